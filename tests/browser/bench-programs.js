// Measures a visitor's own program: a trial in plain Python, alone and with `Pool`, and in the page on as many
// interpreters; and how long Python takes to start there, at the first visit and at later ones.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { launch, PATIENCE, setting, stop } from './browser.js';
import { plainHost } from './host.js';
import { rates } from './panel.js';
import { programLink } from './programs.js';

const VISITS = 5;
const ROUNDS = 3;
const PROCESSES = Math.min(2, availableParallelism());
/** A snapshot is kept when the page has been calm for a while. */
const KEPT_AFTER = 9_000;

const FILE = fileURLToPath(new URL('../../www/program/examples/epidemic.py', import.meta.url));
const CALL = 'epidemic(people=200, meetings=6, risk=0.05)';
const TRIALS = 120;

/** Trials as the page makes them, by plain Python. */
const AT_HOME = `
import random, sys, time
from multiprocessing import Pool
source = open(sys.argv[1], encoding="utf-8").read()
code, call = compile(source, "program", "exec"), sys.argv[2]
def trial(number):
    module = {"__name__": "trial"}
    exec(code, module)
    random.seed("7/%d" % number)
    return eval(call, module)
if __name__ == "__main__":
    trials, processes = int(sys.argv[3]), int(sys.argv[4])
    begin = time.perf_counter()
    for number in range(trials):
        trial(number)
    alone = time.perf_counter() - begin
    with Pool(processes) as pool:
        pool.map(trial, range(processes))
        begin = time.perf_counter()
        for _ in pool.imap_unordered(trial, range(trials), chunksize=4):
            pass
        print(1e3 * alone / trials, 1e3 * (time.perf_counter() - begin) / trials)
`;

/** @param {number[]} values */
const middle = (values) => [...values].sort((one, other) => one - other)[values.length >> 1] ?? NaN;
/** @param {number[]} values @param {number} [digits] */
const range = (values, digits = 1) => `${middle(values).toFixed(digits)} (${Math.min(...values).toFixed(digits)} to ${Math.max(...values).toFixed(digits)})`;

/** ms a trial in plain Python: alone, and with a pool. */
function atHome() {
  const words = ['-c', AT_HOME, FILE, CALL, String(TRIALS), String(PROCESSES)];
  return execFileSync('python3', words, { encoding: 'utf8' }).split(' ').map(Number);
}

/** ms a trial in the page: on one interpreter, and on the most. @param {import('./browser.js').Page} page */
async function inPage(page) {
  const each = await rates(page);
  return [1e3 / (each[0] ?? NaN), 1e3 / (each[PROCESSES - 1] ?? NaN)];
}

/** s until so many interpreters can work. @param {import('./browser.js').Page} page @param {number} count */
const started = (page, count) => page.evaluate(async (count) => {
  /** @type {typeof import('../../www/program/interpreters.js')} */
  const { Interpreters } = await import(new URL('program/interpreters.js', document.baseURI).href);
  const begin = performance.now();
  const interpreters = new Interpreters();
  await interpreters.startAll(count);
  const took = (performance.now() - begin) / 1e3;
  const how = interpreters.opened.map((opened) => opened.how).join(' ');
  // Until the snapshot is kept they stay.
  return { took, how };
}, count);

const host = await plainHost(setting('DIST'), { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp', 'Cache-Control': 'max-age=600' });
const browser = await launch();
const address = new URL(programLink(readFileSync(FILE, 'utf8'), CALL, `numTrials=${TRIALS}&seed=7`), host.address).href;
console.log(`\n${CALL} of ${FILE.split('/').at(-1)}, Chromium ${browser.version()}, ${PROCESSES} processes`);

/** @type {{ took: number, how: string }[]} */
const cold = [];
/** @type {{ took: number, how: string }[]} */
const warm = [];
/** @type {number[]} */
const pictures = [];
for (let visit = 0; visit < VISITS; visit++) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(host.address);
  await page.locator('html[data-state="done"]').waitFor({ state: 'attached', timeout: PATIENCE });
  cold.push(await started(page, PROCESSES));
  await page.waitForTimeout(KEPT_AFTER);
  // Not where a program is open: Python would start there by itself.
  await page.goto('about:blank');
  await page.goto(host.address);
  await page.locator('html[data-state="done"]').waitFor({ state: 'attached', timeout: PATIENCE });
  warm.push(await started(page, PROCESSES));
  await page.goto(address);
  await page.locator('html[data-state="ready"]').waitFor({ state: 'attached', timeout: PATIENCE });
  await page.locator('#program-coming').filter({ hasText: 'ready' }).waitFor();
  pictures.push(await page.evaluate(async () => {
    const begin = performance.now();
    const button = document.getElementById('run');
    button?.click();
    while (!document.querySelector('#figures canvas[width]')?.checkVisibility()) await new Promise(requestAnimationFrame);
    return (performance.now() - begin) / 1e3;
  }));
  await context.close();
}
console.log(`${PROCESSES} interpreters can work, s: first visit ${range(cold.map(({ took }) => took), 2)}, by ${cold[0]?.how}; later ${range(warm.map(({ took }) => took), 2)}, by ${warm[0]?.how}`);
console.log(`first figure after a click at a later visit, when Python is ready there, s: ${range(pictures, 2)}`);

const page = await (await browser.newContext()).newPage();
await page.goto(address);
await page.locator('html[data-state="ready"]').waitFor({ state: 'attached', timeout: PATIENCE });
await page.locator('#run').click();
await page.locator('html[data-state="done"]').waitFor({ state: 'attached', timeout: 3 * PATIENCE });
/** @type {number[][]} */
const home = [];
/** @type {number[][]} */
const here = [];
for (let round = 0; round < ROUNDS; round++) {
  home.push(atHome());
  here.push(await inPage(page));
}
const column = (/** @type {number[][]} */ rows, /** @type {number} */ at) => rows.map((row) => row[at] ?? NaN);
const version = execFileSync('python3', ['--version'], { encoding: 'utf8' }).trim();
console.log('ms a trial                     alone                 with two');
console.log(`${version.padEnd(26)} ${range(column(home, 0)).padEnd(21)} ${range(column(home, 1))}`);
console.log(`${'the page'.padEnd(26)} ${range(column(here, 0)).padEnd(21)} ${range(column(here, 1))}`);
console.log(`the page / Python          ${(middle(column(here, 0)) / middle(column(home, 0))).toFixed(2).padEnd(21)} ${(middle(column(here, 1)) / middle(column(home, 1))).toFixed(2)}`);
await stop();
await host.gone();
