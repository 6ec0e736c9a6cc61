// How numbers, times and ends of sentences are written, in the language in use.
// @ts-check

let language = "en";
/** What stands between thousands, and before decimals: the same as in the program's own sentences. */
let marks = { thousands: ",", decimal: "." };

/**
 * @param {string} code
 * @param {{ thousands: string, decimal: string }} numbers
 */
export function writeAs(code, numbers) {
  language = code;
  marks = numbers;
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

/** The text of a regular expression for the mark between thousands; of spaces any is typed for any other. */
const between = () => (marks.thousands.trim() === "" ? String.raw`\s` : marks.thousands.replaceAll(/[.\\^$*+?()[\]{}|]/gu, String.raw`\$&`));

/** @param {string} text */
const ungrouped = (text) => text.replaceAll(new RegExp(between(), "gu"), "");

/**
 * Whether a text begins with thousands that are apart, and what stands behind them.
 * @param {string} text
 * @param {string} behind
 */
const isGrouped = (text, behind) => new RegExp(`^-?[1-9]\\d{0,2}(?:${between()}\\d{3})+${behind}`, "u").test(text);

/**
 * A number as it is typed in the language in use; null if it is none. What can be read as groups of
 * thousands is; the point of programs may be typed in every language.
 * @param {string} text
 */
export function typed(text) {
  const plain = text.replaceAll(/\s/gu, "").replace("−", "-");
  const isAmbiguous = marks.thousands === ".";
  const bare = !isAmbiguous || isGrouped(plain, `(?:${marks.decimal}|$)`) ? ungrouped(plain) : plain;
  const english = bare.replace(marks.decimal, ".");
  return /^-?(?:\d+\.?\d*|\.\d+)$/u.test(english) ? Number(english) : null;
}

/**
 * What is typed into a field of the form, in the notation of links: points before decimals, commas
 * between the values of a list. What the language in use writes otherwise is read where it can mean
 * nothing else; where decimals have commas, a list of them has semicolons.
 * @param {string} text
 * @param {"whole" | "real"} kind
 * @param {boolean} list whether the field takes several values
 * @returns {string}
 */
export function noted(text, kind, list) {
  const plain = text.trim();
  const hasCommas = marks.decimal === ",";
  if (hasCommas && list && plain.includes(";")) return plain.split(";").map((one) => noted(one, kind, false)).join(",");
  if (kind === "whole") {
    // 10,000 is ten thousand where a list makes no sense, or would hold 000.
    const isList = marks.thousands === "," && list && !plain.includes(",0");
    return isGrouped(plain, "$") && !plain.startsWith("-") && !isList ? ungrouped(plain) : text;
  }
  if (!hasCommas) return text;
  const number = "[\\-−]?\\d*,?\\d+";
  return new RegExp(`^${number}(?:\\.\\.${number}/\\d+)?$`, "u").test(plain) ? plain.replaceAll(",", ".") : text;
}

/** @param {string} text */
export function sentence(text) {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
