// The figures: a section a case, canvases in the page's own colours, drawn anew when anything about the
// paper changes.
// @ts-check

import * as view from "../address/view.js";
import { element } from "../dom.js";
import { Before } from "./before.js";
import { CaseSection } from "./case.js";
import { Legend } from "./legend.js";
import { paperColors, watchPaper } from "./paper.js";
import { Pointing } from "./pointing.js";
import { keepRoom } from "./room.js";
import { Sweep } from "./sweep.js";

/** @typedef {import("../pkg/many_trials.js").Sight} Sight */
/** @typedef {import("../crossing.js").Scene} Scene */
/** @typedef {import("../crossing.js").Looking} Looking */

export class Figures {
  /** What is said of the results that are shown. @type {Scene | null} */ #scene = null;
  /** @type {CaseSection[]} */ #sections = [];
  /** Many figures: only those in sight are drawn. */
  #inSight = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      const section = this.#sections.find(({ root }) => root === target);
      if (!section) continue;
      section.inSight = isIntersecting;
      if (isIntersecting && this.#scene) section.draw(this.sight, paperColors());
    }
  }, { rootMargin: "200px" });

  /**
   * @param {HTMLElement} root
   * @param {HTMLElement} focus the controls of what the histograms show
   * @param {HTMLElement} bar the tools that act on the figures
   * @param {Sight} sight
   * @param {{ shown: (scene: Scene) => void, open: (link: string) => void, truth: () => string,
   *   choose: Pointing["page"]["choose"] }} page
   *   shown: says what there is to say elsewhere; open: a link of one case; truth: the link of what a program is
   *   compared with; choose: something in a figure
   */
  constructor(root, focus, bar, sight, page) {
    this.root = root;
    this.focus = focus;
    this.bar = bar;
    this.sight = sight;
    this.page = page;
    this.cases = element("div", { class: "cases" });
    this.sweep = new Sweep();
    this.legend = new Legend(() => this.again());
    /** What was shown before a value was moved. */
    this.before = new Before(root, sight, () => this.again());
    const redraw = () => this.draw();
    this.pointing = new Pointing(root, sight, { redraw, choose: page.choose });
    this.sweep.scroll.before(this.pointing.lines.sweep);
    new ResizeObserver(() => {
      redraw();
      // What the observer sees is not to change while it looks.
      requestAnimationFrame(() => this.#keepRoom());
    }).observe(root);
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

  /** What the page looks at. @returns {Looking} */
  get #looking() {
    const open = this.#sections.filter(({ table }) => table.open);
    return { view: view.fragment(), pointing: this.pointing.state, truth: this.page.truth(), tables: open.map(({ index }) => index) };
  }

  /**
   * Shows the results that a worker sent.
   * @param {Uint8Array} bytes
   */
  show(bytes) {
    this.#write(this.sight.show(bytes, this.#looking));
  }

  /**
   * Shows what files hold.
   * @param {import("../pkg/many_trials.js").Opening} opening
   */
  showFiles(opening) {
    this.#write(this.sight.showFiles(opening, this.#looking));
  }

  /** Nothing is shown. */
  clear() {
    this.root.hidden = true;
    this.#scene = null;
  }

  /** Brings the figures into sight of who asked for them, if what stands above has pushed them out of it. */
  reveal() {
    const { top } = this.root.getBoundingClientRect();
    if (top >= 0 && top < innerHeight / 2) return;
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.root.scrollIntoView({ behavior: still ? "auto" : "smooth", block: "start" });
  }

  /** Shows the same results after something about how they are looked at has changed. */
  again() {
    if (this.#scene) this.#write(this.sight.look(this.#looking));
  }

  /** What is said of the results that are shown. */
  get scene() {
    return this.#scene;
  }

  /** The sentence that says what came out. */
  get sentence() {
    const phrases = this.#scene?.sweep?.sentence ?? this.#scene?.cases[0]?.sentence ?? [];
    return phrases.map(({ text }) => text).join("");
  }

  draw() {
    if (!this.#scene) return;
    const colors = paperColors();
    this.sweep.draw(this.sight, colors);
    for (const section of this.#sections) if (section.inSight) section.draw(this.sight, colors);
  }

  /** @param {Scene} scene */
  #write(scene) {
    // Until now something kept their place.
    if (!this.#scene) this.root.replaceChildren(this.sweep.root, this.cases);
    this.root.hidden = false;
    this.#scene = scene;
    const { cases, sweep } = scene;
    const many = cases.length > 1;
    this.#makeSections(cases.length);
    this.cases.classList.toggle("many", many);
    this.sweep.write(sweep);
    for (const section of this.#sections) {
      const of = cases[section.index];
      if (of) section.write(of, many);
    }
    this.legend.apply(scene);
    this.pointing.apply(scene);
    this.page.shown(scene);
    this.#place(many);
    this.#keepRoom();
    this.draw();
    if (scene.awaitsTheory) this.#awaitTheory();
  }

  /** Nothing below a sentence or what is pointed at moves while their numbers change. */
  #keepRoom() {
    const lines = /** @type {NodeListOf<HTMLElement>} */ (this.root.querySelectorAll(".sentence, .readout"));
    const { documentElement } = document;
    const scenario = new URLSearchParams(this.#scene?.link).get("scenario");
    if (!keepRoom(lines, `${scenario} ${this.#sections.length > 1} ${documentElement.dataset["sheet"]}`)) return;
    // Where there is little height, the first figure has what is left.
    const isSeen = (/** @type {Element} */ one) => one.getClientRects().length > 0;
    const sentence = [...lines].find((line) => line.matches(".sentence") && isSeen(line));
    const figure = [...this.root.querySelectorAll("canvas")].find(isSeen);
    if (!figure || !sentence) return;
    const { top } = figure.getBoundingClientRect();
    // Above an open sheet the sentence is the first that is seen; beside the values, all that stands above.
    documentElement.style.setProperty("--said", `${Math.ceil(top - sentence.getBoundingClientRect().top)}px`);
    documentElement.style.setProperty("--above", `${Math.ceil(top + scrollY)}px`);
  }

  /** @param {number} cases */
  #makeSections(cases) {
    for (const { root } of this.#sections.splice(cases)) {
      this.#inSight.unobserve(root);
      root.remove();
    }
    while (this.#sections.length < cases) {
      const section = new CaseSection(this.#sections.length);
      // Thousands of rows are made only for those who look at them.
      section.table.addEventListener("toggle", () => section.table.open && this.again());
      this.#sections.push(section);
      this.cases.append(section.root);
      this.#inSight.observe(section.root);
    }
  }

  /**
   * The values that are pointed at stand below what they are of, and what the histograms show is chosen
   * beside what shows it.
   * @param {boolean} many whether there are several cases
   */
  #place(many) {
    const { series, outcome } = this.pointing.lines;
    const first = this.#sections[0];
    if (!first) return;
    if (many) {
      if (this.cases.previousElementSibling !== outcome) this.cases.before(this.legend.root, series, outcome);
    } else {
      const { root: legend } = this.legend;
      // Nearest to the figure is what a finger reads there.
      if (first.series.nextElementSibling !== series) first.series.after(series, legend);
      if (first.outcome.nextElementSibling !== outcome) first.outcome.after(outcome);
    }
    // The bar of tools is at the first figure.
    const figure = many ? this.sweep.figure : first.series.hidden ? outcome : series;
    if (figure.nextElementSibling !== this.bar) figure.after(this.bar);
    const above = many ? this.sweep.note : figure === outcome ? this.bar : outcome;
    if (above.nextElementSibling !== this.focus) above.after(this.focus);
  }

  /** Theory of many cases is worked out in pieces, so that nobody waits for it. */
  #awaitTheory() {
    const scene = this.#scene;
    setTimeout(() => {
      // Newer results go on with it.
      if (scene !== this.#scene) return;
      if (this.sight.workOutTheory()) this.again();
      else this.#awaitTheory();
    });
  }
}
