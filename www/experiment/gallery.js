// The gallery: every exercise with a small picture of its result, made when it is looked at.
// @ts-check

import { element } from "../dom.js";
import { inLanguage } from "../language/language.js";
import { paperColors, watchPaper } from "../figures/paper.js";
import { language, texts } from "../language/texts.js";
import { Sight } from "../pkg/many_trials.js";

/** @typedef {import("../crossing.js").Definition} Definition */

export class Gallery {
  /** The pictures that were asked for and have not come. @type {HTMLCanvasElement[]} */
  #waiting = [];
  /** The pictures that came, in the colours of that time. @type {HTMLCanvasElement[]} */
  #drawn = [];

  /**
   * @param {HTMLDialogElement} dialog
   * @param {HTMLElement} opener
   * @param {Definition} definition
   * @param {{ preview: (link: string) => void, open: (link: string) => void }} page
   */
  constructor(dialog, opener, definition, page) {
    this.dialog = dialog;
    const close = element("button", { type: "button", class: "close", "aria-label": texts.close }, "×");
    const heading = element("h2", { id: "gallery-title" }, texts.gallery);
    dialog.setAttribute("aria-labelledby", heading.id);
    const head = element("div", { class: "gallery-head" });
    head.append(heading, close);
    dialog.append(head);
    const inSight = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        if (!isIntersecting || !(target instanceof HTMLCanvasElement)) continue;
        inSight.unobserve(target);
        this.#waiting.push(target);
        page.preview(target.dataset["preview"] ?? "");
      }
    }, { root: dialog, rootMargin: "100px" });
    for (const [name, presets] of groups(definition)) {
      const list = element("ul", { class: "cards" });
      for (const { exercise, title, link, preview } of presets) {
        const picture = element("canvas", { role: "presentation", "data-preview": preview });
        const card = element("a", { href: inLanguage(link) });
        card.append(picture, element("strong", {}, title), element("span", {}, exercise));
        const item = element("li", {});
        item.append(card);
        list.append(item);
        inSight.observe(picture);
      }
      const group = element("section", {});
      group.append(element("h3", {}, name), list);
      dialog.append(group);
    }
    // What did not come, or came when there was no place for it, is asked for again.
    const ask = () => {
      for (const { dataset } of this.#waiting) page.preview(dataset["preview"] ?? "");
    };
    opener.addEventListener("click", () => {
      dialog.showModal();
      ask();
    });
    watchPaper(() => {
      this.#waiting.push(...this.#drawn.splice(0));
      if (dialog.open) ask();
    });
    dialog.addEventListener("click", (event) => {
      const { target } = event;
      if (target === dialog || target === close) dialog.close();
      const card = target instanceof Element ? target.closest("a") : null;
      if (!card || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      dialog.close();
      page.open(card.getAttribute("href") ?? "");
    });
  }

  /**
   * Draws a picture that was asked for.
   * @param {string} link
   * @param {Uint8Array} bytes its results
   */
  show(link, bytes) {
    // Two exercises may differ in their number of trials only.
    const picture = this.#waiting.find(({ dataset }) => dataset["preview"] === link);
    if (!picture) return;
    const { clientWidth: width, clientHeight: height } = picture;
    if (!width) return;
    this.#drawn.push(...this.#waiting.splice(this.#waiting.indexOf(picture), 1));
    const paper = { width, height, ratio: devicePixelRatio, compact: true, colors: paperColors() };
    Sight.drawTiny(bytes, picture, paper);
  }
}

/**
 * The exercises by where in the course they are: what stands before the comma.
 * @param {Definition} definition
 */
function groups({ scenarios }) {
  /** @type {Map<string, import("../crossing.js").FormPreset[]>} */
  const groups = new Map();
  for (const { presets } of scenarios) {
    for (const preset of presets) {
      const name = preset.exercise.split(",")[0] ?? "";
      groups.set(name, [...(groups.get(name) ?? []), preset]);
    }
  }
  const order = new Intl.Collator(language, { numeric: true });
  const part = (/** @type {string} */ name) => {
    const place = texts.galleryOrder.findIndex((kind) => name.startsWith(kind));
    return place < 0 ? texts.galleryOrder.length : place;
  };
  return [...groups].sort(([one], [other]) => part(one) - part(other) || order.compare(one, other));
}
