// The bar of tools at the figure: what is pressed there acts on what stands above it.
// @ts-check

import { drawing, element } from "../dom.js";
import { texts } from "../language/texts.js";

/** What each tool is known by, as lines on 16 by 16. */
const ICONS = {
  lens: "M2 4h6m4 0h2M2 8h2m4 0h6M2 12h7m4 0h1M8 4a2 2 0 1 0 4 0 2 2 0 1 0-4 0M4 8a2 2 0 1 0 4 0 2 2 0 1 0-4 0M9 12a2 2 0 1 0 4 0 2 2 0 1 0-4 0",
  steps: "M1 8h14M4 5L1 8l3 3M12 5l3 3-3 3",
  dozen: "M1 13C5 12 6 4 15 3M1 13C6 12 8 7 15 7M1 13c5 0 8-2 14-2",
  trial: "M1 12l3-4 2 2 3-6 2 4 4-5M13 3h2v2",
  pin: "M6 2h4l-1 5 3 3H4l3-3-1-5zM8 10v4",
  save: "M8 2v8M5 7l3 3 3-3M2 13h12",
};

/** So wide is a window that has room for all that belongs to single trials in the bar itself. */
const ROOMY = matchMedia("(min-width: 1180px)");

/**
 * A tool: something that is pressed, or a panel that a button opens.
 * @typedef {object} Tool
 * @property {keyof typeof ICONS} icon
 * @property {string} [label] of the button that opens the panel
 * @property {HTMLElement} shown
 * @property {boolean} [spread] whether the panel stands in the bar itself where there is room
 */

export class Toolbar {
  /** The bar, and below it what its tools say. */
  root = element("div", { class: "bar" });
  #tools = element("div", { id: "toolbar", class: "toolbar", role: "toolbar", "aria-label": texts.toolbar });
  /** @type {HTMLDetailsElement[]} */ #panels = [];
  /** Those that stand in the bar where there is room. @type {HTMLDetailsElement[]} */ #spread = [];

  constructor() {
    this.root.append(this.#tools);
    this.#tools.addEventListener("keydown", (event) => this.#key(event));
    ROOMY.addEventListener("change", () => this.#lay());
    addEventListener("pointerdown", ({ target }) => {
      for (const panel of this.#closable()) if (!(target instanceof Node && panel.contains(target))) panel.open = false;
    });
  }

  /**
   * @param {Tool[]} tools in the order of use
   * @param {HTMLElement[]} words what they have to say
   */
  fill(tools, words) {
    this.#tools.append(...tools.map((tool) => (tool.label ? this.#panel(tool, tool.label) : pressed(tool))));
    this.root.append(...words);
    this.#lay();
  }

  /**
   * @param {Tool} tool
   * @param {string} label
   */
  #panel({ icon, shown, spread }, label) {
    const panel = element("details", { class: `tool ${icon}` });
    const summary = element("summary", {});
    summary.append(picture(icon), element("span", {}, label));
    shown.classList.add("panel");
    panel.append(summary, shown);
    this.#panels.push(panel);
    if (spread) this.#spread.push(panel);
    panel.addEventListener("toggle", () => {
      if (!panel.open || this.#isSpread(panel)) return;
      for (const other of this.#closable()) if (other !== panel) other.open = false;
      shown.scrollIntoView({ block: "nearest" });
    });
    // Who goes on by keys is not to go on below it.
    panel.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget instanceof Node && !panel.contains(relatedTarget) && !this.#isSpread(panel)) panel.open = false;
    });
    return panel;
  }

  /** @param {HTMLDetailsElement} panel */
  #isSpread(panel) {
    return ROOMY.matches && this.#spread.includes(panel);
  }

  /** The panels that are open over the page. */
  #closable() {
    return this.#panels.filter((panel) => panel.open && !this.#isSpread(panel));
  }

  #lay() {
    for (const panel of this.#spread) {
      panel.open = ROOMY.matches;
      panel.classList.toggle("spread", ROOMY.matches);
    }
  }

  /** Arrows go from tool to tool, Escape closes a panel. @param {KeyboardEvent} event */
  #key(event) {
    const { key, target } = event;
    const [open] = this.#closable();
    if (key === "Escape" && open) {
      open.open = false;
      open.querySelector("summary")?.focus();
      event.preventDefault();
      return;
    }
    const way = key === "ArrowRight" ? 1 : key === "ArrowLeft" ? -1 : 0;
    const inField = target instanceof HTMLInputElement && target.type === "text";
    if (!way || inField || target instanceof HTMLSelectElement || (target instanceof Element && target.closest(".panel") && open)) return;
    const stops = [.../** @type {NodeListOf<HTMLElement>} */ (this.#tools.querySelectorAll("summary, button, input"))]
      .filter((stop) => stop.getClientRects().length > 0 && !stop.matches(":disabled") && !stop.closest("details:not(.spread) > .panel"));
    const next = stops[(stops.findIndex((stop) => stop === target) + way + stops.length) % stops.length];
    next?.focus();
    event.preventDefault();
  }
}

/** @param {Tool} tool */
function pressed({ icon, shown }) {
  shown.classList.add("tool");
  // A box stands before its icon, and words after it.
  const box = shown.querySelector("input");
  if (box) box.after(picture(icon));
  else shown.prepend(picture(icon));
  return shown;
}

/** @param {keyof typeof ICONS} icon */
function picture(icon) {
  const picture = drawing("svg", { viewBox: "0 0 16 16", class: "icon", "aria-hidden": "true" });
  picture.append(drawing("path", { d: ICONS[icon] }));
  return picture;
}
