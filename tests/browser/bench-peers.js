// Measures this program beside others that do the same work, in turn: `benches/peers/README.md` says which.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch, PATIENCE, serve, setting, stop } from './browser.js';
import { spread } from './middle.js';
import { rates } from './panel.js';
import { programLink } from './programs.js';

/** @typedef {{ trials: number, seconds: number, mean: number }} Measured */
/** @typedef {{ name: string, threads: number, run: (round: number) => Measured | Promise<Measured> }} Contender */

const QUICK = process.env['QUICK'] === 'true';
const ROUNDS = QUICK ? 2 : 5;
const THREADS = Math.min(2, availableParallelism());
const PEERS = fileURLToPath(new URL('../../benches/peers/', import.meta.url));
const PYTHON = setting('PEERS_PYTHON');
/** If one and the same program differs as much from round to round, nothing can be said of small ratios. */
const NOISY = 1.5;
/** Standard errors: a right program is further off once in 150,000 tests. */
const FAR = 4.5;
const LINK = '?v=1&scenario=one-drug@3';

/** @type {{ final: { total: { mean: number, variance: number } } }} */
const oracle = JSON.parse(readFileSync(new URL('../oracles/course_one_drug_delay150.json', import.meta.url), 'utf8'));

/** @param {string} python @param {string} file @param {(number | string)[]} words @returns {Measured} */
const python = (python, file, ...words) => JSON.parse(execFileSync(python, [PEERS + file, ...words.map(String)], { encoding: 'utf8' }));

const folder = mkdtempSync(join(tmpdir(), 'peers-'));

/** The terminal program, with its start and its results file. @param {number} threads @param {number} trials @param {number} round */
function terminal(threads, trials, round) {
  const file = join(folder, 'results.json');
  const words = ['run', `${LINK}&numTrials=${trials}&seed=${round}`, '--threads', String(threads), '--json', file];
  const begin = performance.now();
  execFileSync(setting('MANYTRIALS'), words, { stdio: 'ignore' });
  const seconds = (performance.now() - begin) / 1e3;
  return { trials, seconds, mean: JSON.parse(readFileSync(file, 'utf8')).cases[0].outcomes.total.mean };
}

const browser = await launch();
const plain = await browser.newPage();

/** Workers that share the trials. @param {string} file @param {number} workers @param {number} trials @returns {Promise<Measured>} */
const inWorkers = (file, workers, trials) => plain.evaluate(async ({ text, workers, trials }) => {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
  const all = Array.from({ length: workers }, () => new Worker(address));
  /** @param {Worker} worker @param {number} count @returns {Promise<Float64Array[]>} */
  const ask = (worker, count) => new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.postMessage(count);
  });
  await Promise.all(all.map((worker) => ask(worker, 20)));
  const each = Math.ceil(trials / workers);
  const begin = performance.now();
  const sums = await Promise.all(all.map((worker) => ask(worker, each)));
  const seconds = (performance.now() - begin) / 1e3;
  for (const worker of all) worker.terminate();
  const end = sums.reduce((sum, [total]) => sum + (total?.at(-1) ?? NaN), 0);
  return { trials: each * workers, seconds, mean: end / (each * workers) };
}, { text: readFileSync(PEERS + file, 'utf8'), workers, trials });

const isolated = await serve(true);
const ours = await browser.newPage();
await ours.goto(new URL(`${LINK}&numTrials=1000&seed=1`, isolated).href);
await ours.locator('html[data-state="done"]').waitFor({ state: 'attached', timeout: PATIENCE });
const pyodide = await browser.newPage();
await pyodide.goto(new URL(programLink(readFileSync(`${PEERS}one_at_a_time.py`, 'utf8'), 'patient()', 'numTrials=20&seed=7'), isolated).href);
await pyodide.locator('html[data-state="ready"]').waitFor({ state: 'attached', timeout: PATIENCE });
await pyodide.locator('#run').click();
await pyodide.locator('html[data-state="done"]').waitFor({ state: 'attached', timeout: 3 * PATIENCE });

/** Measured together, and told as one each. @type {Map<string, number[]>} */
const panels = new Map();
/** @param {string} name @param {import('./browser.js').Page} page @param {number} threads @param {number} round @returns {Promise<Measured>} */
async function byPanel(name, page, threads, round) {
  const key = `${name} ${round}`;
  const known = panels.get(key) ?? await rates(page);
  panels.set(key, known);
  // Its trials are the terminal's and plain Python's, by their fingerprints: tests hold that.
  return { trials: 1, seconds: 1 / (known[threads - 1] ?? NaN), mean: NaN };
}

const most = QUICK ? 0.2 : 1;
/** @param {number} trials */
const some = (trials) => Math.max(20, Math.round(trials * most));
const counts = [...new Set([1, THREADS])];
/** @type {Contender[]} */
const contenders = [
  ...counts.map((threads) => ({ name: 'Many Trials in Chromium', threads, run: (/** @type {number} */ round) => byPanel('ours', ours, threads, round) })),
  ...counts.map((threads) => ({ name: 'Many Trials in the terminal', threads, run: (/** @type {number} */ round) => terminal(threads, some(50_000), round) })),
  ...counts.map((threads) => ({ name: 'numba, by counts', threads, run: (/** @type {number} */ round) => python(PYTHON, 'by_counts_numba.py', some(20_000), threads, round) })),
  ...counts.map((threads) => ({ name: 'JavaScript in Chromium, by counts', threads, run: () => inWorkers('by_counts.js', threads, some(5_000)) })),
  { name: 'numpy, by counts', threads: 1, run: (round) => python(PYTHON, 'by_counts_numpy.py', Math.max(1000, some(5_000)), round) },
  ...counts.map((threads) => ({ name: 'JavaScript in Chromium, one virus at a time', threads, run: () => inWorkers('one_at_a_time.js', threads, some(500)) })),
  ...counts.map((threads) => ({ name: 'Python, one virus at a time', threads, run: (/** @type {number} */ round) => python('python3', 'one_at_a_time.py', some(60), threads, round) })),
  ...counts.map((threads) => ({ name: 'Python in Chromium (Pyodide), one virus at a time', threads, run: (/** @type {number} */ round) => byPanel('pyodide', pyodide, threads, round) })),
  ...counts.map((threads) => ({ name: 'agents (Mesa), one virus at a time', threads, run: (/** @type {number} */ round) => python(PYTHON, 'agents_mesa.py', some(30), threads, round) })),
];

try {
  const { mean, variance } = oracle.final.total;
  for (const { name, threads, run } of contenders) {
    const found = await run(0);
    if (Number.isNaN(found.mean)) continue;
    const off = Math.abs(found.mean - mean) / Math.sqrt(variance / found.trials);
    if (off > FAR) throw new Error(`${name} on ${threads} gives ${found.mean} after ${found.trials} trials, ${off.toFixed(1)} standard errors from ${mean}: it is not the same work.`);
  }
  /** @type {Map<Contender, number[]>} */
  const times = new Map(contenders.map((contender) => [contender, []]));
  for (let round = 1; round <= ROUNDS; round += 1) {
    for (const contender of contenders) {
      const { trials, seconds } = await contender.run(round);
      times.get(contender)?.push(1e6 * seconds / trials);
    }
  }
  /** One's own with as many threads, in the same round. @param {Contender} contender */
  const ratios = ({ name, threads }, /** @type {number[]} */ own) => {
    const reference = contenders.find((other) => other.name === contenders[0]?.name && other.threads === threads && other.name !== name);
    const beside = reference && times.get(reference);
    return beside && own.map((time, round) => time / (beside[round] ?? NaN));
  };
  const rows = contenders.map((contender) => {
    const own = times.get(contender) ?? [];
    const slower = ratios(contender, own);
    return { name: contender.name, threads: contender.threads, microseconds: own, slower: slower ?? null };
  });
  const noise = Math.max(...rows.slice(0, 2 * counts.length).map(({ microseconds }) => Math.max(...microseconds) / Math.min(...microseconds)));
  const machine = `${cpus()[0]?.model.trim() ?? 'a processor'}, ${cpus().length} cores; Chromium ${browser.version()}; ${new Date().toISOString().slice(0, 10)}`;
  const table = [
    '| one drug, at the course\'s values | threads | µs a trial | times as long as the page |',
    '|---|---|---|---|',
    ...rows.map(({ name, threads, microseconds, slower }) => `| ${name} | ${threads} | ${spread(microseconds)} | ${slower ? spread(slower) : ''} |`),
    '',
    `${machine}. Middle of ${ROUNDS} rounds, fastest and slowest in brackets; ratios are taken within a round, to the page on as many threads.${noise > NOISY ? ` The machine was noisy: the same program differed by a factor of ${noise.toFixed(1)} between rounds.` : ''}`,
  ].join('\n');
  console.log(`\n${table}\n`);
  const results = process.env['BENCH_JSON'];
  if (results) writeFileSync(results, `${JSON.stringify({ link: LINK, machine, rounds: ROUNDS, quick: QUICK, noise, rows }, null, 1)}\n`);
  if (!QUICK) {
    const readme = new URL('../../README.md', import.meta.url);
    const text = readFileSync(readme, 'utf8');
    const [begin, end] = ['<!-- cargo xtask bench -->\n', '<!-- until here -->'];
    const [before, rest] = text.split(begin);
    const behind = rest?.split(end)[1];
    if (before !== undefined && behind !== undefined) writeFileSync(readme, before + begin + table + '\n' + end + behind);
  }
} finally {
  rmSync(folder, { recursive: true });
  await browser.close();
  await stop();
}
