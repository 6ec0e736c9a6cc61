// A worker from its start until it is open, each step within a deadline; then what it says is handed on.
// @ts-check

import { isSingleFile } from "../site/place.js";
import { programs } from "../site.js";
import { whatCame } from "../start.js";
import { texts } from "../language/texts.js";
import { startWorker } from "./launch.js";
import { WORKERS_OWN } from "./own.js";
import { cores } from "./possible.js";
import { tellWorker } from "./protocol.js";
import { sentenceOf } from "./sentence.js";

/** A pool that has not started so many ms after its program was loaded never will; where loading takes
 * long, as much again is for what its threads load. */
const START_DEADLINE = 5_000;
/** A program that was not loaded by then is asked for by the page, which hears what comes instead. */
const LOAD_DEADLINE = 30_000;

/**
 * A worker that was started, or refused; after `end` nothing is heard of it.
 * @typedef {{ tell: (message: import("./protocol.js").ToWorker, transfer?: Transferable[]) => void, end: () => void }} Opening
 */

/**
 * @param {WebAssembly.Module} module
 * @param {import("./protocol.js").ModeName} mode
 * @param {boolean} spare whether there is another mode that goes on if this one fails
 * @param {{ hear: (message: import("./protocol.js").ToPage) => void, failed: (reason: string) => void,
 *   missing: (came: string) => void }} page failed: in this mode; missing: what came in the place of a
 *   file that no mode does without
 * @returns {Opening}
 */
export function openWorker(module, mode, spare, { hear, failed, missing }) {
  const begin = performance.now();
  let [loaded, ended, deadline] = [false, false, 0];
  /**
   * @param {number} ms how long the worker may take for what comes next
   * @param {() => void} [then]
   */
  const within = (ms, then = () => failed(texts.startTooSlow)) => {
    clearTimeout(deadline);
    deadline = window.setTimeout(then, ms);
  };
  /** @param {string} reason @param {boolean} slow whether it may still be on its way */
  const notLoaded = async (reason, slow) => {
    clearTimeout(deadline);
    const came = await whatEach(WORKERS_OWN);
    if (ended || loaded) return;
    if (came) missing(came);
    else if (slow) within(LOAD_DEADLINE);
    else failed(reason);
  };
  /** @type {import("./launch.js").Started} */
  let started;
  try {
    started = startWorker(module, mode, cores(), spare);
  } catch (error) {
    // Some browsers refuse at once; whoever asked has an answer first.
    within(0, () => failed(sentenceOf(error)));
    return { tell() {}, end: () => clearTimeout(deadline) };
  }
  const { worker } = started;
  worker.onmessage = (/** @type {MessageEvent<import("./protocol.js").ToPage>} */ { data }) => {
    if (ended) return;
    if (data.kind === "loaded") {
      loaded = true;
      within(START_DEADLINE + performance.now() - begin);
      return;
    }
    if (data.kind === "open") clearTimeout(deadline);
    hear(data);
  };
  worker.onerror = (event) => {
    event.preventDefault();
    if (ended) return;
    const reason = event.message || texts.workerFailed;
    if (loaded) failed(reason);
    else void notLoaded(reason, false);
  };
  worker.onmessageerror = () => {
    if (!ended) failed(texts.workerFailed);
  };
  within(LOAD_DEADLINE, () => void notLoaded(texts.startTooSlow, true));
  return {
    tell: (message, transfer) => tellWorker(worker, message, transfer),
    end() {
      ended = true;
      clearTimeout(deadline);
      started.end();
    },
  };
}

/**
 * What came in the place of the first of these files that did not come as it should; nothing if all did.
 * @param {string[]} files
 */
export async function whatEach(files) {
  if (isSingleFile()) return "";
  const came = await Promise.all(files.map((file) => whatCame(file, programs[file])));
  return came.find(Boolean) ?? "";
}
