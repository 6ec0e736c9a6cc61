// Independent workers: each has its own instance of the wasm and shares no memory with the others.
// They are given trials by number, and what comes back is added up in the order of the numbers.
// @ts-check

import { sentenceOf } from "../sentence.js";
import { said } from "../../language/of-workers.js";
import { tellInstance, unheard } from "../protocol.js";
import { Spans } from "../spans.js";
import { Batch } from "./batch.js";

/** @typedef {import("./single.js").Trials} Trials */
/** @typedef {{ port: MessagePort, orders: number, batch: Batch }} Instance */

/** An order should take so many times as long as a batch: adding up what came back is then little beside
 * it. */
const ORDER = 3;
/** So many orders are with each instance, so that none waits for its next. */
const AHEAD = 2;
/** An instance that has not started by then is done without. */
const DEADLINE = 3_000;

/** What the page told of workers that it lost, by their places. @type {Map<number, string>} */
const lost = new Map();
/** Whom to tell of it. @type {Map<number, (failure: Lost) => void>} */
const losers = new Map();

/**
 * The page, which started the independent workers, has lost one.
 * @param {number} index
 * @param {string} message
 */
export function lose(index, message) {
  lost.set(index, message);
  losers.get(index)?.(new Lost(message || said.instanceFailed));
}

/**
 * @param {import("./single.js").Means} means
 * @returns {Promise<import("./single.js").Mode>}
 */
export async function start({ ports }) {
  const settled = await Promise.allSettled(ports.map(openInstance));
  const open = settled.flatMap((start, index) => (start.status === "fulfilled" ? [index] : []));
  const failed = settled.find((start) => start.status === "rejected");
  // One instance is no more than this worker is by itself.
  if (failed && open.length < 2) throw failed.reason;
  return new Workers(new Map(open.map((index) => [index, /** @type {MessagePort} */ (ports[index])])));
}

/**
 * @param {MessagePort} port
 * @param {number} index
 * @returns {Promise<void>}
 */
async function openInstance(port, index) {
  let late;
  try {
    await new Promise((resolve, reject) => {
      late = setTimeout(() => reject(new Error(said.instanceTooSlow)), DEADLINE);
      if (lost.has(index)) reject(new Lost(lost.get(index) || said.instanceFailed));
      losers.set(index, reject);
      port.onmessage = (/** @type {MessageEvent<import("../protocol.js").FromInstance>} */ { data }) => {
        if (data.kind === "open") resolve(undefined);
        else if (data.kind === "failed") reject(lossOf(data));
      };
    });
  } finally {
    clearTimeout(late);
  }
}

/** An independent worker was lost; what the others have brought back is as good as ever. */
export class Lost extends Error {}

/** @param {import("../protocol.js").InstanceFailed} failed */
const lossOf = ({ fault, message }) => new Lost(fault ? said.fault : message);

class Workers {
  /** @type {Instance[]} */ #instances;
  /** What was ordered before belongs to nothing any more. */
  #round = 0;
  #stage = 0;
  /** How long an order should take, in ms. */
  #wanted = 0;
  /** @type {Trials | null} */ #trials = null;
  /** @type {Error | null} */ #failure = null;
  /** Goes on with who waits for trials. @type {(() => void) | null} */ #heard = null;

  #spans = new Spans();

  /** @param {Map<number, MessagePort>} ports */
  constructor(ports) {
    this.#instances = [...ports].map(([index, port]) => {
      /** @type {Instance} */
      const instance = { port, orders: 0, batch: new Batch() };
      port.onmessage = (/** @type {MessageEvent<import("../protocol.js").FromInstance>} */ { data }) => this.#hear(instance, data);
      losers.set(index, (failure) => this.#fail(failure));
      return instance;
    });
  }

  /** All instances are there from the beginning on. */
  grown = Promise.resolve();

  get threads() {
    return this.#instances.length;
  }

  /**
   * @param {Trials} trials
   * @param {number} wanted how long a batch should take, in ms
   */
  async run(trials, wanted) {
    this.#trials = trials;
    this.#wanted = ORDER * wanted;
    this.#order();
    const working = this.#instances.some(({ orders }) => orders > 0);
    // Rather the next mode than a run that stands still.
    if (!working && !trials.isFinished()) this.#failure ??= new Error(said.instanceFailed);
    if (working && !this.#failure) await new Promise((resolve) => { this.#heard = () => resolve(undefined); });
    if (this.#failure) throw this.#failure;
  }

  /**
   * @param {Trials | null} trials
   * @param {boolean} [alike] whether the next take about as long
   */
  cancel(trials, alike) {
    this.#round += 1;
    for (const instance of this.#instances) {
      instance.orders = 0;
      if (!alike) instance.batch.reset();
      tellInstance(instance.port, { kind: "cancel", round: this.#round });
    }
    trials?.giveBack();
    this.#heard?.();
  }

  watch() {
    this.#spans.watch();
  }

  seen() {
    return this.#spans.seen();
  }

  /** Gives every instance enough to do. */
  #order() {
    const trials = this.#trials;
    if (!trials) return;
    if (trials.stage() !== this.#stage) for (const { batch } of this.#instances) batch.reset();
    this.#stage = trials.stage();
    for (let orders = 0; orders < AHEAD; orders++) {
      for (const instance of this.#instances) {
        if (instance.orders > orders) continue;
        const order = trials.handOut(instance.batch.size, this.#instances.length);
        if (!order) return;
        instance.orders += 1;
        tellInstance(instance.port, { kind: "order", round: this.#round, order }, [order.buffer]);
      }
    }
  }

  /**
   * @param {Instance} instance
   * @param {import("../protocol.js").FromInstance} message
   */
  #hear(instance, message) {
    switch (message.kind) {
      case "open":
        return;
      case "failed":
        this.#fail(lossOf(message));
        return;
      case "trials":
        this.#take(instance, message);
        return;
      default:
        unheard(message);
    }
  }

  /**
   * @param {Instance} instance
   * @param {import("../protocol.js").InstanceTrials} order that was carried out
   */
  #take(instance, { round, trials, count, took }) {
    if (round !== this.#round) return;
    instance.orders -= 1;
    instance.batch.took(count, took, this.#wanted);
    this.#spans.came(this.#instances.indexOf(instance), took, count);
    try {
      this.#trials?.take(trials);
      this.#order();
      this.#heard?.();
    } catch (error) {
      this.#fail(new Error(sentenceOf(error)));
    }
  }

  /** @param {Error} failure */
  #fail(failure) {
    this.#failure = failure;
    this.#heard?.();
  }
}
