// What Python is made of: its program and its library, asked of the host when somebody opens a program, and a
// snapshot of one that has started, which later visits begin with.
// @ts-check

import { later, version } from "../site.js";
import { bytesInside } from "../site/place.js";
import { receive } from "../start.js";

const PROGRAM = "python/pyodide.asm.wasm";
const LIBRARY = "python/library.bin";
/** A host that says nothing for so many ms is given up. */
const SILENCE = 30_000;
/** Snapshots of all versions; the service worker's caches are called otherwise, and are its affair. */
const SNAPSHOTS = "many-trials-python";
const SNAPSHOT = "snapshot";

/** @typedef {{ module: WebAssembly.Module, library: ArrayBuffer }} Ingredients */
/** How many bytes have come, of how many; 0 where nobody knows. @typedef {(done: number, total: number) => void} Progress */

/**
 * @param {Progress} progress
 * @returns {Promise<Ingredients>}
 */
export async function fetchPython(progress) {
  const sizes = [PROGRAM, LIBRARY].map((file) => later[file] ?? 0);
  const total = sizes.includes(0) ? 0 : sizes.reduce((sum, size) => sum + size);
  let done = 0;
  const came = (/** @type {number} */ bytes) => progress((done += bytes), total);
  const [module, library] = await Promise.all([
    // Inside the single file it is packed.
    bring(PROGRAM, came, (pieces, isInside) => {
      const program = isInside ? unpacked(pieces) : pieces;
      return WebAssembly.compileStreaming(new Response(program, { headers: { "Content-Type": "application/wasm" } }));
    }),
    // Packed by ourselves, since few hosts pack what they do not know.
    bring(LIBRARY, came, (pieces) => new Response(unpacked(pieces)).arrayBuffer()),
  ]);
  return { module, library };
}

/** @param {ReadableStream<Uint8Array>} pieces @returns {ReadableStream<Uint8Array>} */
const unpacked = (pieces) => pieces.pipeThrough(/** @type {any} */ (new DecompressionStream("gzip")));

/**
 * @template T
 * @param {string} file
 * @param {(bytes: number) => void} came
 * @param {(pieces: ReadableStream<Uint8Array>, isInside: boolean) => Promise<T>} use
 * @returns {Promise<T>}
 */
function bring(file, came, use) {
  const counted = new TransformStream({
    transform(/** @type {Uint8Array} */ piece, on) {
      came(piece.length);
      on.enqueue(piece);
    },
  });
  const bytes = bytesInside(file);
  if (bytes) return use(new Blob([bytes]).stream().pipeThrough(counted), true);
  return receive(file, (pieces) => use(pieces.pipeThrough(counted), false), { size: later[file] ?? 0, deadline: SILENCE });
}

/** Where the snapshot of this version is kept: nowhere while the page is worked on, when a version says nothing. */
const cacheName = () => (version ? `${SNAPSHOTS} ${new URL(".", document.baseURI).href} ${version}` : "");

/** Whether an earlier visit kept a snapshot: Python is at hand then, and starts in a second. */
export async function isSnapshotKept() {
  const name = cacheName();
  return name !== "" && await caches.has(name).catch(() => false);
}

/** The snapshot that an earlier visit kept; null if there is none, or nothing is kept here. */
export async function keptSnapshot() {
  try {
    const name = cacheName();
    if (!name || !(await caches.has(name))) return null;
    const kept = await (await caches.open(name)).match(SNAPSHOT);
    if (!kept?.body) return null;
    return new Uint8Array(await new Response(unpacked(kept.body)).arrayBuffer());
  } catch {
    // It may be gone, cut short, or not allowed: Python starts without.
    return null;
  }
}

/**
 * Keeps a snapshot for later visits, and those of other versions no longer.
 * @param {Uint8Array<ArrayBuffer>} snapshot
 */
export async function keepSnapshot(snapshot) {
  try {
    const name = cacheName();
    if (!name) return;
    const beginning = name.slice(0, -version.length);
    for (const other of await caches.keys()) {
      if (other.startsWith(beginning) && other !== name) await caches.delete(other);
    }
    const packed = new Blob([snapshot]).stream().pipeThrough(new CompressionStream("gzip"));
    const whole = await new Response(packed).blob();
    await (await caches.open(name)).put(SNAPSHOT, new Response(whole));
  } catch { /* the visitor lets no site keep anything, or there is no room: the next visit waits a second longer */ }
}

/** A snapshot that Python did not take is of no use to anybody. */
export async function forgetSnapshot() {
  try {
    const name = cacheName();
    if (name) await caches.delete(name);
  } catch { /* there is none */ }
}
