// The figures: a section a case, canvases in the page's own colours, drawn anew when anything
// about the paper changes.
// @ts-check

import { element } from "./form.js";

/** @typedef {import("./pkg/many_trials.js").Results} Results */
/**
 * @typedef {{ sentence: { text: string, strong: boolean }[],
 *   table: { columns: string[], rows: { label: string, cells: string[] }[] },
 *   seriesTitle: string, seriesDescription: string, outcomeTitle: string,
 *   outcomeDescription: string, bandNote: string }} Words
 */

const COMPACT_BELOW = 560;

export class Figures {
  /** @type {Results | null} */ #results = null;
  /** @type {CaseSection[]} */ #sections = [];

  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    const redraw = () => this.draw();
    new ResizeObserver(redraw).observe(root);
    for (const query of ["(prefers-color-scheme: dark)", "(prefers-contrast: more)", "(forced-colors: active)", "print"]) {
      matchMedia(query).addEventListener("change", redraw);
    }
    addEventListener("beforeprint", redraw);
    this.#watchRatio();
  }

  /**
   * Shows other results. They belong to these figures from now on.
   * @param {Results} results
   * @param {() => void} prepare what is still to do with them before they are drawn
   */
  show(results, prepare) {
    if (this.#results) {
      results.inherit(this.#results);
      this.#results.free();
    }
    // Until now something kept their place.
    else this.root.replaceChildren();
    this.#results = results;
    const cases = results.cases();
    while (this.#sections.length > cases) this.#sections.pop()?.root.remove();
    while (this.#sections.length < cases) {
      const section = new CaseSection(this.#sections.length);
      section.table.addEventListener("toggle", () => this.#fillTable(section));
      this.#sections.push(section);
      this.root.append(section.root);
    }
    for (const section of this.#sections) {
      section.write(JSON.parse(results.words(section.index)), results.caseLabel(section.index));
      this.#fillTable(section);
    }
    prepare();
    this.draw();
  }

  /** The results that are shown. */
  get results() {
    return this.#results;
  }

  draw() {
    if (!this.#results) return;
    const colors = paperColors();
    for (const section of this.#sections) section.draw(this.#results, colors);
  }

  /** @param {CaseSection} section */
  #fillTable(section) {
    // Thousands of rows are made only for those who look at them.
    if (!section.table.open || !this.#results) return;
    const { columns, rows } = JSON.parse(this.#results.seriesTable(section.index));
    section.fillTable(columns, rows);
  }

  /** The ratio of device pixels changes when a window moves to another screen, or with zoom. */
  #watchRatio() {
    const query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    query.addEventListener("change", () => { this.draw(); this.#watchRatio(); }, { once: true });
  }
}

/** The figures and numbers of one case. */
class CaseSection {
  /** @param {number} index */
  constructor(index) {
    this.index = index;
    const first = index === 0;
    this.root = element("section", { class: "case", "data-case": String(index) });
    this.label = element("h2", { class: "case-label" });
    this.sentence = element("p", first ? { id: "sentence", class: "sentence" } : { class: "sentence" });
    this.series = canvas("figure-series", first);
    this.note = element("p", { class: "note" });
    this.table = element("details", { class: "by-step" });
    this.table.append(element("summary", {}, "Show as table"));
    this.steps = element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Numbers by step" });
    this.table.append(this.steps);
    this.outcomeTitle = element("h3", {});
    this.outcome = canvas("figure-outcome", first);
    this.numbers = element("table", first ? { id: "numbers", class: "numbers" } : { class: "numbers" });
    const below = element("div", { class: "below" });
    const left = element("div", {});
    left.append(this.outcomeTitle, this.outcome);
    below.append(left, this.numbers);
    this.root.append(this.label, this.sentence, this.series, this.note, this.table, below);
  }

  /**
   * @param {Words} words
   * @param {string} label
   */
  write(words, label) {
    this.label.textContent = label;
    this.label.hidden = !label;
    this.sentence.replaceChildren(
      ...words.sentence.map(({ text, strong }) => (strong ? element("strong", {}, text) : text)),
    );
    this.note.textContent = words.bandNote;
    this.outcomeTitle.textContent = words.outcomeTitle;
    describe(this.series, words.seriesTitle, words.seriesDescription);
    describe(this.outcome, words.outcomeTitle, words.outcomeDescription);
    const { columns, rows } = words.table;
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
    results.drawSeries(this.series, this.index, options(this.series, colors));
    results.drawOutcome(this.outcome, this.index, options(this.outcome, colors));
  }
}

/**
 * @param {string} name
 * @param {boolean} first
 */
function canvas(name, first) {
  return element("canvas", { class: name, role: "img", ...(first ? { id: name } : {}) });
}

/**
 * @param {HTMLCanvasElement} figure
 * @param {string} title
 * @param {string} description
 */
function describe(figure, title, description) {
  figure.setAttribute("aria-label", `${title}. ${description}`);
}

/**
 * The size and look of a figure, as the drawing code wants it.
 * @param {HTMLCanvasElement} figure
 * @param {object} [colors]
 */
export function options(figure, colors = paperColors()) {
  const { clientWidth: width, clientHeight: height } = figure;
  return JSON.stringify({ width, height, ratio: devicePixelRatio, compact: width < COMPACT_BELOW, colors });
}

/** The colours of the page's own style sheet, as they are now. */
function paperColors() {
  const style = getComputedStyle(document.documentElement);
  const color = (/** @type {string} */ name) => style.getPropertyValue(`--${name}`).trim();
  return {
    paper: color("paper"), ink: color("ink"), muted: color("muted"), rule: color("rule"),
    shade: color("shade"), accent: color("accent"),
    series: [1, 2, 3, 4].map((i) => color(`series-${i}`)),
    pins: [1, 2, 3, 4].map((i) => color(`pin-${i}`)),
  };
}

/**
 * @param {HTMLTableElement} table
 * @param {string[]} columns
 * @param {string[][]} rows
 */
function fill(table, columns, rows) {
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
