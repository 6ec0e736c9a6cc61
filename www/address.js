// The address of the page: written whenever what is shown changes, so that it can be kept and sent.
// @ts-check

/**
 * Shows another address, without loading it.
 * @param {string} address query and fragment
 * @param {"push" | "replace"} how whether Back leads to the one before
 */
export function showAddress(address, how) {
  try {
    if (how === "push") history.pushState(null, "", address);
    else history.replaceState(null, "", address);
  } catch {
    // From a disk, or in a frame that is sandboxed, a browser may refuse: then the address stays.
  }
}
