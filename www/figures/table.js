// Tables of numbers.
// @ts-check

import { element } from "../dom.js";

/**
 * Fills a table; the first column names the rows. Cells that are there stay: what changes thirty times a
 * second is their text.
 * @param {HTMLTableElement} table
 * @param {import("../crossing.js").Table} numbers
 */
export function fill(table, { columns, rows }) {
  const wanted = [columns, ...rows];
  const there = [...table.rows];
  const isAlike = there.length === wanted.length && wanted.every((texts, i) => there[i]?.cells.length === texts.length);
  if (!isAlike) make(table, columns, rows);
  for (const [i, texts] of wanted.entries()) {
    for (const [j, text] of texts.entries()) {
      const cell = table.rows[i]?.cells[j];
      if (cell && cell.textContent !== text) cell.textContent = text;
    }
  }
}

/**
 * @param {HTMLTableElement} table
 * @param {string[]} columns
 * @param {string[][]} rows
 */
function make(table, columns, rows) {
  const head = element("thead", {});
  const names = element("tr", {});
  names.append(...columns.map(() => element("th", { scope: "col" })));
  head.append(names);
  const body = element("tbody", {});
  body.append(...rows.map(([, ...cells]) => {
    const row = element("tr", {});
    row.append(element("th", { scope: "row" }), ...cells.map(() => element("td", {})));
    return row;
  }));
  table.replaceChildren(head, body);
}
