// Where the page's own programs are: beside it on a host.
// @ts-check

/** @typedef {{ url: string, type: WorkerType }} Program */

/**
 * A program that runs in a worker.
 * @param {"worker.js" | "modes/instance.js"} name
 * @returns {Program}
 */
export function program(name) {
  return { url: new URL(`./${name}`, import.meta.url).href, type: "module" };
}
