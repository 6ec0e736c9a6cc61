// The memory that the processes of a program print into, one behind the other as on a screen that they share.
// @ts-check

/** Bytes, which the page reads in their order. */
const MOST = 1 << 20;
const [LENGTH, LOCK] = [0, 1];
const WORDS = 2;
/** Who has not let others print after so many times so many ms was ended in the midst of it. */
const [LOOKS, LOOK_EVERY] = [5, 10];

export class PrintedMemory {
  #read = 0;

  constructor(buffer = new SharedArrayBuffer(WORDS * Int32Array.BYTES_PER_ELEMENT + MOST)) {
    this.buffer = buffer;
    this.words = new Int32Array(buffer, 0, WORDS);
    this.bytes = new Uint8Array(buffer, WORDS * Int32Array.BYTES_PER_ELEMENT);
  }

  /** By a process. @param {Uint8Array} more */
  add(more) {
    for (let looks = 0; looks < LOOKS && Atomics.compareExchange(this.words, LOCK, 0, 1) !== 0; looks += 1) {
      Atomics.wait(this.words, LOCK, 1, LOOK_EVERY);
    }
    const at = Atomics.load(this.words, LENGTH);
    if (at + more.length <= this.bytes.length) {
      this.bytes.set(more, at);
      Atomics.store(this.words, LENGTH, at + more.length);
    }
    Atomics.store(this.words, LOCK, 0);
    Atomics.notify(this.words, LOCK);
  }

  /** What has come since the last look, by the page. */
  more() {
    const length = Math.min(Math.max(0, Atomics.load(this.words, LENGTH)), this.bytes.length);
    if (length <= this.#read) return new Uint8Array();
    const bytes = new Uint8Array(this.bytes.slice(this.#read, length));
    this.#read = length;
    return bytes;
  }
}
