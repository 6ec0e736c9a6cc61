// A question that stands before something is lost.
// @ts-check

import { element } from "../dom.js";

export class Question {
  /** What the answers do. */
  #yes = () => {};
  #no = () => {};

  constructor() {
    this.words = element("p", { id: "loss-words" });
    this.yes = element("button", { type: "button" });
    this.no = element("button", { type: "button", class: "main" });
    const answers = element("div", { class: "buttons" });
    answers.append(this.yes, this.no);
    // An alert: what stood before it waits for the answer.
    this.dialog = element("dialog", { id: "loss", role: "alertdialog", "aria-labelledby": this.words.id });
    this.dialog.append(this.words, answers);
    document.body.append(this.dialog);
    this.yes.addEventListener("click", () => this.dialog.close("yes"));
    this.no.addEventListener("click", () => this.dialog.close(""));
    // Escape closes without an answer, which loses nothing.
    this.dialog.addEventListener("close", () => (this.dialog.returnValue === "yes" ? this.#yes() : this.#no()));
  }

  /**
   * Asks; who asks again before there was an answer takes the place of the one before.
   * @param {{ words: string, yes: string, no: string }} texts
   * @param {() => void} yes
   * @param {() => void} no
   */
  ask(texts, yes, no) {
    this.#yes = yes;
    this.#no = no;
    this.words.textContent = texts.words;
    this.yes.textContent = texts.yes;
    this.no.textContent = texts.no;
    if (this.dialog.open) return;
    this.dialog.returnValue = "";
    this.dialog.showModal();
    this.no.focus();
  }
}
