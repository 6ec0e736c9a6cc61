// Where the page's own programs are: beside it on a host, or inside the single file.
// @ts-check

import { programs } from "./site.js";

/**
 * A part of the single file; null on a host.
 * @param {string} name
 */
function inside(name) {
  return document.getElementById(name)?.textContent ?? null;
}

/** Whether this is the single file. */
export function isSingleFile() {
  return inside("wasm") !== null;
}

/** Asks the host for all programs at once: found one behind the other, each would cost a journey there. */
export function loadAhead() {
  for (const program of programs) {
    const link = document.createElement("link");
    if (program.endsWith(".wasm")) Object.assign(link, { rel: "preload", as: "fetch", crossOrigin: "anonymous" });
    else link.rel = "modulepreload";
    link.href = program;
    document.head.append(link);
  }
}

/** The compiled program of the single file; undefined on a host, where it is loaded. */
export function inlineWasm() {
  const text = inside("wasm");
  return text === null ? undefined : Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

/**
 * Starts a program in a worker.
 * @param {"worker.js" | "modes/instance.js"} name
 * @param {number} number of those that are started with the same program
 */
export function startProgram(name, number = 0) {
  const text = inside(name);
  // With one address for several at a time, WebKit loads the first alone from a service worker.
  if (text === null) return new Worker(new URL(`./${name}?${number}`, import.meta.url), { type: "module" });
  // From a disk a browser starts no worker but a classic one whose text is at hand.
  return new Worker(URL.createObjectURL(new Blob([text], { type: "text/javascript" })));
}
