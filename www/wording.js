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

/** @param {string} text */
export function sentence(text) {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
