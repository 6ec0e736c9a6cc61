// Taking results away: pictures, tables, the results file, the Python program. Each says what it is.
// @ts-check

import { told } from "../visitor/breakdown.js";
import { element } from "../dom.js";
import { fileOffers, sizeOffers } from "../pkg/many_trials.js";
import { texts } from "../language/texts.js";

/** @typedef {import("../pkg/many_trials.js").Sight} Sight */
/** @typedef {import("../crossing.js").FileKind} FileKind */
/** @typedef {import("../crossing.js").SavedFrom} SavedFrom */
/** @typedef {import("../run/source.js").SavedFile} SavedFile */

export class Save {
  /** The link of the results that are shown; empty before there are any. */
  #link = "";
  #later = 0;

  /**
   * @param {Sight} sight
   * @param {{ from: () => SavedFrom, python: () => SavedFile, ask: (kind: FileKind) => Promise<SavedFile> }} page
   */
  constructor(sight, page) {
    this.sight = sight;
    this.page = page;
    this.note = element("p", { class: "note", role: "status", id: "saved" });
    const ask = (/** @type {FileKind} */ kind) => {
      this.note.textContent = texts.writing;
      return page.ask(kind);
    };
    /** How a file of each kind is made. @type {Record<FileKind, () => SavedFile | Promise<SavedFile>>} */
    const made = {
      svg: () => this.#svg(),
      png: () => this.#png(),
      series: () => ask("series"),
      outcomes: () => ask("outcomes"),
      trials: () => ask("trials"),
      json: () => ask("json"),
      python: () => page.python(),
    };
    const [pictures, files] = [element("p", { class: "look" }), element("p", { class: "look" })];
    for (const { kind, label, mediaType } of fileOffers()) {
      const row = mediaType.startsWith("image/") ? pictures : files;
      row.append(this.#button(kind, label, async () => {
        const { name, blob } = await made[kind]();
        this.#keep(name, mediaType, blob);
      }));
    }
    pictures.append(this.#button("copy", texts.copyPicture, () => this.#copy()));
    this.figure = element("select", { id: "save-figure", "aria-label": texts.saveFigure });
    this.which = element("select", { id: "save-which", "aria-label": texts.saveWhich });
    this.size = element("select", { id: "save-size", "aria-label": texts.saveSize });
    this.size.append(...sizeOffers().map(({ size, label }) => new Option(label, size)));
    this.legend = box("save-legend", texts.saveLegend);
    this.link = box("save-link", texts.saveLink);
    const options = element("p", { class: "look" });
    options.append(this.figure, this.which, this.size, this.legend.label, this.link.label);
    this.figure.addEventListener("change", () => this.#offer());
    this.root = element("div", { id: "take" });
    this.root.append(pictures, options, files, this.note);
  }

  /**
   * Offers the figures of these results.
   * @param {import("../crossing.js").Scene} scene
   */
  apply({ link }) {
    if (this.#link === link) return;
    this.#link = link;
    // While a hand moves a value, every picture is of another link.
    clearTimeout(this.#later);
    this.#later = window.setTimeout(() => this.#choose(), 100);
  }

  /** Offers the cases of what is shown, and their figures. */
  #choose() {
    const cases = this.sight.pictureCases(texts.saveOverview);
    this.figure.hidden = cases.length < 2;
    this.figure.replaceChildren(...cases.map(({ key, label }) => new Option(label, key)));
    this.#offer();
  }

  /** Offers the figures that the case has. */
  #offer() {
    const index = this.#case();
    const offers = index === undefined ? [] : this.sight.figuresOffers(index);
    const chosen = this.which.value;
    this.which.replaceChildren(...offers.map(({ which, label }) => new Option(label, which)));
    if (offers.some(({ which }) => which === chosen)) this.which.value = chosen;
    this.which.hidden = offers.length === 0;
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

  /** Saves the experiment as a program of Python. */
  python() {
    const { name, blob } = this.page.python();
    this.#keep(name, "text/x-python", blob);
  }

  /** The picture that is asked for. */
  #picture() {
    if (!this.#link) throw new Error(texts.noResults);
    return this.sight.picture({
      case: this.#case() ?? null,
      which: /** @type {import("../crossing.js").Which} */ (this.which.value || "all"),
      size: /** @type {import("../crossing.js").PictureSize} */ (this.size.value),
      legend: this.legend.input.checked,
      link: this.link.input.checked,
    }, this.page.from());
  }

  /**
   * How what is shown is cited; nothing before there is anything.
   * @param {string} day
   */
  citation(day) {
    return this.#link ? this.sight.citation(this.page.from(), day) : null;
  }

  /** @returns {SavedFile} */
  #svg() {
    const picture = this.#picture();
    return { name: picture.name("svg"), blob: new Blob([picture.svg]) };
  }

  /** @returns {Promise<SavedFile>} */
  async #png() {
    const picture = this.#picture();
    return { name: picture.name("png"), blob: await pixels(picture) };
  }

  async #copy() {
    if (typeof ClipboardItem === "undefined" || !navigator.clipboard) throw new Error(texts.noPictureCopy);
    // Safari lets a page copy only within the click: it gets the picture as a promise.
    const picture = pixels(this.#picture());
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
   * @param {Blob} content
   */
  #keep(name, type, content) {
    const link = element("a", { download: name });
    // Who wrote it did not tell the kind.
    link.href = URL.createObjectURL(new Blob([content], { type }));
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    this.note.textContent = { yes: texts.saved, no: texts.notSaved, unknown: texts.perhapsSaved }[maySave()](name);
  }
}

/** Whether the page around lets this frame save: a browser says nothing of what a sandbox forbids.
 * @returns {"yes" | "no" | "unknown"} */
function maySave() {
  try {
    for (let inner = window; inner !== inner.parent; inner = /** @type {typeof window} */ (inner.parent)) {
      // A page of another origin does not show its frames, and one in a sandbox has no origin.
      if (!inner.frameElement) return "unknown";
      const words = inner.frameElement.getAttribute("sandbox");
      if (words !== null && !/(?:^|\s)allow-downloads(?:\s|$)/iu.test(words)) return "no";
    }
    return "yes";
  } catch {
    return "unknown";
  }
}

/**
 * A picture as a PNG that says what it is.
 * @param {import("../pkg/many_trials.js").Picture} picture
 * @returns {Promise<Blob>}
 */
async function pixels(picture) {
  const drawn = await rendered(picture.svg, picture.pixels);
  if (!drawn) throw new Error(texts.noPicture);
  const bytes = picture.png(new Uint8Array(await drawn.arrayBuffer()));
  return new Blob([/** @type {BlobPart} */ (bytes)], { type: "image/png" });
}

/**
 * An SVG drawn so many pixels wide.
 * @param {string} svg
 * @param {number} width
 * @returns {Promise<Blob | null>}
 */
async function rendered(svg, width) {
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
