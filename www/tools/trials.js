// Looking inside: single trials drawn over the figures, found by number, by rank or by a click.
// @ts-check

import { element } from "../dom.js";
import { caseOf, options, placeIn } from "../figures/figures.js";
import { texts } from "../language/texts.js";
import * as view from "../address/view.js";
import { typed } from "../language/wording.js";

/** @typedef {import("../pkg/many_trials.js").Results} Results */

export class SingleTrials {
  /** @type {Results | null} */ #results = null;

  /**
   * @param {HTMLElement} root
   * @param {HTMLElement} figures
   * @param {{ redraw: () => void, find: (place: { case: number, outcome: number, low: number, high: number }) => void }} page
   */
  constructor(root, figures, page) {
    this.page = page;
    this.samples = element("input", { type: "checkbox", id: "samples" });
    const samples = element("label", { for: "samples", class: "check" }, texts.samples);
    samples.prepend(this.samples);
    this.number = element("input", { type: "text", inputmode: "numeric", id: "trial", autocomplete: "off", "aria-describedby": "trial-words" });
    const number = element("label", { for: "trial" }, texts.trial);
    this.clear = element("button", { type: "button", id: "clear-trial" }, texts.clearTrial);
    const row = element("p", { class: "look" });
    const ranks = texts.ranks.map((name, rank) => {
      const button = element("button", { type: "button", "data-rank": String(rank) }, name);
      button.addEventListener("click", () => this.show(this.#results?.landmarks()[rank] ?? null));
      return button;
    });
    this.ranks = ranks;
    row.append(number, this.number, ...ranks, this.clear);
    this.words = element("p", { id: "trial-words", "aria-live": "polite" });
    this.hint = element("p", { class: "note" }, texts.lookHint);
    root.append(element("h2", {}, texts.lookInside), samples, row, this.words, this.hint);
    this.samples.addEventListener("change", () => {
      view.set("samples", ...(this.samples.checked ? ["1"] : []));
      this.page.redraw();
    });
    this.number.addEventListener("change", () => {
      const trial = numberIn(this.number.value);
      const wrong = trial === null && this.number.value.trim() !== "";
      this.number.setAttribute("aria-invalid", String(wrong));
      if (wrong) this.words.textContent = texts.noTrial;
      else this.show(trial);
    });
    this.clear.addEventListener("click", () => this.show(null));
    figures.addEventListener("click", (event) => this.#clicked(event));
    this.read();
  }

  /** Takes what the address says. */
  read() {
    const trial = numberIn(view.get("trial") ?? "");
    this.number.value = trial === null ? "" : String(trial);
    this.number.setAttribute("aria-invalid", "false");
    this.clear.hidden = trial === null;
    this.samples.checked = view.get("samples") === "1";
  }

  /**
   * Shows a trial by its number, or none.
   * @param {number | null} trial
   */
  show(trial) {
    view.set("trial", ...(trial === null ? [] : [String(trial)]));
    this.read();
    this.page.redraw();
  }

  /**
   * Puts the trials that are looked at on other results.
   * @param {Results} results
   */
  apply(results) {
    this.#results = results;
    const trial = numberIn(view.get("trial") ?? "");
    results.look(trial, this.samples.checked);
    const sentences = /** @type {string[]} */ (JSON.parse(results.trialWords()));
    this.words.textContent = sentences.join(" ");
    const landmarks = results.landmarks();
    const alone = results.cases() === 1;
    for (const button of this.ranks) {
      button.hidden = !alone;
      button.disabled = landmarks.length === 0;
    }
  }

  /**
   * What the worker found: the first of the trials is shown.
   * @param {number[]} trials
   */
  found(trials) {
    if (trials.length > 0) this.show(trials[0] ?? null);
  }

  /**
   * Shows the first trial whose outcome is in a bar.
   * @param {number} index the case
   * @param {number} bar
   */
  behind(index, bar) {
    const place = JSON.parse(this.#results?.barValues(index, bar) ?? "null");
    if (place) this.page.find({ case: index, ...place });
  }

  /**
   * Shows the trial that comes nearest to the mean at a point of the series.
   * @param {number} index the case
   * @param {number} point
   */
  atMean(index, point) {
    const trial = this.#results?.trialAtMean(index, point);
    if (trial !== undefined) this.show(trial);
  }

  /** @param {MouseEvent} event */
  #clicked(event) {
    const canvas = event.target;
    if (!(canvas instanceof HTMLCanvasElement) || !this.#results) return;
    const index = caseOf(canvas);
    if (Number.isNaN(index)) return;
    const [x, y] = placeIn(canvas, event);
    if (canvas.classList.contains("figure-series")) {
      const trial = this.#results.nearestTrial(index, x, y, options(canvas));
      if (trial !== undefined) this.show(trial);
    } else if (canvas.classList.contains("figure-outcome")) {
      const bar = this.#results.barAt(index, x, options(canvas));
      if (bar !== undefined) this.behind(index, bar);
    }
  }
}

/** @param {string} text */
function numberIn(text) {
  const number = typed(text) ?? NaN;
  return Number.isInteger(number) && number >= 0 && number < 1e9 ? number : null;
}
