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
  const parts = [...place.querySelectorAll("[data-part]")];
  const alike = parts.length === phrases.length && phrases.every((phrase, i) => parts[i]?.getAttribute("data-part") === kindOf(phrase));
  if (alike) {
    phrases.forEach(({ text, input }, i) => {
      const part = /** @type {HTMLElement | undefined} */ (parts[i]);
      if (part && part.textContent !== text) part.textContent = text;
      if (part && input) part.dataset["more"] = String(input.more);
    });
    return;
  }
  place.replaceChildren();
  /** Results that follow each other are one, and no line ends within it. @type {HTMLElement | null} */
  let strong = null;
  for (const phrase of phrases) {
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
