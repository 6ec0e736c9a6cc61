// Fingers: a swipe scrolls and changes nothing, a slide along something moves it, a tap tells, a long press
// opens, and everything that is pressed is as large as a finger.
import assert from 'node:assert/strict';
import { browserTest, control, done, inLink, query, terminal } from './browser.js';
import { SMALL } from './links.js';

/** @typedef {import('./browser.js').Page} Page */
/** @typedef {[number, number]} Place */

const MAP = '?v=1&scenario=one-drug&numStepsBeforeDrug=0,100&clearProb=0.05,0.1&numTrials=20';
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const TABLET = { viewport: { width: 820, height: 1180 }, hasTouch: true, isMobile: true };

/**
 * A finger that goes from place to place, as the browser gets it of a screen.
 * @param {Page} page
 * @param {Place[]} places
 * @param {{ rest?: number, lift?: boolean }} [how] rest: how many ms it stays where it comes down
 * @returns what ends it: lifted, or taken back
 */
async function finger(page, places, { rest = 0, lift = true } = {}) {
  const cdp = await page.context().newCDPSession(page);
  const touch = (/** @type {'touchStart' | 'touchMove' | 'touchEnd' | 'touchCancel'} */ type, /** @type {Place[]} */ at) =>
    cdp.send('Input.dispatchTouchEvent', { type, touchPoints: at.map(([x, y]) => ({ x, y })) });
  const [first = [0, 0], ...others] = places;
  await touch('touchStart', [first]);
  if (rest) await page.waitForTimeout(rest);
  let [x, y] = first;
  for (const [toX, toY] of others) {
    for (let part = 1; part <= 10; part++) await touch('touchMove', [[x + ((toX - x) * part) / 10, y + ((toY - y) * part) / 10]]);
    [x, y] = [toX, toY];
  }
  if (lift) await touch('touchEnd', []);
  return (/** @type {'touchEnd' | 'touchCancel'} */ type) => touch(type, []);
}

/**
 * Where something is in the window: parts of its width and height from its left and top.
 * @param {Page} page
 * @param {string} selector
 * @param {number} x
 * @param {number} y
 * @returns {Promise<Place>}
 */
async function place(page, selector, x = 0.5, y = 0.5) {
  await page.locator(selector).first().evaluate((element) => element.scrollIntoView({ block: 'center' }));
  const box = await page.locator(selector).first().boundingBox();
  assert.ok(box, selector);
  return [box.x + x * box.width, box.y + y * box.height];
}

/** @param {string} key */
const slider = (key) => `.slider:has([data-for=${key}])`;

/**
 * What the form tells of a hand, in order, from now on.
 * @param {Page} page
 */
async function told(page) {
  const kinds = ['hold', 'input', 'change', 'release'];
  await page.evaluate((kinds) => {
    /** @type {string[]} */
    const list = [];
    Object.assign(window, { told: list });
    for (const kind of kinds) {
      document.querySelector('#experiment')?.addEventListener(kind, (event) =>
        list.push(event instanceof CustomEvent ? `${kind} ${event.detail}` : kind));
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
  for (const direction of [-1, 1]) {
    const [x, y] = await place(page, slider('numViruses'), 0.8);
    const before = await page.evaluate(() => scrollY);
    await finger(page, [[x, y], [x + 6, y + direction * 240]]);
    await page.waitForFunction((before) => scrollY !== before, before);
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
  assert.ok(after - before < wanted + 1 && after - before > wanted - 150, `${before} to ${after}, by about ${wanted}`);
  assert.deepEqual(await heard(), ['hold numViruses', 'input']);
  await end('touchEnd');
  await page.waitForFunction(() => !/[?&]numViruses=50&/u.test(location.search));
  assert.deepEqual(await heard(), ['change', 'release numViruses']);
  assert.equal(await page.evaluate(() => scrollY), scrolled, 'nothing scrolls');
  await done(page, await terminal(query(page)));
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
  assert.ok(Math.abs(Number(await range.inputValue()) - 940) < 40, await range.inputValue());
  assert.deepEqual(await heard(), ['hold maxPop', 'input', 'change', 'release maxPop']);
});

browserTest('what the browser takes back was not meant', async (open) => {
  const { page } = await open(SMALL, { context: TABLET });
  const heard = await told(page);
  const [x, y] = await place(page, slider('clearProb'), 0.5);
  const end = await finger(page, [[x, y], [x + 50, y]], { lift: false });
  assert.notEqual(await control(page, 'clearProb').inputValue(), '0.05');
  await end('touchCancel');
  await page.waitForFunction(() => /** @type {HTMLInputElement} */ (document.querySelector('#field-clearProb')).value === '0.05');
  assert.deepEqual((await heard()).at(-1), 'release clearProb');
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
  assert.deepEqual(await heard(), ['hold maxPop', 'input']);
  await page.mouse.up();
  assert.deepEqual(await heard(), ['change', 'release maxPop']);
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('data-for')), 'maxPop', 'keys go on where the mouse was');
  const before = Number(await control(page, 'maxPop').inputValue());
  await page.keyboard.press('ArrowRight');
  assert.ok(Number(await control(page, 'maxPop').inputValue()) > before);
  assert.deepEqual(await heard(), ['hold maxPop', 'input', 'change', 'release maxPop']);
  // Where a place further has the same few digits a key gets on all the same.
  await page.locator('[data-for=numTrials]').focus();
  for (let i = 0; i < 3; i++) {
    const trials = Number(await control(page, 'numTrials').inputValue());
    await page.keyboard.press('ArrowRight');
    assert.ok(Number(await control(page, 'numTrials').inputValue()) > trials, `${trials}`);
  }
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
    ['#figure-series', '#readout', 0.5, 0.5], ['#figure-outcome', '#bar-words', 0.75, 0.7],
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
