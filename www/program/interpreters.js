// The interpreters of a visitor's program: workers with a Python each, started, interrupted, replaced and ended.
// The first makes the snapshot that the others start from. Nothing waits for ever: what does not come in time
// ends in a sentence.
// @ts-check

import { texts } from "../language/texts.js";
import { cores } from "../run/possible.js";
import { tellInterpreter, unheard } from "../run/protocol.js";
import { sentenceOf } from "../run/sentence.js";
import { startConfined } from "../site/place.js";
import { later, version } from "../site.js";
import { whatCame } from "../start.js";
import { fetchPython, forgetSnapshot, isSnapshotKept, keepSnapshot, keptSnapshot } from "./ingredients.js";

/** Each takes some 85 MB, of which a phone has few. */
const MOST = 8;
const MOST_ON_PHONES = 4;
/** Its program has to come by then, in ms, and Python to start after that: WebKitGTK compiles Python anew in each
 * interpreter, for more than half a minute on a slow computer with other work. */
const LOAD_DEADLINE = 60_000;
const START_DEADLINE = 120_000;
/** Who does not come back from its program by then, in ms, is not waited for. */
const STOP_DEADLINE = 1_000;
/** An interrupt that is written while one trial ends and the next begins would be lost: it is written again. */
const INTERRUPT_EVERY = 50;
/** A snapshot is packed and kept when so many ms have gone by. */
const CALM = 5_000;
const SIGINT = 2;
/** The programs of the page that only an interpreter loads. */
const OWN = ["program/interpreter.js", "program/bounds.js", "program/confine.js", "program/pool-memory.js", "program/printed-memory.js", "program/processes.js", "python/pyodide.js", "python/pyodide.asm.js"];

/** @typedef {import("./ingredients.js").Ingredients} Ingredients */
/** @typedef {{ ready: number, how: "snapshot" | "plain" }} Opened */

/** How many interpreters this device bears. */
export function mostBorne() {
  return matchMedia("(pointer: coarse) and (max-device-width: 1024px)").matches ? MOST_ON_PHONES : MOST;
}

/** Whether they may start before anybody asks for trials: Python is at hand, and the device has room for it. */
export const mayStartAhead = async () => mostBorne() === MOST && await isSnapshotKept();

/** How many it can well have. */
export const mostInterpreters = () => Math.min(cores(), mostBorne());

export class Interpreters {
  /** @type {Promise<Ingredients> | null} */ #ingredients = null;
  /** What others start from. @type {Uint8Array<ArrayBuffer> | null} */ #snapshot = null;
  /** Whether it was of an earlier visit. */ #wasKept = false;
  /** @type {Interpreter[]} */ #all = [];
  #number = 0;
  #calm = 0;

  /**
   * @param {{ progress?: import("./ingredients.js").Progress, lost?: (index: number, sentence: string) => void }} on
   *   progress: bytes that have come; lost: an interpreter that had started is no more, and can be started again
   */
  constructor({ progress = () => {}, lost = () => {} } = {}) {
    this.progress = progress;
    this.lost = lost;
  }

  /** How each of them started, in their order. @returns {Opened[]} */
  get opened() {
    return this.#all.map(({ opened }) => opened);
  }

  /**
   * Starts as many as are asked for, as far as this device bears them. The ways to all of them are there when the first
   * has started; each of the others says on its own that it is open, or is lost.
   * @param {number} count
   * @returns {Promise<MessagePort[]>}
   */
  async start(count) {
    const wanted = Math.max(1, Math.min(count, mostInterpreters()));
    this.#fetch();
    const first = this.#make(0);
    this.#snapshot = await keptSnapshot();
    this.#wasKept = this.#snapshot !== null;
    // From a kept snapshot they start side by side.
    if (this.#wasKept) this.#makeOthers(wanted);
    await this.#open(first);
    if (this.#wasKept && first.opened.how === "plain") {
      [this.#snapshot, this.#wasKept] = [null, false];
      void forgetSnapshot();
    }
    this.#makeOthers(wanted);
    this.#keepLater();
    return this.#all.map(({ port }) => port);
  }

  /**
   * The same when all of them have started.
   * @param {number} count
   */
  async startAll(count) {
    const ports = await this.start(count);
    await Promise.all(this.#all.map(({ started }) => started));
    return ports;
  }

  /** @param {number} wanted how many there are to be in all */
  #makeOthers(wanted) {
    while (this.#all.length < wanted) {
      const index = this.#all.length;
      this.#open(this.#make(index)).catch((error) => this.lost(index, sentenceOf(error)));
    }
  }

  /**
   * Puts another interpreter in the place of one that hangs or is no more.
   * @param {number} index
   * @returns {Promise<MessagePort>} the way to it
   */
  async restart(index) {
    this.#all[index]?.end();
    const interpreter = this.#make(index);
    await this.#open(interpreter);
    return interpreter.port;
  }

  /**
   * Has an interpreter leave what it does.
   * @param {number} index
   * @returns {Promise<boolean>} whether it did in time; if not, it is to be started again
   */
  interrupt(index) {
    return this.#all[index]?.stop() ?? Promise.resolve(false);
  }

  /**
   * Ends one of them.
   * @param {number} index
   */
  endOne(index) {
    this.#all[index]?.end();
    delete this.#all[index];
  }

  /** Ends all of them. */
  end() {
    clearTimeout(this.#calm);
    for (const interpreter of this.#all) interpreter?.end();
    this.#all = [];
  }

  /** @param {number} index */
  #make(index) {
    const interpreter = new Interpreter(this.#number++);
    interpreter.lost = (sentence) => { if (this.#all[index] === interpreter) this.lost(index, sentence); };
    this.#all[index] = interpreter;
    return interpreter;
  }

  /** What Python is made of: once, and again for who asks after it did not come. */
  #fetch() {
    if (!this.#ingredients) {
      this.#ingredients = fetchPython(this.progress);
      this.#ingredients.catch(() => { this.#ingredients = null; });
    }
    return this.#ingredients;
  }

  /** @param {Interpreter} interpreter */
  async #open(interpreter) {
    try {
      interpreter.started = interpreter.open(this.#fetch(), this.#snapshot);
      await interpreter.started;
    } catch (error) {
      interpreter.end();
      throw error;
    }
    this.#snapshot ??= interpreter.snapshot;
  }

  /** Packing it takes a core for a moment, which trials may want now. */
  #keepLater() {
    const snapshot = this.#snapshot;
    if (!snapshot || this.#wasKept) return;
    this.#calm = window.setTimeout(() => void keepSnapshot(snapshot), CALM);
  }
}

/** One worker with a Python. */
class Interpreter {
  /** @type {Opened} */ opened = { ready: 0, how: "plain" };
  /** Whether it can work. */ started = Promise.resolve();
  /** What it made for others. @type {Uint8Array<ArrayBuffer> | null} */ snapshot = null;
  /** Whom to tell that it is no more. */ lost = (/** @type {string} */ _sentence) => {};
  /** Interrupts it, where memory can be shared. */ #signal = sharedSignal();
  /** Who waits for it to stop, by their numbers. @type {Map<number, () => void>} */ #stopping = new Map();
  #stops = 0;
  /** @type {((message: import("../run/protocol.js").FromInterpreter) => void) | null} */ #heard = null;
  /** @type {((error: Error) => void) | null} */ #failed = null;

  /** @param {number} number */
  constructor(number) {
    const { port1, port2 } = new MessageChannel();
    /** The way to it, for whoever has trials. */
    this.port = port1;
    this.far = port2;
    this.worker = startConfined("program/interpreter.js", number);
    this.worker.onmessage = ({ data }) => this.#hear(data);
    this.worker.onmessageerror = () => this.#fail(texts.interpreters.failed);
    this.worker.onerror = (event) => {
      event.preventDefault();
      this.#fail(event.message || texts.interpreters.failed);
    };
    this.loaded = this.#until("loaded", LOAD_DEADLINE).catch(async (error) => { throw await unloaded(error); });
    // Whoever opens it hears of it.
    this.loaded.catch(() => {});
  }

  /**
   * @param {Promise<Ingredients>} ingredients
   * @param {Uint8Array | null} snapshot
   */
  async open(ingredients, snapshot) {
    const [{ module, library }] = await Promise.all([ingredients, this.loaded]);
    const opened = this.#until("open", START_DEADLINE);
    tellInterpreter(this.worker, {
      kind: "start", version, module, library, snapshot, keeps: snapshot === null, port: this.far, signal: this.#signal,
    }, [this.far]);
    this.opened = await opened;
  }

  /** @returns {Promise<boolean>} */
  stop() {
    const id = ++this.#stops;
    const interrupt = () => { if (this.#signal) Atomics.store(this.#signal, 0, SIGINT); };
    return new Promise((resolve) => {
      const again = setInterval(interrupt, INTERRUPT_EVERY);
      const settle = (/** @type {boolean} */ inTime) => {
        clearInterval(again);
        clearTimeout(late);
        this.#stopping.delete(id);
        resolve(inTime);
      };
      const late = setTimeout(() => settle(false), STOP_DEADLINE);
      this.#stopping.set(id, () => settle(true));
      tellInterpreter(this.worker, { kind: "stop", id });
      interrupt();
    });
  }

  end() {
    this.worker.terminate();
    this.worker.onmessage = this.worker.onerror = this.worker.onmessageerror = null;
    this.#failed?.(new Error(texts.interpreters.ended));
    this.port.close();
  }

  /**
   * What it says next of one kind, within a deadline.
   * @template {"loaded" | "open"} Kind
   * @param {Kind} kind
   * @param {number} deadline
   * @returns {Promise<Extract<import("../run/protocol.js").FromInterpreter, { kind: Kind }>>}
   */
  #until(kind, deadline) {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(texts.interpreters.tooSlow)), deadline);
      this.#heard = (message) => {
        if (message.kind !== kind) return;
        clearTimeout(late);
        [this.#heard, this.#failed] = [null, null];
        resolve(/** @type {any} */ (message));
      };
      this.#failed = (error) => {
        clearTimeout(late);
        [this.#heard, this.#failed] = [null, null];
        reject(error);
      };
    });
  }

  /** @param {import("../run/protocol.js").FromInterpreter} message */
  #hear(message) {
    switch (message.kind) {
      case "loaded":
      case "open":
        this.#heard?.(message);
        return;
      case "kept":
        this.snapshot ??= /** @type {Uint8Array<ArrayBuffer>} */ (message.snapshot);
        return;
      case "stopped":
        this.#stopping.get(message.id)?.();
        return;
      case "failed":
        this.#fail(message.message);
        return;
      default:
        unheard(message);
    }
  }

  /** @param {string} sentence */
  #fail(sentence) {
    if (this.#failed) this.#failed(new Error(sentence));
    else this.lost(sentence);
  }
}

/** Shared memory where the browser gives it. */
function sharedSignal() {
  if (!globalThis.crossOriginIsolated || typeof SharedArrayBuffer === "undefined") return null;
  return new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
}

/**
 * Why a program did not come, if the host says so.
 * @param {Error} error
 */
async function unloaded(error) {
  const came = await Promise.all(OWN.map((file) => whatCame(file, later[file])));
  const reason = came.find(Boolean);
  return reason ? new Error(reason) : error;
}
