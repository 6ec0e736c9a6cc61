// A sentence with its results in bold, its words of the field explained and its values changed at a touch.
// @ts-check

import { element } from "../dom.js";
import { explained } from "../visitor/meaning.js";
import { changeable } from "./value.js";

/** @typedef {import("../crossing.js").Phrase} Phrase */

/** A part of a sentence that stands in it as one element: what is plain; or results that follow each other, or
 * a button and the sign after it, in which no line ends. @typedef {{ kind: string, phrases: Phrase[] }} Part */

/** What no line begins with. Browsers end lines after every button, whatever follows it. */
const CLOSING = /^[.,:;!?)”“’]+/u;

/**
 * Writes a sentence. What is written anew many times a second stays the same elements, as far as its parts
 * are of the same kinds in the same order: a button keeps its focus, and what it explains stays open.
 * @param {HTMLElement} place
 * @param {Phrase[]} phrases
 */
export function say(place, phrases) {
  const parts = partsOf(phrases);
  const there = /** @type {HTMLElement[]} */ ([...place.children]).filter(({ dataset }) => dataset["kind"] !== undefined);
  // What stood there before was written by nobody here.
  if (there.length === 0) place.replaceChildren();
  const stays = common(there.map(({ dataset }) => dataset["kind"] ?? ""), parts.map(({ kind }) => kind));
  for (const [i, element] of there.entries()) if (!stays.includes(i)) element.remove();
  /** @type {HTMLElement | null} */
  let last = null;
  for (const [i, part] of parts.entries()) {
    const kept = there[stays[i] ?? -1];
    const written = kept ?? made(part);
    if (kept) rewrite(kept, part);
    else if (last) last.after(written);
    else place.prepend(written);
    last = written;
  }
}

/** @param {Phrase[]} phrases */
function partsOf(phrases) {
  /** @type {Part[]} */
  const parts = [];
  for (const [i, phrase] of phrases.entries()) {
    const part = parts.at(-1);
    if (part && phrase.strong && phrases[i - 1]?.strong) {
      part.phrases.push(phrase);
      part.kind += ` ${kindOf(phrase)}`;
      continue;
    }
    const [closing] = (part && !phrase.strong && isPlainButton(phrases[i - 1]) && CLOSING.exec(phrase.text)) || [""];
    if (part && closing) {
      part.phrases.push({ ...phrase, text: closing });
      part.kind += " closing";
    }
    const rest = phrase.text.slice(closing.length);
    if (rest) parts.push({ kind: kindOf(phrase), phrases: [{ ...phrase, text: rest }] });
  }
  return parts;
}

/** @param {Part} part */
function made({ kind, phrases }) {
  const pieces = phrases.map((phrase) => (phrase.meaning ? explained(phrase.text, phrase.meaning)
    : phrase.input ? changeable(phrase.text, phrase.input) : element("span", {}, phrase.text)));
  let whole = /** @type {HTMLElement} */ (pieces[0]);
  if (isGroup(phrases)) {
    whole = phrases[0]?.strong ? element("strong", {}) : element("span", { class: "unbroken" });
    whole.append(...pieces);
  }
  whole.dataset["kind"] = kind;
  return whole;
}

/**
 * @param {HTMLElement} whole
 * @param {Part} part of the same kind
 */
function rewrite(whole, { phrases }) {
  const pieces = isGroup(phrases) ? /** @type {HTMLElement[]} */ ([...whole.children]) : [whole];
  for (const [i, { text, input }] of phrases.entries()) {
    const piece = pieces[i];
    if (!piece) continue;
    if (piece.textContent !== text) piece.textContent = text;
    if (input) piece.dataset["more"] = String(input.more);
  }
}

/** @param {Phrase[]} phrases those of a part */
const isGroup = (phrases) => phrases.length > 1 || phrases[0]?.strong === true;

/** @param {Phrase | undefined} phrase */
const isPlainButton = (phrase) => Boolean(phrase && !phrase.strong && (phrase.meaning || phrase.input));

/** @param {Phrase} phrase */
const kindOf = ({ strong, meaning, input }) => `${strong ? "strong" : "plain"} ${meaning ?? input?.key ?? ""}`;

/**
 * Of as many as can stay in their order: for each of the new kinds the place of its old one, -1 if it is new.
 * @param {string[]} old
 * @param {string[]} next
 */
function common(old, next) {
  // The longest common subsequence; a sentence has some twenty parts.
  const most = Array.from({ length: old.length + 1 }, () => new Array(next.length + 1).fill(0));
  const at = (/** @type {number} */ i, /** @type {number} */ j) => most[i]?.[j] ?? 0;
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = next.length - 1; j >= 0; j--) {
      const row = most[i];
      if (row) row[j] = old[i] === next[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const places = new Array(next.length).fill(-1);
  for (let i = 0, j = 0; i < old.length && j < next.length;) {
    if (old[i] === next[j]) places[j++] = i++;
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return places;
}
