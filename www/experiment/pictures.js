// Small pictures of results, made by the worker when they are looked at.
// @ts-check

import { element } from "../dom.js";
import { paperColors, watchPaper } from "../figures/paper.js";
import { Sight } from "../pkg/many_trials.js";

export class Pictures {
  /** Those that were asked for and have not come. @type {HTMLCanvasElement[]} */
  #waiting = [];
  /** Those that came, in the colours of that time. @type {HTMLCanvasElement[]} */
  #drawn = [];
  #inSight = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting || !(target instanceof HTMLCanvasElement)) continue;
      this.#inSight.unobserve(target);
      this.#ask(target);
    }
  }, { rootMargin: "100px" });

  /** @param {(link: string) => void} preview asks for the results of a link */
  constructor(preview) {
    this.preview = preview;
    watchPaper(() => {
      for (const picture of this.#drawn.splice(0)) this.#inSight.observe(picture);
    });
  }

  /**
   * A picture of what a link gives.
   * @param {string} link
   */
  of(link) {
    const picture = element("canvas", { role: "presentation", "data-preview": link });
    this.#inSight.observe(picture);
    return picture;
  }

  /** What did not come, or came when there was no place for it, is asked for again. */
  askAgain() {
    for (const picture of this.#waiting.splice(0)) this.#inSight.observe(picture);
  }

  /** @param {HTMLCanvasElement} picture */
  #ask(picture) {
    this.#waiting.push(picture);
    this.preview(picture.dataset["preview"] ?? "");
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
