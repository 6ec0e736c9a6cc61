// The keyboard alone does the whole main job; single keys are shortcuts that never get in the way.
import assert from 'node:assert/strict';
import {
  browserTest, control, counting, done, doneAsWritten, inLink, openTool, query, standing, terminal, until,
} from './browser.js';
import { ENDLESS, SMALL } from './links.js';

/** @typedef {import('./browser.js').Page} Page */

const MAP = '?v=1&scenario=one-drug@3&numStepsBeforeDrug=0,100&clearProb=0.05,0.1&numTrials=20';

browserTest('from the choice of an experiment to its link, by keys alone', async (open) => {
  const { page } = await open(SMALL, { context: { permissions: ['clipboard-read', 'clipboard-write'] } });
  await tabTo(page, '#open-list');
  await page.keyboard.press('Enter');
  await tabTo(page, '#exercises .cards a[href*="scenario=robots"]');
  await page.keyboard.press('Enter');
  await page.waitForURL(/scenario=robots/u);
  await done(page);

  await tabTo(page, '[name=numTrials]');
  assert.ok(await focusIsSeen(page));
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('450');
  await page.keyboard.press('Enter');
  await page.waitForURL(/numTrials=450&/u);
  await doneAsWritten(page);
  assert.equal((await standing(page)).trials, 450);

  await tabTo(page, '#more');
  await page.keyboard.press('Enter');
  await page.waitForURL(/numTrials=900&/u);
  await done(page);
  assert.equal((await standing(page)).trials, 900);

  await tabTo(page, '#pin');
  await page.keyboard.press('Enter');
  await page.locator('.pins > li').waitFor();
  await done(page);
  await tabTo(page, '.toolbar .save summary');
  await page.keyboard.press('Enter');
  await tabTo(page, '[data-save=series]');
  const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  assert.match(file.suggestedFilename(), /^robots_.*series\.csv$/u);
  await tabTo(page, '#copy-link');
  await page.keyboard.press('Enter');
  await page.locator('#shared').filter({ hasText: 'copied' }).waitFor();
  const copied = new URL(await page.evaluate(() => navigator.clipboard.readText()));
  assert.equal(await terminal(copied.search), await terminal(query(page)), 'in short, the same');
  assert.equal(copied.hash, new URL(page.url()).hash);
});

browserTest('a run is stopped and goes on by keys', async (open) => {
  const { page } = await open(ENDLESS, { shown: false });
  await counting(page);
  await tabTo(page, '#stop');
  await page.keyboard.press('Enter');
  await until(page, { state: 'stopped' });
  assert.equal(await focused(page), 'more', 'the focus goes on to what can be pressed');
  await page.keyboard.press('Enter');
  await until(page, { state: 'running' });
  await page.keyboard.press('Enter');
  await until(page, { state: 'stopped' });
});

browserTest('arrow keys read the curves and the bars, and Enter shows a trial that is there', async (open) => {
  const { page } = await open(SMALL);
  await tabTo(page, '#figure-series');
  await page.keyboard.press('ArrowRight');
  assert.match(await page.locator('#readout').innerText(), /^At step 0: total 50/u);
  await page.keyboard.press('PageUp');
  assert.match(await page.locator('#readout').innerText(), /^At step 10: /u);
  await page.keyboard.press('End');
  assert.match(await page.locator('#readout').innerText(), /^At step 300: /u);
  await page.keyboard.press('Enter');
  await page.waitForURL(/#trial=\d+$/u);
  assert.match(await page.locator('#trial-words').innerText(), /^Trial \d+: total \d/u);

  await tabTo(page, '#figure-outcome');
  await page.keyboard.press('Home');
  const words = page.locator('#bar-words');
  assert.match(await words.innerText(), /^total 0 to \d+: [\d.]+ % ± [\d.]+ % of the trials$/u);
  const first = await page.locator('#figure-outcome').screenshot();
  await page.keyboard.press('End');
  const [, low, high] = /^total (\d+) to (\d+): /u.exec(await words.innerText()) ?? [];
  assert.ok(!first.equals(await page.locator('#figure-outcome').screenshot()), 'the bar is marked');
  const before = page.url();
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.href !== before);
  const [, total] = /total (\d+)/u.exec(await page.locator('#trial-words').innerText()) ?? [];
  assert.ok(Number(low) <= Number(total) && Number(total) <= Number(high), `${total} in ${low} to ${high}`);
  await page.keyboard.press('Alt+ArrowRight');
  assert.match(await words.innerText(), new RegExp(`^total ${low} to`, 'u'), 'what the browser does with Alt stays its own');
});

browserTest('a cell of a map is opened by keys', async (open) => {
  const { page } = await open(MAP);
  await tabTo(page, '#figure-sweep');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowUp');
  assert.match(await page.locator('#cell-words').innerText(), /^Clearance probability 0\.1, Steps before the drug 100: /u);
  await page.keyboard.press('Enter');
  await page.waitForURL(/numStepsBeforeDrug=100&/u);
  assert.equal(inLink(page, 'clearProb'), '0.1');
});

browserTest('single keys press the buttons that the list says', async (open) => {
  const { page } = await open(SMALL);
  await page.keyboard.press('?');
  const list = page.locator('#keys');
  await list.waitFor();
  assert.deepEqual(await list.locator('section').first().locator('kbd').allInnerTexts(), ['r', 's', 'm', 'e', '?', 'Tab']);
  await page.keyboard.press('m');
  await page.keyboard.press('Escape');
  assert.ok(!(await list.isVisible()));
  assert.equal(inLink(page, 'numTrials'), '400', 'under a list no key works');
  await page.keyboard.press('m');
  await page.waitForURL(/numTrials=800&/u);
  await done(page);
  await page.keyboard.press('e');
  assert.ok(await page.locator('#exercises').isVisible());
  await page.goBack();
  assert.ok(await page.locator('#exercises').isHidden());
  await control(page, 'numTrials').fill('100000000');
  await control(page, 'numTrials').press('Enter');
  await until(page, { state: 'running' });
  await counting(page);
  await page.locator('#fields').evaluate(() => /** @type {HTMLElement} */ (document.activeElement).blur());
  await page.keyboard.press('s');
  await until(page, { state: 'stopped' });
  await page.keyboard.press('r');
  await until(page, { state: 'running' });
});

browserTest('the list gives the focus back to its button', async (open) => {
  const { page } = await open(SMALL);
  await tabTo(page, '#open-keys');
  await page.keyboard.press('Enter');
  assert.ok(await page.locator('#keys').isVisible());
  await page.keyboard.press('Escape');
  assert.equal(await focused(page), 'open-keys');
});

browserTest('single keys keep out of fields, of other keys, and of the way once they are off', async (open) => {
  const { page } = await open(SMALL);
  // In a menu of exercises letters lead to their titles.
  await openTool(page, 'save');
  for (const field of ['#save-size', '#field-seed', '#own', '#field-resistances']) {
    await page.locator(field).focus();
    for (const key of ['m', 'e', '?']) await page.keyboard.press(key);
  }
  assert.equal(await page.locator('#own').inputValue(), 'me?');
  assert.ok(!(await page.locator('dialog[open]').isVisible()));
  assert.ok(await page.locator('#exercises').isHidden());
  await page.locator('#run').focus();
  for (const held of ['Control', 'Alt', 'Meta']) await page.keyboard.press(`${held}+m`);
  await page.locator('#open-keys').click();
  assert.equal(await page.locator('#more').getAttribute('aria-keyshortcuts'), 'm');
  await page.locator('#single-keys').uncheck();
  await page.keyboard.press('Escape');
  for (const key of ['m', 'e', '?']) await page.keyboard.press(key);
  assert.ok(!(await page.locator('dialog[open]').isVisible()));
  assert.ok(await page.locator('#exercises').isHidden());
  assert.equal(await page.locator('#more').getAttribute('aria-keyshortcuts'), null);
  assert.equal(inLink(page, 'numTrials'), '400');
  // What was typed into the seed ran, and nothing else.
  assert.match(inLink(page, 'seed') ?? '', /me\?/u);
  await doneAsWritten(page);
});

browserTest('every control is reached, and seen when it is', async (open) => {
  const { page } = await open(SMALL, { context: { viewport: { width: 390, height: 844 } } });
  const seen = new Set();
  const hidden = [];
  for (let presses = 0; presses < 220; presses++) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const element = document.activeElement;
      if (!(element instanceof HTMLElement) || element === document.body) return null;
      const place = element instanceof HTMLInputElement && element.type === 'file' ? (element.labels?.[0] ?? element) : element;
      const { top, bottom, left, width } = place.getBoundingClientRect();
      const over = document.elementFromPoint(left + Math.min(width / 2, 20), (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2);
      const opens = element.id === 'open-values' || element.matches('.toolbar summary');
      return { opens, name: element.id || element.outerHTML.slice(0, 90), covered: !over || !(place.contains(over) || over.contains(place)) };
    });
    if (!at) break;
    seen.add(at.name);
    if (at.opens) await page.keyboard.press('Enter');
    if (at.covered) hidden.push(at.name);
  }
  for (const id of ['presets', 'open-list', 'figure-series', 'figure-outcome', 'share', 'samples', 'trial', 'pin', 'save-link',
    'copy-link', 'open-files', 'own', 'own-file', 'open-keys', 'field-numTrials', 'repeat', 'run', 'more']) {
    assert.ok(seen.has(id), `${id} is reached by Tab`);
  }
  assert.deepEqual(hidden, [], 'nothing lies over what has the focus');
});

/** @param {Page} page */
const focused = (page) => page.evaluate(() => document.activeElement?.id);

/** @param {Page} page */
function focusIsSeen(page) {
  return page.evaluate(() => {
    const { outlineStyle, outlineWidth } = getComputedStyle(/** @type {Element} */ (document.activeElement));
    return outlineStyle !== 'none' && outlineWidth !== '0px';
  });
}

/**
 * Presses Tab until an element has the focus.
 * @param {Page} page
 * @param {string} selector
 */
async function tabTo(page, selector) {
  const place = page.locator(selector).first();
  for (let presses = 0; presses < 120; presses++) {
    await page.keyboard.press('Tab');
    if (await place.evaluate((element) => element === document.activeElement)) return;
  }
  assert.fail(`${selector} is not reached by Tab`);
}
