// Start-up, and what the page does when something is typed, clicked or computed.
// @ts-check

import init, * as wasm from "./pkg/many_trials.js";
import { publicAddress, shared, showAddress } from "./address/address.js";
import { Bars } from "./figures/bars.js";
import { breakDown, isBroken } from "./visitor/breakdown.js";
import { Check } from "./tools/check.js";
import { Cite } from "./tools/cite.js";
import { Crosshair } from "./figures/crosshair.js";
import { addressOf, embed } from "./address/embed.js";
import { Figures } from "./figures/figures.js";
import { Focus } from "./figures/focus.js";
import { element } from "./dom.js";
import { Form } from "./experiment/form.js";
import { Gallery } from "./experiment/gallery.js";
import { Handout } from "./visitor/handout.js";
import { Keys } from "./visitor/keys.js";
import { leadThereAndBack } from "./visitor/jump.js";
import { Lens } from "./figures/lens.js";
import { watchVersions } from "./site/offline.js";
import { OpenFiles } from "./tools/open.js";
import { Pins } from "./tools/pins.js";
import { compiledProgram } from "./site/place.js";
import { Pool, startWorker } from "./run/pool.js";
import { Speed } from "./tools/speed.js";
import { Spoken } from "./visitor/spoken.js";
import { endWait } from "./start.js";
import { language, texts } from "./language/texts.js";
import { Save } from "./tools/save.js";
import { Share } from "./tools/share.js";
import { SingleTrials } from "./tools/trials.js";
import * as view from "./address/view.js";

/** @typedef {import("./crossing.js").Reading} Reading */

/** While a hand moves a slider, a new run begins at most this often. */
const EDIT_PAUSE = 120;

const root = document.documentElement;
/**
 * @template {HTMLElement} T
 * @param {string} id
 * @param {new () => T} kind
 * @returns {T}
 */
function part(id, kind) {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`the page has no ${id}`);
  return found;
}

const page = {
  form: part("experiment", HTMLFormElement),
  presets: part("presets", HTMLSelectElement),
  exercise: part("exercise", HTMLElement),
  explanation: part("explanation", HTMLElement),
  run: part("run", HTMLButtonElement),
  stop: part("stop", HTMLButtonElement),
  more: part("more", HTMLButtonElement),
  progress: part("progress", HTMLProgressElement),
  done: part("done", HTMLElement),
  rate: part("rate", HTMLElement),
  mode: part("mode", HTMLElement),
  why: part("mode-why", HTMLElement),
  fingerprint: part("fingerprint", HTMLElement),
  version: part("version", HTMLElement),
  program: part("program", HTMLElement),
  problems: part("problems", HTMLElement),
  spoken: part("spoken", HTMLElement),
};

/** @param {"loading" | "ready" | "running" | "done" | "stopped" | "error"} state */
function setState(state) {
  if (isBroken()) return;
  const held = document.activeElement;
  root.dataset["state"] = state;
  page.stop.disabled = state !== "running";
  page.more.disabled = state !== "done" && state !== "stopped";
  // A button that goes out of use hands the keyboard on to the one that comes into it.
  if (held === page.stop && page.stop.disabled) page.more.focus();
  if (held === page.more && page.more.disabled) page.stop.focus();
}

async function start() {
  const module = await compiledProgram();
  endWait();
  await init({ module_or_path: module });
  wasm.setLanguage(language);
  const definition = wasm.definition();
  /** @type {Reading} */
  let reading;
  /** The experiment that the last run is of: an edit that has not run yet differs from it. */
  let begun = "";
  /** Whether what is shown came from files, and the worker has nothing of it. */
  let opened = false;
  /** Whether what is read stood in a link; then nobody looks at a field. */
  let linked = true;
  /** The fingerprint that an opened picture or table tells of this link; none if it tells none.
   * @type {{ link: string, fingerprint: string, name: string } | null} */
  let told = null;
  /** What happened to the worker during this run. */
  let trouble = "";
  let editTimer = 0;
  let frame = 0;
  /** Figures of many cases take their time to draw: the page keeps most of it for its visitor. */
  let nextShow = 0;
  /** @type {import("./run/pool.js").Message | null} */
  let newest = null;

  const focusRoot = element("div", { id: "focus", class: "focus", role: "group", "aria-label": texts.focus });
  const figures = new Figures(part("figures", HTMLElement), focusRoot, {
    prepare(results) {
      focus.apply(results, figures.sweep.selected);
      crosshair.apply(results);
      bars.apply(results);
      figures.readouts = { curves: crosshair.line, bars: bars.line };
      singleTrials.apply(results);
      check.apply(results);
      save.apply(results);
    },
    open: openAlone,
  });
  const crosshair = new Crosshair(part("figures", HTMLElement), {
    results: () => figures.results,
    redraw: () => figures.draw(),
    show: (index, point) => singleTrials.atMean(index, point),
  });
  const bars = new Bars(part("figures", HTMLElement), {
    results: () => figures.results,
    redraw: () => figures.draw(),
    show: (index, bar) => singleTrials.behind(index, bar),
  });
  const focus = new Focus(focusRoot, new Lens(() => figures.again()), () => figures.again());
  const form = new Form(page.form, definition, edited, () => wasm.newSeed());
  const pool = new Pool(module, {
    onMode({ mode, threads, why }) {
      root.dataset["mode"] = mode;
      root.dataset["threads"] = String(threads);
      page.mode.textContent = texts.modes[mode].badge(threads);
      page.mode.title = why;
      page.why.textContent = why;
    },
    onMessage(message) {
      if (message.kind === "preview") {
        if (!message.bytes) return;
        const results = wasm.Results.fromBytes(message.bytes);
        gallery.show(message.link ?? "", results);
        results.free();
        return;
      }
      if (message.kind === "found") {
        singleTrials.found(message.trials ?? []);
        return;
      }
      newest = message.bytes || !newest?.bytes ? message : { ...message, bytes: newest.bytes };
      if (message.kind === "done" || message.kind === "stopped") show();
      else if (performance.now() >= nextShow) frame ||= requestAnimationFrame(show);
    },
    onTrouble(sentence, ended) {
      trouble = sentence;
      showProblems();
      if (!ended) return;
      setState("error");
      if (!root.dataset["mode"]) page.mode.textContent = texts.notStarted;
    },
  });
  const pins = new Pins(part("compare", HTMLElement), {
    current: () => begun,
    changed(links) {
      if (opened) {
        runFromStart();
        return;
      }
      setState("running");
      pool.pin(links);
    },
    open: openAlone,
  });
  const singleTrials = new SingleTrials(part("look", HTMLElement), part("figures", HTMLElement), {
    redraw: () => figures.again(),
    find: (place) => pool.find(place),
  });
  const origin = () => ({ address: publicAddress(), view: view.fragment() });
  const save = new Save(part("take", HTMLElement), {
    results: () => figures.results,
    from: () => ({ fingerprint: root.dataset["fingerprint"] ?? "", ...origin() }),
    python: () => ({ name: wasm.programName(reading.link), blob: new Blob([wasm.pythonProgram(reading.link)]) }),
    async ask(what) {
      const { address, view } = origin();
      const shown = figures.results;
      if (!opened || !shown) return pool.file(what, { address, view });
      // What came from files is the page's own; only single trials are for the worker to run again.
      const name = shown.fileName(what);
      if (what !== "trials") return { name, blob: new Blob([shown.file(what, address, view)]) };
      const of = { link: shown.link(), trials: [...shown.trialRanges()], fingerprint: shown.fingerprint };
      return { ...await pool.file(what, { address, view, of }), name };
    },
  });
  const cite = new Cite(part("cite", HTMLElement), { citation: (day) => save.citation(day) });
  new Share(part("give", HTMLElement), {
    address: () => shared(reading.link) + location.hash,
    qr: (text) => wasm.qrCode(text),
    classLinks: (students, each) => wasm.classLinks(reading.link, students, each).map(shared),
  });
  const files = new OpenFiles(part("give", HTMLElement), {
    show: showFiles,
    again: openSaved,
    isOpen: () => opened,
    link: shared,
    compute: (link, progress) => pool.compute(link, progress),
    stop: () => pool.stop(),
    complain(sentence) {
      trouble = sentence;
      showProblems();
      page.problems.scrollIntoView({ block: "nearest" });
    },
  });
  const gallery = new Gallery(part("gallery", HTMLDialogElement), part("open-gallery", HTMLButtonElement), definition, {
    preview: (link) => pool.preview(link),
    open: openAlone,
  });
  const check = new Check(part("check", HTMLElement), {
    redraw: () => figures.again(),
    work: (link, own) => pool.check(link, own),
  });
  void new Speed(part("speed", HTMLElement), {
    asked() {
      const scenario = definition.scenarios.find(({ key }) => key === reading.scenario);
      return {
        link: wasm.unbounded(reading.link),
        trials: reading.trials,
        program: scenario?.courseProgram ?? null,
        usual: reading.isDefault,
      };
    },
    measured: (threads) => startWorker(module, /** @type {import("./run/pool.js").ModeName} */ (root.dataset["mode"]), threads),
    threads: () => Number(root.dataset["threads"]),
  });
  new Handout(part("handout", HTMLElement), {
    values: () => form.described(),
    address: () => publicAddress() + reading.link + location.hash,
  });
  page.program.textContent = wasm.programVersion();
  if (!("embed" in root.dataset)) new Keys(part("open-keys", HTMLButtonElement));
  const spoken = new Spoken(page.spoken);
  leadThereAndBack(part("jump", HTMLButtonElement), part("fields", HTMLElement), part("figures", HTMLElement));
  fillPresets();
  addEventListener("breakdown", () => pool.end());

  /** Shows the newest message: figures if it brings numbers, progress in any case. */
  function show() {
    cancelAnimationFrame(frame);
    frame = 0;
    const message = newest;
    newest = null;
    if (!message || isBroken()) return;
    const begin = performance.now();
    try {
      if (message.bytes) {
        const results = wasm.Results.fromBytes(message.bytes);
        figures.show(results);
        pins.show(JSON.parse(results.pinWords()), results.cases());
      }
      showProgress(message);
      nextShow = begin + 3 * (performance.now() - begin);
    } catch (error) {
      breakDown(error);
    }
  }

  /** @param {import("./run/pool.js").Message} message */
  function showProgress({ kind, done, total, seconds, rate, fingerprint }) {
    root.dataset["trials"] = String(done);
    page.progress.max = total;
    page.progress.value = done;
    if (kind === "done" || kind === "stopped") {
      root.dataset["fingerprint"] = fingerprint ?? "";
      page.fingerprint.textContent = fingerprint ?? "";
      page.done.textContent = kind === "done" ? `${texts.progress(done, total)} ${texts.took(seconds)}` : texts.stopped(done, total);
      page.rate.textContent = texts.rate(rate);
      spoken.say(kind === "done" ? figures.sentence : `${page.done.textContent}. ${figures.sentence}`);
      setState(kind);
      cite.show();
      compareWithTold();
    } else {
      spoken.progress(done, total, seconds);
      page.done.textContent = texts.progress(done, total);
      // A rate needs some time to mean anything.
      page.rate.textContent =
        seconds > 0.2 ? `${texts.rate(rate)} · ${texts.left((total - done) / Math.max(rate, 1e-3))}` : "";
    }
  }

  /** The values that the exercise itself has: those of the preset that was opened last, or else the
   * scenario's own. */
  function usual() {
    const scenario = definition.scenarios.find(({ key }) => key === reading.scenario);
    const preset = scenario?.presets.find(({ exercise, title }) => exercise === reading.exercise && title === reading.title)
      ?? scenario?.presets.find(({ link }) => link === page.presets.dataset["last"]);
    if (preset) page.presets.dataset["last"] = preset.link;
    return wasm.read(preset?.link ?? `?scenario=${reading.scenario}`).values;
  }

  /**
   * Opens a link: fills the form and runs.
   * @param {string} link
   */
  function open(link) {
    reading = wasm.read(link);
    linked = true;
    begun = reading.link;
    form.show(reading, usual());
    showAround();
    runFromStart();
  }

  /**
   * Opens another experiment; pins stay, to be compared with it.
   * @param {string} asked
   */
  function openAlone(asked) {
    const { link } = wasm.read(asked);
    showAddress(addressOf(link) + view.kept(), "push");
    singleTrials.read();
    open(link);
  }

  /** What stands around the form: the title, the menu, the rule, messages that no control has. */
  function showAround() {
    page.exercise.textContent = reading.exercise || texts.own;
    document.title = `${reading.title} · Many Trials`;
    const scenario = definition.scenarios.find(({ key }) => key === reading.scenario);
    const paragraphs = [
      element("h2", {}, texts.explainRule), element("p", {}, scenario?.rule ?? ""),
      element("h2", {}, texts.explainBands), ...texts.bandsMean.map((text) => element("p", {}, text)),
      element("h2", {}, texts.explainExact),
      ...[scenario?.exact ?? "", texts.explainSame].filter(Boolean).map((text) => element("p", {}, text)),
    ];
    page.explanation.replaceChildren(...paragraphs);
    const option = [...page.presets.options].find(({ value, dataset }) =>
      dataset["title"] === reading.title && dataset["exercise"] === reading.exercise && value !== "");
    const own = /** @type {HTMLOptionElement} */ (page.presets.options[0]);
    own.textContent = reading.title;
    own.hidden = Boolean(option);
    page.presets.value = option?.value ?? "";
    showProblems();
  }

  /** What no control has to say: of the link, whose controls may be out of sight, and of the worker. */
  function showProblems() {
    if (isBroken()) return;
    const general = reading.problems.filter(({ key }) => linked || !form.has(key)).map(({ message }) => message);
    if (trouble) general.push(trouble);
    page.problems.replaceChildren(...general.map((message) => element("p", {}, message)));
    page.problems.hidden = general.length === 0;
  }

  /**
   * Shows what results files hold, merged, with its own experiment in the form and the link.
   * @param {import("./pkg/many_trials.js").Results} results
   * @param {import("./crossing.js").OpeningReport} report
   */
  function showFiles(results, report) {
    pool.forget();
    clearTimeout(editTimer);
    cancelAnimationFrame(frame);
    frame = 0;
    newest = null;
    opened = true;
    reading = wasm.read(results.link());
    begun = reading.link;
    showAddress(addressOf(reading.link) + view.kept(), "push");
    singleTrials.read();
    form.show(reading, usual());
    trouble = "";
    showAround();
    const trials = results.trials();
    const words = texts.opened(report.names, texts.progress(trials, report.asked * results.cases()));
    root.dataset["trials"] = String(trials);
    root.dataset["fingerprint"] = page.fingerprint.textContent = results.fingerprint;
    page.done.textContent = words;
    page.rate.textContent = "";
    page.progress.value = page.progress.max;
    figures.show(results);
    pins.show(JSON.parse(results.pinWords()), results.cases());
    spoken.say(`${words}. ${figures.sentence}`);
    setState("done");
    cite.show();
    return texts.openedNote(words);
  }

  /**
   * Opens the experiment and the view of a picture or table.
   * @param {import("./crossing.js").Saved} saved
   */
  function openSaved({ name, link: asked, view: fragment, words, fingerprint }) {
    const { link } = wasm.read(asked);
    showAddress(addressOf(link) + (fragment ? `#${fragment}` : ""), "push");
    singleTrials.read();
    told = fingerprint ? { link, fingerprint, name } : null;
    open(asked);
    return texts.openedSaved(name, words);
  }

  /** Says whether the trials that ran are those of the picture that was opened. */
  function compareWithTold() {
    if (!told || told.link !== begun || root.dataset["state"] !== "done") return;
    const same = told.fingerprint === root.dataset["fingerprint"];
    files.add(same ? texts.sameAsSaved(told.name) : texts.otherThanSaved(told.name));
    told = null;
  }

  function runFromStart() {
    clearTimeout(editTimer);
    if (opened) files.forget();
    opened = false;
    if (reading.link !== begun) showAddress(addressOf(reading.link) + location.hash, "replace");
    begun = reading.link;
    newest = null;
    spoken.begin();
    root.dataset["trials"] = "0";
    root.dataset["fingerprint"] = "";
    page.fingerprint.textContent = "–";
    trouble = "";
    showProblems();
    setState("running");
    pool.start(reading.link, pins.links());
  }

  /**
   * @param {string} typed
   * @param {boolean} settled
   */
  function edited(typed, settled) {
    reading = wasm.read(typed);
    linked = false;
    if (settled) form.show(reading, usual());
    else form.complain(reading);
    // A message stays until the next edit, also when the value in use is shown.
    form.complain(reading);
    showAround();
    clearTimeout(editTimer);
    if (reading.link === begun) return;
    // Who has left a field finds its value in the link at once.
    if (settled) runFromStart();
    else editTimer = window.setTimeout(runFromStart, EDIT_PAUSE);
  }

  function fillPresets() {
    page.presets.append(new Option("", ""));
    for (const { title, presets } of definition.scenarios) {
      const group = element("optgroup", { label: title });
      for (const preset of presets) {
        const option = new Option(preset.title, preset.link);
        option.dataset["exercise"] = preset.exercise;
        option.dataset["title"] = preset.title;
        group.append(option);
      }
      page.presets.append(group);
    }
    page.presets.addEventListener("change", () => {
      if (!page.presets.value) return;
      openAlone(page.presets.value);
    });
  }

  // Not when the form is sent, which a frame with `sandbox="allow-scripts"` never does; who presses Enter
  // in a field presses this button.
  page.run.addEventListener("click", (event) => {
    event.preventDefault();
    runFromStart();
  });
  page.stop.addEventListener("click", () => pool.stop());
  page.more.addEventListener("click", () => {
    // What was edited and has not run yet is another experiment.
    if (reading.link !== begun) {
      runFromStart();
      return;
    }
    // A stopped run goes on to its end; a finished one to twice as many trials, whatever the
    // precision that it has reached.
    if (root.dataset["state"] === "done") {
      const next = wasm.moreTrials(reading.link, Number(root.dataset["trials"]));
      if (next.link === reading.link) return;
      reading = next;
    }
    form.show(reading, usual());
    if (opened) {
      runFromStart();
      return;
    }
    if (reading.link !== begun) showAddress(addressOf(reading.link) + location.hash, "replace");
    begun = reading.link;
    spoken.begin();
    setState("running");
    pool.more(reading.link, pins.links());
  });
  addEventListener("popstate", () => {
    singleTrials.read();
    open(location.search);
  });

  void watchVersions((use) => {
    const button = element("button", { type: "button", id: "new-version" }, texts.useVersion);
    button.addEventListener("click", use);
    page.version.replaceChildren(element("p", {}, texts.newVersion), button);
    page.version.hidden = false;
  });
  open(location.search);
  embed({
    run: runFromStart,
    stop: () => pool.stop(),
    open: (link) => openAlone(link),
    link: () => begun,
  });
}

setState("loading");
// Its fault is none of the files that it came in.
start().catch(breakDown);
