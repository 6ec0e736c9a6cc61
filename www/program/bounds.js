// How much a visitor's program may take: memory and files. Whoever wants more is told by Python, in time: a browser
// would end the worker, or the page, without a word.
// @ts-check

/** Four times what the largest programs of the course took. */
const MOST_MEMORY = 256 << 20;
/** All that is written to files between two programs: they lie in the worker's memory as well. */
const MOST_WRITTEN = 64 << 20;
const PAGE = 65_536;
/** No space left on device, as Emscripten numbers errors. */
const ENOSPC = 51;

/** Python's memory grows no further, and Python raises a MemoryError. */
export function boundMemory() {
  const { grow } = WebAssembly.Memory.prototype;
  WebAssembly.Memory.prototype.grow = function (pages) {
    if (this.buffer.byteLength + pages * PAGE > MOST_MEMORY) throw new RangeError("more memory than a program may have");
    return grow.call(this, pages);
  };
}

/**
 * Files take no more, and Python raises an OSError.
 * @param {any} FS Pyodide's files, which are Emscripten's
 * @returns {() => void} for a new program, which may write as much as the one before
 */
export function boundFiles(FS) {
  const { stream } = FS.filesystems.MEMFS.ops_table.file;
  const { write } = stream;
  let written = 0;
  /** @param {[to: any, from: any, offset: number, length: number, ...how: any[]]} given */
  stream.write = (...given) => {
    written += given[3];
    if (written > MOST_WRITTEN) throw new FS.ErrnoError(ENOSPC);
    return write(...given);
  };
  return () => { written = 0; };
}
