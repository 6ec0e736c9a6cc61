// What comes only for visitors' programs, or a sentence if it does not.
// @ts-check

import { texts } from "../language/texts.js";
import { sentenceOf } from "../run/sentence.js";
import { hasPython } from "../site/place.js";

/** What shows a program and runs it. */
export const ofPrograms = () => import("../program/parts.js").catch((error) => {
  throw new Error(texts.program.notCome(sentenceOf(error)));
});

/** The same, where there is a Python for it. */
export async function ofInterpreters() {
  if (!hasPython()) throw new Error(texts.program.noPython);
  return ofPrograms();
}
