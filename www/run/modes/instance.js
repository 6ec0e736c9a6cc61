// An independent worker: runs the trials that it is given, on its own instance of the wasm.
// @ts-check

import { isFault } from "../fault.js";
import init, { Instance } from "../../pkg/many_trials.js";
import { memoryFor } from "../memory.js";
import { tellOwner, unheard } from "../protocol.js";
import { Batch } from "./batch.js";

/** After so many ms it looks whether it was told to stop. */
const LOOK = 8;

/** @type {Instance | null} */
let instance = null;
/** @type {import("../protocol.js").InstanceOrder[]} */
let orders = [];
let round = 0;
let working = false;
const batch = new Batch();

/** A message to itself comes back without the 4 ms that timers are held to. */
const turn = new MessageChannel();
turn.port1.onmessage = step;

/** The way to the worker that owns the trials. @type {MessagePort | null} */
let port = null;

self.onmessage = (/** @type {MessageEvent<import("../protocol.js").Join>} */ { data }) => {
  port = data.port;
  port.onmessage = hear;
  void open(data.module);
};

/** @param {MessageEvent<import("../protocol.js").ToInstance>} message */
function hear({ data }) {
  switch (data.kind) {
    case "cancel":
      round = data.round;
      orders = [];
      batch.reset();
      return;
    case "order":
      orders.push(data);
      if (!working) step();
      return;
    default:
      unheard(data);
  }
}

/** @param {import("../protocol.js").FromInstance} message @param {Transferable[]} [transfer] */
function tell(message, transfer) {
  if (port) tellOwner(port, message, transfer);
}

/** @param {WebAssembly.Module} module */
async function open(module) {
  try {
    await init({ module_or_path: module, memory: memoryFor("instance") });
    instance = new Instance();
    tell({ kind: "open" });
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
    batch.took(instance.done() - before, performance.now() - begin, LOOK);
    if (all) {
      const trials = instance.trials();
      const took = performance.now() - current.begin;
      tell({ kind: "trials", round, trials, count: instance.done(), took }, [trials.buffer]);
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
  tell({ kind: "failed", message, fault: isFault(error) });
}
