// The page's side of the worker: starts it within a deadline, watches it, and falls back.
// @ts-check

import { language, texts } from "./texts.js";

/** A pool that has not started by then never will. */
const START_DEADLINE = 5_000;
/** How often the watchdog looks. */
const LOOK_EVERY = 1_000;
/** A run that says nothing for so many looks hangs: a batch takes 30 ms, one long trial a second.
 * Looks are counted, not time, so that a computer that slept does not look like a worker that hangs. */
const LOOKS = 10;

/**
 * @typedef {{ kind: "open" | "progress" | "snapshot" | "done" | "stopped" | "found" | "preview" | "file" | "writing" | "failed", run: number,
 *   done: number, total: number, seconds: number, rate: number, bytes?: Uint8Array, fingerprint?: string,
 *   trials?: number[], link?: string, id?: number, blob?: Blob, message?: string }} Message
 * @typedef {{ mode: "threads" | "single", threads: number, why: string }} Mode
 * @typedef {{ onMode: (mode: Mode) => void, onMessage: (message: Message) => void,
 *   onTrouble: (sentence: string, ended: boolean) => void }} Listener
 */

export class Pool {
  /** @type {Listener} */ #listener;
  /** @type {Worker | null} */ #worker = null;
  /** @type {{ kind: "start", run: number, link: string, pins: string[] } | null} */ #order = null;
  #run = 0;
  #open = false;
  /** Whether this worker was given something to run. */
  #begun = false;
  /** Pictures that were asked for before it was open. @type {string[]} */
  #previews = [];
  #running = false;
  #looks = 0;
  #single = false;
  #deadline = 0;
  /** Files that were asked for. @type {Map<number, { resolve: (file: Blob) => void, reject: (why: Error) => void }>} */
  #files = new Map();
  #asked = 0;

  /** @param {Listener} listener */
  constructor(listener) {
    this.#listener = listener;
    setInterval(() => this.#watch(), LOOK_EVERY);
    this.#startWorker();
  }

  /**
   * Runs the experiment of a link from its first trial, and then what is pinned.
   * @param {string} link
   * @param {string[]} pins
   */
  start(link, pins) {
    this.#order = { kind: "start", run: ++this.#run, link, pins };
    this.#send(this.#order);
  }

  /**
   * Goes on with the experiment that runs or ran.
   * @param {string} link the same experiment with more trials
   * @param {string[]} pins
   */
  more(link, pins) {
    this.#order = { kind: "start", run: ++this.#run, link, pins };
    this.#send({ ...this.#order, kind: "more" });
  }

  /**
   * Changes what is pinned.
   * @param {string[]} pins
   */
  pin(pins) {
    if (this.#order) this.#order = { ...this.#order, pins };
    // A worker that came after another one has nothing of its trials.
    if (this.#order && !this.#begun) this.#send(this.#order);
    else this.#send({ kind: "pins", pins });
  }

  /**
   * Looks for trials by the value of an outcome; they come as a message.
   * @param {{ case: number, outcome: number, low: number, high: number }} place
   */
  find(place) {
    if (this.#open) this.#worker?.postMessage({ kind: "find", run: this.#run, ...place });
  }

  stop() {
    if (this.#open) {
      this.#worker?.postMessage({ kind: "stop" });
      return;
    }
    // Nothing has begun: what waits for the threads is called off.
    this.#order = null;
    this.#running = false;
    const nothing = { run: this.#run, done: 0, total: 0, seconds: 0, rate: 0, fingerprint: "" };
    this.#listener.onMessage({ kind: "stopped", ...nothing });
  }

  /**
   * A file of what was done, or the single trials of results that came from files.
   * @param {string} what
   * @param {{ link: string, trials: number[] }} [of]
   * @returns {Promise<Blob>}
   */
  file(what, of) {
    return new Promise((resolve, reject) => {
      if (!this.#open) {
        reject(new Error(texts.noWorker));
        return;
      }
      this.#files.set(++this.#asked, { resolve, reject });
      this.#looks = 0;
      this.#worker?.postMessage({ kind: "file", id: this.#asked, run: this.#run, what, of });
    });
  }

  /** What comes from now on belongs to nothing that is shown. */
  forget() {
    this.stop();
    this.#order = null;
    this.#running = false;
    this.#run += 1;
  }

  /**
   * Runs a small experiment for its picture; it comes as a message.
   * @param {string} link
   */
  preview(link) {
    if (this.#open) this.#worker?.postMessage({ kind: "preview", link });
    else this.#previews.push(link);
  }

  /** @param {object} message */
  #send(message) {
    this.#running = true;
    this.#looks = 0;
    if (this.#open) {
      this.#begun = true;
      this.#worker?.postMessage(message);
    } else if (!this.#worker) this.#startWorker();
  }

  #startWorker() {
    const why = this.#single ? texts.afterTrouble : whyNoThreads();
    const threads = why ? 0 : Math.max(1, navigator.hardwareConcurrency || 1);
    const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
    this.#worker = worker;
    this.#open = false;
    this.#begun = false;
    worker.onmessage = ({ data }) => {
      if (worker === this.#worker) this.#hear(data, threads, why);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      if (worker === this.#worker) this.#fall(event.message || texts.workerFailed);
    };
    worker.onmessageerror = () => {
      if (worker === this.#worker) this.#fall(texts.workerFailed);
    };
    this.#deadline = window.setTimeout(() => this.#fall(texts.startTooSlow), START_DEADLINE);
    worker.postMessage({ kind: "open", threads, language });
  }

  /**
   * @param {Message} message
   * @param {number} threads
   * @param {string} why
   */
  #hear(message, threads, why) {
    this.#looks = 0;
    if (message.kind === "open") {
      clearTimeout(this.#deadline);
      this.#open = true;
      this.#listener.onMode(
        threads > 0 ? { mode: "threads", threads, why: texts.sharedMemory } : { mode: "single", threads: 1, why },
      );
      if (this.#running && this.#order) this.#send(this.#order);
      for (const link of this.#previews.splice(0)) this.preview(link);
      return;
    }
    if (message.kind === "failed") {
      this.#fall(message.message ?? texts.workerFailed);
      return;
    }
    // What was asked before the last order is no longer shown; small pictures are always welcome.
    if (message.kind === "writing") return;
    if (message.kind === "file") {
      const file = this.#files.get(message.id ?? 0);
      this.#files.delete(message.id ?? 0);
      if (message.blob) file?.resolve(message.blob);
      else file?.reject(new Error(message.message));
      return;
    }
    if (message.kind !== "preview" && message.run !== this.#run) return;
    if (message.kind === "done" || message.kind === "stopped") this.#running = false;
    this.#listener.onMessage(message);
  }

  #watch() {
    if (this.#open && (this.#running || this.#files.size > 0) && ++this.#looks > LOOKS) this.#fall(texts.silent);
  }

  /**
   * Ends the worker, and goes on with one thread if it had more.
   * @param {string} reason
   */
  #fall(reason) {
    clearTimeout(this.#deadline);
    this.#worker?.terminate();
    this.#worker = null;
    this.#open = false;
    for (const { reject } of this.#files.values()) reject(new Error(texts.fileLost(reason)));
    this.#files.clear();
    if (this.#single || whyNoThreads()) {
      this.#running = false;
      this.#listener.onTrouble(texts.gaveUp(reason), true);
      return;
    }
    this.#single = true;
    this.#listener.onTrouble(this.#running ? texts.goesOn(reason) : texts.fewerThreads(reason), false);
    this.#startWorker();
  }
}

/** Why the browser gives this page no threads; empty if it does. */
function whyNoThreads() {
  if (typeof SharedArrayBuffer === "undefined") {
    return globalThis.crossOriginIsolated ? texts.noSharedMemory : texts.notIsolated;
  }
  if (!globalThis.crossOriginIsolated) return texts.notIsolated;
  try {
    // Some browsers claim isolation and still refuse to share.
    const memory = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
    new MessageChannel().port1.postMessage(memory);
    return "";
  } catch {
    return texts.noSharedMemory;
  }
}
