// Measures what a visitor feels of the page in Chromium: what a first visit loads and when it shows something, what a
// click costs, whether the page stutters under a long run, and how soon it stops. Of a site for hosts, packed.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { lead, PATIENCE, setting, start, stop } from './browser.js';
import { headersOf, TYPES } from './host.js';
import { spread } from './middle.js';

const QUICK = process.env['QUICK'] === 'true';
const ROUNDS = QUICK ? 3 : 9;
const SITE = setting('DIST');
const LINK = '?v=1&scenario=one-drug@3&numTrials=10000&seed=7';
const MANY = '?v=1&scenario=one-drug@3&numTrials=10000000&seed=7';
const SHORT = '?v=1&scenario=one-drug@3&numTrials=1000&seed=7';
/** A thousand million trials of few dice. */
const ENDLESS = `?v=1&scenario=dice&numTrials=${QUICK ? 1e8 : 1e9}&seed=7`;
const STARTS = QUICK ? 100 : 1_000;
/** A school's line, in bytes a second. */
const SLOW = 400_000 / 8;
/** A long run is watched for so many ms. */
const WATCHED = QUICK ? 4_000 : 15_000;

const headers = headersOf(await readFile(join(SITE, '_headers'), 'utf8'), '/');

/**
 * A host that sends what is packed, as hosts do, and remembers what it sent.
 * @param {number} speed in bytes a second, over all that is under way
 */
async function host(speed = Infinity) {
  /** @type {{ path: string, bytes: number }[]} */
  const sent = [];
  let free = 0;
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://host').pathname.slice(1) || 'index.html';
    const file = join(SITE, path);
    const packed = await readFile(`${file}.br`).catch(() => null);
    const body = packed ?? await readFile(file).catch(() => null);
    if (!body) return void response.writeHead(404).end();
    // Whoever has it asks whether it is still the same; and it is.
    const tag = `"${body.length}"`;
    const isKnown = request.headers['if-none-match'] === tag;
    sent.push({ path, bytes: isKnown ? 0 : body.length });
    if (isKnown) return void response.writeHead(304, { ...headers, ETag: tag }).end();
    response.writeHead(200, { ...headers, ETag: tag, 'Content-Type': TYPES[extname(path)] ?? 'text/plain', ...(packed ? { 'Content-Encoding': 'br' } : {}) });
    if (speed === Infinity) return void response.end(body);
    // A packet at a time, each when the line is free.
    for (let at = 0; at < body.length; at += 1_400) {
      const packet = body.subarray(at, at + 1_400);
      free = Math.max(free, performance.now()) + (1_000 * packet.length) / speed;
      await new Promise((resolve) => { setTimeout(resolve, free - performance.now()); });
      response.write(packet);
    }
    response.end();
  });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', () => resolve(undefined)); });
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  return { sent, address: `http://127.0.0.1:${port}/`, gone() { server.close(); server.closeAllConnections(); } };
}

/** Runs in the page, before everything: when the first figure is there, when the run is done, and tasks over 50 ms. */
function watch() {
  /** @type {{ figure?: number, done?: number, long: number[] }} */
  const seen = { long: [] };
  Object.assign(globalThis, { seen });
  new PerformanceObserver((list) => { for (const { duration } of list.getEntries()) seen.long.push(duration); }).observe({ type: 'longtask', buffered: true });
  new MutationObserver(() => {
    const root = document.documentElement;
    if (root?.dataset['state'] === 'done') seen.done ??= performance.now();
    if (seen.figure || !document.querySelector('#figure-series, #figure-outcome')) return;
    seen.figure = -1;
    // It is seen with the next frame.
    requestAnimationFrame(() => { seen.figure = performance.now(); });
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-state'] });
}

/** @typedef {{ figure: number, done: number, paint: number, long: number[] }} Seen */

/** @param {import('playwright-core').Page} page @param {string} address @returns {Promise<Seen>} */
async function visit(page, address) {
  await page.goto(address, { waitUntil: 'commit' });
  await page.waitForFunction(() => {
    const { figure = 0, done = 0 } = /** @type {any} */ (globalThis).seen ?? {};
    return figure > 0 && done > 0;
  }, null, { timeout: 3 * PATIENCE });
  return page.evaluate(() => {
    const [{ startTime } = { startTime: NaN }] = performance.getEntriesByName('first-contentful-paint');
    return { .../** @type {any} */ (globalThis).seen, paint: startTime };
  });
}

// Otherwise it is asked to wait for a collection of garbage, which may take a minute.
const browser = await start('--enable-blink-features=ForceEagerMeasureMemory');
/** @param {import('./browser.js').ModeName} [mode] */
async function fresh(mode = 'threads') {
  const context = await browser.newContext({ viewport: { width: 1320, height: 860 }, serviceWorkers: 'block' });
  context.setDefaultTimeout(3 * PATIENCE);
  await context.addInitScript(watch);
  await lead(context, mode);
  return context.newPage();
}

/** A click until the run is done, in ms. @param {import('playwright-core').Page} page */
const click = (page) => page.evaluate(() => new Promise((resolve) => {
  const begin = performance.now();
  let ran = false;
  const observer = new MutationObserver(() => {
    const { state } = document.documentElement.dataset;
    ran ||= state === 'running';
    if (!ran || state !== 'done') return;
    observer.disconnect();
    resolve(performance.now() - begin);
  });
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-state'] });
  document.getElementById('run')?.click();
}));

/** Frames and long tasks of a run that goes on. @param {import('playwright-core').Page} page */
const frames = (page) => page.evaluate((watched) => new Promise((resolve) => {
  const seen = /** @type {{ long: number[] }} */ (/** @type {any} */ (globalThis).seen);
  seen.long.length = 0;
  /** @type {number[]} */
  const gaps = [];
  const begin = performance.now();
  let last = begin;
  const frame = (/** @type {number} */ now) => {
    gaps.push(now - last);
    last = now;
    if (now - begin < watched) return void requestAnimationFrame(frame);
    gaps.sort((one, other) => one - other);
    resolve({ count: gaps.length, late: gaps[Math.floor(0.99 * gaps.length)] ?? NaN, worst: gaps.at(-1) ?? NaN, long: [...seen.long] });
  };
  requestAnimationFrame(frame);
}), WATCHED);

/** A click on Stop until the page stands, in ms. @param {import('playwright-core').Page} page */
const stopped = (page) => page.evaluate(() => new Promise((resolve) => {
  const begin = performance.now();
  const observer = new MutationObserver(() => {
    if (document.documentElement.dataset['state'] !== 'stopped') return;
    observer.disconnect();
    resolve(performance.now() - begin);
  });
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-state'] });
  document.getElementById('stop')?.click();
}));

/** What page and workers hold after a collection of garbage, in MB. @param {import('playwright-core').Page} page */
const held = (page) => page.evaluate(async () => Math.round((await /** @type {any} */ (performance).measureUserAgentSpecificMemory()).bytes / 1e5) / 10);

/** @param {string} what @param {string} value */
const tell = (what, value) => console.log(`${what}: ${value}`);

try {
  const fast = await host();
  /** @type {{ cold: Seen[], warm: Seen[] }} */
  const visits = { cold: [], warm: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    const page = await fresh();
    fast.sent.length = 0;
    visits.cold.push(await visit(page, fast.address + SHORT));
    if (round === 0) {
      // The first that comes behind the figure is the rest of the program.
      const behind = fast.sent.findIndex(({ path }) => path.endsWith('_rest.wasm'));
      const sent = fast.sent.slice(0, behind < 0 ? undefined : behind);
      const kilobytes = (/** @type {typeof sent} */ files) => Math.round(files.reduce((sum, { bytes }) => sum + bytes, 0) / 1_000);
      const files = new Set(sent.map(({ path }) => path)).size;
      tell('a first visit, up to the finished figure', `${kilobytes(sent)} kB with brotli in ${files} files; ${sent.length - files} more requests whether one is still the same; then ${kilobytes(fast.sent) - kilobytes(sent)} kB`);
    }
    visits.warm.push(await visit(page, fast.address + SHORT));
    await page.context().close();
  }
  for (const [name, seen] of Object.entries(visits)) {
    tell(`something to read, ${name}`, `${spread(seen.map(({ paint }) => paint))} ms`);
    tell(`the first figure, ${name}`, `${spread(seen.map(({ figure }) => figure))} ms`);
    tell(`the finished figure of 1,000 trials, ${name}`, `${spread(seen.map(({ done }) => done))} ms`);
  }
  tell('tasks over 50 ms of a first visit', `${spread(visits.cold.map(({ long }) => long.length))}, the longest ${Math.round(Math.max(0, ...visits.cold.flatMap(({ long }) => long)))} ms`);

  const slow = await host(SLOW);
  const page = await fresh();
  const school = await visit(page, slow.address + SHORT);
  tell('at 400 kbit/s', `something to read after ${(school.paint / 1e3).toFixed(1)} s, the first figure after ${(school.figure / 1e3).toFixed(1)} s`);
  await page.context().close();
  slow.gone();

  // In turn, each on a page that stands already; and in pages that are new.
  const standing = { threads: await fresh(), single: await fresh('single') };
  for (const page of Object.values(standing)) await visit(page, fast.address + LINK);
  /** @type {{ threads: number[], single: number[] }} */
  const clicks = { threads: [], single: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const mode of /** @type {const} */ (['threads', 'single'])) clicks[mode].push(/** @type {number} */ (await click(standing[mode])));
  }
  tell('10,000 trials from a click, on all threads', `${spread(clicks.threads)} ms`);
  tell('the same on one', `${spread(clicks.single)} ms; all take ${spread(clicks.threads.map((time, round) => time / (clicks.single[round] ?? NaN)))} of it`);
  await standing.single.context().close();

  const long = standing.threads;
  await long.goto(fast.address + MANY);
  await long.locator('html[data-state="running"]').waitFor({ state: 'attached' });
  await long.waitForTimeout(1_000);
  const { count, late, worst, long: tasks } = /** @type {any} */ (await frames(long));
  tell('while ten million trials run', `${(1_000 * count / WATCHED).toFixed(0)} frames a second, 99 of 100 within ${late.toFixed(0)} ms, the worst ${worst.toFixed(0)} ms; ${tasks.length} tasks over 50 ms`);
  const stops = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    stops.push(/** @type {number} */ (await stopped(long)));
    await long.locator('#run').click();
    await long.locator('html[data-state="running"]').waitFor({ state: 'attached' });
    await long.waitForTimeout(500);
  }
  tell('a stop', `${spread(stops)} ms`);
  await long.context().close();

  const kept = await fresh();
  await visit(kept, fast.address + SHORT);
  const starts = [await held(kept)];
  for (let start = 1; start <= STARTS; start += 1) {
    await click(kept);
    if (start === STARTS / 10 || start === STARTS) starts.push(await held(kept));
  }
  tell(`memory after 1, ${STARTS / 10} and ${STARTS} starts`, `${starts.join(', ')} MB`);
  await kept.goto(fast.address + ENDLESS);
  const trials = [];
  for (const share of [0.01, 0.1, 1]) {
    await kept.waitForFunction((share) => {
      const { dataset } = document.documentElement;
      const numTrials = Number(new URLSearchParams(location.search).get('numTrials'));
      return Number(dataset['trials']) >= share * numTrials && (share < 1 || dataset['state'] === 'done');
    }, share, { timeout: 15 * PATIENCE });
    const memory = await held(kept);
    trials.push(`${memory} MB after ${Math.round(Number(await kept.locator('html').getAttribute('data-trials')) / 1e6)}`);
  }
  tell('memory after so many million trials', trials.join(', '));
  fast.gone();
  console.log(`\nMiddle of ${ROUNDS}, least and most in brackets. Chromium ${browser.version()}.`);
} finally {
  await browser.close();
  await stop();
}
