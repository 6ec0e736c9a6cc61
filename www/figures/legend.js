// The legend of the figures: what their lines and bands are. A series is hidden and shown by its sign,
// and taken into view, with its bands and its histogram, by its name; both are kept in the address.
// @ts-check

import * as view from "../address/view.js";
import { drawing, element } from "../dom.js";
import { texts } from "../language/texts.js";

/** @typedef {import("../crossing.js").LegendEntry} LegendEntry */
/** @typedef {import("../crossing.js").Sign} Sign */

/** A sign's width and height. */
const SIGN = [30, 14];

export class Legend {
  /** The entries that are shown, as text: they are made anew only when they change. */
  #shown = "";
  /** The keys of outcomes: a series of the same key is one. @type {Set<string>} */
  #outcomes = new Set();

  /** @param {() => void} changed */
  constructor(changed) {
    this.root = element("ul", { class: "legend", "aria-label": texts.legend });
    this.root.addEventListener("click", ({ target }) => {
      const button = target instanceof Element ? target.closest("button") : null;
      const { take, toggle } = button?.dataset ?? {};
      if (take) this.#take(take);
      else if (toggle) this.#toggle(toggle);
      else return;
      changed();
    });
  }

  /**
   * Takes a series into view.
   * @param {string} key
   */
  #take(key) {
    const hidden = view.getAll("hide").filter((other) => other !== key);
    view.set("hide", ...hidden);
    if (!this.#outcomes.has(key)) {
      view.set("band", key);
      return;
    }
    view.set("band");
    view.set("outcome", key);
    view.set("share");
  }

  /** @param {string} key */
  #toggle(key) {
    const hidden = view.getAll("hide");
    const others = hidden.filter((other) => other !== key);
    view.set("hide", ...(others.length === hidden.length ? [...hidden, key] : others));
  }

  /** @param {import("../crossing.js").Scene} scene */
  apply({ legend, offers }) {
    this.#outcomes = new Set(offers.outcomes.map(({ key }) => key));
    const shown = JSON.stringify(legend);
    if (shown === this.#shown) return;
    this.#shown = shown;
    const { take, toggle } = /** @type {HTMLElement | null} */ (document.activeElement)?.dataset ?? {};
    const several = legend.filter(({ series }) => series).length > 1;
    this.root.hidden = legend.length === 0;
    this.root.replaceChildren(...legend.map((entry) => item(entry, several)));
    // Whoever came by key goes on from there.
    for (const button of this.root.querySelectorAll("button")) {
      if ((take && button.dataset["take"] === take) || (toggle && button.dataset["toggle"] === toggle)) button.focus();
    }
  }
}

/**
 * @param {LegendEntry} entry
 * @param {boolean} several whether there are series to choose from
 */
function item({ sign, name, series }, several) {
  const made = element("li", {});
  if (!series || !several) {
    made.append(drawn(sign), element("span", {}, name));
    return made;
  }
  const { key, label, hidden, inView } = series;
  made.classList.toggle("hidden-series", hidden);
  const toggle = element("button", { type: "button", "data-toggle": key, "aria-pressed": String(!hidden), "aria-label": texts.showSeries(label) });
  toggle.title = hidden ? texts.showSeries(label) : texts.hideSeries(label);
  toggle.append(drawn(sign));
  const take = element("button", { type: "button", "data-take": key, "aria-pressed": String(inView) }, name);
  take.title = texts.takeSeries(label);
  made.append(toggle, take);
  return made;
}

/** @param {Sign} sign */
function drawn({ shape, hue, opacity }) {
  const [width, height] = /** @type {[number, number]} */ (SIGN);
  const svg = drawing("svg", { class: "sign", width, height, viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true" });
  svg.style.setProperty("--hue", `var(--${hue})`);
  const middle = height / 2;
  if (shape === "area") {
    svg.append(drawing("rect", { width, height, fill: "var(--hue)", "fill-opacity": opacity }));
  } else if (shape === "dot") {
    svg.append(
      drawing("path", { d: `M${width / 2} 0V${height}`, stroke: "var(--hue)", "stroke-width": 1.5 }),
      drawing("circle", { cx: width / 2, cy: middle, r: 4, fill: "var(--hue)" }),
    );
  } else {
    const [thick, dash] = shape.line;
    svg.append(drawing("path", {
      d: `M0 ${middle}H${width}`, stroke: "var(--hue)", "stroke-width": thick, "stroke-opacity": opacity,
      ...(dash ? { "stroke-dasharray": dash.join(" ") } : {}),
    }));
  }
  return svg;
}
