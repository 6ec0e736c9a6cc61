// The front page: six questions with pictures, the exercises, and which of the page's faces is shown. The
// experiment on it is the page's own, with fewer controls.
// @ts-check

import { listAddress, pageOf } from "../address/page.js";
import { element } from "../dom.js";
import { inLanguage } from "../language/language.js";
import { texts } from "../language/texts.js";
import { Exercises } from "./exercises.js";
import { Pictures } from "./pictures.js";

/** @typedef {import("../address/page.js").Page} Page */
/** What the front page asks of the page.
 * @typedef {{ preview: (link: string) => void, open: (link: string) => void, home: () => void, list: () => void,
 *   shown: () => { title: string, link: string, exercise: string } }} Asks */

const root = document.documentElement;

export class Front {
  /** Which face is shown. @type {Page} */ page = "experiment";
  /** Whether the visitor has been at an experiment: before that, nobody is anywhere in the list. */
  #been = false;

  /**
   * @param {{ front: HTMLElement[], whole: HTMLAnchorElement, questions: HTMLElement, exercises: HTMLElement,
   *   name: HTMLElement, list: HTMLAnchorElement }} places
   * @param {import("../crossing.js").Definition} definition
   * @param {Asks} asks
   */
  constructor(places, definition, asks) {
    this.places = places;
    this.asks = asks;
    this.pictures = new Pictures(asks.preview);
    const { questions, exercises, name, list, whole } = places;
    const cards = element("ul", { class: "cards" });
    for (const { question, link, preview } of definition.questions) {
      const card = element("a", { href: inLanguage(link), "data-open": link });
      card.append(this.pictures.of(preview), element("strong", {}, question));
      const item = element("li", {});
      item.append(card);
      cards.append(item);
    }
    questions.append(element("h2", {}, texts.questions), cards);
    this.list = new Exercises(exercises, definition, this.pictures);
    const home = element("a", { href: inLanguage("?") }, name.textContent ?? "");
    name.replaceChildren(home);
    list.href = listAddress("");
    on(home, () => asks.home());
    on(list, () => asks.list());
    on(whole, () => asks.open(asks.shown().link));
    for (const place of [questions, exercises]) {
      place.addEventListener("click", (event) => {
        const link = event.target instanceof Element ? event.target.closest("a")?.dataset["open"] : undefined;
        if (link === undefined || isForAnother(event)) return;
        event.preventDefault();
        asks.open(link);
      });
    }
  }

  /**
   * Shows the face of an address.
   * @param {{ search: string, hash: string }} address
   */
  turn(address) {
    const page = pageOf(address);
    this.page = page;
    this.#been ||= page === "experiment";
    if (page === "experiment") delete root.dataset["page"];
    else root.dataset["page"] = page;
    const { front, questions, exercises } = this.places;
    for (const place of front) place.hidden = page !== "front";
    questions.hidden = exercises.hidden = page === "experiment";
    if (page === "experiment") return page;
    document.title = page === "list" ? `${texts.gallery} · Many Trials` : "Many Trials";
    const shown = this.asks.shown();
    this.list.mark(shown.exercise, page === "list" && this.#been ? shown : null);
    this.pictures.askAgain();
    return page;
  }

  /** The list comes into view, and the keyboard with it. */
  showList() {
    scrollTo(0, 0);
    this.list.heading.focus({ preventScroll: true });
  }

  /** The experiment on the front page has changed: its link leads to all of it. */
  apply() {
    this.places.whole.href = inLanguage(this.asks.shown().link);
  }
}

/**
 * Whether a click asks for another tab or window.
 * @param {MouseEvent} event
 */
const isForAnother = ({ ctrlKey, metaKey, shiftKey, altKey }) => ctrlKey || metaKey || shiftKey || altKey;

/**
 * A link that leads on within the page.
 * @param {HTMLAnchorElement} link
 * @param {() => void} go
 */
function on(link, go) {
  link.addEventListener("click", (event) => {
    if (isForAnother(event)) return;
    event.preventDefault();
    go();
  });
}
