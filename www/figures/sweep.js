// The overview of a sweep: its sentence, its curve or map, and its table.
// @ts-check

import { element } from "../dom.js";
import { texts } from "../language/texts.js";
import { canvas, describe, paperOf } from "./canvas.js";
import { say } from "./sentence.js";
import { fill } from "./table.js";

/** @typedef {import("../crossing.js").SweepScene} SweepScene */

export class Sweep {
  constructor() {
    this.root = element("section", { class: "sweep", hidden: "" });
    this.sentence = element("p", { class: "sentence", id: "sweep-sentence" });
    this.figure = canvas("figure-sweep", true);
    this.note = element("p", { class: "note" });
    this.table = element("table", { class: "numbers", id: "sweep-numbers" });
    this.scroll = element("div", { class: "wide", tabindex: "0", role: "region", "aria-label": texts.allCases });
    this.scroll.append(this.table);
    this.root.append(this.sentence, this.figure, this.note, this.scroll);
  }

  /**
   * Shows the overview of several cases; nothing of a single one.
   * @param {SweepScene | null} scene
   */
  write(scene) {
    this.root.hidden = !scene;
    if (!scene) return;
    const { kind, title, note, sentence, numbers } = scene;
    say(this.sentence, sentence);
    this.note.textContent = note;
    this.figure.hidden = kind === "table";
    describe(this.figure, { title, description: note });
    this.figure.tabIndex = 0;
    this.figure.setAttribute("role", "application");
    fill(this.table, numbers);
  }

  /**
   * @param {import("../pkg/many_trials.js").Sight} sight
   * @param {import("../crossing.js").PaperColors} colors
   */
  draw(sight, colors) {
    if (!this.root.hidden && !this.figure.hidden) sight.draw(this.figure, "sweep", 0, paperOf(this.figure, colors));
  }
}
