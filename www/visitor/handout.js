// What only a print shows: the values of the experiment and its link, for who holds the paper.
// @ts-check

import { element } from "../dom.js";
import { watchPaper } from "../figures/paper.js";
import { texts } from "../language/texts.js";

export class Handout {
  /**
   * @param {HTMLElement} root
   * @param {{ values: () => { label: string, key: string, text: string }[], address: () => string }} page
   */
  constructor(root, page) {
    watchPaper((printed) => {
      if (!printed) {
        root.replaceChildren();
        return;
      }
      const values = element("dl", {});
      for (const { label, key, text } of page.values()) {
        const row = element("div", {});
        row.append(element("dt", {}, label), element("dd", {}, text), element("dd", { class: "key" }, key));
        values.append(row);
      }
      const link = element("p", {});
      link.append(element("a", { href: page.address() }, page.address()));
      root.replaceChildren(element("h2", {}, texts.page.experiment), values, link);
    });
  }
}
