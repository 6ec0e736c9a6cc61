// What figures are drawn on: its colours, its resolution, the size of its type, and who draws anew
// when they change: for the screen, for a print, in colours that a system forces.
// @ts-check

const root = document.documentElement;

/** A print has so many pixels to one of CSS. */
const PRINT_RATIO = 3;

/** @type {((printed: boolean) => void)[]} */
const watchers = [];

/** @param {(printed: boolean) => void} redraw */
export function watchPaper(redraw) {
  watchers.push(redraw);
}

function change() {
  colors = null;
  for (const redraw of watchers) redraw(isPrinted());
}

const isPrinted = () => "printed" in root.dataset;

/** @param {boolean} printed */
function print(printed) {
  if (printed === isPrinted()) return;
  if (printed) root.dataset["printed"] = "";
  else delete root.dataset["printed"];
  change();
}

// Before it prints, the page still has the layout of the screen: its style sheet gives it that of
// paper as soon as the root says so, and the figures fit.
addEventListener("beforeprint", () => print(true));
addEventListener("afterprint", () => print(false));
matchMedia("print").addEventListener("change", ({ matches }) => print(matches));

for (const query of ["(prefers-color-scheme: dark)", "(prefers-contrast: more)", "(forced-colors: active)"]) {
  matchMedia(query).addEventListener("change", change);
}

/** The ratio of device pixels changes when a window moves to another screen, or with zoom. */
function watchRatio() {
  const query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
  query.addEventListener("change", () => { change(); watchRatio(); }, { once: true });
}
watchRatio();

/** Device pixels to one of CSS. */
export const paperRatio = () => (isPrinted() ? PRINT_RATIO : devicePixelRatio);

/** How much larger than on a desk figures are drawn, with all their words: on a wall. */
export const typeScale = () => Number(getComputedStyle(root).getPropertyValue("--figure-type")) || 1;

/** The colours of the page's own style sheet, as they are now. */
export const paperColors = () => (colors ??= readColors());

/** As they were when anything about the paper changed last. @type {import("../crossing.js").PaperColors | null} */
let colors = null;

function readColors() {
  const style = getComputedStyle(root);
  const color = (/** @type {string} */ name) => {
    const value = style.getPropertyValue(`--${name}`).trim();
    return value.startsWith("#") ? value : systemColor(value);
  };
  return {
    paper: color("paper"), ink: color("ink"), muted: color("muted"), rule: color("rule"),
    shade: color("shade"), accent: color("accent"),
    series: [1, 2, 3, 4].map((i) => color(`series-${i}`)),
    pins: [1, 2, 3, 4].map((i) => color(`pin-${i}`)),
  };
}

/**
 * What a colour such as CanvasText is on this system.
 * @param {string} name
 */
function systemColor(name) {
  const probe = document.createElement("span");
  probe.style.setProperty("forced-color-adjust", "none");
  probe.style.color = name;
  root.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  // Mixed colours are written in parts of 1, others in parts of 255.
  const [red = 0, green = 0, blue = 0] = (color.match(/[\d.]+/gu) ?? []).map((part) =>
    Math.round(Number(part) * (color.startsWith("color(") ? 255 : 1)));
  return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}
