// Tables of numbers.
// @ts-check

import { element } from "../dom.js";

/**
 * Fills a table; the first column names the rows.
 * @param {HTMLTableElement} table
 * @param {import("../crossing.js").Table} numbers
 */
export function fill(table, { columns, rows }) {
  const head = element("thead", {});
  const names = element("tr", {});
  names.append(...columns.map((text) => element("th", { scope: "col" }, text)));
  head.append(names);
  const body = element("tbody", {});
  body.append(
    ...rows.map(([label = "", ...cells]) => {
      const row = element("tr", {});
      row.append(element("th", { scope: "row" }, label), ...cells.map((text) => element("td", {}, text)));
      return row;
    }),
  );
  table.replaceChildren(head, body);
}
