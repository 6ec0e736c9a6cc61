// Pinned results: a list with links and differences, kept in the address.
// @ts-check

import { element } from "../dom.js";
import { shortLink } from "../pkg/many_trials.js";
import { inLanguage } from "../language/language.js";
import { fill } from "../figures/table.js";
import { texts } from "../language/texts.js";
import * as view from "../address/view.js";

/** More than this would be too many lines in a figure. */
const MOST_PINS = 4;

export class Pins {
  /**
   * @param {HTMLElement} root
   * @param {{ current: () => string, changed: () => void, open: (link: string) => void }} page
   */
  constructor(root, page) {
    this.page = page;
    this.root = root;
    /** Stands in the bar of the figure. */
    this.button = element("button", { type: "button", id: "pin" });
    this.button.append(element("span", {}, texts.pin));
    this.button.addEventListener("click", () => this.#set([...this.links(), page.current()]));
    // Until there are results there is nothing to pin.
    this.button.disabled = true;
    this.list = element("ol", { class: "pins" });
    this.note = element("p", { class: "note" }, texts.pinHint);
    root.append(element("h2", {}, texts.pins), this.list, this.note);
    this.list.addEventListener("click", (event) => {
      const { target } = event;
      if (target instanceof HTMLButtonElement) {
        // By its place: what the address holds may be no canonical link.
        this.#set(this.links().filter((_, place) => String(place) !== target.value));
        this.button.focus();
      } else if (target instanceof HTMLAnchorElement && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
        event.preventDefault();
        // Where the page has no address a link has no parts.
        page.open(target.getAttribute("href") ?? "");
      }
    });
  }

  /** The links of the pins, as the address holds them. */
  links() {
    return view.getAll("pin").slice(0, MOST_PINS);
  }

  /** @param {string[]} links */
  #set(links) {
    view.set("pin", ...new Set(links.map(shortLink)));
    this.page.changed();
  }

  /**
   * Shows what results say of the pins.
   * @param {import("../crossing.js").Scene} scene
   */
  apply({ pins, cases: { length: cases } }) {
    const full = pins.length >= MOST_PINS;
    const known = pins.some(({ link }) => link === this.page.current());
    this.button.disabled = full || known || cases > 1;
    this.button.title = full ? texts.pinsFull(MOST_PINS) : known ? texts.pinned : cases > 1 ? texts.pinOneCase : texts.pinHint;
    this.root.hidden = pins.length === 0;
    this.list.replaceChildren(...pins.map((pin, place) => this.#item(pin, place)));
  }

  /**
   * @param {import("../crossing.js").PinWords} pin
   * @param {number} place
   */
  #item({ letter, link, label, compared, notes }, place) {
    const item = element("li", { "data-letter": letter });
    const remove = element("button", { type: "button", value: String(place), "aria-label": texts.removePin(letter) }, "×");
    const name = element("span", { class: "letter" }, letter);
    item.append(name, element("a", { href: inLanguage(link) }, label), remove);
    if (compared) {
      const table = element("table", { class: "numbers" });
      fill(table, compared);
      const scroll = element("div", { class: "wide", tabindex: "0", role: "region", "aria-label": label });
      scroll.append(table);
      item.append(scroll);
    }
    item.append(...notes.map((text) => element("p", { class: "note" }, text)));
    return item;
  }
}
