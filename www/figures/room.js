// Room that is kept: a line of text has the height of its longest numbers from the start, and gives none
// back while the same is looked at, so that nothing below it moves while numbers change.
// @ts-check

/** Numbers are given room for so many signs, and results for more, which get digits while trials come in. */
const SIGNS = 3;
const RESULT_SIGNS = 4;
/** A number in a sentence. */
const NUMBER = /[\d.,]*\d/gu;

/** Of each line, what its room was measured for. @type {WeakMap<HTMLElement, { of: string, words: string, width: number, height: number }>} */
const known = new WeakMap();

/**
 * Keeps the room of lines that are shown.
 * @param {Iterable<HTMLElement>} lines
 * @param {string} of what is looked at; something else begins anew
 * @returns whether any has another room now
 */
export function keepRoom(lines, of) {
  let changed = false;
  for (const line of lines) {
    const width = line.clientWidth;
    if (width === 0) continue;
    const words = (line.textContent ?? "").replaceAll(NUMBER, (number) => number.replaceAll(/\d/gu, "0").padEnd(RESULT_SIGNS, "0"));
    const before = known.get(line);
    const isSame = before?.of === of && before.width === width;
    if (isSame && before.words === words) continue;
    const height = Math.max(isSame ? before.height : 0, heightOf(line));
    known.set(line, { of, words, width, height });
    changed ||= line.style.minHeight !== `${height}px`;
    line.style.minHeight = `${height}px`;
  }
  return changed;
}

/**
 * How high a line is with its longest numbers.
 * @param {HTMLElement} line
 */
function heightOf(line) {
  const copy = /** @type {HTMLElement} */ (line.cloneNode(true));
  copy.removeAttribute("id");
  for (const inside of copy.querySelectorAll("[id]")) inside.removeAttribute("id");
  const texts = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const signs = text.parentElement?.closest("strong") ? RESULT_SIGNS : SIGNS;
    text.nodeValue = (text.nodeValue ?? "").replaceAll(NUMBER, (number) => number.padEnd(signs, "0"));
  }
  copy.style.cssText = `position: absolute; visibility: hidden; min-height: 0; width: ${line.clientWidth}px`;
  line.after(copy);
  const height = copy.offsetHeight;
  copy.remove();
  return height;
}
