// Copying text for elsewhere: by the browser, or by hand where it refuses.
// @ts-check

import { element } from "../dom.js";
import { texts } from "../language/texts.js";

export class Copying {
  /**
   * @param {string} id of the place where a text stands that is to be copied by hand
   * @param {HTMLElement} note where it is said what was done
   */
  constructor(id, note) {
    this.note = note;
    this.byHand = element("textarea", { id, readonly: "", rows: "3", hidden: "", "aria-label": texts.toCopy });
  }

  /**
   * @param {string} text
   * @param {string} done
   */
  async copy(text, done) {
    this.byHand.hidden = true;
    try {
      await navigator.clipboard.writeText(text);
      this.note.textContent = done;
    } catch {
      // Some browsers and frames refuse: then it is there to be taken by hand.
      this.byHand.value = text;
      this.byHand.hidden = false;
      this.byHand.focus();
      this.byHand.select();
      this.note.textContent = texts.copyByHand;
    }
  }
}
