// What takes long beside the trials, done part by part, so that others have their turn in between: a table
// of single trials, and what someone's own numbers need.
// @ts-check

import { CheckWork, TrialRows } from "../pkg/many_trials.js";
import { said } from "../language/of-workers.js";
import { tellPage } from "./protocol.js";
import { sentenceOf } from "./sentence.js";

/** How long a part may take, in ms. */
const PART = 30;
/** A larger table of single trials is for the terminal program. */
const MOST_ROWS = 20_000_000;

/** Others have their turn; the page hears that this goes on. */
function pause() {
  tellPage({ kind: "writing" });
  return new Promise((resolve) => setTimeout(resolve));
}

/**
 * One row a trial. The table can be larger than the memory of the wasm, so it is read part by part.
 * @param {import("../pkg/many_trials.js").Trials} done
 * @param {import("./protocol.js").Origin} origin
 */
export async function table(done, { of, address, view }) {
  const rows = of
    ? TrialRows.ofLink(of.link, new Float64Array(of.trials), of.fingerprint, address, view)
    : done.rows(address, view);
  try {
    if (rows.left() > MOST_ROWS) throw new Error(said.tooManyRows(rows.left(), MOST_ROWS));
    /** @type {Blob[]} */
    const parts = [];
    for (let more = true; more; ) {
      const begin = performance.now();
      /** @type {string[]} */
      const lines = [];
      while (more && performance.now() - begin < PART) {
        const text = rows.read(done);
        if (text === undefined) more = false;
        else lines.push(text);
      }
      parts.push(new Blob(lines));
      await pause();
    }
    return parts;
  } finally {
    rows.free();
  }
}

/**
 * Runs what someone's own numbers need beside the trials: a few trials at a time, while others go on.
 * @param {import("./protocol.js").Check} order
 */
export async function check({ id, link, own }) {
  try {
    const work = new CheckWork(link, own);
    let most = 1;
    for (let finished = false; !finished; ) {
      const begin = performance.now();
      finished = work.advance(most);
      const took = performance.now() - begin;
      // As many as take about half of a part.
      most = Math.max(1, Math.min(most * 2, Math.round((most * PART) / 2 / Math.max(took, 0.1))));
      await pause();
    }
    const bytes = work.bytes();
    work.free();
    tellPage({ kind: "checked", id, blob: new Blob([/** @type {Uint8Array<ArrayBuffer>} */ (bytes)]) });
  } catch (error) {
    tellPage({ kind: "refused", id, message: sentenceOf(error) });
  }
}
