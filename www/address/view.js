// What one looks at and how, beside the experiment itself: kept in the address's fragment.
// @ts-check

import { showAddress } from "./address.js";

/** What was read last: the fragment is asked for at every step of a run, and a foreign one can be long. */
let last = { hash: "", words: new URLSearchParams() };

function read() {
  const { hash } = location;
  if (hash !== last.hash) last = { hash, words: new URLSearchParams(hash.slice(1)) };
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
  showAddress(`${location.search}${hash(fragment)}`, "replace");
}

/** All of it, as a link has it behind its mark. */
export const fragment = () => location.hash.slice(1);

/**
 * The fragment that another experiment keeps: pins are there to be compared with it.
 */
export function kept() {
  const fragment = new URLSearchParams();
  for (const pin of getAll("pin")) fragment.append("pin", pin);
  return hash(fragment);
}

/** @param {URLSearchParams} fragment */
function hash(fragment) {
  const text = fragment.toString();
  return text ? `#${text}` : location.hash ? "#" : "";
}
