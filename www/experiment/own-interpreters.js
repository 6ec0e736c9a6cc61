// The interpreters that a visitor's program has its trials run in: they start with the first run, and are replaced
// when they hang, are lost, or ran somebody else's program.
// @ts-check

import { texts } from "../language/texts.js";
import { tellWorker } from "../run/protocol.js";
import { sentenceOf } from "../run/sentence.js";
import { ofInterpreters } from "./own-parts.js";

/** @typedef {import("../program/interpreters.js").Interpreters} Interpreters */
/** @typedef {import("../run/launch.js").Started} Started */
/**
 * progress: bytes of Python that have come; ready: they can work, after so many seconds; gone: there are none
 * @typedef {{ progress: (done: number, total: number) => void, ready: (seconds: number) => void, gone: () => void,
 *   complain: (sentence: string) => void }} On
 */

export class OwnInterpreters {
  /** @type {Interpreters | null} */ #interpreters = null;
  /** How many there are; 0 while none has started. */ #count = 0;
  /** Whether they are on their way, or there. @type {Promise<void> | null} */ #started = null;
  /** The program that ran last, and whether it was somebody else's. */
  #ran = { text: "", foreign: false };
  /** @type {Promise<unknown>} */ #shown = Promise.resolve();

  /**
   * @param {import("../run/pool.js").Pool} pool
   * @param {On} on
   */
  constructor(pool, on) {
    this.pool = pool;
    this.on = on;
  }

  /** On how many of them trials run. @returns {import("../run/pool.js").Mode | null} */
  get mode() {
    if (this.#count === 0) return null;
    const mode = this.#count > 1 ? "workers" : "single";
    return { mode, threads: this.#count, why: texts.program.mode(this.#count) };
  }

  /**
   * Somebody wants trials of a program: whatever is not there comes now.
   * @param {string} text
   * @param {boolean} foreign whether it is somebody else's
   * @param {Promise<unknown>} shown its text is in view; where it cannot be shown, nothing of it runs
   */
  begin(text, foreign, shown) {
    // Somebody else's program may have changed the interpreters that it ran in.
    if (this.#ran.text !== text && this.#ran.foreign) this.#end();
    this.#ran = { text, foreign };
    this.#shown = shown;
    if (this.#started) return;
    const started = this.#start(shown);
    this.#started = started;
    started.catch((error) => {
      // Others have taken their place.
      if (this.#started !== started) return;
      this.#started = null;
      this.on.complain(sentenceOf(error));
      this.pool.stop();
    });
  }

  /** Somebody has opened a program, and may want its trials: where Python is at hand it starts, and runs nothing. */
  async ahead() {
    try {
      const { mayStartAhead } = await ofInterpreters();
      if (!(await mayStartAhead()) || this.#started) return;
      const started = this.#start(Promise.resolve());
      this.#started = started;
      await started.catch(() => { if (this.#started === started) this.#started = null; });
    } catch { /* who asks for trials hears of it */ }
  }

  /** @param {Promise<unknown>} shown */
  async #start(shown) {
    await shown;
    const { Interpreters, mostInterpreters } = await ofInterpreters();
    const begin = performance.now();
    const interpreters = new Interpreters({
      progress: this.on.progress,
      // Whoever is ended with all others is not missed.
      lost: (index, sentence) => { if (this.#interpreters === interpreters) void this.#replace(index, sentence); },
    });
    this.#interpreters = interpreters;
    const ports = await interpreters.start(mostInterpreters());
    if (this.#interpreters !== interpreters) return;
    this.#count = ports.length;
    this.pool.attach(ports);
    this.on.ready((performance.now() - begin) / 1000);
  }

  /** Another worker has trials now: it needs other ways to them. @param {boolean} wanted whether a program is open */
  again(wanted) {
    // Those that are still on their way come to the worker that is there then.
    if (this.#count === 0) return;
    this.#end();
    if (wanted) this.begin(this.#ran.text, this.#ran.foreign, this.#shown);
  }

  #end() {
    const interpreters = this.#interpreters;
    this.#interpreters = null;
    interpreters?.end();
    // Whoever has trials would wait for them.
    this.pool.attach([]);
    this.#count = 0;
    this.#started = null;
  }

  /**
   * As many as are asked for with a worker of their own, to measure how fast they are. Those of the trials give them
   * their room, and come again when they are wanted.
   * @param {number} count
   * @param {() => Started} startWorker
   * @param {AbortSignal} signal
   * @returns {Promise<Started>}
   */
  async measured(count, startWorker, signal) {
    const { Interpreters } = await ofInterpreters();
    this.#end();
    this.on.gone();
    const interpreters = new Interpreters();
    signal.addEventListener("abort", () => interpreters.end());
    try {
      const ports = await interpreters.startAll(count);
      const { worker, end } = startWorker();
      tellWorker(worker, { kind: "interpreters", ports }, ports);
      return { worker, end: () => { end(); interpreters.end(); } };
    } catch (error) {
      // Those that did start are of no use to anybody.
      interpreters.end();
      throw error;
    }
  }

  /**
   * @param {number} index
   * @param {string} sentence
   */
  async #replace(index, sentence) {
    this.pool.replace(index, null);
    this.on.complain(texts.program.lost(sentence));
    await this.#restart(index);
  }

  /** @param {number} index */
  async #restart(index) {
    const interpreters = this.#interpreters;
    try {
      const port = await interpreters?.restart(index);
      if (port && interpreters === this.#interpreters) this.pool.replace(index, port);
    } catch (error) {
      this.on.complain(sentenceOf(error));
    }
  }

  /** One of them is at what nobody wants any more. @param {number} index */
  async free(index) {
    const interpreters = this.#interpreters;
    const free = await interpreters?.interrupt(index);
    if (interpreters !== this.#interpreters) return;
    if (free) this.pool.freed(index);
    else await this.#restart(index);
  }
}
