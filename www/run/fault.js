// Faults of the program itself: the wasm ended in the middle of what it did, and what it holds is not
// to be trusted any more. Errors of all other kinds are sentences.
// @ts-check

/**
 * Whether it is one: the wasm's own end, no room for what was to be done, or an object that was left in
 * the middle of something.
 * @param {unknown} error
 */
export function isFault(error) {
  if (typeof WebAssembly === "object" && error instanceof WebAssembly.RuntimeError) return true;
  if (!(error instanceof Error)) return false;
  // Firefox has a kind of its own for too deep a stack.
  return error instanceof RangeError || error.name === "InternalError" || /recursive use of an object/u.test(error.message);
}

/** What the program said when it ended, for whoever mends it. */
export function lastWords() {
  const said = /** @type {{ manyTrialsFault?: unknown }} */ (globalThis).manyTrialsFault;
  return typeof said === "string" ? said : "";
}
