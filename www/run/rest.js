// What no first figure needs of the program: on a host it is a module of its own, which comes behind the first one.
// Whoever needs it before it has come waits for it.
// @ts-check

/** Where it is, on its site. */
export const REST = "pkg/many_trials_rest.wasm";

/** @type {WebAssembly.Module | null} */
let module = null;
/** The rest's own functions, once it is there. @type {Record<string, Function> | null} */
let functions = null;
/** What the first module has. @type {(() => WebAssembly.Exports) | null} */
let first = null;
let sentence = "A part of the program has not come.";

/**
 * What the first module imports in the place of functions that are in the rest. wasm-bindgen's JavaScript asks for it
 * where the program was split.
 * @param {() => WebAssembly.Exports} exports what the first module has, from its start on
 */
export function rest(exports) {
  first = exports;
  return new Proxy({}, {
    get: (_, /** @type {string} */ name) => (/** @type {unknown[]} */ ...given) => there()[name]?.(...given),
  });
}

/** Whether the program was split, so that there is something to come. */
export const isSplit = () => first !== null;

/** What is said where the rest is needed and does not come. @param {string} words */
export function sayWithoutRest(words) {
  sentence = words;
}

/** It has come. @param {WebAssembly.Module} came */
export function putRest(came) {
  module ??= came;
}

/** It has come, and is made ready at once: in the page some browsers let no large module be waited for. Refused where it
 * is of another version of the site. */
export async function openRest() {
  if (!module || functions) return;
  const opened = ready(await WebAssembly.instantiate(module, imports()));
  // Somebody may not have waited.
  functions ??= opened;
}

function there() {
  if (functions) return functions;
  try {
    module ??= new WebAssembly.Module(waitedFor());
    functions = ready(new WebAssembly.Instance(module, imports()));
  } catch (error) {
    // It came cut short, or is of another version of the site.
    if (error instanceof WebAssembly.CompileError || error instanceof WebAssembly.LinkError) throw new Error(sentence, { cause: error });
    throw error;
  }
  return functions;
}

const imports = () => ({ first: first?.() ?? {} });

/** @param {WebAssembly.Instance} instance */
const ready = ({ exports }) => /** @type {Record<string, Function>} */ (exports);

/** The rest's bytes. Everything here waits for them: it is a moment, and seldom. */
function waitedFor() {
  const request = new XMLHttpRequest();
  request.open("GET", new URL(`../${REST}`, import.meta.url), false);
  // A page that waits may ask for text alone: each letter is a byte then.
  request.overrideMimeType("text/plain; charset=x-user-defined");
  try {
    request.send();
  } catch {
    throw new Error(sentence);
  }
  const text = request.responseText;
  if (request.status !== 200 || !text.startsWith("\0asm")) throw new Error(sentence);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = text.charCodeAt(at);
  return bytes;
}
