// The figures: a section a case, canvases in the page's own colours, drawn anew when anything
// about the paper changes.
// @ts-check

import { element } from "../dom.js";
import { inLanguage } from "../language/language.js";
import { paperColors, paperRatio, typeScale, watchPaper } from "./paper.js";
import { Sweep } from "./sweep.js";
import { texts } from "../language/texts.js";

/** @typedef {import("../pkg/many_trials.js").Results} Results */
/**
 * @typedef {{ sentence: { text: string, strong: boolean }[],
 *   table: { columns: string[], rows: { label: string, cells: string[] }[] },
 *   seriesTitle: string, seriesDescription: string, outcomeTitle: string,
 *   outcomeDescription: string, bandNote: string, hasSeries: boolean,
 *   cloudTitle: string | null, cloudDescription: string | null }} Words
 */

const COMPACT_BELOW = 560;

export class Figures {
  /** @type {Results | null} */ #results = null;
  /** @type {CaseSection[]} */ #sections = [];
  /** Many figures: only those in sight are drawn. */
  #inSight = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      const section = this.#sections.find(({ root }) => root === target);
      if (!section) continue;
      section.inSight = isIntersecting;
      if (isIntersecting && this.#results) section.draw(this.#results, paperColors());
    }
  }, { rootMargin: "200px" });

  /**
   * @param {HTMLElement} root
   * @param {HTMLElement} focus the controls of what the histograms show
   * @param {{ prepare: (results: Results) => void, open: (link: string) => void }} page prepare: what
   *   is still to do with results before they are drawn; open: a link of one case
   */
  constructor(root, focus, page) {
    this.root = root;
    this.focus = focus;
    /** The lines that say what is pointed at. @type {{ curves: HTMLElement, bars: HTMLElement } | null} */
    this.readouts = null;
    this.page = page;
    this.cases = element("div", { class: "cases" });
    this.sweep = new Sweep({ redraw: () => this.again(), open: page.open });
    const redraw = () => this.draw();
    new ResizeObserver(redraw).observe(root);
    watchPaper((printed) => {
      // A print shows everything.
      for (const section of this.#sections) section.inSight ||= printed;
      this.draw();
    });
    this.cases.addEventListener("click", (event) => {
      const { target } = event;
      if (!(target instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      page.open(target.search);
    });
  }

  /**
   * Shows other results. They belong to these figures from now on.
   * @param {Results} results
   */
  show(results) {
    if (this.#results) {
      results.inherit(this.#results);
      this.#results.free();
    }
    // Until now something kept their place.
    else this.root.replaceChildren(this.sweep.root, this.cases);
    this.#results = results;
    const cases = results.cases();
    while (this.#sections.length > cases) {
      const section = this.#sections.pop();
      if (section) this.#inSight.unobserve(section.root);
      section?.root.remove();
    }
    while (this.#sections.length < cases) {
      const section = new CaseSection(this.#sections.length);
      section.table.addEventListener("toggle", () => this.#fillTable(section));
      this.#sections.push(section);
      this.cases.append(section.root);
      this.#inSight.observe(section.root);
    }
    this.sweep.root.hidden = cases === 1;
    this.cases.classList.toggle("many", cases > 1);
    if (this.sweep.selected !== null && this.sweep.selected >= cases) this.sweep.selected = null;
    this.again();
    if (!results.knowsTheory()) this.#workOutTheory(results);
  }

  /**
   * Works out what theory says of many cases, in pieces, so that nobody waits for it.
   * @param {Results} results
   */
  #workOutTheory(results) {
    setTimeout(() => {
      // Newer results go on with it.
      if (results !== this.#results) return;
      if (results.workOutTheory()) this.again();
      else this.#workOutTheory(results);
    });
  }

  /** Shows the same results after something about how they are looked at has changed. */
  again() {
    const results = this.#results;
    if (!results) return;
    this.page.prepare(results);
    const many = results.cases() > 1;
    if (many) this.sweep.show(results);
    for (const section of this.#sections) {
      section.write(JSON.parse(results.words(section.index)), results, many);
      this.#fillTable(section);
    }
    // The values that are pointed at stand below what they are of.
    const first = this.#sections[0];
    if (this.readouts && first) {
      const { curves, bars } = this.readouts;
      curves.hidden = !this.#sections.some(({ hasSeries }) => hasSeries);
      if (many) {
        if (this.cases.previousElementSibling !== bars) this.cases.before(curves, bars);
      } else {
        if (first.series.nextElementSibling !== curves) first.series.after(curves);
        if (first.outcome.nextElementSibling !== bars) first.outcome.after(bars);
      }
    }
    // What the histograms show is chosen beside what shows it.
    const above = many ? this.sweep.note : this.#sections[0]?.table;
    if (above && above.nextElementSibling !== this.focus) above.after(this.focus);
    this.draw();
  }

  /** The results that are shown. */
  get results() {
    return this.#results;
  }

  /** The sentence that says what came out. */
  get sentence() {
    const several = !this.sweep.root.hidden;
    return (several ? this.sweep.sentence : this.#sections[0]?.sentence)?.textContent ?? "";
  }

  draw() {
    if (!this.#results) return;
    const colors = paperColors();
    if (!this.sweep.root.hidden) this.sweep.draw(colors);
    for (const section of this.#sections) if (section.inSight) section.draw(this.#results, colors);
  }

  /** @param {CaseSection} section */
  #fillTable(section) {
    // Thousands of rows are made only for those who look at them.
    if (!section.table.open || !this.#results) return;
    const { columns, rows } = JSON.parse(this.#results.seriesTable(section.index));
    section.fillTable(columns, rows);
  }
}

/** The figures and numbers of one case. */
class CaseSection {
  /** @param {number} index */
  constructor(index) {
    this.index = index;
    /** The first is in sight before anybody can have looked. */
    this.inSight = index === 0;
    this.hasSeries = false;
    const first = index === 0;
    this.root = element("section", { class: "case", "data-case": String(index) });
    this.label = element("h2", { class: "case-label" });
    this.link = element("a", {});
    this.label.append(this.link);
    this.sentence = element("p", first ? { id: "sentence", class: "sentence" } : { class: "sentence" });
    this.series = canvas("figure-series", first);
    this.series.tabIndex = 0;
    this.note = element("p", { class: "note" });
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
    this.root.append(this.label, this.sentence, this.series, this.note, this.table, this.below);
  }

  /**
   * @param {Words} words
   * @param {Results} results
   * @param {boolean} many whether there are other cases
   */
  write(words, results, many) {
    this.label.hidden = !many;
    if (many) {
      const label = results.caseLabel(this.index);
      this.link.textContent = label;
      this.link.href = inLanguage(results.caseLink(this.index));
      this.link.title = texts.openCase(label);
    }
    say(this.sentence, words.sentence);
    this.note.textContent = words.bandNote;
    for (const part of [this.series, this.note, this.table]) part.hidden = !words.hasSeries;
    this.hasSeries = words.hasSeries;
    this.outcomeTitle.textContent = words.outcomeTitle;
    this.cloud.hidden = this.cloudTitle.hidden = !words.cloudTitle;
    this.cloudTitle.textContent = words.cloudTitle ?? "";
    describe(this.cloud, words.cloudTitle ?? "", words.cloudDescription ?? "");
    describe(this.series, words.seriesTitle, words.seriesDescription);
    describe(this.outcome, words.outcomeTitle, words.outcomeDescription);
    const { columns, rows } = words.table;
    // Many outcomes need the whole width.
    this.below.classList.toggle("stacked", columns.length > 3);
    fill(this.numbers, columns, rows.map((row) => [row.label, ...row.cells]));
  }

  /**
   * @param {string[]} columns
   * @param {string[][]} rows
   */
  fillTable(columns, rows) {
    const table = element("table", { class: "numbers" });
    fill(table, columns, rows);
    this.steps.replaceChildren(table);
  }

  /**
   * @param {Results} results
   * @param {object} colors
   */
  draw(results, colors) {
    if (!this.series.hidden) results.drawSeries(this.series, this.index, options(this.series, colors));
    if (!this.cloud.hidden) results.drawCloud(this.cloud, this.index, options(this.cloud, colors));
    results.drawOutcome(this.outcome, this.index, options(this.outcome, colors));
  }
}

/**
 * A sentence with its results in bold.
 * @param {HTMLElement} place
 * @param {{ text: string, strong: boolean }[]} words
 */
export function say(place, words) {
  place.replaceChildren(...words.map(({ text, strong }) => (strong ? element("strong", {}, text) : text)));
}

/**
 * @param {string} name
 * @param {boolean} first
 */
export function canvas(name, first) {
  return element("canvas", { class: name, role: "img", ...(first ? { id: name } : {}) });
}

/**
 * @param {HTMLCanvasElement} figure
 * @param {string} title
 * @param {string} description
 */
export function describe(figure, title, description) {
  figure.setAttribute("aria-label", `${title}. ${description}`);
}

/**
 * The size and look of a figure, as the drawing code wants it.
 * @param {HTMLCanvasElement} figure
 * @param {object} [colors]
 */
export function options(figure, colors = paperColors()) {
  const scale = typeScale();
  const [width, height] = [figure.clientWidth / scale, figure.clientHeight / scale];
  return JSON.stringify({ width, height, ratio: paperRatio() * scale, compact: width < COMPACT_BELOW, colors });
}

/**
 * Where a pointer is in a figure, in the drawing's own pixels.
 * @param {HTMLCanvasElement} figure
 * @param {MouseEvent} event
 * @returns {[number, number]}
 */
export function placeIn(figure, { clientX, clientY }) {
  const { left, top } = figure.getBoundingClientRect();
  return [(clientX - left) / typeScale(), (clientY - top) / typeScale()];
}

/**
 * The case that a figure is of.
 * @param {Element} figure
 */
export function caseOf(figure) {
  return Number(/** @type {HTMLElement | null} */ (figure.closest("[data-case]"))?.dataset["case"] ?? NaN);
}

/**
 * @param {HTMLTableElement} table
 * @param {string[]} columns
 * @param {string[][]} rows
 */
export function fill(table, columns, rows) {
  const head = element("thead", {});
  const names = element("tr", {});
  names.append(...columns.map((text) => element("th", { scope: "col" }, text)));
  head.append(names);
  const body = element("tbody", {});
  body.append(
    ...rows.map(([label = "", ...cells]) => {
      const row = element("tr", {});
      row.append(element("th", { scope: "row" }, label), ...cells.map((text) => element("td", {}, text)));
      return row;
    }),
  );
  table.replaceChildren(head, body);
}
