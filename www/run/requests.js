// What was asked of the worker and waits for its answer.
// @ts-check

/** @typedef {import("./protocol.js").Written | import("./protocol.js").Checked} Answer */

export class Requests {
  /** @type {Map<number, { resolve: (answer: any) => void, reject: (why: Error) => void }>} */
  #waiting = new Map();
  #last = 0;

  /** How many wait. */
  get size() {
    return this.#waiting.size;
  }

  /**
   * @template {Answer["kind"]} Kind
   * @param {Kind} _kind of the answer
   * @param {(id: number) => void} ask
   * @returns {Promise<Extract<Answer, { kind: Kind }>>}
   */
  ask(_kind, ask) {
    return new Promise((resolve, reject) => {
      const id = ++this.#last;
      this.#waiting.set(id, { resolve, reject });
      ask(id);
    });
  }

  /** @param {Answer | import("./protocol.js").Refused} answer */
  hear(answer) {
    const request = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if (answer.kind === "refused") request?.reject(new Error(answer.message));
    else request?.resolve(answer);
  }

  /**
   * Nobody answers any more.
   * @param {string} why
   */
  lose(why) {
    for (const { reject } of this.#waiting.values()) reject(new Error(why));
    this.#waiting.clear();
  }
}
