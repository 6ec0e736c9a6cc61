// What a test of numbers found: the verdict, what they look like, what the test could have seen.
// @ts-check

import { element } from "../dom.js";

/**
 * @param {HTMLElement} root
 * @param {import("../crossing.js").OwnWords | null} words
 */
export function showVerdict(root, words) {
  root.dataset["kind"] = words?.verdict ?? "";
  root.replaceChildren();
  if (!words) return;
  root.append(element("p", { class: "verdict" }, words.sentence));
  if (words.hint) root.append(element("p", { class: "hint" }, words.hint));
  for (const [name, text] of [["power", words.power], ["note", words.detail], ["note", words.reading]]) {
    if (text) root.append(element("p", { class: name ?? "" }, text));
  }
}
