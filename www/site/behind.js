// Has the rest of the program come behind the first figure, and again for as long as it does not come.
// @ts-check

import { said } from "../language/of-workers.js";
import { texts } from "../language/texts.js";
import { isSplit, openRest, putRest, sayWithoutRest } from "../run/rest.js";
import { sentenceOf } from "../run/sentence.js";
import { calm } from "./offline.js";
import { isSingleFile, restOfProgram } from "./place.js";

/** It is asked for again after so many ms, then after twice as many, and so on. */
const AGAIN = 5_000;

/**
 * Asks for it, and answers once it has come or is known not to.
 * @param {boolean} isNeeded whether the first figure needs it already
 * @param {(rest: WebAssembly.Module) => void} came
 * @param {(sentence: string) => void} missing what is said if it does not come
 */
export async function letRestCome(isNeeded, came, missing) {
  sayWithoutRest(said.noRest);
  if (!isSplit() || isSingleFile()) return;
  if (!isNeeded) await calm();
  try {
    await ask(came);
  } catch (error) {
    if (error instanceof WebAssembly.LinkError) {
      missing(texts.gaveUp(said.otherVersion));
      return;
    }
    // What came cut short is no sentence of anybody's.
    const why = error instanceof WebAssembly.CompileError ? said.noRest : sentenceOf(error);
    missing(`${why} ${texts.untilRest}`);
    void insist(came);
  }
}

/**
 * @param {(rest: WebAssembly.Module) => void} came
 * @param {RequestInit} [how]
 */
async function ask(came, how) {
  const rest = await restOfProgram(how);
  putRest(rest);
  await openRest();
  came(rest);
}

/** @param {(rest: WebAssembly.Module) => void} came */
async function insist(came) {
  for (let again = AGAIN; ; again *= 2) {
    await new Promise((resolve) => {
      setTimeout(resolve, again);
      addEventListener("online", resolve, { once: true });
    });
    try {
      // The browser may keep what was wrong.
      await ask(came, { cache: "reload" });
      return;
    } catch { /* It is said already. */ }
  }
}
