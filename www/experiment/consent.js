// Which programs the visitor has let run, by a click with their text in sight: others wait for one.
// @ts-check

/** @typedef {import("../crossing.js").Reading} Reading */

/** Words of a link that no program sees, or whose number only counts. */
const COUNTED = /&(?:numTrials|seed|firstTrial|standardError)=[^&]*/gu;

export class Consent {
  /** @type {Set<string>} */ #given = new Set();

  /** What is read is let run; what is no program needs nothing. @param {Reading} reading */
  give(reading) {
    if (reading.program) this.#given.add(asked(reading));
  }

  /** Whether it runs by itself. @param {Reading} reading */
  has(reading) {
    return reading.program === null || this.#given.has(asked(reading));
  }
}

/**
 * What somebody agrees to: a program's text with any plain values, or else with just these, which may be programs
 * themselves.
 * @param {Reading} reading
 */
function asked({ program, link }) {
  return program?.plain ? program.text : JSON.stringify([program?.text, link.replace(COUNTED, "")]);
}
