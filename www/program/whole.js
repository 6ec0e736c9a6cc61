// Runs a visitor's program as a whole: its main process in one interpreter, those of its pools in others, and shows
// what it prints, plots and is told. What comes from an interpreter is a stranger's data: it is counted, cut, and
// never becomes markup.
// @ts-check

import { element } from "../dom.js";
import { texts } from "../language/texts.js";
import { duration } from "../language/wording.js";
import { cores } from "../run/possible.js";
import { beginProcess } from "../run/protocol.js";
import { sentenceOf } from "../run/sentence.js";
import { mostBorne } from "./interpreters.js";
import { Lanes } from "./lanes.js";
import { Plots } from "./plots.js";
import { LOST, PoolMemory, ring } from "./pool-memory.js";
import { PrintedMemory } from "./printed-memory.js";
import { translated } from "./said.js";

/** @typedef {import("../run/protocol.js").ProcessNews} News */
/** @typedef {import("../run/protocol.js").Mistake} Mistake */
/** @typedef {{ kind: string, line: number | null, sentence: string, fixed?: string }} WholeNote */
/** @typedef {{ processes: number | null, chunk: number | null, measure: boolean }} Wishes */

/** Where interpreters stand: the main process, then those of pools. */
const MAIN = 0;
/** What is printed is looked for so often, in ms. */
const LOOK_EVERY = 60;
/** Letters of it that are taken. */
const MOST_PRINTED = 400_000;
const MOST_NOTES = 30;
const MOST_WORDS = 4_000;
/** So many interpreters are got ready for a program that will want some. */
const MOST_SPARE = 4;
const WANTS_PROCESSES = /\b(?:multiprocessing|concurrent)\b/u;
/** A program that starts more than so many processes in all is not let to. */
const MOST_STARTED = 200;

export class Whole {
  /** What runs, or ran last. @type {Run | null} */ #run = null;
  #source = "";

  /**
   * @param {import("./interpreters.js").Interpreters} interpreters for nothing else than this
   * @param {import("./panel.js").OwnProgram} panel
   * @param {HTMLElement} root what the output is added to
   */
  constructor(interpreters, panel, root) {
    this.interpreters = interpreters;
    this.panel = panel;
    interpreters.lost = (index, sentence) => this.#run?.lost(index, sentence);
    const say = texts.whole;
    this.area = element("div", { id: "whole-program", hidden: "" });
    this.state = element("p", { id: "whole-state", class: "note", role: "status" });
    this.stopper = element("button", { type: "button", id: "whole-stop", hidden: "" }, say.stop);
    this.notes = element("ul", { id: "whole-notes", hidden: "", "aria-label": say.notes });
    const figures = element("div", { id: "whole-figures" });
    const lanes = element("div", { id: "whole-lanes", hidden: "" });
    this.plots = new Plots(figures);
    this.lanes = new Lanes(lanes, { again: (wishes) => void this.run(this.#source, wishes) });
    const row = element("div", { class: "look" });
    row.append(this.state, this.stopper);
    this.area.append(row, this.notes, lanes, figures);
    root.append(this.area);
    this.stopper.addEventListener("click", () => this.stop());
  }

  /**
   * Runs a program from its beginning to its end, once.
   * @param {string} source
   * @param {Wishes} [wishes] what the visitor wants instead of what the program says
   */
  async run(source, wishes = { processes: null, chunk: null, measure: false }) {
    await this.#run?.stop();
    this.#source = source;
    this.area.hidden = false;
    if (!wishes.measure) {
      this.panel.mistake(null);
      this.plots.clear();
      this.notes.replaceChildren();
      this.notes.hidden = true;
    }
    this.panel.unprinted();
    this.lanes.clear();
    this.stopper.hidden = false;
    this.#say(texts.whole.starts);
    const run = new Run(this.interpreters, source, wishes, {
      printed: (text) => this.panel.printed(text),
      note: (note) => this.#note(note),
      figure: (figure) => this.plots.draw(figure),
      measured: (measured) => this.lanes.measured(measured),
      begun: () => {
        this.panel.arrived();
        this.#say(texts.whole.runs);
      },
      pool: (memory, count) => this.lanes.event({ kind: "pool", memory, count }),
      over: (memory) => this.lanes.event({ kind: "over", memory }),
    });
    this.#run = run;
    const end = await run.whole();
    if (this.#run !== run) return;
    this.#run = null;
    this.stopper.hidden = true;
    this.lanes.event({ kind: "end" });
    if (end.mistake) this.panel.mistake(end.mistake);
    this.#say(end.sentence);
  }

  /** Ends it at once. */
  stop() {
    void this.#run?.stop();
  }

  /** @param {string} sentence */
  #say(sentence) {
    this.state.textContent = sentence;
  }

  /** @param {WholeNote} note */
  #note({ kind, line, sentence, fixed }) {
    this.notes.hidden = false;
    const item = element("li", { "data-kind": kind });
    if (line !== null) {
      const button = element("button", { type: "button", class: "to-line" }, texts.program.line(line));
      button.addEventListener("click", () => this.panel.editor.goTo(line));
      item.append(button, " ");
    }
    item.append(translated(sentence));
    if (fixed !== undefined) {
      const [offer, isThere] = kind === "guard" ? [texts.whole.addGuard, texts.whole.guardAdded] : [texts.whole.takeChanged, texts.whole.changedTaken];
      const button = element("button", { type: "button", class: "mend" }, offer);
      button.addEventListener("click", () => {
        this.panel.mended(fixed, isThere);
        button.disabled = true;
      });
      item.append(" ", button);
    }
    this.notes.append(item);
  }
}

/**
 * @typedef {{ printed: (text: string) => void, note: (note: WholeNote) => void, figure: (figure: unknown) => void,
 *   measured: (measured: unknown) => void, begun: () => void, pool: (memory: PoolMemory, count: number) => void,
 *   over: (memory: PoolMemory) => void }} On
 */
/** @typedef {{ sentence: string, mistake: Mistake | null }} End */
/** A process of a pool, or where one is to be. @typedef {{ pool: number, number: number, memory: PoolMemory }} Place */

/** One run of a program. */
class Run {
  /** @type {(end: End) => void} */ #resolve = () => {};
  /** @type {Promise<End>} */ #end;
  #isOver = false;
  #isStopping = false;
  #begun = 0;
  /** Rung by whoever has something for the main process. @type {Int32Array | null} */
  #bell = canShare() ? new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)) : null;
  /** @type {Map<number, { memory: PoolMemory, initial: Uint8Array, first: number }>} */ #pools = new Map();
  /** Of pools, by where their interpreters stand. @type {Map<number, Place>} */ #places = new Map();
  /** @type {Map<number, Promise<MessagePort>>} */ #spares = new Map();
  #output = canShare() ? new PrintedMemory() : null;
  #decoder = new TextDecoder();
  /** What was said already. */ #noted = new Set();
  #printed = 0;
  #lines = 0;
  #started = 0;
  #looking = 0;

  /**
   * @param {import("./interpreters.js").Interpreters} interpreters
   * @param {string} source
   * @param {Wishes} wishes
   * @param {On} on
   */
  constructor(interpreters, source, wishes, on) {
    this.interpreters = interpreters;
    this.source = source;
    this.wishes = wishes;
    this.on = on;
    this.#end = new Promise((resolve) => { this.#resolve = resolve; });
  }

  /** @returns {Promise<End>} */
  async whole() {
    try {
      const port = await this.#interpreter(MAIN);
      if (this.#isOver) return this.#end;
      this.#begin(port);
    } catch (error) {
      this.#finish({ sentence: texts.whole.notStarted(sentenceOf(error)), mistake: null });
    }
    return this.#end;
  }

  /** Ends it at once: what does not hear of it in time is ended from outside. @returns {Promise<unknown>} */
  stop() {
    if (this.#isOver) return this.#end;
    this.#isStopping = true;
    this.#endPools();
    const stopped = () => this.#finish({ sentence: "", mistake: null });
    if (!this.#bell || this.#begun === 0) stopped();
    else {
      // What it has printed and plotted by then comes yet.
      void this.interpreters.interrupt(MAIN).then(stopped);
      ring(this.#bell);
    }
    return this.#end;
  }

  /** An interpreter is no more. @param {number} index @param {string} sentence */
  lost(index, sentence) {
    if (this.#isOver) return;
    if (index === MAIN) this.#finish({ sentence: texts.whole.died(cut(sentence)), mistake: null });
    else this.#bury(index);
  }

  /** @param {number} index @returns {Promise<MessagePort>} */
  #interpreter(index) {
    const spare = this.#spares.get(index);
    this.#spares.delete(index);
    return spare ?? this.#start(index);
  }

  /** For the first processes, which start while the program begins. */
  #getReady() {
    if (!this.#bell || !WANTS_PROCESSES.test(this.source)) return;
    for (let index = MAIN + 1; index <= Math.min(cores(), mostBorne(), MOST_SPARE); index += 1) {
      const spare = this.#start(index);
      // Whoever takes it hears of it, if anybody does.
      spare.catch(() => {});
      this.#spares.set(index, spare);
    }
  }

  /** @param {number} index @returns {Promise<MessagePort>} */
  async #start(index) {
    const begun = starting.get(this.interpreters);
    if (!begun) {
      const first = this.interpreters.start(1);
      starting.set(this.interpreters, first);
      // What does not start is started anew by who asks again.
      first.catch(() => starting.delete(this.interpreters));
      const [port] = await first;
      return /** @type {MessagePort} */ (port);
    }
    await begun.catch(() => {});
    return this.interpreters.restart(index);
  }

  /** @param {MessagePort} port */
  #begin(port) {
    const shared = this.#bell !== null;
    port.onmessage = ({ data }) => this.#hear(MAIN, data);
    const { processes, chunk, measure } = this.wishes;
    this.#begun = performance.now();
    beginProcess(port, {
      kind: "process", what: "main", source: this.source, bell: this.#bell, output: this.#output?.buffer ?? null,
      settings: { most: mostBorne(), cores: cores(), shared, processes, chunk, measure },
    });
    this.on.begun();
    this.#getReady();
    if (shared) this.#looking = window.setInterval(() => this.#look(), LOOK_EVERY);
  }

  /** @param {number} index @param {News} news */
  #hear(index, news) {
    if (this.#isOver) return;
    switch (news?.kind) {
      case "printed":
        this.#print(String(news.text));
        return;
      case "told":
        this.#tell(index, String(news.of), String(news.json));
        return;
      case "dead":
        if (index === MAIN) this.#died(news);
        else this.#bury(index);
        return;
      case "pool":
      case "replace":
      case "over":
      case "ended":
        // These are the main process's to say.
        if (index === MAIN) this.#ask(news);
        return;
      default:
        // A program may say what it likes: nobody hears it.
    }
  }

  /** @param {Extract<News, { kind: "pool" | "replace" | "over" | "ended" }>} news */
  #ask(news) {
    switch (news.kind) {
      case "pool":
        this.#openPool(news);
        return;
      case "replace": {
        const pool = this.#pools.get(news.pool);
        if (pool && Number.isInteger(news.number) && news.number >= 0 && news.number < pool.memory.count) this.#startProcess(news.pool, news.number);
        return;
      }
      case "over":
        this.#endPool(news.pool);
        return;
      case "ended":
        this.#ended(String(news.told));
    }
  }

  /** @param {import("../run/protocol.js").PoolMade} news */
  #openPool({ pool, count, memory, initial }) {
    if (!this.#bell || this.#pools.has(pool) || !Number.isInteger(count) || count < 1 || count > mostBorne()) return;
    /** @type {PoolMemory} */
    let made;
    try {
      made = new PoolMemory(count, this.#bell, memory);
    } catch {
      // What was said to be their memory is something else.
      return;
    }
    this.#pools.set(pool, { memory: made, initial, first: this.#started + 1 });
    this.on.pool(made, count);
    for (let number = 0; number < count; number += 1) this.#startProcess(pool, number);
  }

  /** @param {number} pool @param {number} number */
  #startProcess(pool, number) {
    const { memory, initial, first } = /** @type {{ memory: PoolMemory, initial: Uint8Array, first: number }} */ (this.#pools.get(pool));
    let index = MAIN + 1;
    while (this.#places.has(index)) index += 1;
    this.#started += 1;
    if (index > mostBorne() || this.#started > MOST_STARTED || !this.#bell) {
      memory.is(number, LOST);
      return;
    }
    const [bell, place] = [this.#bell, { pool, number, memory }];
    this.#places.set(index, place);
    this.#interpreter(index).then((port) => {
      if (this.#isOver || this.#places.get(index) !== place) return;
      port.onmessage = ({ data }) => this.#hear(index, data);
      beginProcess(port, {
        kind: "process", what: "child", source: this.source, bell, output: this.#output?.buffer ?? null, memory: memory.buffer, number, count: memory.count, initial,
        settings: { name: `SpawnPoolWorker-${first + number}`, number: first + number - 1, cores: cores() },
      });
    }).catch(() => { if (this.#places.get(index) === place) this.#bury(index); });
  }

  /** A process of a pool is no more: the main one is told in their memory. @param {number} index */
  #bury(index) {
    const place = this.#places.get(index);
    if (!place) return;
    this.#places.delete(index);
    this.interpreters.endOne(index);
    place.memory.is(place.number, LOST);
  }

  /** @param {number} pool */
  #endPool(pool) {
    const known = this.#pools.get(pool);
    if (!known) return;
    this.#look();
    this.#pools.delete(pool);
    for (const [index, place] of this.#places) {
      if (place.pool !== pool) continue;
      this.#places.delete(index);
      this.interpreters.endOne(index);
    }
    this.on.over(known.memory);
  }

  #endPools() {
    for (const pool of [...this.#pools.keys()]) this.#endPool(pool);
  }

  /** @param {import("../run/protocol.js").ProcessDead} news */
  #died({ code, words }) {
    this.#finish({ sentence: words ? texts.whole.died(cut(String(words))) : texts.whole.exited(Number(code)), mistake: null });
  }

  /** @param {string} told */
  #ended(told) {
    /** @type {any} */
    let end = {};
    try {
      end = JSON.parse(told);
    } catch { /* as if it had ended without a word */ }
    const mistake = mistakeIn(end?.mistake);
    const took = duration((performance.now() - this.#begun) / 1_000);
    if (mistake?.kind === "KeyboardInterrupt") this.#finish({ sentence: texts.whole.stopped, mistake: null });
    else if (mistake) this.#finish({ sentence: texts.whole.failed(took), mistake });
    else {
      this.#look();
      this.#finish({ sentence: texts.whole.done(took, Number(end?.code) || 0, this.#lines), mistake: null });
    }
  }

  /** @param {End} end */
  #finish(end) {
    if (this.#isOver) return;
    this.#look();
    this.#isOver = true;
    clearInterval(this.#looking);
    this.#endPools();
    this.interpreters.endOne(MAIN);
    for (const index of this.#spares.keys()) this.interpreters.endOne(index);
    this.#resolve(this.#isStopping ? { sentence: texts.whole.stopped, mistake: null } : end);
  }

  #look() {
    const text = this.#output ? this.#decoder.decode(this.#output.more(), { stream: true }) : "";
    if (text) this.#print(text);
  }

  /** @param {string} text */
  #print(text) {
    const room = MOST_PRINTED - this.#printed;
    if (room <= 0) return;
    this.#printed += text.length;
    this.#lines += text.slice(0, room).split("\n").length - 1;
    // Who goes back to the beginning of a line writes over it on a screen; here it stands below.
    this.on.printed(text.slice(0, room).replaceAll(/\r\n?/gu, "\n"));
  }

  /** @param {number} index @param {string} of @param {string} json */
  #tell(index, of, json) {
    /** @type {any} */
    let told;
    try {
      told = JSON.parse(json);
    } catch {
      return;
    }
    if (of === "note") this.#note(told);
    else if (index !== MAIN) return;
    // The processes of its pools read what the main one runs.
    else if (of === "source" && typeof told === "string" && told.length < 2 * this.source.length + 10_000) this.source = told;
    else if (of === "figure") this.on.figure(told);
    else if (of === "measured") this.on.measured(told);
  }

  /** @param {any} told */
  #note(told) {
    if (typeof told?.sentence !== "string" || typeof told.kind !== "string") return;
    const note = { kind: cut(told.kind), line: lineIn(told.line), sentence: cut(told.sentence) };
    // Each process may say the same of a line, and of another line that there is no guard.
    const key = note.kind === "guard" ? note.kind : `${note.kind} ${note.line}`;
    if (this.#noted.has(key) || this.#noted.size >= MOST_NOTES) return;
    this.#noted.add(key);
    const fixed = typeof told.fixed === "string" && told.fixed.length < 2 * this.source.length + 10_000 ? { fixed: told.fixed } : {};
    this.on.note({ ...note, ...fixed });
  }
}

/** When the first of them starts, or has: who comes later starts one anew. @type {WeakMap<object, Promise<MessagePort[]>>} */
const starting = new WeakMap();

/** Whether processes can share memory here. */
const canShare = () => Boolean(globalThis.crossOriginIsolated) && typeof SharedArrayBuffer !== "undefined";

/** @param {string} words */
const cut = (words) => (words.length > MOST_WORDS ? `${words.slice(0, MOST_WORDS)} …` : words);

/** @param {unknown} line @returns {number | null} */
const lineIn = (line) => (Number.isInteger(line) && Number(line) > 0 ? Number(line) : null);

/** @param {any} told @returns {Mistake | null} */
function mistakeIn(told) {
  if (typeof told !== "object" || told === null) return null;
  const [sentence = "", trace = "", kind = ""] = [told.sentence, told.trace, told.kind].map((words) => cut(String(words ?? "")));
  return { sentence, trace, kind, line: lineIn(told.line), printed: "" };
}

