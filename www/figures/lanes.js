// A picture of workers at work: a lane for each, with its start, what it did and when it waited.
// @ts-check

import { duration } from "../language/wording.js";

const [LANE, GAP, NAMES, AXIS] = [20, 5, 26, 20];

/** What a worker did, in ms from the begin; item: its place among those that were handed out, below 0 if nobody is to
 * read it. @typedef {{ begun: number, ended: number, item: number, items: number, isLost: boolean }} Span */
/** ready: when it had started, in ms. @typedef {{ ready: number, spans: Span[] }} Lane */

/**
 * @param {HTMLCanvasElement} canvas
 * @param {number} room its width at most, in px
 * @param {number} time how much of it is shown, in ms
 * @param {Lane[]} lanes
 */
export function drawLanes(canvas, room, time, lanes) {
  const width = Math.max(200, Math.min(room, 900));
  const height = lanes.length * (LANE + GAP) + AXIS;
  const ratio = window.devicePixelRatio;
  if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
    [canvas.width, canvas.height] = [Math.round(width * ratio), Math.round(height * ratio)];
    [canvas.style.width, canvas.style.height] = [`${width}px`, `${height}px`];
  }
  const pen = canvas.getContext("2d");
  if (!pen) return;
  const look = getComputedStyle(canvas);
  const color = (/** @type {string} */ name) => look.getPropertyValue(`--${name}`).trim();
  const at = (/** @type {number} */ ms) => NAMES + (Math.min(Math.max(ms, 0), time) / time) * (width - NAMES - 2);
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  pen.clearRect(0, 0, width, height);
  pen.font = `11px ${look.fontFamily}`;
  pen.textBaseline = "middle";
  lanes.forEach(({ ready, spans }, worker) => {
    const top = worker * (LANE + GAP);
    const middle = top + LANE / 2;
    pen.fillStyle = color("muted");
    pen.textAlign = "right";
    pen.fillText(String(worker + 1), NAMES - 8, middle);
    pen.fillStyle = color("rule");
    pen.fillRect(NAMES, middle, width - NAMES - 2, 1);
    starting(pen, at(0), at(ready), top, color("muted"));
    pen.textAlign = "center";
    let isOdd = false;
    for (const span of spans) {
      isOdd = !isOdd;
      const [left, right] = [at(span.begun), at(span.ended)];
      pen.fillStyle = span.isLost ? color("accent") : color("main");
      pen.globalAlpha = isOdd ? 1 : 0.72;
      pen.fillRect(left, top, Math.max(0.6, right - left - 0.5), LANE);
      pen.globalAlpha = 1;
      const name = nameOf(span);
      if (name && right - left > pen.measureText(name).width + 6) {
        pen.fillStyle = color("on-main");
        pen.fillText(name, (left + right) / 2, middle + 0.5);
      }
    }
  });
  axis(pen, time, at, lanes.length * (LANE + GAP), color("muted"));
}

/** What is to be read in a task: its place among those that were handed out. @param {Span} span */
function nameOf({ item, items }) {
  if (item < 0) return "";
  return items > 1 ? `${item}–${item + items - 1}` : String(item);
}

/** Hatched: a process that starts works for nobody. @param {CanvasRenderingContext2D} pen @param {number} left @param {number} right @param {number} top @param {string} color */
function starting(pen, left, right, top, color) {
  if (right - left < 1) return;
  pen.save();
  pen.beginPath();
  pen.rect(left, top, right - left, LANE);
  pen.clip();
  pen.strokeStyle = color;
  pen.globalAlpha = 0.6;
  pen.beginPath();
  for (let x = left - LANE; x < right; x += 6) {
    pen.moveTo(x, top + LANE);
    pen.lineTo(x + LANE, top);
  }
  pen.stroke();
  pen.restore();
}

/** @param {CanvasRenderingContext2D} pen @param {number} time @param {(ms: number) => number} at @param {number} top @param {string} color */
function axis(pen, time, at, top, color) {
  const rough = time / 6;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((each) => each * power >= rough) ?? 10) * power;
  pen.fillStyle = color;
  for (let ms = 0; ms <= time; ms += step) {
    pen.textAlign = ms === 0 ? "left" : "center";
    const text = ms === 0 ? "0" : duration(ms / 1_000);
    if (at(ms) + pen.measureText(text).width / 2 < at(time)) pen.fillText(text, at(ms), top + 9);
  }
}
