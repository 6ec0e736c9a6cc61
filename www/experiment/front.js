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
/** So many ms the first figure has before the exercises below it are made. */
const LATER = 300;

export class Front {
  /** Which face is shown. @type {Page} */ page = "experiment";
  /** Whether the visitor has been at an experiment: before that, nobody is anywhere in the list. */
  #been = false;
  /** The exercises, once they were wanted. @type {Exercises | null} */ #list = null;

  /**
   * @param {{ front: HTMLElement[], whole: HTMLAnchorElement, questions: HTMLElement, exercises: HTMLElement,
   *   name: HTMLElement, list: HTMLAnchorElement }} places
   * @param {import("../crossing.js").Definition} definition
   * @param {Asks} asks
   */
  constructor(places, definition, asks) {
    this.places = places;
    this.definition = definition;
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

  /** The exercises. They are made when they are wanted: who opens a link waits for none of them. */
  get list() {
    this.#list ??= new Exercises(this.places.exercises, this.definition, this.pictures);
    return this.#list;
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
    // On the front page the experiment comes first, and what is below it when there is time.
    if (page === "list" || this.#list) this.#mark(page);
    else setTimeout(() => this.#mark(this.page), LATER);
    return page;
  }

  /** Marks where the visitor is in the list. @param {Page} page */
  #mark(page) {
    if (page === "experiment") return;
    const shown = this.asks.shown();
    this.list.mark(shown.exercise, page === "list" && this.#been ? shown : null);
    this.pictures.askAgain();
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
