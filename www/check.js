// “Check my result”: one's own numbers, pasted or dropped, beside the trials and tested against them.
// @ts-check

import { element } from "./form.js";
import { texts } from "./texts.js";
import { typed } from "./wording.js";

/** @typedef {import("./pkg/many_trials.js").Results} Results */
/** @typedef {{ key: string, label: string, curve: boolean }} Choice */

/** A file with more than this holds more numbers than are taken. */
const MOST_BYTES = 32_000_000;

export class Check {
  /** @type {Results | null} */ #results = null;
  /** @type {Choice[]} */ #choices = [];
  #said = "";
  #asked = false;

  /**
   * @param {HTMLElement} root
   * @param {{ redraw: () => void }} page
   */
  constructor(root, page) {
    this.page = page;
    this.root = root;
    this.choice = element("select", { id: "own-kind" });
    this.numbers = element("textarea", { id: "own", rows: "4", spellcheck: "false", autocomplete: "off", "aria-describedby": "own-hint" });
    this.trials = element("input", { type: "text", inputmode: "numeric", id: "own-trials", autocomplete: "off" });
    this.trialsLabel = element("label", { for: "own-trials" }, texts.ownTrials);
    this.trialsRow = element("p", { class: "look" });
    this.trialsRow.append(this.trialsLabel, this.trials);
    this.file = element("input", { type: "file", id: "own-file", class: "visually-hidden", accept: ".txt,.csv,.json,.py,text/*" });
    const file = element("label", { for: "own-file", class: "file" }, texts.ownFile);
    this.check = element("button", { type: "button", id: "check-own" }, texts.check);
    this.clear = element("button", { type: "button", id: "clear-own", hidden: "" }, texts.clearOwn);
    this.words = element("div", { id: "own-words", "aria-live": "polite" });
    const kind = element("p", { class: "look" });
    kind.append(element("label", { for: "own-kind" }, texts.ownKind), this.choice);
    const buttons = element("p", { class: "look" });
    buttons.append(this.check, this.file, file, this.clear);
    root.append(
      element("h2", {}, texts.checkTitle), kind,
      element("label", { for: "own", class: "visually-hidden" }, texts.ownNumbers), this.numbers,
      this.trialsRow, buttons, this.words,
      element("p", { id: "own-hint", class: "note" }, texts.ownHint),
    );
    this.choice.addEventListener("change", () => this.#showTrials());
    this.check.addEventListener("click", () => this.run());
    this.clear.addEventListener("click", () => {
      this.numbers.value = "";
      this.numbers.focus();
      this.#give("");
    });
    this.file.addEventListener("change", () => void this.#read(this.file.files?.[0]));
    for (const kind of ["dragover", "drop"]) {
      root.addEventListener(kind, (event) => {
        if (!(event instanceof DragEvent) || !event.dataTransfer?.types.includes("Files")) return;
        event.preventDefault();
        root.classList.toggle("dropping", kind === "dragover");
        if (kind === "drop") void this.#read(event.dataTransfer.files[0]);
      });
    }
    root.addEventListener("dragleave", () => root.classList.remove("dropping"));
  }

  /** Tests what is in the field. */
  run() {
    this.#give(this.numbers.value.trim() || " ");
  }

  /**
   * Shows what results say of the visitor's numbers.
   * @param {Results} results
   */
  apply(results) {
    this.#results = results;
    this.#choices = JSON.parse(results.ownChoices());
    const { choice } = this;
    if (this.#choices.map(({ label }) => label).join() !== [...choice.options].map(({ label }) => label).join()) {
      const before = choice.value;
      choice.replaceChildren(...this.#choices.map(({ key, label }) => new Option(label, key)));
      if (this.#choices.some(({ key }) => key === before)) choice.value = before;
    }
    this.#showTrials();
    /** @type {{ kind: string, sentence: string, detail?: string, hint?: string | null } | null} */
    const words = JSON.parse(results.ownWords());
    this.clear.hidden = !words;
    // While trials come in, numbers change; only what changes is said again.
    const said = JSON.stringify(words);
    if (said === this.#said) return;
    this.#said = said;
    // Who asked hears the answer; what changes with every batch is only shown.
    this.words.setAttribute("aria-live", this.#asked ? "polite" : "off");
    this.#asked = false;
    this.words.dataset["kind"] = words?.kind ?? "";
    this.words.replaceChildren();
    if (!words) return;
    this.words.append(element("p", { class: "verdict" }, words.sentence));
    if (words.hint) this.words.append(element("p", { class: "hint" }, words.hint));
    if (words.detail) this.words.append(element("p", { class: "note" }, words.detail));
  }

  /** @param {string} text */
  #give(text) {
    if (!this.#results) return;
    const trials = typed(this.trials.value) ?? 0;
    this.#results.setOwn(text, this.choice.value, trials);
    this.#said = "";
    this.#asked = true;
    this.page.redraw();
  }

  #showTrials() {
    const curve = this.#choices.find(({ key }) => key === this.choice.value)?.curve;
    this.trialsRow.hidden = !curve;
  }

  /** @param {File | undefined} file */
  async #read(file) {
    if (!file) return;
    if (file.size > MOST_BYTES) this.words.textContent = texts.ownTooLarge;
    else {
      this.numbers.value = await file.text();
      this.run();
    }
    this.file.value = "";
  }
}
