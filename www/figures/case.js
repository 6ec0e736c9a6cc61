// The figures and numbers of one case.
// @ts-check

import { element } from "../dom.js";
import { inLanguage } from "../language/language.js";
import { texts } from "../language/texts.js";
import { canvas, describe, paperOf } from "./canvas.js";
import { say } from "./sentence.js";
import { fill } from "./table.js";

/** @typedef {import("../pkg/many_trials.js").Sight} Sight */
/** @typedef {import("../crossing.js").CaseScene} CaseScene */

export class CaseSection {
  /** @param {number} index */
  constructor(index) {
    this.index = index;
    /** The first is in sight before anybody can have looked. */
    this.inSight = index === 0;
    const first = index === 0;
    this.root = element("section", { class: "case", "data-case": String(index) });
    this.label = element("h2", { class: "case-label" });
    this.link = element("a", {});
    this.label.append(this.link);
    this.sentence = element("p", first ? { id: "sentence", class: "sentence" } : { class: "sentence" });
    this.series = canvas("figure-series", first);
    this.series.tabIndex = 0;
    this.table = element("details", { class: "by-step" });
    this.table.append(element("summary", {}, texts.showTable));
    this.steps = element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": texts.byStep });
    this.table.append(this.steps);
    this.cloudTitle = element("h2", { class: "cloud-title" });
    this.cloud = canvas("figure-cloud", first);
    this.outcomeTitle = element("h2", {});
    this.outcome = canvas("figure-outcome", first);
    this.outcome.tabIndex = 0;
    this.numbers = element("table", first ? { id: "numbers", class: "numbers" } : { class: "numbers" });
    this.below = element("div", { class: "below" });
    const left = element("div", {});
    left.append(this.outcomeTitle, this.outcome, this.cloudTitle, this.cloud);
    const scroll = element("div", { class: "wide", tabindex: "0", role: "region", "aria-label": texts.numbers });
    scroll.append(this.numbers);
    this.below.append(left, scroll);
    this.root.append(this.label, this.sentence, this.series, this.table, this.below);
  }

  /**
   * @param {CaseScene} scene
   * @param {boolean} many whether there are other cases
   */
  write({ label, link, sentence, series, steps, outcome, cloud, numbers }, many) {
    this.label.hidden = !many;
    if (many) {
      this.link.textContent = label;
      this.link.href = inLanguage(link);
      this.link.title = texts.openCase(label);
    }
    say(this.sentence, sentence);
    for (const part of [this.series, this.table]) part.hidden = !series;
    if (series) describe(this.series, series);
    if (steps) {
      const table = element("table", { class: "numbers" });
      fill(table, steps);
      this.steps.replaceChildren(table);
    }
    this.outcomeTitle.textContent = outcome.title;
    describe(this.outcome, outcome);
    this.cloud.hidden = this.cloudTitle.hidden = !cloud;
    this.cloudTitle.textContent = cloud?.title ?? "";
    if (cloud) describe(this.cloud, cloud);
    // Many outcomes need the whole width.
    this.below.classList.toggle("stacked", numbers.columns.length > 3);
    fill(this.numbers, numbers);
  }

  /**
   * @param {Sight} sight
   * @param {import("../crossing.js").PaperColors} colors
   */
  draw(sight, colors) {
    if (!this.series.hidden) sight.draw(this.series, "series", this.index, paperOf(this.series, colors));
    if (!this.cloud.hidden) sight.draw(this.cloud, "cloud", this.index, paperOf(this.cloud, colors));
    sight.draw(this.outcome, "outcome", this.index, paperOf(this.outcome, colors));
  }
}
