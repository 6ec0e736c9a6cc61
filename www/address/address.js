// The address of the page: written whenever what is shown changes, so that it can be kept and sent; and
// the one by which others reach it.
// @ts-check

import { address as built } from "../site.js";

/**
 * Shows another address, without loading it.
 * @param {string} address query and fragment
 * @param {"push" | "replace"} how whether Back leads to the one before
 * @param {unknown} [state] what the browser remembers with it; what it remembers now, if none is given
 */
export function showAddress(address, how, state = history.state) {
  try {
    if (how === "push") history.pushState(state, "", address);
    else history.replaceState(state, "", address);
  } catch {
    // From a disk, or in a frame that is sandboxed, a browser may refuse: then the address stays.
  }
}

/** Whether nobody else can open a page from where this one is. */
export function isOnlyHere() {
  const { protocol, hostname } = location;
  if (protocol !== "http:" && protocol !== "https:") return true;
  return hostname === "localhost" || hostname.endsWith(".localhost") || /^(?:127(?:\.\d+){3}|0\.0\.0\.0|\[::1?\])$/u.test(hostname);
}

/** Whether the page was opened from a disk: its path is nobody's business. */
export const isFromDisk = () => location.protocol !== "http:" && location.protocol !== "https:";

/** Where everybody finds the page: what is saved says it. Empty if it is nowhere but here. */
export function publicAddress() {
  return isOnlyHere() ? built : location.origin + location.pathname;
}

/**
 * A link as it is handed on: with an address that opens it, if there is one.
 * @param {string} link query, and fragment
 */
export function shared(link) {
  return isFromDisk() ? built + link : new URL(link, location.href).href;
}
