// What a visitor's own program is compared with: the scenario whose arguments it has, or one that somebody chooses.
// Its results stand beside the program's, which are tested against them.
// @ts-check

import { element } from "../dom.js";
import { inLanguage } from "../language/language.js";
import { texts } from "../language/texts.js";
import { truthOf } from "../pkg/many_trials.js";
import * as view from "../address/view.js";
import { showVerdict } from "./verdict.js";

/** @typedef {import("../crossing.js").Reading} Reading */
/** @typedef {import("../crossing.js").Truth} Found */

/** The word of the address, and what it says if nothing is to be compared. */
const KEY = "beside";
const NOTHING = "nothing";

export class Truth {
  /** What is read now; null if it is no program that runs here. @type {Reading | null} */ #reading = null;
  /** What it is compared with. @type {Found | null} */ #found = null;
  #said = "null";
  #verdict = "";

  /**
   * @param {HTMLElement} root
   * @param {import("../crossing.js").Definition} definition
   * @param {{ changed: () => void, open: (link: string) => void }} page
   */
  constructor(root, definition, page) {
    const say = texts.program;
    this.root = root;
    this.which = element("select", { id: "beside" });
    this.which.append(new Option(say.besideNothing, NOTHING), ...definition.scenarios.map(({ key, title }) => new Option(title, key)));
    const which = element("p", { class: "look" });
    which.append(element("label", { for: "beside" }, say.besideWhich), this.which);
    this.note = element("p", { class: "note" });
    this.words = element("div", { id: "truth-words", "aria-live": "polite" });
    this.there = element("a", {});
    const there = element("p", {});
    there.append(this.there);
    root.append(element("h2", {}, say.besideTitle), which, this.note, this.words, there);
    this.which.addEventListener("change", () => {
      view.set(KEY, this.which.value);
      this.#choose();
      page.changed();
    });
    this.there.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      page.open(this.#found?.link ?? "");
    });
  }

  /** The link of what a program is compared with; empty if it is with nothing. */
  get link() {
    return this.#reading?.cases === 1 ? this.#found?.link ?? "" : "";
  }

  /** @param {Reading | null} reading of what runs; null of what came from files */
  show(reading) {
    this.#reading = reading?.program ? reading : null;
    this.root.hidden = !this.#reading;
    if (!this.#reading) this.clear();
    this.#choose();
  }

  /** What the address says, or what has the same arguments. */
  #choose() {
    const asked = view.get(KEY);
    const program = this.#reading?.program;
    const chosen = asked && asked !== NOTHING && this.#reading ? truthOf(this.#reading.link, asked) : null;
    this.#found = asked === NOTHING || !program ? null : chosen ?? program.truth;
    this.which.value = this.#found?.key ?? NOTHING;
    this.note.textContent = !this.#found ? "" : this.link ? texts.program.besideHint : texts.program.besideOne;
    this.there.textContent = this.#found ? texts.program.besideOpen(this.#found.title) : "";
    this.there.href = this.#found ? inLanguage(this.#found.link) : "";
    this.there.hidden = !this.#found;
  }

  /** Nothing has run. */
  clear() {
    this.#say(null);
  }

  /**
   * Shows what the test found.
   * @param {import("../crossing.js").Scene} scene
   */
  apply({ truth }) {
    this.#say(truth);
  }

  /** @param {import("../crossing.js").OwnWords | null} words */
  #say(words) {
    const said = JSON.stringify(words);
    if (said === this.#said) return;
    this.#said = said;
    // Who hears the verdict need not hear it again when more is known of what the test could have seen.
    const isNew = (words?.sentence ?? "") !== this.#verdict;
    this.#verdict = words?.sentence ?? "";
    this.words.setAttribute("aria-live", isNew ? "polite" : "off");
    showVerdict(this.words, words);
  }
}
