// The editor of one's own program: a plain field at once, and CodeMirror in its place when that has come.
// @ts-check

import { element } from "../dom.js";
import { texts } from "../language/texts.js";
import { mended } from "./given-text.js";

/** @typedef {typeof import("./editor-parts.js")} Parts */
/** What is said of a line. @typedef {{ line: number, sentence: string, kind: "error" | "note" }} Mark */
/** @typedef {{ id: string, label: string, describedBy: string }} Names */

/** How a program is indented that does not say so itself. */
const USUAL_INDENT = "    ";

export class Editor {
  /** What stands in it until its own has come, and for good where it does not. */
  #plain;
  /** @type {{ view: import("@codemirror/view").EditorView, put: (text: string) => void, mark: (marks: Mark[], typing: boolean) => void } | null} */
  #code = null;
  /** @type {Mark[]} */ #marks = [];
  /** @type {Promise<void> | null} */ #loading = null;

  /**
   * @param {HTMLElement} root
   * @param {Names} names
   * @param {{ typed: () => void, pasted: () => void, left: () => void, run: () => void }} on typed: the text is
   *   another one by a visitor's hand; pasted: all at once; left: the focus has gone elsewhere; run: the keys
   *   for it were pressed
   */
  constructor(root, names, on) {
    this.root = root;
    this.names = names;
    this.on = on;
    this.#plain = element("textarea", {
      id: names.id, "aria-label": names.label, "aria-describedby": names.describedBy, spellcheck: "false", autocomplete: "off",
      autocapitalize: "off", autocorrect: "off", wrap: "off",
    });
    root.append(this.#plain);
    this.#plain.addEventListener("input", (event) => {
      on.typed();
      if (event instanceof InputEvent && event.inputType === "insertFromPaste") on.pasted();
    });
    root.addEventListener("focusout", ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node && root.contains(relatedTarget))) on.left();
    });
    root.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.defaultPrevented) {
        event.preventDefault();
        on.run();
      }
      // What is typed here is a program: no letter of it is a key of the page.
      event.stopPropagation();
    });
  }

  /** Brings what makes it an editor; without that, the plain field stays. */
  load() {
    this.#loading ??= import("./editor-parts.js").then((parts) => this.#grow(parts)).catch(() => undefined);
    return this.#loading;
  }

  get text() {
    return this.#code ? this.#code.view.state.doc.toString() : this.#plain.value;
  }

  /**
   * Puts another text into it. The same text leaves cursor and scroll where they are.
   * @param {string} text
   */
  put(text) {
    if (text === this.text) return;
    if (!this.#code) {
      this.#plain.value = text;
      this.#plain.setSelectionRange(0, 0);
      this.#plain.scrollTop = 0;
      return;
    }
    this.#code.put(text);
  }

  /**
   * Shows what is said of lines, beside them.
   * @param {Mark[]} marks
   * @param {boolean} typing whether somebody is in the middle of a line: of that one nothing is said yet
   */
  mark(marks, typing) {
    this.#marks = marks;
    this.#code?.mark(marks, typing);
  }

  /**
   * Goes to a line, counted from 1.
   * @param {number} line
   */
  goTo(line) {
    if (!this.#code) {
      const lines = this.#plain.value.split("\n");
      const before = lines.slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
      this.#plain.focus();
      this.#plain.setSelectionRange(before, before + (lines[line - 1]?.length ?? 0));
      return;
    }
    const { view } = this.#code;
    const { from, text } = view.state.doc.line(Math.min(Math.max(line, 1), view.state.doc.lines));
    view.focus();
    view.dispatch({ selection: { anchor: from + text.search(/\S|$/u) }, scrollIntoView: true });
  }

  focus() {
    (this.#code?.view ?? this.#plain).focus();
  }

  /** @param {Parts} parts */
  #grow(parts) {
    const plain = this.#plain;
    const isFocused = document.activeElement === plain;
    const marker = markedLines(parts);
    const indent = new parts.Compartment();
    const unit = (/** @type {string} */ text) => [parts.indentUnit.of(indentOf(text)), parts.EditorState.tabSize.of(4)];
    const text = mended(plain.value);
    const view = new parts.EditorView({
      parent: this.root,
      state: parts.EditorState.create({
        doc: text,
        selection: { anchor: Math.min(isFocused ? plain.selectionStart : 0, text.length) },
        extensions: [
          parts.lineNumbers(), parts.history(), parts.bracketMatching(), parts.highlightActiveLine(), parts.highlightSpecialChars(),
          parts.python(), parts.syntaxHighlighting(colours(parts)), indent.of(unit(text)), marker.shown,
          parts.EditorState.phrases.of(texts.program.phrases),
          parts.keymap.of([...leaving(), ...parts.historyKeymap, ...parts.defaultKeymap.filter(({ key }) => key !== "Mod-Enter"), parts.indentWithTab]),
          parts.EditorView.contentAttributes.of({ id: this.names.id, tabindex: "0", "aria-label": this.names.label, "aria-describedby": this.names.describedBy }),
          parts.EditorView.clipboardInputFilter.of((pasted) => mended(pasted)),
          parts.EditorView.domEventHandlers({ blur: (_, of) => of.setTabFocusMode(false) }),
          parts.EditorView.updateListener.of(({ docChanged, transactions }) => {
            if (!docChanged || transactions.some((each) => each.isUserEvent("put"))) return;
            this.on.typed();
            // The text is told when the editor has it.
            if (transactions.some((each) => each.isUserEvent("input.paste"))) queueMicrotask(() => this.on.pasted());
          }),
        ],
      }),
    });
    this.#code = {
      view,
      mark: (marks, typing) => view.dispatch({ effects: marker.say.of({ marks, typing }) }),
      put(other) {
        const { length } = view.state.doc;
        view.dispatch({
          changes: { from: 0, to: length, insert: other }, selection: { anchor: 0 }, effects: indent.reconfigure(unit(other)),
          // Undoing never ends in an empty editor where there was a program from the start.
          userEvent: "put", annotations: parts.Transaction.addToHistory.of(length > 0),
        });
        view.scrollDOM.scrollTo(0, 0);
      },
    };
    plain.remove();
    this.root.dataset["grown"] = "";
    this.mark(this.#marks, false);
    if (isFocused) view.focus();
  }
}

/**
 * What a program indents by: its own first step, since a line that is indented by another one is a mistake.
 * @param {string} text
 */
function indentOf(text) {
  const begin = /:[ \t]*(?:#.*)?\n(?:[ \t]*\n)*(?<begin>[ \t]+)\S/u.exec(text)?.groups?.["begin"] ?? "";
  return /^(?: {1,8}|\t)$/u.test(begin) ? begin : USUAL_INDENT;
}

/**
 * Tab indents, so that the focus needs another way out: after Escape the next Tab leaves, however late it is
 * pressed. Any other key takes that back.
 * @returns {import("@codemirror/view").KeyBinding[]}
 */
const leaving = () => [
  { key: "Escape", run: (view) => { view.setTabFocusMode(true); return false; } },
  {
    any(view, { key }) {
      if (!["Escape", "Tab", "Shift", "Control", "Alt", "Meta"].includes(key)) view.setTabFocusMode(false);
      return false;
    },
  },
];

/**
 * Names of what is coloured; the colours are the style sheet's.
 * @param {Parts} parts
 */
function colours({ HighlightStyle, tags }) {
  return HighlightStyle.define([
    { tag: [tags.keyword, tags.operatorKeyword, tags.controlKeyword, tags.definitionKeyword, tags.moduleKeyword], class: "code-keyword" },
    { tag: [tags.string, tags.special(tags.string)], class: "code-string" },
    { tag: [tags.comment, tags.lineComment], class: "code-comment" },
    { tag: [tags.number, tags.bool, tags.null], class: "code-number" },
    { tag: [tags.function(tags.definition(tags.variableName)), tags.definition(tags.className)], class: "code-name" },
  ]);
}

/**
 * Lines with a sentence below them.
 * @param {Parts} parts
 */
function markedLines({ Decoration, EditorView, StateEffect, StateField, WidgetType }) {
  class Sentence extends WidgetType {
    /** @param {Mark} mark */
    constructor(mark) {
      super();
      this.mark = mark;
    }

    /** @param {Sentence} other */
    eq(other) {
      return other.mark.sentence === this.mark.sentence && other.mark.kind === this.mark.kind;
    }

    toDOM() {
      // The list below the editor says the same to those who do not see it. The outer one has no margin: the
      // editor does not measure that, and line numbers would stand beside other lines.
      const outer = element("div", { class: "code-below", "aria-hidden": "true" });
      outer.append(element("div", { class: "code-sentence", "data-kind": this.mark.kind }, this.mark.sentence));
      return outer;
    }
  }
  /** @type {import("@codemirror/state").StateEffectType<{ marks: Mark[], typing: boolean }>} */
  const say = StateEffect.define();
  /** Where lines begin that something is said of: they move with the text. @typedef {{ at: number, mark: Mark }} Placed */
  const field = StateField.define({
    create: () => ({ placed: /** @type {Placed[]} */ ([]), typing: false }),
    update(known, { docChanged, changes, effects, state }) {
      let now = docChanged ? { placed: known.placed.map(({ at, mark }) => ({ at: changes.mapPos(at), mark })), typing: true } : known;
      for (const effect of effects) {
        if (!effect.is(say)) continue;
        const { doc } = state;
        const placed = effect.value.marks.map((mark) => ({ at: doc.line(Math.min(Math.max(mark.line, 1), doc.lines)).from, mark }));
        now = { placed, typing: effect.value.typing };
      }
      return now;
    },
  });
  const shown = EditorView.decorations.compute([field, "selection", "doc"], (state) => {
    const { placed, typing } = state.field(field);
    const here = state.doc.lineAt(state.selection.main.head).number;
    const all = placed.flatMap(({ at, mark }) => {
      const line = state.doc.lineAt(at);
      const marked = Decoration.line({ class: mark.kind === "error" ? "code-line-error" : "code-line-note" }).range(line.from);
      if (typing && line.number === here) return [marked];
      return [marked, Decoration.widget({ widget: new Sentence(mark), block: true, side: 1 }).range(line.to)];
    });
    return Decoration.set(all, true);
  });
  return { say, shown: [field, shown] };
}
