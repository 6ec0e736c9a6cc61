// Draws what a program has plotted with pylab or matplotlib, as SVG with the page's own colours, with words for
// those who do not see it and a table of its values. All of it is a stranger's data: every number is looked at, every
// text is cut, and there is a bound to how much is drawn.
// @ts-check

import { drawing, element } from "../dom.js";
import { texts } from "../language/texts.js";
import { count, written } from "../language/wording.js";
import { scaleFor } from "./plot-scale.js";

const MOST_FIGURES = 20;
const MOST_AXES = 16;
const MOST_MARKS = 100;
const MOST_POINTS = 20_000;
/** Of all axes of one figure. */
const MOST_OF_ALL = 60_000;
const MOST_BARS = 2_000;
const MOST_WORDS = 200;
const MOST_NAMES = 200;
const MOST_ROWS = 200;
const MOST_COLUMNS = 12;
const COLORS = 6;
/** What matplotlib calls colours, by the numbers of ours; 7 is ink, 8 is grey. @type {Record<string, number>} */
const NAMED = {
  b: 1, blue: 1, c: 1, cyan: 1, navy: 1, "tab:blue": 1, r: 2, red: 2, "tab:red": 2, g: 3, green: 3, "tab:green": 3, m: 4, magenta: 4, purple: 4, "tab:purple": 4,
  y: 5, yellow: 5, orange: 5, "tab:orange": 5, gold: 5, brown: 6, "tab:brown": 6, pink: 6, k: 7, black: 7, gray: 8, grey: 8, "tab:gray": 8, w: 8, white: 8,
};
/** Of a narrow picture and a wide one, in px. */
const [NARROWEST, WIDEST, WIDEST_OF_MANY] = [240, 680, 460];
const EDGE = { left: 58, right: 14, top: 14, bottom: 44 };
const DOT = 3;

/** @typedef {{ kind: string, [key: string]: unknown }} Given */
/** @typedef {{ kind: string, color: number, label: string, x: number[], y: number[], low: number[], high: number[],
 *   dashes: string, marker: boolean, line: boolean, width: number, across: string, lying: boolean, text: string }} Mark */
/** @typedef {{ title: string, xlabel: string, ylabel: string, legend: boolean, grid: boolean, marks: Mark[], row: number,
 *   column: number, columns: number, xlog: boolean, ylog: boolean, xlim: Limits, ylim: Limits, names: string[],
 *   ticks: number[], tickNames: string[] }} Axes */
/** @typedef {[low: number | null, high: number | null]} Limits */
/** @typedef {import("./plot-scale.js").Scale} Scale */

export class Plots {
  /** @type {{ place: HTMLElement, axes: Axes[] }[]} */ #figures = [];
  #width = 0;
  #ids = 0;

  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    new ResizeObserver(() => this.#redraw()).observe(root);
  }

  /** Takes all figures away. */
  clear() {
    this.#figures = [];
    this.root.replaceChildren();
  }

  /**
   * Draws one more figure.
   * @param {unknown} told as Python tells it
   */
  draw(told) {
    if (this.#figures.length >= MOST_FIGURES) return;
    const room = { points: MOST_OF_ALL };
    const axes = array(field(told, "axes")).slice(0, MOST_AXES).map((each) => axesIn(each, room)).filter(({ marks, title }) => marks.length > 0 || title !== "");
    if (axes.length === 0) return;
    const number = this.#figures.length + 1;
    if (number === 1) this.root.append(element("h3", {}, texts.whole.plotted));
    const place = element("figure", { class: "plot", "aria-label": texts.whole.figure(number) });
    this.#figures.push({ place, axes });
    this.root.append(place);
    this.#fill(place, axes);
    place.append(tableOf(axes));
  }

  #redraw() {
    if (Math.abs(this.root.clientWidth - this.#width) < 2) return;
    this.#width = this.root.clientWidth;
    for (const { place, axes } of this.#figures) this.#fill(place, axes);
  }

  /** @param {HTMLElement} place @param {Axes[]} axes */
  #fill(place, axes) {
    const columns = Math.max(1, ...axes.map((each) => each.columns));
    const room = this.root.clientWidth || WIDEST;
    const width = Math.max(NARROWEST, Math.min(axes.length > 1 ? WIDEST_OF_MANY : WIDEST, Math.floor(room / columns) - 12));
    const grid = element("div", { class: "plot-axes", "data-columns": String(Math.min(columns, 8)) });
    for (const each of axes) grid.append(this.#picture(each, width));
    const before = place.querySelector(".plot-axes");
    if (before) before.replaceWith(grid);
    else place.prepend(grid);
  }

  /** @param {Axes} axes @param {number} width */
  #picture(axes, width) {
    const height = Math.round(width * 0.62);
    const id = `plot-${++this.#ids}`;
    const svg = drawing("svg", { width, height, viewBox: `0 0 ${width} ${height}`, role: "img", "aria-labelledby": `${id}-title ${id}-desc` });
    svg.append(words("title", { id: `${id}-title` }, axes.title || texts.whole.untitled), words("desc", { id: `${id}-desc` }, describe(axes)));
    const top = axes.title ? EDGE.top + 22 : EDGE.top;
    const box = { left: EDGE.left, right: width - EDGE.right, top, bottom: height - EDGE.bottom };
    const [x, y] = scalesOf(axes, box);
    if (axes.title) svg.append(words("text", { x: (box.left + box.right) / 2, y: 22, class: "plot-title" }, axes.title));
    svg.append(frame(axes, box, x, y));
    const clip = drawing("clipPath", { id: `${id}-clip` });
    clip.append(drawing("rect", { x: box.left, y: box.top, width: box.right - box.left, height: box.bottom - box.top }));
    const marks = drawing("g", { "clip-path": `url(#${id}-clip)` });
    for (const mark of axes.marks) marks.append(markOf(mark, x, y, box));
    svg.append(clip, marks);
    if (axes.marks.some(({ label }) => label) && (axes.legend || axes.marks.filter(({ label }) => label).length > 1)) svg.append(legendOf(axes.marks, box));
    return svg;
  }
}

// What was told, as far as it makes sense.

/** @param {unknown} of @param {string} name @returns {unknown} */
const field = (of, name) => (typeof of === "object" && of !== null && Object.hasOwn(of, name) ? Reflect.get(of, name) : undefined);

/** @param {unknown} value @returns {unknown[]} */
const array = (value) => (Array.isArray(value) ? value : []);

/** @param {unknown} value */
const text = (value) => (typeof value === "string" ? value.replaceAll(/[\p{Cc}\p{Cf}]/gu, " ").slice(0, MOST_WORDS) : "");

/** @param {unknown} value @returns {value is number} */
const isNumber = (value) => typeof value === "number" && Number.isFinite(value) && Math.abs(value) < 1e300;

/** @param {unknown} told @param {{ points: number }} room that is left in the figure @returns {Axes} */
function axesIn(told, room) {
  const [rows, columns, which] = array(field(told, "place")).map((value) => (isNumber(value) ? Math.min(Math.max(1, Math.round(value)), 64) : 1));
  /** @type {string[]} */
  const names = [];
  let color = 0;
  const marks = array(field(told, "marks")).slice(0, MOST_MARKS).flatMap((mark) => {
    const made = markIn(mark, names, room, () => (color % COLORS) + 1);
    if (made && !colorIn(mark) && made.across === "" && made.kind !== "text") color += 1;
    return made ? [made] : [];
  });
  const across = Math.min(columns ?? 1, 8);
  return {
    title: text(field(told, "title")), xlabel: text(field(told, "xlabel")), ylabel: text(field(told, "ylabel")), legend: field(told, "legend") === true,
    grid: field(told, "grid") === true, marks, row: Math.floor(((which ?? 1) - 1) / across), column: ((which ?? 1) - 1) % across, columns: (rows ?? 1) > 0 ? across : 1,
    xlog: field(told, "xscale") === "log", ylog: field(told, "yscale") === "log", xlim: limitsIn(field(told, "xlim")), ylim: limitsIn(field(told, "ylim")), names,
    ticks: array(field(told, "xticks")).filter(isNumber).slice(0, 100), tickNames: array(field(told, "xticklabels")).map(text).slice(0, 100),
  };
}

/** @param {unknown} told @returns {Limits} */
function limitsIn(told) {
  const [low, high] = array(told);
  return [isNumber(low) ? low : null, isNumber(high) ? high : null];
}

/** The number of one of our colours, if a mark wants one. @param {unknown} told */
function colorIn(told) {
  const named = text(field(told, "color")).toLowerCase();
  const cycled = /^c(\d)$/u.exec(named)?.[1];
  if (cycled !== undefined) return (Number(cycled) % COLORS) + 1;
  const letter = /[bgrcmykw]/u.exec(text(field(told, "style")).replace("tab:", ""))?.[0];
  return NAMED[named] ?? (letter ? NAMED[letter] : undefined);
}

/**
 * @param {unknown} told
 * @param {string[]} names of places that have no number, in their order
 * @param {{ points: number }} room
 * @param {() => number} next
 * @returns {Mark | null}
 */
function markIn(told, names, room, next) {
  const kind = text(field(told, "kind"));
  const style = text(field(told, "style"));
  const dashes = style.includes("--") ? "6 4" : style.includes("-.") ? "7 3 2 3" : style.includes(":") ? "2 3" : "";
  const isMarked = /[o.,^v<>s*+xdDph|_1-4]/u.test(style.replaceAll(/-\.|--|-|:/gu, ""));
  const width = field(told, "width");
  const place = (/** @type {unknown} */ value) => {
    if (typeof value !== "string") return isNumber(value) ? value : Number.NaN;
    const name = text(value);
    const known = names.indexOf(name);
    if (known >= 0 || names.length >= MOST_NAMES) return known;
    return names.push(name) - 1;
  };
  const list = (/** @type {string} */ key) => {
    const values = array(field(told, key)).slice(0, Math.min(MOST_POINTS, room.points));
    room.points -= values.length;
    return values.map(place);
  };
  /** @type {Mark} */
  const mark = {
    kind, color: colorIn(told) ?? next(), label: text(field(told, "label")), x: list("x"), y: list("y"), low: list("low"), high: list("high"), dashes,
    marker: isMarked, line: !isMarked || /-|:/u.test(style), width: isNumber(width) ? Math.min(Math.max(width, 0.5), 8) : 1.8,
    across: text(field(told, "across")), lying: field(told, "lying") === true, text: text(field(told, "text")),
  };
  if (kind === "hist") {
    const [counts, edges] = [list("counts"), list("edges")];
    return { ...mark, x: edges.slice(0, -1), high: edges.slice(1), y: counts };
  }
  if (kind === "errorbar") {
    const error = list("error");
    return { ...mark, line: style !== "" ? mark.line : true, low: mark.y.map((y, i) => y - (error[i] ?? 0)), high: mark.y.map((y, i) => y + (error[i] ?? 0)) };
  }
  if (kind === "boxes") return boxesIn(told, mark, names);
  return ["line", "scatter", "bar", "band", "text"].includes(kind) ? mark : null;
}

/** Boxes as five numbers each: ends, quartiles and the median. @param {unknown} told @param {Mark} mark @param {string[]} names */
function boxesIn(told, mark, names) {
  const columns = array(field(told, "values")).slice(0, 100).map((each) => array(each).filter(isNumber).slice(0, MOST_POINTS).sort((a, b) => a - b)).filter(({ length }) => length > 0);
  const named = array(field(told, "labels")).map(text);
  if (named.length > 0) names.push(...named.slice(0, columns.length));
  const at = (/** @type {number[]} */ sorted, /** @type {number} */ part) => {
    const where = (sorted.length - 1) * part;
    const [low, high] = [sorted[Math.floor(where)] ?? 0, sorted[Math.ceil(where)] ?? 0];
    return low + (high - low) * (where - Math.floor(where));
  };
  const first = named.length > 0 ? 0 : 1;
  const made = columns.map((sorted) => [0, 0.25, 0.5, 0.75, 1].map((part) => at(sorted, part)));
  return { ...mark, x: made.map((_, i) => i + first), low: made.flatMap((five) => five.slice(0, 2)), y: made.map((five) => five[2] ?? 0), high: made.flatMap((five) => five.slice(3)) };
}

// Where things are.

/** @typedef {{ left: number, right: number, top: number, bottom: number }} Box */

/** @param {Axes} axes @param {Box} box @returns {[Scale, Scale]} */
function scalesOf(axes, box) {
  const [xs, ys] = [/** @type {number[]} */ ([]), /** @type {number[]} */ ([])];
  for (const mark of axes.marks) {
    const wide = barWidth(mark) / 2;
    if (mark.kind === "hist") {
      push(xs, mark.x, mark.high);
      push(ys, mark.y, [axes.ylog ? Number.NaN : 0]);
    } else if (mark.kind === "bar") {
      push(mark.lying ? ys : xs, mark.x.map((x) => x - wide), mark.x.map((x) => x + wide));
      push(mark.lying ? xs : ys, mark.y, [0]);
    } else if (mark.kind === "boxes") {
      push(xs, mark.x.map((x) => x - 0.5), mark.x.map((x) => x + 0.5));
      push(ys, mark.low, mark.high);
    } else {
      if (mark.across !== "y") push(xs, mark.x);
      if (mark.across !== "x") push(ys, mark.y);
      push(ys, mark.low, mark.high);
    }
  }
  const bars = axes.marks.some(({ kind }) => kind === "hist" || kind === "bar");
  return [
    scaleFor(xs, axes.xlim, axes.xlog, box.left, box.right, { padding: bars ? 0.01 : 0.03 }),
    scaleFor(ys, axes.ylim, axes.ylog, box.bottom, box.top, { padding: 0.05, fromZero: bars }),
  ];
}

/** @param {number[]} into @param {number[][]} lists */
function push(into, ...lists) {
  for (const list of lists) for (const value of list) if (Number.isFinite(value)) into.push(value);
}

/** How wide a column is: four fifths of the way to its neighbour. @param {Mark} mark */
function barWidth({ kind, x }) {
  if (kind !== "bar") return 0;
  const sorted = x.filter(Number.isFinite).sort((a, b) => a - b);
  let least = Infinity;
  for (let i = 1; i < sorted.length; i += 1) {
    const step = (sorted[i] ?? 0) - (sorted[i - 1] ?? 0);
    if (step > 0) least = Math.min(least, step);
  }
  return 0.8 * (Number.isFinite(least) ? Math.min(least, 1) : 1);
}

// How they look.

/**
 * @template {"text" | "title" | "desc" | "tspan"} Tag
 * @param {Tag} tag
 * @param {Record<string, string | number>} attributes
 * @param {string} said
 */
function words(tag, attributes, said) {
  const made = drawing(tag, attributes);
  made.textContent = said;
  return made;
}

/** Axes with their ticks and names. @param {Axes} axes @param {Box} box @param {Scale} x @param {Scale} y */
function frame(axes, box, x, y) {
  const group = drawing("g", { class: "plot-frame" });
  const named = axes.names.length > 0 ? axes.names.map((name, i) => ({ value: i, name })).slice(0, 40) : [];
  const own = axes.ticks.map((value, i) => ({ value, name: axes.tickNames[i] ?? written(value) }));
  const lying = axes.marks.some((mark) => mark.lying);
  const [xTicks, yTicks] = [own.length > 0 ? own : named.length > 0 && !lying ? named : x.ticks, named.length > 0 && lying ? named : y.ticks];
  const letters = Math.max(1, ...xTicks.map(({ name }) => name.length));
  const each = Math.max(1, Math.ceil((xTicks.length * (letters * 7 + 8)) / (box.right - box.left)));
  xTicks.forEach(({ value, name }, i) => {
    const at = x.at(value);
    if (i % each !== 0 || at < box.left - 1 || at > box.right + 1) return;
    group.append(drawing("line", { x1: at, x2: at, y1: axes.grid ? box.top : box.bottom, y2: box.bottom + 4, class: "plot-tick" }));
    group.append(words("text", { x: at, y: box.bottom + 17, class: "plot-x" }, name));
  });
  for (const { value, name } of yTicks) {
    const at = y.at(value);
    if (at < box.top - 1 || at > box.bottom + 1) continue;
    group.append(drawing("line", { x1: box.left - 4, x2: axes.grid ? box.right : box.left, y1: at, y2: at, class: "plot-tick" }));
    group.append(words("text", { x: box.left - 7, y: at + 4, class: "plot-y" }, name.length > 8 ? `${name.slice(0, 7)}…` : name));
  }
  group.append(drawing("path", { d: `M${box.left} ${box.top}V${box.bottom}H${box.right}`, class: "plot-axis" }));
  if (axes.xlabel) group.append(words("text", { x: (box.left + box.right) / 2, y: box.bottom + 36, class: "plot-label" }, axes.xlabel));
  if (axes.ylabel) {
    const middle = (box.top + box.bottom) / 2;
    group.append(words("text", { x: 13, y: middle, class: "plot-label", transform: `rotate(-90 13 ${middle})` }, axes.ylabel));
  }
  return group;
}

/** @param {Mark} mark @param {Scale} x @param {Scale} y @param {Box} box */
function markOf(mark, x, y, box) {
  const group = drawing("g", { class: `plot-mark plot-color-${mark.color}` });
  const zero = Math.min(box.bottom, Math.max(box.top, y.at(y.isLog ? y.low : 0)));
  switch (mark.kind) {
    case "hist":
      mark.y.slice(0, MOST_BARS).forEach((value, i) => group.append(rectangle(x.at(mark.x[i] ?? 0), x.at(mark.high[i] ?? 0), zero, y.at(value), "plot-bar")));
      break;
    case "bar": {
      const wide = barWidth(mark) / 2;
      const left = Math.min(box.right, Math.max(box.left, x.at(0)));
      mark.y.slice(0, MOST_BARS).forEach((value, i) => {
        const at = mark.x[i] ?? 0;
        group.append(mark.lying ? rectangle(left, x.at(value), y.at(at - wide), y.at(at + wide), "plot-bar") : rectangle(x.at(at - wide), x.at(at + wide), zero, y.at(value), "plot-bar"));
      });
      break;
    }
    case "boxes":
      mark.y.forEach((median, i) => {
        const [low = 0, first = 0] = mark.low.slice(2 * i);
        const [third = 0, high = 0] = mark.high.slice(2 * i);
        const [a, b] = [x.at((mark.x[i] ?? 0) - 0.25), x.at((mark.x[i] ?? 0) + 0.25)];
        const middle = (a + b) / 2;
        group.append(rectangle(a, b, y.at(first), y.at(third), "plot-band"));
        group.append(drawing("path", { d: `M${a} ${y.at(median)}H${b}M${middle} ${y.at(low)}V${y.at(first)}M${middle} ${y.at(third)}V${y.at(high)}`, class: "plot-line" }));
      });
      break;
    case "band": {
      const there = points(mark.x, mark.high, x, y);
      const back = points(mark.x, mark.low, x, y).reverse();
      if (there.length > 0) group.append(drawing("path", { d: `M${[...there, ...back].join("L")}Z`, class: "plot-band" }));
      break;
    }
    case "text":
      group.append(words("text", { x: x.at(mark.x[0] ?? 0), y: y.at(mark.y[0] ?? 0), class: "plot-words" }, mark.text));
      break;
    case "scatter":
      group.append(dots(points(mark.x, mark.y, x, y)));
      break;
    default:
      lines(group, mark, x, y, box);
  }
  return group;
}

/** @param {SVGGElement} group @param {Mark} mark @param {Scale} x @param {Scale} y @param {Box} box */
function lines(group, mark, x, y, box) {
  if (mark.across === "x" || mark.across === "y") {
    const d = mark.across === "y" ? mark.y.map((value) => `M${box.left} ${y.at(value)}H${box.right}`) : mark.x.map((value) => `M${x.at(value)} ${box.top}V${box.bottom}`);
    group.append(drawing("path", { d: d.join(""), class: "plot-line", "stroke-width": 1.2, "stroke-dasharray": "5 4" }));
    return;
  }
  if (mark.kind === "errorbar") {
    const bars = mark.x.slice(0, MOST_BARS).map((at, i) => {
      const [middle, low, high] = [x.at(at), y.at(mark.low[i] ?? 0), y.at(mark.high[i] ?? 0)];
      return [middle, low, high].every(Number.isFinite) ? `M${middle} ${low}V${high}M${middle - 3} ${low}h6M${middle - 3} ${high}h6` : "";
    });
    group.append(drawing("path", { d: bars.join(""), class: "plot-line", "stroke-width": 1.2 }));
  }
  if (mark.line) group.append(drawing("path", { d: curve(mark, x, y), class: "plot-line", "stroke-width": mark.width, ...(mark.dashes ? { "stroke-dasharray": mark.dashes } : {}) }));
  if (mark.marker) group.append(dots(points(mark.x, mark.y, x, y)));
}

/** A curve, with gaps where there is no number. @param {Mark} mark @param {Scale} x @param {Scale} y */
function curve(mark, x, y) {
  let [d, isOpen] = ["", false];
  for (let i = 0; i < Math.min(mark.x.length, mark.y.length); i += 1) {
    const point = `${round(x.at(mark.x[i] ?? Number.NaN))} ${round(y.at(mark.y[i] ?? Number.NaN))}`;
    if (point.includes("NaN")) isOpen = false;
    else {
      d += `${isOpen ? "L" : "M"}${point}`;
      isOpen = true;
    }
  }
  return d;
}

/** @param {number[]} xs @param {number[]} ys @param {Scale} x @param {Scale} y */
function points(xs, ys, x, y) {
  return xs.map((value, i) => `${round(x.at(value))} ${round(y.at(ys[i] ?? Number.NaN))}`).filter((point) => !point.includes("NaN"));
}

/** @param {string[]} at */
const dots = (at) => drawing("path", { d: at.map((point) => `M${point}h0`).join(""), class: "plot-dots", "stroke-width": 2 * DOT });

/** @param {number} x1 @param {number} x2 @param {number} y1 @param {number} y2 @param {string} name */
function rectangle(x1, x2, y1, y2, name) {
  const sides = [Math.min(x1, x2), Math.min(y1, y2), Math.abs(x2 - x1), Math.abs(y2 - y1)];
  const [x = 0, y = 0, width = 0, height = 0] = sides.map((side) => (Number.isFinite(side) ? round(side) : 0));
  return drawing("rect", { x, y, width, height, class: name });
}

/** @param {number} value */
const round = (value) => Math.round(Math.min(1e5, Math.max(-1e5, value)) * 10) / 10;

/** @param {Mark[]} marks @param {Box} box */
function legendOf(marks, box) {
  const named = marks.filter(({ label }) => label).slice(0, 12);
  const letters = Math.min(30, Math.max(...named.map(({ label }) => label.length)));
  const [width, height] = [letters * 7 + 34, named.length * 18 + 8];
  const [left, top] = [Math.max(box.left + 4, box.right - width - 4), box.top + 4];
  const group = drawing("g", { class: "plot-legend" });
  group.append(drawing("rect", { x: left, y: top, width, height, rx: 4 }));
  named.forEach((mark, i) => {
    const y = top + 17 + i * 18;
    const key = drawing("g", { class: `plot-mark plot-color-${mark.color}` });
    if (["hist", "bar", "band", "boxes"].includes(mark.kind)) key.append(drawing("rect", { x: left + 6, y: y - 9, width: 18, height: 9, class: "plot-bar" }));
    else if (mark.kind === "scatter" || !mark.line) key.append(dots([`${left + 15} ${y - 4}`]));
    else key.append(drawing("path", { d: `M${left + 6} ${y - 4}h18`, class: "plot-line", "stroke-width": 2, ...(mark.dashes ? { "stroke-dasharray": mark.dashes } : {}) }));
    group.append(key, words("text", { x: left + 29, y }, mark.label.length > 30 ? `${mark.label.slice(0, 29)}…` : mark.label));
  });
  return group;
}

// In words and numbers.

/** @param {Axes} axes */
function describe({ marks, xlabel, ylabel }) {
  const said = marks.filter(({ kind }) => kind !== "text").slice(0, 12).map((mark) => {
    const numbers = mark.y.filter(Number.isFinite);
    const [low, high] = numbers.reduce(([least, most], value) => [Math.min(least, value), Math.max(most, value)], [Infinity, -Infinity]);
    return texts.whole.mark(kindOf(mark), mark.label, numbers.length, numbers.length > 0 ? short(low) : "", numbers.length > 0 ? short(high) : "");
  });
  return [texts.whole.axes(xlabel, ylabel), ...said].filter(Boolean).join(" ");
}

/** @param {Mark} mark */
function kindOf({ kind }) {
  const kinds = texts.whole.kinds;
  return kind === "hist" || kind === "bar" ? kinds.bars : kind === "scatter" ? kinds.points : kind === "band" ? kinds.band : kind === "boxes" ? kinds.boxes : kinds.curve;
}

/** @param {number} value */
const short = (value) => written(Number(value.toPrecision(6)));

/** The values, for whoever asks for them. @param {Axes[]} axes */
function tableOf(axes) {
  const details = element("details", { class: "plot-values" });
  details.append(element("summary", {}, texts.whole.values));
  details.addEventListener("toggle", () => {
    if (!details.open || details.childElementCount > 1) return;
    for (const each of axes) details.append(valuesOf(each));
  });
  return details;
}

/** @param {Axes} axes */
function valuesOf({ marks, names, title, xlabel, ylabel }) {
  const shown = marks.filter(({ kind, across }) => kind !== "text" && across === "").slice(0, MOST_COLUMNS);
  const box = element("div", { class: "plot-table", tabindex: "0", role: "group", "aria-label": title || texts.whole.values });
  const longest = Math.max(0, ...shown.map(({ y, low }) => Math.max(y.length, low.length)));
  const table = element("table", {});
  if (title) table.append(element("caption", {}, title));
  const head = element("tr", {});
  for (const [i, mark] of shown.entries()) head.append(element("th", { scope: "col" }, xlabel || "x"), element("th", { scope: "col" }, mark.label || ylabel || `y ${i + 1}`));
  table.append(head);
  for (let row = 0; row < Math.min(longest, MOST_ROWS); row += 1) {
    const line = element("tr", {});
    for (const mark of shown) {
      const x = mark.x[row];
      const value = mark.kind === "band" ? `${show(mark.low[row])} – ${show(mark.high[row])}` : show(mark.y[row]);
      line.append(element("td", {}, x === undefined ? "" : names[x] ?? show(x)), element("td", {}, value));
    }
    table.append(line);
  }
  box.append(table);
  if (longest > MOST_ROWS) box.append(element("p", { class: "note" }, texts.whole.firstRows(count(MOST_ROWS), count(longest))));
  return box;
}

/** @param {number | undefined} value */
const show = (value) => (value === undefined || !Number.isFinite(value) ? "" : short(value));
