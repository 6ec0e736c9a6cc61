// Which language the page speaks: what its address says, else the browser's, else English.
// @ts-check

import { hash, query } from "../address/address.js";
import { isAdrift } from "../address/public.js";
import { preferred } from "../start.js";
import { LANGUAGES, language, speak, texts } from "./texts.js";

/** @typedef {import("./texts.js").Code} Code */

const codes = /** @type {[Code, ...Code[]]} */ (Object.keys(LANGUAGES));

const wanted = new URLSearchParams(location.search).get("lang")?.split("-")[0]?.toLowerCase();
const asked = codes.find((code) => code === wanted);

/**
 * A link of this page's own, which goes on in the language that the address asks for. A link that is
 * handed to others never says a language: their browsers know which they read.
 * @param {string} link
 */
export const inLanguage = (link) => (asked ? `${link}&lang=${asked}` : link);

/** Uses the visitor's language from now on, also for what stands in the HTML. */
export async function speakToVisitor() {
  await speak(preferred(codes));
  document.documentElement.lang = language;
  fill("text", (place, text) => { place.textContent = text; });
  fill("label", (place, text) => place.setAttribute("aria-label", text));
  fill("content", (place, text) => place.setAttribute("content", text));
  if (isAdrift()) return;
  document.getElementById("languages")?.replaceChildren(...codes.filter((code) => code !== language).map(linkTo));
}

/**
 * @param {string} kind
 * @param {(place: Element, text: string) => void} put
 */
function fill(kind, put) {
  /** @type {Record<string, string>} */
  const words = texts.page;
  for (const place of document.querySelectorAll(`[data-${kind}]`)) {
    put(place, words[place.getAttribute(`data-${kind}`) ?? ""] ?? "");
  }
}

/**
 * The same page in another language: it is loaded anew, and nothing is stored.
 * @param {Code} code
 */
function linkTo(code) {
  const link = document.createElement("a");
  link.lang = link.hreflang = code;
  link.textContent = LANGUAGES[code];
  const aim = () => {
    // As it stands, but for its language: other words are not written anew.
    const words = query().slice(1).split("&").filter((word) => word && !/^lang(=|$)/u.test(word));
    link.href = `?${[...words, `lang=${code}`].join("&")}${hash()}`;
  };
  // The experiment and what one looks at may have changed since: the address is that of the moment.
  for (const kind of ["click", "auxclick", "contextmenu"]) link.addEventListener(kind, aim);
  aim();
  return link;
}
