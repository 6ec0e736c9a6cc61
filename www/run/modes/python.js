// Interpreters: each runs trials of a visitor's own program, which come back as values by their numbers. What they
// say may be the program's own words.
// @ts-check

import { orderProgram, tellPage, unheard } from "../protocol.js";
import { Spans } from "../spans.js";
import { Batch } from "./batch.js";
import { readNews } from "./program-news.js";

/** @typedef {import("./single.js").Trials} Trials */
/** @typedef {import("../protocol.js").ProgramNews} News */
/**
 * An interpreter: how many trials of each order with it are still to come, the round whose program it knows, and the
 * number of a sign that it owes; which of the trials that are looked at it is at, 0 for none. Before its Python has
 * started it is given nothing.
 * @typedef {{ port: MessagePort, open: boolean, orders: number[], prepared: number, batch: Batch, owes: number,
 *   asked: number }} Interpreter
 */

/** An order should take about so many ms: telling of it costs a tenth of one. */
const ORDER = 60;
/** So many orders are with each interpreter, so that none waits for its next. */
const AHEAD = 2;
/** Trials of Python can take as long as they like: after so many ms it is said that they are under way. */
const SIGN = 150;
/** What an interrupt is called as a mistake (www/python/manytrials_mistakes.py). */
const INTERRUPTED = "KeyboardInterrupt";
/** An interpreter that was told to leave what it does, and does not by then, is the page's affair. */
const LEAVES = 300;

/** What a program did wrong ends its run. */
export class Mistaken extends Error {
  /** @param {import("../protocol.js").MistakeOf} mistake */
  constructor(mistake) {
    super(mistake.mistake.sentence);
    this.mistake = mistake;
  }
}

export class Python {
  /** @type {(Interpreter | null)[]} */ #interpreters = [];
  #round = 0;
  /** Whether somebody waits for trials. */ #wanted = false;
  #program = "";
  /** @type {Trials | null} */ #trials = null;
  /** @type {Error | null} */ #failure = null;
  /** Goes on with who waits for trials. @type {(() => void) | null} */ #heard = null;
  /** The first trial of the run as it came, to be compared with itself from another interpreter.
   * @type {{ interpreter: Interpreter, order: import("../../crossing.js").Calls, values: Float64Array, shape: string } | null} */
  #first = null;
  #compared = false;
  #spans = new Spans();
  /** Hears what a trial printed that ran once more. */ #printed = (/** @type {string} */ _text) => {};
  /** Which of those was asked for last; and what is asked once an interpreter is free. */ #asked = 0;
  /** @type {(() => void) | null} */ #later = null;

  get threads() {
    return this.#interpreters.filter((interpreter) => interpreter?.open).length;
  }

  /** @param {(MessagePort | null)[]} ports the ways to all interpreters */
  attach(ports) {
    // What those before were given is given to these.
    for (const index of this.#interpreters.keys()) this.#lose(index);
    this.#interpreters = ports.map(() => null);
    ports.forEach((port, index) => { if (port) this.put(index, port); });
  }

  /**
   * An interpreter, or another one in its place.
   * @param {number} index
   * @param {MessagePort} port
   */
  put(index, port) {
    this.#lose(index);
    /** @type {Interpreter} */
    const interpreter = { port, open: false, orders: [], prepared: -1, batch: new Batch(), owes: 0, asked: 0 };
    this.#interpreters[index] = interpreter;
    port.onmessage = ({ data }) => {
      const news = readNews(data);
      if (news) this.#hear(interpreter, news);
    };
  }

  /**
   * One of them left what it was told to do: it can be given something else.
   * @param {number} index
   * @param {boolean} [had] whether it had trials that are wanted
   */
  freed(index, had = (this.#interpreters[index]?.orders.length ?? 0) > 0) {
    const interpreter = this.#interpreters[index];
    if (!interpreter) return;
    [interpreter.orders, interpreter.prepared, interpreter.owes, interpreter.asked] = [[], -1, 0, 0];
    if (had) this.cancel(this.#trials);
  }

  /** One of them is no more: what it was given is given to others. @param {number} index */
  drop(index) {
    this.#lose(index);
    this.#heard?.();
  }

  /** @param {number} index */
  #lose(index) {
    const lost = this.#interpreters[index];
    if (!lost) return;
    this.#interpreters[index] = null;
    lost.port.close();
    // Nobody else knows which of the trials that are under way were its own.
    if (lost.orders.length > 0) this.cancel(this.#trials);
  }

  /**
   * Waits for trials, but no longer than for a sign of life.
   * @param {Trials} trials
   */
  async run(trials) {
    // A pinned result may be of another program.
    if (this.#trials !== trials || this.#program !== trials.program()) this.#begin(trials);
    this.#wanted = true;
    this.#order();
    if (!this.#failure) {
      await new Promise((resolve) => {
        this.#heard = () => resolve(undefined);
        setTimeout(resolve, SIGN);
      });
    }
    if (!this.#failure) return;
    const failure = this.#failure;
    this.#failure = null;
    throw failure;
  }

  /** @param {Trials | null} trials */
  cancel(trials) {
    this.#round += 1;
    this.#wanted = false;
    this.#failure = null;
    this.#first = null;
    for (const [index, interpreter] of this.#interpreters.entries()) {
      if (!interpreter) continue;
      interpreter.batch.reset();
      orderProgram(interpreter.port, { kind: "cancel", round: this.#round });
      if (interpreter.orders.length > 0) this.#expect(index, interpreter);
      interpreter.orders = [];
      interpreter.asked = 0;
    }
    this.#later = null;
    trials?.giveBack();
    this.#heard?.();
  }

  /**
   * Who is still at a trial that nobody wants any more is the page's affair.
   * @param {number} index
   * @param {Interpreter} interpreter
   */
  #expect(index, interpreter) {
    const id = this.#round;
    interpreter.owes = id;
    orderProgram(interpreter.port, { kind: "sign", id });
    setTimeout(() => {
      if (this.#interpreters[index] === interpreter && interpreter.owes === id) tellPage({ kind: "stuck", index });
    }, LEAVES);
  }

  /** Another program, or another run of it. @param {Trials} trials */
  #begin(trials) {
    // What the interpreters have ready is the program before.
    this.cancel(this.#trials);
    this.#trials = trials;
    this.#program = trials.program();
    this.#compared = false;
    this.#first = null;
  }

  /**
   * Runs a single trial once more, of the first case.
   * @param {Trials} trials whose program has run
   * @param {number} trial
   * @param {(text: string) => void} printed hears what it printed
   */
  again(trials, trial, printed) {
    this.#later = null;
    // The program that ran last may be that of a pinned result.
    if (this.#trials !== trials || this.#program !== trials.program()) this.#begin(trials);
    const interpreter = this.#interpreters.find((one) => one?.open && one.orders.length === 0);
    if (!interpreter) {
      this.#later = () => this.again(trials, trial, printed);
      return;
    }
    this.#tellProgram(interpreter);
    interpreter.orders.push(1);
    interpreter.asked = ++this.#asked;
    this.#printed = printed;
    orderProgram(interpreter.port, { kind: "again", id: interpreter.asked, call: trials.callOf(0), seed: trials.seed(), trial });
  }

  /** A run begins with its first trial. */
  fresh() {
    this.#compared = false;
    this.#first = null;
  }

  watch() {
    this.#spans.watch();
  }

  seen() {
    return this.#spans.seen();
  }

  /** Gives every interpreter enough to do. */
  #order() {
    const trials = this.#trials;
    if (!this.#wanted || !trials?.isOwn()) return;
    for (let orders = 0; orders < AHEAD; orders++) {
      for (const interpreter of this.#interpreters) {
        if (!interpreter?.open || interpreter.orders.length > orders) continue;
        const order = trials.handOutCalls(interpreter.batch.size, this.threads);
        if (!order) return;
        this.#give(interpreter, order);
      }
    }
  }

  /**
   * @param {Interpreter} interpreter
   * @param {import("../../crossing.js").Calls} order
   */
  #give(interpreter, order) {
    this.#tellProgram(interpreter);
    interpreter.orders.push(order.count);
    orderProgram(interpreter.port, { kind: "trials", round: this.#round, ...order });
  }

  /** @param {Interpreter} interpreter */
  #tellProgram(interpreter) {
    if (interpreter.prepared === this.#round) return;
    orderProgram(interpreter.port, { kind: "program", round: this.#round, source: this.#program });
    interpreter.prepared = this.#round;
  }

  /**
   * @param {Interpreter} interpreter
   * @param {News} news
   */
  #hear(interpreter, news) {
    switch (news.kind) {
      case "open":
        interpreter.open = true;
        this.#order();
        this.#later?.();
        return;
      case "row":
        // After a cancel it is nobody's.
        if (news.id !== interpreter.asked) return;
        interpreter.asked = 0;
        interpreter.orders.shift();
        // Somebody may look at another trial by now.
        if (news.id === this.#asked) this.#printed(news.printed);
        this.#later?.();
        return;
      case "sign":
        if (interpreter.owes === news.id) interpreter.owes = 0;
        return;
      case "prepared":
        if (news.round === this.#round) tellPage({ kind: "notes", notes: news.notes });
        return;
      case "rows":
        if (news.round === this.#round) this.#take(interpreter, news);
        return;
      case "mistake":
        if (news.round !== this.#round) return;
        // What was to interrupt the trials before has met these: they are run again.
        if (news.mistake.kind === INTERRUPTED) this.freed(this.#interpreters.indexOf(interpreter), true);
        else this.#fail(new Mistaken({ case: news.case, trial: news.trial, mistake: news.mistake }));
        return;
      case "failed":
        // It can work no more; its trials are run by another one.
        tellPage({ kind: "stuck", index: this.#interpreters.indexOf(interpreter) });
        return;
      default:
        unheard(news);
    }
  }

  /**
   * @param {Interpreter} interpreter
   * @param {import("../protocol.js").Rows} rows
   */
  #take(interpreter, { case: place, first, count, shape, values, took }) {
    const trials = this.#trials;
    if (!trials) return;
    const left = (interpreter.orders[0] ?? 0) - count;
    if (left > 0) interpreter.orders[0] = left;
    else interpreter.orders.shift();
    interpreter.batch.took(count, took, ORDER);
    this.#spans.came(this.#interpreters.indexOf(interpreter), took, count);
    if (this.#again(interpreter, { place, first, count, shape, values })) return;
    const odd = trials.takeRows(place, first, shape, values);
    if (odd) {
      const mistake = { sentence: odd.sentence, line: null, trace: "", kind: "shape", printed: "" };
      this.#fail(new Mistaken({ case: odd.case, trial: odd.trial, mistake }));
      return;
    }
    this.#order();
    this.#heard?.();
  }

  /**
   * The first trial runs twice, on two interpreters if there are two: a program whose trials are not those of their
   * numbers is told so. True if these rows are of the second time.
   * @param {Interpreter} interpreter
   * @param {{ place: number, first: number, count: number, shape: string, values: Float64Array }} rows
   */
  #again(interpreter, { place, first, count, shape, values }) {
    const known = this.#first;
    if (known && place === known.order.case && first === known.order.first && interpreter === known.interpreter) {
      this.#first = null;
      const alone = values.subarray(0, values.length / count);
      const same = shape === known.shape && alone.length === known.values.length
        && alone.every((value, i) => Object.is(value, known.values[i]));
      if (!same) tellPage({ kind: "differs", trial: first });
      return true;
    }
    if (this.#compared || !this.#trials) return false;
    this.#compared = true;
    const other = this.#interpreters.find((one) => one?.open && one !== interpreter) ?? interpreter;
    const call = this.#trials.callOf(place);
    const order = { case: place, call, seed: this.#trials.seed(), first, count: 1 };
    this.#first = { interpreter: other, order, values: values.slice(0, values.length / count), shape };
    this.#give(other, order);
    return false;
  }

  /** @param {Error} failure */
  #fail(failure) {
    this.#failure = failure;
    this.#heard?.();
  }
}
