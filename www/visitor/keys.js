// The keys of the page: single keys that press its buttons, and the list of all keys. Both come from
// one table.
// @ts-check

import { element } from "../dom.js";
import { texts } from "../language/texts.js";

/**
 * A row has keys, what they do, and for a single key the button that it presses.
 * @typedef {{ keys: string[], does: string, presses?: string }} Key
 */

/** @returns {{ title: string, keys: Key[] }[]} */
const table = () => {
  const { anywhere, fields, curves, bars, map, dialogs, names, does } = texts.keys;
  const arrows = ["←", "→"];
  return [
    { title: anywhere, keys: [
      { keys: ["r"], does: does.run, presses: "run" },
      { keys: ["s"], does: does.stop, presses: "stop" },
      { keys: ["m"], does: does.more, presses: "more" },
      { keys: ["e"], does: does.experiments, presses: "open-list" },
      { keys: ["?"], does: does.list, presses: "open-keys" },
      { keys: [names.tab], does: does.next },
    ] },
    { title: fields, keys: [
      { keys: [names.enter], does: does.runTyped },
      { keys: arrows, does: does.slide },
    ] },
    { title: curves, keys: [
      { keys: arrows, does: does.point },
      { keys: [names.pageUp, names.pageDown], does: does.tenPoints },
      { keys: [names.home, names.end], does: does.ends },
      { keys: [names.enter], does: does.trialThere },
    ] },
    { title: bars, keys: [
      { keys: arrows, does: does.bar },
      { keys: [names.home, names.end], does: does.ends },
      { keys: [names.enter], does: does.trialThere },
    ] },
    { title: map, keys: [
      { keys: [...arrows, "↑", "↓"], does: does.cell },
      { keys: [names.enter], does: does.openCell },
    ] },
    { title: dialogs, keys: [{ keys: [names.escape], does: does.close }] },
  ];
};

export class Keys {
  /** @param {HTMLButtonElement} opener */
  constructor(opener) {
    const sections = table();
    /** The buttons of the single keys. @type {Map<string, HTMLElement>} */
    this.buttons = new Map();
    for (const { keys: [key = ""], presses } of sections.flatMap(({ keys }) => keys)) {
      const button = presses ? document.getElementById(presses) : null;
      if (button) this.buttons.set(key, button);
    }
    const heading = element("h2", { id: "keys-title" }, texts.keys.title);
    const close = element("button", { type: "button", class: "close", "aria-label": texts.close }, "×");
    const head = element("div", { class: "gallery-head" });
    head.append(heading, close);
    // Off for this visit only: nothing is stored.
    this.single = element("input", { type: "checkbox", id: "single-keys", checked: "" });
    const single = element("label", { class: "check", for: this.single.id }, texts.keys.single);
    single.prepend(this.single);
    this.dialog = element("dialog", { id: "keys", "aria-labelledby": heading.id });
    this.dialog.append(head, single, ...sections.map(list));
    document.body.append(this.dialog);
    opener.addEventListener("click", () => this.dialog.showModal());
    close.addEventListener("click", () => this.dialog.close());
    this.dialog.addEventListener("click", ({ target }) => {
      if (target === this.dialog) this.dialog.close();
    });
    this.single.addEventListener("change", () => this.#tell());
    addEventListener("keydown", (event) => this.#press(event));
    this.#tell();
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    const { key, target } = event;
    if (!this.single.checked || event.defaultPrevented || event.repeat || event.isComposing) return;
    if (event.ctrlKey || event.altKey || event.metaKey || takesLetters(target)) return;
    // What lies under a dialog is out of reach.
    if (document.querySelector("dialog[open]")) return;
    const button = this.buttons.get(key);
    if (!button) return;
    event.preventDefault();
    button.click();
  }

  /** Tells screen readers which keys press which buttons. */
  #tell() {
    for (const [key, button] of this.buttons) {
      if (this.single.checked) button.setAttribute("aria-keyshortcuts", key);
      else button.removeAttribute("aria-keyshortcuts");
    }
  }
}

/** @param {{ title: string, keys: Key[] }} section */
function list({ title, keys }) {
  const rows = element("dl", {});
  for (const { keys: names, does } of keys) {
    const term = element("dt", {});
    term.append(...names.flatMap((name, i) => [...(i > 0 ? [" "] : []), element("kbd", {}, name)]));
    const row = element("div", {});
    row.append(term, element("dd", {}, does));
    rows.append(row);
  }
  const section = element("section", {});
  section.append(element("h3", {}, title), rows);
  return section;
}

/**
 * Whether letters are typed or chosen by there.
 * @param {EventTarget | null} target
 */
function takesLetters(target) {
  if (target instanceof HTMLInputElement) return !["checkbox", "range", "file"].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
