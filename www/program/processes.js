// An interpreter as a process of a program that runs as a whole: the main one, which may make pools of others, or
// one of a pool. What it prints, and whom it asks for, goes to the page; tasks and answers go through shared memory,
// in which it also waits. Where there is none, the program has one process, and what it would share is done there.
// @ts-check

import { PoolMemory, WORKING } from "./pool-memory.js";
import { PrintedMemory } from "./printed-memory.js";

/** @typedef {import("../run/protocol.js").BeginProcess} BeginProcess */
/** @typedef {import("../run/protocol.js").BeginMain} BeginMain */
/** @typedef {import("../run/protocol.js").BeginChild} BeginChild */
/** @typedef {import("../run/protocol.js").ProcessNews} News */

/** The page writes it to interrupt. */
const SIGINT = 2;
/** Whoever waits looks round so often, in ms. */
const LOOK_EVERY = 100;
/** What it tells the page beside what is printed is little; a program that tells more is not heard any more. */
const MOST_TOLD = 3_000;
/** Four numbers stand before the bytes of an answer, and so many bytes are handed to Python at once. */
const ANSWER_HEAD = 16;
const MOST_AT_ONCE = 1 << 20;
/** Without shared memory so many messages a second tell what is printed. */
const MESSAGES = 20;

export class Process {
  /**
   * @param {any} pyodide
   * @param {(news: News) => void} say
   * @param {Int32Array | null} signal
   */
  constructor(pyodide, say, signal) {
    this.whole = pyodide.pyimport("manytrials_whole");
    /** What comes late to a program that has ended would hit what tells of it. */
    this.calm = () => pyodide.setInterruptBuffer(undefined);
    let left = MOST_TOLD;
    this.say = (/** @type {News} */ news) => {
      const isLast = news.kind === "ended" || news.kind === "dead";
      if (news.kind !== "printed" && !isLast) left -= 1;
      if (left >= 0 || isLast) say(news);
    };
    this.signal = signal;
  }

  /** @param {BeginProcess} order */
  begin(order) {
    const printed = order.output ? sharedPrinting(order.output) : toldPrinting((text) => this.say({ kind: "printed", text }));
    if (this.signal) Atomics.store(this.signal, 0, 0);
    try {
      if (order.what === "main") this.#main(order, printed);
      else this.#child(order, printed);
    } catch (error) {
      // Python itself is no more.
      printed.flush();
      this.say({ kind: "dead", code: 0, words: error instanceof Error ? error.message : String(error) });
    }
  }

  /** @param {BeginMain} order @param {Printing} printed */
  #main(order, printed) {
    const pools = new Pools(order, (news) => this.say(news), this.signal);
    const told = this.whole.run(order.source, this.#bridge(printed, pools), JSON.stringify(order.settings));
    printed.flush();
    this.say({ kind: "ended", told });
  }

  /** @param {BeginChild} order @param {Printing} printed */
  #child(order, printed) {
    const { memory, number, count } = order;
    const pool = new PoolMemory(count, order.bell, memory);
    const wait = waiting(null, null);
    // After join() no process of its pool says anything, also not one that was still reading the program.
    let [isReading, endsLine] = [true, true];
    const print = (/** @type {string} */ text) => {
      if (isReading && endsLine && pool.isClosed) return;
      printed.print(text);
      endsLine = text.endsWith("\n");
    };
    const bridge = {
      ...this.#bridge(printed, null),
      print,
      begun: () => {
        isReading = false;
        pool.is(number, WORKING);
      },
      take: () => {
        printed.flush();
        return pool.take(number) ?? undefined;
      },
      give: (/** @type {any} */ bytes) => pool.give(number, copied(bytes)),
      sleep: wait,
    };
    this.whole.serve(order.source, bridge, JSON.stringify(order.settings), order.initial);
    printed.flush();
  }

  /**
   * What Python calls.
   * @param {Printing} printed
   * @param {Pools | null} pools
   */
  #bridge(printed, pools) {
    const wait = waiting(this.signal, pools?.bell ?? null);
    return {
      print: printed.print,
      say: (/** @type {string} */ kind, /** @type {string} */ json) => this.say({ kind: "told", of: kind, json }),
      calm: this.calm,
      sleep: (/** @type {number} */ ms) => {
        printed.flush();
        return wait(ms);
      },
      exit: (/** @type {number} */ code) => {
        printed.flush();
        this.say({ kind: "dead", code, words: "" });
        // The page ends this worker.
        for (;;) wait(1_000);
      },
      pool: (/** @type {number} */ count, /** @type {any} */ initial) => pools?.open(count, copied(initial)),
      hand: (/** @type {number} */ pool, /** @type {number} */ task, /** @type {number} */ item, /** @type {number} */ items, /** @type {any} */ bytes) => (
        pools?.hand(pool, task, item, items, copied(bytes))),
      next: (/** @type {number} */ ms) => {
        printed.flush();
        return pools?.next(ms);
      },
      replace: (/** @type {number} */ pool, /** @type {number} */ number) => this.say({ kind: "replace", pool, number }),
      end: (/** @type {number} */ pool) => pools?.end(pool),
      ready: (/** @type {number} */ pool) => pools?.ready(pool) ?? 0,
    };
  }
}

/** The pools that the main process has made. */
class Pools {
  /** @type {Map<number, PoolMemory>} */ #open = new Map();
  #made = 0;

  /** @param {BeginMain} order @param {(news: News) => void} say @param {Int32Array | null} signal */
  constructor({ bell }, say, signal) {
    this.bell = bell;
    this.say = say;
    this.signal = signal;
  }

  /**
   * @param {number} count
   * @param {Uint8Array<ArrayBuffer>} initial what each of its processes begins with
   */
  open(count, initial) {
    if (!this.bell) throw new Error("no memory can be shared here");
    const pool = this.#made++;
    const memory = new PoolMemory(count, this.bell);
    this.#open.set(pool, memory);
    this.say({ kind: "pool", pool, count, memory: memory.buffer, initial });
    return pool;
  }

  /** @param {number} pool @param {number} task @param {number} item @param {number} items @param {Uint8Array} bytes */
  hand(pool, task, item, items, bytes) {
    this.#open.get(pool)?.hand(task, item, items, bytes);
  }

  /**
   * Waits for answers of any pool.
   * @param {number} ms at most
   * @returns {Uint8Array | "stopped" | undefined} those that are there, one behind the other: pool, process, task, how
   *   many bytes or -1 if the process is lost, and the bytes. Nothing, and not null, of which Python makes an object
   */
  next(ms) {
    const until = performance.now() + ms;
    for (;;) {
      if (this.signal && Atomics.compareExchange(this.signal, 0, SIGINT, 0) === SIGINT) return "stopped";
      const rung = this.bell ? Atomics.load(this.bell, 0) : 0;
      const answers = this.#answers();
      if (answers) return answers;
      const left = until - performance.now();
      if (!(left > 0)) return undefined;
      if (this.bell) Atomics.wait(this.bell, 0, rung, Math.min(left, LOOK_EVERY));
    }
  }

  #answers() {
    const came = [];
    let size = 0;
    for (const [pool, memory] of this.#open) {
      for (let answer = memory.answer(); answer; answer = memory.answer()) {
        came.push({ pool, ...answer });
        size += ANSWER_HEAD + (answer.bytes?.length ?? 0);
        if (size > MOST_AT_ONCE) break;
      }
    }
    if (came.length === 0) return null;
    const all = new Uint8Array(size);
    const numbers = new DataView(all.buffer);
    let at = 0;
    for (const { pool, process, task, bytes } of came) {
      [pool, process, task, bytes?.length ?? -1].forEach((number, i) => numbers.setInt32(at + 4 * i, number, true));
      if (bytes) all.set(bytes, at + ANSWER_HEAD);
      at += ANSWER_HEAD + (bytes?.length ?? 0);
    }
    return all;
  }

  /** How many of its processes are there. @param {number} pool */
  ready(pool) {
    const memory = this.#open.get(pool);
    return memory ? Array.from({ length: memory.count }, (_, number) => memory.state(number)).filter((state) => state === WORKING).length : 0;
  }

  /** @param {number} pool */
  end(pool) {
    this.#open.get(pool)?.close();
    if (this.#open.delete(pool)) this.say({ kind: "over", pool });
  }
}

/**
 * A sleep in memory, where the browser lets a worker do that: also a page that is not isolated has memory that could
 * be shared (https://github.com/pyodide/pyodide/issues/3142).
 * @param {Int32Array | null} signal
 * @param {Int32Array | null} bell
 * @returns {(ms: number) => boolean} whether it was interrupted
 */
function waiting(signal, bell) {
  const words = bell ?? new Int32Array(new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true }).buffer, 0, 1);
  return (ms) => {
    const until = performance.now() + ms;
    for (;;) {
      if (signal && Atomics.compareExchange(signal, 0, SIGINT, 0) === SIGINT) return true;
      const left = until - performance.now();
      if (!(left > 0)) return false;
      Atomics.wait(words, 0, Atomics.load(words, 0), Math.min(left, LOOK_EVERY));
    }
  };
}

/** @typedef {{ print: (text: string) => void, flush: () => void }} Printing */

/**
 * Into memory that all processes share, where the page sees it whatever this process does next. What there is no room
 * for was too much.
 * @param {SharedArrayBuffer} buffer
 * @returns {Printing}
 */
function sharedPrinting(buffer) {
  const printed = new PrintedMemory(buffer);
  const encoder = new TextEncoder();
  return { print: (text) => printed.add(encoder.encode(text)), flush() {} };
}

/**
 * By messages, of which there are a few at once and then some a second.
 * @param {(text: string) => void} tell
 * @returns {Printing}
 */
function toldPrinting(tell) {
  let [kept, free, since] = ["", MESSAGES, performance.now()];
  const flush = () => {
    if (kept !== "") tell(kept);
    kept = "";
  };
  return {
    print(text) {
      kept += text;
      const now = performance.now();
      free = Math.min(MESSAGES, free + ((now - since) / 1_000) * MESSAGES);
      since = now;
      if (free < 1) return;
      free -= 1;
      flush();
    },
    flush,
  };
}

/**
 * Bytes of Python's.
 * @param {any} bytes
 * @returns {Uint8Array<ArrayBuffer>}
 */
function copied(bytes) {
  const buffer = bytes.getBuffer("u8");
  const copy = buffer.data.slice();
  buffer.release();
  return copy;
}

