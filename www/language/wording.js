// How numbers, times and ends of sentences are written, in the language in use; what is typed is read by the
// program.
// @ts-check

/** What stands between thousands, and before decimals: the same as in the program's own sentences. */
const MARKS = {
  en: { thousands: ",", decimal: "." },
  de: { thousands: ".", decimal: "," },
};

/** The code of a language. @typedef {keyof typeof MARKS} Code */

/** @type {Code} */
let language = "en";
let marks = MARKS.en;

/** @param {Code} code */
export function writeAs(code) {
  language = code;
  marks = MARKS[code];
}

/**
 * A number with the marks of the language in use.
 * @param {number} value
 * @param {Intl.NumberFormatOptions} [how]
 */
function marked(value, how) {
  const parts = new Intl.NumberFormat("en", how).formatToParts(value);
  return parts.map(({ type, value: part }) => (type === "group" ? marks.thousands : type === "decimal" ? marks.decimal : part)).join("");
}

/** What stands before decimals. */
export const decimalMark = () => marks.decimal;

/** @param {number} value */
export const count = (value) => marked(value);

/**
 * @param {number} value
 * @param {number} digits after the decimal point
 */
const decimal = (value, digits) => marked(value, { minimumFractionDigits: digits, maximumFractionDigits: digits });

/** @param {number} seconds */
export function duration(seconds) {
  if (seconds < 0.01) return `< ${decimal(0.01, 2)} s`;
  if (seconds < 1) return `${decimal(seconds, 2)} s`;
  if (seconds < 10) return `${decimal(seconds, 1)} s`;
  if (seconds < 90) return `${Math.round(seconds)} s`;
  if (seconds < 5_400) return `${Math.round(seconds / 60)} min`;
  if (seconds < 172_800) return `${Math.round(seconds / 3_600)} h`;
  const days = { style: /** @type {const} */ ("unit"), unit: "day", unitDisplay: /** @type {const} */ ("long") };
  return new Intl.NumberFormat(language, days).format(Math.round(seconds / 86_400));
}

/**
 * A number as it is typed, with no more decimals than it has.
 * @param {number} value
 */
export const written = (value) => marked(value, { maximumFractionDigits: 9, useGrouping: false });

/**
 * Values as a field shows them, from the notation of links: the mark of the language before decimals, and
 * between the values of a list what it leaves for that.
 * @param {string} text
 */
export const inField = (text) => (marks.decimal === "," ? text.replaceAll(",", "; ").replaceAll(".", ",") : text.replaceAll(",", ", "));

/** @param {string} text */
export function sentence(text) {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
