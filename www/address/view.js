// What one looks at and how, beside the experiment itself: kept in the address's fragment.
// @ts-check

import { hash, query, showAddress } from "./address.js";

/** What was read last: the fragment is asked for at every step of a run, and a foreign one can be long. */
let last = { hash: "", words: new URLSearchParams() };

function read() {
  const now = hash();
  if (now !== last.hash) last = { hash: now, words: new URLSearchParams(now.slice(1)) };
  return last.words;
}

/**
 * @param {string} key
 * @returns {string | null}
 */
export const get = (key) => read().get(key);

/** @param {string} key */
export const getAll = (key) => read().getAll(key);

/**
 * Sets all values of a key; none removes it.
 * @param {string} key
 * @param {string[]} values
 */
export function set(key, ...values) {
  const fragment = new URLSearchParams(read());
  fragment.delete(key);
  for (const value of values) fragment.append(key, value);
  showAddress(query() + written(fragment), "replace");
}

/** All of it, as a link has it behind its mark. */
export const fragment = () => hash().slice(1);

/**
 * The fragment that another experiment keeps: pins are there to be compared with it.
 */
export function kept() {
  const fragment = new URLSearchParams();
  for (const pin of getAll("pin")) fragment.append("pin", pin);
  return written(fragment);
}

/** @param {URLSearchParams} fragment */
function written(fragment) {
  const text = fragment.toString();
  return text ? `#${text}` : hash() ? "#" : "";
}
