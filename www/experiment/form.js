// The form: made from the parameters' definitions, it turns what is typed into a link and back.
// @ts-check

import { element, setAll } from "../dom.js";
import { texts } from "../language/texts.js";
import { noted } from "../language/wording.js";

/**
 * @typedef {{ scale: "linear" | "log", from: number, to: number }} Slider
 * @typedef {{ key: string, label: string, unit: string, group: string, help: string,
 *   kind: "whole" | "real" | "choice", min?: number, max?: number, default: string,
 *   slider?: Slider, options?: { key: string, label: string }[] }} Param
 * @typedef {{ exercise: string, title: string, link: string }} Preset
 * @typedef {{ key: string, title: string, rule: string, exact: string, params: Param[], presets: Preset[],
 *   courseProgram: { seconds: number, secondsWithPool: number, measured: string } | null }} Scenario
 * @typedef {{ scenarios: Scenario[], numTrials: Param,
 *   firstTrial: Param, standardError: Param, seed: { key: string, label: string, help: string } }} Definition
 * @typedef {{ link: string, scenario: string, title: string, exercise: string,
 *   values: Record<string, string>, cases: number,
 *   problems: { key: string, message: string }[] }} Reading
 */

const SLIDER_STEPS = 1000;

/** One control: what is typed, its slider if it has one, its message and its way back. */
class Control {
  /**
   * @param {Param} param
   * @param {boolean} list whether it takes several values
   */
  constructor(param, list) {
    this.param = param;
    this.list = list;
    const { key } = param;
    this.root = element("div", { class: "control" });
    const label = element("label", { for: `field-${key}` }, param.label);
    const code = element("code", { class: "key" }, key);
    this.field = param.options ? element("select", {}) : element("input", { type: "text", autocomplete: "off", spellcheck: "false" });
    setAll(this.field, {
      id: `field-${key}`, name: key, "aria-describedby": `help-${key} problem-${key}`,
    });
    if (this.field instanceof HTMLInputElement) {
      // Lists and ranges need commas and dots, which keypads for numbers have not.
      this.field.inputMode = param.key === "numTrials" ? "numeric" : "text";
      this.field.enterKeyHint = "go";
    }
    for (const option of param.options ?? []) this.field.append(new Option(option.label, option.key));
    const keys = (param.options ?? []).map(({ key }) => key);
    if (keys.length > 1) this.field.append(new Option(texts.compareAll, keys.join(",")));
    this.slider = param.slider ? element("input", {
      type: "range", min: "0", max: String(SLIDER_STEPS), "data-for": key, "aria-label": param.label,
    }) : null;
    this.reset = element("button", { type: "button", class: "reset", hidden: "" }, "↺");
    this.problem = element("p", { id: `problem-${key}`, class: "problem", "aria-live": "polite" });
    const help = element("span", { id: `help-${key}`, class: "visually-hidden" }, param.help);
    this.root.title = param.help;
    const head = element("div", { class: "control-head" });
    head.append(label, code);
    const row = element("div", { class: "control-row" });
    if (this.slider) row.append(this.slider);
    row.append(this.reset, this.field);
    this.root.classList.toggle("choice", Boolean(param.options));
    this.root.append(head, row, help, this.problem);
  }

  /** What is typed or chosen, as links have it. */
  get text() {
    const { param: { kind }, field: { value } } = this;
    return kind === "choice" ? value : noted(value, kind, this.list);
  }

  /**
   * Shows a value that is in use.
   * @param {string} text
   * @param {string} usual the value that the way back leads to
   */
  show(text, usual) {
    if (this.field instanceof HTMLSelectElement && ![...this.field.options].some((o) => o.value === text)) {
      // A swept choice is a list; it stays choosable as it came.
      this.field.append(new Option(text.replaceAll(",", ", "), text));
    }
    if (this.field.value !== text) this.field.value = text;
    this.moveSlider(text);
    this.mark(text, usual);
  }

  /**
   * @param {string} text
   * @param {string} usual
   */
  mark(text, usual) {
    const changed = text !== usual;
    // A list has no place on a slider, and needs its room.
    this.root.classList.toggle("list", text.includes(",") && Boolean(this.slider));
    this.root.classList.toggle("changed", changed);
    this.reset.hidden = !changed;
    this.reset.dataset["value"] = usual;
    this.reset.title = texts.reset(usual);
    this.reset.setAttribute("aria-label", `${this.param.label}: ${texts.reset(usual)}`);
  }

  /** @param {string} text */
  moveSlider(text) {
    if (!this.slider) return;
    const place = placeOf(this.param, Number(text.split(",")[0]));
    this.slider.value = String(place);
    this.slider.style.setProperty("--fill", `${(place / SLIDER_STEPS) * 100}%`);
    this.slider.setAttribute("aria-valuetext", text);
  }

  /** @param {string} message */
  complain(message) {
    this.problem.textContent = message;
    if (message) this.field.setAttribute("aria-invalid", "true");
    else this.field.removeAttribute("aria-invalid");
  }
}

export class Form {
  /** @type {Map<string, Control>} */ #controls = new Map();
  /** @type {Scenario | undefined} */ #scenario;
  /** @type {Record<string, string>} */ #usual = {};

  /**
   * @param {HTMLFormElement} root
   * @param {Definition} definition
   * @param {(link: string, settled: boolean) => void} onEdit called with what is typed; settled
   *   when the visitor has finished with a field
   * @param {() => string} newSeed
   */
  constructor(root, definition, onEdit, newSeed) {
    this.definition = definition;
    this.root = root;
    this.fields = /** @type {HTMLElement} */ (root.querySelector("#fields"));
    root.addEventListener("input", ({ target }) => {
      const control = this.#of(target);
      if (!control) return;
      if (target === control.slider && control.slider) {
        control.field.value = valueAt(control.param, Number(control.slider.value));
      }
      control.moveSlider(control.text);
      control.mark(control.text, this.#usual[control.param.key] ?? "");
      onEdit(this.query(), false);
    });
    root.addEventListener("change", ({ target }) => {
      if (this.#of(target)) onEdit(this.query(), true);
    });
    root.addEventListener("click", ({ target }) => {
      if (!(target instanceof HTMLButtonElement)) return;
      const control = this.#of(target);
      if (target.id === "new-seed") this.#put(definition.seed.key, newSeed());
      else if (control && target === control.reset) this.#put(control.param.key, target.dataset["value"] ?? "");
      else return;
      onEdit(this.query(), true);
    });
  }

  /** What is typed, as a query. */
  query() {
    const query = new URLSearchParams({ scenario: this.#scenario?.key ?? "" });
    for (const [key, control] of this.#controls) query.set(key, control.text);
    return `?${query}`;
  }

  /**
   * Shows an experiment and what had to be mended in it.
   * @param {Reading} reading
   * @param {Record<string, string>} usual the exercise's own values
   */
  show(reading, usual) {
    this.#usual = usual;
    if (this.#scenario?.key !== reading.scenario) this.#build(reading.scenario);
    for (const [key, control] of this.#controls) {
      control.show(reading.values[key] ?? "", usual[key] ?? "");
    }
    // Only who shares an experiment with others begins with another trial than the first.
    const first = this.definition.firstTrial;
    const control = this.#controls.get(first.key);
    if (control) control.root.hidden = control.text === first.default;
    this.complain(reading);
  }

  /** @param {Reading} reading */
  complain(reading) {
    for (const [key, control] of this.#controls) {
      const mine = reading.problems.filter((problem) => problem.key === key);
      control.complain(mine.map((problem) => problem.message).join(" "));
    }
  }

  /** What the form shows, as a reader of paper wants it. */
  described() {
    const shown = [...this.#controls.values()].filter(({ root }) => !root.hidden);
    return shown.map(({ param: { key, label, unit }, field }) => {
      const text = field instanceof HTMLSelectElement ? (field.selectedOptions[0]?.text ?? "") : field.value;
      return { key, label, text: unit ? `${text} ${unit}` : text };
    });
  }

  /** @param {string} key */
  has(key) {
    return this.#controls.has(key);
  }

  /** @param {string} key */
  #build(key) {
    this.#scenario = this.definition.scenarios.find((scenario) => scenario.key === key);
    this.#controls.clear();
    this.fields.replaceChildren();
    const { seed, numTrials, firstTrial, standardError } = this.definition;
    const seedParam = /** @type {Param} */ ({ ...seed, unit: "", group: numTrials.group, kind: "choice", default: "" });
    /** @type {Map<string, HTMLElement>} */
    const groups = new Map();
    const own = this.#scenario?.params ?? [];
    for (const param of [...own, numTrials, firstTrial, standardError, seedParam]) {
      let group = groups.get(param.group);
      if (!group) {
        group = element("fieldset", {});
        group.append(element("legend", {}, param.group));
        groups.set(param.group, group);
        this.fields.append(group);
      }
      const control = new Control(param, own.includes(param));
      this.#controls.set(param.key, control);
      if (param === seedParam) {
        control.root.classList.add("seed");
        control.field.after(element("button", { type: "button", id: "new-seed" }, texts.newSeed));
      }
      group.append(control.root);
    }
  }

  /** @param {EventTarget | null} target */
  #of(target) {
    return [...this.#controls.values()].find((control) => target instanceof Node && control.root.contains(target));
  }

  /**
   * @param {string} key
   * @param {string} text
   */
  #put(key, text) {
    const control = this.#controls.get(key);
    if (control) control.show(text, this.#usual[key] ?? "");
  }
}

/**
 * The slider's place of a value.
 * @param {Param} param
 * @param {number} value
 */
function placeOf({ slider, min = 0 }, value) {
  if (!slider || Number.isNaN(value)) return 0;
  const { scale, from, to } = slider;
  if (scale === "log" && value <= min && min < from) return 0;
  const part = scale === "log" ? Math.log(value / from) / Math.log(to / from) : (value - from) / (to - from);
  return Math.round(Math.min(Math.max(part, 0), 1) * SLIDER_STEPS);
}

/**
 * The value at a slider's place, with no more digits than a hand can aim at.
 * @param {Param} param
 * @param {number} place
 */
function valueAt({ slider, kind, min = 0 }, place) {
  if (!slider) return "";
  const { scale, from, to } = slider;
  if (scale === "log" && place === 0) return String(min);
  const part = place / SLIDER_STEPS;
  const value = scale === "log" ? from * (to / from) ** part : from + (to - from) * part;
  const round = Number(value.toPrecision(scale === "log" ? 2 : 3));
  return String(kind === "whole" ? Math.round(round) : round);
}
