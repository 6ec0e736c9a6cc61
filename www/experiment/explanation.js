// What stands above the figures: what the experiment asks, its story, and what one is seeing.
// @ts-check

import { element } from "../dom.js";
import { say } from "../figures/sentence.js";
import { texts } from "../language/texts.js";

/** @typedef {import("../crossing.js").Phrase} Phrase */

export class Explanation {
  /**
   * @param {{ question: HTMLElement, story: HTMLElement, seeing: HTMLDetailsElement }} places
   * @param {import("../crossing.js").Definition} definition
   * @param {import("../pkg/many_trials.js").Sight} sight
   */
  constructor({ question, story, seeing }, definition, sight) {
    this.question = question;
    this.story = story;
    this.seeing = seeing;
    this.definition = definition;
    this.sight = sight;
    this.parts = element("div", { class: "parts" });
    seeing.append(this.parts);
    /** Whether there are results to explain. */
    this.any = false;
    seeing.addEventListener("toggle", () => this.#tell());
  }

  /** @param {import("../crossing.js").Reading} reading */
  show({ scenario: wanted }) {
    const { scenarios, own } = this.definition;
    const scenario = [...scenarios, own].find(({ key }) => key === wanted);
    if (!scenario) return;
    this.question.textContent = scenario.question;
    say(this.story, scenario.story);
  }

  /** Newer results are shown. */
  apply() {
    this.any = true;
    this.#tell();
  }

  /** It is worked out for those who look. */
  #tell() {
    if (!this.seeing.open) return;
    const seen = this.any ? this.sight.seeing() : [];
    const places = [...this.parts.querySelectorAll("p")];
    if (places.length !== seen.length || seen.length === 0) {
      this.parts.replaceChildren(...seen.flatMap(({ title }) => [element("h3", {}, title), element("p", {})]));
      if (seen.length === 0) this.parts.append(element("p", {}, texts.noResults));
    }
    const paragraphs = [...this.parts.querySelectorAll("p")];
    const titles = [...this.parts.querySelectorAll("h3")];
    seen.forEach(({ title, text }, i) => {
      const [heading, paragraph] = [titles[i], paragraphs[i]];
      if (heading && heading.textContent !== title) heading.textContent = title;
      if (paragraph) say(paragraph, text);
    });
  }
}
