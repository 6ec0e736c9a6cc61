// A sentence with its results in bold, its words of the field explained and its values changed at a touch.
// @ts-check

import { element } from "../dom.js";
import { explained } from "../visitor/meaning.js";
import { changeable } from "./value.js";

/** @typedef {import("../crossing.js").Phrase} Phrase */

/**
 * Writes a sentence. What is written anew many times a second stays the same elements while only numbers
 * change: a button keeps its focus, and what it explains stays open.
 * @param {HTMLElement} place
 * @param {Phrase[]} phrases
 */
export function say(place, phrases) {
  const parts = /** @type {HTMLElement[]} */ ([...place.querySelectorAll("[data-part]")]);
  const other = phrases.findIndex((phrase, i) => parts[i]?.dataset["part"] !== kindOf(phrase));
  let alike = other < 0 ? phrases.length : other;
  // Results that follow each other are made together.
  while (alike < phrases.length && alike > 0 && phrases[alike]?.strong && phrases[alike - 1]?.strong) alike -= 1;
  phrases.slice(0, alike).forEach(({ text, input }, i) => {
    const part = parts[i];
    if (part && part.textContent !== text) part.textContent = text;
    if (part && input) part.dataset["more"] = String(input.more);
  });
  for (const part of parts.slice(alike)) (part.closest("strong") ?? part).remove();
  /** Results that follow each other are one, and no line ends within it. @type {HTMLElement | null} */
  let strong = null;
  for (const phrase of phrases.slice(alike)) {
    const made = phrase.meaning ? explained(phrase.text, phrase.meaning)
      : phrase.input ? changeable(phrase.text, phrase.input) : element("span", {}, phrase.text);
    made.dataset["part"] = kindOf(phrase);
    if (phrase.strong) {
      strong ??= place.appendChild(element("strong", {}));
      strong.append(made);
    } else {
      strong = null;
      place.append(made);
    }
  }
}

/** @param {Phrase} phrase */
const kindOf = ({ strong, meaning, input }) => `${strong ? "strong" : "plain"} ${meaning ?? input?.key ?? ""}`;
