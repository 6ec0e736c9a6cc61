// Opening results files, by choice or by drop; several of one experiment become one. A picture or a
// table opens the experiment that it is of.
// @ts-check

import { element } from "./form.js";
import { isSaved, saved } from "./saved.js";
import { texts } from "./texts.js";

export class OpenFiles {
  /**
   * @param {HTMLElement} root
   * @param {{ show: (names: string[], contents: string[]) => string, complain: (sentence: string) => void,
   *   again: (saved: import("./saved.js").Saved) => string }} page
   *   show: opens them and says what is open; again: opens the experiment that a picture or table is of, and says so; complain: says what was wrong where everybody sees it
   */
  constructor(root, page) {
    this.page = page;
    const choose = element("input", { type: "file", id: "open-files", accept: ".json,.png,.svg,.csv,application/json,image/png,image/svg+xml,text/csv", multiple: "", class: "visually-hidden" });
    const label = element("label", { for: "open-files", class: "button" }, texts.openFiles);
    this.note = element("p", { class: "note", id: "opened" });
    const row = element("p", { class: "look" });
    row.append(choose, label);
    root.append(row, element("p", { class: "note" }, texts.openHint), this.note);
    choose.addEventListener("change", () => {
      void this.#open([...(choose.files ?? [])]);
      choose.value = "";
    });
    addEventListener("dragover", (event) => {
      if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
    });
    addEventListener("drop", (event) => {
      const files = [...(event.dataTransfer?.files ?? [])];
      // Another part of the page may have taken them.
      if (files.length === 0 || event.defaultPrevented) return;
      event.preventDefault();
      void this.#open(files);
    });
  }

  /**
   * Says one more thing of what is open.
   * @param {string} sentence
   */
  add(sentence) {
    this.note.textContent = `${this.note.textContent} ${sentence}`;
  }

  /** @param {File[]} files */
  async #open(files) {
    if (files.length === 0) return;
    try {
      const [alone] = files;
      if (alone && files.length === 1 && isSaved(alone)) {
        this.note.textContent = this.page.again(await saved(alone));
        return;
      }
      const contents = await Promise.all(files.map((file) => file.text()));
      this.note.textContent = this.page.show(files.map(({ name }) => name), contents);
    } catch (error) {
      // What was dropped far from here is answered at the top of the page as well.
      const sentence = error instanceof Error ? error.message : String(error);
      this.note.textContent = sentence;
      this.page.complain(sentence);
    }
  }
}
