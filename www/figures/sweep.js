// The overview of a sweep: its sentence, its curve or map, and its table.
// @ts-check

import { element } from "../dom.js";
import { canvas, describe, fill, options, placeIn, say } from "./figures.js";
import { texts } from "../language/texts.js";

/** @typedef {import("../pkg/many_trials.js").Results} Results */
/**
 * @typedef {{ kind: "curve" | "map" | "table", title: string, note: string,
 *   sentence: { text: string, strong: boolean }[], hasSeries: boolean,
 *   table: { columns: string[], rows: { label: string, cells: string[] }[] } }} SweepWords
 */

/** Columns and rows that an arrow key goes to the right and up. */
const ARROWS = /** @type {Record<string, [number, number]>} */ ({
  ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1],
});

export class Sweep {
  /** @type {Results | null} */ #results = null;
  /** @type {SweepWords["kind"]} */ #kind = "curve";
  /** @type {number | null} */ selected = null;

  /** @param {{ redraw: () => void, open: (link: string) => void }} page */
  constructor(page) {
    this.page = page;
    this.root = element("section", { class: "sweep", hidden: "" });
    this.sentence = element("p", { class: "sentence", id: "sweep-sentence" });
    this.figure = canvas("figure-sweep", true);
    this.note = element("p", { class: "note" });
    this.cell = element("p", { id: "cell-words", role: "status" });
    this.table = element("table", { class: "numbers", id: "sweep-numbers" });
    const scroll = element("div", { class: "wide", tabindex: "0", role: "region", "aria-label": texts.allCases });
    scroll.append(this.table);
    this.root.append(this.sentence, this.figure, this.note, this.cell, scroll);
    this.figure.addEventListener("pointermove", (event) => this.#point(event));
    this.figure.addEventListener("pointerleave", () => this.#select(null));
    this.figure.addEventListener("click", (event) => {
      this.#point(event);
      this.#open();
    });
    this.figure.addEventListener("keydown", (event) => this.#key(event));
    this.figure.addEventListener("focus", () => {
      if (this.#kind === "map" && this.selected === null) this.#select(0);
    });
    this.figure.addEventListener("blur", () => this.#select(null));
  }

  /**
   * Shows the overview of results with several cases.
   * @param {Results} results
   */
  show(results) {
    this.#results = results;
    const words = /** @type {SweepWords} */ (JSON.parse(results.sweepWords()));
    this.#kind = words.kind;
    say(this.sentence, words.sentence);
    this.note.textContent = words.note;
    this.figure.hidden = words.kind === "table";
    describe(this.figure, words.title, words.note);
    if (words.kind === "map") this.figure.tabIndex = 0;
    else this.figure.removeAttribute("tabindex");
    this.figure.setAttribute("role", words.kind === "map" ? "application" : "img");
    this.cell.hidden = words.kind !== "map";
    fill(this.table, words.table.columns, words.table.rows.map((row) => [row.label, ...row.cells]));
    this.#tell();
  }

  /** @param {object} colors */
  draw(colors) {
    if (this.#results && !this.figure.hidden) this.#results.drawSweep(this.figure, options(this.figure, colors));
  }

  /** @param {MouseEvent} event */
  #point(event) {
    if (this.#kind !== "map" || !this.#results) return;
    const found = this.#results.caseAt(...placeIn(this.figure, event), options(this.figure));
    this.#select(found ?? null);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (this.#kind !== "map" || !this.#results || event.ctrlKey || event.altKey || event.metaKey) return;
    const arrow = ARROWS[event.key];
    if (arrow) {
      event.preventDefault();
      const next = this.#results.neighbour(this.selected ?? 0, ...arrow);
      this.#select(next ?? this.selected ?? 0);
    } else if (event.key === "Enter") this.#open();
  }

  #open() {
    if (this.#kind === "map" && this.selected !== null && this.#results) {
      this.page.open(this.#results.caseLink(this.selected));
    }
  }

  /** @param {number | null} index */
  #select(index) {
    if (this.selected === index) return;
    this.selected = index;
    this.page.redraw();
  }

  /** The numbers of the cell that is pointed at. */
  #tell() {
    const chosen = this.selected !== null && this.#results ? this.#results.caseWords(this.selected) : "";
    this.cell.textContent = chosen || texts.pointAtCell;
  }
}
