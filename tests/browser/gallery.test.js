// The gallery: every exercise, with a picture of its own, one click away.
import assert from 'node:assert/strict';
import { browserTest, counting, done, query, terminal } from './browser.js';
import { ENDLESS, SMALL } from './links.js';

/** @typedef {import('./browser.js').Page} Page */

/**
 * The pictures that are drawn.
 * @param {Page} page
 */
const drawn = (page) => page.locator('#gallery canvas').evaluateAll((pictures) => pictures.filter((picture) => {
  if (!(picture instanceof HTMLCanvasElement) || picture.width < 100) return false;
  // A copy, for the browser warns of canvases that are read often.
  const copy = new OffscreenCanvas(picture.width, picture.height).getContext('2d', { willReadFrequently: true });
  if (!copy) return false;
  copy.drawImage(picture, 0, 0);
  const { data } = copy.getImageData(0, 0, picture.width, picture.height);
  return new Set(new Uint32Array(data.buffer)).size > 2;
}).length);

browserTest('the gallery shows every exercise and opens it', async (open) => {
  const { page } = await open(SMALL);
  await page.getByRole('button', { name: 'Experiments' }).click();
  const cards = page.locator('#gallery .cards a');
  assert.equal(await cards.count(), await page.locator('#presets option').count() - 1);
  await page.waitForFunction(() => document.querySelectorAll('#gallery canvas[width]').length > 3);
  const card = cards.filter({ hasText: 'Delayed treatment' });
  const link = await card.getAttribute('href');
  await card.click();
  assert.ok(await page.locator('#gallery').isHidden());
  await done(page, await terminal(link ?? ''));
  assert.equal(query(page), link);
});

browserTest('every exercise has a picture', async (open) => {
  const { page } = await open(SMALL);
  await page.getByRole('button', { name: 'Experiments' }).click();
  const cards = await page.locator('#gallery .cards a').all();
  for (const card of cards.filter((_, i) => i % 6 === 5)) await card.scrollIntoViewIfNeeded();
  for (let wait = 0; wait < 100 && (await drawn(page)) < cards.length; wait += 1) {
    await page.locator('#gallery').evaluate((dialog, part) => { dialog.scrollTop = part * dialog.scrollHeight; }, (wait % 20) / 20);
    await page.waitForTimeout(100);
  }
  assert.equal(await drawn(page), cards.length);
});

browserTest('the gallery opens while trials run, and closes with Escape', async (open) => {
  const { page } = await open(ENDLESS, { shown: false });
  await counting(page);
  await page.locator('#open-gallery').focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelectorAll('#gallery canvas[width]').length > 3);
  await page.keyboard.press('Escape');
  assert.ok(await page.locator('#gallery').isHidden());
  assert.ok(await page.locator('#open-gallery').evaluate((button) => button === document.activeElement));
});
