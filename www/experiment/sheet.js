// On a phone the values are a sheet from below: the figure and its sentence stay in sight above it.
// @ts-check

/** A hand that has gone so many px means to pull. */
const INTENT = 8;
/** So many px a ms are a swipe, whatever its length. */
const SWIPE = 0.4;
/** Between the window's top and the sentence, in px. */
const AIR = 6;

const root = document.documentElement;

export class Sheet {
  /** What is pulled: from which height, to which at most, and where and when the hand was last.
   * @type {{ from: number, full: number, y: number, last: number, time: number, speed: number } | null} */
  #pull = null;

  /**
   * @param {HTMLElement} form its fields are what the sheet shows when it is open; its bar stays in sight
   * @param {HTMLButtonElement} button opens and closes it
   * @param {HTMLElement} figures what is to be seen above it
   */
  constructor(form, button, figures) {
    this.form = form;
    const fields = this.fields = /** @type {HTMLElement} */ (form.querySelector("#fields"));
    this.button = button;
    this.figures = figures;
    root.dataset["sheet"] = "closed";
    button.addEventListener("click", ({ detail }) => {
      this.show(!this.isOpen);
      // Who came by keys goes on by keys.
      if (this.isOpen && detail === 0) /** @type {HTMLElement | null} */ (fields.querySelector("input, select"))?.focus();
    });
    addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || event.defaultPrevented || !this.isOpen || document.querySelector("dialog[open]")) return;
      this.show(false);
      if (form.contains(document.activeElement)) button.focus();
    });
    addEventListener("click", ({ target }) => {
      if (!this.isOpen || !(target instanceof Element) || form.contains(target)) return;
      // What is pressed above it does what it does, and the sheet stays.
      if (!target.closest("a, button, input, select, textarea, label, summary, dialog")) this.show(false);
    });
    for (const place of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll(".grip, .run"))) {
      place.addEventListener("pointerdown", (event) => this.#drag(event));
    }
    this.#pullFromTop();
    addEventListener("resize", () => { if (this.isOpen) this.#lead(); });
    // Some browsers lay the keyboard over the page, and its foot with it.
    visualViewport?.addEventListener("resize", () => {
      const { height, offsetTop, scale } = /** @type {VisualViewport} */ (visualViewport);
      const hidden = scale > 1.01 ? 0 : Math.max(0, Math.round(innerHeight - height - offsetTop));
      root.style.setProperty("--keyboard", `${hidden}px`);
    });
  }

  /** Whether there is a sheet: a wide page has none. */
  get #isThere() {
    return this.button.getClientRects().length > 0;
  }

  get isOpen() {
    return this.#isThere && root.dataset["sheet"] === "open";
  }

  /** @param {boolean} open */
  show(open) {
    root.dataset["sheet"] = open ? "open" : "closed";
    root.style.setProperty("--values", `${this.fields.scrollHeight}px`);
    this.button.setAttribute("aria-expanded", String(open));
    if (open) this.#lead();
    else if (this.fields.contains(document.activeElement)) this.button.focus();
  }

  /** Brings the sentence and its figure above the sheet, which leaves them room. */
  #lead() {
    root.style.setProperty("--bar", `${this.form.offsetHeight - this.fields.offsetHeight}px`);
    const first = [...this.figures.querySelectorAll(".sentence, canvas")].find((one) => one.getClientRects().length > 0);
    if (first) scrollBy({ top: first.getBoundingClientRect().top - AIR, behavior: "instant" });
  }

  /** How high the values are in an open sheet. */
  #full() {
    return Math.min(Number.parseFloat(getComputedStyle(this.fields).maxHeight) || 0, this.fields.scrollHeight);
  }

  /** @param {number} y */
  #begin(y) {
    const from = this.isOpen ? this.#full() : 0;
    this.#pull = { from, full: this.#full(), y, last: y, time: performance.now(), speed: 0 };
    this.form.classList.add("pulled");
  }

  /** @param {number} y */
  #move(y) {
    const pull = this.#pull;
    if (!pull) return;
    const now = performance.now();
    if (now > pull.time) pull.speed = (y - pull.last) / (now - pull.time);
    [pull.last, pull.time] = [y, now];
    this.form.style.setProperty("--pull", `${Math.min(Math.max(pull.from + pull.y - y, 0), pull.full)}px`);
  }

  #end() {
    const pull = this.#pull;
    if (!pull) return;
    this.#pull = null;
    this.form.classList.remove("pulled");
    this.form.style.removeProperty("--pull");
    const height = pull.from + pull.y - pull.last;
    // A hand that has rested before it let go swipes no more.
    const isSwipe = Math.abs(pull.speed) > SWIPE && performance.now() - pull.time < 80;
    this.show(isSwipe ? pull.speed < 0 : height > pull.full / 2);
  }

  /**
   * The bar can be pulled, also by its buttons.
   * @param {PointerEvent} down
   */
  #drag({ button, isPrimary, pointerId, clientY, currentTarget: place }) {
    if (button !== 0 || !isPrimary || !this.#isThere) return;
    const ending = new AbortController();
    const { signal } = ending;
    addEventListener("pointermove", (event) => {
      if (event.pointerId !== pointerId) return;
      if (!this.#pull) {
        if (Math.abs(event.clientY - clientY) < INTENT) return;
        this.#begin(event.clientY);
        /** @type {Element} */ (place).setPointerCapture(pointerId);
      }
      this.#move(event.clientY);
    }, { signal });
    for (const name of /** @type {const} */ (["pointerup", "pointercancel"])) {
      addEventListener(name, (event) => {
        if (event.pointerId !== pointerId) return;
        ending.abort();
        if (!this.#pull) return;
        this.#end();
        // What was pulled was not pressed.
        const swallow = (/** @type {Event} */ click) => { click.preventDefault(); click.stopPropagation(); };
        addEventListener("click", swallow, { capture: true, once: true });
        setTimeout(() => removeEventListener("click", swallow, { capture: true }));
      }, { signal });
    }
  }

  /** The values themselves can be pulled down where they cannot be scrolled up any further. */
  #pullFromTop() {
    /** @type {{ x: number, y: number } | null} */
    let start = null;
    this.fields.addEventListener("touchstart", ({ touches }) => {
      const [touch] = touches;
      const isTop = this.isOpen && this.fields.scrollTop <= 0 && touches.length === 1;
      start = isTop && touch ? { x: touch.clientX, y: touch.clientY } : null;
    }, { passive: true });
    this.fields.addEventListener("touchmove", (event) => {
      const [touch] = event.touches;
      if (!start || !touch) return;
      if (!this.#pull) {
        const [x, y] = [touch.clientX - start.x, touch.clientY - start.y];
        if (y <= Math.abs(x) || !event.cancelable) {
          start = null;
          return;
        }
        this.#begin(start.y);
      }
      event.preventDefault();
      this.#move(touch.clientY);
    }, { passive: false });
    for (const name of ["touchend", "touchcancel"]) {
      this.fields.addEventListener(name, () => {
        start = null;
        this.#end();
      });
    }
  }
}
