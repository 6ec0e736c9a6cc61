// Begins the page's program; whatever fails for good, here or later, ends in a state that says so.
// @ts-check

import { showSkeleton } from "./experiment/skeleton.js";
import { meet } from "./visitor/breakdown.js";
import { speakToVisitor } from "./language/language.js";
import { prepareOffline } from "./site/offline.js";
import { loadAhead } from "./site/place.js";

addEventListener("error", ({ error, message }) => meet(error, message));
addEventListener("unhandledrejection", ({ reason }) => meet(reason, ""));
/** What can be said before the program comes is the first that is seen. */
export const spoken = speakToVisitor().then(showSkeleton);

/** @param {Promise<void>} look until the page has its look: figures are drawn in its colours */
export async function begin(look) {
  await spoken;
  // Whether there will be threads is decided before anything large is loaded.
  await prepareOffline();
  loadAhead();
  await look;
  await import("./main.js");
}
