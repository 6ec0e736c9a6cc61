// The rest of the program, which no first figure needs: whatever becomes of it, figures and trials go on; whoever
// needs it has it as soon as it comes, and otherwise a sentence.
import { after, test } from 'node:test';
import assert from 'node:assert/strict';
import { launch, lead, openTool, PATIENCE, setting, standing, stop, terminal, until } from './browser.js';
import { saved } from './files.js';
import { plainHost } from './host.js';
import { LINKS, SMALL } from './links.js';

/** @typedef {import('./browser.js').Page} Page */
/** @typedef {import('./host.js').Fault} Fault */

after(stop);

const REST = 'pkg/many_trials_rest.wasm';
const ISOLATED = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' };
/** @type {Fault} */
const silence = () => {};
/** @type {Fault} */
const missing = (response) => void response.writeHead(404).end('No.');
/** @type {Fault} */
const short = (response, body, headers) => void response
  .writeHead(200, { ...headers, 'Content-Type': 'application/wasm', 'Cache-Control': 'max-age=3600' })
  .end(body.subarray(0, body.length / 2));
const SCENARIOS = [
  'one-drug', 'two-drugs', 'without-drug', 'robots', 'drunks', 'rabbits-and-foxes', 'roulette', 'pi', 'balls', 'birthday',
  'monty-hall', 'dice', 'dice-mean', 'dice-runs',
];

/**
 * Opens the site on a host that does so with the rest, and finds nothing on the console but what it may say of that.
 * @param {Fault | undefined} fault
 * @param {import('./browser.js').ModeName} mode
 * @param {(page: Page, address: string, faults: Record<string, Fault>) => Promise<void>} body
 */
async function opened(fault, mode, body) {
  /** @type {Record<string, Fault>} */
  const faults = fault ? { [REST]: fault } : {};
  const host = await plainHost(setting('DIST'), mode === 'threads' ? ISOLATED : {}, faults);
  const context = await (await launch()).newContext({ serviceWorkers: 'block', locale: 'en' });
  context.setDefaultTimeout(PATIENCE);
  await lead(context, mode);
  /** @type {string[]} */
  const thrown = [];
  try {
    const page = await context.newPage();
    page.on('pageerror', (error) => thrown.push(error.message));
    await body(page, host.address, faults);
    assert.deepEqual(thrown, []);
  } finally {
    await context.close();
    await host.gone();
  }
}

for (const mode of /** @type {const} */ (['threads', 'workers', 'single'])) {
  test(`every scenario, a sweep, pins and a hand on the figure do without it (${mode})`, { timeout: 6 * PATIENCE }, () => opened(silence, mode, async (page, address) => {
    const links = mode === 'threads' ? SCENARIOS.map((key) => `?v=1&scenario=${key}&numTrials=50`) : [];
    for (const link of [...links, '?v=1&scenario=one-drug@3&lang=de&numTrials=200', LINKS['delayed treatment, a sweep']]) {
      await page.goto(new URL(link, address).href);
      await until(page, { state: 'done', mode });
    }
    await page.goto(new URL(SMALL, address).href);
    await until(page, { state: 'done', fingerprint: await terminal(SMALL) });
    await page.locator('#pin').click();
    await page.locator('.pins > li').waitFor();
    await page.locator('#field-numViruses').fill('80');
    await page.locator('#field-numViruses').blur();
    await until(page, { state: 'done' });
    await page.locator('#figure-series').hover();
    await page.locator('#figure-outcome').hover();
    await page.locator('#more').click();
    await until(page, { state: 'done', trials: 800 });
    await page.reload();
    await until(page, { state: 'done' });
    assert.equal(await page.locator('.pins > li').count(), 1);
    assert.ok(await page.locator('#problems').isHidden());
  }));

  test(`who needs it before it has come waits for it (${mode})`, { timeout: 3 * PATIENCE }, () => opened(
    (response, body, headers) => void setTimeout(() => response.writeHead(200, { ...headers, 'Content-Type': 'application/wasm' }).end(body), 2_000),
    mode,
    async (page, address) => {
      await page.goto(new URL(SMALL, address).href);
      await until(page, { state: 'done', fingerprint: await terminal(SMALL) });
      // The worker's work, and the page's own.
      assert.equal(JSON.parse((await saved(page, 'json')).bytes.toString('utf8')).fingerprint, await terminal(SMALL));
      await page.locator('.class summary').click();
      await page.locator('#show-qr').click();
      await page.locator('#wall svg').waitFor();
    },
  ));
}

for (const [name, fault, sentence] of /** @type {[string, Fault, RegExp][]} */ ([
  ['does not have it', missing, /no file pkg\/many_trials_rest\.wasm \(404\).*nothing can be opened, saved or checked/u],
  ['cuts it short, to be kept for an hour', short, /A part of the program has not come.*nothing can be opened, saved or checked/u],
])) test(`a host that ${name}: that is said once, and it is asked for again`, { timeout: 4 * PATIENCE }, () => opened(fault, 'threads', async (page, address, faults) => {
  await page.goto(new URL(SMALL, address).href);
  await until(page, { state: 'done', fingerprint: await terminal(SMALL) });
  await page.locator('#problems').filter({ hasText: sentence }).waitFor();
  await openTool(page, 'save');
  await page.locator('[data-save=json]').click();
  await page.locator('body').filter({ hasText: /A part of the program has not come/u }).waitFor();
  await page.locator('.class summary').click();
  await page.locator('#show-qr').click();
  await page.locator('#wall').filter({ hasText: /A part of the program has not come/u }).waitFor();
  await page.keyboard.press('Escape');
  await page.locator('#more').click();
  await until(page, { state: 'done', trials: 800 });
  delete faults[REST];
  await page.waitForResponse((response) => response.url().endsWith(REST) && response.ok());
  await page.locator('#show-qr').click();
  await page.locator('#wall svg').waitFor();
  await page.keyboard.press('Escape');
  assert.equal(JSON.parse((await saved(page, 'json')).bytes.toString('utf8')).experiment.trials.length, 1);
  assert.equal((await standing(page)).trials, 800);
}));

test('a rest of another version of the site is not used', { timeout: 3 * PATIENCE }, () => opened(
  // The names of another build.
  (response, body, headers) => void response.writeHead(200, { ...headers, 'Content-Type': 'application/wasm' })
    .end(Buffer.from(body.toString('latin1').replaceAll(/([ftgm]\d+)-[0-9a-f]{8}/gu, '$1-0badc0de'), 'latin1')),
  'threads',
  async (page, address) => {
    await page.goto(new URL(SMALL, address).href);
    await until(page, { state: 'done', fingerprint: await terminal(SMALL) });
    await page.locator('#problems').filter({ hasText: /The site has another version by now/u }).waitFor();
    await page.locator('.class summary').click();
    await page.locator('#show-qr').click();
    await page.locator('#wall').filter({ hasText: /A part of the program has not come/u }).waitFor();
  },
));
