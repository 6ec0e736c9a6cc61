// The memory that the processes of one pool share: a queue of tasks that all of them take from, a queue of answers
// from each, and what each is at. Who waits, waits in it: a process that is busy or asleep hears no messages.
// A program can write into it whatever it likes: numbers in it are a stranger's.
// @ts-check

/** What a process is. */
const AWAITED = 0;
export const WORKING = 1;
export const LOST = 2;

/** Bytes of the queues; what is longer goes through them in pieces. Powers of two, so that positions may wrap. */
const TASKS = 1 << 20;
const ANSWERS = 1 << 18;
/** So many of its last tasks are known of each process. */
const TRACED = 256;
/** Nobody sleeps longer than so many ms without a look round. */
const LOOK_EVERY = 100;

/** Places of the words that all share … */
const [LOCK, READ, WRITTEN, CLOSED] = [0, 1, 2, 3];
const COMMON = 4;
/** … and of those that each process has: the state, the task, how far its answers are read and written, how many
 * tasks it has taken, since when it can, and of the last of them the first item, how many items, and the ms of beginning and end. */
const [STATE, TASK, ANSWERS_READ, ANSWERS_WRITTEN, TAKEN, SINCE] = [0, 1, 2, 3, 4, 5];
const TRACE = 6;
const ENDED = 3;
const TRACE_WORDS = 4;
const EACH = TRACE + TRACED * TRACE_WORDS;
const NO_TASK = -1;

/** Of a task: its bytes, number, first item and how many; of an answer: its bytes and the task's number. */
const TASK_HEAD = 16;
const ANSWER_HEAD = 8;
/** No answer is longer; a process that says so has written nonsense. */
const LONGEST = 1 << 28;

/** @typedef {{ item: number, items: number, begun: number, ended: number }} Traced an end of 0: not yet */
/** @typedef {{ process: number, task: number, bytes: Uint8Array | null }} Answer no bytes: the process is lost, and
 *   with it the task, if it was at one */

export class PoolMemory {
  /** What is to be written once there is room. @type {{ bytes: Uint8Array, done: number }[]} */ #waiting = [];
  /** What has come of each answer that is on its way. @type {{ bytes: Uint8Array, done: number }[]} */ #coming;

  /**
   * @param {number} count of processes
   * @param {Int32Array} bell which is rung for whoever hands out the tasks
   * @param {SharedArrayBuffer} [buffer]
   */
  constructor(count, bell, buffer) {
    const isNew = buffer === undefined;
    buffer ??= new SharedArrayBuffer(bytesFor(count));
    this.count = count;
    this.bell = bell;
    this.buffer = buffer;
    this.words = new Int32Array(buffer, 0, COMMON + count * EACH);
    const begin = this.words.byteLength;
    this.tasks = new Queue(this.words, READ, WRITTEN, new Uint8Array(buffer, begin, TASKS));
    this.answers = Array.from({ length: count }, (_, process) => new Queue(
      this.words, place(process, ANSWERS_READ), place(process, ANSWERS_WRITTEN), new Uint8Array(buffer, begin + TASKS + process * ANSWERS, ANSWERS),
    ));
    if (isNew) for (let process = 0; process < count; process += 1) this.words[place(process, TASK)] = NO_TASK;
    this.#coming = this.answers.map(() => begun(ANSWER_HEAD));
  }

  // For whoever hands out the tasks.

  /** @param {number} task @param {number} item @param {number} items @param {Uint8Array} bytes */
  hand(task, item, items, bytes) {
    const whole = new Uint8Array(TASK_HEAD + bytes.length);
    new Int32Array(whole.buffer, 0, 4).set([bytes.length, task, item, items]);
    whole.set(bytes, TASK_HEAD);
    this.#waiting.push({ bytes: whole, done: 0 });
    this.#push();
  }

  /** The next answer that is whole; null if there is none yet. @returns {Answer | null} */
  answer() {
    this.#push();
    for (let process = 0; process < this.count; process += 1) {
      const answer = this.#pull(process);
      if (answer) return answer;
    }
    return null;
  }

  /** No more tasks come. */
  close() {
    Atomics.store(this.words, CLOSED, 1);
    Atomics.notify(this.words, WRITTEN);
  }

  get isClosed() {
    return Atomics.load(this.words, CLOSED) === 1;
  }

  #push() {
    for (let first = this.#waiting[0]; first; first = this.#waiting[0]) {
      first.done += this.tasks.write(first.bytes.subarray(first.done));
      if (first.done < first.bytes.length) return;
      this.#waiting.shift();
    }
  }

  /** @param {number} process @returns {Answer | null} */
  #pull(process) {
    const queue = /** @type {Queue} */ (this.answers[process]);
    for (;;) {
      const coming = /** @type {{ bytes: Uint8Array, done: number }} */ (this.#coming[process]);
      const isLost = Atomics.load(this.words, place(process, STATE)) === LOST;
      coming.done += queue.read(coming.bytes.subarray(coming.done));
      if (coming.done < coming.bytes.length) return isLost ? this.#bury(process) : null;
      const [length = 0, task = 0] = new Int32Array(coming.bytes.buffer, 0, 2);
      if (coming.bytes.length > ANSWER_HEAD || length === 0) {
        this.#coming[process] = begun(ANSWER_HEAD);
        return { process, task, bytes: coming.bytes.subarray(ANSWER_HEAD) };
      }
      if (length < 0 || length > LONGEST) return this.#bury(process);
      const whole = begun(ANSWER_HEAD + length);
      whole.bytes.set(coming.bytes);
      this.#coming[process] = { ...whole, done: ANSWER_HEAD };
    }
  }

  /** A process that is no more leaves its place to another. @param {number} process @returns {Answer} */
  #bury(process) {
    const task = Atomics.exchange(this.words, place(process, TASK), NO_TASK);
    for (const word of [ANSWERS_READ, ANSWERS_WRITTEN]) Atomics.store(this.words, place(process, word), 0);
    Atomics.store(this.words, place(process, STATE), AWAITED);
    this.#coming[process] = begun(ANSWER_HEAD);
    if (Atomics.compareExchange(this.words, LOCK, process + 1, 0) === process + 1) Atomics.notify(this.words, LOCK);
    return { process, task, bytes: null };
  }

  // For a process.

  /**
   * Waits for a task, and takes it.
   * @param {number} process
   * @returns {Uint8Array | null} no more come
   */
  take(process) {
    for (;;) {
      const written = Atomics.load(this.words, WRITTEN);
      if (this.tasks.filled === 0) {
        if (this.isClosed) return null;
        Atomics.wait(this.words, WRITTEN, written);
      } else if (this.#lock(process)) {
        try {
          if (this.tasks.filled > 0) return this.#takeFirst(process);
        } finally {
          Atomics.store(this.words, LOCK, 0);
          Atomics.notify(this.words, LOCK);
        }
      }
    }
  }

  /** @param {number} process */
  #lock(process) {
    const holder = Atomics.compareExchange(this.words, LOCK, 0, process + 1);
    if (holder === 0) return true;
    Atomics.wait(this.words, LOCK, holder, LOOK_EVERY);
    return false;
  }

  /** @param {number} process */
  #takeFirst(process) {
    const head = new Int32Array(this.#readAll(TASK_HEAD).buffer);
    const [length = 0, task = 0, item = 0, items = 0] = head;
    Atomics.store(this.words, place(process, TASK), task);
    const bytes = this.#readAll(length);
    this.#trace(process, (at) => {
      this.words.set([item, items, now(), 0], at);
    });
    return bytes;
  }

  /** @param {number} length */
  #readAll(length) {
    const bytes = new Uint8Array(length);
    for (let done = 0; done < length;) {
      const written = Atomics.load(this.words, WRITTEN);
      const came = this.tasks.read(bytes.subarray(done));
      done += came;
      if (came > 0) ring(this.bell);
      else Atomics.wait(this.words, WRITTEN, written, LOOK_EVERY);
    }
    return bytes;
  }

  /**
   * Gives the answer to the task that it took.
   * @param {number} process
   * @param {Uint8Array} bytes
   */
  give(process, bytes) {
    const queue = /** @type {Queue} */ (this.answers[process]);
    const task = Atomics.load(this.words, place(process, TASK));
    const whole = new Uint8Array(ANSWER_HEAD + bytes.length);
    new Int32Array(whole.buffer, 0, 2).set([bytes.length, task]);
    whole.set(bytes, ANSWER_HEAD);
    const taken = Atomics.load(this.words, place(process, TAKEN));
    this.words[place(process, TRACE) + ((taken - 1) & (TRACED - 1)) * TRACE_WORDS + ENDED] = now();
    for (let done = 0; done < whole.length;) {
      const read = Atomics.load(this.words, place(process, ANSWERS_READ));
      const went = queue.write(whole.subarray(done));
      done += went;
      if (done === whole.length) Atomics.store(this.words, place(process, TASK), NO_TASK);
      if (went > 0) ring(this.bell);
      else Atomics.wait(this.words, place(process, ANSWERS_READ), read, LOOK_EVERY);
    }
  }

  /** @param {number} process @param {(at: number) => void} write */
  #trace(process, write) {
    const taken = Atomics.load(this.words, place(process, TAKEN));
    write(place(process, TRACE) + (taken & (TRACED - 1)) * TRACE_WORDS);
    Atomics.store(this.words, place(process, TAKEN), (taken + 1) | 0);
  }

  // For both, and for whoever looks on.

  /** @param {number} process @param {number} state */
  is(process, state) {
    if (state === WORKING) Atomics.store(this.words, place(process, SINCE), now());
    Atomics.store(this.words, place(process, STATE), state);
    ring(this.bell);
  }

  /** @param {number} process */
  state(process) {
    return Atomics.load(this.words, place(process, STATE));
  }

  /** When a process was there first, or another in its place; 0 before that. @param {number} process */
  since(process) {
    return Atomics.load(this.words, place(process, SINCE));
  }

  /** How many tasks a process has taken. @param {number} process */
  taken(process) {
    return Math.max(0, Atomics.load(this.words, place(process, TAKEN)));
  }

  /**
   * Tasks of a process, from a number of them on, as far as they are still known.
   * @param {number} process
   * @param {number} from
   * @returns {Traced[]}
   */
  traced(process, from) {
    const taken = this.taken(process);
    const traced = [];
    for (let number = Math.max(from, taken - TRACED, 0); number < taken; number += 1) {
      const at = place(process, TRACE) + (number & (TRACED - 1)) * TRACE_WORDS;
      const [item = 0, items = 0, begin = 0, end = 0] = this.words.subarray(at, at + TRACE_WORDS);
      traced.push({ item, items, begun: begin, ended: end });
    }
    return traced;
  }
}

/** Bytes from one writer to one reader at a time. */
class Queue {
  /** @param {Int32Array} words @param {number} read @param {number} written @param {Uint8Array} bytes */
  constructor(words, read, written, bytes) {
    this.words = words;
    this.wordRead = read;
    this.wordWritten = written;
    this.bytes = bytes;
  }

  get filled() {
    return (Atomics.load(this.words, this.wordWritten) - Atomics.load(this.words, this.wordRead)) | 0;
  }

  /** Writes what there is room for, and says how much. @param {Uint8Array} bytes */
  write(bytes) {
    const at = Atomics.load(this.words, this.wordWritten);
    const count = Math.min(bytes.length, Math.max(0, this.bytes.length - this.filled));
    if (count === 0) return 0;
    const begin = at & (this.bytes.length - 1);
    const first = Math.min(count, this.bytes.length - begin);
    this.bytes.set(bytes.subarray(0, first), begin);
    this.bytes.set(bytes.subarray(first, count), 0);
    Atomics.store(this.words, this.wordWritten, (at + count) | 0);
    Atomics.notify(this.words, this.wordWritten);
    return count;
  }

  /** Reads what is there, as far as there is room for it. @param {Uint8Array} into */
  read(into) {
    const at = Atomics.load(this.words, this.wordRead);
    const count = Math.min(into.length, Math.max(0, Math.min(this.filled, this.bytes.length)));
    if (count === 0) return 0;
    const begin = at & (this.bytes.length - 1);
    const first = Math.min(count, this.bytes.length - begin);
    into.set(this.bytes.subarray(begin, begin + first));
    into.set(this.bytes.subarray(0, count - first), first);
    Atomics.store(this.words, this.wordRead, (at + count) | 0);
    Atomics.notify(this.words, this.wordRead);
    return count;
  }
}

/** @param {Int32Array} bell */
export function ring(bell) {
  Atomics.add(bell, 0, 1);
  Atomics.notify(bell, 0);
}

/** ms that all workers and the page count alike. They are told apart for 24 days. */
export const now = () => Math.round(performance.timeOrigin + performance.now()) & 0x7fffffff;

/** @param {number} count */
const bytesFor = (count) => (COMMON + count * EACH) * Int32Array.BYTES_PER_ELEMENT + TASKS + count * ANSWERS;

/** @param {number} process @param {number} word */
const place = (process, word) => COMMON + process * EACH + word;

/** @param {number} length */
const begun = (length) => ({ bytes: new Uint8Array(length), done: 0 });
