// “Check my result”: a right list passes, a wrong one fails with a hint, and garbage gets a sentence.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import assert from 'node:assert/strict';
import { faults } from './axe.js';
import { browserTest, done, setting, type } from './browser.js';

/** @typedef {import('./browser.js').Page} Page */

const COURSE = '?v=1&scenario=without-drug&numTrials=3000&seed=page';
/** Another seed: what a class of its own would get. */
const CLASS = '?v=1&scenario=without-drug&numTrials=400&seed=class';

/**
 * The final values and the mean curve of the class, as its terminal program gives them.
 * @returns {Promise<{ ends: number[], means: number[] }>}
 */
async function ofClass() {
  const file = join(tmpdir(), `class-${process.pid}.csv`);
  const { stdout } = await promisify(execFile)(setting('MANYTRIALS'), ['run', CLASS, '--json', '-', '--per-trial', file], {
    maxBuffer: 1 << 28,
  });
  const [head = '', ...rows] = (await readFile(file, 'utf8')).trim().split('\n');
  await rm(file);
  const place = head.split(',').findIndex((name) => /^total/u.test(name.trim()));
  assert.ok(place >= 0, head);
  return {
    ends: rows.map((row) => Number(row.split(',')[place])),
    means: JSON.parse(stdout).cases[0].series.total.mean,
  };
}

/**
 * Pastes numbers and reads the answer.
 * @param {Page} page
 * @param {string} text
 */
async function answer(page, text) {
  await page.locator('#own').fill(text);
  await page.locator('#check-own').click();
  await page.locator('#own-words p').first().waitFor();
  return page.locator('#own-words').innerText();
}

const kind = (/** @type {Page} */ page) => page.locator('#own-words').getAttribute('data-kind');

browserTest('a right list agrees, a wrong one differs, and the figure shows it', async (open) => {
  const { page } = await open(COURSE);
  const { ends } = await ofClass();
  assert.equal(ends.length, 400);
  const plain = await page.locator('#figure-outcome').screenshot();
  const right = await answer(page, `[${ends.join(', ')}]`);
  assert.equal(await kind(page), 'agrees', right);
  assert.match(right, /Your 400 results agree with the rules: a difference as large as yours or larger would happen in (\d+ % of|nearly all) classes/u);
  assert.match(right, /Your mean is [\d.]+, that of 3,000 trials here [\d.]+/u);
  assert.ok(!plain.equals(await page.locator('#figure-outcome').screenshot()), 'drawn over the histogram');
  assert.deepEqual(await faults(page), []);

  // The density before clearing leaves about 25 fewer.
  const wrong = await answer(page, ends.map((end) => end - 25.4).join('\n'));
  assert.equal(await kind(page), 'differs', wrong);
  assert.match(wrong, /differ from the rules[^]*2\d(\.\d+)? lower than expected/u);
  assert.match(wrong, /program that takes the density before viruses are cleared/u);
  assert.deepEqual(await faults(page), []);

  // It stays beside another experiment, whose values it does not have.
  await type(page, 'clearProb', '0.06');
  await done(page);
  assert.equal(await kind(page), 'differs');
  assert.doesNotMatch(await page.locator('#own-words').innerText(), /density before/u, 'known at the course’s values only');
  await page.locator('#clear-own').click();
  await page.waitForFunction(() => document.querySelector('#own-words')?.childElementCount === 0);
});

browserTest('a mean curve is tested step by step', async (open) => {
  const { page } = await open(COURSE);
  const { means } = await ofClass();
  const plain = await page.locator('#figure-series').screenshot();
  await page.locator('#own-kind').selectOption({ label: 'Mean curve: total by step' });
  // The course's list begins after the first update.
  const course = means.slice(1).join(', ');
  assert.match(await answer(page, course), /Say of how many trials/u);
  await page.locator('#own-trials').fill('400');
  const right = await answer(page, course);
  assert.equal(await kind(page), 'agrees', right);
  assert.match(right, /Your curve of 300 means agrees with the rules/u);
  assert.ok(!plain.equals(await page.locator('#figure-series').screenshot()), 'drawn over the curves');
  const late = await answer(page, means.slice(0, -1).join(', '));
  assert.equal(await kind(page), 'differs', 'a list that begins one step too early');
  assert.match(late, /lower at step \d+/u);
  assert.match(await answer(page, '1, 2, 3'), /numbers \(3\) for 300 steps[^]*300, or 301/u);
});

browserTest('what is no list of numbers gets a sentence, and a file is read', async (open) => {
  const { page } = await open(COURSE);
  assert.match(await answer(page, ''), /There are no numbers yet/u);
  assert.match(await answer(page, '1 2 <b>three</b>'), /“<b>three<\/b>” is no number/u);
  assert.match(await answer(page, '[1, 2, 3]'), /Too few to tell right from wrong \(3\)/u);
  assert.equal(await kind(page), 'problem');
  const { ends } = await ofClass();
  await page.locator('#own-file').setInputFiles({ name: 'ends.txt', mimeType: 'text/plain', buffer: Buffer.from(ends.join('\n')) });
  await page.locator('#own-words[data-kind="agrees"]').waitFor();
});
