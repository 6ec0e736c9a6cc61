// What a word of the field means, or what a value does: told where it stands, at a click, a tap or a key.
// @ts-check

import { element } from "../dom.js";
import { texts } from "../language/texts.js";

/** What is told; there is one at a time. */
const told = element("div", { id: "meaning", class: "meaning", role: "status", hidden: "" });
/** Whose meaning is told. @type {HTMLElement | null} */
let teller = null;

/**
 * A word that tells its meaning.
 * @param {string} word
 * @param {string} meaning
 */
export function explained(word, meaning) {
  return element("button", { type: "button", class: "word", "aria-expanded": "false", "data-meaning": meaning }, word);
}

/**
 * What tells more of something that is named beside it.
 * @param {string} name
 * @param {string[]} paragraphs
 */
export function asked(name, paragraphs) {
  return element("button", {
    type: "button", class: "asked", "aria-expanded": "false", "aria-label": texts.whatIs(name), "data-meaning": paragraphs.join("\n"),
  }, "?");
}

/** Listens for those who ask. */
export function tellMeanings() {
  document.body.append(told);
  document.addEventListener("click", ({ target }) => {
    if (!(target instanceof Element) || told.contains(target)) return;
    const button = target.closest("[data-meaning]");
    if (button instanceof HTMLElement && button !== teller) tell(button);
    else close();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !teller) return;
    // It closes this, and nothing else.
    event.stopPropagation();
    close();
  }, true);
  document.addEventListener("focusin", ({ target }) => {
    if (teller && target instanceof Node && target !== teller && !told.contains(target)) close();
  });
  addEventListener("resize", close);
}

/** @param {HTMLElement} button */
function tell(button) {
  close();
  teller = button;
  button.setAttribute("aria-expanded", "true");
  const paragraphs = (button.dataset["meaning"] ?? "").split("\n");
  told.replaceChildren(...paragraphs.map((text) => element("p", {}, text)));
  told.hidden = false;
  place(button);
}

function close() {
  teller?.setAttribute("aria-expanded", "false");
  teller = null;
  told.hidden = true;
  told.replaceChildren();
}

/**
 * Below the word, or above where there is no room; never beyond the window, and nothing else moves.
 * @param {HTMLElement} button
 */
function place(button) {
  const { left, top, bottom } = button.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = told;
  const room = document.documentElement.clientWidth;
  const below = bottom + height + 8 <= innerHeight || top < height + 8;
  told.style.left = `${Math.max(8, Math.min(left, room - width - 8)) + scrollX}px`;
  told.style.top = `${(below ? bottom + 6 : top - height - 6) + scrollY}px`;
}
