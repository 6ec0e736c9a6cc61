// Where a run stands: its buttons, its progress, its mode and fingerprint; and the same on the root
// element, for tests and for embedding pages.
// @ts-check

import { texts } from "../language/texts.js";
import { isBroken } from "../visitor/breakdown.js";

/**
 * @typedef {"loading" | "ready" | "running" | "done" | "stopped" | "error"} State
 * @typedef {{ done: number, total: number, seconds: number, rate: number }} Progress
 */

/** A rate needs so many seconds to mean anything. */
const SOON = 0.2;

export class Standing {
  /**
   * @param {{ run: HTMLButtonElement, stop: HTMLButtonElement, more: HTMLButtonElement,
   *   progress: HTMLProgressElement, done: HTMLElement, rate: HTMLElement, mode: HTMLElement,
   *   why: HTMLElement, fingerprint: HTMLElement }} places
   * @param {{ roll: () => void, stop: () => void, more: () => void }} session
   */
  constructor(places, session) {
    this.places = places;
    this.root = document.documentElement;
    places.run.title = texts.rollWhy;
    places.run.addEventListener("click", () => session.roll());
    places.stop.addEventListener("click", () => session.stop());
    places.more.addEventListener("click", () => session.more());
  }

  /** @param {State} state */
  state(state) {
    if (isBroken()) return;
    const { run, stop, more } = this.places;
    const held = document.activeElement;
    this.root.dataset["state"] = state;
    // What was never run is not run again.
    const words = run.querySelector("span");
    if (words) words.textContent = state === "ready" ? texts.runTrials : texts.page.run;
    run.classList.toggle("first", state === "ready");
    run.title = state === "ready" ? "" : texts.rollWhy;
    stop.disabled = state !== "running";
    more.disabled = state !== "done" && state !== "stopped";
    // A button that goes out of use hands the keyboard on to the one that comes into it.
    if (held === stop && stop.disabled) more.focus();
    if (held === more && more.disabled) stop.focus();
  }

  /** @param {import("../run/pool.js").Mode} mode */
  mode({ mode, threads, working = threads, why }) {
    this.root.dataset["mode"] = mode;
    this.root.dataset["threads"] = String(working);
    this.places.mode.textContent = texts.modes[mode].badge(threads);
    this.places.mode.title = this.places.why.textContent = why;
  }

  /** No mode works. */
  notStarted() {
    this.places.mode.textContent = texts.notStarted;
  }

  /**
   * How many trials are done, and what they are known by.
   * @param {number} trials
   * @param {string} fingerprint empty while it is not known
   */
  trials(trials, fingerprint) {
    this.root.dataset["trials"] = String(trials);
    this.root.dataset["fingerprint"] = fingerprint;
    this.places.fingerprint.textContent = fingerprint || "–";
  }

  /** Nothing was asked for. */
  rest() {
    this.trials(0, "");
    this.#bar(0, 1);
    this.#say("", "");
  }

  /** @param {Progress} progress */
  running({ done, total, seconds, rate }) {
    this.root.dataset["trials"] = String(done);
    this.#bar(done, total);
    const left = texts.left((total - done) / Math.max(rate, 1e-3));
    this.#say(texts.progress(done, total), seconds > SOON ? `${texts.rate(rate)} · ${left}` : "");
  }

  /**
   * @param {Progress & { fingerprint: string }} progress
   * @param {boolean} whole whether it was not stopped
   */
  ended({ done, total, seconds, rate, fingerprint }, whole) {
    this.#bar(done, total);
    this.trials(done, fingerprint);
    const words = whole ? `${texts.progress(done, total)} ${texts.took(seconds)}` : texts.stopped(done, total);
    this.#say(words, texts.rate(rate));
  }

  /**
   * What is shown was run elsewhere.
   * @param {string} words
   */
  opened(words) {
    const { progress } = this.places;
    progress.value = progress.max;
    this.#say(words, "");
  }

  /** What is said of it. */
  get words() {
    return this.places.done.textContent ?? "";
  }

  /**
   * @param {number} done
   * @param {number} total
   */
  #bar(done, total) {
    this.places.progress.max = total;
    this.places.progress.value = done;
  }

  /**
   * @param {string} done
   * @param {string} rate
   */
  #say(done, rate) {
    this.places.done.textContent = done;
    this.places.rate.textContent = rate;
  }
}
