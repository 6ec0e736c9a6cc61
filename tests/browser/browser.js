// What every browser test needs: the served site, Chromium, and visits whose faults are collected.
import { execFile, spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { createInterface } from 'node:readline';
import { after, test } from 'node:test';
import { promisify } from 'node:util';
import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').Request} Request */
/** @typedef {import('playwright-core').BrowserContext} Context */
/** @typedef {import('playwright-core').BrowserContextOptions} ContextOptions */
/** @typedef {'threads' | 'workers' | 'single'} ModeName */
/** @typedef {(link: string, options?: VisitOptions) => Promise<Visit>} Open */

/**
 * @typedef {object} VisitOptions
 * @property {ModeName} [mode] what the browser is led to: by a server that does or does not allow
 *   shared memory, and by the number of cores that it tells
 * @property {boolean} [shown] wait until the trials are done
 * @property {(context: Context) => Promise<unknown>} [prepare] runs before the page is opened
 * @property {RegExp[]} [expected] faults that the test brings about itself
 * @property {ContextOptions} [context]
 */

/**
 * @typedef {object} Visit
 * @property {Page} page
 * @property {string} address of the site, without a query
 * @property {Request[]} requests everything asked of the network so far, by workers too
 * @property {string[]} faults what the page threw or complained of on the console
 */

/** How long anything may take before a test says that it hangs: much, for computers are busy and other
 * tests go on beside this one. What passes waits for none of it. */
export const PATIENCE = 40_000;

/** @param {string} name */
export function setting(name) {
  const value = process.env[name];
  assert.ok(value, `${name} is not set: start these tests with \`cargo xtask test browser\``);
  return value;
}

/** @type {Map<boolean, Promise<{ address: string, stop: () => void }>>} */
const servers = new Map();

/**
 * The site on a loopback port of its own.
 * @param {boolean} isolated
 */
export async function serve(isolated) {
  let server = servers.get(isolated);
  if (!server) {
    server = startServer(isolated);
    servers.set(isolated, server);
  }
  return (await server).address;
}

/** @param {boolean} isolated */
async function startServer(isolated) {
  const words = ['serve', '--prebuilt', setting('SITE'), '--port', '0'];
  const child = spawn(setting('XTASK'), isolated ? words : [...words, '--no-isolation'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    return { address: line.trim(), stop: () => void child.kill() };
  }
  throw new Error('The server ended before it said its address.');
}

/** @type {Promise<import('playwright-core').Browser> | undefined} */
let browser;

export function launch() {
  browser ??= start();
  return browser;
}

/**
 * Another Chromium, which is to be closed by who started it.
 * @param {string[]} words
 */
export function start(...words) {
  return chromium.launch({
    executablePath: setting('CHROMIUM'),
    args: [
      ...words,
      '--no-sandbox',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--disable-quic',
    ],
  });
}

/** Ends what was started here. */
export async function stop() {
  await (await browser)?.close();
  for (const server of servers.values()) (await server).stop();
  browser = undefined;
  servers.clear();
}

/**
 * A test in the browser. It fails if the page throws or complains on the console, whatever else it does;
 * a failure leaves pictures in `output/`.
 * @param {string} name
 * @param {(open: Open, t: import('node:test').TestContext) => Promise<void>} body
 */
export function browserTest(name, body) {
  ensureStopped();
  test(name, { timeout: 3 * PATIENCE }, async (t) => {
    /** @type {{ visit: Visit, context: Context, expected: RegExp[] }[]} */
    const visits = [];
    try {
      await body(async (link, options = {}) => {
        const { visit, context } = await prepare(options);
        visits.push({ visit, context, expected: options.expected ?? [] });
        await go(visit, link);
        if (options.shown ?? true) await done(visit.page);
        return visit;
      }, t);
      for (const { visit, expected } of visits) {
        const surprises = visit.faults.filter((fault) => !expected.some((known) => known.test(fault)));
        assert.deepEqual(surprises, [], 'the page threw or complained');
      }
    } catch (problem) {
      await leavePictures(name, visits.map(({ visit }) => visit), t);
      throw problem;
    } finally {
      await Promise.all(visits.map(({ context }) => context.close()));
    }
  });
}

let stopsAtTheEnd = false;

function ensureStopped() {
  if (!stopsAtTheEnd) after(stop);
  stopsAtTheEnd = true;
}

/** @param {VisitOptions} options */
async function prepare(options) {
  const mode = options.mode ?? 'threads';
  const address = await serve(mode === 'threads');
  const context = await (await launch()).newContext({
    viewport: { width: 1320, height: 860 },
    colorScheme: 'light',
    reducedMotion: 'reduce',
    // A worker that gives headers would make every host isolated.
    serviceWorkers: 'block',
    ...options.context,
  });
  context.setDefaultTimeout(PATIENCE);
  await lead(context, mode);
  await options.prepare?.(context);
  const page = await context.newPage();
  /** @type {Visit} */
  const visit = { page, address, requests: [], faults: [] };
  page.on('pageerror', (error) => visit.faults.push(`threw: ${error.stack ?? error.message}`));
  page.on('console', (message) => {
    if (isComplaint(message)) visit.faults.push(`console: ${message.text()} (${message.location().url})`);
  });
  page.on('crash', () => visit.faults.push('crashed'));
  context.on('request', (request) => visit.requests.push(request));
  return { visit, context };
}

/**
 * Whether what stands on the console is an error or a warning: a visitor who looks there finds neither.
 * @param {import('playwright-core').ConsoleMessage} message
 */
export const isComplaint = (message) => ['error', 'warning'].includes(message.type());

/**
 * Without shared memory, one core or several decide how trials are run.
 * @param {Context} context
 * @param {ModeName} mode
 */
export async function lead(context, mode) {
  if (mode === 'threads') return;
  await context.addInitScript((single) => {
    const cores = single ? 1 : Math.max(2, navigator.hardwareConcurrency);
    Object.defineProperty(navigator, 'hardwareConcurrency', { value: cores, configurable: true });
  }, mode === 'single');
}

/**
 * @param {Visit} visit
 * @param {string} link
 */
async function go({ page, address, requests }, link) {
  try {
    await page.goto(new URL(link, address).href);
  } catch (problem) {
    const waiting = requests.filter((request) => request.timing().responseEnd < 0).map((request) => request.url());
    throw new Error(`the page did not load; unanswered: ${waiting.join(' ') || 'nothing'}`, { cause: problem });
  }
}

/**
 * Where the picture of a failure is left.
 * @param {string} name
 */
export async function pictureFile(name) {
  const folder = fileURLToPath(new URL('./output/', import.meta.url));
  await mkdir(folder, { recursive: true });
  return `${folder}${name.replaceAll(/\W+/g, '-')}.png`;
}

/**
 * @param {string} name
 * @param {Visit[]} visits
 * @param {import('node:test').TestContext} t
 */
async function leavePictures(name, visits, t) {
  for (const [number, { page, faults }] of visits.entries()) {
    const file = await pictureFile(`${name} ${number + 1}`);
    try {
      await page.screenshot({ path: file, fullPage: true, timeout: 5_000 });
      t.diagnostic(`picture: ${file}`);
      t.diagnostic(`state: ${JSON.stringify(await standing(page))}`);
    } catch {
      t.diagnostic('the page could not be photographed');
    }
    for (const fault of faults) t.diagnostic(fault);
  }
}

/**
 * What the root element says.
 * @param {Page} page
 */
export function standing(page) {
  return page.evaluate(() => {
    const { state, mode, threads, trials, fingerprint } = document.documentElement.dataset;
    return { state, mode, threads: Number(threads), trials: Number(trials), fingerprint };
  });
}

/**
 * Waits until the root element has these attributes.
 * @param {Page} page
 * @param {Record<string, string | number>} expected
 * @param {number} [patience]
 */
export async function until(page, expected, patience = PATIENCE) {
  const wanted = Object.entries(expected).map(([key, value]) => `[data-${key}="${value}"]`);
  try {
    await page.locator(`html${wanted.join('')}`).waitFor({ state: 'attached', timeout: patience });
  } catch {
    const found = JSON.stringify(await standing(page));
    assert.fail(`not ${JSON.stringify(expected)} within ${patience / 1000} s, but ${found}`);
  }
}

/**
 * Waits until trials are done, these ones if their fingerprint is given.
 * @param {Page} page
 * @param {string} [fingerprint]
 */
export async function done(page, fingerprint) {
  await until(page, fingerprint === undefined ? { state: 'done' } : { state: 'done', fingerprint });
}

/** @type {Map<string, Promise<string>>} */
const fingerprints = new Map();

/**
 * A link as the terminal program takes it: with its scenario, which the page need not be told.
 * @param {string} link
 */
export function named(link) {
  return link.includes('scenario=') ? link : link.replace('?', '?scenario=one-drug@3&');
}

/**
 * The fingerprint that the terminal program gives for a link.
 * @param {string} link
 */
export function terminal(link) {
  let fingerprint = fingerprints.get(link);
  if (!fingerprint) {
    fingerprint = promisify(execFile)(setting('MANYTRIALS'), ['run', named(link), '--json', '-'], {
      maxBuffer: 1 << 28,
    }).then(({ stdout }) => JSON.parse(stdout).fingerprint);
    fingerprints.set(link, fingerprint);
  }
  return fingerprint;
}

/**
 * Lets a test hear every message that the page gets of its workers, and change it.
 * @param {import('playwright-core').BrowserContext} context
 * @param {(data: any) => any} hear runs in the page, and sees nothing of what stands around it here
 */
export const overhear = (context, hear) => context.addInitScript(`{
  const hear = ${hear};
  const { get } = Object.getOwnPropertyDescriptor(MessageEvent.prototype, 'data');
  Object.defineProperty(MessageEvent.prototype, 'data', { get() { return hear(get.call(this)); } });
}`);

/**
 * Waits until the browser's address is that of the page: what a hand has just moved comes a moment later.
 * @param {Page} page
 */
export const written = (page) => page.waitForTimeout(400);

/**
 * Waits until the trials of the page's own address are done, which is written last of all.
 * @param {Page} page
 */
export async function doneAsWritten(page) {
  await written(page);
  const end = Date.now() + PATIENCE;
  for (;;) {
    await done(page);
    const [expected, { state, fingerprint }] = [await terminal(query(page)), await standing(page)];
    if (state === 'done' && fingerprint === expected) return;
    assert.ok(Date.now() < end, `${query(page)} is ${expected}, and the page shows ${fingerprint}`);
    await page.waitForTimeout(50);
  }
}

/**
 * The query that the page shows in the address bar.
 * @param {Page} page
 */
export function query(page) {
  return new URL(page.url()).search;
}

/**
 * The value of a key in the address bar.
 * @param {Page} page
 * @param {string} key
 */
export function inLink(page, key) {
  return new URL(page.url()).searchParams.get(key);
}

/**
 * The control of a key.
 * @param {Page} page
 * @param {string} key
 */
export function control(page, key) {
  return page.locator(`#experiment :is(input, select)[name="${key}"]`);
}

/**
 * The link of the values that the form shows.
 * @param {Page} page
 * @param {string} scenario
 */
export async function shown(page, scenario) {
  const entries = await page
    .locator('#experiment :is(input, select)[name]')
    .evaluateAll((fields) => fields.map((field) => ('value' in field ? [field.getAttribute('name') ?? '', String(field.value)] : [])));
  return `?v=1&scenario=${scenario}&${new URLSearchParams(entries)}`;
}

/**
 * Opens a panel of the bar at the figure, if it is not open.
 * @param {Page} page
 * @param {'lens' | 'trial' | 'save'} name
 */
export async function openTool(page, name) {
  const panel = page.locator(`.toolbar details.${name}`);
  if ((await panel.getAttribute('open')) === null) await panel.locator('summary').click();
}

/**
 * What the page says about a fault, which must be words for people.
 * @param {Page} page
 * @param {number} [patience]
 */
export async function complaint(page, patience = PATIENCE) {
  const place = page.locator('#problems').filter({ hasText: /\S/u, visible: true });
  await place.waitFor({ timeout: patience });
  const words = await place.innerText();
  assert.doesNotMatch(words, /undefined|\[object|NaN|null/u);
  return words;
}

/**
 * Waits until some trials were done.
 * @param {Page} page
 */
export async function counting(page) {
  await page.waitForFunction(() => Number(document.documentElement.dataset.trials) > 0);
}

/**
 * Types into a control as a person does, and leaves it.
 * @param {Page} page
 * @param {string} key
 * @param {string} text
 */
export async function type(page, key, text) {
  await control(page, key).fill(text);
  await control(page, key).press('Tab');
}
