// The worker: owns the trials, has them run batch by batch in one of the modes, and answers in between.
// @ts-check

import { isFault } from "./fault.js";
import init, { Trials, setLanguage } from "../pkg/many_trials.js";
import { Mistaken, Python } from "./modes/python.js";
import * as single from "./modes/single.js";
import * as threads from "./modes/threads.js";
import * as workers from "./modes/workers.js";
import { memoryFor } from "./memory.js";
import { check, table } from "./parts.js";
import { putRest, sayWithoutRest } from "./rest.js";
import { nothingDone, tellPage, unheard } from "./protocol.js";
import { sentenceOf } from "./sentence.js";
import { version } from "../site.js";
import { said, sayIn } from "../language/of-workers.js";

const MODES = { threads, workers, single };
/** The first picture of a run comes after so many ms of trials: a hand that moves a slider then sees more
 * than 30 a second. */
const FIRST = 12;
/** What is missing of it does not come trial by trial. */
const FEWEST = 16;
/** A picture of fewer trials is not worth one that is there: the first waits for them, but no longer than
 * so many ms. */
const LATEST = 300;
/** Snapshots are this many ms apart at least, and take no more than a quarter of the worker's time. What they show moves
 * with the square root of the trials: as long as a run is short, each has at least twice as many, and draws no time from
 * threads for what nobody can see. */
const SNAPSHOT_EVERY = 50;
const SNAPSHOT_LATEST = 200;
/** How many trials are done is told so long after a picture, which says it too, and so often after that: every word that
 * changes is a frame that the browser draws. */
const PROGRESS_EVERY = 80;
/** How long a batch should take, in ms: short enough that stop and new experiments get through. */
const BATCH = 30;
/** While a hand moves a value, the next place is waited for so many ms; batches are shorter then, so that
 * it is heard at once. */
const REST = 30;
const MOVING_BATCH = 10;
/** What is done is handed to the page this many ms apart at least, and takes no more than a twentieth
 * of the time: another mode goes on from there if this one fails. */
const CHECKPOINT_EVERY = 250;

/** @type {Trials | null} */
let trials = null;
let run = 0;
let running = false;
let stopped = false;
/** What is asked for. @type {import("./protocol.js").Order["gives"]} */
let gives = "figures";
/** @type {import("./modes/single.js").Mode | null} */
let mode = null;
/** Runs the trials of visitors' own programs, in any mode. */
const python = new Python();
let nextSnapshot = 0;
let nextProgress = 0;
/** Whether nothing of this run was shown yet. */
let fresh = false;
/** Whether it was ordered by a hand that moves a value. */
let moving = false;
/** How many trials the first picture has: as many for every place of a slider, so that only what was
 * changed tells one picture from the next. As long as nothing is known, what there is time for. */
let firstTrials = Infinity;
let nextCheckpoint = Infinity;
/** Goes on when no other place has come. */
let resting = 0;
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

self.onmessage = (/** @type {MessageEvent<import("./protocol.js").ToWorker>} */ { data }) => {
  try {
    hear(data);
  } catch (error) {
    fail(error);
  }
};

// From here on it can answer.
tellPage({ kind: "loaded" });

/** @param {import("./protocol.js").ToWorker} message */
function hear(message) {
  switch (message.kind) {
    case "open": return void open(message);
    case "rest": return putRest(message.module);
    case "lost": return workers.lose(message.index, message.message);
    case "start": return start(message);
    case "more": return more(message);
    case "stop": return stop();
    case "pins": return pin(message);
    case "find": return find(message);
    case "again": return again(message);
    case "watch": return watch();
    case "look": return look();
    case "preview": return preview(message.link);
    case "file": return void file(message);
    case "check": return void check(message);
    case "interpreters": return python.attach(message.ports);
    case "interpreter": return message.port ? python.put(message.index, message.port) : python.drop(message.index);
    case "freed": return python.freed(message.index);
    default: return unheard(message);
  }
}

/** @param {import("./protocol.js").Open} means */
async function open(means) {
  try {
    sayIn(means.language);
    sayWithoutRest(said.noRest);
    // The page may be older than what its host, or a service worker that another tab agreed to, has.
    if (means.version !== version) throw new Error(said.otherVersion);
    await init({ module_or_path: means.module, memory: memoryFor(means.mode) });
    setLanguage(means.language, means.ofProgram);
    spare = means.spare;
    mode = await MODES[means.mode].start(means);
    tellPage({ kind: "awake", threads: mode.threads });
    await mode.grown;
    tellPage({ kind: "open" });
  } catch (error) {
    fail(error);
  }
}

/** @param {import("./protocol.js").Order} order */
function start(order) {
  cancel(order.moving && moving);
  python.fresh();
  if (trials) trials.begin(order.link);
  else trials = new Trials(order.link);
  trials.setBehind(order.pins, order.truth);
  if (order.checkpoint) trials.restore(order.checkpoint);
  run = order.run;
  gives = order.gives;
  nextSnapshot = gives === "figures" ? 0 : Infinity;
  fresh = gives === "figures" && !order.checkpoint;
  moving = order.moving ?? false;
  go();
}

/** @param {import("./protocol.js").Order} order */
function more(order) {
  if (!trials) {
    // The trials so far were lost with another worker.
    start(order);
    return;
  }
  cancel();
  run = order.run;
  gives = order.gives;
  trials.extend(order.link);
  go();
}

/**
 * Other results are to be run behind the experiment: those that were not run yet are run now.
 * @param {import("./protocol.js").Behind} behind
 */
function pin({ pins, truth }) {
  if (!trials) {
    tellPage(nothingDone(run));
    return;
  }
  cancel();
  trials.setBehind(pins, truth);
  // A run that was stopped stays stopped; what is there is shown.
  if (stopped || trials.isFinished()) send(stopped ? "stopped" : "done");
  else go();
}

/**
 * Writes a file of what was done, or the single trials of results that came from files.
 * @param {import("./protocol.js").WriteFile} order
 */
async function file({ id, run: asked, what, address, view, of }) {
  try {
    if (of) trials ??= new Trials(of.link);
    else if (!trials || asked !== run) throw new Error(said.otherRun);
    // A file levels the cases: what is under way belongs in front of what that adds.
    if (running) cancel();
    const name = trials.fileName(what);
    const parts = what === "trials" && !trials.keepsAll() ? await table(trials, { address, view, of }) : [trials.file(what, address, view)];
    tellPage({ kind: "file", id, name, blob: new Blob(parts) });
  } catch (error) {
    tellPage({ kind: "refused", id, message: sentenceOf(error) });
    if (isFault(error)) fail(error);
  }
}

/**
 * Runs another small experiment to its end, beside the one that is shown.
 * @param {string} link
 */
function preview(link) {
  const small = new Trials(link);
  // Nobody has let it run.
  if (small.isOwn()) return;
  while (!small.isFinished()) small.advance(1_000);
  const bytes = small.snapshot(false);
  small.free();
  tellPage({ kind: "preview", link, bytes }, [bytes.buffer]);
}

/** @param {import("./protocol.js").Find} order */
function find(order) {
  const found = trials && order.run === run ? trials.find(order.case, order.outcome, order.low, order.high) : [];
  tellPage({ kind: "found", run: order.run, trials: [...found] });
}

/** @param {import("./protocol.js").Again} order */
function again(order) {
  const { trial } = order;
  if (!trials?.isOwn() || running || order.run !== run) return;
  const rows = [];
  for (let row = trials.rowOf(0, trial); row; row = trials.rowOf(rows.length, trial)) rows.push(new Float64Array(row));
  tellPage({ kind: "row", run, trial, rows });
  // What several would print could not be told apart.
  if (rows.length !== 1) return;
  python.again(trials, trial, (text) => {
    if (order.run === run) tellPage({ kind: "printed", run, trial, text });
  });
}

function watch() {
  if (!trials) return;
  if (trials.isOwn()) python.watch();
  else mode?.watch(trials);
}

function look() {
  const spans = (trials?.isOwn() ? python.seen() : trials && mode?.seen(trials)) || new Float64Array();
  tellPage({ kind: "seen", spans }, [spans.buffer]);
}

/** Whatever is under way belongs to nothing any more. @param {boolean} [alike] whether the next trials take about as long */
function cancel(alike) {
  mode?.cancel(trials, alike);
  python.cancel(trials);
}

function stop() {
  if (!running) return;
  running = false;
  stopped = true;
  cancel();
  // Every case has the same trials then, and a file can say which.
  trials?.level();
  send("stopped");
}

function go() {
  if (!trials) return;
  const rested = resting !== 0;
  clearTimeout(resting);
  resting = 0;
  stopped = false;
  since = performance.now();
  nextCheckpoint = spare ? since + CHECKPOINT_EVERY : Infinity;
  finished = 0;
  doneBefore = trials.done();
  if (running && !rested) return;
  running = true;
  turn.port2.postMessage(null);
}

async function step() {
  if (!running || !trials || !mode) return;
  try {
    if (trials.isOwn()) await python.run(trials);
    else if (fresh) await mode.run(trials, FIRST, Math.max(firstTrials - trials.done(), FEWEST));
    else await mode.run(trials, moving ? MOVING_BATCH : BATCH, Infinity);
    if (!running) return;
    const now = performance.now();
    if (trials.stage() > 0) finished ||= now;
    if (trials.isFinished()) {
      running = false;
      send("done");
      return;
    }
    if (fresh && !(trials.hasEach() && isFirst(trials, now - since))) {
      // A trial of Python takes its time, and nobody is to believe that nothing happens.
      if (trials.isOwn()) tellPage({ kind: "progress", ...progress(trials) });
      turn.port2.postMessage(null);
      return;
    }
    if (now >= nextSnapshot) {
      const rests = fresh && moving;
      fresh = false;
      send("snapshot");
      if (rests) {
        resting = self.setTimeout(() => {
          resting = 0;
          turn.port2.postMessage(null);
        }, REST);
        return;
      }
      const told = performance.now();
      nextSnapshot = now + Math.max(SNAPSHOT_EVERY, 4 * (told - now), Math.min(now - since, SNAPSHOT_LATEST));
      nextProgress = told + PROGRESS_EVERY;
    } else if (now >= nextProgress) {
      nextProgress = now + PROGRESS_EVERY;
      tellPage({ kind: "progress", ...progress(trials) });
    }
    if (performance.now() >= nextCheckpoint) keep();
    turn.port2.postMessage(null);
  } catch (error) {
    if (error instanceof Mistaken) {
      tellPage({ kind: "mistake", run, ...error.mistake });
      stop();
      return;
    }
    if (error instanceof workers.Lost) keep();
    fail(error);
  }
}

/**
 * Whether the first picture can be made.
 * @param {Trials} trials
 * @param {number} took ms so far
 */
function isFirst(trials, took) {
  if (took < LATEST && !trials.areEnough()) return false;
  const done = trials.done();
  const isDue = done >= firstTrials || took >= (firstTrials === Infinity ? FIRST : 3 * FIRST);
  if (isDue) learn(done, took);
  return isDue;
}

/**
 * How many trials the next first picture has: a power of two near what there is time for, the one before
 * for as long as that is not far from it.
 * @param {number} done
 * @param {number} took
 */
function learn(done, took) {
  const near = (done / took) * FIRST;
  if (near >= 2 * firstTrials || near < 0.5 * firstTrials) firstTrials = 2 ** Math.floor(Math.log2(Math.max(near, 1)));
}

/** Hands what is done to the page. */
function keep() {
  if (!trials || !spare) return;
  const begin = performance.now();
  const bytes = trials.checkpoint();
  tellPage({ kind: "checkpoint", run, bytes }, [bytes.buffer]);
  const now = performance.now();
  nextCheckpoint = now + Math.max(CHECKPOINT_EVERY, 20 * (now - begin));
}

/** @param {"snapshot" | "done" | "stopped"} kind */
function send(kind) {
  if (!trials) return;
  if (gives === "sums") {
    const bytes = trials.sums();
    tellPage({ kind: "sums", run, bytes }, [bytes.buffer]);
    return;
  }
  if (kind === "stopped" && trials.done() === 0) {
    tellPage(nothingDone(run));
    return;
  }
  const bytes = trials.snapshot(kind !== "snapshot");
  const told = { ...progress(trials), bytes };
  if (kind === "snapshot") {
    tellPage({ kind, ...told }, [bytes.buffer]);
    return;
  }
  tellPage({ kind, ...told, fingerprint: trials.fingerprint() }, [bytes.buffer]);
  keep();
}

/** @param {Trials} trials @returns {import("./protocol.js").Progress} */
function progress(trials) {
  const seconds = ((finished || performance.now()) - since) / 1000;
  const done = trials.done();
  return { run, done, total: trials.total(), seconds, rate: (done - doneBefore) / Math.max(seconds, 1e-4) };
}

/** @param {unknown} error */
function fail(error) {
  running = false;
  tellPage({ kind: "failed", message: sentenceOf(error) });
}
