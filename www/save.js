// Taking results away: pictures, tables, the results file, the Python program.
// @ts-check

import { element } from "./form.js";
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
   * @param {{ results: () => Results | null, name: () => string, address: () => string,
   *   python: () => string, ask: (kind: string) => Promise<{ text: string, kept: number }> }} page
   */
  constructor(root, page) {
    this.page = page;
    this.note = element("p", { class: "note", role: "status", id: "saved" });
    const row = element("p", { class: "look" });
    row.append(
      this.#button("png", texts.savePng, () => this.#png()),
      this.#button("svg", texts.saveSvg, () => this.#keep(".svg", "image/svg+xml", this.#svg())),
      ...WRITTEN.map(({ kind, label, ending, type }) => this.#button(kind, label, async () => {
        const { text, kept } = await page.ask(kind);
        this.#keep(ending, type, text);
        if (kind === "trials" && kept < Number(document.documentElement.dataset["trials"]) / (page.results()?.cases() ?? 1)) {
          this.note.textContent = texts.firstTrialsOnly(kept);
        }
      })),
      this.#button("python", texts.savePython, () => this.#keep(".py", "text/x-python", page.python())),
    );
    root.append(element("h3", {}, texts.save), row, this.note);
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
    return this.page.results()?.svg(this.page.address()) ?? "";
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
      const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
      if (blob) this.#keep(".png", "image/png", /** @type {Blob} */ (blob));
    } finally {
      URL.revokeObjectURL(picture.src);
    }
  }

  /**
   * @param {string} ending
   * @param {string} type
   * @param {string | Blob} content
   */
  #keep(ending, type, content) {
    const name = this.page.name() + ending;
    const link = element("a", { download: name });
    link.href = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    this.note.textContent = texts.saved(name);
  }
}
