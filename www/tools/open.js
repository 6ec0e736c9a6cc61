// Opening files, by choice or by drop: those of one experiment become one, further ones are added, and
// what is not used is told. A picture or a table opens the experiment that it is of.
// @ts-check

import { told } from "../visitor/breakdown.js";
import { element } from "../dom.js";
import { given } from "./given.js";
import { Opening, openedTypes } from "../pkg/many_trials.js";
import { isSaved, saved } from "./saved.js";
import { texts } from "../language/texts.js";
import { isOfProgram } from "../address/own.js";
import { Verify } from "./verify.js";

/** @typedef {import("../crossing.js").OpeningReport} Report */

/** The page has its turn after so many ms of reading. */
const PART = 40;
/** So many remarks are shown, and so many of them at the top of the page. */
const MOST_REMARKS = 200;
const MOST_ON_TOP = 3;
const MOST_GAPS = 200;

export class OpenFiles {
  /** The files that are open. @type {Opening | null} */ #opening = null;
  /** Files are read one drop after another. */
  #reading = Promise.resolve();

  /**
   * @param {HTMLElement} root
   * @param {{ show: (opening: Opening, report: Report) => string, complain: (sentence: string) => void,
   *   isOpen: () => boolean, link: (query: string) => string,
   *   again: (saved: import("./saved.js").Saved) => string,
   *   compute: import("./verify.js").Compute, stop: () => void }} page
   *   show: shows results and says what is open; isOpen: whether they are still what is shown; again: opens
   *   the experiment that a picture or table is of, and says so; complain: says what was wrong where
   *   everybody sees it
   */
  constructor(root, page) {
    this.page = page;
    const choose = element("input", { type: "file", id: "open-files", accept: openedTypes(), multiple: "", class: "visually-hidden" });
    const label = element("label", { for: "open-files", class: "button" }, texts.openFiles);
    this.note = element("p", { class: "note", id: "opened", role: "status" });
    this.missing = element("ul", { class: "note", id: "opened-missing", hidden: "" });
    this.remarks = element("ul", { class: "note", id: "opened-remarks", hidden: "" });
    this.verify = new Verify({ opening: () => this.#opening, compute: page.compute, stop: page.stop });
    const row = element("p", { class: "look" });
    row.append(choose, label);
    root.append(row, element("p", { class: "note" }, texts.openHint), this.note, this.verify.root, this.missing, this.remarks);
    choose.addEventListener("change", () => {
      const files = [...(choose.files ?? [])].map((file) => ({ name: file.webkitRelativePath || file.name, file }));
      choose.value = "";
      this.#take(Promise.resolve(files));
    });
    addEventListener("dragover", (event) => {
      if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
    });
    addEventListener("drop", (event) => {
      // Another part of the page may have taken them.
      if (event.defaultPrevented || !event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      // What was dropped is there until this event ends: folders are read from then on.
      this.#take(given(event.dataTransfer));
    });
  }

  /**
   * Says one more thing of what is open.
   * @param {string} sentence
   */
  add(sentence) {
    this.note.textContent = `${this.note.textContent} ${sentence}`;
  }

  /** @param {Promise<import("./given.js").Given[]>} files */
  #take(files) {
    this.#reading = this.#reading.then(async () => {
      try {
        await this.#open(await files);
      } catch (error) {
        this.#complain(told(error));
      }
    });
  }

  /** @param {import("./given.js").Given[]} files */
  async #open(files) {
    const [alone] = files;
    if (!alone) return;
    if (files.length === 1 && alone.file && isSaved(alone.file)) {
      this.#close();
      this.note.textContent = this.page.again(await saved(alone.file));
      return;
    }
    const begun = this.page.isOpen() ? this.#opening : null;
    const opening = begun ?? new Opening();
    const before = begun?.report().names.length ?? 0;
    if (begun) opening.further();
    let turn = performance.now();
    for (const [index, { name, file, why }] of files.entries()) {
      if (performance.now() - turn > PART) {
        this.note.textContent = texts.reading(index, files.length);
        await new Promise((resolve) => setTimeout(resolve));
        turn = performance.now();
      }
      if (!file) {
        opening.refuse(name, why ?? texts.notGiven);
        continue;
      }
      // What stands in a folder was not chosen by itself.
      const wanted = name.includes("/") ? Opening.wants(name) : true;
      if (wanted) opening.add(name, new Uint8Array(await file.arrayBuffer()));
      else if (wanted === false) opening.passOver(name);
    }
    this.#tell(opening, before);
  }

  /**
   * Shows what is open now, and tells what is not used.
   * @param {Opening} opening
   * @param {number} before how many files were open before these
   */
  #tell(opening, before) {
    const report = opening.report();
    const results = opening.hasResults();
    // Where nothing was added, what is shown stays as it is.
    if (results && (report.names.length !== before || !this.page.isOpen())) {
      this.#opening = opening;
      this.note.textContent = `${this.page.show(opening, report)} ${report.sentence}`;
      this.verify.offer(isOfProgram(report.link));
    } else if (results) {
      this.note.textContent = `${texts.nothingAdded} ${report.sentence}`;
    } else {
      this.note.textContent = report.sentence;
    }
    this.missing.replaceChildren(...report.missing.slice(0, MOST_GAPS).map(({ sentence, link }) => {
      const item = element("li", {}, `${sentence} – `);
      item.append(element("a", { href: this.page.link(link), target: "_blank", rel: "noopener" }, texts.makeThem));
      return item;
    }));
    this.missing.hidden = report.missing.length === 0;
    const items = report.remarks.slice(0, MOST_REMARKS).map((remark) => element("li", {}, remark));
    if (report.remarks.length > MOST_REMARKS) items.push(element("li", {}, texts.andMore(report.remarks.length - MOST_REMARKS)));
    for (const { name, group } of report.alone) {
      const button = element("button", { type: "button", "data-alone": "" }, texts.openAlone(name));
      button.addEventListener("click", () => {
        opening.choose(group);
        this.#opening = opening;
        this.#tell(opening, -1);
      });
      const item = element("li", {});
      item.append(button);
      items.push(item);
    }
    this.remarks.replaceChildren(...items);
    this.remarks.hidden = items.length === 0;
    // What was dropped far from here is answered at the top of the page as well.
    if (report.refused > 0) {
      const top = report.remarks.slice(0, Math.min(report.refused, MOST_ON_TOP));
      if (report.refused > MOST_ON_TOP) top.push(texts.andMore(report.refused - MOST_ON_TOP));
      this.page.complain(top.join(" "));
    }
  }

  /** @param {string} sentence */
  #complain(sentence) {
    this.note.textContent = sentence;
    this.page.complain(sentence);
  }

  #close() {
    this.#opening = null;
    this.verify.offer();
    this.missing.hidden = this.remarks.hidden = true;
  }

  /** What is shown did not come from files any more. */
  forget() {
    if (!this.#opening) return;
    this.#close();
    this.note.textContent = "";
  }
}
