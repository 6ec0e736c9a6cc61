// The menu of the courses' exercises, and which of them is shown.
// @ts-check

import { element } from "../dom.js";
import { texts } from "../language/texts.js";

/** @typedef {import("../crossing.js").Definition} Definition */
/** @typedef {import("../crossing.js").Reading} Reading */

/** A visitor's own program, of which there is none yet; its trials take longer than ours. */
export const OWN = "?scenario=program&numTrials=200";

export class Presets {
  /** Which exercise is shown, and the title of the page for it. */ #shown = "";
  #title = "";
  /** The link of the exercise that was shown last: an experiment that is none is a change of it. */
  #last = "";
  /** By the options of the menu. @type {Map<HTMLOptionElement, import("../crossing.js").FormPreset>} */ #presets = new Map();

  /**
   * @param {HTMLSelectElement} menu
   * @param {HTMLElement} exercise where its number in the course stands
   * @param {Definition} definition
   * @param {(link: string) => void} open
   */
  constructor(menu, exercise, definition, open) {
    this.menu = menu;
    this.exercise = exercise;
    this.definition = definition;
    /** What is no exercise. */
    this.own = new Option("", "");
    menu.append(this.own);
    for (const { title, presets } of definition.scenarios) {
      const group = element("optgroup", { label: title });
      for (const preset of presets) {
        const option = new Option(preset.title, preset.link);
        this.#presets.set(option, preset);
        group.append(option);
      }
      menu.append(group);
    }
    menu.append(new Option(definition.own.title, OWN));
    menu.addEventListener("change", () => {
      if (menu.value) open(menu.value);
    });
  }

  /**
   * Shows which exercise an experiment is.
   * @param {Reading} reading
   */
  show({ title, exercise }) {
    this.#title = `${title} · Many Trials`;
    if (!document.documentElement.dataset["page"] && document.title !== this.#title) this.name();
    const shown = `${title}\n${exercise}`;
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.exercise.textContent = exercise || texts.own;
    const [option] = [...this.#presets].find(([, preset]) => preset.title === title && preset.exercise === exercise) ?? [];
    this.own.textContent = title;
    this.own.hidden = Boolean(option);
    (option ?? this.own).selected = true;
  }

  /** Gives the page the title of what is shown, after it had another face. */
  name() {
    document.title = this.#title;
  }

  /**
   * The link with the values that the way back leads to: those of the exercise that was shown last, or
   * else the scenario's own.
   * @param {Reading} reading
   */
  usual(reading) {
    const { scenario, title, exercise } = reading;
    if (reading.program) return Presets.ofCall(reading);
    const presets = this.definition.scenarios.find(({ key }) => key === scenario)?.presets;
    const preset = presets?.find((preset) => preset.exercise === exercise && preset.title === title)
      ?? presets?.find(({ link }) => link === this.#last);
    if (preset) this.#last = preset.link;
    return preset?.link ?? `?scenario=${scenario}`;
  }

  /**
   * The same of a visitor's own program: what its call says.
   * @param {Reading} reading
   */
  static ofCall({ link }) {
    const words = new URLSearchParams(link);
    const own = new URLSearchParams({ scenario: "program", program: words.get("program") ?? "", call: words.get("call") ?? "" });
    return `?${own}`;
  }
}
