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

  /** @param {string[]} sentences */
  show(sentences) {
    // After a fault its sentence is the last one.
    if (isBroken() || sentences.join("\n") === this.#shown) return;
    this.#shown = sentences.join("\n");
    this.place.replaceChildren(...sentences.map((sentence) => element("p", {}, sentence)));
    this.place.hidden = sentences.length === 0;
  }

  /** Brings them into sight. */
  lead() {
    this.place.scrollIntoView({ block: "nearest" });
  }
}
