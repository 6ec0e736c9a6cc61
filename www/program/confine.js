// Takes from a worker what a visitor's program has no use for, before that runs. A program in Python finds its way
// into JavaScript, whatever Python hides from it; so what it finds there is a language and nothing of a browser:
// no network, no storage, no other page, nobody to send a message to. What is left is the policy of the page,
// by which no text becomes a program (www/site/place.js, `startConfined`).
// @ts-check

/** What Python needs of a browser while it runs: a clock, chance, texts, and a place for warnings. */
const NEEDED = ["TextDecoder", "TextEncoder", "WebAssembly", "console", "crypto", "performance"];

/** That, and what JavaScript itself has. */
const KEPT = new Set([
  ...NEEDED,
  "AggregateError", "Array", "ArrayBuffer", "AsyncDisposableStack", "Atomics", "BigInt", "BigInt64Array", "BigUint64Array",
  "Boolean", "DataView", "Date", "DisposableStack", "Error", "EvalError", "FinalizationRegistry", "Float16Array",
  "Float32Array", "Float64Array", "Function", "Infinity", "Int16Array", "Int32Array", "Int8Array", "Intl", "Iterator", "JSON",
  "Map", "Math", "NaN", "Number", "Object", "Promise", "Proxy", "RangeError", "ReferenceError", "Reflect", "RegExp", "Set",
  "SharedArrayBuffer", "String", "SuppressedError", "Symbol", "SyntaxError", "Temporal", "TypeError", "URIError", "Uint16Array",
  "Uint32Array", "Uint8Array", "Uint8ClampedArray", "WeakMap", "WeakRef", "WeakSet", "decodeURI", "decodeURIComponent",
  "encodeURI", "encodeURIComponent", "escape", "globalThis", "isFinite", "isNaN", "parseFloat", "parseInt", "undefined", "unescape",
]);

/** One function of each kind: what makes others of texts, where no policy forbids it, is their constructor. */
const KINDS = [() => {}, async () => {}, function* () {}, async function* () {}];
/** Stands for `Function`, by which Pyodide tells functions from other things. */
function NoFunction() {
  throw new EvalError("no text becomes a program here");
}

/** Takes away all the rest; whoever cannot be confined must not run a program. */
export function confine() {
  // Some of it stands where the rest is taken away.
  for (const name of NEEDED) Object.defineProperty(globalThis, name, { value: Reflect.get(globalThis, name) });
  for (let place = globalThis; place && place !== Object.prototype; place = Object.getPrototypeOf(place)) {
    for (const key of Reflect.ownKeys(place)) {
      if (place === globalThis && KEPT.has(String(key))) continue;
      if (!Reflect.deleteProperty(place, key)) empty(place, key);
    }
  }
  NoFunction.prototype = Function.prototype;
  Object.defineProperty(globalThis, "Function", { value: NoFunction });
  for (const kind of KINDS) {
    Object.defineProperty(Object.getPrototypeOf(kind), "constructor", { value: NoFunction, configurable: false });
  }
}

/**
 * What cannot be deleted and does nothing may stay.
 * @param {object} place
 * @param {string | symbol} key
 */
function empty(place, key) {
  Reflect.set(place, key, undefined);
  const rest = Reflect.get(place, key);
  if (["object", "function"].includes(typeof rest) && rest !== null) throw new Error(`a program would reach ${String(key)}`);
}
