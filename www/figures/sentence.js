// A sentence with its results in bold and its words of the field explained at a touch.
// @ts-check

import { element } from "../dom.js";
import { explained } from "../visitor/meaning.js";

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
    phrases.forEach(({ text }, i) => {
      const part = parts[i];
      if (part && part.textContent !== text) part.textContent = text;
    });
    return;
  }
  place.replaceChildren();
  /** Results that follow each other are one, and no line ends within it. @type {HTMLElement | null} */
  let strong = null;
  for (const phrase of phrases) {
    const made = phrase.meaning ? explained(phrase.text, phrase.meaning) : element("span", {}, phrase.text);
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
const kindOf = ({ strong, meaning }) => `${strong ? "strong" : "plain"} ${meaning ?? ""}`;
