// Measures how fast a worker of its own runs trials, and when each of its threads was at work.
// @ts-check

import { texts } from "../language/texts.js";
import { tellWorker } from "./protocol.js";

/**
 * What is measured begins after `warmUp` ms, when code and caches are warm, and takes `measure` at least; `watch` ms
 * more are looked at thread by thread. Who has not answered for `deadline` ms never will.
 * @typedef {{ warmUp: number, measure: number, watch: number, deadline: number }} Pace
 */

/** Of our own scenarios, whose trials take less than a millisecond. @type {Pace} */
export const OURS = { warmUp: 150, measure: 500, watch: 150, deadline: 8_000 };
/** Of programs, whose trials may take some hundred. @type {Pace} */
export const OF_PROGRAMS = { warmUp: 300, measure: 2_000, watch: 1_000, deadline: 30_000 };

/**
 * Trials a second, and spans as `Seen` has them, in a worker that is ended afterwards: a pool cannot change its size.
 * @param {string} link
 * @param {import("./launch.js").Started} started
 * @param {Pace} pace
 * @param {AbortSignal} signal
 * @returns {Promise<{ rate: number, spans: Float64Array }>}
 */
export function measured(link, { worker, end }, pace, signal) {
  /** @type {Promise<{ rate: number, spans: Float64Array }>} */
  const found = new Promise((resolve, reject) => {
    const fail = (/** @type {string} */ message) => reject(new Error(message));
    let rate = 0;
    const give = (/** @type {number} */ rate, /** @type {Float64Array} */ spans) => {
      clearTimeout(late);
      resolve({ rate, spans });
    };
    const late = setTimeout(() => (rate > 0 ? give(rate, new Float64Array()) : fail(texts.silent)), pace.deadline);
    signal.addEventListener("abort", () => { clearTimeout(late); fail(texts.measuringStopped); });
    if (signal.aborted) fail(texts.measuringStopped);
    worker.onerror = (event) => { event.preventDefault(); fail(event.message || texts.workerFailed); };
    /** The first news behind the warm-up, and the last that had more trials. @type {{ done: number, seconds: number }[]} */
    const news = [];
    const look = () => {
      tellWorker(worker, { kind: "watch" });
      setTimeout(() => tellWorker(worker, { kind: "look" }), pace.watch);
    };
    worker.onmessage = (/** @type {MessageEvent<import("./protocol.js").ToPage>} */ { data }) => {
      switch (data.kind) {
        case "open":
          tellWorker(worker, { kind: "start", run: 1, link, pins: [], truth: "", gives: "progress" });
          return;
        case "failed":
          fail(data.message);
          return;
        case "mistake":
          fail(data.mistake.sentence);
          return;
        case "done":
          // Everything was done before there was much to measure.
          give(rate || data.rate, new Float64Array());
          return;
        case "seen":
          // On a busy computer nothing may have come to its end yet.
          if (data.spans.length === 0) look();
          else give(rate, data.spans);
          return;
        case "progress": {
          const [first = null] = news;
          if (data.seconds * 1_000 <= pace.warmUp || rate > 0) return;
          // Where trials are slow, the time between two of them counts, and not that of the news.
          if (data.done === news.at(-1)?.done || data.done === 0) return;
          news.splice(1, 1, data);
          if (!first || (data.seconds - first.seconds) * 1_000 < pace.measure) return;
          rate = (data.done - first.done) / (data.seconds - first.seconds);
          look();
        }
      }
    };
  });
  return found.finally(end);
}
