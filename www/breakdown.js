// The state in which the page cannot go on: what happened, in a sentence, and a way out.
// @ts-check

import { texts } from "./texts.js";

/** @param {unknown} error */
export function breakDown(error) {
  document.documentElement.dataset["state"] = "error";
  const problems = document.getElementById("problems");
  if (!problems) return;
  const told = document.createElement("p");
  told.textContent = explain(error);
  const reload = document.createElement("button");
  reload.type = "button";
  reload.textContent = texts.reload;
  reload.addEventListener("click", () => location.reload());
  problems.replaceChildren(told, reload);
  problems.hidden = false;
  for (const button of document.querySelectorAll("button")) button.disabled = button !== reload;
}

/** @param {unknown} error */
function explain(error) {
  if (typeof WebAssembly !== "object" || error instanceof WebAssembly.CompileError) return texts.noWasm;
  return texts.broken(error instanceof Error ? error.message : String(error));
}
