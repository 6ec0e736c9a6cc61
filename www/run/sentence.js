// What is said of an error, in a sentence.
// @ts-check

import { isFault } from "./fault.js";
import { said } from "../language/of-workers.js";

/** @param {unknown} error */
export function sentenceOf(error) {
  if (isFault(error)) return said.fault;
  return error instanceof Error ? error.message : String(error);
}
