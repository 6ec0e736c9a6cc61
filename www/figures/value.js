// A value of the experiment in a sentence, which is changed where it stands.
// @ts-check

import { element } from "../dom.js";
import { texts } from "../language/texts.js";
import { typedNumber } from "../pkg/many_trials.js";

/**
 * @param {string} text
 * @param {import("../crossing.js").PhraseInput} input
 */
export function changeable(text, { key, more }) {
  return element("button", { type: "button", class: "word value", title: texts.changeHere, "data-key": key, "data-more": String(more) }, text);
}

/**
 * Listens for those who change a value.
 * @param {HTMLElement} figures
 * @param {(key: string, text: string) => void} change
 */
export function changeValues(figures, change) {
  figures.addEventListener("click", ({ target }) => {
    if (target instanceof HTMLButtonElement && target.classList.contains("value")) edit(target, change);
  });
}

/**
 * @param {HTMLButtonElement} button
 * @param {(key: string, text: string) => void} change
 */
function edit(button, change) {
  const { key = "", more = "0" } = button.dataset;
  const before = button.textContent ?? "";
  const field = element("input", { type: "text", class: "value", inputmode: "numeric", enterkeyhint: "go", autocomplete: "off", "aria-label": texts.changeHere });
  field.value = before;
  field.size = Math.max(before.length, 3);
  button.hidden = true;
  button.after(field);
  field.select();
  const close = () => {
    field.remove();
    button.hidden = false;
  };
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== "Escape") return;
    // It ends this, and nothing else.
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Escape") field.value = before;
    field.blur();
    button.focus();
  });
  field.addEventListener("blur", () => {
    const value = typedNumber(field.value);
    const isOther = typeof value === "number" && field.value !== before;
    close();
    if (isOther) change(key, String(value - Number(more)));
  });
}
