// When each worker was at work, where the page's own programs know it; nothing is noted unless somebody watches.
// @ts-check

/** Numbers of each span: the worker's, begin and end in ms, and how many trials. */
const EACH = 4;
/** No more is kept. */
const MOST = 10_000;

export class Spans {
  /** @type {number[] | null} */ #seen = null;
  #begun = 0;

  /** Notes from now on. */
  watch() {
    this.#seen = [];
    this.#begun = alike();
  }

  /**
   * A worker has come back just now.
   * @param {number} worker
   * @param {number} took in ms
   * @param {number} trials
   */
  came(worker, took, trials) {
    const end = alike();
    if (this.#seen && this.#seen.length < MOST * EACH) this.#seen.push(worker, Math.max(end - took, this.#begun), end, trials);
  }

  /** What was seen since, span by span; nobody looks on any more. */
  seen() {
    const seen = new Float64Array(this.#seen ?? []);
    this.#seen = null;
    return seen;
  }
}

/** ms that all workers of the page count alike. */
const alike = () => performance.timeOrigin + performance.now();
