// Embedded in another page: what its address says of that, and messages to and from the page around.
// @ts-check

import { hash } from "./address.js";
import { parted } from "./own.js";
import { isAdrift } from "./public.js";
import { element } from "../dom.js";
import { inLanguage } from "../language/language.js";
import { texts } from "../language/texts.js";

const words = new URLSearchParams(location.search);
const embedded = words.get("embed") === "true";
const theme = ["light", "dark"].find((name) => name === words.get("theme")) ?? "";
const root = document.documentElement;
if (embedded) root.dataset["embed"] = "true";
if (theme) root.dataset["theme"] = theme;

/** What a link is followed by, so that the frame still is one when it is loaded again. */
const kept = `${embedded ? "&embed=true" : ""}${theme ? `&theme=${theme}` : ""}`;

/**
 * A link as it stands in the address.
 * @param {string} link
 */
export const addressOf = (link) => inLanguage(link + kept);

/**
 * The row of the frame, and its messages; whether there is a frame.
 * @param {import("../session.js").Session} session
 */
export function embed(session) {
  if (!embedded) return false;
  // The header is hidden, but the page keeps its name.
  const name = document.querySelector("h1");
  name?.classList.add("visually-hidden");
  // A frame has no front page to lead to.
  name?.replaceChildren(name.textContent ?? "");
  if (name) document.querySelector("main")?.prepend(name);
  const whole = element("a", { id: "open-whole", target: "_blank", rel: "noopener" }, texts.openWhole);
  whole.hidden = isAdrift();
  document.querySelector(".buttons")?.append(whole);
  let said = "";
  const tell = () => {
    const link = session.begun;
    whole.href = parted(inLanguage(link) + hash());
    if (window.parent === window) return;
    const { state, trials, fingerprint } = session.status;
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    const message = { source: "many-trials", v: 1, state, link: parted(link), trials, fingerprint, height };
    // While trials come in, their number alone is no news.
    const news = JSON.stringify(state === "running" ? { ...message, trials: 0 } : message);
    if (news === said) return;
    said = news;
    // Nothing in it is secret, and the page around may be anybody's.
    window.parent.postMessage(message, "*");
  };
  // In the next turn the page has settled what belongs together.
  let turn = 0;
  const soon = () => {
    clearTimeout(turn);
    turn = window.setTimeout(tell);
  };
  session.watch(soon);
  new ResizeObserver(soon).observe(document.body);
  addEventListener("message", ({ source, data }) => {
    if (source !== window.parent || data?.target !== "many-trials") return;
    if (typeof data.link === "string") session.open(data.link);
    else if (data.run === true) session.runAsked();
    else if (data.stop === true) session.stop();
  });
  return true;
}
