// An independent worker: runs the trials that it is given, on its own instance of the wasm.
// @ts-check

import { isFault } from "../fault.js";
import init, { Instance } from "../../pkg/many_trials.js";
import { Batch } from "./batch.js";

/** After so many ms it looks whether it was told to stop. */
const LOOK = 15;

/** @type {Instance | null} */
let instance = null;
/** @type {{ round: number, order: Uint8Array }[]} */
let orders = [];
let round = 0;
let working = false;
const batch = new Batch(LOOK);

/** A message to itself comes back without the 4 ms that timers are held to. */
const turn = new MessageChannel();
turn.port1.onmessage = step;

/** The way to the worker that owns the trials. @type {MessagePort | null} */
let port = null;

self.onmessage = ({ data }) => {
  port = /** @type {MessagePort} */ (data.port);
  port.onmessage = hear;
  void open(data.module);
};

/** @param {MessageEvent} message */
function hear({ data }) {
  if (data.kind === "cancel") {
    round = data.round;
    orders = [];
    batch.reset();
  }
  if (data.kind === "order") {
    orders.push(data);
    if (!working) step();
  }
}

/** @param {WebAssembly.Module} module */
async function open(module) {
  try {
    await init({ module_or_path: module });
    instance = new Instance();
    port?.postMessage({ kind: "open" });
  } catch (error) {
    fail(error);
  }
}

/** The order that is being carried out, and when it was begun. @type {{ round: number, begin: number } | null} */
let current = null;

function step() {
  try {
    if (current && current.round !== round) current = null;
    if (!current) {
      const next = orders.shift();
      working = next !== undefined;
      if (!instance || !next) return;
      instance.begin(next.order);
      current = { round: next.round, begin: performance.now() };
    }
    if (!instance) return;
    const begin = performance.now();
    const before = instance.done();
    const all = instance.advance(batch.size);
    batch.took(instance.done() - before, performance.now() - begin);
    if (all) {
      const trials = instance.trials();
      const took = performance.now() - current.begin;
      port?.postMessage({ kind: "trials", round, trials, count: instance.done(), took }, { transfer: [trials.buffer] });
      current = null;
    }
    turn.port2.postMessage(null);
  } catch (error) {
    fail(error);
  }
}

/** @param {unknown} error */
function fail(error) {
  const message = error instanceof Error ? error.message : String(error);
  port?.postMessage({ kind: "failed", message, fault: isFault(error) });
}
