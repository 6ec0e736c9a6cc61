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
 * A mode that was started, and its threads, which are all there once it has `grown`. `run` adds so many ms of trials to those that are done, and about so many
 * trials at most; `watch` notes from now on when each thread is at work, `seen` gives that: its number, begin, end and
 * trials, one behind the other; `cancel` forgets what is under way, and how long trials take, unless the next are alike.
 * @typedef {{ threads: number, grown: Promise<void>, run: (trials: Trials, wanted: number, most: number) => Promise<void> | void,
 *   cancel: (trials: Trials | null, alike?: boolean) => void, watch: (trials: Trials) => void,
 *   seen: (trials: Trials) => Float64Array }} Mode
 */

/** @returns {Promise<Mode>} */
export async function start() {
  return here(1);
}

/**
 * The trials run where this is called, on the threads that were started there.
 * @param {number} threads
 * @param {Promise<unknown>} [started] until then they run on this one alone
 * @returns {Mode}
 */
export function here(threads, started) {
  let working = started ? 1 : threads;
  const batch = new Batch();
  let stage = 0;
  return {
    threads,
    grown: Promise.resolve(started).then(() => { working = threads; }),
    run(trials, wanted, most) {
      // What was learned of one experiment's trials says nothing of another's.
      if (trials.stage() !== stage) batch.reset();
      stage = trials.stage();
      const begin = performance.now();
      const size = Math.min(batch.size * working, Math.max(most, 1));
      trials.advance(size);
      batch.took(size / working, performance.now() - begin, wanted);
    },
    watch: (trials) => trials.watch(),
    seen: (trials) => trials.seen(),
    cancel: (_, alike) => alike || batch.reset(),
  };
}
