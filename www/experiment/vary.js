// Varying a parameter: from, to and how many values, or which of its kinds, in place of one value.
// @ts-check

import { element } from "../dom.js";
import { texts } from "../language/texts.js";
import { inField } from "../language/wording.js";
import { valuesBetween, variation } from "../pkg/many_trials.js";

/** @typedef {import("../crossing.js").FormParam} Param */
/** @typedef {import("../crossing.js").Variation} Variation */

export class Vary {
  /** The value before there were several, as links write it. */ #one = "";
  /** The values that the field has, as links write them. @type {string[]} */ #values = [];

  /**
   * @param {Param} param
   * @param {{ link: () => string, put: (text: string, settled: boolean) => void }} page
   *   link: of what the form says; put: gives the field values, as links write them
   */
  constructor(param, page) {
    this.param = param;
    this.page = page;
    const { key, label } = param;
    this.toggle = element("button", { type: "button", class: "vary-toggle", "aria-expanded": "false", "aria-controls": `vary-${key}` });
    this.panel = element("div", { id: `vary-${key}`, class: "vary", role: "group", "aria-label": texts.varied(label), hidden: "" });
    this.kinds = (param.kind === "choice" ? param.options : []).map((option) => {
      const box = element("input", { type: "checkbox", value: option.key });
      const name = element("label", { class: "check" }, option.label);
      name.prepend(box);
      this.panel.append(name);
      return box;
    });
    const field = (/** @type {string} */ name, /** @type {string} */ words) => {
      const made = element("input", { type: "text", inputmode: "decimal", autocomplete: "off", "data-end": name, "aria-describedby": `vary-problem-${key}` });
      const of = element("label", {}, words);
      of.append(made);
      if (param.kind !== "choice") this.panel.append(of);
      return made;
    };
    this.from = field("from", texts.varyFrom);
    this.to = field("to", texts.varyTo);
    this.count = field("count", texts.varyCount);
    this.extent = element("p", { class: "extent", "aria-live": "polite" });
    this.problem = element("p", { id: `vary-problem-${key}`, class: "problem", "aria-live": "polite" });
    this.panel.append(this.extent, this.problem);
    this.toggle.addEventListener("click", () => this.#turn());
    this.panel.addEventListener("input", ({ target }) => this.#take(target, false));
    this.panel.addEventListener("change", ({ target }) => this.#take(target, true));
    this.#name();
  }

  /** Whether there are several values. */
  get #isVaried() {
    return this.#values.length > 1;
  }

  /** From one value to several that are proposed, and back. */
  #turn() {
    if (this.#isVaried) {
      this.page.put(this.#one || (this.#values[0] ?? ""), true);
      return;
    }
    const { text, problem } = variation(this.page.link(), this.param.key);
    this.panel.hidden = false;
    this.#complain(problem);
    if (text) this.page.put(text, true);
  }

  /**
   * Takes what stands in the fields, or which kinds are chosen.
   * @param {EventTarget | null} target
   * @param {boolean} settled
   */
  #take(target, settled) {
    if (this.kinds.length > 0) {
      if (!settled) return;
      // One kind stays, whichever it is.
      if (target instanceof HTMLInputElement && !this.kinds.some(({ checked }) => checked)) target.checked = true;
      this.page.put(this.kinds.filter(({ checked }) => checked).map(({ value }) => value).join(","), true);
      return;
    }
    const { text, problem } = valuesBetween(this.page.link(), this.param.key, this.from.value, this.to.value, this.count.value);
    this.#complain(problem);
    if (text) this.page.put(text, settled);
  }

  /** @param {string} problem */
  #complain(problem) {
    this.problem.textContent = problem;
  }

  /**
   * Shows the values that are in use.
   * @param {string} text as links write them
   */
  show(text) {
    this.#values = text.split(",");
    if (!this.#isVaried) this.#one = text;
    // What a hand is at stays where it is.
    this.panel.hidden = !this.#isVaried && !this.panel.contains(document.activeElement);
    this.#complain("");
    this.#name();
    for (const kind of this.kinds) kind.checked = this.#values.includes(kind.value);
    if (!this.#isVaried) return;
    this.from.value = inField(this.#values[0] ?? "");
    this.to.value = inField(this.#values.at(-1) ?? "");
    this.count.value = String(this.#values.length);
  }

  #name() {
    const words = this.#isVaried ? texts.varyNot : texts.vary;
    this.toggle.textContent = words;
    this.toggle.setAttribute("aria-label", `${this.param.label}: ${words}`);
    this.toggle.setAttribute("aria-expanded", String(!this.panel.hidden));
  }

  /** @param {string} extent how many cases and trials all values make */
  say(extent) {
    if (this.extent.textContent !== extent) this.extent.textContent = extent;
  }
}
