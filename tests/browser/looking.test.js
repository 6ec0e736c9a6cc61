// Looking inside: single trials by number, by rank and by a click, exactly those of the terminal.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import assert from 'node:assert/strict';
import { browserTest, done, named, setting, standing, terminal, type, until } from './browser.js';
import { SMALL } from './links.js';

/** @typedef {import('./browser.js').Page} Page */

/**
 * The last step of a trial, as the terminal replays it.
 * @param {string} link
 * @param {number} trial
 */
async function replayed(link, trial) {
  const { stdout } = await promisify(execFile)(setting('MANYTRIALS'), ['run', named(link), '--trial', String(trial)]);
  const rows = stdout.trim().split('\n');
  const [names = [], last = []] = [rows[0], rows.at(-1)].map((row) => row?.split(','));
  const value = (/** @type {string} */ name) => Number(last[names.indexOf(name)]);
  return { total: value('total'), resistant: value('resistant') };
}

/** @param {Page} page */
async function said(page) {
  const words = await page.locator('#trial-words').innerText();
  const found = /^Trial ([\d,]+): total ([\d,]+), resistant ([\d,]+)\.$/u.exec(words);
  assert.ok(found, words);
  const [trial = 0, total = 0, resistant = 0] = found.slice(1).map((text) => Number(text.replaceAll(',', '')));
  return { trial, total, resistant };
}

/**
 * The trial that the page shows is the terminal's.
 * @param {Page} page
 * @param {string} link
 */
async function checked(page, link) {
  const { trial, ...outcomes } = await said(page);
  assert.deepEqual(outcomes, await replayed(link, trial));
  return { trial, ...outcomes };
}

browserTest('a trial by its number is the terminal’s, and stays after a reload', async (open) => {
  const { page } = await open(SMALL);
  const before = await page.locator('#figure-series').screenshot();
  await page.locator('#trial').fill('311');
  await page.locator('#trial').press('Enter');
  await page.locator('#trial-words').filter({ hasText: '311' }).waitFor();
  await checked(page, SMALL);
  assert.ok(!before.equals(await page.locator('#figure-series').screenshot()), 'it is drawn');
  await page.reload();
  await done(page, await terminal(SMALL));
  assert.equal((await said(page)).trial, 311);
  await page.locator('#clear-trial').click();
  assert.equal(await page.locator('#trial-words').innerText(), '');
  assert.ok(before.equals(await page.locator('#figure-series').screenshot()), 'it is gone');
});

browserTest('lowest, median and highest are one click away', async (open) => {
  const { page } = await open(SMALL);
  const totals = [];
  for (const rank of ['Lowest', 'Median', 'Highest']) {
    await page.getByRole('button', { name: rank }).click();
    totals.push((await checked(page, SMALL)).total);
  }
  const numbers = await page.locator('#numbers').innerText();
  const median = Number(/median\s+(\d+)/u.exec(numbers)?.[1]);
  assert.equal(totals[1], median);
  assert.ok((totals[0] ?? 0) < median && median < (totals[2] ?? 0), `${totals}`);
});

browserTest('a click on a bar or a band leads to a trial', async (open) => {
  const { page } = await open(SMALL);
  const bars = page.locator('#figure-outcome');
  const { width, height } = /** @type {{ width: number, height: number }} */ (await bars.boundingBox());
  // The rightmost bar that is there, from the right end.
  for (let x = width - 20; x > 60 && !(await page.locator('#trial-words').innerText()); x -= 12) {
    await bars.click({ position: { x, y: height - 60 } });
    await page.waitForTimeout(60);
  }
  const high = await checked(page, SMALL);
  const series = page.locator('#figure-series');
  const box = /** @type {{ width: number, height: number }} */ (await series.boundingBox());
  const before = await page.locator('#trial-words').innerText();
  await series.click({ position: { x: box.width - 150, y: box.height - 60 } });
  await page.locator('#trial-words').filter({ hasNotText: before }).waitFor();
  const low = await checked(page, SMALL);
  assert.ok(low.total < high.total, `${low.total} ${high.total}`);
});

browserTest('samples are drawn behind the bands', async (open) => {
  const { page } = await open(SMALL);
  const before = await page.locator('#figure-series').screenshot();
  await page.locator('#samples').check();
  assert.ok(!before.equals(await page.locator('#figure-series').screenshot()));
  await page.reload();
  await done(page);
  assert.ok(await page.locator('#samples').isChecked());
});

browserTest('enough trials: the run stops where the terminal stops', async (open) => {
  const link = '?v=1&scenario=one-drug@3&numViruses=50&numTrials=100000&standardError=4&seed=small';
  for (const mode of /** @type {const} */ (['threads', 'workers', 'single'])) {
    const { page } = await open(link, { mode });
    const { trials, fingerprint } = await standing(page);
    assert.ok(trials % 100 === 0 && trials < 5000, `${trials}`);
    assert.equal(fingerprint, await terminal(link));
    await page.locator('#more').click();
    await until(page, { state: 'done', trials: 2 * trials });
    assert.equal((await standing(page)).fingerprint, await terminal(link.replace('100000&standardError=4', String(2 * trials))));
  }
});

browserTest('the target is typed like any value', async (open) => {
  const { page } = await open(SMALL);
  await type(page, 'standardError', '10');
  await done(page, await terminal(SMALL.replace('seed', 'standardError=10&seed')));
  assert.match(page.url(), /standardError=10&/u);
});
