// From values to places: the axes of what a program plots, with round numbers at their ticks.
// @ts-check

import { written } from "../language/wording.js";

/** @typedef {{ low: number, high: number, isLog: boolean, at: (value: number) => number, ticks: { value: number, name: string }[] }} Scale */

/** px between two ticks, at least. */
const APART = 56;

/**
 * @param {number[]} values that are to be seen
 * @param {[low: number | null, high: number | null]} limits
 * @param {boolean} wantsLog
 * @param {number} from px of the lowest
 * @param {number} to px of the highest
 * @param {{ padding: number, fromZero?: boolean }} how
 * @returns {Scale}
 */
export function scaleFor(values, limits, wantsLog, from, to, { padding, fromZero = false }) {
  const isLog = wantsLog && values.some((value) => value > 0);
  let [least, most] = [Infinity, -Infinity];
  for (const value of values) {
    if (isLog && !(value > 0)) continue;
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  if (least > most) [least, most] = isLog ? [1, 10] : [0, 1];
  if (least === most) [least, most] = isLog ? [least / 2, most * 2] : [least - Math.max(0.5, Math.abs(least) * 0.1), most + Math.max(0.5, Math.abs(most) * 0.1)];
  const [a, b] = isLog ? [Math.log10(least), Math.log10(most)] : [least, most];
  const more = (b - a) * padding;
  const holdsZero = fromZero && !isLog && least >= 0;
  const ends = [holdsZero ? 0 : a - more, b + more].map((end) => (isLog ? 10 ** end : end));
  let low = usable(limits[0], isLog) ?? ends[0] ?? 0;
  let high = usable(limits[1], isLog) ?? ends[1] ?? 1;
  if (!(Math.abs(high - low) > 0) || !Number.isFinite(high - low)) [low, high] = isLog ? [low / 10, low * 10] : [low - 1, low + 1];
  const [begin, end] = isLog ? [Math.log10(low), Math.log10(high)] : [low, high];
  const at = (/** @type {number} */ value) => {
    const where = isLog ? (value > 0 ? Math.log10(value) : Number.NaN) : value;
    return from + ((where - begin) / (end - begin)) * (to - from);
  };
  const mostTicks = Math.max(2, Math.floor(Math.abs(to - from) / (from > to ? APART * 0.7 : APART)));
  return { low, high, isLog, at, ticks: isLog ? powers(Math.min(low, high), Math.max(low, high), mostTicks) : rounds(Math.min(low, high), Math.max(low, high), mostTicks) };
}

/** @param {number | null | undefined} limit @param {boolean} isLog */
const usable = (limit, isLog) => (limit === null || limit === undefined || (isLog && !(limit > 0)) ? null : limit);

/** @param {number} low @param {number} high @param {number} most */
function rounds(low, high, most) {
  const rough = (high - low) / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5, 10].find((each) => each * power >= rough) ?? 10) * power;
  const ticks = [];
  for (let i = Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9 && ticks.length < 50; i += 1) {
    const value = i === 0 ? 0 : i * step;
    ticks.push({ value, name: nameOf(value) });
  }
  return ticks;
}

/** @param {number} low @param {number} high @param {number} most */
function powers(low, high, most) {
  const [first, last] = [Math.ceil(Math.log10(low) - 1e-9), Math.floor(Math.log10(high) + 1e-9)];
  if (last - first < 1) return rounds(low, high, most).filter(({ value }) => value > 0);
  const step = Math.max(1, Math.ceil((last - first) / most));
  const ticks = [];
  for (let power = first; power <= last && ticks.length < 50; power += step) ticks.push({ value: 10 ** power, name: nameOf(10 ** power) });
  return ticks;
}

/** @param {number} value */
function nameOf(value) {
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e6 || size < 1e-4)) return value.toExponential(2).replace(/\.?0+e/u, "e").replace("e+", "e");
  return written(Number(value.toPrecision(10)));
}
