// A figure's canvas: made, described, its size and colours, and where a pointer is on it.
// @ts-check

import { element } from "../dom.js";
import { paperColors, paperRatio, typeScale } from "./paper.js";

/** @typedef {import("../crossing.js").Paper} Paper */

/** Narrower figures have less room for words. */
const COMPACT_BELOW = 560;

/**
 * @param {string} name
 * @param {boolean} first whether it is the first of its kind on the page
 */
export function canvas(name, first) {
  return element("canvas", { class: name, role: "img", ...(first ? { id: name } : {}) });
}

/**
 * @param {HTMLCanvasElement} figure
 * @param {{ title: string, description: string }} words
 */
export function describe(figure, { title, description }) {
  figure.setAttribute("aria-label", `${title}. ${description}`);
}

/**
 * What a figure is drawn on.
 * @param {HTMLCanvasElement} figure
 * @returns {Paper}
 */
export function paperOf(figure, colors = paperColors()) {
  const scale = typeScale();
  const [width, height] = [figure.clientWidth / scale, figure.clientHeight / scale];
  return { width, height, ratio: paperRatio() * scale, compact: width < COMPACT_BELOW, colors };
}

/**
 * Where a pointer is in a figure, in the drawing's own pixels.
 * @param {HTMLCanvasElement} figure
 * @param {{ clientX: number, clientY: number }} event
 * @returns {[number, number]}
 */
export function placeIn(figure, { clientX, clientY }) {
  const { left, top } = figure.getBoundingClientRect();
  return [(clientX - left) / typeScale(), (clientY - top) / typeScale()];
}
