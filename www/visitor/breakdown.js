// The state in which the page cannot go on: what happened, in a sentence, and a way out.
// @ts-check

import { hash, query } from "../address/address.js";
import { isAdrift } from "../address/public.js";
import { isFault, lastWords } from "../run/fault.js";
import { sentenceOf } from "../run/sentence.js";
import { Astray, endWait, lost, tell } from "../start.js";
import { texts } from "../language/texts.js";

/** A module without anything in it. */
const EMPTY = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);

let broken = false;

/** Whether the page has come to its end: then nothing is shown or computed any more. */
export const isBroken = () => broken;

/**
 * Meets what nobody caught. While the page starts, and of a fault, it is the end; but a click that failed
 * has failed alone: that is said, and everything else goes on.
 * @param {unknown} error
 * @param {string} message what is said of it where there is no error
 */
export function meet(error, message) {
  if (document.documentElement.dataset["state"] === "loading" || isFault(error)) breakDown(error ?? message);
  // Without an error it is of another's script, or the browser's remark on sizes that settle in two steps.
  else if (error) dispatchEvent(new CustomEvent("mishap", { detail: texts.mishap(sentenceOf(error)) }));
}

/** @param {unknown} error */
export function breakDown(error) {
  // What fails after it fails because of it.
  if (broken) return;
  broken = true;
  endWait();
  const ways = isFault(error) ? wayOn() : [];
  const reload = error instanceof Astray ? lost(error.message) : tell(explain(error), ...ways);
  for (const control of /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll("button, input, select, textarea"))) {
    control.disabled = control !== reload && !ways.some((way) => way.contains(control));
  }
  document.getElementById("problems")?.scrollIntoView();
  dispatchEvent(new Event("breakdown"));
}

/**
 * What a part of the page says of an error that it can live with; a fault is the end of the whole page.
 * @param {unknown} error
 */
export function told(error) {
  if (isFault(error)) breakDown(error);
  return sentenceOf(error);
}

/** The link, to be kept; the page without it, since the same may happen again; and what the program said. */
function wayOn() {
  const link = document.createElement("input");
  link.id = "kept-link";
  link.readOnly = true;
  const here = query() + hash();
  link.value = isAdrift() ? here : new URL(here, location.href).href;
  link.addEventListener("focus", () => link.select());
  const label = document.createElement("label");
  label.append(texts.keptLink, link);
  /** @type {HTMLElement[]} */
  const ways = [label];
  if (!isAdrift()) {
    const anew = document.createElement("a");
    anew.href = location.pathname;
    anew.textContent = texts.startAnew;
    const paragraph = document.createElement("p");
    paragraph.append(anew);
    ways.push(paragraph);
  }
  if (lastWords()) {
    const words = document.createElement("p");
    words.className = "note";
    words.textContent = texts.lastWords(lastWords());
    ways.push(words);
  }
  return ways;
}

/** @param {unknown} error */
function explain(error) {
  // The file came whole: who fetched it saw to that; and the browser is able to run it: unstarted.js looked.
  if (error instanceof WebAssembly.CompileError) {
    return mayCompile() ? texts.damagedWasm : texts.forbiddenWasm;
  }
  return isFault(error) ? texts.faultHere : texts.broken(sentenceOf(error));
}

/** Whether the policy that the page was sent with lets it compile anything. */
function mayCompile() {
  try {
    return Boolean(new WebAssembly.Module(EMPTY));
  } catch {
    return false;
  }
}
