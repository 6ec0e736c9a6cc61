// The programs to begin with: their names, and where their text is.
// @ts-check

import { texts } from "../language/texts.js";

/** In the order in which they are offered. */
export const EXAMPLES = /** @type {const} */ (["epidemic", "monty_hall", "gamblers_ruin", "collecting_cards", "pi_by_darts", "frame"]);

/** @typedef {(typeof EXAMPLES)[number]} Example */

/**
 * The text of an example.
 * @param {Example} name
 */
export async function exampleText(name) {
  const file = `program/examples/${name}.py`;
  // The page in one file has them inside.
  const inside = document.getElementById(file)?.textContent;
  if (inside !== null && inside !== undefined) return inside;
  const text = await beside(file).catch(() => "");
  // Some hosts answer with a page of their own where a file is missing.
  if (text === "" || /^\s*<!doctype/iu.test(text)) throw new Error(texts.program.noExample);
  return text;
}

/** @param {string} file */
async function beside(file) {
  const answer = await fetch(file);
  return answer.ok ? answer.text() : "";
}
