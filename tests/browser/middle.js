// The middle of what was measured, and how far it went: for the benchmarks' tables.

/** @param {number[]} values */
export const middle = (values) => {
  const sorted = [...values].sort((one, other) => one - other);
  return ((sorted[(sorted.length - 1) >> 1] ?? NaN) + (sorted[sorted.length >> 1] ?? NaN)) / 2;
};

/** @param {number} value */
const short = (value) => (value >= 100 ? Math.round(value).toLocaleString('en') : value === 0 ? '0' : value.toPrecision(value < 10 ? 2 : 3));

/** @param {number[]} values */
export const spread = (values) => `${short(middle(values))} (${short(Math.min(...values))} to ${short(Math.max(...values))})`;
