// On a narrow page the values lie far below the figures: a button that leads there and back.
// @ts-check

import { texts } from "../language/texts.js";

/**
 * @param {HTMLElement} button
 * @param {HTMLElement} values
 * @param {HTMLElement} figures
 */
export function leadThereAndBack(button, values, figures) {
  let there = false;
  const say = () => {
    button.textContent = there ? texts.toFigures : texts.toValues;
  };
  new IntersectionObserver((entries) => {
    there = entries.at(-1)?.isIntersecting ?? false;
    say();
  }).observe(values);
  button.addEventListener("click", () => {
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    (there ? figures : values).scrollIntoView({ block: "start", behavior: calm ? "instant" : "smooth" });
  });
  say();
}
