// The speed panel: the same experiment on 1, 2, … threads, each in a worker of its own, how the last of them worked,
// and what it would take in Python; of a visitor's program, what our own model of the same takes.
// @ts-check

import { told } from "../visitor/breakdown.js";
import { element } from "../dom.js";
import { canvas, describe, paperOf } from "../figures/canvas.js";
import { drawLanes } from "../figures/lanes.js";
import { watchPaper } from "../figures/paper.js";
import { fill } from "../figures/table.js";
import { measured, OF_PROGRAMS, OURS } from "../run/measure.js";
import { drawSpeed, speedScene, speedTask, typedNumber } from "../pkg/many_trials.js";
import { texts } from "../language/texts.js";
import { count, duration, written } from "../language/wording.js";

/** @typedef {import("../crossing.js").MeasuredProgram} MeasuredProgram */
/** @typedef {import("../run/launch.js").Started} Started */

export class Speed {
  /** @type {import("../crossing.js").Measured[]} */ #points = [];
  /** @type {AbortController | null} */ #measuring = null;
  #program = /** @type {MeasuredProgram | null} */ (null);
  /** When each thread of the last measurement was at work. @type {Float64Array} */ #spans = new Float64Array();

  /**
   * @param {HTMLElement} root
   * @param {import("../session.js").Session} session
   * @param {(mode: import("../run/protocol.js").ModeName, threads: number) => Started} startWorker
   * @param {import("../experiment/own-program.js").OwnProgramPlace} own
   */
  constructor(root, session, startWorker, own) {
    this.session = session;
    this.own = own;
    this.startWorker = startWorker;
    this.root = root;
    this.details = element("details", { class: "speed" });
    this.measure = element("button", { type: "button", id: "measure" }, texts.measure);
    this.status = element("p", { id: "speed-words", "aria-live": "polite" });
    this.figure = canvas("figure-speed", false);
    this.table = element("table", { class: "numbers", id: "speed-table" });
    this.python = element("input", { type: "text", inputmode: "decimal", id: "python-seconds", autocomplete: "off", "aria-describedby": "python-words" });
    this.pythonWords = element("p", { id: "python-words" });
    this.row = element("p", { class: "look" });
    this.row.append(element("label", { for: "python-seconds" }, texts.pythonSeconds), this.python);
    this.results = element("div", { class: "speed-results", hidden: "" });
    this.results.append(this.figure, this.table);
    this.lanes = canvas("speed-lanes", false);
    this.lanesWords = element("p", { id: "speed-lanes-words", class: "note" });
    this.lanesPart = element("div", { id: "speed-lanes", hidden: "" });
    this.lanesPart.append(element("h3", {}, texts.lanesTitle), this.lanes, this.lanesWords);
    this.hint = element("p", { class: "note" });
    this.details.append(
      element("summary", {}, texts.speedTitle), this.hint, this.measure, this.status, this.results, this.lanesPart, this.row, this.pythonWords,
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
      // A program that nobody has let run is not measured either.
      const waits = own.isOpen && state !== "done" && state !== "stopped";
      this.measure.disabled = busy || waits || !mode;
      if (busy) this.#measuring?.abort();
      this.hint.textContent = own.isOpen ? texts.speedOfProgram : texts.speedHint;
      if (this.row.hidden !== own.isOpen) {
        this.row.hidden = own.isOpen;
        this.#compare();
      }
    });
  }

  draw() {
    if (this.#points.length === 0 || !this.details.open) return;
    drawSpeed(this.figure, this.#points, paperOf(this.figure));
    this.#drawLanes();
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
    this.#spans = new Float64Array();
    this.lanesPart.hidden = true;
    const { link } = this.#task();
    const isOwn = this.own.isOpen;
    const { mode = "single", threads: most = 1 } = this.session.status.mode ?? {};
    try {
      for (const threads of counts(most)) {
        this.status.textContent = texts.measuring(threads, most);
        const { rate, spans } = await measured(link, await this.#start(isOwn, mode, threads, measuring.signal), isOwn ? OF_PROGRAMS : OURS, measuring.signal);
        this.#points.push({ threads, rate });
        this.#spans = spans;
        this.#show();
      }
      const { sentence } = speedScene(this.#points);
      this.status.textContent = most > 1 ? sentence : `${sentence} ${isOwn ? "" : texts.oneCore}`;
      this.#compare();
      if (isOwn) await this.#compareWithOurs(measuring.signal);
    } catch (error) {
      this.status.textContent = measuring.signal.aborted
        ? texts.measuringStopped
        : texts.measuringFailed(told(error));
    }
    this.#measuring = null;
    this.measure.textContent = texts.measure;
  }

  /**
   * @param {boolean} isOwn whether a program's trials are measured
   * @param {import("../run/protocol.js").ModeName} mode
   * @param {number} threads
   * @param {AbortSignal} signal
   */
  #start(isOwn, mode, threads, signal) {
    return isOwn ? this.own.interpreters.measured(threads, () => this.startWorker("single", 1), signal) : this.startWorker(mode, threads);
  }

  /** What our own model of the same experiment does in the same time, if there is one. @param {AbortSignal} signal */
  async #compareWithOurs(signal) {
    const truth = this.session.reading.program?.truth;
    const { mode, threads } = this.own.pool.mode ?? {};
    if (!truth || !mode || !threads) return;
    const { rate } = await measured(speedTask(truth.link).link, this.startWorker(mode, threads), OURS, signal);
    const fastest = Math.max(...this.#points.map((point) => point.rate));
    this.pythonWords.textContent = texts.modelTakes(truth.title, threads, count(Math.round(rate)), count(Math.round(rate / fastest)));
  }

  /** How the threads of the last measurement worked. */
  #drawLanes() {
    const { threads = 1 } = this.#points.at(-1) ?? {};
    const spans = spansIn(this.#spans);
    this.lanesPart.hidden = spans.length === 0;
    const begin = Math.min(...spans.map(({ begun }) => begun));
    const time = Math.max(...spans.map(({ ended }) => ended)) - begin;
    if (spans.length === 0 || !(time > 0)) return;
    const lanes = Array.from({ length: threads }, (_, thread) => ({
      ready: 0,
      spans: spans.filter((span) => span.thread === thread).map(({ begun, ended, trials }) => (
        { begun: begun - begin, ended: ended - begin, item: trials, items: 1, isLost: false })),
    }));
    const work = spans.reduce((sum, { begun, ended }) => sum + ended - begun, 0);
    const trials = spans.reduce((sum, span) => sum + span.trials, 0);
    this.lanesWords.textContent = texts.lanesWords(threads, count(trials), duration(time / 1_000), Math.min(100, Math.round((100 * work) / (time * threads))));
    this.lanes.setAttribute("role", "img");
    this.lanes.setAttribute("aria-label", this.lanesWords.textContent);
    drawLanes(this.lanes, this.root.clientWidth, time, lanes);
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
    if (this.own.isOpen) {
      this.pythonWords.textContent = "";
      return;
    }
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
 * What was noted, number by number.
 * @param {Float64Array} seen
 */
function spansIn(seen) {
  return Array.from({ length: seen.length / 4 }, (_, i) => {
    const [thread = 0, begun = 0, ended = 0, trials = 0] = seen.subarray(4 * i, 4 * i + 4);
    return { thread, begun, ended, trials };
  });
}
