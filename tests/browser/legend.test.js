// The legend: it names lines and bands, takes a series into view and hides it, by mouse, touch and keys.
import assert from 'node:assert/strict';
import { browserTest, done } from './browser.js';
import { SMALL } from './links.js';

/** @typedef {import('./browser.js').Page} Page */

/** @param {Page} page */
const taken = (page) => page.locator('.legend [data-take][aria-pressed="true"]').innerText();

browserTest('a series of the legend has the bands and the histogram, and the address keeps it', async (open) => {
  const { page } = await open(SMALL);
  assert.deepEqual(await page.locator('.legend li').allInnerTexts(), [
    'total (mean)', 'resistant (mean)', 'median', 'half of the trials', '9 in 10 trials',
  ]);
  assert.equal(await taken(page), 'total (mean)');
  const before = await page.locator('#figure-series').screenshot();
  await page.locator('.legend [data-take=resistant]').click();
  assert.equal(await taken(page), 'resistant (mean)');
  assert.equal(await page.locator('#outcome').inputValue(), 'resistant', 'the histogram is of it too');
  assert.match(page.url(), /#.*outcome=resistant/u);
  assert.ok(!before.equals(await page.locator('#figure-series').screenshot()));
  await page.reload();
  await done(page);
  assert.equal(await taken(page), 'resistant (mean)');
});

browserTest('a sign of the legend hides its series, by key too, and the name brings it back', async (open) => {
  const { page } = await open(SMALL);
  const sign = page.locator('.legend [data-toggle=total]');
  await sign.focus();
  await page.keyboard.press('Enter');
  assert.equal(await sign.getAttribute('aria-pressed'), 'false');
  assert.match(page.url(), /hide=total/u);
  assert.ok(await sign.evaluate((own) => own === document.activeElement), 'the focus stays where it was');
  assert.equal(await taken(page), 'resistant (mean)', 'what is hidden has no bands');
  await page.locator('.legend [data-take=total]').click();
  assert.equal(await sign.getAttribute('aria-pressed'), 'true');
  assert.equal(await taken(page), 'total (mean)');
});

browserTest('on a phone a finger finds the entries', async (open) => {
  const { page } = await open(SMALL, { context: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } });
  for (const button of await page.locator('.legend button').all()) {
    const box = await button.boundingBox();
    assert.ok(box && box.height >= 44 && box.width >= 40, JSON.stringify(box));
  }
  await page.locator('.legend [data-take=resistant]').tap();
  assert.equal(await taken(page), 'resistant (mean)');
});
