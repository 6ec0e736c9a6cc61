// How the figures are seen: which series, bands, steps, scale and bars; kept in the address.
// @ts-check

import { element } from "../dom.js";
import { texts } from "../language/texts.js";
import * as view from "../address/view.js";
import { typedNumber } from "../pkg/many_trials.js";

export class Lens {
  /**
   * @param {{ changed: () => void, choosing: (steps: [number, number] | null) => void }} page
   *   choosing: marks the steps that a hand is choosing
   */
  constructor(page) {
    this.page = page;
    /** Leads back to all steps; words are those of the results. */
    this.all = element("button", { type: "button", id: "all-steps", hidden: "" });
    this.all.addEventListener("click", () => this.choose("", "settled"));
    this.root = element("div", { class: "look" });
    this.series = element("span", { class: "lens-series" });
    this.bands = box("lens-bands", texts.bands);
    this.log = box("lens-log", texts.logAxis);
    this.from = number("lens-from", texts.fromStep);
    this.to = number("lens-to", texts.toStep);
    this.bars = number("lens-bars", texts.bars);
    this.stepwise = element("span", { class: "lens-steps" });
    this.stepwise.append(this.series, this.bands.label, this.log.label, this.from.label, this.from.input, this.to.label, this.to.input);
    /** Why a range of steps is not followed. */
    this.problem = element("p", { class: "problem", role: "status" });
    this.root.append(this.stepwise, this.bars.label, this.bars.input);
    this.root.addEventListener("change", () => {
      const hidden = [...this.series.querySelectorAll("input")].filter(({ checked }) => !checked);
      view.set("hide", ...hidden.map(({ value }) => value));
      view.set("bands", ...(this.bands.input.checked ? [] : ["off"]));
      view.set("log", ...(this.log.input.checked ? ["1"] : []));
      view.set("from", ...whole(this.from.input));
      view.set("to", ...whole(this.to.input));
      view.set("bars", ...whole(this.bars.input));
      page.changed();
    });
  }

  /**
   * Steps that a hand chooses along an axis, or has chosen.
   * @param {string} text the first and the last; empty for all
   * @param {"moved" | "settled"} how
   */
  choose(text, how) {
    const [from = "", to = ""] = text.split(",");
    if (how === "moved") {
      this.page.choosing([Number(from), Number(to)]);
      return;
    }
    this.page.choosing(null);
    // Between a step and itself there is nothing to be seen.
    if (text && from === to) return;
    view.set("from", ...(from ? [from] : []));
    view.set("to", ...(to ? [to] : []));
    this.page.changed();
  }

  /**
   * Shows what there is to choose from.
   * @param {import("../crossing.js").Offers} offers
   */
  apply({ series, hidden, withoutBands, log, step, steps, from, to, rangeProblem, bars, allSteps }) {
    this.#showAll(allSteps);
    if (this.problem.textContent !== rangeProblem) this.problem.textContent = rangeProblem;
    this.stepwise.hidden = series.length === 0;
    const keys = series.map(({ key }) => key).join();
    if (keys !== this.series.dataset["keys"]) {
      this.series.dataset["keys"] = keys;
      this.series.replaceChildren(...(series.length > 1 ? series : []).map(({ key, label }) => {
        const { input, label: name } = box(`lens-${key}`, label);
        input.value = key;
        return name;
      }));
    }
    for (const input of this.series.querySelectorAll("input")) input.checked = !hidden.includes(input.value);
    this.bands.input.checked = !withoutBands;
    this.log.input.checked = log;
    this.from.label.textContent = texts.fromStep(step);
    for (const [field, value] of /** @type {[HTMLInputElement, number | null][]} */ ([
      [this.from.input, from], [this.to.input, to], [this.bars.input, bars],
    ])) {
      if (document.activeElement !== field) field.value = value === null ? "" : String(value);
    }
    this.from.input.placeholder = "0";
    this.to.input.placeholder = String(steps);
    this.bars.input.placeholder = texts.automatic;
  }

  /** @param {string} words of the button that leads back to all steps; empty where they are drawn */
  #showAll(words) {
    this.all.hidden = !words;
    const label = this.all.querySelector("span");
    if (!label) this.all.append(element("span", {}, words));
    else if (words && label.textContent !== words) label.textContent = words;
  }
}

/**
 * @param {string} id
 * @param {string} text
 */
function box(id, text) {
  const input = element("input", { type: "checkbox", id });
  const label = element("label", { for: id, class: "check" });
  label.append(input, text);
  return { input, label };
}

/**
 * @param {string} id
 * @param {string | ((step: string) => string)} text
 */
function number(id, text) {
  const input = element("input", { type: "text", inputmode: "numeric", id, autocomplete: "off" });
  return { input, label: element("label", { for: id }, typeof text === "string" ? text : text("")) };
}

/**
 * The number in a field, if it is one.
 * @param {HTMLInputElement} field
 */
function whole(field) {
  const number = typedNumber(field.value) ?? NaN;
  return Number.isInteger(number) && number >= 0 && number < 1e9 ? [String(number)] : [];
}
