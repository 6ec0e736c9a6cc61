// Which outcome one looks at, and which share of the trials: kept in the address.
// @ts-check

import { element } from "../dom.js";
import { texts } from "../language/texts.js";
import * as view from "../address/view.js";
import { typedNumber } from "../pkg/many_trials.js";

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
    this.shareLabel = element("label", { for: "share" }, texts.shareOf);
    this.shareLabel.append(" ", this.side);
    this.unit = element("span", { class: "unit" });
    this.problem = element("p", { class: "problem", role: "status" });
    this.usual = element("button", { type: "button", class: "reset", id: "usual-share" }, "↺");
    this.usual.setAttribute("aria-label", texts.usualShare);
    this.usual.title = texts.usualShare;
    this.map = element("input", { type: "checkbox", id: "map-share" });
    this.mapLabel = element("label", { for: "map-share", class: "check" }, texts.mapShare);
    this.mapLabel.prepend(this.map);
    root.append(this.outcomeLabel, this.outcome, this.shareLabel, this.share, this.unit, this.usual, this.problem, this.mapLabel);
    this.outcome.addEventListener("change", () => {
      view.set("outcome", this.outcome.value);
      view.set("share");
      changed();
    });
    this.share.addEventListener("change", () => {
      const value = typedNumber(this.share.value) ?? null;
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
      view.set("map", this.map.checked ? "share" : "mean");
      changed();
    });
  }

  /** @param {boolean} wrong whether no number was typed */
  #complain(wrong) {
    this.share.setAttribute("aria-invalid", String(wrong));
    this.problem.textContent = wrong ? texts.noShare : "";
  }

  /**
   * Shows what there is to choose from.
   * @param {import("../crossing.js").Scene} scene
   */
  apply({ offers, sweep }) {
    this.lens.apply(offers);
    const { outcomes, outcome, event, side, share, unit, ownShare, mapShare } = offers;
    this.outcome.hidden = this.outcomeLabel.hidden = outcomes.length === 1;
    const keys = outcomes.map(({ key }) => key).join();
    if (keys !== this.outcome.dataset["keys"]) {
      this.outcome.dataset["keys"] = keys;
      this.outcome.replaceChildren(...outcomes.map(({ key, label }) => new Option(label, key)));
    }
    if (this.outcome.value !== outcome) this.outcome.value = outcome;
    this.side.textContent = side;
    // What was wrong stays to be mended.
    if (document.activeElement !== this.share && !this.problem.textContent) this.share.value = share ?? "";
    this.unit.textContent = unit;
    this.usual.hidden = !ownShare || event;
    // Yes and no have no value between them: such an outcome is a share itself.
    for (const part of [this.shareLabel, this.share, this.unit]) part.hidden = event;
    this.map.checked = mapShare;
    this.mapLabel.hidden = sweep?.kind !== "map" || event;
    this.map.disabled = share === null;
  }
}
