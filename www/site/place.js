// Where the page's own programs are: beside it on a host, or inside the single file.
// @ts-check

import { programs } from "../site.js";
import { showLoaded } from "../experiment/skeleton.js";
import { REST } from "../run/rest.js";
import { receive, WASM } from "../start.js";

/** Without anything new for so many ms it does not come. */
const REST_DEADLINE = 30_000;
const INTERPRETER = "program/interpreter.js";
/** The address of a worker's program is not needed after so many ms. */
const REVOKED_AFTER = 60_000;

/**
 * A part of the single file; null on a host.
 * @param {string} name
 */
function inside(name) {
  return document.getElementById(name)?.textContent ?? null;
}

/**
 * A file's bytes from inside the single file; null on a host.
 * @param {string} name
 */
export function bytesInside(name) {
  const text = inside(name);
  if (text === null) return null;
  const characters = atob(text);
  const bytes = new Uint8Array(characters.length);
  // Python has five million: as `Uint8Array.from` goes through them, the page would stand still for a second.
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = characters.charCodeAt(at);
  return bytes;
}

/** Whether this is the single file. */
export function isSingleFile() {
  return inside("wasm") !== null;
}

/** Whether programs of visitors can run here: of the single files one has Python. */
export function hasPython() {
  return !isSingleFile() || inside(INTERPRETER) !== null;
}

/** Asks the host for all programs at once: found one behind the other, each would cost a journey there. */
export function loadAhead() {
  const asked = new Map([...document.querySelectorAll("link")].map((link) => [link.getAttribute("href"), link]));
  for (const [program, bytes] of Object.entries(programs)) {
    const known = asked.get(program);
    const link = known ?? document.createElement("link");
    link.dataset["bytes"] = String(bytes);
    if (known) continue;
    if (program.endsWith(".wasm")) Object.assign(link, { rel: "preload", as: "fetch", crossOrigin: "anonymous" });
    else link.rel = "modulepreload";
    link.href = program;
    document.head.append(link);
  }
}

/** What a browser compiles while it comes, whatever kind of file the host says that it is. */
const TYPED = { headers: { "Content-Type": "application/wasm" } };

/** The compiled program, as far as a first figure needs it. */
export function compiledProgram() {
  const bytes = bytesInside("wasm");
  if (bytes) return WebAssembly.compile(bytes);
  const size = programs[WASM] ?? 0;
  return receive(WASM, (pieces) => WebAssembly.compileStreaming(new Response(told(pieces, size), TYPED)), { size });
}

/** The rest of it; nobody waits for it for ever. @param {RequestInit} [how] */
export function restOfProgram(how) {
  return receive(REST, (pieces) => WebAssembly.compileStreaming(new Response(pieces, TYPED)), { deadline: REST_DEADLINE, ...how });
}

/**
 * The same pieces, of which the visitor is told how many have come.
 * @param {ReadableStream<Uint8Array>} pieces
 * @param {number} size of all; 0 where nobody knows
 */
function told(pieces, size) {
  let bytes = 0;
  return pieces.pipeThrough(new TransformStream({
    transform(/** @type {Uint8Array} */ piece, on) {
      bytes += piece.length;
      if (size > 0) showLoaded(Math.min(bytes / size, 1));
      on.enqueue(piece);
    },
  }));
}

/**
 * Where a program is on its host: beside the page, wherever the module is that asks, for a host's modules are joined.
 * @param {string} name
 * @param {number} number
 */
const addressOf = (name, number) => new URL(`${name}?${number}`, document.baseURI).href;

/**
 * Starts a program in a worker.
 * @param {"run/worker.js" | "run/modes/instance.js"} name
 * @param {number} number of those that are started with the same program
 */
export function startProgram(name, number = 0) {
  const text = inside(name);
  // From a disk a browser starts no worker but a classic one whose text is at hand.
  if (text !== null) return new Worker(madeOf(text));
  const href = addressOf(name, number);
  if (isSandboxed()) return new Worker(madeOf(importing(href)));
  // With one address for several at a time, WebKit loads the first alone from a service worker.
  return new Worker(href, { type: "module" });
}

/**
 * Starts a program in a worker that keeps to the page's own policy, whatever its host says of scripts: a worker whose
 * address the page made has it from the page (https://html.spec.whatwg.org/#initialize-worker-policy-container).
 * It is a classic one, since a frame without an origin starts no other, and does without what only those have:
 * that is how Pyodide tells them.
 * @param {"program/interpreter.js"} name
 * @param {number} number of those that are started with the same program
 */
export function startConfined(name, number) {
  const text = inside(name) ?? importing(addressOf(name, number));
  const address = madeOf(`self.importScripts = undefined;\n${text}`);
  const worker = new Worker(address);
  // It has been asked for by then, in every browser.
  setTimeout(() => URL.revokeObjectURL(address), REVOKED_AFTER);
  return worker;
}

/** Whether this is in a frame with `sandbox="allow-scripts"`. It has no origin of its own there, and starts
 * no worker but a classic one from an address that it made itself; what such a worker imports may be of any
 * origin that allows it. */
export const isSandboxed = () => self.origin === "null" && !isSingleFile();

/**
 * A program that is another one. What it is told before that has come, it is told again then.
 * @param {string} address
 */
const importing = (address) => `const early = [];
onmessage = (event) => early.push(event);
import(${JSON.stringify(address)}).then(
  () => { for (const event of early) onmessage(event); },
  (error) => setTimeout(() => { throw error; }),
);`;

/** @param {string} text */
const madeOf = (text) => URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
