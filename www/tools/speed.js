// The speed panel: the same experiment on 1, 2, … threads, each in a worker of its own, and what it
// would take in Python.
// @ts-check

import { told } from "../visitor/breakdown.js";
import { element } from "../dom.js";
import { canvas, describe, paperOf } from "../figures/canvas.js";
import { watchPaper } from "../figures/paper.js";
import { fill } from "../figures/table.js";
import { drawSpeed, speedScene, speedTask, typedNumber } from "../pkg/many_trials.js";
import { tellWorker } from "../run/protocol.js";
import { texts } from "../language/texts.js";
import { count, duration, written } from "../language/wording.js";

/** @typedef {import("../crossing.js").MeasuredProgram} MeasuredProgram */
/** @typedef {import("../run/launch.js").Started} Started */

/** What is measured begins after this many ms, when code and caches are warm, and takes so many. */
const WARM_UP = 150;
const MEASURE = 500;
/** A worker that has not answered for so long never will. */
const DEADLINE = 8_000;

export class Speed {
  /** @type {import("../crossing.js").Measured[]} */ #points = [];
  /** @type {AbortController | null} */ #measuring = null;
  #program = /** @type {MeasuredProgram | null} */ (null);

  /**
   * @param {HTMLElement} root
   * @param {import("../session.js").Session} session
   * @param {(mode: import("../run/protocol.js").ModeName, threads: number) => Started} startWorker
   */
  constructor(root, session, startWorker) {
    this.session = session;
    this.startWorker = startWorker;
    this.root = root;
    this.details = element("details", { class: "speed" });
    this.measure = element("button", { type: "button", id: "measure" }, texts.measure);
    this.status = element("p", { id: "speed-words", "aria-live": "polite" });
    this.figure = canvas("figure-speed", false);
    this.table = element("table", { class: "numbers", id: "speed-table" });
    this.python = element("input", { type: "text", inputmode: "decimal", id: "python-seconds", autocomplete: "off", "aria-describedby": "python-words" });
    this.pythonWords = element("p", { id: "python-words" });
    const row = element("p", { class: "look" });
    row.append(element("label", { for: "python-seconds" }, texts.pythonSeconds), this.python);
    this.results = element("div", { class: "speed-results", hidden: "" });
    this.results.append(this.figure, this.table);
    this.details.append(
      element("summary", {}, texts.speedTitle), element("p", { class: "note" }, texts.speedHint),
      this.measure, this.status, this.results, row, this.pythonWords,
    );
    root.append(this.details);
    this.measure.addEventListener("click", () => void this.#run());
    this.python.addEventListener("input", () => this.#compare());
    this.details.addEventListener("toggle", () => {
      this.#prefill();
      this.draw();
    });
    new ResizeObserver(() => this.draw()).observe(root);
    watchPaper(() => this.draw());
    // A measurement and a run would take each other's time.
    session.watch(({ state, mode }) => {
      const busy = state === "running";
      this.measure.disabled = busy || !mode;
      if (busy) this.#measuring?.abort();
    });
  }

  draw() {
    if (this.#points.length === 0 || !this.details.open) return;
    drawSpeed(this.figure, this.#points, paperOf(this.figure));
  }

  async #run() {
    if (this.#measuring) {
      this.#measuring.abort();
      return;
    }
    const measuring = new AbortController();
    this.#measuring = measuring;
    this.measure.textContent = texts.stopMeasuring;
    this.#points = [];
    const { link } = this.#task();
    const { mode = "single", threads: most = 1 } = this.session.status.mode ?? {};
    try {
      for (const threads of counts(most)) {
        this.status.textContent = texts.measuring(threads, most);
        const rate = await measureRate(link, this.startWorker(mode, threads), measuring.signal);
        this.#points.push({ threads, rate });
        this.#show();
      }
      const { sentence } = speedScene(this.#points);
      this.status.textContent = most > 1 ? sentence : `${sentence} ${texts.oneCore}`;
      this.#compare();
    } catch (error) {
      this.status.textContent = measuring.signal.aborted
        ? texts.measuringStopped
        : texts.measuringFailed(told(error));
    }
    this.#measuring = null;
    this.measure.textContent = texts.measure;
  }

  /** What there is to measure of what is shown. */
  #task() {
    return speedTask(this.session.reading.link);
  }

  #show() {
    const scene = speedScene(this.#points);
    describe(this.figure, scene);
    fill(this.table, scene.numbers);
    this.results.hidden = false;
    this.draw();
  }

  /** The measured figure of the course's program stands in the field until the visitor has another. */
  #prefill() {
    const { program } = this.#task();
    if (program?.seconds === this.#program?.seconds && this.python.value !== "") return;
    if (this.python.value === "" || this.python.value === written(this.#program?.seconds ?? NaN)) {
      this.python.value = program ? written(program.seconds) : "";
    }
    this.#program = program;
    this.#compare();
  }

  /** Tells what the trials would take in Python. */
  #compare() {
    const { trials, program, usual } = this.#task();
    const seconds = typedNumber(this.python.value) ?? NaN;
    if (!(seconds > 0 && Number.isFinite(seconds))) {
      this.pythonWords.textContent = this.python.value.trim() ? texts.pythonWrong : texts.pythonUnknown;
      return;
    }
    const measured = program && seconds === program.seconds;
    // A pool of processes is at best as many times faster; the course's program was measured with two.
    const cores = Math.max(1, navigator.hardwareConcurrency || 1);
    const gain = measured ? program.seconds / program.secondsWithPool / 2 : 1;
    const alone = seconds * trials;
    const fastest = Math.max(0, ...this.#points.map(({ rate }) => rate));
    const parts = [texts.pythonTakes(count(trials), duration(alone), cores, duration(alone / (cores * gain)))];
    if (fastest > 0) parts.push(texts.pageTakes(duration(trials / fastest), count(Math.round(fastest * seconds))));
    if (measured) parts.push(usual ? texts.pythonMeasured(program.measured) : texts.pythonElse(program.measured));
    this.pythonWords.textContent = parts.join(" ");
  }
}

/**
 * All numbers of threads up to eight, then doubles, and the last in any case.
 * @param {number} most
 */
function counts(most) {
  const all = Array.from({ length: Math.min(most, 8) }, (_, i) => i + 1);
  for (let threads = 16; threads < most; threads *= 2) all.push(threads);
  if (most > 8) all.push(most);
  return all;
}

/**
 * Trials a second in a worker of its own, which is ended afterwards: a pool cannot change its size.
 * @param {string} link
 * @param {import("../run/launch.js").Started} started
 * @param {AbortSignal} signal
 * @returns {Promise<number>}
 */
function measureRate(link, { worker, end }, signal) {
  /** @type {Promise<number>} */
  const measured = new Promise((resolve, reject) => {
    const fail = (/** @type {string} */ message) => reject(new Error(message));
    const late = setTimeout(() => fail(texts.silent), DEADLINE);
    signal.addEventListener("abort", () => { clearTimeout(late); fail(texts.measuringStopped); });
    worker.onerror = (event) => { event.preventDefault(); fail(event.message || texts.workerFailed); };
    /** @type {{ done: number, seconds: number } | null} */
    let first = null;
    worker.onmessage = (/** @type {MessageEvent<import("../run/protocol.js").ToPage>} */ { data }) => {
      switch (data.kind) {
        case "open":
          tellWorker(worker, { kind: "start", run: 1, link, pins: [], gives: "progress" });
          return;
        case "failed":
          fail(data.message);
          return;
        case "done":
          // Everything was done before there was much to measure.
          resolve(data.rate);
          return;
        case "progress":
          if (data.seconds * 1000 <= WARM_UP) return;
          first ??= data;
          if ((data.seconds - first.seconds) * 1000 < MEASURE) return;
          clearTimeout(late);
          resolve((data.done - first.done) / (data.seconds - first.seconds));
      }
    };
  });
  return measured.finally(end);
}
