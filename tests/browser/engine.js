// What the tests ask of a browser beside Chromium, whoever drives it: a page, and the waiting on it.
import assert from 'node:assert/strict';
import { PATIENCE } from './browser.js';

/** @typedef {{ x: number, y: number }} Point of the window, in CSS pixels */

/**
 * A page in a browser. Scripts are the text of a function's body, as W3C WebDriver has them.
 * @typedef {object} Engine
 * @property {(address: string) => Promise<void>} goto
 * @property {() => Promise<void>} reload
 * @property {() => Promise<string>} url
 * @property {(script: string, ...given: unknown[]) => Promise<any>} run what it is given is in `arguments`
 * @property {(script: string, ...given: unknown[]) => Promise<any>} wait the same, of what takes time: the
 *   last of `arguments` is called with the result
 * @property {(selector: string) => Promise<void>} click
 * @property {(selector: string | null) => Promise<void>} frame everything goes to this frame from now on; to the
 *   page itself if none is named
 * @property {(at: Point) => Promise<void>} press the pointer goes there and its button down
 * @property {(at: Point) => Promise<void>} move
 * @property {() => Promise<void>} release
 * @property {() => Promise<Buffer>} screenshot
 * @property {() => string[]} faults what the page threw or complained of on the console since the last question,
 *   where the driver tells
 * @property {boolean} hinders whether its driver keeps threads from starting now and then
 * @property {() => Promise<void>} close
 */

/** Whether all threads are there, or none will come: a run may be done before. Asked in the page. */
export function hasAllThreads() {
  const { mode, threads } = document.documentElement.dataset;
  return mode !== 'threads' || Number(threads) === navigator.hardwareConcurrency;
}

export const LOOK_EVERY = 100;

/** @param {number} ms */
export const pause = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });

/**
 * Runs a function in the page; it sees nothing of what stands around it here.
 * @template {unknown[]} Given
 * @template Answer
 * @param {Engine} engine
 * @param {(...given: Given) => Answer} body
 * @param {Given} given
 * @returns {Promise<Answer>}
 */
export const ask = (engine, body, ...given) => engine.run(`return (${body})(...arguments);`, ...given);

/** What the root element says; nothing while the page is loaded anew. @param {Engine} engine */
export async function standing(engine) {
  try {
    return await engine.run('const { state, mode, trials, fingerprint } = document.documentElement.dataset; return { state, mode, trials, fingerprint };');
  } catch {
    return {};
  }
}

/**
 * Waits until the root element says so.
 * @param {Engine} engine
 * @param {Record<string, string>} expected
 * @param {number} [patience] milliseconds
 */
export async function until(engine, expected, patience = 2 * PATIENCE) {
  let found = {};
  for (const begin = Date.now(); Date.now() - begin < patience; await pause(LOOK_EVERY)) {
    const now = (found = await standing(engine));
    if (Object.entries(expected).every(([key, value]) => now[key] === value)) return;
  }
  const problems = await engine.run('return document.querySelector("#problems")?.innerText ?? ""').catch(() => '');
  assert.fail(`not ${JSON.stringify(expected)}, but ${JSON.stringify(found)} ${problems}`);
}

/**
 * Waits until a script gives something true.
 * @param {Engine} engine
 * @param {string} script
 * @param {number} [patience] milliseconds
 */
export async function untilTrue(engine, script, patience = PATIENCE) {
  for (const begin = Date.now(); Date.now() - begin < patience; await pause(LOOK_EVERY)) {
    if (await engine.run(script).catch(() => false)) return;
  }
  assert.fail(`never: ${script}`);
}
