// The page follows the hand: sliders and figures that are moved, undo and redo, the die, and what is asked
// before a long run is lost.
import assert from 'node:assert/strict';
import {
  browserTest, control, done, doneAsWritten, inLink, overhear, query, standing, terminal, type, written,
} from './browser.js';
import { place } from './fingers.js';
import { agreement, thumb } from './hand.js';

const LINK = '?v=1&scenario=one-drug@3&numViruses=100&maxPop=1000&maxBirthProb=0.1&clearProb=0.05&mutProb=0.005' +
  '&resistances=guttagonol&numResistantViruses=0&numStepsBeforeDrug=150&numStepsAfterDrug=150&numTrials=2000&seed=live';

/** @typedef {import('playwright-core').Page} Page */

/**
 * Presses on an element, moves across in small steps, and looks at the page after each.
 * @template T
 * @param {Page} page
 * @param {{ x: number, y: number }} from
 * @param {number} by pixels to the right
 * @param {(at: number) => Promise<T>} look
 */
async function drag(page, { x, y }, by, look) {
  await page.mouse.move(x, y);
  await page.mouse.down();
  const seen = [];
  for (let step = 1; step <= 12; step++) {
    await page.mouse.move(x + (by * step) / 12, y);
    seen.push(await look(step));
  }
  return seen;
}

/** Where a pointer of a shape is offered on a row of a figure, seen from the left.
 * @param {Page} page @param {string} figure @param {number} part of its height @param {string} cursor */
async function gripOn(page, figure, part, cursor) {
  const canvas = page.locator(figure);
  await canvas.scrollIntoViewIfNeeded();
  const box = await canvas.boundingBox();
  assert.ok(box);
  const y = box.y + box.height * part;
  for (let x = box.x + 2; x < box.x + box.width; x += 4) {
    await page.mouse.move(x, y);
    if (await canvas.evaluate((element) => /** @type {HTMLElement} */ (element).style.cursor) === cursor) return { x: x + 2, y };
  }
  throw new Error(`there is nothing to take hold of in ${figure}`);
}

browserTest('while a slider moves, field, sentence and figure are of the same numbers, or are said not to be', async (open) => {
  const { page } = await open(LINK);
  const seen = await drag(page, await page.evaluate(thumb, 'numStepsBeforeDrug'), 40, () => page.evaluate(agreement));
  for (const { field, said, stale } of seen) assert.ok(field === said || stale, JSON.stringify({ field, said, stale }));
  // It answers under the hand: several places were shown before it was let go.
  await page.waitForFunction(() => !document.querySelector('#figures')?.hasAttribute('data-stale'));
  const last = await page.evaluate(agreement);
  assert.equal(last.field, last.said);
  assert.notEqual(last.field, 150);
  assert.ok(new Set(seen.map(({ said }) => said)).size > 2, JSON.stringify(seen));
  await page.mouse.up();
  await doneAsWritten(page);
  assert.equal((await page.evaluate(agreement)).said, Number(inLink(page, 'numStepsBeforeDrug')));
});

browserTest('a first picture of few trials is never shown', async (open) => {
  // Nobody waits longer than 300 ms for them: of such a picture the worker's message says how long it took. It may
  // be shown beside the count that came after it.
  const prepare = (/** @type {import('playwright-core').BrowserContext} */ context) => overhear(context, (data) => {
    const of = /** @type {any} */ (window);
    of.late ??= [];
    if (data?.kind === 'snapshot') of.isLate = data.seconds >= 0.3;
    if (of.isLate && ['snapshot', 'progress'].includes(data?.kind)) of.late.push(data.done);
    return data;
  });
  const { page } = await open(LINK, { prepare });
  await page.evaluate(() => {
    const seen = /** @type {number[]} */ ([]);
    Object.assign(window, { seen });
    new MutationObserver(() => seen.push(Number(document.querySelector('#done')?.textContent?.split(' ')[0]?.replaceAll(',', ''))))
      .observe(/** @type {Node} */ (document.querySelector('#sentence')), { childList: true, subtree: true, characterData: true });
  });
  await drag(page, await page.evaluate(thumb, 'clearProb'), 30, () => page.waitForTimeout(20));
  await page.mouse.up();
  await written(page);
  await done(page);
  const { seen, late } = await page.evaluate(() => {
    const { seen, late } = /** @type {any} */ (window);
    return { seen, late };
  });
  assert.ok(seen.length > 3, JSON.stringify(seen));
  for (const trials of seen) assert.ok(Number.isNaN(trials) || trials >= 32 || late.includes(trials), JSON.stringify({ seen, late }));
});

browserTest('a drag is one step back, and undo and redo walk the steps', async (open) => {
  const { page } = await open(LINK);
  const before = await page.evaluate(() => history.length);
  await drag(page, await page.evaluate(thumb, 'numStepsBeforeDrug'), 40, () => page.waitForTimeout(30));
  await page.mouse.up();
  await doneAsWritten(page);
  const dragged = query(page);
  assert.notEqual(dragged, LINK);
  assert.equal(await page.evaluate(() => history.length), before + 1, 'one entry');
  await type(page, 'maxPop', '900');
  await page.waitForURL(/maxPop=900&/u);
  await done(page);
  const typed = query(page);
  await page.locator('#undo').click();
  await page.waitForFunction((search) => location.search === search, dragged);
  await done(page, await terminal(dragged));
  assert.equal(await control(page, 'maxPop').inputValue(), '1000');
  await page.locator('.status').click();
  await page.keyboard.press('Control+z');
  await page.waitForFunction((search) => location.search === search, LINK);
  await done(page, await terminal(LINK));
  assert.ok(await page.locator('#undo').isDisabled());
  await page.keyboard.press('Control+Shift+Z');
  await page.waitForFunction((search) => location.search === search, dragged);
  await page.locator('#redo').click();
  await page.waitForFunction((search) => location.search === search, typed);
  await done(page, await terminal(typed));
  assert.ok(await page.locator('#redo').isDisabled());
});

browserTest('letters that are being typed are undone by the browser', async (open) => {
  const { page } = await open(LINK);
  await control(page, 'maxPop').click();
  await page.keyboard.press('End');
  await page.keyboard.type('0');
  assert.equal(await control(page, 'maxPop').inputValue(), '10000');
  await page.keyboard.press('Control+z');
  assert.equal(await control(page, 'maxPop').inputValue(), '1000');
});

browserTest('all values go back at once, the seed stays', async (open) => {
  const { page } = await open(LINK.replace('maxPop=1000', 'maxPop=800').replace('mutProb=0.005', 'mutProb=0.01'));
  await page.locator('#reset-all').click();
  await page.waitForURL(/maxPop=1000&/u);
  await doneAsWritten(page);
  assert.equal(inLink(page, 'mutProb'), '0.005');
  assert.equal(inLink(page, 'seed'), 'live');
  assert.ok(await page.locator('#reset-all').isDisabled());
});

browserTest('the die draws other numbers, and Repeat the same', async (open) => {
  const { page } = await open(LINK);
  const first = await standing(page);
  await page.locator('#run').click();
  await page.waitForFunction(() => !location.search.includes('seed=live'));
  await doneAsWritten(page);
  const second = await standing(page);
  assert.notEqual(second.fingerprint, first.fingerprint);
  await page.locator('#repeat').click();
  await doneAsWritten(page);
  assert.equal((await standing(page)).fingerprint, second.fingerprint);
  await page.locator('#undo').click();
  await page.waitForURL(/seed=live/u);
  await done(page, await terminal(LINK));
});

browserTest('the line of the drug is taken in the figure and moves', async (open) => {
  const { page } = await open(LINK);
  const grip = await gripOn(page, '#figure-series', 0.5, 'ew-resize');
  const seen = await drag(page, grip, 120, () => page.evaluate(agreement));
  for (const { field, said, stale } of seen) assert.ok(field === said || stale, JSON.stringify({ field, said, stale }));
  await page.mouse.up();
  await written(page);
  await page.waitForFunction(() => document.querySelector('html')?.dataset['state'] === 'done');
  const moved = Number(inLink(page, 'numStepsBeforeDrug'));
  assert.ok(moved > 160 && moved < 260, String(moved));
  await doneAsWritten(page);
  assert.equal(new URL(page.url()).hash.includes('trial='), false, 'it was pulled, not clicked');
});

browserTest('what is pulled goes back with Escape', async (open) => {
  const { page } = await open(LINK);
  const grip = await gripOn(page, '#figure-series', 0.5, 'ew-resize');
  await drag(page, grip, 60, () => page.waitForTimeout(10));
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await written(page);
  await page.waitForFunction((search) => location.search === search, LINK);
  await done(page, await terminal(LINK));
});

browserTest('the end of the share is taken in the histogram', async (open) => {
  const { page } = await open(LINK);
  const grip = await gripOn(page, '#figure-outcome', 0.4, 'ew-resize');
  await drag(page, grip, 60, () => page.waitForTimeout(10));
  await page.mouse.up();
  await written(page);
  const share = Number(new URLSearchParams(new URL(page.url()).hash.slice(1)).get('share'));
  assert.ok(share > 60 && Number.isInteger(share), String(share));
  assert.equal(await page.locator('#share').inputValue(), String(share));
});

/**
 * Waits until the address says so of the steps that are looked at.
 * @param {Page} page
 * @param {(from: number | null, to: number | null) => boolean} says
 */
const looksAt = (page, says) => page.waitForURL(({ hash }) => {
  const of = (/** @type {string} */ key) => {
    const value = new URLSearchParams(hash.slice(1)).get(key);
    return value === null ? null : Number(value);
  };
  return says(of('from'), of('to'));
});
const ALL = (/** @type {number | null} */ from, /** @type {number | null} */ to) => from === null && to === null;

browserTest('steps are chosen along the axis, and all of them come back', async (open) => {
  const { page } = await open(LINK);
  const all = page.locator('#all-steps');
  const axis = (/** @type {number} */ part) => place(page, '#figure-series', part, 0.98);
  const pull = async (/** @type {number} */ from, /** @type {number} */ to) => {
    const [[x, y], [end]] = [await axis(from), await axis(to)];
    await page.mouse.move(x, y);
    await page.mouse.down();
    for (let part = 1; part <= 6; part++) await page.mouse.move(x + ((end - x) * part) / 6, y - 4 * part);
  };
  assert.ok(await all.isHidden());
  // Given up, nothing is chosen; let go, the steps that were told are.
  await pull(0.3, 0.5);
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await written(page);
  await looksAt(page, ALL);
  await pull(0.5, 0.3);
  const [, first, last] = /^From step (\d+) to (\d+)$/u.exec(await page.locator('#readout').innerText())?.map(Number) ?? [];
  assert.ok(first && last && first > 50 && last < 200 && first < last, `${first} to ${last}`);
  await page.mouse.up();
  await looksAt(page, (from, to) => from === first && to === last);
  assert.doesNotMatch(page.url(), /trial=/u, 'it was pulled, not clicked');
  // And of those some.
  await pull(0.3, 0.5);
  await page.mouse.up();
  await looksAt(page, (from, to) => Number(from) > first && to !== null && to < last);
  assert.equal(await all.innerText(), 'All 300 steps');
  await all.click();
  await looksAt(page, ALL);
  assert.ok(await all.isHidden());
  // A click is no range, and a double one leads back too.
  await pull(0.3, 0.5);
  await page.mouse.up();
  await looksAt(page, (_, to) => to !== null);
  await page.mouse.dblclick(...await axis(0.4));
  await looksAt(page, ALL);
});

/** Makes every run look as if it had taken so many seconds. @param {import('playwright-core').BrowserContext} context */
const long = (context) => overhear(context, (data) => (typeof data?.seconds === 'number' ? { ...data, seconds: 100 } : data));

browserTest('a run of over a minute is not lost without a question', async (open) => {
  const { page } = await open(LINK, { prepare: long });
  const { fingerprint } = await standing(page);
  await type(page, 'maxPop', '900');
  await page.locator('#loss').waitFor();
  assert.match(await page.locator('#loss').innerText(), /2,000 trials that took 2 min/u);
  await page.keyboard.press('Escape');
  // It is kept, and so are its values; that a dialog closed is told in a task after the key's.
  const maxPop = await control(page, 'maxPop').elementHandle();
  await page.waitForFunction((input) => input instanceof HTMLInputElement && input.value === '1000', maxPop);
  assert.equal((await standing(page)).fingerprint, fingerprint);
  assert.equal(query(page), LINK);
  await type(page, 'maxPop', '900');
  await page.locator('#loss').getByRole('button').first().click();
  await page.waitForURL(/maxPop=900&/u);
  await doneAsWritten(page);
});

browserTest('Back asks too, and what is kept stays in the address', async (open) => {
  const { page } = await open(LINK, { prepare: long });
  await page.locator('#run').click();
  await page.locator('#loss').getByRole('button').first().click();
  await page.waitForFunction(() => !location.search.includes('seed=live'));
  await doneAsWritten(page);
  const here = query(page);
  await page.goBack();
  await page.locator('#loss').waitFor();
  await page.keyboard.press('Escape');
  await page.waitForFunction((search) => location.search === search, here);
});
