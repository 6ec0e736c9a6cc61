// One control of the form: what is typed, its slider if it has one, its message, its way back, and its way to
// several values.
// @ts-check

import { element, setAll } from "../dom.js";
import { texts } from "../language/texts.js";
import { inField } from "../language/wording.js";
import { noted } from "../pkg/many_trials.js";
import { asked } from "../visitor/meaning.js";
import { signsOf } from "./pad.js";
import { Slider } from "./slider.js";
import { Vary } from "./vary.js";

/** @typedef {import("../crossing.js").FormParam} Param */

const SLIDER_STEPS = 1000;

export class Control {
  /** What is typed or chosen, as links have it. */ text = "";

  /**
   * @param {Param} param
   * @param {() => string} scenario its key; of a visitor's own program its link
   * @param {{ link: () => string, put: (key: string, text: string, settled: boolean) => void }} form
   */
  constructor(param, scenario, form) {
    this.param = param;
    this.scenario = scenario;
    const { key } = param;
    const options = param.kind === "choice" ? param.options : [];
    this.root = element("div", { class: "control" });
    const label = element("label", { for: `field-${key}` }, param.label);
    const code = element("code", { class: "key" }, key);
    this.field = param.kind === "choice" ? element("select", {}) : element("input", { type: "text", autocomplete: "off", spellcheck: "false" });
    setAll(this.field, {
      id: `field-${key}`, name: key, "aria-describedby": `help-${key} understood-${key} problem-${key}`,
    });
    if (this.field instanceof HTMLInputElement) {
      // A pad of numbers where numbers are typed; what it has not, for lists and ranges, the form has.
      this.field.inputMode = param.kind === "text" || param.kind === "expression" ? "text" : signsOf(param) ? "decimal" : "numeric";
      if (param.kind !== "text" && param.kind !== "expression") this.field.dataset["signs"] = signsOf(param);
      this.field.enterKeyHint = "go";
    }
    for (const option of options) this.field.append(new Option(option.label, option.key));
    const keys = options.map(({ key }) => key);
    if (keys.length > 1) this.field.append(new Option(texts.compareAll, keys.join(",")));
    this.slider = "slider" in param ? element("input", {
      type: "range", min: "0", max: String(SLIDER_STEPS), "data-for": key, "aria-label": param.label,
    }) : null;
    this.hand = this.slider ? new Slider(this.slider) : null;
    this.reset = element("button", { type: "button", class: "reset", hidden: "" }, "↺");
    this.problem = element("p", { id: `problem-${key}`, class: "problem", "aria-live": "polite" });
    this.understood = element("p", { id: `understood-${key}`, class: "understood", "aria-live": "polite" });
    this.vary = param.list ? new Vary(param, { link: form.link, put: (text, settled) => form.put(key, text, settled) }) : null;
    const help = element("span", { id: `help-${key}`, class: "visually-hidden" }, param.help);
    const head = element("div", { class: "control-head" });
    const aside = element("span", { class: "control-aside" });
    aside.append(code, ...(this.vary ? [this.vary.toggle] : []));
    const name = element("span", { class: "control-name" });
    name.append(label, asked(param.label, [param.help, ...param.words, ...(param.kind === "text" ? [texts.repeatWhy] : [])]));
    head.append(name, aside);
    const row = element("div", { class: "control-row" });
    if (this.hand) row.append(this.hand.root);
    row.append(this.reset, this.field);
    this.root.classList.toggle("choice", param.kind === "choice");
    this.root.append(head, row, help, this.understood, this.problem);
    if (this.vary) this.root.append(this.vary.panel);
  }

  /** Whether its values are numbers, which each language writes in its own way. */
  get #isNumber() {
    return this.param.kind === "whole" || this.param.kind === "real";
  }

  /** Takes what is typed or chosen, and says what it is understood as where that may be something else. */
  take() {
    const { text, understood, other } = noted(this.scenario(), this.param.key, this.field.value);
    this.text = text;
    this.understood.textContent = understood;
    if (other) this.understood.append(" ", element("button", { type: "button", class: "other-meaning", "data-value": other.key }, texts.meantInstead(other.label)));
  }

  /** @param {string} text as links have it */
  put(text) {
    this.text = text;
    const shown = this.#isNumber ? inField(text) : text;
    if (this.field.value !== shown) this.field.value = shown;
  }

  /** Nothing more is said of what was typed. */
  forget() {
    this.understood.replaceChildren();
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
    this.put(text);
    this.moveSlider(text);
    this.mark(text, usual);
    this.vary?.show(text);
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
    const back = texts.reset(this.#isNumber ? inField(usual) : usual);
    this.reset.title = back;
    this.reset.setAttribute("aria-label", `${this.param.label}: ${back}`);
  }

  /** Takes the place to which its slider was moved. */
  takeSlider() {
    if (!this.slider) return;
    const place = Number(this.slider.value);
    this.put(this.hand?.isKeyed ? nextValue(this.param, this.text, place) : valueAt(this.param, place));
  }

  /** @param {string} text */
  moveSlider(text) {
    if (!this.slider) return;
    const place = placeOf(this.param, Number(text.split(",")[0]));
    this.slider.value = String(place);
    this.slider.style.setProperty("--fill", `${(place / SLIDER_STEPS) * 100}%`);
    this.slider.setAttribute("aria-valuetext", inField(text));
  }

  /** @param {string} message */
  complain(message) {
    this.problem.textContent = message;
    if (message) this.field.setAttribute("aria-invalid", "true");
    else this.field.removeAttribute("aria-invalid");
  }
}

/**
 * The slider's place of a value.
 * @param {Param} param
 * @param {number} value
 */
function placeOf(param, value) {
  if (!("slider" in param) || Number.isNaN(value)) return 0;
  const { slider: { scale, from, to }, min } = param;
  if (scale === "log" && value <= min && min < from) return 0;
  const part = scale === "log" ? Math.log(value / from) / Math.log(to / from) : (value - from) / (to - from);
  return Math.round(Math.min(Math.max(part, 0), 1) * SLIDER_STEPS);
}

/**
 * The value that a key leads to: a place further may still have the same one, and a key that changes
 * nothing would never get on.
 * @param {Param} param
 * @param {string} now the value before
 * @param {number} place where the key has moved the slider
 */
function nextValue(param, now, place) {
  const way = Math.sign(place - placeOf(param, Number(now)));
  let next = place;
  while (way !== 0 && next > 0 && next < SLIDER_STEPS && valueAt(param, next) === now) next += way;
  return valueAt(param, next);
}

/**
 * The value at a slider's place, with no more digits than a hand can aim at.
 * @param {Param} param
 * @param {number} place
 */
function valueAt(param, place) {
  if (!("slider" in param)) return "";
  const { slider: { scale, from, to }, kind, min } = param;
  if (scale === "log" && place === 0) return String(min);
  const part = place / SLIDER_STEPS;
  const value = scale === "log" ? from * (to / from) ** part : from + (to - from) * part;
  const round = Number(value.toPrecision(scale === "log" ? 2 : 3));
  return String(kind === "whole" ? Math.round(round) : round);
}
