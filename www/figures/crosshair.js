// The values under a pointer, a finger or the arrow keys, in words below the figure.
// @ts-check

import { element } from "../dom.js";
import { caseOf, options, placeIn } from "./figures.js";
import { texts } from "../language/texts.js";

/** @typedef {import("../pkg/many_trials.js").Results} Results */

/** How far a key goes, in points. */
const KEYS = /** @type {Record<string, (point: number, last: number) => number>} */ ({
  ArrowLeft: (point) => point - 1, ArrowRight: (point) => point + 1,
  PageDown: (point) => point - 10, PageUp: (point) => point + 10,
  Home: () => 0, End: (_, last) => last,
});

export class Crosshair {
  #frame = 0;
  /** @type {number | null} */ point = null;
  /** The case that is pointed at. */
  index = 0;

  /**
   * @param {HTMLElement} figures
   * @param {{ results: () => Results | null, redraw: () => void, show: (index: number, point: number) => void }} page
   *   show: a single trial that passes a point of a case
   */
  constructor(figures, page) {
    this.page = page;
    this.line = element("p", { class: "readout", id: "readout", "aria-live": "polite" }, texts.crosshairHint);
    figures.addEventListener("pointermove", (event) => this.#move(event));
    figures.addEventListener("pointerout", ({ target, pointerType }) => {
      if (isSeries(target) && pointerType !== "touch") this.#mark(null, 0);
    });
    figures.addEventListener("keydown", (event) => this.#key(event));
    figures.addEventListener("focusout", ({ target }) => {
      if (isSeries(target)) this.#mark(null, 0);
    });
  }

  /** @param {PointerEvent} event */
  #move(event) {
    const { target } = event;
    const results = this.page.results();
    if (!isSeries(target) || !results) return;
    const index = caseOf(target);
    const point = results.pointAt(index, ...placeIn(target, event), options(target));
    this.#mark(point ?? null, index);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const results = this.page.results();
    if (!isSeries(event.target) || !results || event.ctrlKey || event.altKey || event.metaKey) return;
    const index = caseOf(event.target);
    if (event.key === "Escape") this.#mark(null, index);
    if (event.key === "Enter" && this.point !== null) this.page.show(index, this.point);
    const go = KEYS[event.key];
    if (!go) return;
    event.preventDefault();
    const last = results.seriesPoints(index) - 1;
    this.#mark(Math.min(Math.max(go(this.point ?? -1, last), 0), last), index);
  }

  /**
   * @param {number | null} point
   * @param {number} index the case
   */
  #mark(point, index) {
    const results = this.page.results();
    if ((point === this.point && index === this.index) || !results) return;
    this.point = point;
    this.index = index;
    results.setCross(point ?? undefined);
    this.line.textContent = point === null ? texts.crosshairHint : results.pointWords(index, point);
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(this.page.redraw);
  }

  /**
   * Other results have the same mark.
   * @param {Results} results
   */
  apply(results) {
    results.setCross(this.point ?? undefined);
    if (this.index >= results.cases()) this.point = null;
    if (this.point !== null) this.line.textContent = results.pointWords(this.index, this.point);
  }
}

/**
 * @param {EventTarget | null} target
 * @returns {target is HTMLCanvasElement}
 */
function isSeries(target) {
  return target instanceof HTMLCanvasElement && target.classList.contains("figure-series");
}
