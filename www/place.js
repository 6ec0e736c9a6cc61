// Where the page's own programs are: beside it on a host, or inside the single file.
// @ts-check

/** A program that runs in a worker: its address, or its text. @typedef {{ url?: string, text?: string }} Program */

/**
 * A part of the single file; null on a host.
 * @param {string} name
 */
function inside(name) {
  return document.getElementById(name)?.textContent ?? null;
}

/** The compiled program of the single file; undefined on a host, where it is loaded. */
export function inlineWasm() {
  const text = inside("wasm");
  return text === null ? undefined : Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

/**
 * @param {"worker.js" | "modes/instance.js"} name
 * @returns {Program}
 */
export function program(name) {
  const text = inside(name);
  return text === null ? { url: new URL(`./${name}`, import.meta.url).href } : { text };
}

/**
 * Starts a program; a worker can do it as well as the page.
 * @param {Program} program
 */
export function startProgram({ url, text }) {
  if (url) return new Worker(url, { type: "module" });
  // From a disk a browser starts no worker but a classic one whose text is at hand, and whose
  // address belongs to who starts it.
  const own = URL.createObjectURL(new Blob([text ?? ""], { type: "text/javascript" }));
  return new Worker(own);
}
