// The bar at the figure: tools act where one looks, by pointer, finger and keys.
import assert from 'node:assert/strict';
import { browserTest, done, openTool, standing } from './browser.js';
import { SMALL } from './links.js';

/** @typedef {import('./browser.js').Page} Page */

const SWEEP = '?v=1&scenario=one-drug@3&numStepsBeforeDrug=150,75,0&numTrials=60';
const NO_CURVE = '?v=1&scenario=balls&numTrials=200';

/**
 * How far one thing is below another, in px.
 * @param {Page} page
 * @param {string} lower
 * @param {string} upper
 */
const below = (page, lower, upper) => page.evaluate(([lower, upper]) => {
  const at = (/** @type {string} */ part) => document.querySelector(part)?.getBoundingClientRect();
  return (at(lower ?? '')?.top ?? NaN) - (at(upper ?? '')?.bottom ?? NaN);
}, [lower, upper]);

for (const [name, width, height] of /** @type {const} */ ([['wide', 1320, 860], ['a tablet', 820, 1180], ['a phone', 360, 740]])) {
  browserTest(`the bar stands at the figure, in one row: ${name}`, async (open) => {
    for (const [link, figure] of [[SMALL, '#figure-series'], [SWEEP, '#figure-sweep'], [NO_CURVE, '#figure-outcome']]) {
      const { page } = await open(link ?? '', { context: { viewport: { width, height }, hasTouch: width < 1000, isMobile: width < 1000 } });
      const apart = await below(page, '#toolbar', figure ?? '');
      assert.ok(apart >= 0 && apart < 80, `${figure}: ${apart} px below it`);
      const tops = await page.locator('#toolbar > *:visible').evaluateAll((all) => all.map((tool) => {
        const { top, bottom, right } = tool.getBoundingClientRect();
        return { middle: (top + bottom) / 2, right };
      }));
      assert.ok(tops.length >= 4);
      const middles = tops.map(({ middle }) => middle);
      if (link === SMALL) assert.ok(Math.max(...middles) - Math.min(...middles) < 12, JSON.stringify(tops));
      assert.ok(tops.every(({ right }) => right <= width), 'nothing is beside the window');
      const cut = await page.locator('#toolbar :is(summary, button, label):visible').evaluateAll((all) =>
        all.flatMap((tool) => (tool.scrollWidth > tool.clientWidth + 1 ? [`${tool.textContent}: ${tool.scrollWidth} of ${tool.clientWidth}`] : [])));
      assert.deepEqual(cut, []);
      assert.equal(await page.locator('.toolbar .trial > summary').isVisible(), name !== 'wide', 'what stands in the bar needs no button');
      assert.equal(await page.locator('label[for=samples]').isVisible(), link !== NO_CURVE, 'what has no curve has none of a dozen');
    }
  });
}

browserTest('a panel lies over what is below, moves nothing, and closes by Escape, beside it or by another', async (open) => {
  const { page } = await open(SMALL, { context: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } });
  const before = await below(page, '.below', '#figure-series');
  await openTool(page, 'lens');
  assert.ok(await page.locator('#lens-bands').isVisible());
  assert.equal(await below(page, '.below', '#figure-series'), before, 'nothing moves');
  const picture = await page.locator('#figure-series').screenshot();
  await page.locator('label[for=lens-bands]').tap();
  assert.ok(!picture.equals(await page.locator('#figure-series').screenshot()), 'the figure above changes');
  await openTool(page, 'trial');
  assert.ok(await page.locator('#lens-bands').isHidden());
  await page.getByRole('button', { name: 'Highest' }).tap();
  await page.locator('#trial-words').filter({ hasText: /^Trial/u }).waitFor();
  await page.keyboard.press('Escape');
  assert.ok(await page.locator('#trial').isHidden());
  assert.match(await page.locator('#trial-words').innerText(), /^Trial \d+: total/u, 'what it gave stays');
  await openTool(page, 'save');
  await page.locator('#sentence').tap();
  assert.ok(await page.locator('[data-save=png]').isHidden());
  await page.locator('label[for=samples]').tap();
  await page.waitForURL(/samples=1/u);
  await page.locator('#pin').tap();
  await page.locator('.pins > li').waitFor();
  await done(page);
  assert.equal((await standing(page)).state, 'done');
});

browserTest('arrow keys go along the bar, and Escape closes a panel and stays there', async (open) => {
  const { page } = await open(SMALL);
  assert.equal(await page.getByRole('toolbar').count(), 1);
  await page.locator('.lens summary').focus();
  await page.keyboard.press('ArrowRight');
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'samples');
  await page.keyboard.press('Space');
  await page.waitForURL(/samples=1/u);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  assert.ok(await page.locator('#lens-bars').isVisible());
  await page.locator('#lens-bars').focus();
  await page.keyboard.press('Escape');
  assert.ok(await page.locator('#lens-bars').isHidden());
  assert.ok(await page.locator('.lens summary').evaluate((summary) => summary === document.activeElement));
  await page.keyboard.press('ArrowLeft');
  assert.ok(await page.locator('.toolbar .save summary').evaluate((summary) => summary === document.activeElement), 'round the end');
});
