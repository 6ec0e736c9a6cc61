// Fingers on a figure: a tap, a slide along it, a long press; up and down belongs to the page.
// @ts-check

/** A finger that has gone so many px is no tap any more, and means a direction. */
const INTENT = 8;
/** A finger that rests for so many ms presses long. */
const LONG = 500;

/**
 * What fingers do, each told with an event whose place is theirs.
 * @typedef {object} Deeds
 * @property {(event: PointerEvent) => void} down a finger has come; nothing is meant yet
 * @property {(event: PointerEvent) => void} slide
 * @property {(event: MouseEvent) => void} tap
 * @property {(event: PointerEvent) => void} press
 */

export class Touch {
  /** Whether the pointer that was down last is one that also scrolls. */
  #isFinger = false;
  /** What the finger that is down has become. @type {"" | "resting" | "sliding" | "done"} */ #state = "";
  #timer = 0;

  /**
   * @param {HTMLElement} root
   * @param {(target: EventTarget | null) => boolean} takes whether an element is a figure
   * @param {Deeds} deeds
   */
  constructor(root, takes, deeds) {
    /** Where the finger came down. @type {PointerEvent | null} */
    let start = null;
    const end = (/** @type {"" | "done"} */ state) => {
      clearTimeout(this.#timer);
      this.#state = state;
    };
    root.addEventListener("pointerdown", (event) => {
      if (!event.isPrimary) {
        // Two fingers are of the browser.
        end("done");
        return;
      }
      this.#isFinger = event.pointerType !== "mouse" && takes(event.target);
      if (!this.#isFinger) {
        end("done");
        return;
      }
      end("");
      start = event;
      this.#state = "resting";
      deeds.down(event);
      this.#timer = window.setTimeout(() => {
        // Who has taken hold of something in the figure says so.
        if (event.defaultPrevented) return;
        this.#state = "done";
        deeds.press(event);
      }, LONG);
    });
    root.addEventListener("pointermove", (event) => {
      if (!this.#isFinger || !start || event.pointerId !== start.pointerId) return;
      if (this.#state === "resting") {
        const [x, y] = [Math.abs(event.clientX - start.clientX), Math.abs(event.clientY - start.clientY)];
        if (Math.max(x, y) < INTENT) return;
        end("done");
        if (x > y) this.#state = "sliding";
      }
      if (this.#state === "sliding") deeds.slide(event);
    });
    root.addEventListener("pointerup", () => clearTimeout(this.#timer));
    root.addEventListener("pointercancel", () => end("done"));
    root.addEventListener("click", (event) => {
      if (this.#isFinger && this.#state === "resting") deeds.tap(event);
    });
    // A long press is the figure's own.
    root.addEventListener("contextmenu", (event) => {
      if (this.#isFinger && takes(event.target)) event.preventDefault();
    });
  }

  /**
   * Whether an event is of a finger or a pen, and told here.
   * @param {Event} event
   */
  has(event) {
    if (event instanceof PointerEvent && event.pointerType) return event.pointerType !== "mouse";
    return this.#isFinger;
  }
}
