// What workers say, in every language: they need few of the page's texts, and wait for no file of a language.
// @ts-check

import { count, writeAs } from "./wording.js";

/** @typedef {import("./wording.js").Code} Code */

const SAID = {
  en: {
    otherVersion: "The site has another version by now.",
    otherRun: "Another experiment has begun; nothing was saved.",
    noSharedMemory: "This browser gives the page no shared memory.",
    noRest: "A part of the program has not come, and without it this cannot be done. Try again in a moment.",
    instanceFailed: "An independent worker could not be loaded or failed",
    instanceTooSlow: "An independent worker did not start in time",
    fault: "The program failed there: it ran out of memory, or we made a mistake",
    tooManyRows: (/** @type {number} */ rows, /** @type {number} */ most) =>
      `The table would have ${count(rows)} rows, and ${count(most)} are the most here; manytrials run --per-trial writes any number.`,
  },
  de: {
    otherVersion: "Von der Seite gibt es inzwischen eine andere Version.",
    otherRun: "Ein anderes Experiment hat begonnen; nichts wurde gespeichert.",
    noSharedMemory: "Dieser Browser gibt der Seite keinen gemeinsamen Speicher.",
    noRest: "Ein Teil des Programms ist nicht gekommen, und ohne ihn geht das nicht. In einem Moment noch einmal versuchen.",
    instanceFailed: "Ein unabhängiger Worker konnte nicht geladen werden oder ist gescheitert",
    instanceTooSlow: "Ein unabhängiger Worker ist nicht rechtzeitig gestartet",
    fault: "Das Programm ist dort gescheitert: Der Speicher hat nicht gereicht, oder wir haben einen Fehler gemacht",
    tooManyRows: (/** @type {number} */ rows, /** @type {number} */ most) =>
      `Die Tabelle hätte ${count(rows)} Zeilen, hier sind höchstens ${count(most)} möglich; manytrials run --per-trial schreibt beliebig viele.`,
  },
};

/** In the language in use. */
export let said = SAID.en;

/** Sentences and numbers are of this language from now on. @param {Code} code */
export function sayIn(code) {
  said = SAID[code];
  writeAs(code);
}
