// Where results come from: the worker, which runs trials, or files, which hold those that ran elsewhere.
// Who asks does not know which.
// @ts-check

import { isOfProgram } from "../address/own.js";

/** @typedef {import("./pool.js").Pool} Pool */
/** @typedef {import("./protocol.js").Behind} Behind */
/** @typedef {import("../pkg/many_trials.js").Sight} Sight */
/** @typedef {import("../crossing.js").BarValues} BarValues */
/** @typedef {import("../crossing.js").FileKind} FileKind */
/** @typedef {{ address: string, view: string }} Origin the page's public address, and its view */
/** @typedef {{ name: string, blob: Blob }} SavedFile */
/**
 * @typedef {object} Source
 * @property {(link: string, behind: Behind) => void} more goes on to more trials of the same experiment
 * @property {(behind: Behind) => void} pin has other results run behind it
 * @property {(index: number, bar: BarValues) => void} find looks for trials of a case by their outcome
 * @property {(what: FileKind, origin: Origin) => Promise<SavedFile>} file a file of the results
 * @property {() => void} leave results come from elsewhere from now on
 */

/** @implements {Source} */
export class FromWorker {
  /** @param {Pool} pool */
  constructor(pool) {
    this.pool = pool;
  }

  /**
   * @param {string} link
   * @param {Behind} behind
   * @param {boolean} moving whether a hand is moving a value
   */
  start(link, behind, moving) {
    this.pool.start(link, behind, moving);
  }

  /**
   * @param {string} link
   * @param {Behind} behind
   */
  more(link, behind) {
    this.pool.more(link, behind);
  }

  /** @param {Behind} behind */
  pin(behind) {
    this.pool.pin(behind);
  }

  /**
   * @param {number} index
   * @param {BarValues} bar
   */
  find(index, bar) {
    this.pool.find({ case: index, ...bar });
  }

  /**
   * @param {FileKind} what
   * @param {Origin} origin
   */
  file(what, origin) {
    return this.pool.file(what, origin);
  }

  leave() {
    this.pool.forget();
  }
}

/** @implements {Source} */
export class FromFiles {
  /** The look for a trial that goes on. */
  #looking = 0;

  /**
   * @param {Sight} sight
   * @param {Pool} pool
   * @param {{ run: () => void, found: (trials: number[]) => void, forget: () => void,
   *   shown: () => { link: string, fingerprint: string } }} page
   *   run: runs the experiment here; forget: nothing of the files is shown any more; shown: what is
   */
  constructor(sight, pool, page) {
    this.sight = sight;
    this.pool = pool;
    this.page = page;
  }

  /** Other files are shown: nothing is looked for in those before. */
  begin() {
    clearTimeout(this.#looking);
  }

  /** Nobody but the worker has more trials. */
  more() {
    this.page.run();
  }

  pin() {
    this.page.run();
  }

  /**
   * Files hold no single trials: they run again, a few at a time, until one is found.
   * @param {number} index
   * @param {BarValues} bar
   */
  find(index, bar, from = 0) {
    clearTimeout(this.#looking);
    const { trial, next } = this.sight.findTrial(index, bar, from);
    if (trial !== null) this.page.found([trial]);
    if (next !== null) this.#looking = window.setTimeout(() => this.find(index, bar, next));
  }

  /**
   * What came from files is the page's own; only single trials are for the worker to run again, but for those of
   * programs, whose files have them.
   * @param {FileKind} what
   * @param {Origin} origin
   */
  async file(what, { address, view }) {
    const { sight } = this;
    const name = sight.fileName(what);
    if (what !== "trials" || isOfProgram(this.page.shown().link)) return { name, blob: new Blob([sight.file(what, address, view)]) };
    const of = { ...this.page.shown(), trials: [...sight.trialRanges()] };
    return { ...await this.pool.file(what, { address, view, of }), name };
  }

  leave() {
    this.begin();
    this.page.forget();
  }
}
