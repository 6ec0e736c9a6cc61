// What a pointer, a finger or a key is at in the figures, in words below them: a point of the series, a
// bar of a histogram, a case of a sweep.
// @ts-check

import { element } from "../dom.js";
import { texts } from "../language/texts.js";
import { paperOf, placeIn } from "./canvas.js";
import { Touch } from "./touch.js";

/** @typedef {import("../pkg/many_trials.js").Sight} Sight */
/** @typedef {import("../crossing.js").Mark} Mark */
/** @typedef {import("../crossing.js").Scene} Scene */
/** @typedef {import("../crossing.js").Pointed} Pointed */
/** @typedef {keyof typeof KINDS} Kind */

/** How far a key goes, in points or bars. */
const KEYS = /** @type {Record<string, (at: number, last: number) => number>} */ ({
  ArrowLeft: (at) => at - 1, ArrowRight: (at) => at + 1,
  PageDown: (at) => at - 10, PageUp: (at) => at + 10,
  Home: () => 0, End: (_, last) => last,
});

/** How far an arrow key goes to the right and up, in values of a sweep or kinds of it. */
const ARROWS = /** @type {Record<string, [number, number]>} */ ({
  ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1],
});

/** What can be pointed at, with the line that says what it is. */
const KINDS = {
  series: { canvas: "figure-series", id: "readout", hint: () => (byTouch() ? texts.touchCurves : texts.crosshairHint) },
  outcome: { canvas: "figure-outcome", id: "bar-words", hint: () => (byTouch() ? texts.touchBars : texts.barHint) },
  sweep: { canvas: "figure-sweep", id: "cell-words", hint: () => (byTouch() ? texts.touchCell : texts.pointAtCell) },
};

/** Whether there is nothing finer than a finger to point with. */
const byTouch = () => matchMedia("(hover: none)").matches;

/** @type {Kind[]} */
const NAMES = ["series", "outcome", "sweep"];

export class Pointing {
  #frame = 0;
  /** Whether there is an overview of a sweep, in which there are cases to point at. */
  #hasCases = false;
  /** What is pointed at. @type {Record<Kind, Mark | null>} */
  #marks = { series: null, outcome: null, sweep: null };
  /** The steps that a hand is choosing. @type {[number, number] | null} */ #steps = null;

  /**
   * @param {HTMLElement} figures
   * @param {Sight} sight
   * @param {{ redraw: () => void, choose: (kind: Kind, mark: Mark, place?: [number, number, HTMLCanvasElement]) => void }} page
   *   choose: what is pointed at was clicked at a place, or taken by a key
   */
  constructor(figures, sight, page) {
    this.sight = sight;
    this.page = page;
    const line = (/** @type {Kind} */ kind) =>
      element("p", { class: "readout", id: KINDS[kind].id, "aria-live": "polite" }, KINDS[kind].hint());
    /** The lines that say what is pointed at. */
    this.lines = { series: line("series"), outcome: line("outcome"), sweep: line("sweep") };
    const choose = (/** @type {MouseEvent} */ event) => {
      const at = this.#point(event);
      if (at) this.page.choose(at.kind, at.mark, [...placeIn(at.figure, event), at.figure]);
    };
    /** The case of a map that was shown when a finger came. @type {number | undefined} */
    let shown;
    const touch = new Touch(figures, (target) => kindOf(target) !== null, {
      down: () => { shown = this.#marks.sweep?.case; },
      slide: (event) => this.#point(event),
      press: choose,
      tap: (event) => {
        const at = this.#point(event);
        // The first tap shows a case, a second one opens it.
        if (at?.kind === "sweep" && at.mark.case === shown) choose(event);
      },
    });
    figures.addEventListener("pointermove", (event) => { if (!touch.has(event)) this.#point(event); });
    figures.addEventListener("click", (event) => { if (!touch.has(event)) choose(event); });
    figures.addEventListener("pointerout", (event) => {
      // A finger that was lifted still wants to read what it pointed at.
      const kind = kindOf(event.target);
      if (kind && !touch.has(event)) this.#mark(kind, null);
    });
    figures.addEventListener("focusin", ({ target }) => {
      if (kindOf(target) === "sweep" && this.#hasCases) this.#marks.sweep ?? this.#mark("sweep", { case: 0, at: 0 });
    });
    figures.addEventListener("focusout", ({ target }) => {
      const kind = kindOf(target);
      if (kind) this.#mark(kind, null);
    });
    figures.addEventListener("keydown", (event) => this.#key(event));
  }

  /** Nothing is pointed at any more. */
  forget() {
    for (const kind of NAMES) this.#mark(kind, null);
  }

  /**
   * Marks the steps that a hand is choosing.
   * @param {[number, number] | null} steps the first and the last
   */
  choosing(steps) {
    this.#steps = steps;
    this.#told();
  }

  /** What is pointed at, as the program wants it. @returns {import("../crossing.js").Pointing} */
  get state() {
    const { series, outcome, sweep } = this.#marks;
    return { series, outcome, sweep: sweep?.case ?? null, steps: this.#steps };
  }

  /**
   * Says what is pointed at in these results; what there is not any more is not pointed at.
   * @param {Scene} scene
   */
  apply({ cases, sweep, pointed }) {
    this.#hasCases = Boolean(sweep) && sweep?.kind !== "table";
    for (const kind of NAMES) if ((this.#marks[kind]?.case ?? 0) >= cases.length) this.#marks[kind] = null;
    if (!this.#hasCases) this.#marks.sweep = null;
    this.lines.series.hidden = !cases.some(({ series }) => series);
    this.lines.sweep.hidden = !this.#hasCases;
    this.#say(pointed);
  }

  /** @param {Pointed} pointed */
  #say(pointed) {
    for (const kind of NAMES) {
      const words = pointed[kind] || KINDS[kind].hint();
      if (this.lines[kind].textContent !== words) this.lines[kind].textContent = words;
    }
  }

  /** @param {MouseEvent} event */
  #point(event) {
    const figure = event.target;
    const kind = kindOf(figure);
    if (!kind || !(figure instanceof HTMLCanvasElement) || (kind === "sweep" && !this.#hasCases)) return null;
    const at = this.sight.at(kind, caseOf(figure), ...placeIn(figure, event), paperOf(figure)) ?? null;
    const mark = at === null ? null : kind === "sweep" ? { case: at, at } : { case: caseOf(figure), at };
    this.#mark(kind, mark);
    return mark && { kind, mark, figure };
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const { target, key } = event;
    const kind = kindOf(target);
    if (!kind || event.ctrlKey || event.altKey || event.metaKey || (kind === "sweep" && !this.#hasCases)) return;
    const now = this.#marks[kind];
    if (key === "Escape") this.#mark(kind, null);
    if (key === "Enter" && now) this.page.choose(kind, now);
    const index = kind === "sweep" ? (now?.case ?? 0) : caseOf(/** @type {Element} */ (target));
    const next = kind === "sweep" ? this.#beside(index, key) : this.#along(kind, index, now?.at ?? -1, key);
    if (next === null) return;
    event.preventDefault();
    this.#mark(kind, kind === "sweep" ? { case: next, at: next } : { case: index, at: next });
  }

  /**
   * The case of a sweep that a key leads to.
   * @param {number} from
   * @param {string} key
   */
  #beside(from, key) {
    const arrow = ARROWS[key];
    return arrow ? (this.sight.neighbour(from, ...arrow) ?? from) : null;
  }

  /**
   * The point or bar that a key leads to.
   * @param {Kind} kind
   * @param {number} index the case
   * @param {number} from
   * @param {string} key
   */
  #along(kind, index, from, key) {
    const go = KEYS[key];
    if (!go) return null;
    const last = this.sight.count(kind, index) - 1;
    return Math.min(Math.max(go(from, last), 0), last);
  }

  /**
   * @param {Kind} kind
   * @param {Mark | null} mark
   */
  #mark(kind, mark) {
    const now = this.#marks[kind];
    if (mark?.case === now?.case && mark?.at === now?.at) return;
    this.#marks[kind] = mark;
    this.#told();
  }

  /** Says what is pointed at now, and shows it in the next frame. */
  #told() {
    this.#say(this.sight.point(this.state));
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(this.page.redraw);
  }
}

/**
 * What is pointed at in an element.
 * @param {EventTarget | null} target
 * @returns {Kind | null}
 */
function kindOf(target) {
  if (!(target instanceof HTMLCanvasElement)) return null;
  return NAMES.find((kind) => target.classList.contains(KINDS[kind].canvas)) ?? null;
}

/**
 * The case that a figure is of; the first, if it is of all.
 * @param {Element} figure
 */
function caseOf(figure) {
  return Number(/** @type {HTMLElement | null} */ (figure.closest("[data-case]"))?.dataset["case"] ?? 0);
}
