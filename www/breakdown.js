// The state in which the page cannot go on: what happened, in a sentence, and a way out.
// @ts-check

import { Astray, lost, tell } from "./start.js";
import { texts } from "./texts.js";

/** What the page's program needs of a browser, as a module of its own: memory that can be shared, atomic
 * loads, vectors, and filling memory at once. */
const NEEDED = Uint8Array.of(
  0, 97, 115, 109, 1, 0, 0, 0, 1, 6, 1, 96, 1, 127, 1, 123, 3, 2, 1, 0, 5, 4, 1, 3, 1, 1,
  10, 21, 1, 19, 0, 32, 0, 32, 0, 32, 0, 252, 11, 0, 32, 0, 254, 16, 2, 0, 253, 15, 11,
);
/** A module without anything in it. */
const EMPTY = NEEDED.slice(0, 8);

/** @param {unknown} error */
export function breakDown(error) {
  const reload = error instanceof Astray ? lost(error.message) : tell(explain(error));
  for (const button of document.querySelectorAll("button")) button.disabled = button !== reload;
}

/** @param {unknown} error */
function explain(error) {
  if (typeof WebAssembly !== "object") return texts.noWasm;
  // The file came whole: who fetched it saw to that.
  if (error instanceof WebAssembly.CompileError) {
    if (!WebAssembly.validate(NEEDED)) return texts.noWasm;
    return mayCompile() ? texts.damagedWasm : texts.forbiddenWasm;
  }
  return texts.broken(error instanceof Error ? error.message : String(error));
}

/** Whether the policy that the page was sent with lets it compile anything. */
function mayCompile() {
  try {
    return Boolean(new WebAssembly.Module(EMPTY));
  } catch {
    return false;
  }
}
