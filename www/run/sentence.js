// What is said of an error, in a sentence.
// @ts-check

import { isFault } from "./fault.js";
import { texts } from "../language/texts.js";

/** @param {unknown} error */
export function sentenceOf(error) {
  if (isFault(error)) return texts.fault;
  return error instanceof Error ? error.message : String(error);
}
