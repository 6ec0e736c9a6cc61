// The form: made from the parameters' definitions, it turns what is typed into a link and back.
// @ts-check

import { element } from "../dom.js";
import { texts } from "../language/texts.js";
import { Control } from "./control.js";

/** @typedef {import("../crossing.js").Definition} Definition */
/** @typedef {import("../crossing.js").Reading} Reading */
/** A slider is on its way, a field is being typed in, or the visitor has finished with it.
 * @typedef {"moved" | "typed" | "settled"} How */

export class Form {
  /** @type {Map<string, Control>} */ #controls = new Map();
  /** The key of the scenario that is shown. */ #scenario = "";
  /** @type {Record<string, string>} */ #usual = {};
  /** A visitor's own program and its call, as links have them; nothing of other scenarios. @type {[string, string][]} */ #program = [];
  /** What its arguments are. */ #arguments = "";

  /**
   * @param {HTMLFormElement} root
   * @param {Definition} definition
   * @param {(link: string, how: How, key: string) => void} onEdit called with what is typed, and where
   * @param {() => void} repeat
   */
  constructor(root, definition, onEdit, repeat) {
    this.definition = definition;
    this.onEdit = onEdit;
    this.repeat = repeat;
    this.root = root;
    this.fields = /** @type {HTMLElement} */ (root.querySelector("#fields"));
    root.addEventListener("input", ({ target }) => {
      const control = this.#of(target);
      if (!control) return;
      for (const other of this.#controls.values()) other.forget();
      if (target === control.slider) control.takeSlider();
      else control.take();
      control.moveSlider(control.text);
      control.mark(control.text, this.#usual[control.param.key] ?? "");
      onEdit(this.query(), target === control.slider ? "moved" : "typed", control.param.key);
    });
    root.addEventListener("change", ({ target }) => {
      const control = this.#of(target);
      if (!control) return;
      // Some browsers change a choice without an input.
      if (target === control.field && control.field instanceof HTMLSelectElement) control.take();
      onEdit(this.query(), "settled", control.param.key);
    });
    root.addEventListener("keydown", (event) => {
      const control = event.key === "Enter" && event.target instanceof HTMLInputElement ? this.#of(event.target) : null;
      if (!control || event.isComposing) return;
      event.preventDefault();
      onEdit(this.query(), "settled", control.param.key);
    });
    // Nothing is ever sent.
    root.addEventListener("submit", (event) => event.preventDefault());
    root.addEventListener("click", ({ target }) => {
      if (!(target instanceof HTMLButtonElement)) return;
      const control = this.#of(target);
      if (control && (target === control.reset || target.classList.contains("other-meaning"))) {
        this.change(control.param.key, target.dataset["value"] ?? "");
      }
    });
  }

  /**
   * Changes a value, as if it were typed.
   * @param {string} key
   * @param {string} text
   * @param {How} [how]
   */
  change(key, text, how = "settled") {
    const control = this.#controls.get(key);
    control?.forget();
    control?.show(text, this.#usual[key] ?? "");
    this.onEdit(this.query(), how, key);
  }

  /** All values but the seed become the exercise's own again. */
  resetAll() {
    for (const [key, control] of this.#controls) {
      if (control.param.kind !== "text") control.show(this.#usual[key] ?? "", this.#usual[key] ?? "");
    }
    this.onEdit(this.query(), "settled", "");
  }

  /** Whether a value, the seed aside, is not the exercise's own. */
  get isChanged() {
    return [...this.#controls].some(([key, { param, text }]) => param.kind !== "text" && text !== (this.#usual[key] ?? ""));
  }

  /** What is typed, as a query. */
  query() {
    const query = new URLSearchParams({ scenario: this.#scenario });
    for (const [key, control] of this.#controls) query.set(key, control.text);
    for (const [key, text] of this.#program) query.set(key, text);
    return `?${query}`;
  }

  /**
   * Shows an experiment and what had to be mended in it.
   * @param {Reading} reading
   * @param {Record<string, string>} usual the exercise's own values
   */
  show(reading, usual) {
    this.#usual = usual;
    const { program } = reading;
    const words = new URLSearchParams(program ? reading.link : "");
    this.#program = ["program", "call"].flatMap((key) => words.has(key) ? [[key, words.get(key) ?? ""]] : []);
    // What a program's form has follows from its call.
    const own = program ? JSON.stringify(program.params) : "";
    if (this.#scenario !== reading.scenario || own !== this.#arguments) this.#build(reading.scenario, program?.params);
    this.#arguments = own;
    for (const [key, control] of this.#controls) {
      control.show(reading.values[key] ?? "", usual[key] ?? "");
      control.root.hidden = control.param.rare && control.text === control.param.default;
    }
    this.complain(reading);
  }

  /** @param {Reading} reading */
  complain(reading) {
    for (const [key, control] of this.#controls) {
      const mine = reading.problems.filter((problem) => problem.key === key);
      control.complain(mine.map((problem) => problem.message).join(" "));
      control.vary?.say(reading.extent);
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

  /**
   * @param {string} key
   * @param {import("../crossing.js").FormParam[]} [params] those of a visitor's own program
   */
  #build(key, params) {
    this.#scenario = key;
    this.#controls.clear();
    this.fields.replaceChildren();
    const { scenarios, common } = this.definition;
    /** @type {Map<string, HTMLElement>} */
    const groups = new Map();
    const own = params ?? scenarios.find((scenario) => scenario.key === key)?.params ?? [];
    for (const param of [...own, ...common]) {
      let group = groups.get(param.group);
      if (!group) {
        group = element("fieldset", {});
        group.append(element("legend", {}, param.group));
        groups.set(param.group, group);
        this.fields.append(group);
      }
      const control = new Control(param, () => params ? this.query() : key, { link: () => this.query(), put: (of, text, settled) => this.#vary(of, text, settled) });
      this.#controls.set(param.key, control);
      // The front page shows these alone.
      const place = this.definition.tried.indexOf(param.key);
      if (place >= 0) control.root.dataset["tried"] = String(place);
      if (param.kind === "text") {
        control.root.classList.add("seed");
        const repeat = element("button", { type: "button", id: "repeat" }, texts.repeat);
        repeat.addEventListener("click", () => this.repeat());
        control.field.after(repeat);
      }
      group.append(control.root);
    }
  }

  /** @param {EventTarget | null} target */
  #of(target) {
    // What varies a value puts its values into the field itself.
    return [...this.#controls.values()].find(({ root, vary }) => target instanceof Node && root.contains(target) && !vary?.panel.contains(target));
  }

  /**
   * Gives a parameter several values, or one again.
   * @param {string} key
   * @param {string} text
   * @param {boolean} settled
   */
  #vary(key, text, settled) {
    if (settled) {
      this.change(key, text);
      return;
    }
    const control = this.#controls.get(key);
    if (!control) return;
    control.forget();
    // Where a hand is at work, only the field follows.
    control.put(text);
    control.mark(text, this.#usual[key] ?? "");
    this.onEdit(this.query(), "typed", key);
  }
}
