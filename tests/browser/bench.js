// Measures in Chromium: an experiment's trials in each mode, and when the first picture is seen.
import { launch, lead, PATIENCE, serve, setting, stop } from './browser.js';
import { hasAllThreads } from './engine.js';

const REPEATS = 5;

/**
 * Runs in the page: notes when each state begins, and when the first figure has something on it.
 */
function watch() {
  /** @type {Record<string, number>} */
  const times = {};
  Object.assign(globalThis, { testTimes: times });
  new MutationObserver(() => {
    const { state } = document.documentElement?.dataset ?? {};
    if (state) times[state] ??= performance.now();
  }).observe(document, { attributes: true, attributeFilter: ['data-state'], subtree: true, childList: true });

  const small = new OffscreenCanvas(32, 32);
  const context = small.getContext('2d', { willReadFrequently: true });
  /** @param {HTMLCanvasElement} canvas */
  const isDrawn = (canvas) => {
    if (!context || canvas.width < 2 || canvas.height < 2) return false;
    context.clearRect(0, 0, 32, 32);
    context.drawImage(canvas, 0, 0, 32, 32);
    const { data } = context.getImageData(0, 0, 32, 32);
    return new Set(new Uint32Array(data.buffer)).size > 8;
  };
  const look = () => {
    const canvas = document.querySelector('#figure-series');
    if (canvas instanceof HTMLCanvasElement && isDrawn(canvas)) times['picture'] = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/**
 * @typedef {{ state: Record<string, number>, mode: string, threads: number }} Times
 */

/**
 * One visit's times in ms since its navigation began.
 * @param {import('playwright-core').Page} page
 * @param {string} address
 * @returns {Promise<Times>}
 */
async function visit(page, address) {
  await page.goto(address);
  await page.locator('html[data-state="done"]').waitFor({ state: 'attached', timeout: 10 * PATIENCE });
  await page.waitForFunction('"picture" in testTimes');
  await page.waitForFunction(hasAllThreads);
  return page.evaluate(
    `({ state: testTimes, mode: document.documentElement.dataset.mode, threads: Number(document.documentElement.dataset.threads) })`,
  );
}

/** @param {number[]} times */
function median(times) {
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? NaN;
}

const link = process.env['LINK'] ?? '?v=1&scenario=one-drug@3&numTrials=10000';
const trials = Number(process.env['TRIALS'] ?? 10_000);
const browser = await launch();
setting('SITE');

console.log(`\n${link} in Chromium ${browser.version()}`);
console.log('mode      threads   seconds   trials/s   ratio   picture cold   done cold   picture warm   done warm');
/** The time of threads, which the other modes are compared with. */
let threaded = NaN;
for (const mode of /** @type {const} */ (['threads', 'workers', 'single'])) {
  const address = new URL(link, await serve(mode === 'threads')).href;
  /** @type {Times[]} */
  const cold = [];
  /** @type {Times[]} */
  const warm = [];
  for (let i = 0; i < REPEATS; i++) {
    const context = await browser.newContext({ viewport: { width: 1320, height: 860 } });
    await context.addInitScript(watch);
    await lead(context, mode);
    const page = await context.newPage();
    cold.push(await visit(page, address));
    warm.push(await visit(page, address));
    await context.close();
  }
  /** @param {Times} times */
  const run = ({ state }) => ((state['done'] ?? NaN) - (state['running'] ?? NaN)) / 1000;
  const time = median([...cold, ...warm].map(run));
  /**
   * @param {Times[]} visits
   * @param {string} what
   */
  const at = (visits, what) => `${median(visits.map(({ state }) => state[what] ?? NaN)).toFixed(0)} ms`;
  const { mode: used = '', threads = 0 } = cold[0] ?? {};
  if (mode === 'threads') threaded = time;
  console.log(
    [
      used.padEnd(7),
      String(threads).padStart(7),
      time.toFixed(3).padStart(7),
      (trials / time).toFixed(0).padStart(8),
      (threaded / time).toFixed(2).padStart(5),
      at(cold, 'picture').padStart(12),
      at(cold, 'done').padStart(9),
      at(warm, 'picture').padStart(12),
      at(warm, 'done').padStart(9),
    ].join('   '),
  );
}
console.log('seconds: from the start of the run to its end, threads being started included; the other times are since the visit began.');
await stop();
