// The steps that undo and redo walk: an edit is an entry of the browser's history, so that Back leads the
// same way; in a frame, whose host has a history of its own, only the page remembers them.
// @ts-check

import { hash, query, showAddress } from "./address.js";

/** Edits of the same value so many ms apart are one step. */
const TOGETHER = 1_500;

export class Edits {
  /** The addresses of the steps; those from before the page was loaded are the browser's alone.
   * @type {string[]} */
  #addresses = [];
  #at = 0;
  /** What was edited last, and until when more of it belongs to the same step. */
  #last = { what: "", until: 0 };

  /** @param {() => void} follow shows what the address says */
  constructor(follow) {
    this.framed = window.parent !== window;
    const at = history.state?.edit;
    this.#at = typeof at === "number" ? at : 0;
    this.#addresses[this.#at] = query() + hash();
    this.follow = follow;
    addEventListener("popstate", ({ state }) => {
      this.#end();
      this.#at = typeof state?.edit === "number" ? state.edit : 0;
      follow();
    });
  }

  get canUndo() {
    return this.#at > 0;
  }

  get canRedo() {
    return this.#at + 1 < this.#addresses.length;
  }

  /**
   * Another experiment is shown: a step of its own.
   * @param {string} address
   */
  open(address) {
    this.#end();
    this.#add(address, "push");
  }

  /**
   * A value was edited.
   * @param {string} address
   * @param {string} what its key
   * @param {boolean} settled whether the hand has left it
   */
  edit(address, what, settled) {
    const now = performance.now();
    if (what === this.#last.what && now < this.#last.until) {
      this.#addresses[this.#at] = address;
      showAddress(address, "replace");
    } else {
      this.#add(address, this.framed ? "replace" : "push");
    }
    this.#last = { what, until: settled ? now + TOGETHER : Infinity };
  }

  /** The hand has left what it edited. */
  settle() {
    if (this.#last.until === Infinity) this.#last.until = performance.now() + TOGETHER;
  }

  undo() {
    if (this.canUndo) this.#go(-1);
  }

  redo() {
    if (this.canRedo) this.#go(1);
  }

  /** @param {-1 | 1} way */
  #go(way) {
    this.#end();
    if (!this.framed) {
      history.go(way);
      return;
    }
    this.#at += way;
    const address = this.#addresses[this.#at] ?? "";
    showAddress(address, "replace");
    this.follow();
  }

  /**
   * @param {string} address
   * @param {"push" | "replace"} how
   */
  #add(address, how) {
    this.#at += 1;
    this.#addresses.length = this.#at;
    this.#addresses[this.#at] = address;
    showAddress(address, how, { edit: this.#at });
  }

  /** What comes next is another step. */
  #end() {
    this.#last = { what: "", until: 0 };
  }
}
