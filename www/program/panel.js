// The panel of one's own program: its text, where that comes from, the call that a trial makes, and what is
// said of both. What it says is text that others may have written: it never becomes markup.
// @ts-check

import { element } from "../dom.js";
import { texts } from "../language/texts.js";
import { count, duration } from "../language/wording.js";
import { Editor } from "./editor.js";
import { EXAMPLES, exampleText } from "./examples.js";
import { isProgram, programIn } from "./given-text.js";
import { translated } from "./said.js";

/** @typedef {"typed" | "settled"} How */
/** @typedef {{ name: string, line: number, call: string }} Callable */
/** @typedef {{ line: number | null, sentence: string }} Remark */
/** @typedef {{ source: string, call: string, functions: Callable[], suggestions: string[], problems: Remark[], foreign: boolean,
 *   ownTrials: string }} Reading ownTrials: what is to be known of an argument that says how many trials the program makes */
/** @typedef {{ kind: string, line: number | null, sentence: string }} Note */
/** @typedef {{ sentence: string, line: number | null, trace: string, printed: string, trial?: number, case?: number }} Mistake */

const USUAL_NAME = "program.py";
/** Typing has rested after so many ms. */
const REST = 300;
/** So much of what a program printed is kept, and so much of a trace or a sentence shown. */
const MOST_PRINTED = 100_000;
const MOST_TRACE = 10_000;
const MOST_REMARKS = 50;
const MOST_SUGGESTIONS = 8;
/** Signs that hide or turn round what stands beside them. */
// eslint-disable-next-line no-control-regex
const HIDING = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

export class OwnProgram {
  /** What was told last, and how. */ #told = { source: "", call: "", how: /** @type {How} */ ("settled") };
  /** Typing that was not told yet. */ #rest = 0;
  /** Whether the call is being typed, and not canonical yet. */ #typesCall = false;
  /** @type {Reading} */ #reading = { source: "", call: "", functions: [], suggestions: [], problems: [], foreign: false, ownTrials: "" };
  /** @type {Note[]} */ #notes = [];
  /** @type {Mistake | null} */ #mistake = null;
  /** Whether the program is a new one, whose call nobody has chosen yet. */ #isNew = true;
  /** How it is called when it is saved, and what stood here before an example or a file took its place. */
  #name = USUAL_NAME;
  #before = { source: "", name: USUAL_NAME };
  /** What is printed and not shown yet. */ #printing = "";

  /**
   * @param {HTMLElement} root
   * @param {{ changed: (source: string, call: string, how: How) => void, run: () => void, runWhole: () => void,
   *   saveFramed: () => void }} on
   */
  constructor(root, on) {
    this.root = root;
    this.on = on;
    const say = texts.program;
    root.setAttribute("aria-labelledby", "program-title");

    this.examples = element("details", { class: "examples" });
    this.said = element("p", { id: "program-said", class: "note", role: "status" });
    this.back = element("button", { type: "button", id: "program-back", hidden: "" }, say.back);
    this.foreign = element("p", { id: "program-foreign", class: "notice", role: "note", hidden: "" }, say.foreign);
    const place = element("div", { id: "program-editor" });
    const keys = element("p", { id: "program-keys", class: "note" }, say.keys);
    this.remarks = element("ul", { id: "program-remarks", hidden: "", "aria-label": say.remarks });
    this.wrong = element("div", { id: "program-mistake", role: "alert" });
    this.editor = new Editor(place, { id: "program-text", label: say.text, describedBy: "program-keys program-remarks" }, {
      typed: () => this.#wait(),
      pasted: () => this.#settle(),
      left: () => this.#settle(),
      run: () => {
        this.#settle();
        on.run();
      },
    });

    this.which = element("select", { id: "program-which" });
    this.call = element("input", {
      type: "text", id: "call", autocomplete: "off", spellcheck: "false", autocapitalize: "off", autocorrect: "off", enterkeyhint: "go",
      "aria-describedby": "program-call-hint program-call-problem",
    });
    this.callProblem = element("p", { id: "program-call-problem", class: "problem", "aria-live": "polite" });
    this.ownTrials = element("p", { id: "program-own-trials", class: "note" });
    this.suggested = element("p", { id: "program-suggested", class: "look", hidden: "" });
    const which = element("p", { class: "look" });
    which.append(element("label", { for: this.which.id }, say.which), this.which);
    const call = element("p", { class: "look call" });
    call.append(element("label", { for: this.call.id }, say.call), this.call);

    const calls = element("div", { class: "call-of" });
    calls.append(which, call);

    this.whole = element("button", { type: "button", id: "run-program", "aria-describedby": "run-program-why" }, say.runWhole);
    this.wholeWhy = element("p", { id: "run-program-why", class: "note" }, say.runWholeWhy);
    const framed = element("button", { type: "button", id: "save-framed", title: say.saveFramedWhy }, say.saveFramed);
    const wholes = element("p", { class: "look" });
    wholes.append(this.whole, framed);
    this.coming = element("div", { id: "program-coming", hidden: "" });
    this.comingBar = element("progress", { max: "1", "aria-label": say.python });
    this.comingWords = element("p", { class: "note" });
    this.coming.append(this.comingBar, this.comingWords);
    this.output = element("div", { id: "program-output", hidden: "" });
    this.outputText = element("pre", { tabindex: "0", role: "group", "aria-label": say.printed });
    this.output.append(element("h3", {}, say.printed), this.outputText);

    root.append(
      element("h2", { id: "program-title" }, say.title), element("p", { class: "note" }, say.hint), this.#from(), this.said, this.foreign,
      place, keys, this.remarks, this.wrong, calls, element("p", { id: "program-call-hint", class: "visually-hidden" }, say.callHint),
      this.callProblem, this.ownTrials, this.suggested, wholes, this.wholeWhy, this.coming, this.output,
    );

    this.which.addEventListener("change", () => this.#choose(this.which.value));
    this.call.addEventListener("input", () => {
      this.#isNew = false;
      this.#typesCall = true;
      this.#wait();
    });
    this.call.addEventListener("change", () => this.#settle());
    this.call.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.isComposing) return;
      event.preventDefault();
      this.#settle();
    });
    this.whole.addEventListener("click", () => {
      this.#settle();
      this.#empty();
      on.runWhole();
    });
    framed.addEventListener("click", () => {
      this.#settle();
      on.saveFramed();
    });
    this.back.addEventListener("click", () => {
      this.#replace(this.#before.source, this.#before.name, texts.program.isBack);
      this.back.hidden = true;
    });
    for (const kind of ["dragover", "drop"]) {
      // Before the editor, which would write a file where it was dropped, and the page, which takes results.
      addEventListener(kind, (event) => this.#dropped(/** @type {DragEvent} */ (event)), { capture: true });
    }
  }

  /**
   * Shows what was read of the program. Where the text is the same, cursor and scroll stay.
   * @param {Reading} reading of the newest text that was told
   */
  show(reading) {
    this.root.hidden = false;
    void this.editor.load();
    const wasEmpty = this.#reading.source === "";
    this.#reading = reading;
    const isTyped = this.#rest !== 0;
    if (!isTyped) this.editor.put(reading.source);
    // A call that is being typed is not written anew under the hand.
    if (!isTyped && !this.#typesCall && this.call.value !== reading.call) this.call.value = reading.call;
    if (!isTyped) this.#told = { source: this.editor.text, call: this.call.value, how: this.#told.how };
    this.foreign.hidden = !reading.foreign;
    if (reading.source === "") this.examples.open = true;
    // Who has pasted a program needs none; under a hand that types nothing moves.
    else if (wasEmpty && this.#told.how === "settled") this.examples.open = false;
    this.#offerFunctions(reading);
    this.#suggest(reading);
    write(this.ownTrials, reading.ownTrials);
    const ofCall = reading.problems.filter(({ line }) => line === null).map(({ sentence }) => sentence);
    write(this.callProblem, ofCall.join(" "));
    this.call.setAttribute("aria-invalid", String(ofCall.length > 0));
    this.#remark();
    if (this.#isNew && !isTyped && this.#told.how === "settled") this.#chooseFirst(reading);
  }

  /**
   * What the page has to say of the program, beside problems.
   * @param {Note[]} notes
   */
  notes(notes) {
    this.#notes = notes;
    this.#remark();
  }

  /**
   * What went wrong while it ran; null takes that away.
   * @param {Mistake | null} mistake
   */
  mistake(mistake) {
    this.#mistake = mistake;
    this.wrong.replaceChildren();
    this.#remark();
    if (!mistake) return;
    const { sentence, line, trace, printed, trial, case: inCase } = mistake;
    const words = element("p", {});
    if (trial !== undefined) words.append(element("strong", {}, texts.program.inTrial(trial, inCase)), " ");
    words.append(harmless(translated(sentence), MOST_TRACE));
    if (line !== null) words.append(" ", this.#toLine(line));
    this.wrong.append(words);
    if (trace) this.wrong.append(folded(texts.program.trace, trace));
    if (printed) this.wrong.append(folded(texts.program.printedBefore, printed, true));
    // Who has just pressed a button waits for a figure, wherever that is.
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.wrong.scrollIntoView({ behavior: still ? "auto" : "smooth", block: "nearest" });
  }

  /**
   * Python is on its way.
   * @param {number} done bytes
   * @param {number} total bytes; 0 where nobody knows
   */
  progress(done, total) {
    this.coming.hidden = this.comingBar.hidden = false;
    if (total > 0) this.comingBar.value = Math.min(done / total, 1);
    else this.comingBar.removeAttribute("value");
    this.comingWords.textContent = texts.program.coming(megabytes(done), total > 0 ? megabytes(total) : "");
  }

  /** All of it has come. */
  arrived() {
    if (!this.comingBar.hidden) this.coming.hidden = true;
  }

  /** Somebody has read the program and let it run. */
  letRun() {
    this.foreign.hidden = true;
  }

  /** @param {number} seconds that its start took */
  ready(seconds) {
    this.coming.hidden = false;
    this.comingBar.hidden = true;
    this.comingWords.textContent = texts.program.ready(duration(seconds));
  }

  /**
   * More that the program as a whole has printed.
   * @param {string} text
   */
  printed(text) {
    this.output.hidden = false;
    if (this.#printing === "") requestAnimationFrame(() => this.#print());
    this.#printing = (this.#printing + text).slice(-MOST_PRINTED);
  }

  /** Takes away what was printed. */
  unprinted() {
    this.#empty();
  }

  /**
   * Puts a mended program in the place of the one that is here, which a button brings back.
   * @param {string} source
   * @param {string} sentence
   */
  mended(source, sentence) {
    this.#before = { source: this.editor.text, name: this.#name };
    this.editor.put(source);
    this.back.hidden = false;
    this.said.textContent = sentence;
    this.#tell("settled");
  }

  /** Where a program comes from, and where it goes. */
  #from() {
    const say = texts.program;
    const list = element("ul", {});
    for (const name of EXAMPLES) {
      const { title, about } = say.examples[name];
      const button = element("button", { type: "button", "data-example": name }, title);
      button.addEventListener("click", () => void this.#begin(name));
      const item = element("li", {});
      item.append(button, element("span", { class: "note" }, about));
      list.append(item);
    }
    this.examples.append(element("summary", {}, say.begin), list);
    const file = element("input", { type: "file", id: "program-file", class: "visually-hidden", accept: ".py,.pyw,.txt,.ipynb,text/x-python,text/plain" });
    file.addEventListener("change", () => {
      const [chosen] = file.files ?? [];
      if (chosen) void this.#open(chosen);
      file.value = "";
    });
    const save = element("button", { type: "button", id: "save-program" }, say.save);
    save.addEventListener("click", () => this.#save());
    const row = element("div", { class: "look" });
    row.append(file, element("label", { for: file.id, class: "button" }, say.open), save, this.back);
    const all = element("div", { class: "program-from" });
    all.append(row, this.examples);
    return all;
  }

  /** Tells what is typed once that rests. */
  #wait() {
    clearTimeout(this.#rest);
    this.#rest = self.setTimeout(() => this.#tell("typed"), REST);
  }

  /** The visitor has finished with what was typed. */
  #settle() {
    const { source, call, how } = this.#told;
    this.#typesCall = false;
    if (source !== this.editor.text || call !== this.call.value || how === "typed") this.#tell("settled");
  }

  /** @param {How} how */
  #tell(how) {
    clearTimeout(this.#rest);
    this.#rest = 0;
    this.#told = { source: this.editor.text, call: this.call.value, how };
    this.on.changed(this.#told.source, this.#told.call, how);
  }

  /**
   * Of a new program one trial is what it calls itself, or its last function, to which the others lead.
   * @param {Reading} reading
   */
  #chooseFirst({ source, call, suggestions, functions }) {
    if (source.trim() === "") return;
    this.#isNew = false;
    const first = suggestions[0] ?? functions.at(-1)?.call;
    if (call.trim() === "" && first !== undefined) this.#choose(first);
  }

  /** @param {string} call */
  #choose(call) {
    this.#isNew = false;
    this.call.value = call;
    this.#settle();
  }

  /**
   * Puts another program into the editor.
   * @param {string} source
   * @param {string} name
   * @param {string} sentence
   */
  #replace(source, name, sentence) {
    const before = this.editor.text;
    this.#before = { source: before, name: this.#name };
    this.#name = name;
    this.#isNew = true;
    this.editor.put(source);
    // The call was one of the other program.
    this.call.value = "";
    this.#typesCall = false;
    this.mistake(null);
    this.#notes = [];
    this.#empty();
    this.back.hidden = before.trim() === "" || before === source;
    this.said.textContent = sentence;
    this.#tell("settled");
  }

  /** @param {import("./examples.js").Example} name */
  async #begin(name) {
    try {
      const source = await exampleText(name);
      this.examples.open = false;
      this.#replace(source, `${name}.py`, texts.program.begun(texts.program.examples[name].title));
      this.editor.focus();
    } catch (error) {
      this.#complain(error);
    }
  }

  /**
   * @param {File} file
   * @param {number} [more] how many others were dropped with it
   */
  async #open(file, more = 0) {
    try {
      const source = await programIn(file);
      const others = more > 0 ? ` ${texts.program.oneOnly}` : "";
      this.#replace(source, file.name.replace(/(?:\.\w+)?$/u, ".py"), texts.program.opened(file.name) + others);
    } catch (error) {
      this.#complain(error);
    }
  }

  /** @param {unknown} error */
  #complain(error) {
    this.said.textContent = error instanceof Error ? error.message : String(error);
  }

  /**
   * Programs are taken wherever they are dropped, and whatever is dropped on this panel but for results.
   * @param {DragEvent} event
   */
  #dropped(event) {
    if (this.root.hidden || !event.dataTransfer?.types.includes("Files")) return;
    const isHere = event.target instanceof Node && this.root.contains(event.target);
    if (event.type === "dragover") {
      if (isHere) event.preventDefault();
      return;
    }
    const files = [...event.dataTransfer.files];
    const program = files.find(({ name }) => isProgram(name)) ?? (isHere ? files.find(({ name }) => !isResult(name)) : undefined);
    if (program) {
      event.preventDefault();
      event.stopPropagation();
      void this.#open(program, files.length - 1);
    } else if (isHere) {
      // The editor would write it into the program: the page takes it, as if it were dropped beside.
      event.preventDefault();
      event.stopPropagation();
      dispatchEvent(new DragEvent("drop", { dataTransfer: event.dataTransfer, cancelable: true }));
    }
  }

  #save() {
    const link = element("a", { download: this.#name });
    link.href = URL.createObjectURL(new Blob([this.editor.text], { type: "text/x-python" }));
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    this.said.textContent = texts.program.saved(link.download);
  }

  /** @param {Reading} reading */
  #offerFunctions({ functions, call }) {
    const named = /^\s*([\p{L}_][\p{L}\p{N}_]*)\s*\(/u.exec(this.#typesCall ? this.call.value : call)?.[1];
    const options = functions.map(({ name, line, call: own }) => {
      const option = new Option(texts.program.fromLine(name, line), name === named ? call : own);
      option.selected = name === named;
      return option;
    });
    const whole = new Option(texts.program.wholeProgram, "");
    whole.selected = call.trim() === "";
    options.push(whole);
    if (!options.some(({ selected }) => selected)) {
      const other = new Option(texts.program.otherCall, call);
      other.selected = true;
      options.push(other);
    }
    const before = [...this.which.options].map(({ text, value, selected }) => `${text}\n${value}\n${selected}`).join("\n");
    // A list that is open stays as it is while nothing has changed in it.
    if (before !== options.map(({ text, value, selected }) => `${text}\n${value}\n${selected}`).join("\n")) this.which.replaceChildren(...options);
  }

  /** @param {Reading} reading */
  #suggest({ suggestions, call }) {
    const offered = suggestions.filter((each) => each !== call).slice(0, MOST_SUGGESTIONS);
    this.suggested.hidden = offered.length === 0;
    const known = [...this.suggested.querySelectorAll("button")].map(({ textContent }) => textContent);
    // A button that has the focus stays the same one.
    if (known.join("\n") === offered.join("\n")) return;
    this.suggested.replaceChildren(element("span", {}, texts.program.suggested), ...offered.map((each) => {
      const button = element("button", { type: "button", class: "suggested" }, each);
      button.addEventListener("click", () => this.#choose(each));
      return button;
    }));
  }

  /** Everything that is said of lines, in the editor and below it. */
  #remark() {
    const wrong = this.#reading.problems.filter(({ line }) => line !== null).map((problem) => ({ ...problem, kind: "error" }));
    const all = [...wrong, ...this.#notes].slice(0, MOST_REMARKS);
    this.remarks.hidden = all.length === 0;
    const said = JSON.stringify(all);
    if (this.remarks.dataset["said"] !== said) {
      this.remarks.dataset["said"] = said;
      this.remarks.replaceChildren(...all.map(({ kind, line, sentence }) => {
        const item = element("li", { "data-kind": kind });
        if (line !== null) item.append(this.#toLine(line), " ");
        item.append(harmless(translated(behindLine(sentence, line)), MOST_TRACE));
        return item;
      }));
    }
    const failed = this.#mistake ? [{ ...this.#mistake, kind: "error" }] : [];
    const marks = [...failed, ...all].flatMap(({ kind, line, sentence }) => (line === null ? [] : [{
      line, sentence: harmless(translated(behindLine(sentence, line)), 300), kind: kind === "error" ? /** @type {const} */ ("error") : /** @type {const} */ ("note"),
    }]));
    this.editor.mark(marks, this.#told.how === "typed");
  }

  /** @param {number} line */
  #toLine(line) {
    const button = element("button", { type: "button", class: "to-line" }, texts.program.line(line));
    button.addEventListener("click", () => this.editor.goTo(line));
    return button;
  }

  #empty() {
    this.#printing = "";
    this.outputText.textContent = "";
    this.output.hidden = true;
  }

  #print() {
    if (this.#printing === "") return;
    const place = this.outputText;
    const isAtEnd = place.scrollHeight - place.scrollTop - place.clientHeight < 40;
    const all = place.textContent + harmless(this.#printing, MOST_PRINTED);
    this.#printing = "";
    place.textContent = all.length > MOST_PRINTED ? `…${all.slice(1 - MOST_PRINTED)}` : all;
    if (isAtEnd) place.scrollTop = place.scrollHeight;
  }
}

/** Whether a file is called like one of the page's own, or is a picture. @param {string} name */
const isResult = (name) => /\.(?:json|csv|zip|svg|png)$/iu.test(name);

/**
 * Text that others wrote, without signs that hide others, and no more of it than is shown.
 * @param {string} text
 * @param {number} most
 */
function harmless(text, most) {
  const shown = text.replaceAll("\r\n", "\n").replaceAll(HIDING, "\ufffd");
  return shown.length > most ? `${shown.slice(0, most)} …` : shown;
}

/**
 * @param {string} name
 * @param {string} text
 * @param {boolean} [open]
 */
function folded(name, text, open = false) {
  const details = element("details", open ? { open: "" } : {});
  details.append(element("summary", {}, name), element("pre", { tabindex: "0", role: "group", "aria-label": name }, harmless(text, MOST_TRACE)));
  return details;
}

/**
 * @param {HTMLElement} place
 * @param {string} text
 */
function write(place, text) {
  if (place.textContent !== text) place.textContent = text;
}

/** @param {number} bytes */
const megabytes = (bytes) => count(Math.round(bytes / 1e5) / 10);

/**
 * A sentence that stands at its line, or behind a button that says the line, and need not say it again.
 * @param {string} sentence
 * @param {number | null} line
 */
function behindLine(sentence, line) {
  const said = `Line ${line}: `;
  if (!sentence.startsWith(said)) return sentence;
  const rest = sentence.slice(said.length);
  // A name of Python's stays as it is.
  return /^[a-z]+[ ,]/u.test(rest) ? rest.charAt(0).toUpperCase() + rest.slice(1) : rest;
}
