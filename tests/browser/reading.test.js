// Reading the figures: values under a pointer and the keys, what is hidden, steps, scale and bars.
import assert from 'node:assert/strict';
import { browserTest, done } from './browser.js';
import { SMALL } from './links.js';

/** @typedef {import('./browser.js').Page} Page */

/** @param {Page} page */
const readout = (page) => page.locator('#readout').innerText();

browserTest('the values under a pointer are those of the table', async (open) => {
  const { page } = await open(SMALL);
  await page.locator('#figure-series').hover({ position: { x: 400, y: 120 } });
  await page.locator('#readout').filter({ hasText: 'At step' }).waitFor();
  const words = await readout(page);
  const [, step = '', total = ''] = /At step (\d+): total ([\d,.]+)/u.exec(words) ?? [];
  await page.locator('.by-step summary').click();
  const row = page.locator('.scroll tbody tr').nth(Number(step));
  const cells = await row.locator('th, td').allInnerTexts();
  assert.equal(cells[0], step);
  assert.ok(Math.abs(Number(cells[1]) - Number(total)) < 1, `${words} ${cells}`);
  await page.mouse.move(5, 5);
  await page.locator('#readout').filter({ hasText: 'Point at' }).waitFor();
});

browserTest('the arrow keys read the curves too', async (open) => {
  const { page } = await open(SMALL);
  await page.locator('#figure-series').focus();
  await page.keyboard.press('Home');
  assert.match(await readout(page), /^At step 0: total 50 \(/u);
  await page.keyboard.press('ArrowRight');
  assert.match(await readout(page), /^At step 1:/u);
  await page.keyboard.press('PageUp');
  assert.match(await readout(page), /^At step 11:/u);
  await page.keyboard.press('End');
  assert.match(await readout(page), /^At step 300:/u);
  await page.keyboard.press('ArrowRight');
  assert.match(await readout(page), /^At step 300:/u);
  await page.keyboard.press('Escape');
  assert.match(await readout(page), /^Point at/u);
});

browserTest('series, bands, scale, steps and bars are the visitor’s to choose, and stay', async (open) => {
  const { page } = await open(SMALL);
  const picture = async () => (await page.locator('#figure-series').screenshot()).toString('base64');
  const seen = new Set([await picture()]);
  await page.locator('.lens summary').click();
  const differs = async () => {
    const before = seen.size;
    seen.add(await picture());
    assert.equal(seen.size, before + 1, 'the figure looks like another one');
  };
  await page.locator('#lens-resistant').uncheck();
  await differs();
  await page.locator('#lens-bands').uncheck();
  await differs();
  await page.locator('#lens-log').check();
  await differs();
  await page.locator('#lens-from').fill('100');
  await page.locator('#lens-to').fill('200');
  await page.locator('#lens-to').press('Enter');
  await page.locator('#lens-to').blur();
  await page.waitForURL(/from=100.*to=200/u);
  await differs();
  const histogram = (await page.locator('#figure-outcome').screenshot()).toString('base64');
  await page.locator('#lens-bars').fill('8');
  await page.locator('#lens-bars').blur();
  await page.waitForURL(/bars=8/u);
  assert.notEqual((await page.locator('#figure-outcome').screenshot()).toString('base64'), histogram);
  await page.reload();
  await done(page);
  await page.locator('.lens summary').click();
  assert.ok(!(await page.locator('#lens-resistant').isChecked()));
  assert.equal(await page.locator('#lens-to').inputValue(), '200');
  await page.locator('#figure-series').focus();
  await page.keyboard.press('End');
  assert.doesNotMatch(await readout(page), /resistant/u);
});

browserTest('views that make no sense break nothing', async (open) => {
  const hash = '#hide=everything&hide=total&hide=resistant&from=999999999&to=0&bars=0&log=1&share=1e19&outcome=nothing&map=share&trial=1e9';
  const { page } = await open(SMALL + hash);
  assert.match(await page.locator('#sentence').innerText(), /±/u);
});
