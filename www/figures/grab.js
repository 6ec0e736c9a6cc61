// Taking hold of a figure: its lines and points that stand for a value move with the hand, and the value
// with them; along its axis steps are chosen.
// @ts-check

import { paperOf, placeIn } from "./canvas.js";

/** @typedef {import("../crossing.js").Grip} Grip */
/** @typedef {import("../crossing.js").FigureName} FigureName */

/** The key of the steps that are drawn. */
const STEPS = "steps";
/** A finger reaches so many times wider than a mouse. */
const FINGER = 2.5;

export class Grab {
  /** What is held, and what it was and is. @type {{ grip: Grip, figure: HTMLCanvasElement, first: string, last: string } | null} */
  #held = null;
  /** Whether the click that ends a pull has still to come. */
  #pulled = false;

  /**
   * @param {HTMLElement} figures
   * @param {import("../pkg/many_trials.js").Sight} sight
   * @param {{ taken: () => void, change: (key: string, text: string, how: "moved" | "settled") => void }} page
   */
  constructor(figures, sight, page) {
    this.sight = sight;
    this.page = page;
    // Before anything is pointed at: what is pulled is not.
    figures.addEventListener("pointermove", (event) => (this.#held ? this.#pull(event) : this.#offer(event)), { capture: true });
    figures.addEventListener("pointerdown", (event) => this.#take(event));
    figures.addEventListener("pointerup", () => this.#leave());
    // The browser scrolls instead: nothing was meant.
    figures.addEventListener("pointercancel", () => this.#giveUp());
    // A finger that has taken hold does not scroll; across, the browser tells the two apart by its way.
    figures.addEventListener("touchstart", (event) => {
      const [touch] = event.touches;
      const grip = touch && event.touches.length === 1 ? this.#grip(event.target, touch, FINGER) : null;
      if (grip && !grip.across) event.preventDefault();
    }, { passive: false });
    // What was pulled was not clicked.
    figures.addEventListener("click", (event) => {
      if (this.#pulled) event.stopPropagation();
      this.#pulled = false;
    }, { capture: true });
    // What was chosen along an axis is given up there.
    figures.addEventListener("dblclick", (event) => {
      if (this.#grip(event.target, event, 1)?.key === STEPS) page.change(STEPS, "", "settled");
    });
    addEventListener("keydown", ({ key }) => {
      if (key === "Escape") this.#giveUp();
    });
  }

  /**
   * What a place takes hold of.
   * @param {EventTarget | null} figure
   * @param {{ clientX: number, clientY: number }} place
   * @param {number} wider
   */
  #grip(figure, place, wider) {
    if (!(figure instanceof HTMLCanvasElement)) return null;
    const kind = kindOf(figure);
    if (!kind) return null;
    return this.sight.grip(kind, caseOf(figure), ...placeIn(figure, place), paperOf(figure), wider);
  }

  /** Shows by the pointer's shape what it can move. @param {PointerEvent} event */
  #offer({ target, pointerType, clientX, clientY }) {
    if (pointerType === "touch" || !(target instanceof HTMLCanvasElement)) return;
    const grip = this.#grip(target, { clientX, clientY }, 1);
    const cursor = grip ? (grip.across ? "ew-resize" : "ns-resize") : "";
    if (target.style.cursor !== cursor) target.style.cursor = cursor;
  }

  /** @param {PointerEvent} event */
  #take(event) {
    const { target, isPrimary, button, pointerId, pointerType } = event;
    this.#pulled = false;
    if (!isPrimary || button !== 0 || !(target instanceof HTMLCanvasElement)) return;
    const grip = this.#grip(target, event, pointerType === "mouse" ? 1 : FINGER);
    if (!grip) return;
    target.setPointerCapture(pointerId);
    // Text is not marked by it.
    event.preventDefault();
    this.page.taken();
    const text = this.sight.pulled(grip, ...placeIn(target, event));
    this.#held = { grip, figure: target, first: text, last: text };
  }

  /** @param {PointerEvent} event */
  #pull(event) {
    const held = this.#held;
    if (!held) return;
    event.stopPropagation();
    const text = this.sight.pulled(held.grip, ...placeIn(held.figure, event));
    if (text === held.last) return;
    held.last = text;
    this.#pulled = true;
    this.page.change(held.grip.key, text, "moved");
  }

  #leave() {
    const held = this.#held;
    this.#held = null;
    if (held && this.#pulled) this.page.change(held.grip.key, held.last, "settled");
  }

  /** What was pulled is put back. */
  #giveUp() {
    if (this.#held) this.#held.last = this.#held.first;
    this.#leave();
  }
}

/**
 * @param {HTMLCanvasElement} figure
 * @returns {FigureName | null}
 */
const kindOf = ({ classList }) =>
  classList.contains("figure-series") ? "series" : classList.contains("figure-outcome") ? "outcome" : null;

/** @param {HTMLCanvasElement} figure */
const caseOf = (figure) =>
  Number(/** @type {HTMLElement | null} */ (figure.closest("[data-case]"))?.dataset["case"] ?? 0);
