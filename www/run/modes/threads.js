// Threads that share the worker's memory: a pool of them runs every batch, and until it is there the worker alone.
// @ts-check

import { initThreadPool, runAlone, sharedMemory } from "../../pkg/many_trials.js";
import { said } from "../../language/of-workers.js";
import { here } from "./single.js";

/**
 * @param {import("./single.js").Means} means
 * @returns {Promise<import("./single.js").Mode>}
 */
export async function start({ threads }) {
  // A browser may say that it shares memory and then refuse: the page's deadline covers a pool that
  // never answers, this covers one that cannot begin.
  if (!sharedMemory()) throw new Error(said.noSharedMemory);
  // Of ten thousand trials half are done before the threads have started.
  runAlone(true);
  return here(threads, initThreadPool(threads).then(() => runAlone(false)));
}
