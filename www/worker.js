// The worker: owns the wasm with its thread pool, runs batches, and answers in between.
// @ts-check

import init, { TrialRows, Trials, initThreadPool, setLanguage } from "./pkg/many_trials.js";
import { speak, texts } from "./texts.js";

/** Trials of the first batch, of which nothing is known. */
const FIRST_BATCH = 16;
/** How long a batch should take, in ms: short enough that stop and new experiments get through. */
const BATCH = 30;
/** Snapshots are this many ms apart at least, and take no more than a quarter of the time. */
const SNAPSHOT_EVERY = 50;
/** A larger table of single trials is for the terminal program. */
const MOST_ROWS = 20_000_000;

/** @type {Trials | null} */
let trials = null;
let run = 0;
let running = false;
let stopped = false;
let batch = 1;
let nextSnapshot = 0;
/** When this stretch of the run began, and how many trials were done then. */
let since = 0;
let doneBefore = 0;
/** When the experiment itself was done, and pins went on; 0 before. */
let finished = 0;
/** What the batches belong to: the experiment, or one of the pins. */
let stage = 0;

/** A message to itself comes back without the 4 ms that timers are held to. */
const turn = new MessageChannel();
turn.port1.onmessage = step;

self.onmessage = ({ data }) => {
  try {
    if (data.kind === "open") void open(data);
    else if (data.kind === "start") start(data);
    else if (data.kind === "more") more(data);
    else if (data.kind === "stop") stop();
    else if (data.kind === "pins") pin(data.pins);
    else if (data.kind === "find") find(data);
    else if (data.kind === "preview") preview(data.link);
    else if (data.kind === "file") void file(data);
  } catch (error) {
    fail(error);
  }
};

/** @param {{ threads: number, language: import("./texts.js").Code }} order threads: 0 for none beside this one */
async function open({ threads, language }) {
  try {
    const wasm = await init();
    setLanguage(language);
    speak(language);
    if (threads > 0) {
      // A browser may say that it shares memory and then refuse: the page's deadline covers a
      // pool that never answers, this covers one that cannot begin.
      if (!(wasm.memory.buffer instanceof SharedArrayBuffer)) throw new Error("memory is not shared");
      await initThreadPool(threads);
    }
    self.postMessage({ kind: "open" });
  } catch (error) {
    fail(error);
  }
}

/** @param {{ run: number, link: string, pins: string[], quiet?: boolean }} order quiet: progress alone */
function start(order) {
  if (trials) trials.begin(order.link);
  else trials = new Trials(order.link);
  trials.setPins(order.pins);
  run = order.run;
  batch = FIRST_BATCH;
  stage = 0;
  nextSnapshot = order.quiet ? Infinity : 0;
  go();
}

/** @param {{ run: number, link: string, pins: string[] }} order */
function more(order) {
  if (!trials) {
    // The trials so far were lost with another worker.
    start(order);
    return;
  }
  run = order.run;
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
  trials.setPins(links);
  // A run that was stopped stays stopped; what is there is shown.
  if (stopped || trials.isFinished()) send(stopped ? "stopped" : "done");
  else go();
}

/**
 * Writes a file of what was done, or the single trials of results that came from files.
 * @param {{ id: number, run: number, what: string, of?: { link: string, trials: number[] } }} order
 */
async function file({ id, run: asked, what, of }) {
  try {
    if (of) trials ??= new Trials(of.link);
    else if (!trials || asked !== run) throw new Error(texts.otherRun);
    const parts = !trials ? [] : what === "trials" ? await table(trials, id, of) : [trials.file(what)];
    self.postMessage({ kind: "file", id, blob: new Blob(parts) });
  } catch (error) {
    self.postMessage({ kind: "file", id, message: error instanceof Error ? error.message : String(error) });
  }
}

/**
 * One row a trial. The table can be larger than the memory of the wasm, so it is read part by part,
 * and others have their turn in between.
 * @param {Trials} done
 * @param {number} id
 * @param {{ link: string, trials: number[] } | undefined} of
 */
async function table(done, id, of) {
  const rows = of ? TrialRows.ofLink(of.link, new Float64Array(of.trials)) : done.rows();
  try {
    if (rows.left() > MOST_ROWS) throw new Error(texts.tooManyRows(rows.left(), MOST_ROWS));
    /** @type {Blob[]} */
    const parts = [];
    for (let more = true; more; ) {
      const begin = performance.now();
      /** @type {string[]} */
      const lines = [];
      while (more && performance.now() - begin < BATCH) {
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

/** @param {{ run: number, case: number, outcome: number, low: number, high: number }} order */
function find(order) {
  const found = trials && order.run === run ? trials.find(order.case, order.outcome, order.low, order.high) : [];
  self.postMessage({ kind: "found", run: order.run, trials: [...found] });
}

function stop() {
  if (!running) return;
  running = false;
  stopped = true;
  // Every case has the same trials then, and a file can say which.
  trials?.level();
  send("stopped");
}

function go() {
  if (!trials) return;
  stopped = false;
  since = performance.now();
  finished = 0;
  doneBefore = trials.done();
  if (running) return;
  running = true;
  turn.port2.postMessage(null);
}

function step() {
  if (!running || !trials) return;
  try {
    const begin = performance.now();
    // What was learned of one experiment's trials says nothing of another's.
    if (trials.stage() !== stage) batch = FIRST_BATCH;
    stage = trials.stage();
    trials.advance(batch);
    const now = performance.now();
    const took = now - begin;
    const wanted = Math.round((batch * BATCH) / Math.max(took, 0.1));
    batch = Math.min(Math.max(wanted, 1), batch * 4, 1_000_000);
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
    turn.port2.postMessage(null);
  } catch (error) {
    fail(error);
  }
}

/** @param {"snapshot" | "done" | "stopped"} kind */
function send(kind) {
  if (!trials) return;
  const bytes = trials.snapshot(kind !== "snapshot");
  const fingerprint = kind === "snapshot" ? "" : trials.fingerprint();
  const message = { kind, ...progress(trials), bytes, fingerprint };
  self.postMessage(message, { transfer: [bytes.buffer] });
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
  self.postMessage({ kind: "failed", run, message: error instanceof Error ? error.message : String(error) });
}
