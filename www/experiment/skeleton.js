// What stands on the page before its program has come: the question and the story of the experiment, the
// front page's own words, and how much has come.
// @ts-check

import { pageOf } from "../address/page.js";
import { language, texts } from "../language/texts.js";
import { FIRST_WORDS } from "./first-words.js";

/** Shows what is known of the page that the address asks for. */
export function showSkeleton() {
  const page = pageOf(location);
  if (page !== "experiment") document.documentElement.dataset["page"] = page;
  document.getElementById("front")?.toggleAttribute("hidden", page !== "front");
  const stories = FIRST_WORDS[language] ?? {};
  // The first opens where none is named.
  const key = new URLSearchParams(location.search).get("scenario") ?? "";
  // Every object has names of its own.
  const named = Object.hasOwn(stories, key) ? stories[key] : undefined;
  const [question, story] = named ?? Object.values(stories)[0] ?? ["", ""];
  write("asks", question);
  write("story", story);
}

/**
 * Says how much of the program has come.
 * @param {number} part between 0 and 1
 */
export function showLoaded(part) {
  const bar = document.getElementById("coming");
  if (bar instanceof HTMLProgressElement) bar.value = part;
  // The badge says no mode before there is one.
  if (!document.documentElement.dataset["mode"]) write("mode", texts.loaded(Math.floor(100 * part)));
}

/**
 * @param {string} id
 * @param {string} text
 */
function write(id, text) {
  const place = document.getElementById(id);
  if (place) place.textContent = text;
}
