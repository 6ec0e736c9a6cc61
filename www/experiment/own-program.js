// A visitor's own program on the page: its panel and its interpreters come when somebody opens one, and not before.
// @ts-check

import { element } from "../dom.js";
import { texts } from "../language/texts.js";
import { sentenceOf } from "../run/sentence.js";
import { OwnInterpreters } from "./own-interpreters.js";
import { forgetPython, isPythonKept, keepPython } from "../site/offline.js";
import { ofInterpreters, ofPrograms } from "./own-parts.js";

/** @typedef {import("../crossing.js").Reading} Reading */
/** @typedef {import("../program/panel.js").OwnProgram} Panel */
/**
 * @typedef {{ changed: (source: string, call: string, how: "typed" | "settled") => void, run: () => void,
 *   saveFramed: () => void, row: (trial: number, rows: Float64Array[]) => void,
 *   printed: (trial: number, text: string) => void, mode: () => void, complain: (sentence: string) => void }} Page
 */

/** The whole page with Python as one file. */
const WITH_PYTHON = "manytrials-python.html";

export class OwnProgramPlace {
  /** @type {Promise<Panel> | null} */ #panel = null;
  /** What is read now; null if it is no program. @type {Reading | null} */ #reading = null;
  /** Whether the text came from somewhere else. */ #foreign = false;
  /** The text that somebody has let run. @type {string | null} */ #letRun = null;
  /** What runs it as a whole, once somebody wanted that. @type {import("../program/whole.js").Whole | null} */ #whole = null;

  /**
   * @param {HTMLElement} root
   * @param {import("../run/pool.js").Pool} pool
   * @param {Page} page
   */
  constructor(root, pool, page) {
    this.root = root;
    this.pool = pool;
    this.page = page;
    /** Its trials run in these. */
    this.interpreters = new OwnInterpreters(pool, {
      progress: (done, total) => void this.#panel?.then((panel) => panel.progress(done, total)),
      ready: (seconds) => {
        void this.#panel?.then((panel) => panel.ready(seconds));
        page.mode();
      },
      gone: () => page.mode(),
      complain: (sentence) => page.complain(sentence),
    });
    this.keep = element("label", { for: "keep-python", class: "check" });
  }

  /** Whether what is read is a program. */
  get isOpen() {
    return this.#reading !== null;
  }

  /**
   * Shows what is read, if it is a program.
   * @param {Reading} reading
   * @param {boolean} foreign whether it came from a link or a file
   */
  show(reading, foreign) {
    const { program } = reading;
    const was = this.#reading;
    this.#reading = program ? reading : null;
    this.root.hidden = program === null;
    document.documentElement.toggleAttribute("data-own", program !== null);
    if (!program) {
      this.#whole?.stop();
      return;
    }
    if (program.text !== was?.program?.text) this.#foreign = foreign && program.text !== "";
    // What did not come is told where it is asked for.
    this.#open().then((panel) => {
      this.#tell(panel);
      if (program.text !== "") void this.interpreters.ahead();
    }, () => {});
  }

  /** @param {Panel} panel */
  #tell(panel) {
    const reading = this.#reading;
    if (!reading?.program) return;
    const { text, call, functions, suggestions, own_trials: ownTrials } = reading.program;
    const mine = reading.problems.filter(({ key }) => key === "program" || key === "call");
    panel.show({
      source: text, call, functions, suggestions, ownTrials: ownTrials ?? "", foreign: this.#foreign && text !== this.#letRun,
      problems: mine.map(({ message }) => ({ line: null, sentence: message })),
    });
  }

  /** @returns {Promise<Panel>} */
  #open() {
    this.#panel ??= ofPrograms().then(({ OwnProgram }) => new OwnProgram(this.root, {
      changed: (source, call, how) => {
        this.#foreign = false;
        this.page.changed(source, call, how);
      },
      run: () => this.page.run(),
      runWhole: () => void this.#runWhole(),
      saveFramed: () => this.page.saveFramed(),
    }));
    this.#panel.then(() => void this.#offerToKeep(), (error) => {
      this.#panel = null;
      this.page.complain(sentenceOf(error));
    });
    return this.#panel;
  }

  /** A switch that keeps Python on this device, where something can be kept. */
  async #offerToKeep() {
    const kept = await isPythonKept();
    if (kept === null || this.keep.isConnected) return;
    const input = element("input", { type: "checkbox", id: "keep-python" });
    input.checked = kept;
    this.keep.append(input, element("span", {}, texts.program.keep));
    input.addEventListener("change", async () => {
      input.disabled = true;
      const wrong = input.checked ? await keepPython() : await forgetPython();
      input.disabled = false;
      if (!wrong) return;
      input.checked = false;
      this.page.complain(wrong);
    });
    const along = element("p", { class: "note" });
    along.append(element("a", { href: WITH_PYTHON, download: "" }, texts.program.takeAlong));
    this.root.append(this.keep, along);
  }

  /** Runs the program as a whole, once, in interpreters of its own. */
  async #runWhole() {
    const text = this.#isLetRun();
    try {
      if (!this.#whole) {
        const panel = await this.#open();
        const { Interpreters, Whole } = await ofInterpreters();
        const own = new Interpreters({ progress: (done, total) => panel.progress(done, total) });
        this.#whole ??= new Whole(own, panel, this.root);
      }
      await this.#whole.run(text);
    } catch (error) {
      this.page.complain(sentenceOf(error));
    }
  }

  /** Somebody lets the program run that is here; its text. */
  #isLetRun() {
    this.#letRun = this.#reading?.program?.text ?? "";
    void this.#panel?.then((panel) => panel.letRun());
    return this.#letRun;
  }

  /** Somebody wants trials: whatever is not there comes now. */
  begin() {
    void this.#panel?.then((panel) => panel.mistake(null));
    this.interpreters.begin(this.#isLetRun(), this.#foreign, this.#open());
  }

  /** Somebody looks at a trial: what it gave and printed is wanted. @param {number} trial */
  look(trial) {
    if (this.isOpen) this.pool.again(trial);
  }

  /**
   * Whose a mistake is: of a trial, unless it is the program's; of a case, if there are several.
   * @param {{ case: number, trial: number }} news
   */
  #place({ trial, case: place }) {
    if (trial < 0) return {};
    return (this.#reading?.cases ?? 1) > 1 ? { trial, case: place } : { trial };
  }

  /** @param {import("../run/protocol.js").OfProgram} news */
  hear(news) {
    switch (news.kind) {
      case "stuck":
        void this.interpreters.free(news.index);
        return;
      case "notes":
        void this.#panel?.then((panel) => panel.notes(news.notes));
        return;
      case "differs":
        void this.#panel?.then((panel) => panel.notes([{ kind: "differs", line: null, sentence: texts.program.differs(news.trial) }]));
        return;
      case "row":
        this.page.row(news.trial, news.rows);
        return;
      case "printed":
        this.page.printed(news.trial, news.text);
        return;
      case "mistake":
        void this.#panel?.then((panel) => panel.mistake({ ...news.mistake, ...this.#place(news) }));
    }
  }
}
