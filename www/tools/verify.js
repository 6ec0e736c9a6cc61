// Verifying what was opened: its trials are computed again, part by part, until all are or one stops.
// @ts-check

import { element } from "../dom.js";
import { newSeed } from "../pkg/many_trials.js";
import { texts } from "../language/texts.js";

/**
 * Runs the trials of a link and gives their exact sums; none if something else took their place. `progress`
 * is told how many are done.
 * @typedef {(link: string, progress: (done: number) => void) => Promise<Uint8Array | null>} Compute
 */

export class Verify {
  #running = false;
  #stopping = false;
  /** Tells one verification from the next. */
  #round = 0;

  /**
   * @param {{ opening: () => import("../pkg/many_trials.js").Opening | null, compute: Compute, stop: () => void }} page
   *   stop: ends what is computed; what is done of it still comes
   */
  constructor(page) {
    this.page = page;
    this.root = element("div", { class: "look", hidden: "" });
    this.button = element("button", { type: "button", id: "verify" }, texts.verify);
    this.stop = element("button", { type: "button", id: "verify-stop", hidden: "" }, texts.verifyStop);
    this.within = element("select", { id: "verify-within", "aria-label": texts.verifyWithin });
    for (const seconds of [0, 10, 60, 600]) this.within.append(new Option(texts.verifyTime(seconds), String(seconds)));
    this.progress = element("progress", { id: "verify-progress", hidden: "", "aria-label": texts.verify });
    this.note = element("p", { class: "note", id: "verified", role: "status" });
    this.root.append(this.button, this.within, this.stop, this.progress, this.note);
    this.button.addEventListener("click", () => void this.#run());
    this.stop.addEventListener("click", () => this.#end());
  }

  /**
   * Offers to verify what is open now, if anything is.
   * @param {boolean} [foreign] whether that would run somebody's program, which nobody has read
   */
  offer(foreign = false) {
    this.#round += 1;
    this.#running = false;
    this.root.hidden = foreign || this.page.opening() === null;
    this.note.textContent = "";
    delete this.note.dataset["shown"];
    this.#look();
  }

  #look() {
    this.button.disabled = this.within.disabled = this.#running;
    this.stop.hidden = this.progress.hidden = !this.#running;
  }

  #end() {
    this.#stopping = true;
    this.page.stop();
  }

  async #run() {
    const opening = this.page.opening();
    if (!opening || this.#running) return;
    const round = ++this.#round;
    this.#running = true;
    this.#stopping = false;
    this.note.textContent = "";
    this.#look();
    this.stop.focus();
    opening.prove(newSeed());
    const seconds = Number(this.within.value);
    const timer = seconds ? setTimeout(() => this.#end(), seconds * 1000) : 0;
    for (;;) {
      const { done, total } = opening.standing() ?? { done: 0, total: 1 };
      this.progress.max = total;
      this.progress.value = done;
      const link = this.#stopping ? undefined : opening.next();
      if (link === undefined) break;
      const bytes = await this.page.compute(link, (more) => { this.progress.value = done + more; });
      // Other files, or another run, may have come in between.
      if (round !== this.#round) {
        clearTimeout(timer);
        return;
      }
      if (!bytes) break;
      opening.take(bytes);
    }
    clearTimeout(timer);
    opening.stop();
    const standing = opening.standing();
    this.note.textContent = standing?.sentence ?? "";
    this.note.dataset["shown"] = standing?.shown ?? "";
    const held = document.activeElement === this.stop;
    this.#running = false;
    this.#look();
    if (held) this.button.focus();
  }
}
