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
 * A number with so many decimals, and the marks of the language in use. By hand: what browsers have for it takes 30 ms
 * to wake up, of the first tenth of a second of a page.
 * @param {number} value
 * @param {number} digits
 */
const decimal = (value, digits) => marked(value.toFixed(digits));

/** @param {string} text as JavaScript writes numbers */
function marked(text) {
  const [whole = "", rest] = text.split(".");
  return whole.replaceAll(/\B(?=(?:\d{3})+$)/gu, marks.thousands) + (rest ? marks.decimal + rest : "");
}

/**
 * With no more decimals than it has.
 * @param {number} value
 * @param {number} most
 */
const short = (value, most) => value.toFixed(most).replace(/\.?0+$/u, "");

/** What stands before decimals. */
export const decimalMark = () => marks.decimal;

/** @param {number} value */
export const count = (value) => marked(short(value, 3));

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
export const written = (value) => short(value, 9).replace(".", marks.decimal);

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
