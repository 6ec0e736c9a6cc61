// “Check my result”: one's own numbers, pasted or dropped, beside the trials and tested against them.
// @ts-check

import { element } from "../dom.js";
import { texts } from "../language/texts.js";
import { typedNumber } from "../pkg/many_trials.js";
import { showVerdict } from "./verdict.js";

/** @typedef {import("../pkg/many_trials.js").Sight} Sight */
/** @typedef {import("../pkg/many_trials.js").OwnOrder} Order */
/** @typedef {import("../crossing.js").Named} Choice */
/** @typedef {import("../crossing.js").OwnWords} Words */

/** A file with more than this holds more numbers than are taken. */
const MOST_BYTES = 64_000_000;
/** More text than this is kept beside the field: browsers are slow with long texts. */
const MOST_SHOWN = 20_000;
/** So much of it is shown. */
const BEGINNING = 400;

export class Check {
  /** Whether there are results to test against. */
  #ready = false;
  /** A file or a long text, kept apart from the field. @type {{ name: string, bytes: Uint8Array } | null} */ #file = null;
  /** The offer that was taken. */
  #pick = "";
  #said = "";
  #asked = false;
  /** What the worker is at. @type {Order | null} */ #order = null;

  /**
   * @param {HTMLElement} root
   * @param {Sight} sight
   * @param {{ redraw: () => void, work: (link: string, numbers?: Uint8Array) => Promise<Blob> }} page
   */
  constructor(root, sight, page) {
    this.sight = sight;
    this.page = page;
    this.root = root;
    this.choice = element("select", { id: "own-kind" });
    this.numbers = element("textarea", { id: "own", rows: "4", spellcheck: "false", autocomplete: "off", "aria-describedby": "own-hint" });
    this.kept = element("div", { id: "own-file-words", hidden: "" });
    this.trials = element("input", { type: "text", inputmode: "numeric", id: "own-trials", autocomplete: "off" });
    this.trialsLabel = element("label", { for: "own-trials" }, texts.ownTrials);
    this.trialsRow = element("p", { class: "look" });
    this.trialsRow.append(this.trialsLabel, this.trials);
    this.file = element("input", { type: "file", id: "own-file", class: "visually-hidden" });
    const file = element("label", { for: "own-file", class: "file" }, texts.ownFile);
    this.check = element("button", { type: "button", id: "check-own" }, texts.check);
    this.clear = element("button", { type: "button", id: "clear-own", hidden: "" }, texts.clearOwn);
    this.words = element("div", { id: "own-words", "aria-live": "polite" });
    this.offers = element("p", { id: "own-offers", class: "look", role: "group", "aria-label": texts.ownOffers, hidden: "" });
    const kind = element("p", { class: "look" });
    kind.append(element("label", { for: "own-kind" }, texts.ownKind), this.choice);
    const buttons = element("p", { class: "look" });
    buttons.append(this.check, this.file, file, this.clear);
    root.append(
      element("h2", {}, texts.checkTitle), kind,
      element("label", { for: "own", class: "visually-hidden" }, texts.ownNumbers), this.numbers, this.kept,
      this.trialsRow, buttons, this.words, this.offers,
      element("p", { id: "own-hint", class: "note" }, texts.ownHint),
    );
    this.choice.addEventListener("change", () => {
      this.#pick = "";
      this.#showTrials(false);
      // Whoever has an answer wants it of the other kind too.
      if (!this.clear.hidden) this.run();
    });
    this.numbers.addEventListener("input", () => { this.#pick = ""; });
    this.numbers.addEventListener("paste", (event) => {
      const text = event.clipboardData?.getData("text/plain") ?? "";
      if (text.length <= MOST_SHOWN) return;
      event.preventDefault();
      this.#keep(texts.ownPasted, new TextEncoder().encode(text));
      this.run();
    });
    this.check.addEventListener("click", () => this.run());
    this.clear.addEventListener("click", () => {
      this.numbers.value = "";
      this.#forget();
      this.numbers.focus();
      this.#give();
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

  /** Tests what is in the field, or in the file. */
  run() {
    if (this.numbers.value.length > MOST_SHOWN) this.#keep(texts.ownPasted, new TextEncoder().encode(this.numbers.value));
    this.#give(this.numbers.value.trim() || " ");
  }

  /**
   * Shows what results say of the visitor's numbers.
   * @param {import("../crossing.js").Scene} scene
   */
  apply({ own: words, ownChoices: choices }) {
    this.#ready = true;
    const { choice } = this;
    if (choices.map(({ label }) => label).join() !== [...choice.options].map(({ label }) => label).join()) {
      const before = choice.value;
      choice.replaceChildren(...choices.map(({ key, label }) => new Option(label, key)));
      if (choices.some(({ key }) => key === before)) choice.value = before;
    }
    this.clear.hidden = !words;
    this.#showTrials(words?.asksTrials ?? false);
    // While trials come in, numbers change; only what changes is said again.
    const said = JSON.stringify(words);
    if (said !== this.#said) {
      this.#said = said;
      this.#say(words);
    }
    void this.#work();
  }

  /** @param {Words | null} words */
  #say(words) {
    // Who asked hears the answer; what changes with every batch is only shown.
    this.words.setAttribute("aria-live", this.#asked ? "polite" : "off");
    this.#asked = false;
    showVerdict(this.words, words);
    this.#offer(words?.offers ?? []);
  }

  /**
   * Buttons for what the numbers may be.
   * @param {Choice[]} offers
   */
  #offer(offers) {
    const known = [...this.offers.children].map((button) => button.textContent).join();
    this.offers.hidden = offers.length === 0;
    // A button that is in use stays the same one.
    if (known === offers.map(({ label }) => label).join()) return;
    this.offers.replaceChildren(...offers.map(({ label, key }) => {
      const button = element("button", { type: "button" }, label);
      button.addEventListener("click", () => {
        this.#pick = key;
        this.run();
        (this.trialsRow.hidden ? this.check : this.trials).focus();
      });
      return button;
    }));
  }

  /** @param {string} [text] what is in the field; nothing takes the numbers away */
  #give(text = "") {
    if (!this.#ready) return;
    const trials = typedNumber(this.trials.value) ?? 0;
    if (this.#file) this.sight.setOwnFile(this.#file.bytes, this.choice.value, trials, this.#pick);
    else this.sight.setOwn(text, this.choice.value, trials, this.#pick);
    this.#said = "";
    this.#asked = true;
    this.page.redraw();
  }

  /** Has the worker run what the numbers need beside the trials. */
  async #work() {
    const order = this.sight.ownOrder();
    if (!order) return;
    this.#order = order;
    try {
      const blob = await this.page.work(order.link, order.numbers);
      // The results may be newer by now, and the numbers others.
      if (this.sight.takeOwn(order, new Uint8Array(await blob.arrayBuffer()))) this.page.redraw();
    } catch {
      // A worker that ended is followed by another one; without any, the verdict stands alone.
      if (this.#order === order) this.sight.ownOrderFailed(order);
    }
  }

  /** @param {boolean} asked */
  #showTrials(asked) {
    const kind = this.choice.value.split(":")[0] ?? "";
    const told = this.trials.value !== "";
    this.trialsRow.hidden = !asked && !told && !["series", "mean", "share", "means", "shares"].includes(kind);
  }

  /** @param {File | undefined} file */
  async #read(file) {
    if (!file) return;
    this.#pick = "";
    if (file.size > MOST_BYTES) this.words.textContent = texts.ownTooLarge;
    else if (file.size > MOST_SHOWN) {
      this.#keep(file.name, new Uint8Array(await file.arrayBuffer()));
      this.run();
    } else {
      const bytes = new Uint8Array(await file.arrayBuffer());
      this.#forget();
      // What is no plain text stays bytes: the program knows more encodings than the field.
      if (bytes.includes(0)) this.#keep(file.name, bytes);
      else this.numbers.value = new TextDecoder().decode(bytes);
      this.run();
    }
    this.file.value = "";
  }

  /**
   * Keeps a long text apart from the field.
   * @param {string} name
   * @param {Uint8Array} bytes
   */
  #keep(name, bytes) {
    this.#pick = "";
    this.#file = { name, bytes };
    this.numbers.value = "";
    this.numbers.hidden = true;
    this.kept.hidden = false;
    const start = new TextDecoder().decode(bytes.subarray(0, BEGINNING));
    this.kept.replaceChildren(
      element("p", { class: "note" }, texts.ownKept(name, bytes.length)),
      element("pre", {}, bytes.length > BEGINNING ? `${start.trimEnd()} …` : start),
    );
  }

  #forget() {
    this.#file = null;
    this.#pick = "";
    this.numbers.hidden = false;
    this.kept.hidden = true;
  }
}
