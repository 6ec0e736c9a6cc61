// A sentence with its results in bold.
// @ts-check

import { element } from "../dom.js";

/**
 * @param {HTMLElement} place
 * @param {import("../crossing.js").Phrase[]} phrases
 */
export function say(place, phrases) {
  place.replaceChildren(...phrases.map(({ text, strong }) => (strong ? element("strong", {}, text) : text)));
}
