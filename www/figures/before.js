// What was shown before: a ghost behind the figures while a value is moved, and figures that are of other
// values than those in the form.
// @ts-check

/** A ghost stays for so many ms after the value was let go. */
const STAYS = 400;
/** Figures of other values are dimmed after so many ms: what comes in the next frames is not worth a flicker. */
const DIM = 150;

export class Before {
  #isHeld = false;
  #leaving = 0;
  #dimming = 0;

  /**
   * @param {HTMLElement} figures
   * @param {import("../pkg/many_trials.js").Sight} sight
   * @param {() => void} again shows the figures without what was before
   */
  constructor(figures, sight, again) {
    this.figures = figures;
    this.sight = sight;
    this.again = again;
  }

  /** Whether a value is being moved, or was a moment ago. */
  get isHeld() {
    return this.#isHeld;
  }

  /** What is shown stays in sight while a value is moved. */
  hold() {
    clearTimeout(this.#leaving);
    if (this.#isHeld) return;
    this.#isHeld = true;
    this.sight.hold();
  }

  /** The hand has let go: what was before goes a moment later. */
  letGoSoon() {
    if (!this.#isHeld) return;
    clearTimeout(this.#leaving);
    this.#leaving = window.setTimeout(() => this.letGo(), STAYS);
  }

  letGo() {
    clearTimeout(this.#leaving);
    if (!this.#isHeld) return;
    this.#isHeld = false;
    this.sight.letGo();
    this.again();
  }

  /** @param {boolean} isStale whether the figures are of other values than those in the form */
  mark(isStale) {
    this.figures.toggleAttribute("data-stale", isStale);
    if (isStale) {
      this.#dimming ||= window.setTimeout(() => this.figures.toggleAttribute("data-dimmed", true), DIM);
      return;
    }
    clearTimeout(this.#dimming);
    this.#dimming = 0;
    this.figures.removeAttribute("data-dimmed");
  }
}
