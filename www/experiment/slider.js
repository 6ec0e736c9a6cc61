// A slider under the hand: it is moved by those who mean it, and a swipe that begins on it scrolls.
// @ts-check

import { element } from "../dom.js";

/** A finger that has gone so many px means a direction. */
const INTENT = 8;
/** The thumb's width in px, as the style sheet has it. */
const THUMB = 18;
/** So near to the thumb's middle, in px, a mouse takes hold of it where it is … */
const GRIP = 14;
/** … and a tap of a finger means the thumb, not another place. */
const FINGER = 22;

/**
 * What a hand has hold of.
 * @typedef {object} Hold
 * @property {"keys" | "pointer"} by
 * @property {string} from the value before
 * @property {boolean} moved whether any other was told since
 */

/**
 * The browser's own range input, for keys and screen readers, and around it what pointers hit: while a hand
 * moves it it tells `input`, and at last `change`, as every field does.
 */
export class Slider {
  /** @type {Hold | null} */ #hold = null;
  /** Ends listening to the pointer that is down. */
  #gesture = new AbortController();
  /** Whether the pointer that was down last is one that also scrolls and taps. */
  #scrolls = false;
  /** Whether it has gone somewhere, and so is no tap. */
  #strayed = false;

  /** @param {HTMLInputElement} input */
  constructor(input) {
    this.input = input;
    this.root = element("span", { class: "slider" });
    this.root.append(input);
    this.root.addEventListener("pointerdown", (event) => this.#down(event));
    this.root.addEventListener("click", (event) => this.#tap(event));
    input.addEventListener("input", () => {
      if (this.#hold) return;
      this.#take("keys");
      // The `change` of the same press has been heard by everybody when it comes to the window.
      addEventListener("change", () => this.#settle(), { once: true });
    });
    input.addEventListener("blur", () => this.#settle());
  }

  /** Whether keys move it. */
  get isKeyed() {
    return this.#hold?.by === "keys";
  }

  /** What keys have moved is told: the hand that pressed them is away again. */
  #settle() {
    if (this.isKeyed) this.#hold = null;
  }

  /** @param {PointerEvent} event */
  #down(event) {
    const { pointerType, clientX, clientY, pointerId } = event;
    if (this.input.disabled || event.button !== 0 || !event.isPrimary) return;
    this.#settle();
    this.#scrolls = pointerType !== "mouse";
    this.#strayed = false;
    this.#gesture.abort();
    this.#gesture = new AbortController();
    const { signal } = this.#gesture;
    // On the window, for the slider may be gone before the hand is.
    const hear = (/** @type {"pointermove" | "pointerup" | "pointercancel"} */ name, /** @type {(event: PointerEvent) => void} */ act) => {
      addEventListener(name, (heard) => { if (heard.pointerId === pointerId) act(heard); }, { signal });
    };
    /** How far the thumb's middle is from the pointer. */
    let apart = 0;
    if (!this.#scrolls) {
      // Neither text is selected nor the focus lost.
      event.preventDefault();
      this.input.focus({ preventScroll: true });
      apart = this.#thumb() - clientX;
      if (Math.abs(apart) > GRIP) apart = 0;
      this.#begin(pointerId);
      this.#put(clientX + apart);
    }
    hear("pointermove", (moved) => {
      if (!this.#hold) {
        const [x, y] = [Math.abs(moved.clientX - clientX), Math.abs(moved.clientY - clientY)];
        if (Math.max(x, y) < INTENT) return;
        this.#strayed = true;
        // Who goes up or down scrolls, whatever comes after.
        if (x <= y) {
          this.#gesture.abort();
          return;
        }
        // From where the thumb is, wherever the finger is: nothing jumps.
        apart = this.#thumb() - moved.clientX;
        this.#begin(pointerId);
      }
      this.#put(moved.clientX + apart);
    });
    hear("pointerup", () => this.#end());
    // The browser has taken the gesture for one of its own: nothing was meant.
    hear("pointercancel", () => {
      if (this.#hold) this.#set(this.#hold.from);
      this.#end();
    });
  }

  /** @param {number} pointerId */
  #begin(pointerId) {
    this.root.setPointerCapture(pointerId);
    this.#take("pointer");
  }

  #end() {
    this.#gesture.abort();
    const moved = this.#hold?.moved;
    this.#hold = null;
    if (moved) this.input.dispatchEvent(new Event("change", { bubbles: true }));
  }

  /**
   * A tap beside the thumb moves it there. The browser tells no click of a finger that has scrolled, or
   * that has stopped a page.
   * @param {MouseEvent} event
   */
  #tap({ clientX }) {
    if (!this.#scrolls || this.#strayed || this.input.disabled) return;
    this.input.focus({ preventScroll: true });
    if (Math.abs(this.#thumb() - clientX) <= FINGER) return;
    this.#take("pointer");
    this.#put(clientX);
    this.#end();
  }

  /** @param {Hold["by"]} by */
  #take(by) {
    this.#hold = { by, from: this.input.value, moved: false };
  }

  /** Where the thumb's middle is in the window. */
  #thumb() {
    const { left, room, most } = this.#track();
    return left + (Number(this.input.value) / most) * room;
  }

  /** @param {number} x where in the window the thumb's middle is to be */
  #put(x) {
    const { left, room, most } = this.#track();
    this.#set(String(Math.round(Math.min(Math.max((x - left) / room, 0), 1) * most)));
  }

  /** Where the thumb's middle can be. */
  #track() {
    const { left, width } = this.input.getBoundingClientRect();
    return { left: left + THUMB / 2, room: Math.max(width - THUMB, 1), most: Number(this.input.max) };
  }

  /** @param {string} place */
  #set(place) {
    if (place === this.input.value) return;
    this.input.value = place;
    if (this.#hold) this.#hold.moved = true;
    this.input.dispatchEvent(new Event("input", { bubbles: true }));
  }
}
