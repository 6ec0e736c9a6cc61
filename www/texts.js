// Every text of the page that does not come from a scenario.
// @ts-check

const number = new Intl.NumberFormat("en");

/** @param {number} value */
export const count = (value) => number.format(value);

export const texts = {
  loading: "Starting …",
  own: "Your own values",
  compareAll: "Compare all of them",
  reset: (/** @type {string} */ value) => `Back to ${value}`,
  /** For each mode: its badge, why it works, what is said once it has failed, and that it goes on. */
  modes: {
    threads: {
      badge: (/** @type {number} */ n) => (n === 1 ? "1 thread" : `${n} threads`),
      works: "The trials run on every core, on threads that share memory.",
      failed: "Threads that share memory did not work here.",
      goesOn: (/** @type {string} */ reason) => `${sentence(reason)} The run goes on with threads.`,
      fromNow: (/** @type {string} */ reason) => `${sentence(reason)} From now on the trials run on threads.`,
    },
    workers: {
      badge: (/** @type {number} */ n) => (n === 1 ? "1 worker" : `${n} workers`),
      works: "The trials run on every core, in independent workers that share them by their numbers: the results are the same, to the last bit.",
      failed: "Independent workers failed here.",
      goesOn: (/** @type {string} */ reason) => `${sentence(reason)} The run goes on in independent workers; trials that were done stay.`,
      fromNow: (/** @type {string} */ reason) => `${sentence(reason)} From now on the trials run in independent workers.`,
    },
    single: {
      badge: () => "1 thread",
      works: "The trials run on one thread: the results are the same, they only take longer.",
      failed: "",
      goesOn: (/** @type {string} */ reason) => `${sentence(reason)} The run goes on on one thread; trials that were done stay.`,
      fromNow: (/** @type {string} */ reason) => `${sentence(reason)} From now on the trials run on one thread.`,
    },
  },
  fromDisk: "A browser gives a page that is opened from a disk no shared memory.",
  notIsolated: "This address is not cross-origin isolated, so the browser gives the page no shared memory.",
  noSharedMemory: "This browser gives the page no shared memory.",
  workerFailed: "The worker could not be loaded or failed",
  startTooSlow: "The threads did not start in time",
  silent: "The worker has not answered for a while",
  gaveUp: (/** @type {string} */ reason) => `${sentence(reason)} Press Run again, or reload the page.`,
  progress: (/** @type {number} */ done, /** @type {number} */ total) =>
    done < total ? `${count(done)} of ${count(total)} trials` : `${count(done)} trials`,
  rate: (/** @type {number} */ rate) => `${count(Math.round(rate))} a second`,
  left: (/** @type {number} */ seconds) => `${duration(seconds)} left`,
  took: (/** @type {number} */ seconds) => `in ${duration(seconds)}`,
  stopped: (/** @type {number} */ done, /** @type {number} */ total) =>
    done > 0 ? `Stopped after ${count(done)} of ${count(total)} trials` : "Stopped before the first trial",
  numbers: "Numbers of the outcomes",
  allCases: "Numbers of all cases",
  pointAtCell: "Point at a cell, or use the arrow keys; click or press Enter to open it alone.",
  gallery: "Experiments of the course",
  close: "Close",
  explainRule: "The rule",
  explainBands: "What the figures show",
  bandsMean: [
    "Every trial is one patient, one walk, one evening at a wheel: the same rule with other random numbers. The thick line is the mean over all trials at each step, the thin one the median. The dark band holds half of the trials at that step, the light band nine in ten. A band is no single trial: show a dozen of them to see how they wander.",
    "The number after ± is the standard error: how far the mean of so many trials usually lies from the mean of infinitely many. It says how well the mean is known, not how much trials differ; that is the standard deviation. Four times as many trials halve the standard error and leave the standard deviation as it is.",
    "Where trials end in two heaps, no trial is near the mean: look at the histogram.",
  ],
  explainExact: "Why this is exact",
  explainSame: "The trials have numbers. Trial 17 of a link is the same on every machine, with any number of threads; cases that are compared share their random numbers, so that their difference is often better known than either of them; the pins say how much.",
  lens: "Adjust the figures",
  bands: "bands",
  logAxis: "logarithmic axis",
  fromStep: (/** @type {string} */ step) => `From ${step}`,
  toStep: "to",
  bars: "Bars in a histogram",
  automatic: "auto",
  crosshairHint: "Point at the curves, or use the arrow keys on them, for their values.",
  focus: "What the histograms show",
  outcome: "Outcome",
  shareOf: "Share of trials with",
  usualShare: "Back to the exercise's own",
  mapShare: "Colour by the share",
  openCase: (/** @type {string} */ label) => `${label}: open alone`,
  save: "Save",
  savePng: "Picture (PNG)",
  saveSvg: "Picture (SVG)",
  saveSeries: "Curves (CSV)",
  saveOutcomes: "Outcomes (CSV)",
  saveTrials: "Every trial (CSV)",
  saveJson: "Results (JSON)",
  savePython: "Python program",
  saved: (/** @type {string} */ name) => `Saved as ${name}.`,
  saveFigure: "Which figures",
  saveOverview: "Overview of all cases",
  saveLink: "Print the link under pictures",
  noResults: "There are no results yet.",
  writing: "Writing …",
  otherRun: "Another experiment has begun; nothing was saved.",
  noWorker: "Nothing was saved: the page is still starting. Try again in a moment.",
  fileLost: (/** @type {string} */ reason) => `${sentence(reason)} Nothing was saved.`,
  noPicture: "This browser could not draw the picture; the SVG holds the same.",
  tooManyRows: (/** @type {number} */ rows, /** @type {number} */ most) =>
    `The table would have ${count(rows)} rows, and ${count(most)} are the most here; manytrials run --per-trial writes any number.`,
  share: "Share",
  copyLink: "Copy link",
  linkCopied: "The link is copied.",
  linksCopied: (/** @type {number} */ links) => (links === 1 ? "The link is copied." : `${count(links)} links are copied.`),
  onlyHere: "This address is known on this computer only: others cannot open it.",
  copyEmbed: "Copy embed code",
  embedCopied: "The code for a frame in a course page is copied.",
  qrCode: "QR code",
  qrOf: (/** @type {string} */ address) => `QR code of ${address}`,
  systemShare: "Share …",
  toCopy: "To copy",
  copyByHand: "This browser lets nobody copy from here; the text is selected, copy it by hand.",
  class: "Share the trials of a class",
  classHint: "Every student opens another line, runs its trials and saves the results (JSON). Dropped on this page together, the files become one result, exactly as if one computer had run them all.",
  classLinks: "A link for every student",
  students: "Students",
  trialsEach: "trials each",
  copyClass: "Copy all links",
  openFiles: "Open results …",
  openHint: "Results files can be dropped anywhere on the page; several of one experiment are merged.",
  opened: (/** @type {string[]} */ names, /** @type {string} */ trials) => `Opened from ${few(names)} (${trials})`,
  openedNote: (/** @type {string} */ opened) => `${opened}. Run again computes anew.`,
  lookInside: "Look inside",
  samples: "Show a dozen single trials",
  trial: "Trial",
  clearTrial: "Hide",
  ranks: ["Lowest", "Median", "Highest"],
  lookHint: "Click on a band or a bar to see a trial that passes there. A trial's number replays it exactly.",
  pins: "Compare",
  pin: "Pin this result",
  pinned: "This result is pinned",
  pinHint: "A pinned result stays in the figures while you change the experiment.",
  pinOneCase: "Open one of the cases to pin it",
  pinsFull: (/** @type {number} */ most) => `${most} results are pinned; remove one first`,
  removePin: (/** @type {string} */ letter) => `Remove pin ${letter}`,
  differs: (/** @type {string} */ letter) => `This result minus ${letter}:`,
  newVersion: "A new version of this page is there. It is used when you say so; a run that goes on is not interrupted.",
  useVersion: "Use it now",
  checkTitle: "Check my result",
  ownKind: "My numbers are",
  ownNumbers: "My numbers",
  ownTrials: "Each is the mean of this many trials",
  ownFile: "Open a file …",
  check: "Check",
  clearOwn: "Take away",
  ownHint: "Paste the list that your own program gives, or drop a text file here. Nothing leaves your computer.",
  ownTooLarge: "This file is too large. Take one with fewer than a million numbers.",
  speedTitle: "How fast is this?",
  speedHint: "Runs the experiment of this page on one thread, on two, and so on, for about a second each.",
  measure: "Measure",
  stopMeasuring: "Stop measuring",
  measuring: (/** @type {number} */ n, /** @type {number} */ most) =>
    most === 1 ? "Measuring one thread …" : `Measuring ${n === 1 ? "1 thread" : `${n} threads`} of ${most} …`,
  measuringStopped: "The measurement was stopped.",
  measuringFailed: (/** @type {string} */ reason) => `The measurement failed: ${sentence(reason)}`,
  oneCore: "This is on one core: the browser gives this page no threads.",
  pythonSeconds: "Seconds a trial in Python, one after another",
  pythonUnknown: "How long does a trial take in your own program? Type its seconds to compare.",
  pythonWrong: "Seconds are a number above 0, such as 0.07.",
  pythonTakes: (/** @type {string} */ trials, /** @type {string} */ alone, /** @type {number} */ cores, /** @type {string} */ pool) =>
    cores === 1
      ? `In Python ${trials} trials take ${alone}.`
      : `In Python ${trials} trials take ${alone} one after another, and ${pool} at best with a pool of ${cores} processes.`,
  pageTakes: (/** @type {string} */ here, /** @type {string} */ times) =>
    `Here they take ${here}: ${times} times as fast as one after another.`,
  pythonMeasured: (/** @type {string} */ where) =>
    `The seconds are those of a public solution of the exercise, measured with ${where}; put your own in their place.`,
  pythonElse: (/** @type {string} */ where) =>
    `The seconds were measured with ${where} at the exercise's own values, and yours differ; put your own in their place.`,
  openWhole: "Open the whole page",
  reload: "Reload the page",
  noWasm: "This browser cannot run WebAssembly with what this page needs. A current Firefox, Chrome, Edge or Safari can.",
  broken: (/** @type {string} */ reason) => `The page met a fault it cannot mend: ${sentence(reason)}`,
};

/** @param {string[]} names */
function few(names) {
  return names.length > 3 ? `${count(names.length)} files` : names.join(", ");
}

/** @param {string} text */
function sentence(text) {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** @param {number} seconds */
export function duration(seconds) {
  if (seconds < 0.01) return "less than 0.01 s";
  if (seconds < 1) return `${seconds.toFixed(2)} s`;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 90) return `${Math.round(seconds)} s`;
  if (seconds < 5_400) return `${Math.round(seconds / 60)} min`;
  if (seconds < 172_800) return `${Math.round(seconds / 3_600)} h`;
  return `${count(Math.round(seconds / 86_400))} days`;
}
