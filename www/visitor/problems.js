// What no control has to say: of the link, whose controls may be out of sight, and of the worker.
// @ts-check

import { element } from "../dom.js";
import { isBroken } from "./breakdown.js";

export class Problems {
  /** What is said, a sentence a line. */ #shown = "";

  /** @param {HTMLElement} place */
  constructor(place) {
    this.place = place;
  }

  /**
   * @param {string[]} sentences
   * @param {{ label: string, use: () => void } | null} [way] what a visitor may do about the last of them
   */
  show(sentences, way = null) {
    // After a fault its sentence is the last one.
    const all = [...sentences, way?.label ?? ""].join("\n");
    if (isBroken() || all === this.#shown) return;
    this.#shown = all;
    this.place.replaceChildren(...sentences.map((sentence) => element("p", {}, sentence)));
    this.place.hidden = sentences.length === 0;
    if (!way) return;
    const button = element("button", { type: "button", id: "way" }, way.label);
    button.addEventListener("click", way.use);
    this.place.append(button);
  }

  /** Brings them into sight. */
  lead() {
    this.place.scrollIntoView({ block: "nearest" });
  }
}
