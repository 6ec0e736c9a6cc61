// Fingers: a swipe scrolls and changes nothing, a slide along something moves it, a tap tells, a long press
// opens, and everything that is pressed is as large as a finger.
import assert from 'node:assert/strict';
import { browserTest, control, doneAsWritten, inLink, query, written } from './browser.js';
import { finger, place, slider } from './fingers.js';
import { SMALL } from './links.js';

/** @typedef {import('./browser.js').Page} Page */

const MAP = '?v=1&scenario=one-drug@3&numStepsBeforeDrug=0,100&clearProb=0.05,0.1&numTrials=20';
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const TABLET = { viewport: { width: 820, height: 1180 }, hasTouch: true, isMobile: true };

/**
 * What the form tells of a hand, in order, from now on.
 * @param {Page} page
 */
async function told(page) {
  const kinds = ['input', 'change'];
  await page.evaluate((kinds) => {
    /** @type {string[]} */
    const list = [];
    Object.assign(window, { told: list });
    for (const kind of kinds) {
      document.querySelector('#experiment')?.addEventListener(kind, () => list.push(kind));
    }
  }, kinds);
  return () => page.evaluate(() => {
    const { told } = /** @type {{ told: string[] }} */ (/** @type {unknown} */ (window));
    return told.splice(0).filter((kind, i, all) => kind !== all[i - 1]);
  });
}

browserTest('a swipe that begins on a slider scrolls and changes nothing', async (open) => {
  const { page } = await open(SMALL, { context: TABLET });
  const heard = await told(page);
  const link = query(page);
  // Up from the first of them, and down from the last, before which there is something to scroll to.
  for (const [key, direction] of /** @type {const} */ ([['numViruses', -1], ['numTrials', 1]])) {
    const [x, y] = await place(page, slider(key), 0.8);
    // What scrolls is the column of values, or the page where that has come to its end.
    const before = await page.evaluate(() => [scrollY, document.querySelector('#fields')?.scrollTop].join());
    await finger(page, [[x, y], [x + 6, y + direction * 240]]);
    await page.waitForFunction((before) => [scrollY, document.querySelector('#fields')?.scrollTop].join() !== before, before);
  }
  // And from the thumb itself, aslant.
  const [x, y] = await place(page, slider('numViruses'), 0.05);
  await finger(page, [[x, y], [x + 90, y - 200]]);
  assert.equal(await control(page, 'numViruses').inputValue(), '50');
  assert.equal(query(page), link);
  assert.deepEqual(await heard(), []);
});

browserTest('a slide along a slider moves it from where it is, and tells its beginning and end', async (open) => {
  const { page } = await open(SMALL, { context: TABLET });
  const heard = await told(page);
  const [x, y] = await place(page, slider('numViruses'), 0.7);
  const scrolled = await page.evaluate(() => scrollY);
  const range = page.locator('[data-for=numViruses]');
  const before = Number(await range.inputValue());
  const { width = 0 } = (await range.boundingBox()) ?? {};
  const end = await finger(page, [[x, y], [x + 60, y + 12]], { lift: false });
  const after = Number(await range.inputValue());
  const wanted = (60 / (width - 18)) * 1000;
  assert.ok(after - before < wanted + 1 && after - before > 0.65 * wanted, `${before} to ${after}, by about ${wanted}`);
  assert.deepEqual(await heard(), ['input']);
  await end('touchEnd');
  await page.waitForFunction(() => !/[?&]numViruses=50&/u.test(location.search));
  // Where the machine is busy, the last of the slide comes with its end.
  assert.equal((await heard()).join().replace(/^input,/u, ''), 'change');
  assert.equal(await page.evaluate(() => scrollY), scrolled, 'nothing scrolls');
  await doneAsWritten(page);
});

browserTest('a tap beside a slider’s thumb sets it, a tap on the thumb does not', async (open) => {
  const { page } = await open(SMALL, { context: TABLET });
  const heard = await told(page);
  const range = page.locator('[data-for=maxPop]');
  const thumb = Number(await range.inputValue()) / 1000;
  await page.touchscreen.tap(...await place(page, slider('maxPop'), thumb));
  assert.deepEqual(await heard(), []);
  await page.touchscreen.tap(...await place(page, slider('maxPop'), 0.9));
  await page.waitForFunction(() => !/[?&]maxPop=1000&/u.test(location.search));
  // The column of values is narrow here, and so is its slider.
  assert.ok(Number(await range.inputValue()) > 850, await range.inputValue());
  assert.deepEqual(await heard(), ['input', 'change']);
});

browserTest('what the browser takes back was not meant', async (open) => {
  const { page } = await open(SMALL, { context: TABLET });
  const heard = await told(page);
  const [x, y] = await place(page, slider('clearProb'), 0.5);
  const end = await finger(page, [[x, y], [x + 50, y]], { lift: false });
  assert.notEqual(await control(page, 'clearProb').inputValue(), '0.05');
  await end('touchCancel');
  await page.waitForFunction(() => /** @type {HTMLInputElement} */ (document.querySelector('#field-clearProb')).value === '0.05');
  assert.deepEqual((await heard()).at(-1), 'change');
});

browserTest('a mouse and keys move a slider as ever, and tell the same', async (open) => {
  const { page } = await open(SMALL);
  const heard = await told(page);
  const range = page.locator('[data-for=maxPop]');
  const [x, y] = await place(page, slider('maxPop'), 0.2);
  await page.mouse.move(x, y);
  await page.mouse.down();
  const jumped = Number(await range.inputValue());
  assert.ok(Math.abs(jumped - 200) < 40, `${jumped}`);
  await page.mouse.move(x + 40, y + 30, { steps: 4 });
  assert.ok(Number(await range.inputValue()) > jumped + 100);
  assert.deepEqual(await heard(), ['input']);
  await page.mouse.up();
  assert.deepEqual(await heard(), ['change']);
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('data-for')), 'maxPop', 'keys go on where the mouse was');
  const before = Number(await control(page, 'maxPop').inputValue());
  await page.keyboard.press('ArrowRight');
  assert.ok(Number(await control(page, 'maxPop').inputValue()) > before);
  assert.deepEqual(await heard(), ['input', 'change']);
  // Where a place further has the same few digits a key gets on all the same.
  await page.locator('[data-for=numTrials]').focus();
  for (let i = 0; i < 3; i++) {
    const trials = Number(await control(page, 'numTrials').inputValue());
    await page.keyboard.press('ArrowRight');
    assert.ok(Number(await control(page, 'numTrials').inputValue()) > trials, `${trials}`);
  }
});

browserTest('a slide along the axis chooses steps, a swipe over it scrolls', async (open) => {
  const { page } = await open(SMALL, { context: PHONE });
  const chosen = (/** @type {boolean} */ is) => page.waitForURL(({ hash }) => /[#&]to=\d+/u.test(hash) === is);
  const [x, y] = await place(page, '#figure-series', 0.3, 0.98);
  await finger(page, [[x, y], [x + 4, y - 200]]);
  await written(page);
  await chosen(false);
  await finger(page, [await place(page, '#figure-series', 0.3, 0.98), await place(page, '#figure-series', 0.6, 0.95)]);
  await page.locator('#all-steps').waitFor();
  await chosen(true);
  // A browser takes a tap that comes in the same moment as the end of a slide for one that stops a scroll.
  await page.locator('#all-steps').click();
  await chosen(false);
});

browserTest('a slide along the curves reads them, a swipe over them scrolls', async (open) => {
  const { page } = await open(SMALL, { context: PHONE });
  const readout = page.locator('#readout');
  assert.match(await readout.innerText(), /^Tap the curves/u);
  const at = async () => Number(/^At step (\d+)/u.exec(await readout.innerText())?.[1] ?? NaN);
  const [x, y] = await place(page, '#figure-series', 0.3);
  await finger(page, [[x, y], [x + 40, y + 5]]);
  const [first, scrolled] = [await at(), await page.evaluate(() => scrollY)];
  await finger(page, [[x + 40, y], [x + 140, y + 20]]);
  const second = await at();
  assert.ok(second > first + 50, `${first}, ${second}`);
  assert.equal(await page.evaluate(() => scrollY), scrolled);
  await finger(page, [[x, y], [x, y - 150]]);
  await page.waitForFunction((scrolled) => scrollY > scrolled + 50, scrolled);
  assert.equal(await at(), second, 'a swipe points at nothing');
  assert.equal(new URL(page.url()).hash, '', 'and opens nothing');
});

browserTest('a tap on the curves or the bars tells, a long press shows a trial', async (open) => {
  const { page } = await open(SMALL, { context: PHONE });
  for (const [figure, words, x, y] of /** @type {const} */ ([
    // Beside the line of the drug, which a finger takes hold of.
    ['#figure-series', '#readout', 0.3, 0.5], ['#figure-outcome', '#bar-words', 0.75, 0.7],
  ])) {
    await page.touchscreen.tap(...await place(page, figure, x, y));
    await page.locator(words).filter({ hasText: figure === '#figure-series' ? /^At step \d+: / : /^total \d+ to \d+: / }).waitFor();
    await page.waitForTimeout(700);
    assert.equal(new URL(page.url()).hash, '', 'nothing is opened by a tap');
    await finger(page, [await place(page, figure, x, y)], { rest: 700 });
    await page.waitForURL(/#trial=\d+$/u);
    assert.match(await page.locator('#trial-words').innerText(), /^Trial \d+: total \d/u);
    assert.equal(await page.evaluate(() => String(getSelection())), '', 'no words are selected');
    await page.locator('#clear-trial').evaluate((button) => /** @type {HTMLElement} */ (button).click());
  }
  const prevented = await page.locator('#figure-series').evaluate((figure) =>
    !figure.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true })));
  assert.ok(prevented, 'the browser’s menu stays away');
});

browserTest('the first tap on a map shows a case, the second opens it', async (open) => {
  const { page } = await open(MAP, { context: PHONE });
  const link = query(page);
  const words = page.locator('#cell-words');
  assert.match(await words.innerText(), /^Tap a cell/u);
  await page.touchscreen.tap(...await place(page, '#figure-sweep', 0.4, 0.3));
  await words.filter({ hasText: /^Clearance probability/u }).waitFor();
  const first = await words.innerText();
  await page.touchscreen.tap(...await place(page, '#figure-sweep', 0.7, 0.6));
  await words.filter({ hasNotText: first }).waitFor();
  const second = await words.innerText();
  assert.match(second, /^Clearance probability/u);
  assert.equal(query(page), link, 'another case is shown first');
  await page.touchscreen.tap(...await place(page, '#figure-sweep', 0.7, 0.6));
  await page.waitForURL((url) => !url.search.includes(','));
  assert.match(second, new RegExp(`Clearance probability ${inLink(page, 'clearProb')}, Steps before the drug ${inLink(page, 'numStepsBeforeDrug')}:`, 'u'));
});

for (const [name, context] of Object.entries({ 'a phone': PHONE, 'a tablet': TABLET, 'a phone on its side': { ...PHONE, viewport: { width: 844, height: 390 } } })) {
  browserTest(`what a finger presses is 44 px wide and high: ${name}`, async (open) => {
    for (const link of [`${SMALL}#trial=3&pin=${encodeURIComponent(SMALL.replace('=50', '=60'))}`, MAP]) {
      const { page } = await open(link, { context });
      if (await page.locator('#open-values').isVisible()) await page.locator('#open-values').tap();
      await page.locator('#field-maxPop').fill('900');
      for (const details of await page.locator('details').all()) await details.evaluate((node) => node.setAttribute('open', ''));
      // A word within a sentence is as high as its line allows.
      const pressed = ':is(button:not(.word), select, input, textarea, summary, label.check, label.button, label.file, nav a, .pins a, .case-label a):visible';
      const small = await page.locator(pressed).evaluateAll((all) =>
        all.flatMap((element) => {
          if (element.closest('.visually-hidden')) return [];
          // Who hits the words of a box hits the box, and who hits the place around a slider the slider.
          const whole = element.closest('label.check, .slider') ?? element;
          const { width, height } = whole.getBoundingClientRect();
          return width < 43.9 || height < 43.9 ? [`${element.outerHTML.slice(0, 90)}: ${width} × ${height}`] : [];
        }));
      assert.deepEqual(small, [], link);
      const smallIn = (/** @type {string} */ place) => page.locator(`${place} :is(button, input, label.check, summary, a):visible`).evaluateAll((all) => all.flatMap((element) => {
        const { width, height } = (element.closest('label.check') ?? element).getBoundingClientRect();
        return width < 43.9 || height < 43.9 ? [`${element.outerHTML.slice(0, 90)}: ${width} × ${height}`] : [];
      }));
      // A sheet may lie over it.
      await page.locator('#open-keys').evaluate((button) => /** @type {HTMLElement} */ (button).click());
      assert.deepEqual(await smallIn('dialog[open]'), [], 'keys');
      await page.keyboard.press('Escape');
      await page.locator('#open-list').click();
      for (const details of await page.locator('#exercises details').all()) await details.evaluate((node) => node.setAttribute('open', ''));
      assert.deepEqual(await smallIn('#exercises'), [], 'the list');
    }
  });
}
