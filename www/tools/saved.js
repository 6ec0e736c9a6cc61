// Saved pictures and tables that are opened again: what they say of their experiment.
// @ts-check

import { readSaved, savedAs } from "../pkg/many_trials.js";
import { texts } from "../language/texts.js";

/** @typedef {import("../crossing.js").Saved} Saved */

/** A picture or table of this page is smaller. */
const MOST_BYTES = 300_000_000;
/** What a table says stands in its first rows and in its last: of a large one no more is read. */
const ENDS = 2_000_000;

/**
 * Whether a file is one that says what it is, rather than results.
 * @param {File} file
 */
export const isSaved = ({ name, type }) => savedAs(name, type) !== null;

/**
 * What a file says of itself.
 * @param {File} file
 * @returns {Promise<Saved>}
 */
export async function saved(file) {
  if (file.size > MOST_BYTES) throw new Error(texts.savedTooLarge(file.name));
  const isLong = savedAs(file.name, file.type) === "table" && file.size > 2 * ENDS;
  const parts = isLong ? [file.slice(0, ENDS), "\n", file.slice(-ENDS)] : [file];
  const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
  return readSaved(file.name, bytes);
}
