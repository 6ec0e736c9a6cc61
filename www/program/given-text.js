// The text of a program that a visitor gives: of a file in whatever encoding, or of the code in a notebook.
// @ts-check

import { texts } from "../language/texts.js";
import { count } from "../language/wording.js";

/** A longer program is none that anybody reads, and would not fit into a link either. */
export const MOST_BYTES = 200_000;
/** A notebook may hold pictures beside its code. */
const MOST_OF_NOTEBOOK = 30_000_000;
/** Python's own rule for where a source says its encoding (PEP 263). */
const CODING = /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/u;

/** Whether a file is called like a program. @param {string} name */
export const isProgram = (name) => /\.(?:py|pyw|ipynb)$/iu.test(name);

/**
 * The program in a file; what is wrong with a file is thrown, in a sentence.
 * @param {File} file
 * @returns {Promise<string>}
 */
export async function programIn(file) {
  const isNotebook = /\.ipynb$/iu.test(file.name);
  const most = isNotebook ? MOST_OF_NOTEBOOK : MOST_BYTES;
  if (file.size > most) throw new Error(texts.program.tooLong(file.name, count(file.size), count(most)));
  const bytes = await file.arrayBuffer().catch(() => null);
  if (!bytes) throw new Error(texts.program.notRead(file.name));
  const text = decoded(new Uint8Array(bytes));
  if (text === null) throw new Error(texts.program.noText(file.name));
  const program = isNotebook ? codeOf(text, file.name) : text;
  if (program.length > MOST_BYTES) throw new Error(texts.program.tooLong(file.name, count(program.length), count(MOST_BYTES)));
  if (program.trim() === "") throw new Error(texts.program.empty(file.name));
  return mended(program);
}

/**
 * A text as Python wants it: one kind of line end, and no spaces at the beginning of a line that look like
 * spaces and are none, as pages and word processors have them.
 * @param {string} text
 */
export function mended(text) {
  return text.replaceAll(/\r\n?/gu, "\n").replaceAll(/^[ \t]*\u00a0[ \t\u00a0]*/gmu, (begin) => begin.replaceAll("\u00a0", " "));
}

/**
 * Bytes as text; null if they are none.
 * @param {Uint8Array} bytes
 */
function decoded(bytes) {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return plain(new TextDecoder("utf-16le").decode(bytes));
  if (first === 0xfe && second === 0xff) return plain(new TextDecoder("utf-16be").decode(bytes));
  const utf8 = read("utf-8", bytes);
  if (utf8 !== null) return plain(utf8);
  const begin = new TextDecoder("latin1").decode(bytes.subarray(0, 400));
  const said = begin.split(/\r\n?|\n/u).slice(0, 2).map((line) => CODING.exec(line)?.[1]).find(Boolean);
  return plain((said ? read(said, bytes) : null) ?? new TextDecoder("latin1").decode(bytes));
}

/**
 * Bytes in an encoding that they may have; null if it is another one, or unknown.
 * @param {string} encoding
 * @param {Uint8Array} bytes
 */
function read(encoding, bytes) {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/**
 * A text that people can have written; null for anything else that was read as one.
 * @param {string} text
 */
function plain(text) {
  // eslint-disable-next-line no-control-regex
  const strange = text.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f\ufffd]/gu) ?? [];
  return text.includes("\u0000") || strange.length > text.length / 100 ? null : text;
}

/**
 * The code of a notebook, cell by cell. What is for the notebook alone, `%matplotlib inline` or `!pip`, becomes
 * a comment.
 * @param {string} text
 * @param {string} name
 */
function codeOf(text, name) {
  const cells = cellsOf(text).filter((cell) => cell?.cell_type === "code");
  if (cells.length === 0) throw new Error(texts.program.noCells(name));
  return `${cells.map((cell) => withoutMagic([cell.source ?? cell.input ?? ""].flat().join(""))).join("\n\n\n")}\n`;
}

/**
 * @param {string} text
 * @returns {{ cell_type?: unknown, source?: unknown, input?: unknown }[]}
 */
function cellsOf(text) {
  try {
    const notebook = JSON.parse(text);
    // Before version 4 cells lay in sheets.
    const cells = notebook?.cells ?? notebook?.worksheets?.[0]?.cells;
    return Array.isArray(cells) ? cells : [];
  } catch {
    return [];
  }
}

/** @param {string} cell */
function withoutMagic(cell) {
  // A cell of another language, such as %%bash, is none of Python's altogether.
  const isForeign = /^\s*%%(?!time|timeit|capture|prun)/u.test(cell);
  return cell.trimEnd().split("\n").map((line) => (isForeign || /^\s*(?:[%!]|\?|\w+\?+$)/u.test(line) ? `# ${line}` : line)).join("\n");
}
