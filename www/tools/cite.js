// How to cite what is shown: a sentence and an entry for BibTeX, with link, version and fingerprint.
// @ts-check

import { Copying } from "./copy.js";
import { element } from "../dom.js";
import { texts } from "../language/texts.js";

/** @typedef {import("../crossing.js").Citation} Citation */

export class Cite {
  /**
   * @param {HTMLElement} root
   * @param {{ citation: (day: string) => Citation | null }} page
   */
  constructor(root, page) {
    this.page = page;
    this.details = element("details", { class: "cite" });
    this.plain = element("p", { id: "citation", class: "citation" });
    this.bibtex = element("pre", { id: "bibtex", class: "citation", tabindex: "0", role: "region", "aria-label": "BibTeX" });
    const note = element("p", { class: "note", role: "status", id: "cited" });
    const copying = new Copying("cite-by-hand", note);
    const button = (/** @type {string} */ id, /** @type {string} */ label, /** @type {() => string} */ text) => {
      const made = element("button", { type: "button", id }, label);
      made.addEventListener("click", () => void copying.copy(text(), texts.citationCopied));
      return made;
    };
    const row = element("p", { class: "look" });
    row.append(
      button("copy-citation", texts.copyCitation, () => this.plain.textContent),
      button("copy-bibtex", texts.copyBibtex, () => this.bibtex.textContent),
    );
    this.details.append(
      element("summary", {}, texts.cite), this.plain, this.bibtex, row, note, copying.byHand,
      element("p", { class: "note" }, texts.citeHint),
    );
    root.append(this.details);
    this.details.addEventListener("toggle", () => this.show());
  }

  /** Says it of what is shown now, to those who look. */
  show() {
    if (!this.details.open) return;
    const { plain = texts.noResults, bibtex = "" } = this.page.citation(today()) ?? {};
    this.plain.textContent = plain;
    this.bibtex.textContent = bibtex;
  }
}

/** The day, as a citation tells it: when something was looked at. */
function today() {
  const now = new Date();
  const [month, day] = [now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0"));
  return `${now.getFullYear()}-${month}-${day}`;
}
