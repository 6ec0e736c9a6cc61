// A link opens, runs on every core, and gives what the terminal program gives.
import { readFileSync } from 'node:fs';
import assert from 'node:assert/strict';
import { browserTest, query, standing, terminal, until } from './browser.js';
import { LINKS, SMALL } from './links.js';

for (const [name, link] of Object.entries(LINKS)) {
  browserTest(`threads: ${name}`, async (open) => {
    const { page } = await open(link);
    const { fingerprint } = await standing(page);
    assert.equal(fingerprint, await terminal(link));
    // A run may be done before all threads are there.
    await until(page, { state: 'done', mode: 'threads', threads: await page.evaluate(() => navigator.hardwareConcurrency) });
    assert.equal(await terminal(query(page)), fingerprint, 'the written link is the same experiment');
  });
}

const golden = readFileSync(new URL('../golden_fingerprints.txt', import.meta.url), 'utf8');
for (const line of golden.split('\n').filter((line) => line && !line.startsWith('#'))) {
  const [fingerprint = '', link = ''] = line.split(' ');
  const scenario = new URLSearchParams(link).get('scenario');
  browserTest(`threads: the golden bits of ${scenario} (${fingerprint})`, async (open) => {
    const { page } = await open(link);
    assert.equal((await standing(page)).fingerprint, fingerprint);
  });
}

browserTest('threads: every scenario has golden bits', async (open) => {
  const { page } = await open(SMALL);
  const listed = await page.locator('#presets optgroup').count();
  const known = new Set([...golden.matchAll(/scenario=([\w-]+)/gu)].map(([, key]) => key));
  assert.equal(known.size, listed);
});

browserTest('threads: what is shown belongs to the result', async (open) => {
  const { page } = await open('?v=1&scenario=one-drug@3&numTrials=1500&seed=7');
  const { fingerprint, trials } = await standing(page);
  assert.equal(trials, 1500);
  assert.ok(fingerprint);
  assert.match(await page.locator('#fingerprint').innerText(), new RegExp(fingerprint));
  assert.match(await page.locator('#sentence').innerText(), /guttagonol from step 151.*±.*remission/su);
  assert.match(await page.locator('#numbers').innerText(), /trials\s+1,500/u);
  assert.match(await page.locator('#mode').innerText(), /^\d+ threads$/u);
});

browserTest('threads: no link is the first experiment there is', async (open) => {
  const { page } = await open('');
  const { fingerprint } = await standing(page);
  assert.equal(await terminal(query(page) || '?v=1'), fingerprint);
});

browserTest('threads: another seed gives another result', async (open) => {
  const { page } = await open('?v=1&scenario=one-drug@3&numTrials=500&seed=8');
  const { fingerprint } = await standing(page);
  assert.notEqual(fingerprint, await terminal('?v=1&scenario=one-drug@3&numTrials=500&seed=9'));
});
