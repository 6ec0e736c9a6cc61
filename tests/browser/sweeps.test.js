// Sweeps: the overview, one small figure a case, the map's numbers, and the share that the visitor picks.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import assert from 'node:assert/strict';
import { browserTest, control, done, setting, terminal, type } from './browser.js';

/** @typedef {import('./browser.js').Page} Page */

const CURVE = '?v=1&scenario=one-drug&numViruses=50&numStepsBeforeDrug=60,30,0&numStepsAfterDrug=40&numTrials=200&seed=sweep';
const MAP = '?v=1&scenario=one-drug&numViruses=50&mutProb=0.001,0.01,0.1&numStepsBeforeDrug=60,20&numStepsAfterDrug=30&numTrials=100&seed=map';

/**
 * The means that the terminal gives, in the order of its cases.
 * @param {string} link
 */
async function means(link) {
  const { stdout } = await promisify(execFile)(setting('MANYTRIALS'), ['run', link, '--json', '-'], { maxBuffer: 1 << 28 });
  /** @type {{ cases: { outcomes: { total: { mean: number } } }[] }} */
  const { cases } = JSON.parse(stdout);
  return cases.map(({ outcomes }) => outcomes.total.mean);
}

/** @param {string} text */
const leading = (text) => Number(/-?[\d.]+/u.exec(text.replaceAll(',', ''))?.[0]);

/** @param {Page} page */
const rows = (page) => page.locator('#sweep-numbers tbody tr').evaluateAll((rows) =>
  rows.map((row) => [...row.children].map((cell) => cell.textContent ?? '')));

browserTest('a sweep has its overview, its table and a figure a case', async (open) => {
  const { page } = await open(CURVE);
  const expected = await means(CURVE);
  const table = await rows(page);
  assert.deepEqual(table.map((row) => row[0]), ['60', '30', '0']);
  for (const [i, row] of table.entries()) assert.ok(Math.abs(leading(row[1] ?? '') - (expected[i] ?? NaN)) < 1, `${row}`);
  assert.equal(await page.locator('.case').count(), 3);
  assert.match(await page.locator('#sweep-sentence').innerText(), /3 cases.*lowest.*±.*highest.*±/su);
  // The case's own link leads to it alone.
  await page.locator('.case-label a').nth(1).click();
  await done(page, await terminal(CURVE.replace('60,30,0', '30')));
  assert.ok(await page.locator('#sweep-sentence').isHidden());
  assert.equal(await page.locator('.case').count(), 1);
  await page.goBack();
  await done(page, await terminal(CURVE));
});

browserTest('a range is typed like a list', async (open) => {
  const { page } = await open(CURVE.replace('60,30,0', '60'));
  await type(page, 'numStepsBeforeDrug', '0..60/3');
  await done(page, await terminal(CURVE.replace('60,30,0', '0,30,60')));
  assert.equal(await control(page, 'numStepsBeforeDrug').inputValue(), '0,30,60');
  assert.match(page.url(), /numStepsBeforeDrug=0,30,60/u);
});

browserTest('the share is the visitor’s to pick, and the address keeps it', async (open) => {
  const { page } = await open(CURVE);
  const share = async () => leading((await rows(page))[0]?.at(-2) ?? '');
  const before = await share();
  const figure = await page.locator('#figure-sweep').screenshot();
  await page.locator('#share').fill('140');
  await page.locator('#share').press('Enter');
  await page.locator('#sweep-numbers').filter({ hasText: '≤ 140' }).waitFor();
  const after = await share();
  assert.ok(after > before, `${before} ${after}`);
  assert.ok(!figure.equals(await page.locator('#figure-sweep').screenshot()));
  await page.reload();
  await done(page);
  assert.equal(await share(), after);
  assert.equal(await page.locator('#share').inputValue(), '140');
  await page.locator('#usual-share').click();
  await page.locator('#sweep-numbers').filter({ hasText: 'in remission' }).waitFor();
  assert.equal(await share(), before);
  await page.locator('#outcome').selectOption('resistant');
  await page.locator('#sweep-sentence').filter({ hasText: 'resistant' }).waitFor();
  assert.doesNotMatch(await page.locator('#sweep-numbers').innerText(), /remission/u);
});

browserTest('a map tells its numbers to pointers and keys, and opens a case', async (open) => {
  const { page } = await open(MAP);
  const expected = await means(MAP);
  const map = page.locator('#figure-sweep');
  const words = () => page.locator('#cell-words').innerText();
  const { width, height } = /** @type {{ width: number, height: number }} */ (await map.boundingBox());
  // The lowest row is the smallest value of the first parameter, the left column that of the second.
  await map.hover({ position: { x: 140, y: height - 80 } });
  await page.locator('#cell-words').filter({ hasText: 'Mutation probability 0.001, Steps before the drug 20' }).waitFor();
  const told = leading((await words()).split('total')[1] ?? '');
  assert.ok(Math.abs(told - (expected[1] ?? NaN)) < 1, `${await words()} ${expected}`);
  await map.hover({ position: { x: width - 60, y: 70 } });
  await page.locator('#cell-words').filter({ hasText: '0.1, Steps before the drug 60' }).waitFor();
  await page.mouse.move(0, 0);
  await map.focus();
  const first = await words();
  await page.keyboard.press('ArrowUp');
  const second = await words();
  assert.notEqual(first, second);
  await page.keyboard.press('ArrowDown');
  assert.equal(await words(), first);
  await page.locator('#map-share').check();
  await page.waitForURL(/map=share/u);
  await map.focus();
  await page.keyboard.press('Enter');
  await done(page, await terminal(MAP.replace('0.001,0.01,0.1', '0.001').replace('60,20', '60')));
});

browserTest('a choice is swept too', async (open) => {
  const link = '?v=1&scenario=roulette&game=fair,american&numSpins=50&numTrials=300';
  const { page } = await open(link);
  assert.match((await rows(page)).map((row) => row[0]).join(), /fair.*American/u);
  assert.equal((await rows(page)).length, 2);
});

browserTest('a hundred cases come and go', async (open) => {
  const link = '?v=1&scenario=one-drug&numStepsBeforeDrug=0..99/100&numStepsAfterDrug=10&numTrials=20';
  const { page } = await open(link);
  await done(page, await terminal(link));
  assert.equal((await rows(page)).length, 100);
  assert.equal(await page.locator('.case').count(), 100);
  await page.locator('.case').last().scrollIntoViewIfNeeded();
  await page.waitForFunction(() => {
    const canvas = [...document.querySelectorAll('canvas.figure-outcome')].at(-1);
    if (!(canvas instanceof HTMLCanvasElement) || canvas.width < 200) return false;
    // A copy, for the browser warns of canvases that are read often.
    const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', { willReadFrequently: true });
    if (!copy) return false;
    copy.drawImage(canvas, 0, 0);
    const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
    return new Set(new Uint32Array(data.buffer)).size > 5;
  });
});
