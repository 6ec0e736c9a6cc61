// Start-up: makes the parts of the page and wires them.
// @ts-check

import init, * as wasm from "./pkg/many_trials.js";
import { hash, query } from "./address/address.js";
import { publicAddress, shared } from "./address/public.js";
import * as view from "./address/view.js";
import { embed } from "./address/embed.js";
import { element } from "./dom.js";
import { Explanation } from "./experiment/explanation.js";
import { Form } from "./experiment/form.js";
import { Front } from "./experiment/front.js";
import { OwnProgramPlace } from "./experiment/own-program.js";
import { Pad } from "./experiment/pad.js";
import { Presets } from "./experiment/presets.js";
import { Sheet } from "./experiment/sheet.js";
import { Steps } from "./experiment/steps.js";
import { Standing } from "./experiment/standing.js";
import { Figures } from "./figures/figures.js";
import { Grab } from "./figures/grab.js";
import { changeValues } from "./figures/value.js";
import { Focus } from "./figures/focus.js";
import { Toolbar } from "./figures/toolbar.js";
import { Lens } from "./figures/lens.js";
import { language, ofProgram, texts } from "./language/texts.js";
import { startWorker } from "./run/launch.js";
import { memoryFor } from "./run/memory.js";
import { Pool } from "./run/pool.js";
import { Session } from "./session.js";
import { offerVersion } from "./site/new-version.js";
import { letRestCome } from "./site/behind.js";
import { watchOffline } from "./site/offline.js";
import { compiledProgram } from "./site/place.js";
import { endWait } from "./start.js";
import { Check } from "./tools/check.js";
import { Cite } from "./tools/cite.js";
import { OpenFiles } from "./tools/open.js";
import { Pins } from "./tools/pins.js";
import { Save } from "./tools/save.js";
import { Share } from "./tools/share.js";
import { Speed } from "./tools/speed.js";
import { SingleTrials } from "./tools/trials.js";
import { Truth } from "./tools/truth.js";
import { breakDown } from "./visitor/breakdown.js";
import { Handout } from "./visitor/handout.js";
import { Keys } from "./visitor/keys.js";
import { tellMeanings } from "./visitor/meaning.js";
import { Problems } from "./visitor/problems.js";
import { Question } from "./visitor/question.js";
import { Spoken } from "./visitor/spoken.js";

/**
 * A part of the page.
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

async function start() {
  const module = await compiledProgram();
  endWait();
  await init({ module_or_path: module, memory: memoryFor("page") });
  // The worker comes while the page is made: nothing that it says is heard before.
  const pool = new Pool(module, {
    onMode(mode) {
      own.interpreters.again(own.isOpen);
      session.hearMode(mode);
    },
    onGrown: (mode) => session.hearMode(mode),
    onProgram: (news) => own.hear(news),
    onTrouble: (sentence, ended) => session.hearTrouble(sentence, ended),
    onMessage(message) {
      if (message.kind === "preview") front.pictures.show(message.link, message.bytes);
      else if (message.kind === "found") trials.found(message.trials);
      else session.hear(message);
    },
  });
  wasm.setLanguage(language, ofProgram);
  const definition = wasm.definition();
  const sight = new wasm.Sight();
  const again = () => figures.again();
  const open = (/** @type {string} */ link) => session.open(link);

  const focusRoot = element("div", { id: "focus", class: "focus", role: "group", "aria-label": texts.focus });
  const lens = new Lens({ changed: again, choosing: (steps) => figures.pointing.choosing(steps) });
  const focus = new Focus(focusRoot, lens, again);
  const bar = new Toolbar();
  const figures = new Figures(part("figures", HTMLElement), focusRoot, bar.root, sight, {
    shown(scene) {
      for (const shown of [focus, trials, pins, truth, check, save, explanation]) shown.apply(scene);
    },
    open,
    truth: () => truth.link,
    choose(kind, mark, place) {
      if (kind === "sweep") open(figures.scene?.cases[mark.case]?.link ?? "");
      else trials.choose(kind, mark, place);
    },
  });
  void new Grab(part("figures", HTMLElement), sight, {
    taken: () => figures.pointing.forget(),
    change(key, text, how) {
      if (key === "share") {
        view.set("share", text);
        again();
      } else if (key === "steps") lens.choose(text, how);
      else form.change(key, text, how);
    },
  });
  changeValues(part("figures", HTMLElement), (key, text) => form.change(key, text));
  const form = new Form(part("experiment", HTMLFormElement), definition, (typed, how, key) => session.edit(typed, how, key), () => session.run());
  const presets = new Presets(part("presets", HTMLSelectElement), part("exercise", HTMLElement), definition, open);
  const standing = new Standing({
    run: part("run", HTMLButtonElement),
    stop: part("stop", HTMLButtonElement),
    more: part("more", HTMLButtonElement),
    progress: part("progress", HTMLProgressElement),
    done: part("done", HTMLElement),
    rate: part("rate", HTMLElement),
    mode: part("mode", HTMLElement),
    why: part("mode-why", HTMLElement),
    fingerprint: part("fingerprint", HTMLElement),
  }, { roll: () => session.roll(), stop: () => session.stop(), more: () => session.more() });
  const steps = new Steps(part("steps", HTMLElement), {
    undo: () => session.edits.undo(),
    redo: () => session.edits.redo(),
    resetAll: () => form.resetAll(),
  }, () => session.isTyping);
  const problems = new Problems(part("problems", HTMLElement));
  const spoken = new Spoken(part("spoken", HTMLElement));

  const explanation = new Explanation({
    question: part("asks", HTMLElement),
    story: part("story", HTMLElement),
    seeing: part("seeing", HTMLDetailsElement),
  }, definition, sight);
  const front = new Front({
    front: [part("front", HTMLElement), part("try", HTMLElement), part("whole", HTMLElement)],
    whole: part("whole", HTMLAnchorElement),
    questions: part("questions", HTMLElement),
    exercises: part("exercises", HTMLElement),
    name: part("name", HTMLElement),
    list: part("open-list", HTMLAnchorElement),
  }, definition, {
    preview: (link) => pool.preview(link),
    open,
    home: () => session.home(),
    list: () => session.list(),
    shown: () => ({ title: session.reading.title, link: session.begun, exercise: presets.usual(session.reading) }),
  });

  const trials = new SingleTrials(sight, {
    redraw: again,
    // Of what has run: a program that waits for a click has no trials yet.
    shown(trial) {
      if (session.status.state === "done" || session.status.state === "stopped") own.look(trial);
    },
    find: (index, bar) => session.find(index, bar),
  });
  const pins = new Pins(part("compare", HTMLElement), {
    current: () => session.begun,
    changed: () => session.pin(),
    open,
  });
  const truth = new Truth(part("truth", HTMLElement), definition, {
    changed() {
      // What has not run yet is compared when it does.
      if (session.status.state === "ready") return;
      session.pin();
      again();
    },
    open,
  });
  const check = new Check(part("check", HTMLElement), sight, {
    redraw: again,
    work: (link, own) => pool.check(link, own),
  });
  const save = new Save(sight, {
    from: () => ({ fingerprint: session.status.fingerprint, ...session.origin }),
    python: () => ({ name: wasm.programName(session.reading.link), blob: new Blob([wasm.pythonProgram(session.reading.link)]) }),
    ask: (what) => session.file(what),
  });
  bar.fill([
    { icon: "lens", label: texts.lens, shown: lens.root },
    { icon: "steps", shown: lens.all },
    { icon: "dozen", shown: trials.dozen },
    { icon: "trial", label: texts.lookInside, shown: trials.root, spread: true },
    { icon: "pin", shown: pins.button },
    { icon: "save", label: texts.save, shown: save.root },
  ], [trials.words, trials.output, lens.problem]);
  const cite = new Cite(part("cite", HTMLElement), { citation: (day) => save.citation(day) });
  const address = () => session.reading.link + hash();
  new Share(part("give", HTMLElement), {
    address: () => shared(wasm.shortLink(session.reading.link) + hash()),
    qr: (text) => wasm.qrCode(text),
    classLinks: (students, each) => wasm.classLinks(session.reading.link, students, each).map((link) => shared(wasm.shortLink(link))),
  });
  const files = new OpenFiles(part("give", HTMLElement), {
    show: (opening, report) => session.showFiles(opening, report),
    again: (saved) => session.openSaved(saved),
    isOpen: () => session.isOpened,
    link: shared,
    compute: (link, progress) => pool.compute(link, progress),
    stop: () => pool.stop(),
    complain: (sentence) => session.complain(sentence),
  });

  const own = new OwnProgramPlace(part("own-program", HTMLElement), pool, {
    changed: (source, call, how) => session.program(wasm.withProgram(session.reading.link, source, call), how),
    run: () => session.roll(),
    saveFramed: () => save.python(),
    row(trial, rows) {
      rows.forEach((row, index) => sight.keepRow(index, trial, row));
      again();
    },
    printed: (trial, text) => trials.printed(trial, text),
    mode: () => session.hearMode(pool.mode),
    complain: (sentence) => session.complain(sentence),
  });

  const session = new Session({
    pool, sight, form, presets, explanation, front, own, standing, figures, trials, pins, truth, files, cite, problems, spoken, steps,
    question: new Question(),
  });

  void new Speed(part("speed", HTMLElement), session, (mode, threads) => startWorker(module, mode, threads), own);
  new Handout(part("handout", HTMLElement), {
    values: () => form.described(),
    address: () => publicAddress() + address(),
  });
  part("program", HTMLElement).textContent = wasm.programVersion();
  if (!embed(session)) new Keys(part("open-keys", HTMLButtonElement));
  new Pad(part("experiment", HTMLFormElement), /** @type {HTMLElement} */ (part("run", HTMLButtonElement).parentElement));
  new Sheet(part("experiment", HTMLFormElement), part("open-values", HTMLButtonElement), part("figures", HTMLElement));
  tellMeanings();
  offerVersion(part("version", HTMLElement));
  watchOffline((sentence) => { part("offline-why", HTMLElement).textContent = sentence; });
  addEventListener("breakdown", () => pool.end());
  addEventListener("mishap", (event) => session.complain(/** @type {CustomEvent<string>} */ (event).detail));
  // What stands in the HTML works from here on, and nothing before.
  for (const control of /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll("[data-waits]"))) control.disabled = false;
  const isOwn = new URLSearchParams(query()).get("scenario")?.startsWith("program") ?? false;
  const rest = letRestCome(isOwn, (module) => pool.rest(module), (sentence) => session.complain(sentence));
  if (isOwn) await rest;
  session.begin();
}

// Its fault is none of the files that it came in.
start().catch(breakDown);
