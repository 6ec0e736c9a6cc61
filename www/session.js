// The page's session: what is read and what of it runs, where results come from, and what happens when
// something is typed, opened, pinned or computed.
// @ts-check

import { addressOf } from "./address/embed.js";
import { hash, query } from "./address/address.js";
import { isOfProgram } from "./address/own.js";
import { publicAddress } from "./address/public.js";
import { Edits } from "./address/edits.js";
import { frontAddress, listAddress, pageOf } from "./address/page.js";
import * as view from "./address/view.js";
import { Consent } from "./experiment/consent.js";
import { texts } from "./language/texts.js";
import { moreTrials, newSeed, read } from "./pkg/many_trials.js";
import { FromFiles, FromWorker } from "./run/source.js";
import { breakDown, isBroken } from "./visitor/breakdown.js";

/** @typedef {import("./crossing.js").Reading} Reading */
/** @typedef {import("./crossing.js").OpeningReport} Report */
/** @typedef {import("./experiment/standing.js").State} State */
/** @typedef {import("./run/source.js").Source} Source */
/** @typedef {import("./run/protocol.js").RunNews & { bytes?: Uint8Array }} Result what is said of a run */
/** What the page knows of where things stand.
 * @typedef {{ state: State, mode: import("./run/pool.js").Mode | null, trials: number, fingerprint: string }} Status */
/**
 * The parts of the page that a session moves.
 * @typedef {object} Parts
 * @property {import("./run/pool.js").Pool} pool
 * @property {import("./pkg/many_trials.js").Sight} sight
 * @property {import("./experiment/form.js").Form} form
 * @property {import("./experiment/presets.js").Presets} presets
 * @property {import("./experiment/explanation.js").Explanation} explanation
 * @property {import("./experiment/front.js").Front} front
 * @property {import("./experiment/own-program.js").OwnProgramPlace} own
 * @property {import("./experiment/standing.js").Standing} standing
 * @property {import("./figures/figures.js").Figures} figures
 * @property {import("./tools/trials.js").SingleTrials} trials
 * @property {import("./tools/pins.js").Pins} pins
 * @property {import("./tools/truth.js").Truth} truth
 * @property {import("./tools/open.js").OpenFiles} files
 * @property {import("./tools/cite.js").Cite} cite
 * @property {import("./experiment/steps.js").Steps} steps
 * @property {import("./visitor/problems.js").Problems} problems
 * @property {import("./visitor/question.js").Question} question
 * @property {import("./visitor/spoken.js").Spoken} spoken
 */

/** While something is typed, a new run begins once it has rested for so many ms. */
const TYPING_PAUSE = 120;
/** A run that took so many seconds is not given up without a question. */
const DEAR = 60;

export class Session {
  /** What the form and the address say. @type {Reading} */ reading;
  /** The link of what the last run is of: an edit that has not run yet differs from it. */
  begun = "";
  /** @type {Status} */ status = { state: "loading", mode: null, trials: 0, fingerprint: "" };
  /** @type {Source} */ #source;
  /** Whether what is read stood in a link; then nobody looks at a field. */
  #linked = true;
  /** What was said by a picture or table of this link that was opened, until its trials have run.
   * @type {{ link: string, fingerprint: string, name: string } | null} */
  #told = null;
  /** What happened to the worker during this run. */
  #trouble = "";
  #editTimer = 0;
  /** How many seconds the run took so far, and did before its trials were continued. */
  #took = { now: 0, before: 0 };
  /** The link of what the figures show. */
  #shown = "";
  /** Whether the first picture of the run has not come; and whether an edit waits for it. */
  #awaited = false;
  #late = false;
  /** The key of what was edited last, whether the hand has left it, and whether it is being typed. */
  #edited = "";
  #settled = true;
  #typing = false;
  #frame = 0;
  /** Figures of many cases take their time to draw: the page keeps most of it for its visitor. */
  #nextShow = 0;
  /** What has come and is not shown yet. @type {Result | null} */ #newest = null;
  /** Who wants to know where things stand. @type {((status: Status) => void)[]} */ #watchers = [];

  /** Whether somebody waits for the first figure of a program, whose text stands above it. */ #reveals = false;
  #consent = new Consent();

  /** @param {Parts} parts */
  constructor(parts) {
    this.parts = parts;
    this.worker = new FromWorker(parts.pool);
    this.opened = new FromFiles(parts.sight, parts.pool, {
      run: () => this.run(),
      found: (trials) => parts.trials.found(trials),
      forget: () => parts.files.forget(),
      shown: () => ({ link: this.begun, fingerprint: this.status.fingerprint }),
    });
    this.#source = this.worker;
    this.reading = read("");
    this.edits = new Edits(() => this.#turn());
    addEventListener("beforeunload", (event) => {
      if (this.#isDear && this.status.state === "running") event.preventDefault();
    });
  }

  /** @param {string} link as it stands in the address, with all that is looked at */
  #addressOf(link) {
    return addressOf(link) + hash();
  }

  /** Whether a field is being typed in. */
  get isTyping() {
    return this.#typing;
  }

  get #isDear() {
    return !this.isOpened && this.#took.before + this.#took.now >= DEAR;
  }

  /**
   * Does what gives the run up; asks first, if that took long.
   * @param {() => void} go
   * @param {() => void} [stay] what is done if it is kept
   */
  #unlessDear(go, stay = () => {}) {
    if (!this.#isDear) {
      go();
      return;
    }
    const { before, now } = this.#took;
    this.parts.question.ask(texts.loseRun(before + now, this.status.trials), () => {
      this.#took = { now: 0, before: 0 };
      go();
    }, stay);
  }

  /** @param {(status: Status) => void} watcher hears of every change of where things stand */
  watch(watcher) {
    this.#watchers.push(watcher);
    watcher(this.status);
  }

  /** @param {Partial<Status>} change */
  #stand(change) {
    Object.assign(this.status, change);
    const { form, standing, steps } = this.parts;
    steps.show({ undo: this.edits.canUndo, redo: this.edits.canRedo, resetAll: form.isChanged });
    if (change.state) standing.state(change.state);
    if (change.mode) standing.mode(change.mode);
    for (const watcher of this.#watchers) watcher(this.status);
  }

  /** Where what is saved says that it comes from. */
  get origin() {
    return { address: publicAddress(), view: view.fragment() };
  }

  /** Begins with what the address says. */
  begin() {
    this.#open(query());
    if (this.parts.front.turn({ search: query(), hash: hash() }) === "list") this.parts.front.showList();
  }

  /** Shows the page of the address, to which Back or Forward led. */
  #turn() {
    const { front, presets } = this.parts;
    const to = { search: query(), hash: hash() };
    // Whoever looks at the list, or has looked at it, finds everything as it was, be it in mid-run.
    if (pageOf(to) === "list" || (front.page === "list" && read(to.search).link === this.begun)) {
      if (front.turn(to) !== "list") presets.name();
      return;
    }
    this.#unlessDear(() => {
      front.turn(to);
      this.#follow(to.search);
    }, () => this.edits.open(this.#addressOf(this.begun)));
  }

  /** Turns to the front page. */
  home() {
    this.#unlessDear(() => {
      this.edits.open(frontAddress());
      this.#follow("");
      this.parts.front.turn({ search: "", hash: "" });
      scrollTo(0, 0);
    });
  }

  /** Turns to the list of exercises; what runs goes on. */
  list() {
    const address = listAddress(view.kept());
    this.edits.open(address);
    this.parts.front.turn({ search: "", hash: address.slice(address.indexOf("#")) });
    this.parts.front.showList();
  }

  /**
   * Opens another experiment; pins stay, to be compared with it.
   * @param {string} link
   */
  open(link) {
    this.#unlessDear(() => {
      const { link: whole } = read(link);
      this.edits.open(addressOf(whole) + view.kept());
      this.parts.front.turn({ search: whole, hash: "" });
      this.#follow(link);
      // The place in the last one is none in this.
      scrollTo(0, 0);
    });
  }

  /** @param {string} link what the address says now */
  #follow(link) {
    this.parts.trials.read();
    this.#open(link);
  }

  /**
   * Fills the form with an experiment, and runs it.
   * @param {string} link
   */
  #open(link) {
    this.parts.figures.before.letGo();
    this.#typing = false;
    this.#read(read(link), true);
    this.#fill();
    if (this.#consent.has(this.reading)) this.#run();
    else this.#rest();
  }

  /** What else is run: what is pinned, but for programs that nobody has let run, and what a program is compared with. */
  #behind() {
    const { pins, truth } = this.parts;
    return { pins: pins.links().filter((link) => this.#consent.has(read(link))), truth: truth.link };
  }

  /** Runs what is read if somebody else asks for it. */
  runAsked() {
    if (this.#consent.has(this.reading)) this.run();
  }

  /** What is read waits for a click; nothing runs, and nothing is shown. */
  #rest() {
    const { figures, own, standing, truth } = this.parts;
    clearTimeout(this.#editTimer);
    if (this.isOpened) this.opened.leave();
    this.worker.leave();
    this.#source = this.worker;
    this.#dropNewest();
    this.#awaited = this.#late = false;
    this.#took = { now: 0, before: 0 };
    this.begun = this.reading.link;
    this.#shown = "";
    figures.clear();
    truth.clear();
    standing.rest();
    this.#complain("");
    this.#stand({ state: "ready", trials: 0, fingerprint: "", mode: own.interpreters.mode ?? this.status.mode });
    this.parts.front.apply();
  }

  /**
   * The text or the call of a visitor's own program was changed: it waits for a click.
   * @param {string} link
   * @param {"typed" | "settled"} how
   */
  program(link, how) {
    const reading = read(link);
    if (reading.link === this.reading.link) {
      this.parts.own.show(reading, false);
      return;
    }
    this.#read(reading, false);
    this.#fill();
    this.#settled = how === "settled";
    this.#writeEdit("program", this.#settled);
    if (this.#consent.has(this.reading)) this.#unlessDear(() => this.#run());
    else this.#unlessDear(() => this.#rest());
  }

  /**
   * @param {Reading} reading
   * @param {boolean} linked whether it stood in a link
   */
  #read(reading, linked) {
    this.reading = reading;
    this.#linked = linked;
    this.parts.presets.show(reading);
    this.parts.explanation.show(reading);
    this.parts.own.show(reading, linked);
    this.parts.truth.show(reading);
    this.#showProblems();
  }

  /** Shows what is read in the form. */
  #fill() {
    const { form, presets } = this.parts;
    form.show(this.reading, read(presets.usual(this.reading)).values);
  }

  /** Runs what is read, from its first trial. */
  run() {
    this.#unlessDear(() => this.#run());
  }

  /** Runs it with other random numbers; what has not run yet, with its own. */
  roll() {
    this.#reveals = this.reading.program !== null;
    if (this.reading.program && (this.status.state === "ready" || this.reading.link !== this.begun)) {
      this.run();
      return;
    }
    this.parts.form.change("seed", newSeed());
  }

  #run() {
    const { spoken, standing } = this.parts;
    if (this.reading.program?.call === "") {
      this.#rest();
      this.complain(texts.program.noCall);
      return;
    }
    this.#consent.give(this.reading);
    const behind = this.#behind();
    this.#wake(behind);
    clearTimeout(this.#editTimer);
    if (this.isOpened) this.opened.leave();
    this.#source = this.worker;
    this.begun = this.reading.link;
    this.#newest = null;
    this.#awaited = true;
    this.#late = false;
    this.#took = { now: 0, before: 0 };
    spoken.begin();
    standing.trials(0, "");
    this.#complain("");
    this.#stand({ state: "running", trials: 0, fingerprint: "" });
    this.#markStale();
    this.worker.start(this.begun, behind, !this.#settled && this.parts.figures.before.isHeld);
    this.parts.front.apply();
  }

  /** Whatever runs Python, and is not there, comes. @param {import("./run/protocol.js").Behind} behind */
  #wake(behind) {
    if ([this.reading.link, ...behind.pins].some(isOfProgram)) this.parts.own.begin();
  }

  /** Runs what was edited; the address says it. */
  #runEdit() {
    this.#writeEdit(this.#edited, this.#settled);
    this.#run();
  }

  /**
   * Writes what is read into the address.
   * @param {string} key of what was edited
   * @param {boolean} settled whether the hand has left it
   */
  #writeEdit(key, settled) {
    // The front page stays one, whatever is tried on it.
    if (this.parts.front.page !== "front") this.edits.edit(this.#addressOf(this.reading.link), key, settled);
  }

  /** Says of figures that they are of other values than those in the form. */
  #markStale() {
    this.parts.figures.before.mark(this.reading.link !== this.#shown);
  }

  stop() {
    this.parts.pool.stop();
  }

  /** Goes on: a stopped run to its end; a finished one to twice as many trials, whatever the precision
   * that it has reached. */
  more() {
    const { spoken } = this.parts;
    // What was edited and has not run yet is another experiment.
    if (this.reading.link !== this.begun) {
      this.#unlessDear(() => this.#runEdit());
      return;
    }
    const { now, before } = this.#took;
    this.#took = { now: 0, before: before + now };
    if (this.status.state === "done") {
      const next = moreTrials(this.begun, this.status.trials);
      if (next.link === this.begun) return;
      this.#read(next, this.#linked);
      // The same trials, and more of them.
      if (this.#shown === this.begun) this.#shown = next.link;
      this.#writeEdit("numTrials", true);
    }
    this.#fill();
    this.begun = this.reading.link;
    spoken.begin();
    this.#stand({ state: "running" });
    const behind = this.#behind();
    this.#wake(behind);
    this.#source.more(this.begun, behind);
  }

  /**
   * A value was moved or typed.
   * @param {string} typed
   * @param {import("./experiment/form.js").How} how
   * @param {string} key of the value
   */
  edit(typed, how, key) {
    const may = this.#consent.has(this.reading);
    this.#read(read(typed), false);
    // What the own hand writes is let run with the program that it is for.
    if (may) this.#consent.give(this.reading);
    if (how === "settled") this.#fill();
    // A message stays until the next edit, also when the value in use is shown.
    this.parts.form.complain(this.reading);
    clearTimeout(this.#editTimer);
    this.#edited = key;
    this.#settled = how === "settled";
    this.#typing = how === "typed";
    const { before } = this.parts.figures;
    // Who moves a value of a program that has run wants it to run.
    if (!this.#consent.has(this.reading)) {
      this.#writeEdit(key, how === "settled");
      this.#rest();
      return;
    }
    if (how === "moved") before.hold();
    else before.letGoSoon();
    this.#markStale();
    if (this.reading.link === this.begun) {
      if (how === "settled") this.edits.settle();
      return;
    }
    const back = () => {
      this.parts.figures.before.letGo();
      this.#typing = false;
      this.#read(read(this.begun), false);
      this.#fill();
      this.#markStale();
    };
    if (how === "moved") this.#unlessDear(() => this.#chase(), back);
    // Who has left a field finds its value in the link at once.
    else if (how === "settled") this.#unlessDear(() => this.#runEdit(), back);
    else this.#editTimer = window.setTimeout(() => this.#unlessDear(() => this.#runEdit(), back), TYPING_PAUSE);
  }

  /** A hand is moving a value: it is run as soon as the picture of the place before is there. */
  #chase() {
    if (this.#awaited) this.#late = true;
    else this.#runEdit();
  }

  /** Other results are pinned. */
  pin() {
    const { state } = this.status;
    this.#stand({ state: "running" });
    const behind = this.#behind();
    // Where a program waits for a click nothing comes of it.
    if (state !== "ready") this.#wake(behind);
    this.#source.pin(behind);
  }

  /**
   * Looks for trials of a case whose outcome is in a bar.
   * @param {number} index
   * @param {import("./crossing.js").BarValues} bar
   */
  find(index, bar) {
    this.#source.find(index, bar);
  }

  /**
   * A file of what is shown.
   * @param {import("./crossing.js").FileKind} what
   */
  file(what) {
    return this.#source.file(what, this.origin);
  }

  /**
   * Shows what results files hold, merged, with its own experiment in the form and the link.
   * @param {import("./pkg/many_trials.js").Opening} opening
   * @param {Report} report
   */
  showFiles(opening, report) {
    const { cite, figures, spoken, standing, trials } = this.parts;
    clearTimeout(this.#editTimer);
    this.#dropNewest();
    // What the worker does, be it for files that were open before, belongs to nothing that is shown.
    this.worker.leave();
    this.opened.begin();
    this.#source = this.opened;
    this.#trouble = "";
    this.#read(read(report.link), true);
    this.parts.truth.show(null);
    this.begun = this.reading.link;
    this.edits.open(addressOf(this.begun) + view.kept());
    trials.read();
    this.parts.figures.before.letGo();
    this.#awaited = this.#late = this.#typing = false;
    this.#fill();
    figures.showFiles(opening);
    this.#shown = this.begun;
    this.#markStale();
    const done = figures.scene?.trials ?? 0;
    const words = texts.opened(report.names, texts.progress(done, report.asked * this.reading.cases));
    standing.opened(words);
    standing.trials(done, report.fingerprint);
    spoken.say(`${words}. ${figures.sentence}`);
    this.#stand({ state: "done", trials: done, fingerprint: report.fingerprint });
    cite.show();
    return texts.openedNote(words);
  }

  /** Whether what is shown came from files. */
  get isOpened() {
    return this.#source === this.opened;
  }

  /**
   * Opens the experiment and the view of a picture or table.
   * @param {import("./crossing.js").Saved} saved
   */
  openSaved({ name, link: asked, view: fragment, words, fingerprint }) {
    const { link } = read(asked);
    this.edits.open(addressOf(link) + (fragment ? `#${fragment}` : ""));
    this.#told = fingerprint ? { link, fingerprint, name } : null;
    this.#follow(asked);
    return texts.openedSaved(name, words);
  }

  /** Says whether the trials that ran are those of the picture that was opened. */
  #compareWithTold() {
    const told = this.#told;
    if (!told || told.link !== this.begun || this.status.state !== "done") return;
    const same = told.fingerprint === this.status.fingerprint;
    this.parts.files.add(same ? texts.sameAsSaved(told.name) : texts.otherThanSaved(told.name));
    this.#told = null;
  }

  /**
   * Says what is wrong where everybody sees it.
   * @param {string} sentence
   */
  complain(sentence) {
    this.#complain(sentence);
    this.parts.problems.lead();
  }

  /** @param {string} trouble what happened to the worker, or to files */
  #complain(trouble) {
    this.#trouble = trouble;
    this.#showProblems();
  }

  #showProblems() {
    const { form, problems } = this.parts;
    const general = this.reading.problems.filter(({ key }) => this.#linked || !form.has(key));
    // What stood in a link may have been meant otherwise; what is typed is what it is.
    const meant = this.#linked ? this.reading.meant : null;
    const sentences = [...general.map(({ message }) => message), this.#trouble, meant?.sentence ?? ""].filter(Boolean);
    problems.show(sentences, meant && { label: meant.label, use: () => this.open(meant.link) });
  }

  /** @param {import("./run/pool.js").Mode | null} mode of trials that are no program's */
  hearMode(mode) {
    const used = (this.reading.program && this.parts.own.interpreters.mode) || mode;
    if (used) this.#stand({ mode: used });
  }

  /**
   * @param {string} sentence
   * @param {boolean} ended whether there is no worker any more
   */
  hearTrouble(sentence, ended) {
    this.#complain(sentence);
    if (!ended) return;
    this.#awaited = this.#late = false;
    this.#stand({ state: "error" });
    if (!this.status.mode) this.parts.standing.notStarted();
  }

  /**
   * Hears what came of trials: it is shown in the next frame, or at once if it is the end.
   * @param {Result} result
   */
  hear(result) {
    this.#took.now = result.seconds;
    const isFirst = this.#awaited && Boolean(result.bytes);
    if (isFirst) this.#awaited = false;
    if (isFirst && this.#late && this.reading.link !== this.begun) {
      this.#showOnTheWay(result);
      return;
    }
    // Numbers that were not shown yet are not lost behind a progress without any.
    const bytes = result.bytes ?? this.#newest?.bytes;
    this.#newest = bytes ? { ...result, bytes } : result;
    if (result.kind === "done" || result.kind === "stopped") this.#show();
    else if (isFirst || performance.now() >= this.#nextShow) this.#frame ||= requestAnimationFrame(() => this.#show());
  }

  /**
   * Shows the picture of a place that a hand has moved on from, while the next one is run already.
   * @param {Result} result
   */
  #showOnTheWay({ bytes }) {
    const link = this.begun;
    this.#runEdit();
    this.#try(() => {
      if (bytes) this.parts.figures.show(bytes);
      this.#shown = link;
      this.#markStale();
    });
  }

  /** @param {() => void} show */
  #try(show) {
    if (isBroken()) return;
    try {
      show();
    } catch (error) {
      breakDown(error);
    }
  }

  #dropNewest() {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#newest = null;
  }

  /** Shows what has come: figures if it brings numbers, progress in any case. */
  #show() {
    const result = this.#newest;
    this.#dropNewest();
    if (!result) return;
    const begin = performance.now();
    this.#try(() => {
      if (result.bytes) {
        this.parts.figures.show(result.bytes);
        if (this.#reveals) this.parts.figures.reveal();
        this.#reveals = false;
        this.#shown = this.begun;
        this.#markStale();
      }
      this.#showProgress(result);
      this.#nextShow = begin + 3 * (performance.now() - begin);
    });
  }

  /** @param {Result} result */
  #showProgress(result) {
    const { cite, figures, spoken, standing, trials } = this.parts;
    const { done } = result;
    if (result.kind !== "done" && result.kind !== "stopped") {
      spoken.progress(done, result.total, result.seconds);
      standing.running(result);
      this.#stand({ trials: done });
      return;
    }
    const { kind, fingerprint } = result;
    standing.ended(result, kind === "done");
    spoken.say(kind === "done" ? figures.sentence : `${standing.words}. ${figures.sentence}`);
    this.#stand({ state: kind, trials: done, fingerprint });
    trials.look();
    cite.show();
    this.#compareWithTold();
  }
}
