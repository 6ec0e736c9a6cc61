// Starts a worker in a mode, with the independent workers that work for it.
// @ts-check

import { startProgram } from "../site/place.js";
import { version } from "../site.js";
import { language, ofProgram } from "../language/texts.js";
import { tellWorker } from "./protocol.js";

/** A worker with all that works for it. @typedef {{ worker: Worker, end: () => void }} Started */

/**
 * Starts the worker in a mode; it says when it is open.
 * @param {WebAssembly.Module} module
 * @param {import("./protocol.js").ModeName} mode
 * @param {number} threads
 * @param {boolean} [spare] whether there is another mode that goes on if this one fails
 * @returns {Started}
 */
export function startWorker(module, mode, threads, spare = false) {
  const worker = startProgram("run/worker.js");
  /** @type {ReturnType<typeof startInstance>[]} */
  const instances = [];
  const end = () => {
    worker.terminate();
    for (const { instance } of instances) instance.terminate();
  };
  try {
    for (let index = 0; mode === "workers" && index < threads; index++) {
      instances.push(startInstance(worker, module, index));
    }
    const ports = instances.map(({ port }) => port);
    tellWorker(worker, { kind: "open", version, module, mode, threads, spare, language, ofProgram, ports }, ports);
  } catch (error) {
    end();
    throw error;
  }
  return { worker, end };
}

/**
 * Starts an independent worker. The page does it, since WebKit lets a worker start none on a host
 * whose headers come from a service worker, nor from a disk.
 * @param {Worker} owner the worker that it works for
 * @param {WebAssembly.Module} module
 * @param {number} index
 */
function startInstance(owner, module, index) {
  const instance = startProgram("run/modes/instance.js", index);
  const { port1, port2 } = new MessageChannel();
  instance.onerror = (event) => {
    event.preventDefault();
    tellWorker(owner, { kind: "lost", index, message: event.message });
  };
  /** @type {import("./protocol.js").Join} */
  const join = { module, port: port2 };
  instance.postMessage(join, [port2]);
  return { instance, port: port1 };
}
