// Keys beside the button that runs, for what a phone's pad of numbers has not: the signs of lists and
// ranges, a minus, and both decimal marks.
// @ts-check

import { element } from "../dom.js";
import { texts } from "../language/texts.js";
import { decimalMark } from "../language/wording.js";

export class Pad {
  /** The field that is typed in. @type {HTMLInputElement | null} */ #field = null;

  /**
   * @param {HTMLElement} form
   * @param {HTMLElement} place where the keys stand while a field is typed in
   */
  constructor(form, place) {
    this.place = place;
    this.keys = ["-", ".", ",", ";", "…", "/"].map((sign) => {
      const key = element("button", { type: "button", "data-sign": sign, "aria-label": texts.signs[sign] ?? sign }, sign === "-" ? "−" : sign);
      // The field keeps the focus, and the phone its pad.
      key.addEventListener("pointerdown", (event) => event.preventDefault());
      key.addEventListener("mousedown", (event) => event.preventDefault());
      key.addEventListener("click", () => this.#type(sign));
      return key;
    });
    this.root = element("div", { class: "pad", role: "group", "aria-label": texts.pad, hidden: "" });
    this.root.append(...this.keys);
    place.prepend(this.root);
    form.addEventListener("focusin", ({ target }) => this.#serve(target));
    form.addEventListener("focusout", ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node && this.root.contains(relatedTarget))) this.#serve(null);
    });
  }

  /** @param {EventTarget | null} target */
  #serve(target) {
    if (target instanceof Node && this.root.contains(target)) return;
    const isServed = target instanceof HTMLInputElement && Boolean(target.dataset["signs"]) && matchMedia("(pointer: coarse)").matches;
    this.#field = isServed ? target : null;
    const signs = this.#field?.dataset["signs"] ?? "";
    for (const key of this.keys) key.hidden = !signs.includes(key.dataset["sign"] ?? " ");
    this.root.hidden = !isServed;
    this.place.classList.toggle("typing", isServed);
  }

  /** @param {string} sign */
  #type(sign) {
    const field = this.#field;
    if (!field) return;
    const { selectionStart, selectionEnd, value } = field;
    field.setRangeText(sign === "…" ? ".." : sign, selectionStart ?? value.length, selectionEnd ?? value.length, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
  }
}

/**
 * The signs that a field may need and a pad of numbers may lack.
 * @param {{ kind: string, list?: boolean, min?: number }} param
 */
export function signsOf({ kind, list, min }) {
  const mark = decimalMark();
  // Where decimals have commas, a list has semicolons; where they have none, it has commas.
  const signs = list ? [mark === "," && kind === "real" ? ";" : ",", "…", "/"] : [];
  if ((min ?? 0) < 0) signs.unshift("-");
  if (kind === "real") signs.unshift(mark);
  return signs.join("");
}
