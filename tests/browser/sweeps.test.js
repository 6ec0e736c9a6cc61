// Sweeps: the overview, one small figure a case, the map's numbers, and the share that the visitor picks.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import assert from 'node:assert/strict';
import { browserTest, control, done, setting, terminal, type } from './browser.js';

/** @typedef {import('./browser.js').Page} Page */

const CURVE = '?v=1&scenario=one-drug@3&numViruses=50&numStepsBeforeDrug=60,30,0&numStepsAfterDrug=40&numTrials=200&seed=sweep';
const MAP = '?v=1&scenario=one-drug@3&numViruses=50&mutProb=0.001,0.01,0.1&numStepsBeforeDrug=60,20&numStepsAfterDrug=30&numTrials=100&seed=map';

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
  assert.match(await page.locator('#sweep-sentence').innerText(), /% of patients are in remission with .*3 cases of steps before the drug/su);
  assert.doesNotMatch(await page.locator('#sweep-sentence, .case-label').first().innerText(), /numSteps/u);
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
  assert.equal(await control(page, 'numStepsBeforeDrug').inputValue(), '0, 30, 60');
  assert.match(page.url(), /numStepsBeforeDrug=0,30,60/u);
  for (const text of ['0:60:30', 'range(0, 61, 30)', 'np.arange(0, 61, 30)', 'linspace(0, 60, 3)']) {
    await type(page, 'numStepsBeforeDrug', '15');
    await page.waitForURL(/numStepsBeforeDrug=15&/u);
    await type(page, 'numStepsBeforeDrug', text);
    await page.waitForURL(/numStepsBeforeDrug=0,30,60&/u);
  }
  await done(page, await terminal(CURVE.replace('60,30,0', '0,30,60')));
});

const ONE = CURVE.replace('60,30,0', '60');

for (const [hand, context] of /** @type {const} */ ([
  ['a mouse', {}], ['a finger', { hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } }], ['keys', {}],
])) {
  browserTest(`a value is varied by ${hand}, and is one value again`, async (open) => {
    const { page } = await open(ONE, { context });
    const panel = page.locator('#vary-numStepsBeforeDrug');
    const toggle = page.locator('[aria-controls="vary-numStepsBeforeDrug"]');
    const press = async () => {
      if (hand === 'a finger') await toggle.tap();
      else if (hand === 'a mouse') await toggle.click();
      else {
        await toggle.focus();
        await page.keyboard.press('Enter');
      }
    };
    assert.ok(await panel.isHidden());
    // On a phone the values stand in a sheet.
    if (hand === 'a finger') await page.locator('#open-values').tap();
    await press();
    // Nothing is to be known: values around the one in use are run at once.
    await page.waitForURL(/numStepsBeforeDrug=0,30,60,90,120&/u);
    await done(page, await terminal(CURVE.replace('60,30,0', '0,30,60,90,120')));
    assert.match(await panel.innerText(), /5 cases of 200 trials each: 1,000 in all/u);
    assert.equal(await toggle.getAttribute('aria-expanded'), 'true');
    assert.equal(await toggle.innerText(), 'one value');
    // From, to and how many are the visitor's.
    await panel.locator('input[data-end=to]').fill('90');
    await panel.locator('input[data-end=count]').fill('4');
    await page.keyboard.press('Tab');
    await done(page, await terminal(CURVE.replace('60,30,0', '0,30,60,90')));
    await panel.locator('input[data-end=count]').fill('1000');
    await panel.getByText(/from 2 to 100/u).waitFor();
    await panel.locator('input[data-end=from]').fill('many');
    await panel.getByText(/takes a whole number/u).waitFor();
    await press();
    await done(page, await terminal(ONE));
    assert.equal(await control(page, 'numStepsBeforeDrug').inputValue(), '60');
    assert.ok(await page.locator('#sweep-sentence').isHidden());
  });
}

browserTest('kinds are boxes to check, and one of them stays', async (open) => {
  const { page } = await open('?v=1&scenario=roulette&game=european&numSpins=50&numTrials=100');
  await page.locator('[aria-controls="vary-game"]').click();
  await page.waitForURL(/game=fair,european,american&/u);
  const box = (/** @type {string} */ key) => page.locator(`#vary-game input[value=${key}]`);
  await box('fair').uncheck();
  await page.waitForURL(/game=european,american&/u);
  await box('european').uncheck();
  await page.waitForURL(/game=american&/u);
  await box('american').click();
  assert.ok(await box('american').isChecked());
  assert.equal(await control(page, 'game').inputValue(), 'american');
});

browserTest('the dots of a sweep tell their numbers at the pointer, to fingers and to keys', async (open) => {
  const { page } = await open(CURVE);
  const expected = await means(CURVE);
  const figure = page.locator('#figure-sweep');
  const words = () => page.locator('#cell-words').innerText();
  const { width, height } = /** @type {{ width: number, height: number }} */ (await figure.boundingBox());
  const plain = await figure.screenshot();
  await figure.hover({ position: { x: width - 40, y: height / 2 } });
  await page.locator('#cell-words').filter({ hasText: /^Steps before the drug 60: total/u }).waitFor();
  assert.ok(Math.abs(leading((await words()).split('total')[1] ?? '') - (expected[0] ?? NaN)) < 1, await words());
  await page.waitForTimeout(100);
  assert.ok(!plain.equals(await figure.screenshot()), 'there is a label at the pointer');
  await page.mouse.move(0, 0);
  await figure.focus();
  await page.keyboard.press('ArrowLeft');
  await page.locator('#cell-words').filter({ hasText: /^Steps before the drug 30: total/u }).waitFor();
  await page.keyboard.press('Enter');
  await done(page, await terminal(CURVE.replace('60,30,0', '30')));
});

browserTest('numbers by two kinds are two rows of dots, between which keys go', async (open) => {
  const { page } = await open('?v=1&scenario=roulette&game=fair,american&numSpins=50,100,150&numTrials=300');
  const figure = page.locator('#figure-sweep');
  await page.getByText('Dots: mean and its standard error').waitFor();
  await figure.focus();
  await page.locator('#cell-words').filter({ hasText: 'fair: 36 pockets, Spins 50:' }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.locator('#cell-words').filter({ hasText: 'American: 38 pockets, with 0 and 00, Spins 50:' }).waitFor();
  await page.keyboard.press('ArrowRight');
  await page.locator('#cell-words').filter({ hasText: 'with 0 and 00, Spins 100:' }).waitFor();
});

browserTest('a sentence claims no order that its trials do not show', async (open) => {
  const { page } = await open('?v=1&scenario=roulette&game=fair,european&numSpins=1000&numTrials=20');
  const words = await page.locator('#sweep-sentence').innerText();
  assert.match(words, /no difference that 20 trials can show/u);
  assert.doesNotMatch(words, /lowest|highest/u);
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
  // The exercise asks for the share in remission, so the map shows that.
  assert.ok(await page.locator('#map-share').isChecked());
  const shares = await map.screenshot();
  await page.locator('#map-share').uncheck();
  await page.waitForURL(/map=mean/u);
  assert.ok(!shares.equals(await map.screenshot()));
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
  const link = '?v=1&scenario=one-drug@3&numStepsBeforeDrug=0..99/100&numStepsAfterDrug=10&numTrials=20';
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
