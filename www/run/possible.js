// What this browser gives this page to run trials on: how many cores, which modes, and why no threads.
// @ts-check

import { isSandboxed, isSingleFile } from "../site/place.js";
import { said } from "../language/of-workers.js";
import { texts } from "../language/texts.js";

/** How many threads can run at the same time here, as far as the browser tells. */
export function cores() {
  return Math.max(1, navigator.hardwareConcurrency || 1);
}

/** The modes that can work here, the best first. @returns {import("./protocol.js").ModeName[]} */
export function modes() {
  if (!whyNoThreads()) return cores() > 1 ? ["threads", "workers", "single"] : ["threads", "single"];
  return cores() > 1 ? ["workers", "single"] : ["single"];
}

/** Why the browser gives this page no threads; empty if it does. */
export function whyNoThreads() {
  if (location.protocol === "file:") return texts.fromDisk;
  // Its threads would have to load the program from its host.
  if (isSingleFile()) return texts.inOneFile;
  if (isSandboxed()) return texts.sandboxed;
  if (typeof SharedArrayBuffer === "undefined") {
    return globalThis.crossOriginIsolated ? said.noSharedMemory : texts.notIsolated;
  }
  if (!globalThis.crossOriginIsolated) return texts.notIsolated;
  try {
    // Some browsers claim isolation and still refuse to share.
    const memory = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
    new MessageChannel().port1.postMessage(memory);
    return "";
  } catch {
    return said.noSharedMemory;
  }
}
