// Saved pictures and tables that are opened again: what they say of their experiment.
// @ts-check

import { readSaved } from "../pkg/many_trials.js";
import { texts } from "../language/texts.js";

/** @typedef {{ name: string, link: string, view: string, words: string, fingerprint: string | null }} Saved */

/** A picture or table of this page is smaller. */
const MOST_BYTES = 300_000_000;
/** What a table says stands in its first rows and in its last: of a large one no more is read. */
const ENDS = 2_000_000;

/**
 * Whether a file is one that says what it is, rather than results.
 * @param {File} file
 */
export const isSaved = ({ name, type }) => /\.(?:png|svg|csv)$/iu.test(name) || /^(?:image\/|text\/csv)/u.test(type);

/**
 * What a file says of itself.
 * @param {File} file
 * @returns {Promise<Saved>}
 */
export async function saved(file) {
  if (file.size > MOST_BYTES) throw new Error(texts.savedTooLarge(file.name));
  const isTable = /\.csv$/iu.test(file.name) && file.size > 2 * ENDS;
  const parts = isTable ? [file.slice(0, ENDS), "\n", file.slice(-ENDS)] : [file];
  const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
  return { name: file.name, ...JSON.parse(readSaved(file.name, bytes)) };
}
