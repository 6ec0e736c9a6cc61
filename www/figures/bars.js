// The bars of a histogram under a pointer or the arrow keys, in words below it.
// @ts-check

import { element } from "../dom.js";
import { caseOf, options, placeIn } from "./figures.js";
import { texts } from "../language/texts.js";

/** @typedef {import("../pkg/many_trials.js").Results} Results */

/** Where a key leads to, in bars. */
const KEYS = /** @type {Record<string, (bar: number, last: number) => number>} */ ({
  ArrowLeft: (bar) => bar - 1, ArrowRight: (bar) => bar + 1, Home: () => 0, End: (_, last) => last,
});

export class Bars {
  #frame = 0;
  /** @type {number | null} */ #bar = null;
  #index = 0;

  /**
   * @param {HTMLElement} figures
   * @param {{ results: () => Results | null, redraw: () => void, show: (index: number, bar: number) => void }} page
   *   show: a single trial of a case whose outcome is in a bar
   */
  constructor(figures, page) {
    this.page = page;
    this.line = element("p", { class: "readout", id: "bar-words", "aria-live": "polite" }, texts.barHint);
    figures.addEventListener("pointermove", (event) => {
      const { target } = event;
      const results = page.results();
      if (!isHistogram(target) || !results) return;
      const [x] = placeIn(target, event);
      this.#mark(results.barAt(caseOf(target), x, options(target)) ?? null, caseOf(target));
    });
    figures.addEventListener("pointerout", ({ target, pointerType }) => {
      if (isHistogram(target) && pointerType !== "touch") this.#mark(null, 0);
    });
    figures.addEventListener("focusout", ({ target }) => {
      if (isHistogram(target)) this.#mark(null, 0);
    });
    figures.addEventListener("keydown", (event) => this.#key(event));
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const results = this.page.results();
    if (!isHistogram(event.target) || !results || event.ctrlKey || event.altKey || event.metaKey) return;
    const index = caseOf(event.target);
    if (event.key === "Escape") this.#mark(null, index);
    if (event.key === "Enter" && this.#bar !== null) this.page.show(index, this.#bar);
    const go = KEYS[event.key];
    if (!go) return;
    event.preventDefault();
    const last = results.bars(index) - 1;
    this.#mark(Math.min(Math.max(go(this.#bar ?? -1, last), 0), last), index);
  }

  /**
   * @param {number | null} bar
   * @param {number} index the case
   */
  #mark(bar, index) {
    const results = this.page.results();
    if ((bar === this.#bar && index === this.#index) || !results) return;
    this.#bar = bar;
    this.#index = index;
    this.apply(results);
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(this.page.redraw);
  }

  /**
   * Puts the mark on results.
   * @param {Results} results
   */
  apply(results) {
    if (this.#index >= results.cases()) this.#bar = null;
    results.setBar(this.#bar ?? undefined);
    const words = this.#bar === null ? texts.barHint : results.barWords(this.#index, this.#bar);
    if (this.line.textContent !== words) this.line.textContent = words;
  }
}

/**
 * @param {EventTarget | null} target
 * @returns {target is HTMLCanvasElement}
 */
function isHistogram(target) {
  return target instanceof HTMLCanvasElement && target.classList.contains("figure-outcome");
}
