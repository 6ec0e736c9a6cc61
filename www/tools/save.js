// Taking results away: pictures, tables, the results file, the Python program. Each says what it is.
// @ts-check

import { told } from "../visitor/breakdown.js";
import { element } from "../dom.js";
import { picturePixels, read, signPicture } from "../pkg/many_trials.js";
import { texts } from "../language/texts.js";

/** @typedef {import("../pkg/many_trials.js").Results} Results */
/** @typedef {{ kind: string, label: string, type: string }} Format */
/** @typedef {{ name: string, blob: Blob }} SavedFile */

/** What the worker writes. @type {Format[]} */
const WRITTEN = [
  { kind: "series", label: texts.saveSeries, type: "text/csv" },
  { kind: "outcomes", label: texts.saveOutcomes, type: "text/csv" },
  { kind: "trials", label: texts.saveTrials, type: "text/csv" },
  { kind: "json", label: texts.saveJson, type: "application/json" },
];

export class Save {
  /**
   * @param {HTMLElement} root
   * @param {{ results: () => Results | null, fingerprint: () => string, origin: () => { address: string, view: string },
   *   python: () => SavedFile, ask: (kind: string) => Promise<SavedFile> }} page
   */
  constructor(root, page) {
    this.page = page;
    this.note = element("p", { class: "note", role: "status", id: "saved" });
    const pictures = element("p", { class: "look" });
    pictures.append(
      this.#button("png", texts.savePng, () => this.#png()),
      this.#button("svg", texts.saveSvg, () => this.#svg()),
      this.#button("copy", texts.copyPicture, () => this.#copy()),
    );
    this.figure = element("select", { id: "save-figure", "aria-label": texts.saveFigure });
    this.which = element("select", { id: "save-which", "aria-label": texts.saveWhich });
    this.size = element("select", { id: "save-size", "aria-label": texts.saveSize });
    this.size.append(...Object.entries(texts.saveSizes).map(([size, label]) => new Option(label, size)));
    this.legend = box("save-legend", texts.saveLegend);
    this.link = box("save-link", texts.saveLink);
    const options = element("p", { class: "look" });
    options.append(this.figure, this.which, this.size, this.legend.label, this.link.label);
    const files = element("p", { class: "look" });
    files.append(
      ...WRITTEN.map(({ kind, label, type }) => this.#button(kind, label, async () => {
        this.note.textContent = texts.writing;
        const { name, blob } = await page.ask(kind);
        this.#keep(name, type, blob);
      })),
      this.#button("python", texts.savePython, () => {
        const { name, blob } = page.python();
        this.#keep(name, "text/x-python", blob);
      }),
    );
    this.figure.addEventListener("change", () => this.#offer());
    root.append(element("h2", {}, texts.save), pictures, options, files, this.note);
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
    this.#offer();
  }

  /** Offers the figures that the case has. */
  #offer() {
    const results = this.page.results();
    const index = this.#case();
    if (!results || index === undefined) {
      this.which.hidden = true;
      return;
    }
    /** @type {import("../figures/figures.js").Words} */
    const { hasSeries, cloudTitle } = JSON.parse(results.words(index));
    const { all, series, outcome, cloud } = texts.saveWhichOf;
    const chosen = this.which.value;
    const options = [
      new Option(all, "all"),
      ...(hasSeries ? [new Option(series, "series")] : []),
      new Option(outcome, "outcome"),
      ...(cloudTitle ? [new Option(cloud, "cloud")] : []),
    ];
    this.which.replaceChildren(...options);
    this.which.value = options.some(({ value }) => value === chosen) ? chosen : "all";
    this.which.hidden = options.length < 3;
  }

  /** The case whose figures are saved; none for the overview. */
  #case() {
    return this.figure.value === "" ? undefined : Number(this.figure.value);
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
        this.note.textContent = told(error);
      }
    });
    return button;
  }

  /** The results, and what is asked of a picture or citation of them. */
  #asked(index = this.#case()) {
    const results = this.page.results();
    if (!results) throw new Error(texts.noResults);
    /** @type {{ sentence: { text: string }[] }} */
    const { sentence } = JSON.parse(index === undefined ? results.sweepWords() : results.words(index));
    const asked = JSON.stringify({
      case: index ?? null,
      which: index === undefined ? "all" : this.which.value || "all",
      size: this.size.value,
      legend: this.legend.input.checked,
      link: this.link.input.checked,
      title: read(index === undefined ? results.link() : results.caseLink(index)).title,
      sentence: sentence.map(({ text }) => text).join(""),
      fingerprint: this.page.fingerprint(),
      ...this.page.origin(),
    });
    return { results, asked };
  }

  /**
   * How what is shown is cited; nothing before there is anything.
   * @param {string} day
   * @returns {import("./cite.js").Citation | null}
   */
  citation(day) {
    const results = this.page.results();
    if (!results) return null;
    const { asked } = this.#asked(results.cases() > 1 ? undefined : 0);
    return JSON.parse(results.citation(asked, day));
  }

  #svg() {
    const { results, asked } = this.#asked();
    this.#keep(results.pictureName(asked, "svg"), "image/svg+xml", results.picture(asked));
  }

  async #png() {
    const { results, asked } = this.#asked();
    const name = results.pictureName(asked, "png");
    this.#keep(name, "image/png", await this.#pixels());
  }

  /** The picture as a PNG that says what it is. @returns {Promise<Blob>} */
  async #pixels() {
    const { results, asked } = this.#asked();
    const width = picturePixels(this.size.value);
    const svg = results.picture(asked);
    const drawn = await pixels(svg, width);
    if (!drawn) throw new Error(texts.noPicture);
    const bytes = new Uint8Array(await drawn.arrayBuffer());
    return new Blob([/** @type {BlobPart} */ (signPicture(bytes, svg, asked))], { type: "image/png" });
  }

  async #copy() {
    if (typeof ClipboardItem === "undefined" || !navigator.clipboard) throw new Error(texts.noPictureCopy);
    // Safari lets a page copy only within the click: it gets the picture as a promise.
    const picture = this.#pixels();
    this.note.textContent = texts.writing;
    try {
      await navigator.clipboard.write([new ClipboardItem({ "image/png": picture })]);
    } catch (error) {
      // The picture itself may have failed, and says why.
      await picture;
      throw new Error(texts.noPictureCopy, { cause: error });
    }
    this.note.textContent = texts.pictureCopied;
  }

  /**
   * @param {string} name
   * @param {string} type
   * @param {string | Blob} content
   */
  #keep(name, type, content) {
    const link = element("a", { download: name });
    // Of what the worker wrote, the kind is told here.
    link.href = URL.createObjectURL(new Blob([content], { type }));
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    this.note.textContent = texts.saved(name);
  }
}

/**
 * An SVG drawn so many pixels wide.
 * @param {string} svg
 * @param {number} width
 * @returns {Promise<Blob | null>}
 */
async function pixels(svg, width) {
  const picture = new Image();
  picture.src = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    await picture.decode();
    const canvas = document.createElement("canvas");
    canvas.width = width;
    canvas.height = Math.round((width * picture.naturalHeight) / picture.naturalWidth);
    canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
  } finally {
    URL.revokeObjectURL(picture.src);
  }
}

/**
 * A box that is checked until somebody takes the mark away.
 * @param {string} id
 * @param {string} text
 */
function box(id, text) {
  const input = element("input", { type: "checkbox", id, checked: "" });
  const label = element("label", { for: id, class: "check" }, text);
  label.prepend(input);
  return { input, label };
}
