// What an interpreter says, read as a stranger's: a program may have said it. What is not as it should be is nothing.
// @ts-check

/** @typedef {import("../protocol.js").ProgramNews} News */

/** More of a text is not taken. */
const MOST_TEXT = 30_000;
/** More notes say nothing more. */
const MOST_NOTES = 40;

/** @param {unknown} value @param {number} [least] @returns {value is number} */
const isNumber = (value, least = 0) => Number.isSafeInteger(value) && Number(value) >= least;
/** @param {unknown} value @param {number} [most] */
const text = (value, most = MOST_TEXT) => (typeof value === "string" ? value.slice(0, most) : "");
/** @param {unknown} value */
const line = (value) => (isNumber(value, 1) ? value : null);
/** @param {unknown} value @returns {Record<string, unknown>} */
const fields = (value) => (typeof value === "object" && value !== null ? /** @type {Record<string, unknown>} */ (value) : {});

/**
 * A mistake with nothing in it that is not one.
 * @param {unknown} told
 * @returns {import("../protocol.js").Mistake}
 */
function mistake(told) {
  const { sentence, line: at, trace, kind, printed } = fields(told);
  return { sentence: text(sentence, 2_000), line: line(at), trace: text(trace), kind: text(kind, 100), printed: text(printed) };
}

/**
 * What was said, or nothing.
 * @param {unknown} data
 * @returns {News | null}
 */
export function readNews(data) {
  const { kind, round, case: place, first, count, shape, values, took, trial, id, notes, message, printed, mistake: told } = fields(data);
  switch (kind) {
    case "open":
      return { kind, ready: 0, how: "plain" };
    case "sign":
      return isNumber(id) ? { kind, id } : null;
    case "row":
      return isNumber(id) ? { kind, id, printed: text(printed) } : null;
    case "prepared":
      if (!isNumber(round) || !Array.isArray(notes)) return null;
      return { kind, round, notes: notes.slice(0, MOST_NOTES).map((note) => {
        const { kind, line: at, sentence } = fields(note);
        return { kind: text(kind, 100), line: line(at), sentence: text(sentence, 2_000) };
      }) };
    case "rows":
      if (!isNumber(round) || !isNumber(place) || !isNumber(first) || !isNumber(count, 1)) return null;
      if (!(values instanceof Float64Array) || values.length % count !== 0) return null;
      return { kind, round, case: place, first, count, shape: text(shape), values, took: Number(took) || 0 };
    case "mistake":
      return isNumber(round) && isNumber(place) && isNumber(trial, -1) ? { kind, round, case: place, trial, mistake: mistake(told) } : null;
    case "failed":
      return { kind, message: text(message, 2_000) };
    default:
      return null;
  }
}
