// Where a visitor's own program stands in an address: behind its mark, which no host is told. Within the page it is
// a part of the link like everything else (src/experiment/link.rs has the same two ways for the program).
// @ts-check

/** The words of a program. */
const OWN = ["program", "call"];

/** @param {string} word */
const isOwn = (word) => OWN.includes(word.split("=", 1)[0] ?? "");
/** Whether a query is of a visitor's own program. @param {string} query */
export const isOfProgram = (query) => /[?&](?:amp;)?scenario=program(?:[@&]|$)/u.test(query);

/**
 * An address as the page has it: with the words of a program in its query.
 * @param {string} address query and fragment
 */
export function joined(address) {
  const mark = address.indexOf("#");
  if (mark < 0 || !isOfProgram(address.slice(0, mark))) return address;
  const words = address.slice(mark + 1).split("&");
  const view = words.filter((word) => word && !isOwn(word));
  const query = [address.slice(0, mark), ...words.filter(isOwn)].join("&");
  return view.length > 0 ? `${query}#${view.join("&")}` : query;
}

/**
 * An address as everybody else has it: with the words of a program behind its mark.
 * @param {string} address query and fragment
 */
export function parted(address) {
  const mark = address.indexOf("#");
  const query = mark < 0 ? address : address.slice(0, mark);
  if (!isOfProgram(query)) return address;
  const words = query.split("&");
  const view = mark < 0 ? [] : [address.slice(mark + 1)].filter(Boolean);
  const fragment = [...words.filter(isOwn), ...view].join("&");
  return [words.filter((word) => !isOwn(word)).join("&"), fragment].filter(Boolean).join("#");
}
