// Every text of the page that does not come from a scenario, in the language in use.
// @ts-check

import { texts as english } from "./en.js";
import { sayIn } from "./of-workers.js";

/** @typedef {import("./wording.js").Code} Code */

/** What those who speak them call them, by their codes; the first is used where none of a visitor's languages
 * is among them. @type {Record<Code, string>} */
export const LANGUAGES = { en: "English", de: "Deutsch" };

/** What comes only for those who read it: start.js asks for it ahead. */
const OTHERS = { de: () => import("./de.js") };

/** @type {Code} */
export let language = "en";
export let texts = english;
/** What the program says in it; of English it has all. */
export let ofProgram = "";

/**
 * Uses a language from now on; if its texts do not come, the first.
 * @param {Code} code
 */
export async function speak(code) {
  if (code === "en") return;
  const come = await OTHERS[code]().catch(() => null);
  if (!come) return;
  language = code;
  ({ texts, ofProgram } = come);
  sayIn(code);
}
