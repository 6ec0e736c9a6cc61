// Without shared memory trials run in independent workers, or on one thread: with the same bits, and
// the page says which and why.
import { readFileSync } from 'node:fs';
import assert from 'node:assert/strict';
import { browserTest, done, standing, terminal, until } from './browser.js';
import { LINKS, SMALL } from './links.js';

const MODES = /** @type {const} */ (['workers', 'single']);

for (const mode of MODES) {
  for (const [name, link] of Object.entries(LINKS)) {
    browserTest(`${mode}: ${name}`, async (open) => {
      const { page } = await open(link, { mode });
      assert.equal(await page.evaluate(() => crossOriginIsolated), false);
      const { mode: used, threads, fingerprint } = await standing(page);
      const cores = await page.evaluate(() => navigator.hardwareConcurrency);
      assert.deepEqual({ used, threads }, { used: mode, threads: cores });
      assert.equal(fingerprint, await terminal(link));
    });
  }
}

const golden = readFileSync(new URL('../golden_fingerprints.txt', import.meta.url), 'utf8');
for (const line of golden.split('\n').filter((line) => line && !line.startsWith('#'))) {
  const [fingerprint = '', link = ''] = line.split(' ');
  browserTest(`workers: the golden bits of ${new URLSearchParams(link).get('scenario')} (${fingerprint})`, async (open) => {
    const { page } = await open(link, { mode: 'workers' });
    assert.equal((await standing(page)).fingerprint, fingerprint);
  });
}

browserTest('workers: enough trials are enough at the same trial', async (open) => {
  const link = '?v=1&scenario=pi&numTrials=1000000&standardError=0.002&seed=enough';
  const { page } = await open(link, { mode: 'workers' });
  assert.equal((await standing(page)).fingerprint, await terminal(link));
});

browserTest('workers: pins are run as well', async (open) => {
  const { page } = await open(SMALL, { mode: 'workers' });
  await page.locator('#pin').click();
  await page.locator('.pins > li').waitFor();
  const other = SMALL.replace('numViruses=50', 'numViruses=60');
  await page.goto(new URL(other, page.url()).href + new URL(page.url()).hash);
  await done(page, await terminal(other));
  await page.locator('.pins table').first().waitFor();
  assert.match(await page.locator('#compare').innerText(), /±/u);
});

for (const mode of MODES) {
  browserTest(`${mode}: a bar leads to a trial that is in it`, async (open) => {
    const { page } = await open(SMALL, { mode });
    await page.locator('#figure-outcome').focus();
    await page.keyboard.press('End');
    const [, low = '', high = ''] = /^total ([\d,]+) to ([\d,]+): /u.exec(await page.locator('#bar-words').innerText()) ?? [];
    await page.keyboard.press('Enter');
    await page.waitForURL(/#trial=\d+$/u);
    const [, total = ''] = /^Trial [\d,]+: total ([\d,]+)/u.exec(await page.locator('#trial-words').innerText()) ?? [];
    const [from, value, to] = [low, total, high].map((text) => Number(text.replaceAll(',', '')));
    assert.ok(Number(from) > 0 && Number(from) <= Number(value) && Number(value) <= Number(to), `${from} to ${to}: ${value}`);
  });
}

for (const [mode, badge] of /** @type {const} */ ([['workers', /^\d+ workers$/u], ['single', /^1 thread$/u]])) {
  browserTest(`${mode}: the badge says so, and why`, async (open) => {
    const { page } = await open('?v=1&scenario=one-drug@3&numTrials=100', { mode });
    assert.match(await page.locator('#mode').innerText(), badge);
    await page.locator('#mode').click();
    const why = page.locator('#mode-why');
    await why.waitFor();
    assert.match(await why.innerText(), /not cross-origin isolated.*the results are the same/isu, 'it says why');
  });
}

browserTest('workers: some that do not start are done without', async (open) => {
  let asked = 0;
  const { page } = await open(SMALL, {
    mode: 'workers',
    prepare: async (context) => {
      await context.addInitScript(() => Object.defineProperty(navigator, 'hardwareConcurrency', { value: 4, configurable: true }));
      await context.route('**/run/modes/instance.js*', (route) => {
        asked += 1;
        // The first is never answered.
        return asked === 1 ? undefined : route.continue();
      });
    },
  });
  await until(page, { state: 'done', mode: 'workers' });
  const { threads, fingerprint } = await standing(page);
  assert.ok(threads >= 2, `${threads} workers`);
  assert.equal(fingerprint, await terminal(SMALL));
});
