// Says in both languages when the page's program cannot start: in a browser that is too old for it, or where
// its first file did not come. A classic script without imports, in words that any browser reads; what it
// says stands in index.html, and it only shows it.
// @ts-check

(function () {
  const root = document.documentElement;

  /** What the program needs of a browser, as a module of its own: memory that can be shared, atomic loads,
   * vectors (the youngest of them), and filling memory at once. */
  const needed = [
    0, 97, 115, 109, 1, 0, 0, 0, 1, 6, 1, 96, 1, 127, 1, 123, 3, 2, 1, 0, 5, 4, 1, 3, 1, 1,
    10, 21, 1, 19, 0, 32, 0, 32, 0, 32, 0, 252, 11, 0, 32, 0, 254, 16, 2, 0, 253, 15, 11,
  ];

  function isTooOld() {
    try {
      return !("noModule" in document.createElement("script")) || !WebAssembly.validate(new Uint8Array(needed));
    } catch (error) {
      // It has no WebAssembly at all.
      return Boolean(error);
    }
  }

  // start.js, which comes behind this, then leaves the page as it is.
  if (isTooOld()) root.setAttribute("data-unstarted", "too-old");
  document.addEventListener("DOMContentLoaded", function () {
    // By now start.js has run, or never will: it takes the sentences away, this makes them wait no longer.
    if (!root.hasAttribute("data-unstarted") && document.querySelector(".unstarted")) root.setAttribute("data-unstarted", "missing");
    if (root.hasAttribute("data-unstarted")) root.setAttribute("data-state", "error");
  });
})();
