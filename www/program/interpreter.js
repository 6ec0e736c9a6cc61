// An interpreter: one Python in a worker, which reads a visitor's program and runs its trials for whoever has the
// port to it. What it says after a program has run may be that program's own words: a stranger's data.
// @ts-check

import createPyodideModule from "../python/pyodide.asm.js";
import { loadPyodide } from "../python/pyodide.js";
import { sayOfProcess, tellProgram, unheard } from "../run/protocol.js";
import { boundFiles, boundMemory } from "./bounds.js";
import { confine } from "./confine.js";
import { Process } from "./processes.js";

/** @typedef {import("../run/protocol.js").ProgramNews} News */
/** @typedef {import("../run/protocol.js").Trials} Trials */

/** It goes back to its event loop after so many ms, or at the end of a trial that takes longer. */
const SLICE = 50;
/** Where Pyodide believes that its files are. Nothing is asked of any network: see `give`. */
const NOWHERE = "https://python.invalid/";
/** No packages: their list is not even there. */
const LOCK = {
  info: { abi_version: "2026_0", arch: "wasm32", platform: "emscripten_5_0_3", python: "3.14.2", version: "314.0.7" },
  packages: {},
};

/** Held before a program can run; the worker has none of it afterwards. */
const tell = self.postMessage.bind(self);
const { port1: next, port2: turn } = new MessageChannel();
const begun = performance.now();

/** What a program finds of the page in Python's module `js`. */
const NOTHING = Object.freeze({});

/** @typedef {(...given: (string | number)[]) => any} Call */
/** The functions of www/python/in_page.py. @type {{ prepare: Call, runMany: Call, runOne: Call } | null} */
let python = null;
/** What it is if it runs a program as a whole. @type {Process | null} */
let process = null;
/** @type {MessagePort | null} */
let port = null;
/** The page writes a 2 to interrupt. @type {Int32Array | null} */
let signal = null;
/** @type {{ trials: Trials, done: number }[]} */
let orders = [];
let round = 0;
let working = false;
let freeFiles = () => {};

next.onmessage = step;

self.onmessage = (/** @type {MessageEvent<import("../run/protocol.js").ToInterpreter>} */ { data }) => {
  switch (data.kind) {
    case "start":
      void start(data);
      return;
    case "stop":
      orders = [];
      tellPage({ kind: "stopped", id: data.id });
      return;
    default:
      unheard(data);
  }
};

// What a program leaves behind may fail when nobody waits for it any more.
self.onunhandledrejection = (event) => event.preventDefault();

tellPage({ kind: "loaded" });

/** @param {import("../run/protocol.js").FromInterpreter} message @param {Transferable[]} [transfer] */
function tellPage(message, transfer = []) {
  tell(message, { transfer });
}

/** @param {News} message @param {Transferable[]} [transfer] */
function say(message, transfer) {
  if (port) tellProgram(port, message, transfer);
}

/** @param {import("../run/protocol.js").StartInterpreter} given */
async function start(given) {
  port = given.port;
  signal = given.signal;
  try {
    give(given);
    boundMemory();
    const { pyodide, how } = await load(given);
    const inPage = pyodide.pyimport("in_page");
    process = new Process(pyodide, (news) => { if (port) sayOfProcess(port, news); }, signal);
    if (given.keeps && how === "plain") keep(pyodide);
    if (signal) pyodide.setInterruptBuffer(signal);
    freeFiles = boundFiles(pyodide.FS);
    for (const name of ["js", "pyodide_js"]) pyodide.unregisterJsModule(name);
    python = { prepare: inPage.prepare_json, runMany: inPage.run_many, runOne: inPage.run_one };
    confine();
    const open = /** @type {const} */ ({ kind: "open", ready: performance.now() - begun, how });
    port.onmessage = hear;
    tellPage(open);
    say(open);
  } catch (error) {
    tellPage({ kind: "failed", message: wordsOf(error) });
  }
}

/**
 * Lets Pyodide have its files: it asks for each by its address, and gets what the page has handed over.
 * @param {import("../run/protocol.js").StartInterpreter} given
 */
function give({ module, library }) {
  self.fetch = async (address) => new Response(String(address).endsWith(".zip") ? library : null);
  WebAssembly.instantiateStreaming = async (_, imports) => ({ module, instance: await WebAssembly.instantiate(module, imports) });
}

/**
 * Python, from a snapshot if there is one that it takes.
 * @param {import("../run/protocol.js").StartInterpreter} given
 * @returns {Promise<{ pyodide: any, how: "snapshot" | "plain" }>}
 */
async function load({ snapshot, keeps }) {
  const settings = {
    indexURL: NOWHERE,
    stdLibURL: `${NOWHERE}library.zip`,
    lockFileContents: LOCK,
    createPyodideModule,
    jsglobals: NOTHING,
    // So that sets of texts have one order, in every worker and at home (https://docs.python.org/3/using/cmdline.html).
    env: { HOME: "/home/program", PYTHONHASHSEED: "0" },
    // What is printed is kept by www/python; what goes round it is for nobody.
    stdout() {},
    stderr() {},
  };
  // What cannot be restored was made by another browser or build: it starts as if there were none.
  if (snapshot) {
    try {
      return { pyodide: await loadPyodide(/** @type {any} */ ({ ...settings, _loadSnapshot: snapshot })), how: "snapshot" };
    } catch { /* as without */ }
  }
  return { pyodide: await loadPyodide(/** @type {any} */ ({ ...settings, _makeSnapshot: keeps })), how: "plain" };
}

/**
 * Hands the page a copy of the memory as it is now, for others to start from. Whatever goes wrong with it costs
 * them a second and nobody a trial.
 * @param {any} pyodide
 */
function keep(pyodide) {
  try {
    /** @type {Uint8Array<ArrayBuffer>} */
    const whole = pyodide.makeMemorySnapshot();
    let end = whole.length;
    while (end > 0 && whole[end - 1] === 0) end -= 1;
    // The memory that it is put into holds zeros; it is read by words of four bytes.
    const snapshot = whole.slice(0, Math.ceil(end / 16) * 16);
    tellPage({ kind: "kept", snapshot }, [snapshot.buffer]);
  } catch { /* the others start as this one did */ }
}

/** @param {MessageEvent<import("../run/protocol.js").ProgramOrder | import("../run/protocol.js").BeginProcess>} message */
function hear({ data }) {
  try {
    switch (data.kind) {
      case "process":
        return process?.begin(data);
      case "program":
        return prepare(data);
      case "trials":
        orders.push({ trials: data, done: 0 });
        if (!working) step();
        return;
      case "again":
        return again(data);
      case "sign":
        return say({ kind: "sign", id: data.id });
      case "cancel":
        ({ round } = data);
        orders = [];
        return;
      default:
        return unheard(data);
    }
  } catch (error) {
    fail(error);
  }
}

/** @param {import("../run/protocol.js").TakeProgram} order */
function prepare({ round: asked, source }) {
  round = asked;
  orders = [];
  freeFiles();
  const { notes, mistake } = JSON.parse(ask("prepare", source));
  if (mistake) say({ kind: "mistake", round, case: 0, trial: -1, mistake });
  else say({ kind: "prepared", round, notes });
}

/** @param {import("../run/protocol.js").RunAgain} order */
function again({ id, call, seed, trial }) {
  const row = JSON.parse(ask("runOne", call, seed, trial));
  say({ kind: "row", id, printed: (row.mistake ?? row).printed });
}

/** Runs some trials of the first order, and comes back. */
function step() {
  try {
    while (orders[0] && orders[0].trials.round !== round) orders.shift();
    const order = orders[0];
    working = order !== undefined;
    if (!order) return;
    advance(order);
    turn.postMessage(null);
  } catch (error) {
    fail(error);
  }
}

/** @param {{ trials: Trials, done: number }} order */
function advance(order) {
  const { round, case: place, call, seed, first, count } = order.trials;
  const begin = performance.now();
  const from = first + order.done;
  const answer = ask("runMany", call, seed, from, count - order.done, SLICE);
  const [shape, done, told] = [answer.get(0), answer.get(2), answer.get(3)];
  const values = floats(answer.get(1));
  answer.destroy();
  order.done += done;
  if (done > 0) {
    const took = performance.now() - begin;
    say({ kind: "rows", round, case: place, first: from, count: done, shape, values, took }, [values.buffer]);
  }
  if (told) say({ kind: "mistake", round, case: place, trial: from + done, mistake: JSON.parse(told) });
  if (told || order.done >= count) orders.shift();
  else if (!(done > 0)) throw new Error("Python ran no trial");
}

/**
 * The numbers of a Python array, as a copy.
 * @param {any} array
 */
function floats(array) {
  const buffer = array.getBuffer("f64");
  const values = new Float64Array(buffer.data);
  buffer.release();
  array.destroy();
  return values;
}

/**
 * @param {"prepare" | "runMany" | "runOne"} what
 * @param {(string | number)[]} given
 */
function ask(what, ...given) {
  if (!python) throw new Error("Python has not started");
  // What was meant for the trial before is not for this one.
  if (signal) Atomics.store(signal, 0, 0);
  return python[what](...given);
}

/** @param {unknown} error */
function fail(error) {
  orders = [];
  working = false;
  say({ kind: "failed", message: wordsOf(error) });
}

/** The last line is what Python's tracebacks say the error in. @param {unknown} error */
function wordsOf(error) {
  const words = error instanceof Error ? error.message : String(error);
  return words.trim().split("\n").at(-1) ?? "";
}
