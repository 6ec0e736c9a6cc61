// Another version of the site that waits: it is used when the visitor agrees.
// @ts-check

import { element } from "../dom.js";
import { texts } from "../language/texts.js";
import { watchVersions } from "./offline.js";

/** @param {HTMLElement} place */
export function offerVersion(place) {
  void watchVersions((use) => {
    const button = element("button", { type: "button", id: "new-version" }, texts.useVersion);
    button.addEventListener("click", use);
    place.replaceChildren(element("p", {}, texts.newVersion), button);
    place.hidden = false;
  });
}
