// Which outcome one looks at, and which share of the trials: kept in the address.
// @ts-check

import { element } from "../dom.js";
import { texts } from "../language/texts.js";
import * as view from "../address/view.js";
import { typed } from "../language/wording.js";

/** @typedef {import("../pkg/many_trials.js").Results} Results */

export class Focus {
  /**
   * @param {HTMLElement} root
   * @param {import("./lens.js").Lens} lens
   * @param {() => void} changed
   */
  constructor(root, lens, changed) {
    this.lens = lens;
    this.outcome = element("select", { id: "outcome", "aria-label": texts.outcome });
    this.outcomeLabel = element("label", { for: "outcome" }, texts.outcome);
    this.share = element("input", { type: "text", id: "share", autocomplete: "off" });
    this.side = element("span", {});
    const share = this.shareLabel = element("label", { for: "share" }, texts.shareOf);
    share.append(" ", this.side);
    this.unit = element("span", { class: "unit" });
    this.problem = element("p", { class: "problem", role: "status" });
    this.usual = element("button", { type: "button", class: "reset", id: "usual-share" }, "↺");
    this.usual.setAttribute("aria-label", texts.usualShare);
    this.usual.title = texts.usualShare;
    this.map = element("input", { type: "checkbox", id: "map-share" });
    this.mapLabel = element("label", { for: "map-share", class: "check" }, texts.mapShare);
    this.mapLabel.prepend(this.map);
    root.append(this.outcomeLabel, this.outcome, share, this.share, this.unit, this.usual, this.problem, this.mapLabel, lens.root);
    this.outcome.addEventListener("change", () => {
      view.set("outcome", this.outcome.value);
      view.set("share");
      changed();
    });
    this.share.addEventListener("change", () => {
      const value = typed(this.share.value);
      this.#complain(value === null && this.share.value.trim() !== "");
      if (this.problem.textContent) return;
      view.set("share", ...(value === null ? [] : [String(value)]));
      changed();
    });
    this.usual.addEventListener("click", () => {
      view.set("share");
      this.#complain(false);
      changed();
      this.share.focus();
    });
    this.map.addEventListener("change", () => {
      view.set("map", ...(this.map.checked ? ["share"] : []));
      changed();
    });
  }

  /** @param {boolean} wrong whether no number was typed */
  #complain(wrong) {
    this.share.setAttribute("aria-invalid", String(wrong));
    this.problem.textContent = wrong ? texts.noShare : "";
  }

  /**
   * Puts the view on results.
   * @param {Results} results
   * @param {number | null} selected the case that a map marks
   */
  apply(results, selected) {
    const asked = view.get("share");
    const share = asked && Number.isFinite(Number(asked)) ? Number(asked) : null;
    results.setView(JSON.stringify({
      outcome: view.get("outcome"), share, mapShare: view.get("map") === "share", selected, ...this.lens.asked(),
    }));
    /** @type {{ outcomes: { key: string, label: string }[], outcome: string, event: boolean, unit: string, side: string, share: string | null,
     *   series: { key: string, label: string }[], step: string, steps: number }} */
    const words = JSON.parse(results.viewWords());
    this.lens.show(words);
    const several = words.outcomes.length > 1;
    this.outcome.hidden = this.outcomeLabel.hidden = !several;
    const options = words.outcomes.map(({ key, label }) => new Option(label, key));
    if (options.map(({ value }) => value).join() !== [...this.outcome.options].map(({ value }) => value).join()) {
      this.outcome.replaceChildren(...options);
    }
    this.outcome.value = words.outcome;
    this.side.textContent = words.side;
    // What was wrong stays to be mended.
    if (document.activeElement !== this.share && !this.problem.textContent) this.share.value = words.share ?? "";
    this.unit.textContent = words.unit;
    // An event is a share itself.
    this.share.hidden = this.shareLabel.hidden = this.unit.hidden = words.event;
    this.usual.hidden = share === null || words.event;
    this.map.checked = view.get("map") === "share";
    this.mapLabel.hidden = words.event || results.cases() === 1 || JSON.parse(results.sweepWords()).kind !== "map";
    this.map.disabled = words.share === null;
  }
}
