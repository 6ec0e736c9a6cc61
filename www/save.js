// Taking results away: pictures, tables, the results file, the Python program.
// @ts-check

import { element } from "./form.js";
import { read } from "./pkg/many_trials.js";
import { texts } from "./texts.js";

/** @typedef {import("./pkg/many_trials.js").Results} Results */
/** @typedef {{ kind: string, label: string, ending: string, type: string }} Format */

/** What the worker writes. @type {Format[]} */
const WRITTEN = [
  { kind: "series", label: texts.saveSeries, ending: "-series.csv", type: "text/csv" },
  { kind: "outcomes", label: texts.saveOutcomes, ending: "-outcomes.csv", type: "text/csv" },
  { kind: "trials", label: texts.saveTrials, ending: "-trials.csv", type: "text/csv" },
  { kind: "json", label: texts.saveJson, ending: ".json", type: "application/json" },
];

/** A picture has so many pixels to one of CSS. */
const SHARPNESS = 3;

export class Save {
  /**
   * @param {HTMLElement} root
   * @param {{ results: () => Results | null, name: () => string, python: () => string,
   *   ask: (kind: string) => Promise<Blob> }} page
   */
  constructor(root, page) {
    this.page = page;
    this.note = element("p", { class: "note", role: "status", id: "saved" });
    const row = element("p", { class: "look" });
    row.append(
      this.#button("png", texts.savePng, () => this.#png()),
      this.#button("svg", texts.saveSvg, () => this.#keep(`${this.#which()}.svg`, "image/svg+xml", this.#svg())),
      ...WRITTEN.map(({ kind, label, ending, type }) => this.#button(kind, label, async () => {
        // Its name is that of what was asked for, whatever is shown once it is written.
        const name = page.name();
        this.note.textContent = texts.writing;
        this.#keep(ending, type, await page.ask(kind), name);
      })),
      this.#button("python", texts.savePython, () => this.#keep(".py", "text/x-python", page.python())),
    );
    this.figure = element("select", { id: "save-figure", "aria-label": texts.saveFigure });
    this.link = element("input", { type: "checkbox", id: "save-link", checked: "" });
    const link = element("label", { for: "save-link", class: "check" }, texts.saveLink);
    link.prepend(this.link);
    const options = element("p", { class: "look" });
    options.append(this.figure, link);
    root.append(element("h2", {}, texts.save), row, options, this.note);
  }

  /**
   * Offers the figures of these results.
   * @param {Results} results
   */
  apply(results) {
    const link = results.link();
    if (this.figure.dataset["of"] === link) return;
    this.figure.dataset["of"] = link;
    const cases = results.cases();
    this.figure.hidden = cases === 1;
    this.figure.replaceChildren(...Array.from({ length: cases }, (_, i) => new Option(results.caseLabel(i), String(i))));
    // Over more than two parameters there is no picture of all cases.
    if (cases > 1 && JSON.parse(results.sweepWords()).kind !== "table") {
      this.figure.prepend(new Option(texts.saveOverview, "", true, true));
    }
  }

  /** The case whose figures are saved; none for the overview. */
  #case() {
    return this.figure.value === "" ? undefined : Number(this.figure.value);
  }

  /** What tells the name of a case's picture from the others'. */
  #which() {
    const index = this.#case();
    return index === undefined || this.figure.hidden ? "" : `-${index + 1}`;
  }

  /**
   * @param {string} kind
   * @param {string} label
   * @param {() => void | Promise<void>} act
   */
  #button(kind, label, act) {
    const button = element("button", { type: "button", "data-save": kind }, label);
    button.addEventListener("click", async () => {
      try {
        await act();
      } catch (error) {
        this.note.textContent = error instanceof Error ? error.message : String(error);
      }
    });
    return button;
  }

  #svg() {
    const results = this.page.results();
    if (!results) throw new Error(texts.noResults);
    const index = this.#case();
    /** @type {{ sentence: { text: string }[] }} */
    const { sentence } = JSON.parse(index === undefined ? results.sweepWords() : results.words(index));
    const link = index === undefined ? results.link() : results.caseLink(index);
    const words = sentence.map(({ text }) => text).join("");
    /** @type {{ letter: string, label: string }[]} */
    const pins = index === undefined && results.cases() > 1 ? [] : JSON.parse(results.pinWords());
    const under = [words, ...pins.map(({ letter, label }) => texts.pinIs(letter, label))].join(" ");
    const address = this.link.checked ? new URL(link, location.href).href : "";
    return results.svg(index, JSON.parse(read(link)).title, under, address);
  }

  async #png() {
    const picture = new Image();
    picture.src = URL.createObjectURL(new Blob([this.#svg()], { type: "image/svg+xml" }));
    try {
      await picture.decode();
      const canvas = document.createElement("canvas");
      canvas.width = picture.naturalWidth * SHARPNESS;
      canvas.height = picture.naturalHeight * SHARPNESS;
      canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
      /** @type {Blob | null} */
      const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
      if (!blob) throw new Error(texts.noPicture);
      this.#keep(`${this.#which()}.png`, "image/png", blob);
    } finally {
      URL.revokeObjectURL(picture.src);
    }
  }

  /**
   * @param {string} ending
   * @param {string} type
   * @param {string | Blob} content
   * @param {string} [stem]
   */
  #keep(ending, type, content, stem = this.page.name()) {
    const name = stem + ending;
    const link = element("a", { download: name });
    // Of what the worker wrote, the kind is told here.
    link.href = URL.createObjectURL(new Blob([content], { type }));
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    this.note.textContent = texts.saved(name);
  }
}
