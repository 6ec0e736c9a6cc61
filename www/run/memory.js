// The memory that an instance of the wasm gets: how far it may grow, by what it is for.
// @ts-check

const MIB = 1 << 20;
const PAGE = 65_536;
/** More than the module needs to begin with, which is some 30 pages. */
const FIRST = 64;
/** With less than this nothing would run. */
const LEAST = 32 * MIB;

/** Shared memory is set apart as a whole, so a phone refuses a page that asks for much
 * (https://github.com/emscripten-core/emscripten/issues/19144): what many instances have each is small. The largest
 * sweep takes 110 MB on the page and 260 MB in the worker. */
const MOST = {
  /** What is shown, and files that are opened. */
  page: 512 * MIB,
  /** The trials and their sums, on threads that need room of their own: what the module is built for, at most. */
  threads: 1024 * MIB,
  /** The trials' sums. */
  workers: 512 * MIB,
  /** Trials of one case at a time. */
  instance: 128 * MIB,
  /** The trials and their sums, on one thread. */
  single: 512 * MIB,
};

/**
 * As much as the browser gives of it.
 * @param {keyof typeof MOST} use
 */
export function memoryFor(use) {
  for (let most = MOST[use]; ; most /= 2) {
    try {
      return new WebAssembly.Memory({ initial: FIRST, maximum: most / PAGE, shared: true });
    } catch (error) {
      // It has no room for so much.
      if (!(error instanceof RangeError) || most / 2 < LEAST) throw error;
    }
  }
}
