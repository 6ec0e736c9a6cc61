// The page's side of the worker: what runs in it and is asked of it, watches it, and goes on in another
// mode if one fails.
// @ts-check

import { texts } from "../language/texts.js";
import { openWorker, whatEach } from "./opening.js";
import { MODES_OWN } from "./own.js";
import { modes, whyNoThreads } from "./possible.js";
import { nothingDone, unheard } from "./protocol.js";
import { Requests } from "./requests.js";

/** How often the watchdog looks. */
const LOOK_EVERY = 1_000;
/** A run that says nothing for so many looks hangs: a batch takes 30 ms, one long trial a second.
 * Looks are counted, not time, so that a computer that slept does not look like a worker that hangs. */
const LOOKS = 10;

/**
 * @typedef {import("./protocol.js").ModeName} ModeName
 * @typedef {import("./protocol.js").Behind} Behind
 * @typedef {import("./protocol.js").ToPage} ToPage
 * @typedef {import("./protocol.js").RunNews | import("./protocol.js").Found | import("./protocol.js").Previewed} Shown
 *   what the page shows of what the worker says
 * @typedef {{ mode: ModeName, threads: number, working?: number, why: string }} Mode
 *   working: on how many of its threads trials run as long as the others are being started
 * @typedef {{ onMode: (mode: Mode) => void, onGrown: (mode: Mode) => void, onMessage: (message: Shown) => void,
 *   onProgram: (message: import("./protocol.js").OfProgram) => void,
 *   onTrouble: (sentence: string, ended: boolean) => void }} Listener
 */

export class Pool {
  /** @type {Listener} */ #listener;
  /** @type {WebAssembly.Module} */ #module;
  /** The worker that is in use, or on its way. @type {import("./opening.js").Opening | null} */ #worker = null;
  /** The modes that are left; the first is in use. */
  #modes = modes();
  /** What became of the modes before it. */
  #why = whyNoThreads();
  /** What is to be run, or was run last. @type {import("./protocol.js").Order | null} */ #order = null;
  /** Who waits for exact sums of what runs, instead of its figures.
   * @type {{ resolve: (bytes: Uint8Array | null) => void, progress: (done: number) => void } | null} */
  #sums = null;
  /** All trials that were done a moment ago, for the next mode. @type {{ run: number, bytes: Uint8Array } | null} */
  #checkpoint = null;
  /** The one in use, once it is. @type {Mode | null} */ #mode = null;
  #run = 0;
  /** Whether the worker can work. */
  #awake = false;
  /** Whether it has all its threads. */
  #open = false;
  /** Whether this worker was given something to run. */
  #begun = false;
  /** The rest of the program, once it has come. @type {WebAssembly.Module | null} */ #rest = null;
  /** Pictures that were asked for before it was open. @type {string[]} */
  #previews = [];
  #running = false;
  /** Whether a stop was asked for and not answered: a worker that comes then stops where the one before
   * it was. */
  #stopping = false;
  #looks = 0;
  /** Files and checks that were asked for. */
  #requests = new Requests();

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
   * Runs the experiment of a link from its first trial, and then what else is to be run.
   * @param {string} link
   * @param {Behind} behind
   * @param {boolean} [moving] whether a hand is moving a value
   */
  start(link, behind, moving = false) {
    this.#leaveSums();
    this.#run += 1;
    this.#send({ kind: "start", run: this.#run, link, ...behind, gives: "figures", moving });
  }

  /**
   * Goes on with the experiment that runs or ran.
   * @param {string} link the same experiment with more trials
   * @param {Behind} behind
   */
  more(link, behind) {
    this.#leaveSums();
    const before = this.#run;
    this.#run += 1;
    // What was done belongs to the longer run as well.
    if (this.#checkpoint?.run === before) this.#checkpoint.run = this.#run;
    this.#send({ kind: "more", run: this.#run, link, ...behind, gives: "figures" });
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
      this.#run += 1;
      this.#send({ kind: "start", run: this.#run, link, pins: [], truth: "", gives: "sums" });
    });
  }

  /** Nobody waits for sums any more. @param {Uint8Array | null} [bytes] */
  #leaveSums(bytes = null) {
    const sums = this.#sums;
    this.#sums = null;
    sums?.resolve(bytes);
  }

  /**
   * Changes what else is run.
   * @param {Behind} behind
   */
  pin(behind) {
    if (this.#order) this.#order = { ...this.#order, ...behind };
    // A worker that came after another one has nothing of its trials.
    if (this.#order && !this.#begun) this.#send({ kind: "start", ...this.#order });
    else this.#send({ kind: "pins", ...behind });
  }

  /**
   * Looks for trials by the value of an outcome; they come as a message.
   * @param {import("./protocol.js").Place} place
   */
  find(place) {
    if (this.#awake) this.#worker?.tell({ kind: "find", run: this.#run, ...place });
  }

  /** Asks for a trial of a program. @param {number} trial */
  again(trial) {
    if (this.#awake) this.#worker?.tell({ kind: "again", run: this.#run, trial });
  }

  stop() {
    if (this.#awake) {
      this.#stopping = this.#running;
      this.#worker?.tell({ kind: "stop" });
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
    this.#listener.onMessage(nothingDone(this.#run));
  }

  /**
   * A file of what was done, or the single trials of results that came from files.
   * @param {import("../crossing.js").FileKind} what
   * @param {import("./protocol.js").Origin} from
   * @returns {Promise<{ name: string, blob: Blob }>}
   */
  file(what, from) {
    return this.#ask("file", (id) => ({ kind: "file", id, run: this.#run, what, ...from }));
  }

  /**
   * What someone's own numbers need beside the trials: bytes, or what they look like as text.
   * @param {string} link
   * @param {Uint8Array} [own] numbers that are to be named
   * @returns {Promise<Blob>}
   */
  async check(link, own) {
    return (await this.#ask("checked", (id) => ({ kind: "check", id, link, own }))).blob;
  }

  /**
   * @template {import("./requests.js").Answer["kind"]} Kind
   * @param {Kind} kind of the answer
   * @param {(id: number) => import("./protocol.js").ToWorker} message
   */
  async #ask(kind, message) {
    if (!this.#awake) throw new Error(texts.noWorker);
    this.#looks = 0;
    return this.#requests.ask(kind, (id) => this.#worker?.tell(message(id)));
  }

  /** The rest of the program has come. @param {WebAssembly.Module} module */
  rest(module) {
    this.#rest = module;
    this.#worker?.tell({ kind: "rest", module });
  }

  /** How trials run that are no program's. */
  get mode() {
    return this.#mode;
  }

  /** The ways to the interpreters of programs. @param {(MessagePort | null)[]} ports */
  attach(ports) {
    this.#worker?.tell({ kind: "interpreters", ports }, ports.filter((port) => port !== null));
  }

  /**
   * The way to an interpreter in the place of one that is no more; null if there is none.
   * @param {number} index
   * @param {MessagePort | null} port
   */
  replace(index, port) {
    this.#worker?.tell({ kind: "interpreter", index, port }, port ? [port] : []);
  }

  /** An interpreter left what it was told to do. @param {number} index */
  freed(index) {
    this.#worker?.tell({ kind: "freed", index });
  }

  /** Ends for good. */
  end() {
    this.#worker?.end();
    this.#worker = null;
    this.#modes = [];
    this.#running = false;
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
    if (this.#awake) this.#worker?.tell({ kind: "preview", link });
    else this.#previews.push(link);
  }

  /** @param {import("./protocol.js").Start | import("./protocol.js").More | import("./protocol.js").Pins} message */
  #send(message) {
    if (message.kind !== "pins") {
      const { run, link, pins, truth, gives } = message;
      this.#order = { run, link, pins, truth, gives };
    }
    this.#running = true;
    this.#stopping = false;
    this.#looks = 0;
    if (this.#awake) {
      // A worker that came after another one goes on from what that had done.
      const checkpoint = !this.#begun && this.#checkpoint?.run === this.#run ? this.#checkpoint.bytes : undefined;
      this.#begun = true;
      this.#worker?.tell(checkpoint && message.kind !== "pins" ? { ...message, checkpoint } : message);
    } else if (!this.#worker) this.#startWorker();
  }

  #startWorker() {
    const mode = this.#modes[0] ?? "single";
    this.#awake = this.#open = false;
    this.#begun = false;
    this.#worker = openWorker(this.#module, mode, this.#modes.length > 1, {
      hear: (message) => this.#hear(message, mode),
      failed: (reason) => this.#fall(reason),
      missing: (came) => this.#giveUp(`${came} ${texts.orOneFile}`),
    });
    if (this.#rest) this.rest(this.#rest);
  }

  /**
   * @param {ToPage} message
   * @param {ModeName} mode
   */
  #hear(message, mode) {
    this.#looks = 0;
    switch (message.kind) {
      case "loaded":
      case "writing":
        return;
      case "awake":
        this.#begin(mode, message.threads);
        return;
      case "open":
        this.#open = true;
        if (!this.#mode?.working) return;
        delete this.#mode.working;
        this.#listener.onGrown(this.#mode);
        return;
      case "failed":
        this.#fall(message.message);
        return;
      case "checkpoint":
        if (message.run === this.#run) this.#checkpoint = { run: message.run, bytes: message.bytes };
        return;
      case "file":
      case "checked":
      case "refused":
        this.#requests.hear(message);
        return;
      case "seen":
        // Nobody has asked this worker.
        return;
      case "preview":
        this.#listener.onMessage(message);
        return;
      case "found":
        if (message.run === this.#run) this.#listener.onMessage(message);
        return;
      case "stuck":
      case "notes":
      case "differs":
        this.#listener.onProgram(message);
        return;
      case "mistake":
      case "row":
      case "printed":
        if (message.run === this.#run) this.#listener.onProgram(message);
        return;
      case "sums":
        if (message.run !== this.#run) return;
        this.#running = this.#stopping = false;
        this.#leaveSums(message.bytes);
        return;
      case "progress":
      case "snapshot":
      case "done":
      case "stopped":
        // What was asked before the last order is no longer shown.
        if (message.run !== this.#run) return;
        if (message.kind === "done" || message.kind === "stopped") this.#running = this.#stopping = false;
        if (this.#sums) this.#sums.progress(message.done);
        else this.#listener.onMessage(message);
        return;
      default:
        unheard(message);
    }
  }

  /**
   * The worker can work: what waited for it is asked of it.
   * @param {ModeName} mode
   * @param {number} threads
   */
  #begin(mode, threads) {
    this.#awake = true;
    const why = [this.#why, texts.modes[mode].works].filter(Boolean).join(" ");
    this.#mode = mode === "threads" ? { mode, threads, working: 1, why } : { mode, threads, why };
    this.#listener.onMode(this.#mode);
    const stopping = this.#stopping;
    if (this.#running && this.#order) this.#send({ kind: "start", ...this.#order });
    if (stopping) this.stop();
    for (const link of this.#previews.splice(0)) this.preview(link);
  }

  #watch() {
    if (this.#awake && (this.#running || this.#requests.size > 0) && ++this.#looks > LOOKS) this.#fall(texts.silent);
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
    this.#worker?.end();
    this.#worker = null;
    this.#awake = this.#open = false;
    this.#requests.lose(texts.fileLost(reason));
  }
}
