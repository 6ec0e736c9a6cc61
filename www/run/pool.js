// The page's side of the worker: starts it within a deadline, watches it, and goes on in another mode
// if one fails.
// @ts-check

import { isSandboxed, isSingleFile, startProgram } from "../site/place.js";
import { sentenceOf } from "./sentence.js";
import { programs, version } from "../site.js";
import { whatCame } from "../start.js";
import { language, texts } from "../language/texts.js";

/** A pool that has not started so many ms after its program was loaded never will; where loading takes
 * long, as much again is for what its threads load. */
const START_DEADLINE = 5_000;
/** A program that was not loaded by then is asked for by the page, which hears what comes instead. */
const LOAD_DEADLINE = 30_000;
/** What the worker loads beyond what the page has loaded before it. No mode does without it. */
const WORKERS_OWN = ["worker.js", "modes/threads.js", "modes/workers.js", "modes/single.js", "modes/batch.js"].map((file) => `run/${file}`);
/** What one mode needs and the next does without. */
const MODES_OWN = ["run/modes/instance.js", ...Object.keys(programs).filter((program) => program.includes("/snippets/"))];
/** How often the watchdog looks. */
const LOOK_EVERY = 1_000;
/** A run that says nothing for so many looks hangs: a batch takes 30 ms, one long trial a second.
 * Looks are counted, not time, so that a computer that slept does not look like a worker that hangs. */
const LOOKS = 10;

/**
 * @typedef {{ kind: "loaded" | "open" | "progress" | "snapshot" | "done" | "stopped" | "found" | "preview" | "sums" | "file" | "writing" | "checkpoint" | "failed", run: number,
 *   done: number, total: number, seconds: number, rate: number, bytes?: Uint8Array, fingerprint?: string,
 *   threads?: number, trials?: number[], link?: string, id?: number, blob?: Blob, name?: string, message?: string }} Message
 * @typedef {"threads" | "workers" | "single"} ModeName
 * @typedef {{ mode: ModeName, threads: number, why: string }} Mode
 * @typedef {{ onMode: (mode: Mode) => void, onMessage: (message: Message) => void,
 *   onTrouble: (sentence: string, ended: boolean) => void }} Listener
 */

export class Pool {
  /** @type {Listener} */ #listener;
  /** @type {WebAssembly.Module} */ #module;
  /** @type {Started | null} */ #started = null;
  /** The modes that are left; the first is in use. */
  #modes = modes();
  /** What became of the modes before it. */
  #why = whyNoThreads();
  /** @type {{ kind: "start", run: number, link: string, pins: string[], quiet?: boolean, sums?: boolean } | null} */ #order = null;
  /** Who waits for exact sums of what runs, instead of its figures.
   * @type {{ resolve: (bytes: Uint8Array | null) => void, progress: (done: number) => void } | null} */
  #sums = null;
  /** All trials that were done a moment ago, for the next mode. @type {{ run: number, bytes: Uint8Array } | null} */
  #checkpoint = null;
  #run = 0;
  #open = false;
  /** Whether this worker was given something to run. */
  #begun = false;
  /** Pictures that were asked for before it was open. @type {string[]} */
  #previews = [];
  #running = false;
  /** Whether a stop was asked for and not answered: a worker that comes then stops where the one before
   * it was. */
  #stopping = false;
  /** Tells that a worker was refused. */
  #refusal = 0;
  #looks = 0;
  #deadline = 0;
  /** Files that were asked for. @type {Map<number, { resolve: (file: { name: string, blob: Blob }) => void, reject: (why: Error) => void }>} */
  #files = new Map();
  #asked = 0;

  /**
   * @param {WebAssembly.Module} module
   * @param {Listener} listener
   */
  constructor(module, listener) {
    this.#module = module;
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
    this.#leaveSums();
    this.#order = { kind: "start", run: ++this.#run, link, pins };
    this.#send(this.#order);
  }

  /**
   * Goes on with the experiment that runs or ran.
   * @param {string} link the same experiment with more trials
   * @param {string[]} pins
   */
  more(link, pins) {
    this.#leaveSums();
    const before = this.#run;
    this.#order = { kind: "start", run: ++this.#run, link, pins };
    // What was done belongs to the longer run as well.
    if (this.#checkpoint?.run === before) this.#checkpoint.run = this.#run;
    this.#send({ ...this.#order, kind: "more" });
  }

  /**
   * Runs the experiment of a link and gives its exact sums, of as much as was done if it is stopped; none
   * if another experiment takes its place. Nothing of it is shown.
   * @param {string} link
   * @param {(done: number) => void} progress
   * @returns {Promise<Uint8Array | null>}
   */
  compute(link, progress) {
    this.#leaveSums();
    return new Promise((resolve) => {
      this.#sums = { resolve, progress };
      this.#order = { kind: "start", run: ++this.#run, link, pins: [], quiet: true, sums: true };
      this.#send(this.#order);
    });
  }

  /** Nobody waits for sums any more. @param {Uint8Array | null} [bytes] */
  #leaveSums(bytes = null) {
    const sums = this.#sums;
    this.#sums = null;
    sums?.resolve(bytes);
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
      this.#stopping = this.#running;
      this.#worker?.postMessage({ kind: "stop" });
      return;
    }
    if (this.#running && this.#checkpoint?.run === this.#run) {
      // What another worker had done is not lost: the one that comes shows it.
      this.#stopping = true;
      return;
    }
    // Nothing has begun: what waits for the threads is called off.
    this.#running = false;
    if (this.#sums) {
      this.#leaveSums();
      return;
    }
    const nothing = { run: this.#run, done: 0, total: 0, seconds: 0, rate: 0, fingerprint: "" };
    this.#listener.onMessage({ kind: "stopped", ...nothing });
  }

  /**
   * A file of what was done, or the single trials of results that came from files.
   * @param {string} what
   * @param {{ address: string, view: string, of?: { link: string, trials: number[], fingerprint: string } }} from
   *   the page's public address and its view; of: which trials, if they are not the worker's own
   * @returns {Promise<{ name: string, blob: Blob }>}
   */
  file(what, from) {
    return new Promise((resolve, reject) => {
      if (!this.#open) {
        reject(new Error(texts.noWorker));
        return;
      }
      this.#files.set(++this.#asked, { resolve, reject });
      this.#looks = 0;
      this.#worker?.postMessage({ kind: "file", id: this.#asked, run: this.#run, what, ...from });
    });
  }

  /** Ends for good. */
  end() {
    this.#started?.end();
    this.#started = null;
    this.#modes = [];
    this.#running = false;
    clearTimeout(this.#deadline);
  }

  /**
   * What someone's own numbers need beside the trials: bytes, or what they look like as text.
   * @param {string} link
   * @param {Uint8Array} [own] numbers that are to be named
   * @returns {Promise<Blob>}
   */
  check(link, own) {
    return new Promise((resolve, reject) => {
      if (!this.#open) {
        reject(new Error(texts.noWorker));
        return;
      }
      this.#files.set(++this.#asked, { resolve: ({ blob }) => resolve(blob), reject });
      this.#looks = 0;
      this.#worker?.postMessage({ kind: "check", id: this.#asked, link, own });
    });
  }

  /** What comes from now on belongs to nothing that is shown. */
  forget() {
    this.#leaveSums();
    this.stop();
    this.#order = null;
    this.#running = false;
    this.#stopping = false;
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

  get #worker() {
    return this.#started?.worker;
  }

  /** @param {object} message */
  #send(message) {
    this.#running = true;
    this.#stopping = false;
    this.#looks = 0;
    if (this.#open) {
      // A worker that came after another one goes on from what that had done.
      const checkpoint = !this.#begun && this.#checkpoint?.run === this.#run ? this.#checkpoint.bytes : undefined;
      this.#begun = true;
      this.#worker?.postMessage(checkpoint ? { ...message, checkpoint } : message);
    } else if (!this.#worker && !this.#refusal) this.#startWorker();
  }

  #startWorker() {
    const mode = this.#modes[0] ?? "single";
    this.#open = false;
    this.#begun = false;
    try {
      this.#started = startWorker(this.#module, mode, cores(), this.#modes.length > 1);
    } catch (error) {
      // Some browsers refuse at once.
      this.#refusal = window.setTimeout(() => this.#fall(sentenceOf(error)));
      return;
    }
    const { worker } = this.#started;
    const begin = performance.now();
    let loaded = false;
    /** @param {string} reason @param {boolean} slow whether it may still be on its way */
    const notLoaded = async (reason, slow) => {
      clearTimeout(this.#deadline);
      const came = await whatEach(WORKERS_OWN);
      if (worker !== this.#worker || loaded) return;
      if (came) this.#giveUp(`${came} ${texts.orOneFile}`);
      else if (slow) this.#setDeadline(LOAD_DEADLINE);
      else this.#fall(reason);
    };
    worker.onmessage = ({ data }) => {
      if (worker !== this.#worker) return;
      if (data.kind === "loaded") {
        loaded = true;
        this.#setDeadline(START_DEADLINE + performance.now() - begin);
      } else this.#hear(data, mode);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      if (worker !== this.#worker) return;
      const reason = event.message || texts.workerFailed;
      if (loaded) this.#fall(reason);
      else void notLoaded(reason, false);
    };
    worker.onmessageerror = () => {
      if (worker === this.#worker) this.#fall(texts.workerFailed);
    };
    this.#setDeadline(LOAD_DEADLINE, () => void notLoaded(texts.startTooSlow, true));
  }

  /**
   * @param {number} ms how long the worker may take for what comes next
   * @param {() => void} then
   */
  #setDeadline(ms, then = () => this.#fall(texts.startTooSlow)) {
    clearTimeout(this.#deadline);
    this.#deadline = window.setTimeout(then, ms);
  }

  /**
   * @param {Message} message
   * @param {ModeName} mode
   */
  #hear(message, mode) {
    this.#looks = 0;
    if (message.kind === "open") {
      clearTimeout(this.#deadline);
      this.#open = true;
      const why = [this.#why, texts.modes[mode].works].filter(Boolean).join(" ");
      this.#listener.onMode({ mode, threads: message.threads ?? 1, why });
      const stopping = this.#stopping;
      if (this.#running && this.#order) this.#send(this.#order);
      if (stopping) this.stop();
      for (const link of this.#previews.splice(0)) this.preview(link);
      return;
    }
    if (message.kind === "failed") {
      this.#fall(message.message ?? texts.workerFailed);
      return;
    }
    if (message.kind === "checkpoint") {
      if (message.bytes && message.run === this.#run) this.#checkpoint = { run: message.run, bytes: message.bytes };
      return;
    }
    // What was asked before the last order is no longer shown; small pictures are always welcome.
    if (message.kind === "writing") return;
    if (message.kind === "file") {
      const file = this.#files.get(message.id ?? 0);
      this.#files.delete(message.id ?? 0);
      if (message.blob) file?.resolve({ name: message.name ?? "", blob: message.blob });
      else file?.reject(new Error(message.message));
      return;
    }
    if (message.kind !== "preview" && message.run !== this.#run) return;
    if (message.kind === "done" || message.kind === "stopped") this.#running = this.#stopping = false;
    if (this.#sums) {
      if (message.kind === "sums") {
        this.#running = this.#stopping = false;
        this.#leaveSums(message.bytes ?? null);
      } else this.#sums.progress(message.done);
      return;
    }
    this.#listener.onMessage(message);
  }

  #watch() {
    if (this.#open && (this.#running || this.#files.size > 0) && ++this.#looks > LOOKS) this.#fall(texts.silent);
  }

  /**
   * Ends the worker, and goes on in the next mode, from the trials that are known to be done.
   * @param {string} reason
   */
  #fall(reason) {
    if (this.#modes.length < 2) {
      this.#giveUp(reason);
      return;
    }
    const opened = this.#open;
    this.#end(reason);
    const failed = this.#modes.shift() ?? "single";
    const next = texts.modes[this.#modes[0] ?? "single"];
    this.#why = [this.#why, texts.modes[failed].failed].filter(Boolean).join(" ");
    const say = this.#running && !this.#stopping ? next.goesOn : next.fromNow;
    this.#listener.onTrouble(say(reason), false);
    this.#startWorker();
    if (opened) return;
    // It never worked: perhaps a file of its own did not come. What did is said once it is known.
    const [run, modes] = [this.#run, this.#modes.length];
    void whatEach(MODES_OWN).then((came) => {
      if (came && run === this.#run && modes === this.#modes.length) this.#listener.onTrouble(say(came), false);
    });
  }

  /**
   * Ends the worker, and starts another only when that is asked for.
   * @param {string} reason
   */
  #giveUp(reason) {
    this.#end(reason);
    this.#running = false;
    this.#leaveSums();
    this.#listener.onTrouble(texts.gaveUp(reason), true);
  }

  /** @param {string} reason */
  #end(reason) {
    clearTimeout(this.#deadline);
    this.#refusal = 0;
    this.#started?.end();
    this.#started = null;
    this.#open = false;
    for (const { reject } of this.#files.values()) reject(new Error(texts.fileLost(reason)));
    this.#files.clear();
  }
}

/**
 * What came in the place of the first of these files that did not come as it should; nothing if all did.
 * @param {string[]} files
 */
async function whatEach(files) {
  if (isSingleFile()) return "";
  const came = await Promise.all(files.map((file) => whatCame(file, programs[file])));
  return came.find(Boolean) ?? "";
}

/** A worker with all that works for it. @typedef {{ worker: Worker, end: () => void }} Started */

/**
 * Starts the worker in a mode; its first message says that it is open.
 * @param {WebAssembly.Module} module
 * @param {ModeName} mode
 * @param {number} threads
 * @param {boolean} [spare] whether there is another mode that goes on if this one fails
 * @returns {Started}
 */
export function startWorker(module, mode, threads, spare = false) {
  const worker = startProgram("run/worker.js");
  /** @type {ReturnType<typeof startInstance>[]} */
  const instances = [];
  const end = () => {
    worker.terminate();
    for (const { instance } of instances) instance.terminate();
  };
  try {
    for (let index = 0; mode === "workers" && index < threads; index++) {
      instances.push(startInstance(worker, module, index));
    }
    const ports = instances.map(({ port }) => port);
    worker.postMessage({ kind: "open", version, module, mode, threads, spare, language, ports }, ports);
  } catch (error) {
    end();
    throw error;
  }
  return { worker, end };
}

/**
 * Starts an independent worker. The page does it, since WebKit lets a worker start none on a host
 * whose headers come from a service worker, nor from a disk.
 * @param {Worker} owner the worker that it works for
 * @param {WebAssembly.Module} module
 * @param {number} index
 */
function startInstance(owner, module, index) {
  const instance = startProgram("run/modes/instance.js", index);
  const { port1, port2 } = new MessageChannel();
  instance.onerror = (event) => {
    event.preventDefault();
    owner.postMessage({ kind: "lost", index, message: event.message });
  };
  instance.postMessage({ module, port: port2 }, [port2]);
  return { instance, port: port1 };
}

/** How many threads can run at the same time here, as far as the browser tells. */
function cores() {
  return Math.max(1, navigator.hardwareConcurrency || 1);
}

/** The modes that can work here, the best first. @returns {ModeName[]} */
function modes() {
  if (!whyNoThreads()) return cores() > 1 ? ["threads", "workers", "single"] : ["threads", "single"];
  return cores() > 1 ? ["workers", "single"] : ["single"];
}

/** Why the browser gives this page no threads; empty if it does. */
function whyNoThreads() {
  if (location.protocol === "file:") return texts.fromDisk;
  // Its threads would have to load the program from its host.
  if (isSingleFile()) return texts.inOneFile;
  if (isSandboxed()) return texts.sandboxed;
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
