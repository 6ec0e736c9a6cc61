// How numbers, times and ends of sentences are written, in the language in use.
// @ts-check

let language = "en";

/** @param {string} code */
export function writeAs(code) {
  language = code;
}

/** @param {number} value */
export const count = (value) => new Intl.NumberFormat(language).format(value);

/**
 * @param {number} value
 * @param {number} digits after the decimal point
 */
function decimal(value, digits) {
  return new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
}

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
export const written = (value) => new Intl.NumberFormat(language, { maximumFractionDigits: 9, useGrouping: false }).format(value);

/**
 * A number as it is typed in the language in use; null if it is none. What can be read as groups of
 * thousands is; a German may also type the point of programs.
 * @param {string} text
 */
export function typed(text) {
  const plain = text.replaceAll(/\s/gu, "").replace("−", "-");
  const grouped = /^-?[1-9]\d{0,2}(?:\.\d{3})+(?:,|$)/u.test(plain);
  const english = language === "de" ? (grouped ? plain.replaceAll(".", "") : plain).replace(",", ".") : plain.replaceAll(",", "");
  return /^-?(?:\d+\.?\d*|\.\d+)$/u.test(english) ? Number(english) : null;
}

/**
 * What is typed into a field of the form, in the notation of links: points before decimals, commas
 * between the values of a list. What the language in use writes otherwise is read where it can mean
 * nothing else; in German a list of decimals has semicolons.
 * @param {string} text
 * @param {"whole" | "real"} kind
 * @param {boolean} list whether the field takes several values
 * @returns {string}
 */
export function noted(text, kind, list) {
  const plain = text.trim();
  if (language === "de") {
    if (list && plain.includes(";")) return plain.split(";").map((one) => noted(one, kind, false)).join(",");
    if (kind === "whole") return /^[1-9]\d{0,2}(\.\d{3})+$/u.test(plain) ? plain.replaceAll(".", "") : text;
    const number = "[\\-−]?\\d*,?\\d+";
    return new RegExp(`^${number}(?:\\.\\.${number}/\\d+)?$`, "u").test(plain) ? plain.replaceAll(",", ".") : text;
  }
  // 10,000 is ten thousand where a list makes no sense, or would hold 000.
  const grouped = kind === "whole" && /^[1-9]\d{0,2}(,\d{3})+$/u.test(plain) && (!list || plain.includes(",0"));
  return grouped ? plain.replaceAll(",", "") : text;
}

/** @param {string} text */
export function sentence(text) {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
