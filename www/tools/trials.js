// Looking inside: single trials drawn over the figures, found by number, by rank or by a click.
// @ts-check

import { element } from "../dom.js";
import { paperOf } from "../figures/canvas.js";
import { texts } from "../language/texts.js";
import * as view from "../address/view.js";
import { typedNumber } from "../pkg/many_trials.js";

/** @typedef {import("../pkg/many_trials.js").Sight} Sight */

export class SingleTrials {
  /** The trials with the lowest, the median and the highest outcome. @type {number[]} */ #landmarks = [];

  /**
   * @param {Sight} sight
   * @param {{ redraw: () => void, shown: (trial: number) => void, find: (index: number, bar: import("../crossing.js").BarValues) => void }} page
   *   shown: a trial is looked at; find: looks for trials of a case whose outcome is in a bar
   */
  constructor(sight, page) {
    this.sight = sight;
    this.page = page;
    this.samples = element("input", { type: "checkbox", id: "samples" });
    /** Shows or hides a dozen of them. */
    this.dozen = element("label", { for: "samples", class: "check" });
    this.dozen.append(this.samples, element("span", {}, texts.samples));
    this.number = element("input", { type: "text", inputmode: "numeric", id: "trial", autocomplete: "off", "aria-describedby": "trial-words" });
    const number = element("label", { for: "trial" }, texts.trial);
    this.clear = element("button", { type: "button", id: "clear-trial" }, texts.clearTrial);
    /** Where one of them is chosen. */
    this.root = element("div", { id: "look", class: "look", title: texts.lookHint });
    const ranks = texts.ranks.map((name, rank) => {
      const button = element("button", { type: "button", "data-rank": String(rank) }, name);
      button.addEventListener("click", () => this.show(this.#landmarks[rank] ?? null));
      return button;
    });
    this.ranks = ranks;
    this.root.append(number, this.number, ...ranks, this.clear);
    /** What it gave. */
    this.words = element("p", { id: "trial-words", "aria-live": "polite" });
    /** What it printed, if it is one of a program. */
    this.output = element("div", { id: "trial-output", hidden: "" });
    this.outputTitle = element("p", { id: "trial-output-title", class: "note" });
    this.outputText = element("pre", { tabindex: "0", role: "group", "aria-labelledby": this.outputTitle.id });
    this.output.append(this.outputTitle, this.outputText);
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
    this.read();
  }

  /** Takes what the address says. */
  read() {
    const trial = numberIn(view.get("trial") ?? "");
    this.number.value = trial === null ? "" : String(trial);
    this.number.setAttribute("aria-invalid", "false");
    this.clear.hidden = trial === null;
    // Of another trial, or of other values.
    this.output.hidden = true;
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
    this.look();
  }

  /** The trials are there: what the one that is looked at printed is asked for. */
  look() {
    const trial = numberIn(this.number.value);
    if (trial !== null) this.page.shown(trial);
  }

  /**
   * Shows what a trial printed.
   * @param {number} trial
   * @param {string} text
   */
  printed(trial, text) {
    if (trial !== numberIn(this.number.value)) return;
    this.output.hidden = text === "";
    this.outputText.textContent = text;
    this.outputTitle.textContent = texts.program.printedBy(trial);
  }

  /**
   * Says what the trials that are looked at gave.
   * @param {import("../crossing.js").Scene} scene
   */
  apply({ trial, landmarks, cases }) {
    this.words.textContent = trial.join(" ");
    this.#landmarks = landmarks;
    // What has no curve has none of a dozen trials.
    this.dozen.hidden = !cases.some(({ series }) => series);
    for (const button of this.ranks) {
      button.hidden = cases.length > 1;
      button.disabled = landmarks.length === 0;
    }
  }

  /**
   * What was found of the trials that were looked for: the first is shown.
   * @param {number[]} trials
   */
  found(trials) {
    if (trials.length > 0) this.show(trials[0] ?? null);
  }

  /**
   * Shows a trial that what is pointed at leads to: of a bar the first whose outcome is in it; of the
   * series the one that passes nearest to the place, or, without one, to the mean.
   * @param {"series" | "outcome"} kind
   * @param {import("../crossing.js").Mark} mark
   * @param {[number, number, HTMLCanvasElement]} [place]
   */
  choose(kind, { case: index, at }, place) {
    if (kind === "outcome") {
      const bar = this.sight.barValues(index, at);
      if (bar) this.page.find(index, bar);
      return;
    }
    const [x, y, figure] = place ?? [];
    const trial = figure && x !== undefined && y !== undefined
      ? this.sight.nearestTrial(index, x, y, paperOf(figure))
      : this.sight.trialAtMean(index, at);
    if (trial !== undefined) this.show(trial);
  }
}

/** @param {string} text */
function numberIn(text) {
  const number = typedNumber(text) ?? NaN;
  return Number.isInteger(number) && number >= 0 && number < 1e9 ? number : null;
}
