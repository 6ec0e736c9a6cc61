// The address by which others reach the page, and whether there is one.
// @ts-check

import { address as built } from "../site.js";
import { parted } from "./own.js";

/** Whether nobody else can open a page from where this one is. */
export function isOnlyHere() {
  const { protocol, hostname } = location;
  if (protocol !== "http:" && protocol !== "https:") return true;
  return hostname === "localhost" || hostname.endsWith(".localhost") || /^(?:127(?:\.\d+){3}|0\.0\.0\.0|\[::1?\])$/u.test(hostname);
}

/** Whether the page was opened from a disk, or is adrift: its path is nobody's business. */
export const isFromDisk = () => location.protocol !== "http:" && location.protocol !== "https:";

/** Whether the page has no address at all, not even on a disk: it was written into another one (`srcdoc`), or
 * made by a program. Whatever leads back to it leads nowhere. */
export const isAdrift = () => ["about:", "blob:", "data:"].includes(location.protocol);

/** Where everybody finds the page: what is saved says it. Empty if it is nowhere but here. */
export function publicAddress() {
  return isOnlyHere() ? built : location.origin + location.pathname;
}

/**
 * A link as it is handed on: with an address that opens it, if there is one.
 * @param {string} link query, and fragment
 */
export function shared(link) {
  const outside = parted(link);
  return isFromDisk() ? built + outside : new URL(outside, location.href).href;
}
