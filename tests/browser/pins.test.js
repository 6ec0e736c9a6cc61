// Pins: results stay in the figures, differences are taken trial by trial, and the address keeps them.
import assert from 'node:assert/strict';
import { browserTest, done, terminal, type, written } from './browser.js';
import { SMALL } from './links.js';

/** @typedef {import('./browser.js').Page} Page */

const LATER = SMALL.replace('seed', 'numStepsBeforeDrug=120&seed');

/** @param {Page} page */
const pinned = (page) => page.locator('.pins > li');

/**
 * Pins what is shown, and waits until the page says so.
 * @param {Page} page
 * @param {number} number
 */
async function pin(page, number) {
  await page.locator('#pin').click();
  await pinned(page).nth(number - 1).waitFor();
}

browserTest('a pinned result stays while the experiment changes', async (open) => {
  const { page } = await open(SMALL);
  await pin(page, 1);
  assert.match(await pinned(page).innerText(), /the same experiment/u);
  assert.ok(await page.locator('#pin').isDisabled(), 'once is enough');
  await type(page, 'numStepsBeforeDrug', '120');
  await done(page, await terminal(LATER));
  const words = await pinned(page).innerText();
  assert.match(words, /steps before the drug 150 → 120/u);
  assert.match(words, /the same random numbers, trial by trial/u);
  assert.match(words, /The numbers are of different moments, after step \d+ and after step \d+/u);
  assert.match(words, /in remission[^]* percentage points/u, 'the share is compared too');
  assert.match(await page.locator('.legend').innerText(), /Pin A: steps before the drug 150 → 120/u);
  // The difference is that of the numbers beside it, and they are the means.
  const cells = await pinned(page).locator('tbody tr').first().locator('td').allInnerTexts();
  const [one = NaN, other = NaN, difference = NaN] = cells.map((text) => Number(text.replace('−', '-').split(' ')[0]));
  assert.ok(Math.abs(one - other - difference) < 1e-9, cells.join(' | '));
  const mean = async () => Number(/standard error\s+([\d.]+)/u.exec(await page.locator('#numbers').innerText())?.[1]);
  const now = await mean();
  await page.locator('.pins a').click();
  await done(page, await terminal(SMALL));
  assert.ok(Math.abs(now - (await mean()) - difference) < 1.5, `${now} ${await mean()} ${difference}`);
  assert.equal(await pinned(page).count(), 1, 'opening a pin keeps it');
});

browserTest('four pins at most, each can be removed, and a reload brings them back', async (open) => {
  const { page } = await open(SMALL);
  const plain = await page.locator('#figure-series').screenshot();
  await pin(page, 1);
  for (const [number, value] of [[2, '120'], [3, '90'], [4, '60']]) {
    await type(page, 'numStepsBeforeDrug', String(value));
    await done(page, await terminal(LATER.replace('120', String(value))));
    await pin(page, Number(number));
  }
  assert.ok(await page.locator('#pin').isDisabled());
  const letters = () => page.locator('.pins .letter').allInnerTexts();
  assert.deepEqual(await letters(), ['A', 'B', 'C', 'D']);
  const words = await page.locator('.pins').innerText();
  await written(page);
  await page.reload();
  await done(page);
  await pinned(page).nth(3).waitFor();
  assert.equal(await page.locator('.pins').innerText(), words, 'the same numbers');
  for (let left = 4; left > 0; left -= 1) {
    await page.getByRole('button', { name: 'Remove pin A' }).click();
    await page.waitForFunction((left) => document.querySelectorAll('.pins > li').length === left - 1, left);
  }
  assert.equal(await page.locator('#pin').isEnabled(), true);
  await page.goto(new URL(SMALL, page.url()).href);
  await done(page, await terminal(SMALL));
  assert.ok(plain.equals(await page.locator('#figure-series').screenshot()), 'nothing of them is left');
});

browserTest('another seed is no pair, and a pin of another scenario is only listed', async (open) => {
  const { page } = await open(SMALL);
  await pin(page, 1);
  await type(page, 'seed', 'other');
  await done(page, await terminal(SMALL.replace('seed=small', 'seed=other')));
  assert.match(await pinned(page).innerText(), /seed small → other[^]*different random numbers/u);
  await page.locator('#presets').selectOption({ label: 'Virus population without a drug' });
  await done(page);
  const words = await pinned(page).innerText();
  assert.match(words, /Virus population with a drug/u);
  assert.doesNotMatch(words, /total/u);
});

browserTest('pins that make no sense break nothing', async (open) => {
  const hash = `#pin=${encodeURIComponent('?scenario=nothing&numViruses=-7')}&pin=&pin=%00&trial=-3&samples=x`;
  const { page } = await open(SMALL + hash);
  assert.equal(await page.locator('#trial-words').innerText(), '');
  assert.equal(await page.evaluate(() => document.documentElement.dataset['state']), 'done');
  // Each is read as any link is: wrong values are mended, and what says nothing is the first experiment.
  const links = await page.locator('.pins a').evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
  assert.deepEqual(links.map((link) => /^\?v=1&scenario=(one-drug)@3&numViruses=(\d+)&/u.exec(link)?.slice(1)), [['one-drug', '0'], ['one-drug', '100'], ['one-drug', '100']]);
});
