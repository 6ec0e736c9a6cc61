// What the page explains of an experiment: its rule, what bands mean, what is known exactly.
// @ts-check

import { element } from "../dom.js";
import { texts } from "../language/texts.js";

/**
 * @param {HTMLElement} place
 * @param {{ rule: string, exact: string } | undefined} scenario
 */
export function explain(place, scenario) {
  const part = (/** @type {string} */ title, /** @type {string[]} */ paragraphs) =>
    [element("h2", {}, title), ...paragraphs.map((text) => element("p", {}, text))];
  place.replaceChildren(
    ...part(texts.explainRule, [scenario?.rule ?? ""]),
    ...part(texts.explainBands, texts.bandsMean),
    ...part(texts.explainExact, [scenario?.exact ?? "", texts.explainSame].filter(Boolean)),
  );
}
