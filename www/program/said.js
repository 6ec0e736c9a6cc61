// What www/python says, in the language of the page.
// @ts-check

import { language } from "../language/texts.js";

let known = (/** @type {string} */ sentence) => sentence;
// Nothing is said before a program has run; where it does not come, it stays English.
if (language === "de") import("./german.js").then(({ inGerman }) => { known = inGerman; }, () => {});

/** @param {string} sentence */
export const translated = (sentence) => known(sentence);
