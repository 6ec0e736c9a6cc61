// The speed panel: measures every number of threads, draws it, compares with Python, and leaves the
// page's own worker as it was.
import assert from 'node:assert/strict';
import { faults } from './axe.js';
import { browserTest, control, done, standing, until } from './browser.js';
import { hasAllThreads } from './engine.js';
import { ENDLESS, SMALL } from './links.js';
import { programLink } from './programs.js';

/** @typedef {import('./browser.js').Page} Page */

/** @param {Page} page */
async function measure(page) {
  await page.locator('.speed summary').click();
  await page.locator('#measure').click();
  await page.getByText(/as fast as one|trials a second\./u).first().waitFor({ timeout: 60_000 });
}

browserTest('the speed is measured, drawn and compared, and the pool is given back', async (open) => {
  const { page, faults: faulty } = await open('?v=1&scenario=one-drug@3&numTrials=20000&seed=fast');
  await page.waitForFunction(hasAllThreads);
  const { threads, fingerprint } = await standing(page);
  const workers = page.workers().length;
  await measure(page);
  const words = await page.locator('#speed-words').innerText();
  assert.match(words, /[\d,]+ trials a second/u);
  const rows = page.locator('#speed-table tbody tr');
  assert.ok((await rows.count()) >= Math.min(threads, 2), `${threads} threads`);
  assert.match(await rows.first().innerText(), /1\s+[\d,]+\s+1\.00\s+100 %/u);
  assert.match((await page.locator('.figure-speed').getAttribute('aria-label')) ?? '', /Speed-up by the number of threads\. 1 thread: 1\.00/u);
  const lanes = await page.locator('#speed-lanes-words').innerText();
  const [, trials = '0', share = '0'] = /: ([\d,]+) trials in [^,]+, at work for (\d+)\s% of it/u.exec(lanes) ?? [];
  assert.ok(Number(trials.replaceAll(',', '')) > 50 && Number(share) > 20 && Number(share) <= 100, lanes);
  assert.equal(await page.locator('#speed-lanes canvas').getAttribute('aria-label'), lanes);
  assert.match(await page.locator('#python-words').innerText(), /In Python 20,000 trials take 23 min[^]*Here they take [\d.]+ s: [\d,]+ times as fast[^]*public solution/u);
  assert.equal(await page.locator('#python-seconds').inputValue(), '0.0701');
  await page.locator('#python-seconds').fill('0.5');
  assert.match(await page.locator('#python-words').innerText(), /In Python 20,000 trials take 3 h/u);
  await page.locator('#python-seconds').fill('fast');
  assert.match(await page.locator('#python-words').innerText(), /such as 0\.07/u);
  assert.deepEqual(await faults(page), []);

  // Nothing of it is left, and the page's own worker runs as before.
  while (page.workers().length > workers) await page.waitForTimeout(100);
  await page.locator('#repeat').click();
  await done(page, fingerprint);
  assert.deepEqual(faulty, []);
});

for (const mode of /** @type {const} */ (['workers', 'single'])) {
  browserTest(`how the workers work is seen, ${mode}`, async (open) => {
    const { page } = await open(SMALL, { mode });
    const { threads } = await standing(page);
    await measure(page);
    const lanes = await page.locator('#speed-lanes-words').innerText();
    assert.ok(lanes.startsWith(threads === 1 ? 'One thread, a row' : `${threads} threads, a row`), lanes);
  });
}

const POPULATION = `import random
def simulate(numViruses, maxPop, clearProb, numTrials):
    for step in range(20):
        numViruses = sum(1 for virus in range(numViruses) if random.random() > clearProb)
    return numViruses
simulate(100, 1000, 0.05, 100)
`;

browserTest('a program is measured once it has run, and beside our own model', async (open) => {
  const { page, faults: faulty } = await open(programLink(POPULATION, 'simulate(100, 1000, 0.05, 1)'), { shown: false });
  await until(page, { state: 'ready' });
  await page.locator('.speed summary').click();
  assert.ok(await page.locator('#measure').isDisabled(), 'nobody has let it run');
  assert.ok(await page.locator('#python-seconds').isHidden());
  assert.match(await page.locator('#program-own-trials').innerText(), /^numTrials is 1 here/u);
  await page.locator('#run').click();
  await until(page, { state: 'done', trials: 50 });
  const { fingerprint } = await standing(page);
  await page.locator('#measure').click();
  await page.getByText(/as fast as one|not faster here|trials a second\./u).first().waitFor({ timeout: 60_000 });
  await page.locator('#python-words').filter({ hasText: /“Virus population without a drug”, does [\d,]+ trials a second.*: [\d,]+ times as many/u }).waitFor();
  assert.match(await page.locator('#speed-lanes-words').innerText(), /trials in/u);
  assert.deepEqual(await faults(page), []);
  // Its own interpreters come again, also for more of the same trials.
  await page.locator('#more').click();
  await until(page, { state: 'done', trials: 100 });
  await page.evaluate(() => history.back());
  await page.locator('#repeat').click();
  await until(page, { state: 'done', trials: 50, fingerprint: fingerprint ?? '' });
  assert.deepEqual(faulty, []);
});

browserTest('nothing is measured while a run goes on, and a run ends a measurement', async (open) => {
  const { page } = await open(ENDLESS, { shown: false });
  await until(page, { state: 'running' });
  await page.locator('.speed summary').click();
  assert.ok(await page.locator('#measure').isDisabled());
  await page.locator('#stop').click();
  await until(page, { state: 'stopped' });
  await page.locator('#measure').click();
  await page.getByText(/^Measuring/u).first().waitFor();
  await control(page, 'numTrials').fill('50');
  await control(page, 'numTrials').press('Tab');
  await page.getByText('The measurement was stopped.').waitFor();
  await done(page);
});

browserTest('without threads it is one core, and other experiments ask for one’s own seconds', async (open) => {
  const { page } = await open(`${SMALL}`.replace('scenario=one-drug@3', 'scenario=pi').replace('numViruses=50&', ''), { mode: 'single' });
  await measure(page);
  assert.match(await page.locator('#speed-words').innerText(), /One thread does [\d,]+ trials a second\. This is on one core/u);
  assert.equal(await page.locator('#python-seconds').inputValue(), '');
  assert.match(await page.locator('#python-words').innerText(), /your own program/u);
});
