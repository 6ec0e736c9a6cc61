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

const COURSE = '?v=1&scenario=without-drug@3&numTrials=3000&seed=page';
/** Another seed: what a class of its own would get. */
const CLASS = '?v=1&scenario=without-drug@3&numTrials=400&seed=class';

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
  const wrong = await answer(page, ends.map((end) => Math.max(0, end - 25)).join('\n'));
  assert.equal(await kind(page), 'differs', wrong);
  assert.match(wrong, /differ from the rules[^]*2\d(\.\d+)? lower than expected/u);
  // What it looks like is run in the worker, at the values at hand.
  await page.locator('#own-words .hint').waitFor();
  assert.match(await page.locator('#own-words').innerText(), /looks like/u);
  assert.deepEqual(await faults(page), []);

  // It stays beside another experiment, whose values it does not have.
  await type(page, 'clearProb', '0.06');
  await done(page);
  assert.equal(await kind(page), 'differs');
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
  assert.match(await answer(page, course), /Of how many trials is it the mean/u);
  assert.equal(await kind(page), 'unclear');
  await page.locator('#own-trials').fill('400');
  const right = await answer(page, course);
  assert.equal(await kind(page), 'agrees', right);
  assert.match(right, /Your curve of 300 means agrees with the rules/u);
  assert.ok(!plain.equals(await page.locator('#figure-series').screenshot()), 'drawn over the curves');
  await answer(page, means.slice(0, -1).join(', '));
  assert.equal(await kind(page), 'agrees', 'a list that begins with the first value');
  const late = await answer(page, means.slice(1).map((mean, step) => (step > 50 ? mean - 20 : mean)).join(', '));
  assert.equal(await kind(page), 'differs');
  assert.match(late, /lower at step \d+/u);
  assert.match(await answer(page, '1, 2, 3'), /numbers \(3\) for 300 steps[^]*300, or 301/u);
});

browserTest('what is no list of numbers gets a sentence, and a file is read', async (open) => {
  const { page } = await open(COURSE);
  assert.match(await answer(page, ''), /There are no numbers yet/u);
  assert.match(await answer(page, '1 2 <b>three</b>'), /“<b>three<\/b>” is no number/u);
  assert.match(await answer(page, '[1, nan, 3]'), /“nan” is no number that can be used; it comes after 1/u);
  assert.equal(await kind(page), 'unclear');
  await answer(page, '[1, 2, 3]');
  assert.equal(await kind(page), 'differs', 'far from all that trials give');
  const { ends } = await ofClass();
  await page.locator('#own-file').setInputFiles({ name: 'ends.txt', mimeType: 'text/plain', buffer: Buffer.from(ends.join('\n')) });
  await page.locator('#own-words[data-kind="agrees"]').waitFor();
});

browserTest('what can be read in two ways is asked, and the answer is a button', async (open) => {
  const { page } = await open(COURSE);
  const { ends } = await ofClass();
  await answer(page, String(ends[0]));
  assert.equal(await kind(page), 'unclear');
  assert.match(await page.locator('#own-words').innerText(), /What is this: .*one a trial.*, or .*mean/u);
  assert.deepEqual(await faults(page), []);
  await page.locator('#own-offers button').first().click();
  await page.locator('#own-words[data-kind="agrees"], #own-words[data-kind="doubtful"]').waitFor();
  // An index is no result, whatever is beside it.
  await answer(page, ends.map((end, trial) => `${trial}\t${end}`).join('\n'));
  assert.equal(await kind(page), 'agrees');
  assert.match(await page.locator('#own-words').innerText(), /400 numbers with an index/u);
});

browserTest('a right list says what it could have found', async (open) => {
  const { page } = await open('?v=1&scenario=one-drug@3&numTrials=2000&seed=page');
  const { stdout } = await promisify(execFile)(setting('MANYTRIALS'), ['run', '?v=1&scenario=one-drug@3&numTrials=40&seed=class', '--quiet', '--per-trial', '-'], { maxBuffer: 1 << 28 });
  await page.locator('#own').fill(stdout);
  await page.locator('#check-own').click();
  // What the usual misreadings would give is run in the worker first.
  await page.locator('#own-words .power').filter({ hasText: /40 like these/u }).waitFor();
  assert.match(await page.locator('#own-words .power').innerText(), /40 like these (would miss \d times in 10|can hardly tell)/u);
  assert.deepEqual(await faults(page), []);
});

browserTest('values that no trial can give are named, and a million numbers freeze nothing', async (open) => {
  const { page } = await open('?v=1&scenario=pi&numTrials=200&seed=page');
  await answer(page, '3 3 3 3 3 3 3 3 3 -9.99e14');
  assert.equal(await kind(page), 'differs');
  assert.match(await page.locator('#own-words').innerText(), /No trial can give −999,000,000,000,000 \(your number 10\)/u);
  const many = Array.from({ length: 1_000_000 }, (_, i) => (3.1 + (i % 100) / 1000).toFixed(3)).join('\n');
  const begin = Date.now();
  await page.locator('#own-file').setInputFiles({ name: 'many.txt', mimeType: 'text/plain', buffer: Buffer.from(many) });
  await page.locator('#own-file-words').waitFor();
  await page.waitForFunction(() => /1,000,000/u.test(document.querySelector('#own-words')?.textContent ?? ''), undefined, { timeout: 20_000 });
  console.log(`a million numbers: ${Date.now() - begin} ms`);
  assert.equal(await page.locator('#own').isVisible(), false);
  assert.deepEqual(await faults(page), []);
  await page.locator('#clear-own').click();
  assert.equal(await page.locator('#own').isVisible(), true);
});
