// The exercises of the course: a card for each kind of them in each part of the course, with a picture of
// its result, its choices where there are several, and a search.
// @ts-check

import { element } from "../dom.js";
import { inLanguage } from "../language/language.js";
import { language, texts } from "../language/texts.js";
import { OWN } from "./presets.js";

/** @typedef {import("../crossing.js").Definition} Definition */
/** @typedef {import("../crossing.js").FormScenario} Scenario */
/** @typedef {import("../crossing.js").FormPreset} Preset */
/** @typedef {import("./pictures.js").Pictures} Pictures */

/** A card: what is searched for in it, and its choices with what is searched for in each.
 * @typedef {{ item: HTMLElement, words: string, choices: { item: HTMLElement, words: string }[], details: HTMLDetailsElement | null }} Card */

/** From so many exercises of a kind on, a card lists them when it is opened. */
const MANY = 2;

export class Exercises {
  /** By the part of the course. @type {{ group: HTMLDetailsElement, cards: Card[] }[]} */ #groups = [];
  /** By the links of exercises. @type {Map<string, HTMLAnchorElement[]>} */ #links = new Map();

  /**
   * @param {HTMLElement} place
   * @param {Definition} definition
   * @param {Pictures} pictures
   */
  constructor(place, definition, pictures) {
    this.pictures = pictures;
    this.heading = element("h2", { id: "exercises-title", tabindex: "-1" }, texts.gallery);
    place.setAttribute("aria-labelledby", this.heading.id);
    /** Where the visitor came from. */
    this.here = element("p", { class: "here", hidden: "" });
    const label = element("label", { for: "find" }, texts.find);
    this.search = element("input", { type: "search", id: "find", autocomplete: "off", spellcheck: "false", placeholder: texts.findSuch });
    this.found = element("p", { id: "found", class: "note", role: "status" });
    const find = element("div", { class: "find" });
    find.append(label, this.search, this.found);
    // Whoever has a program needs no exercise.
    const own = element("p", { class: "own" });
    own.append(element("a", { href: inLanguage(OWN), "data-open": OWN, class: "button" }, definition.own.title), " ", definition.own.question);
    place.append(this.heading, this.here, own, find);
    const parts = element("div", { class: "groups" });
    place.append(parts);
    for (const [name, kinds] of groups(definition)) {
      const summary = element("summary", {});
      const exercises = kinds.reduce((sum, { presets }) => sum + presets.length, 0);
      summary.append(element("h3", {}, name), element("span", {}, texts.exercises(exercises)));
      const group = element("details", { class: "group", open: "" });
      const list = element("ul", { class: "cards" });
      const cards = kinds.map(({ scenario, presets }) => this.#card(scenario, presets));
      list.append(...cards.map(({ item }) => item));
      group.append(summary, list);
      this.#groups.push({ group, cards });
      parts.append(group);
    }
    // On a phone the parts of the course come first.
    const narrow = matchMedia("(max-width: 820px)");
    const fold = () => { for (const { group } of this.#groups) group.open = !narrow.matches; };
    narrow.addEventListener("change", fold);
    fold();
    this.search.addEventListener("input", () => this.#find());
  }

  /**
   * @param {Scenario} scenario
   * @param {Preset[]} presets its exercises in a part of the course
   * @returns {Card}
   */
  #card(scenario, presets) {
    const item = element("li", {});
    const several = presets.length >= MANY;
    const [first] = presets;
    if (!first) return { item, words: "", choices: [], details: null };
    const main = this.#link(first, element("strong", {}, several ? scenario.title : first.title));
    main.prepend(this.pictures.of(first.preview));
    main.append(element("span", {}, scenario.question));
    item.append(main);
    const story = scenario.story.map(({ text }) => text).join("");
    const params = scenario.params.map(({ key, label }) => `${key} ${label}`);
    const words = [scenario.key, scenario.title, scenario.question, story, ...params].join(" ");
    if (!several) return { item, words: folded(`${words} ${first.exercise} ${first.title}`), choices: [], details: null };
    const details = element("details", { class: "choices" });
    details.append(element("summary", {}, texts.exercises(presets.length)));
    const list = element("ul", {});
    const choices = presets.map((preset) => {
      const choice = element("li", {});
      // What tells it within its part of the course, as "problem 4".
      const where = preset.exercise.split(",").slice(1).join(",").trim();
      choice.append(this.#link(preset, preset.title), element("span", {}, where ? ` ${where}` : ""));
      list.append(choice);
      return { item: choice, words: folded(`${preset.exercise} ${preset.title}`) };
    });
    details.append(list);
    item.append(details);
    return { item, words: folded(words), choices, details };
  }

  /**
   * @param {Preset} preset
   * @param {string | Node} text
   */
  #link({ link }, text) {
    const made = element("a", { href: inLanguage(link), "data-open": link });
    made.append(text);
    this.#links.set(link, [...(this.#links.get(link) ?? []), made]);
    return made;
  }

  /**
   * Marks where the visitor is.
   * @param {string} link of the exercise; empty if the experiment is nowhere in the list
   * @param {{ title: string, link: string } | null} experiment that is shown; none on the front page
   */
  mark(link, experiment) {
    for (const [other, links] of this.#links) {
      for (const made of links) {
        if (experiment && other === link) made.setAttribute("aria-current", "true");
        else made.removeAttribute("aria-current");
      }
    }
    this.here.hidden = !experiment;
    if (!experiment) return;
    const back = element("a", { href: inLanguage(experiment.link), "data-open": experiment.link }, experiment.title);
    this.here.replaceChildren(texts.youAreHere, back);
    const current = this.#links.get(link)?.at(-1)?.closest(".group");
    if (current instanceof HTMLDetailsElement) current.open = true;
  }

  /** Shows what holds every word that is typed, and says how much that is. */
  #find() {
    const wanted = folded(this.search.value).split(/\s+/u).filter(Boolean);
    const has = (/** @type {string} */ words) => wanted.every((word) => words.includes(word));
    let found = 0;
    for (const { group, cards } of this.#groups) {
      const part = folded(group.querySelector("h3")?.textContent ?? "");
      let any = false;
      for (const { item, words, choices, details } of cards) {
        const all = has(`${part} ${words}`);
        const fitting = choices.filter((choice) => all || has(`${part} ${words} ${choice.words}`));
        for (const choice of choices) choice.item.hidden = !fitting.includes(choice);
        item.hidden = !all && fitting.length === 0;
        any ||= !item.hidden;
        if (!item.hidden) found += fitting.length || 1;
        if (details) details.open = wanted.length > 0 && !all && fitting.length > 0;
      }
      group.hidden = !any;
      if (wanted.length > 0) group.open = true;
    }
    this.found.textContent = wanted.length > 0 ? texts.found(found) : "";
  }
}

/**
 * As it is compared: small letters, without their marks.
 * @param {string} text
 */
const folded = (text) => text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLocaleLowerCase(language);

/**
 * The exercises by where in the course they are, which stands before the comma, and by their scenario.
 * @param {Definition} definition
 * @returns {[string, { scenario: Scenario, presets: Preset[] }[]][]}
 */
function groups({ scenarios }) {
  /** @type {Map<string, { scenario: Scenario, presets: Preset[] }[]>} */
  const groups = new Map();
  for (const scenario of scenarios) {
    for (const preset of scenario.presets) {
      const name = preset.exercise.split(",")[0] ?? "";
      const kinds = groups.get(name) ?? [];
      groups.set(name, kinds);
      const kind = kinds.find((known) => known.scenario === scenario);
      if (kind) kind.presets.push(preset);
      else kinds.push({ scenario, presets: [preset] });
    }
  }
  const order = new Intl.Collator(language, { numeric: true });
  const part = (/** @type {string} */ name) => {
    const place = texts.galleryOrder.findIndex((kind) => name.startsWith(kind));
    return place < 0 ? texts.galleryOrder.length : place;
  };
  return [...groups].sort(([one], [other]) => part(one) - part(other) || order.compare(one, other));
}
