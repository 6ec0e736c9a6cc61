// Undo, redo, and all values back: buttons above the values, and the usual keys.
// @ts-check

import { element } from "../dom.js";
import { texts } from "../language/texts.js";

/** @typedef {"undo" | "redo" | "resetAll"} Step */

export class Steps {
  /**
   * @param {HTMLElement} root
   * @param {Record<Step, () => void>} session
   * @param {() => boolean} isTyping whether a field is being typed in: the browser undoes letters there
   */
  constructor(root, session, isTyping) {
    const button = (/** @type {Step} */ step, /** @type {string} */ id, /** @type {string} */ sign) => {
      const made = element("button", { type: "button", id, disabled: "", title: texts[step] });
      made.append(element("span", { "aria-hidden": "true" }, sign), element("span", { class: "visually-hidden" }, texts[step]));
      made.addEventListener("click", () => session[step]());
      return made;
    };
    this.undo = button("undo", "undo", "↶");
    this.redo = button("redo", "redo", "↷");
    this.resetAll = element("button", { type: "button", id: "reset-all", disabled: "" }, texts.resetAll);
    this.resetAll.addEventListener("click", () => session.resetAll());
    this.undo.setAttribute("aria-keyshortcuts", "Control+Z");
    this.redo.setAttribute("aria-keyshortcuts", "Control+Y");
    root.append(this.undo, this.redo, this.resetAll);
    addEventListener("keydown", (event) => {
      const key = event.key.toLowerCase();
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.defaultPrevented) return;
      const step = key === "y" || (key === "z" && event.shiftKey) ? "redo" : key === "z" ? "undo" : null;
      if (!step || isTyping() || takesText(event.target) || document.querySelector("dialog[open]")) return;
      event.preventDefault();
      session[step]();
    });
  }

  /** @param {Record<Step, boolean>} can what there is to do */
  show(can) {
    this.undo.disabled = !can.undo;
    this.redo.disabled = !can.redo;
    this.resetAll.disabled = !can.resetAll;
  }
}

/**
 * Whether text of its own is typed there, which is no value of the experiment.
 * @param {EventTarget | null} target
 */
const takesText = (target) => target instanceof HTMLTextAreaElement || (target instanceof HTMLElement && target.isContentEditable);
