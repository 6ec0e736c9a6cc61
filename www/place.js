// Where the page's own programs are: beside it on a host, or inside the single file.
// @ts-check

import { programs } from "./site.js";
import { receive } from "./start.js";

const WASM = "pkg/many_trials_bg.wasm";

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
  for (const [program, bytes] of Object.entries(programs)) {
    const link = document.createElement("link");
    link.dataset["bytes"] = String(bytes);
    if (program.endsWith(".wasm")) Object.assign(link, { rel: "preload", as: "fetch", crossOrigin: "anonymous" });
    else link.rel = "modulepreload";
    link.href = program;
    document.head.append(link);
  }
}

/** The compiled program, whatever kind of file the host says that it is. */
export function compiledProgram() {
  const text = inside("wasm");
  if (text !== null) return WebAssembly.compile(Uint8Array.from(atob(text), (character) => character.charCodeAt(0)));
  const headers = { "Content-Type": "application/wasm" };
  return receive(WASM, (pieces) => WebAssembly.compileStreaming(new Response(pieces, { headers })), { size: programs[WASM] ?? 0 });
}

/**
 * Starts a program in a worker.
 * @param {"worker.js" | "modes/instance.js"} name
 * @param {number} number of those that are started with the same program
 */
export function startProgram(name, number = 0) {
  const text = inside(name);
  // From a disk a browser starts no worker but a classic one whose text is at hand.
  if (text !== null) return new Worker(madeOf(text));
  const { href } = new URL(`./${name}?${number}`, import.meta.url);
  // A frame with `sandbox="allow-scripts"` has no origin of its own, and starts no worker from any
  // address but those that it made itself; what that imports may be of any origin that allows it.
  if (self.origin === "null") return new Worker(madeOf(`import ${JSON.stringify(href)};`), { type: "module" });
  // With one address for several at a time, WebKit loads the first alone from a service worker.
  return new Worker(href, { type: "module" });
}

/** @param {string} text */
const madeOf = (text) => URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
