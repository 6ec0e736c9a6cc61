// What comes only for visitors' programs, or a sentence if it does not.
// @ts-check

import { texts } from "../language/texts.js";
import { sentenceOf } from "../run/sentence.js";
import { hasPython } from "../site/place.js";

/** What starts interpreters, where there is a Python for them. */
export async function ofInterpreters() {
  if (!hasPython()) throw new Error(texts.program.noPython);
  return come(import("../program/interpreters.js"));
}

/**
 * @template T
 * @param {Promise<T>} parts
 * @returns {Promise<T>}
 */
export const come = (parts) => parts.catch((error) => {
  throw new Error(texts.program.notCome(sentenceOf(error)));
});
