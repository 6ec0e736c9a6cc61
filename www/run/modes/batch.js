// How many trials to run before looking at what else there is to do.
// @ts-check

/** No batch is larger: the wasm takes 32 bits, and a count should be seen to move. */
const MOST = 1_000_000;

/** The size of the next batch, from the time that the last one took. */
export class Batch {
  size = 1;

  /** What comes next has nothing to do with what came before: nothing is known of it. */
  reset() {
    this.size = 1;
  }

  /**
   * @param {number} trials how many the last one had
   * @param {number} took in ms
   * @param {number} wanted how many ms the next one should take
   */
  took(trials, took, wanted) {
    const next = Math.round((trials * wanted) / Math.max(took, 0.1));
    this.size = Math.min(Math.max(next, 1), this.size * 4, MOST);
  }
}
