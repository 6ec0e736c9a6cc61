// Every text of the page that does not come from a scenario, in the language in use.
// @ts-check

import * as de from "./de.js";
import * as en from "./en.js";
import { writeAs } from "./wording.js";

/** By their codes; the first is used where none of a visitor's languages is among them. */
export const LANGUAGES = { en, de };

/** @typedef {keyof typeof LANGUAGES} Code */

/** @type {Code} */
export let language = "en";
export let texts = en.texts;

/** @param {Code} code */
export function speak(code) {
  language = code;
  ({ texts } = LANGUAGES[code]);
  writeAs(code, LANGUAGES[code].marks);
}
