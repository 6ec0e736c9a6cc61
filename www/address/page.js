// Which page an address is: the front page, the list of exercises, or an experiment.
// @ts-check

import { addressOf } from "./embed.js";

/** Words of a query that say how one looks, and name no experiment. */
const LOOKS = ["lang", "theme"];

/** The word of the fragment that leads to the list. */
const LIST = "list";

/** @typedef {"front" | "list" | "experiment"} Page */

/**
 * Which page an address is. What looks at an experiment, such as a trial or a pin, asks for one.
 * @param {{ search: string, hash: string }} address
 * @returns {Page}
 */
export function pageOf({ search, hash }) {
  const words = [...new URLSearchParams(search).keys()];
  if (words.some((word) => !LOOKS.includes(word))) return "experiment";
  const looks = new URLSearchParams(hash.slice(1));
  if (looks.has(LIST)) return "list";
  return [...looks].length > 0 ? "experiment" : "front";
}

/** The address of the front page. */
export const frontAddress = () => addressOf("?").replace("?&", "?");

/**
 * The address of the list; pins are kept, to be compared with what is opened there.
 * @param {string} kept the fragment that another experiment keeps
 */
export const listAddress = (kept) => `${frontAddress()}#${[kept.slice(1), LIST].filter(Boolean).join("&")}`;
