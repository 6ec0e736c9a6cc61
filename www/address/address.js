// The page's address, in memory, where it is read; the browser's mirrors it as soon as the browser takes it, so
// that it can be kept and sent.
// @ts-check

import { joined, parted } from "./own.js";

/** What replaces an address goes to the browser so many ms apart: Safari takes 100 in 10 s, an older one 100 in
 * 30 s, and refuses whatever is above. */
const APART = 350;
/** What a browser refused is tried again after so many ms, then after twice as many, and so on up to the last:
 * by then no browser counts any more, so one that still refuses always will, as in a frame without an address. */
const AGAIN = 1_000;
const LAST = 32_000;

/** Query and fragment, as the page has it: see own.js. */
let address = joined(location.search + location.hash);
/** How the browser is to take it, if it has not yet.
 * @type {{ how: "push" | "replace", state: unknown } | null} */
let waiting = null;
let written = -Infinity;
let timer = 0;
let again = AGAIN;

/** The query, with its mark; empty if there is none. */
export const query = () => address.split("#", 1)[0] ?? "";

/** The fragment, with its mark; empty if there is none. */
export function hash() {
  const found = address.slice(query().length);
  return found === "#" ? "" : found;
}

/**
 * Shows another address, without loading it.
 * @param {string} next query and fragment
 * @param {"push" | "replace"} how whether Back leads to the one before
 * @param {unknown} [state] what the browser remembers with it; what it remembers now, if none is given
 */
export function showAddress(next, how, state = waiting ? waiting.state : history.state) {
  // The entry that is left has its own address, if the browser lets it.
  if (how === "push" && waiting) write();
  address = next;
  // What was to be pushed and could not be is the same step now.
  waiting = { how: waiting?.how === "push" ? "push" : how, state };
  again = AGAIN;
  const left = written + APART - performance.now();
  if (how === "push") write();
  // What changes together is written together.
  else if (left <= 0) queueMicrotask(write);
  else wait(left);
}

/** @param {number} ms */
function wait(ms) {
  clearTimeout(timer);
  timer = window.setTimeout(write, ms);
}

function write() {
  clearTimeout(timer);
  if (!waiting) return;
  written = performance.now();
  if (isTaken(waiting)) {
    waiting = null;
    again = AGAIN;
  } else if (again <= LAST) {
    wait(again);
    again *= 2;
  }
}

/** @param {{ how: "push" | "replace", state: unknown }} step */
function isTaken({ how, state }) {
  try {
    const outside = parted(address);
    if (how === "push") history.pushState(state, "", outside);
    else history.replaceState(state, "", outside);
    // Some browsers throw when it is too often, some say nothing.
    return new URL(outside, location.href).href === location.href;
  } catch {
    return false;
  }
}

// Where Back and Forward lead is what the browser says.
addEventListener("popstate", () => {
  clearTimeout(timer);
  waiting = null;
  address = joined(location.search + location.hash);
});
addEventListener("pagehide", write);

// Some programs write # in place of ?: what they made of an experiment is moved to where it belongs.
if (query() === "" && /^#\??(?:v=|scenario=)/u.test(address)) showAddress(address.replace(/^#\??/u, "?"), "replace");
