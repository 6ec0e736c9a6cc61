// The worker: owns the trials, has them run batch by batch in one of the modes, and answers in between.
// @ts-check

import { isFault } from "./fault.js";
import init, { CheckWork, TrialRows, Trials, setLanguage } from "../pkg/many_trials.js";
import * as single from "./modes/single.js";
import * as threads from "./modes/threads.js";
import * as workers from "./modes/workers.js";
import { sentenceOf } from "./sentence.js";
import { version } from "../site.js";
import { speak, texts } from "../language/texts.js";

const MODES = { threads, workers, single };
/** Snapshots are this many ms apart at least, and take no more than a quarter of the time. */
const SNAPSHOT_EVERY = 50;
/** What is done is handed to the page this many ms apart at least, and takes no more than a twentieth
 * of the time: another mode goes on from there if this one fails. */
const CHECKPOINT_EVERY = 250;
/** How long a part of a table may take, in ms. */
const PART = 30;
/** A larger table of single trials is for the terminal program. */
const MOST_ROWS = 20_000_000;

/** @type {Trials | null} */
let trials = null;
let run = 0;
let running = false;
let stopped = false;
/** Whether the exact sums are asked for, and nothing that is shown. */
let sums = false;
/** @type {import("./modes/single.js").Mode | null} */
let mode = null;
let nextSnapshot = 0;
let nextCheckpoint = Infinity;
/** Whether the page has another mode to go on with. */
let spare = false;
/** When this stretch of the run began, and how many trials were done then. */
let since = 0;
let doneBefore = 0;
/** When the experiment itself was done, and pins went on; 0 before. */
let finished = 0;

/** A message to itself comes back without the 4 ms that timers are held to. */
const turn = new MessageChannel();
turn.port1.onmessage = step;

self.onmessage = ({ data }) => {
  try {
    if (data.kind === "open") void open(data);
    else if (data.kind === "lost") workers.lose(data.index, data.message);
    else if (data.kind === "start") start(data);
    else if (data.kind === "more") more(data);
    else if (data.kind === "stop") stop();
    else if (data.kind === "pins") pin(data.pins);
    else if (data.kind === "find") find(data);
    else if (data.kind === "preview") preview(data.link);
    else if (data.kind === "file") void file(data);
    else if (data.kind === "check") void check(data);
  } catch (error) {
    fail(error);
  }
};

// From here on it can answer.
self.postMessage({ kind: "loaded" });

/**
 * @param {import("./modes/single.js").Means & { mode: keyof typeof MODES,
 *   version: string, language: import("../language/texts.js").Code, spare?: boolean }} means
 */
async function open(means) {
  try {
    speak(means.language);
    // The page may be older than what its host, or a service worker that another tab agreed to, has.
    if (means.version !== version) throw new Error(texts.otherVersion);
    await init({ module_or_path: means.module });
    setLanguage(means.language);
    spare = means.spare ?? false;
    mode = await MODES[means.mode].start(means);
    self.postMessage({ kind: "open", threads: mode.threads });
  } catch (error) {
    fail(error);
  }
}

/** @typedef {{ run: number, link: string, pins: string[], quiet?: boolean, sums?: boolean, checkpoint?: Uint8Array }} Order
 * quiet: progress alone; sums: exact sums in the end, and nothing that is shown; checkpoint: what another worker had done of it */

/** @param {Order} order */
function start(order) {
  mode?.cancel(trials);
  if (trials) trials.begin(order.link);
  else trials = new Trials(order.link);
  trials.setPins(order.pins);
  if (order.checkpoint) trials.restore(order.checkpoint);
  run = order.run;
  sums = order.sums ?? false;
  nextSnapshot = order.quiet ? Infinity : 0;
  go();
}

/** @param {Order} order */
function more(order) {
  if (!trials) {
    // The trials so far were lost with another worker.
    start(order);
    return;
  }
  mode?.cancel(trials);
  run = order.run;
  sums = false;
  trials.extend(order.link);
  go();
}

/**
 * Pins other results: those that were not run yet are run now, behind the experiment.
 * @param {string[]} links
 */
function pin(links) {
  if (!trials) {
    self.postMessage({ kind: "stopped", run, done: 0, total: 0, seconds: 0, rate: 0, fingerprint: "" });
    return;
  }
  mode?.cancel(trials);
  trials.setPins(links);
  // A run that was stopped stays stopped; what is there is shown.
  if (stopped || trials.isFinished()) send(stopped ? "stopped" : "done");
  else go();
}

/**
 * @typedef {{ address: string, view: string, of?: { link: string, trials: number[], fingerprint: string } }} From
 * the page's public address and its view; of: which trials, if they are not those that were done here
 */

/**
 * Writes a file of what was done, or the single trials of results that came from files.
 * @param {From & { id: number, run: number, what: string }} order
 */
async function file({ id, run: asked, what, ...from }) {
  try {
    if (from.of) trials ??= new Trials(from.of.link);
    else if (!trials || asked !== run) throw new Error(texts.otherRun);
    // A file levels the cases: what is under way belongs in front of what that adds.
    if (running) mode?.cancel(trials);
    const name = trials?.fileName(what);
    const parts = !trials ? [] : what === "trials" ? await table(trials, id, from) : [trials.file(what, from.address, from.view)];
    self.postMessage({ kind: "file", id, name, blob: new Blob(parts) });
  } catch (error) {
    self.postMessage({ kind: "file", id, message: sentenceOf(error) });
    if (isFault(error)) fail(error);
  }
}

/**
 * One row a trial. The table can be larger than the memory of the wasm, so it is read part by part,
 * and others have their turn in between.
 * @param {Trials} done
 * @param {number} id
 * @param {From} from
 */
async function table(done, id, { of, address, view }) {
  const rows = of
    ? TrialRows.ofLink(of.link, new Float64Array(of.trials), of.fingerprint, address, view)
    : done.rows(address, view);
  try {
    if (rows.left() > MOST_ROWS) throw new Error(texts.tooManyRows(rows.left(), MOST_ROWS));
    /** @type {Blob[]} */
    const parts = [];
    for (let more = true; more; ) {
      const begin = performance.now();
      /** @type {string[]} */
      const lines = [];
      while (more && performance.now() - begin < PART) {
        const text = rows.read(done);
        if (text === undefined) more = false;
        else lines.push(text);
      }
      parts.push(new Blob(lines));
      self.postMessage({ kind: "writing", id });
      await new Promise((resolve) => setTimeout(resolve));
    }
    return parts;
  } finally {
    rows.free();
  }
}

/**
 * Runs another small experiment to its end, beside the one that is shown.
 * @param {string} link
 */
function preview(link) {
  const small = new Trials(link);
  while (!small.isFinished()) small.advance(1_000);
  const bytes = small.snapshot(false);
  small.free();
  self.postMessage({ kind: "preview", run, link, bytes }, { transfer: [bytes.buffer] });
}

/**
 * Runs what someone's own numbers need beside the trials: a few trials at a time, while others go on.
 * @param {{ id: number, link: string, own?: Uint8Array }} order own: numbers that are to be named
 */
async function check({ id, link, own }) {
  try {
    const work = new CheckWork(link, own);
    let most = 1;
    for (let finished = false; !finished; ) {
      const begin = performance.now();
      finished = work.advance(most);
      const took = performance.now() - begin;
      // As many as take about half of a part.
      most = Math.max(1, Math.min(most * 2, Math.round((most * PART) / 2 / Math.max(took, 0.1))));
      self.postMessage({ kind: "writing", id });
      await new Promise((resolve) => setTimeout(resolve));
    }
    const bytes = work.bytes();
    work.free();
    self.postMessage({ kind: "file", id, blob: new Blob([/** @type {Uint8Array<ArrayBuffer>} */ (bytes)]) });
  } catch (error) {
    self.postMessage({ kind: "file", id, message: sentenceOf(error) });
  }
}

/** @param {{ run: number, case: number, outcome: number, low: number, high: number }} order */
function find(order) {
  const found = trials && order.run === run ? trials.find(order.case, order.outcome, order.low, order.high) : [];
  self.postMessage({ kind: "found", run: order.run, trials: [...found] });
}

function stop() {
  if (!running) return;
  running = false;
  stopped = true;
  mode?.cancel(trials);
  // Every case has the same trials then, and a file can say which.
  trials?.level();
  send("stopped");
}

function go() {
  if (!trials) return;
  stopped = false;
  since = performance.now();
  nextCheckpoint = spare ? since + CHECKPOINT_EVERY : Infinity;
  finished = 0;
  doneBefore = trials.done();
  if (running) return;
  running = true;
  turn.port2.postMessage(null);
}

async function step() {
  if (!running || !trials || !mode) return;
  try {
    await mode.run(trials);
    if (!running) return;
    const now = performance.now();
    if (trials.stage() > 0) finished ||= now;
    if (trials.isFinished()) {
      running = false;
      send("done");
      return;
    }
    if (now >= nextSnapshot) {
      send("snapshot");
      const cost = performance.now() - now;
      nextSnapshot = now + Math.max(SNAPSHOT_EVERY, 4 * cost);
    } else {
      self.postMessage({ kind: "progress", ...progress(trials) });
    }
    if (performance.now() >= nextCheckpoint) keep();
    turn.port2.postMessage(null);
  } catch (error) {
    if (error instanceof workers.Lost) keep();
    fail(error);
  }
}

/** Hands what is done to the page. */
function keep() {
  if (!trials || !spare) return;
  const begin = performance.now();
  const bytes = trials.checkpoint();
  self.postMessage({ kind: "checkpoint", run, bytes }, { transfer: [bytes.buffer] });
  const now = performance.now();
  nextCheckpoint = now + Math.max(CHECKPOINT_EVERY, 20 * (now - begin));
}

/** @param {"snapshot" | "done" | "stopped"} kind */
function send(kind) {
  if (!trials) return;
  if (sums) {
    const bytes = trials.sums();
    self.postMessage({ kind: "sums", ...progress(trials), bytes }, { transfer: [bytes.buffer] });
    return;
  }
  const bytes = trials.snapshot(kind !== "snapshot");
  const fingerprint = kind === "snapshot" ? "" : trials.fingerprint();
  const message = { kind, ...progress(trials), bytes, fingerprint };
  self.postMessage(message, { transfer: [bytes.buffer] });
  if (kind !== "snapshot") keep();
}

/** @param {Trials} trials */
function progress(trials) {
  const seconds = ((finished || performance.now()) - since) / 1000;
  const done = trials.done();
  return { run, done, total: trials.total(), seconds, rate: (done - doneBefore) / Math.max(seconds, 1e-4) };
}

/** @param {unknown} error */
function fail(error) {
  running = false;
  self.postMessage({ kind: "failed", run, message: sentenceOf(error) });
}
