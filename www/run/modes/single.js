// One thread: the worker runs the trials itself. It works wherever anything does.
// @ts-check

import { Batch } from "./batch.js";

/** @typedef {import("../../pkg/many_trials.js").Trials} Trials */
/**
 * What a mode is started with: how many threads it may use, and the ways to the independent workers, if
 * there are any.
 * @typedef {Pick<import("../protocol.js").Open, "threads" | "ports">} Means
 */
/**
 * A mode that was started. `run` adds some 30 ms of trials to those that are done, `cancel` forgets
 * what is under way.
 * @typedef {{ threads: number, run: (trials: Trials) => Promise<void> | void, cancel: (trials: Trials | null) => void }} Mode
 */

/** How long a batch should take, in ms: short enough that stop and new experiments get through. */
const BATCH = 30;

/** @returns {Promise<Mode>} */
export async function start() {
  return here(1);
}

/**
 * The trials run where this is called, on the threads that were started there.
 * @param {number} threads
 * @returns {Mode}
 */
export function here(threads) {
  const batch = new Batch(BATCH);
  let stage = 0;
  return {
    threads,
    run(trials) {
      // What was learned of one experiment's trials says nothing of another's.
      if (trials.stage() !== stage) batch.reset();
      stage = trials.stage();
      const begin = performance.now();
      const size = batch.size * threads;
      trials.advance(size);
      batch.took(size / threads, performance.now() - begin);
    },
    cancel: () => batch.reset(),
  };
}
