// What a screen reader hears of a run: a long one's beginning and its quarters, and every end.
// @ts-check

import { texts } from "../language/texts.js";

/** A run that takes no longer is over before its beginning has been said. */
const LONG = 2;

export class Spoken {
  /** How many quarters were told; none before the beginning was. */
  #told = -1;

  /** @param {HTMLElement} place */
  constructor(place) {
    this.place = place;
  }

  begin() {
    this.#told = -1;
  }

  /**
   * @param {number} done
   * @param {number} total
   * @param {number} seconds since the beginning
   */
  progress(done, total, seconds) {
    const quarter = Math.min(Math.floor((4 * done) / Math.max(total, 1)), 3);
    if (seconds < LONG || quarter <= this.#told) return;
    this.place.textContent = this.#told < 0 ? texts.spokenRunning(done, total) : texts.spokenPart(25 * quarter);
    this.#told = quarter;
  }

  /** @param {string} words */
  say(words) {
    this.place.textContent = words;
  }
}
