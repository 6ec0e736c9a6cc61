// The page's first program: lets the others and the page's look come, waits for as long as anything
// comes, and says which file does not and what came in its place. It needs no other file, for any may
// be the one that is missing.
// @ts-check

/** After so many ms without anything new the page says what it waits for, and goes on waiting. */
const QUIET = 20_000;
/** How often it looks. Looks are counted, not time: a computer that slept has missed nothing. */
const LOOK_EVERY = 1_000;
/** A page without its look is not shown before. */
const UNSEEN = 5_000;
/** What is longest on its way. */
export const WASM = "pkg/many_trials_bg.wasm";
/** Whoever asks what came in a file's place is answered by then, if ever. */
const ANSWER = 10_000;

/** By their codes; said here, since the files of languages may be missing too. */
const WORDS = {
  en: {
    waiting: (/** @type {string} */ files, /** @type {number} */ seconds) =>
      `This page waits for ${files}: nothing has come for ${seconds} seconds. The host may be slow or gone, or something in your network holds it up. The page goes on by itself once it comes.`,
    more: (/** @type {string} */ file, /** @type {number} */ others) => (others === 1 ? `${file} and one other file` : `${file} and ${others} other files`),
    page: (/** @type {string} */ file) =>
      `The host answered with a web page instead of the file ${file}: a filter of your network may block it, or the host does not have it.`,
    status: (/** @type {string} */ file, /** @type {number} */ status) => {
      if (status === 404 || status === 410) return `The host answered that it has no file ${file} (${status}).`;
      if ([401, 403, 407, 451].includes(status)) return `The host does not give out the file ${file} (${status}): a filter of your network may block it.`;
      if (status >= 500) return `The host met a fault of its own at the file ${file} (${status}).`;
      return `The host answered ${status} instead of the file ${file}.`;
    },
    short: (/** @type {string} */ file, /** @type {number} */ bytes, /** @type {number} */ size) =>
      `The file ${file} came cut short, with ${bytes} of ${size} bytes: the connection broke off, or something in your network cuts it.`,
    broken: (/** @type {string} */ file, /** @type {number} */ bytes) =>
      `The file ${file} broke off after ${bytes} bytes: the connection was lost, or something in your network cuts it.`,
    type: (/** @type {string} */ file, /** @type {string} */ type) =>
      `The host says that the file ${file} is “${type}”, and a browser runs no program of that kind: whoever keeps the host has to send it as text/javascript.`,
    other: (/** @type {string} */ file) => `Something else came instead of the file ${file}: something in your network may have changed it.`,
    unreachable: (/** @type {string} */ file) =>
      `The file ${file} could not be fetched: the connection broke, or something in your network or browser blocks it.`,
    silent: (/** @type {string} */ file) => `The host does not answer when it is asked for the file ${file}.`,
    failed: (/** @type {string} */ reason) => `The page's program could not be started: ${reason}`,
    plain: (/** @type {string} */ reason) => `${reason} Without it the page works, but looks plain.`,
    notStarted: "Not started",
    starting: "Starting …",
    reload: "Reload the page",
    oneFile: ["The whole page as one file, ", ", needs no other: open it here, or take it along on a stick."],
    alone: ["In this frame the page does not get what it needs. ", "Open it alone", ", in a tab of its own."],
  },
  de: {
    waiting: (/** @type {string} */ files, /** @type {number} */ seconds) =>
      `Diese Seite wartet auf ${files}: Seit ${seconds} Sekunden ist nichts gekommen. Der Server ist langsam oder nicht mehr da, oder etwas im Netz hält es auf. Die Seite fährt von selbst fort, sobald es kommt.`,
    more: (/** @type {string} */ file, /** @type {number} */ others) => (others === 1 ? `${file} und eine weitere Datei` : `${file} und ${others} weitere Dateien`),
    page: (/** @type {string} */ file) =>
      `Der Server hat statt der Datei ${file} eine Webseite geschickt: Vielleicht sperrt ein Filter im Netz sie, oder der Server hat sie nicht.`,
    status: (/** @type {string} */ file, /** @type {number} */ status) => {
      if (status === 404 || status === 410) return `Der Server hat geantwortet, dass er keine Datei ${file} hat (${status}).`;
      if ([401, 403, 407, 451].includes(status)) return `Der Server gibt die Datei ${file} nicht heraus (${status}): Vielleicht sperrt ein Filter im Netz sie.`;
      if (status >= 500) return `Der Server hat bei der Datei ${file} selbst einen Fehler (${status}).`;
      return `Der Server hat statt der Datei ${file} mit ${status} geantwortet.`;
    },
    short: (/** @type {string} */ file, /** @type {number} */ bytes, /** @type {number} */ size) =>
      `Die Datei ${file} kam verkürzt an, mit ${bytes} von ${size} Bytes: Die Verbindung brach ab, oder etwas im Netz schneidet sie ab.`,
    broken: (/** @type {string} */ file, /** @type {number} */ bytes) =>
      `Die Datei ${file} brach nach ${bytes} Bytes ab: Die Verbindung ging verloren, oder etwas im Netz schneidet sie ab.`,
    type: (/** @type {string} */ file, /** @type {string} */ type) =>
      `Der Server nennt die Datei ${file} „${type}“, und ein Browser führt so etwas nicht aus: Wer den Server betreibt, muss sie als text/javascript senden.`,
    other: (/** @type {string} */ file) => `Statt der Datei ${file} kam etwas anderes: Vielleicht hat etwas im Netz sie verändert.`,
    unreachable: (/** @type {string} */ file) =>
      `Die Datei ${file} war nicht zu holen: Die Verbindung brach ab, oder etwas im Netz oder im Browser sperrt sie.`,
    silent: (/** @type {string} */ file) => `Der Server antwortet nicht, wenn er nach der Datei ${file} gefragt wird.`,
    failed: (/** @type {string} */ reason) => `Das Programm der Seite ließ sich nicht starten: ${reason}`,
    plain: (/** @type {string} */ reason) => `${reason} Ohne sie funktioniert die Seite, sieht aber schlicht aus.`,
    notStarted: "Nicht gestartet",
    starting: "Startet …",
    reload: "Seite neu laden",
    oneFile: ["Die ganze Seite als eine Datei, ", ", braucht keine andere: hier öffnen oder auf einem Stick mitnehmen."],
    alone: ["In diesem Rahmen bekommt die Seite nicht, was sie braucht. ", "Sie allein öffnen", ", in einem eigenen Tab."],
  },
};

const root = document.documentElement;

/**
 * The language among these that the address asks for, or else the browser; the first if none of them.
 * @template {string} T
 * @param {readonly [T, ...T[]]} codes
 * @returns {T}
 */
export function preferred(codes) {
  const asked = [new URLSearchParams(location.search).get("lang") ?? "", ...navigator.languages];
  const wanted = asked.map((tag) => tag.split("-")[0]?.toLowerCase());
  return wanted.flatMap((word) => codes.filter((code) => code === word))[0] ?? codes[0];
}

const language = preferred(/** @type {["en", ...(keyof typeof WORDS)[]]} */ (Object.keys(WORDS)));
const words = WORDS[language];

/** Something else came in a file's place, or nothing. */
export class Astray extends Error {}

/** Files that are being fetched for their bytes. @type {Set<string>} */
const awaited = new Set();
let looks = 0;
/** Whether the page says that it waits. */
let waiting = false;

/** Something came. */
function moved() {
  looks = 0;
  if (!waiting) return;
  waiting = false;
  stand("loading", words.starting);
  document.getElementById("problems")?.setAttribute("hidden", "");
}

const watch = setInterval(() => {
  if (++looks * LOOK_EVERY < QUIET || waiting) return;
  const files = awaited.size > 0 ? [...awaited] : missing();
  if (files.length === 0) return;
  lost(words.waiting(files.length > 1 ? words.more(files[0] ?? "", files.length - 1) : (files[0] ?? ""), QUIET / 1000));
  waiting = true;
}, LOOK_EVERY);

const arrivals = new PerformanceObserver(moved);
arrivals.observe({ type: "resource", buffered: true });

/** The page waits for nothing any more: all has come, or something never will. */
export function endWait() {
  moved();
  clearInterval(watch);
  arrivals.disconnect();
}

/** What was asked of the host ahead of need. */
const ahead = () => /** @type {HTMLLinkElement[]} */ ([...document.querySelectorAll('link:is([rel="modulepreload"], [rel="preload"])')]);

/** Those of them that have not come. */
function missing() {
  const come = new Set(performance.getEntriesByType("resource").map(({ name }) => name));
  return [...new Set(ahead().filter(({ href }) => !come.has(href)).map(fileOf))];
}

/** @param {HTMLLinkElement} link */
const fileOf = (link) => link.getAttribute("href") ?? "";

/**
 * @param {"loading" | "error"} state
 * @param {string} badge
 */
function stand(state, badge) {
  root.dataset["state"] = state;
  const place = document.getElementById("mode");
  if (place && !root.dataset["mode"]) place.textContent = badge;
}

/**
 * Says what the page cannot mend, with what else leads on.
 * @param {string} sentence
 * @param {Element[]} ways
 * @returns {HTMLButtonElement | null} loads the page anew
 */
export function tell(sentence, ...ways) {
  const problems = document.getElementById("problems");
  if (!problems) return null;
  stand("error", words.notStarted);
  const told = document.createElement("p");
  told.textContent = sentence;
  const reload = document.createElement("button");
  reload.type = "button";
  reload.textContent = words.reload;
  reload.addEventListener("click", () => void forget().then(() => location.reload()));
  problems.replaceChildren(told, ...ways, reload);
  problems.hidden = false;
  return reload;
}

/** Forgets what is kept for offline use, for that may be what is wrong. Where the host does not answer it
 * is all there is, and stays. */
async function forget() {
  try {
    const registration = await navigator.serviceWorker.getRegistration();
    if (!registration) return;
    // Nobody keeps this file but the host.
    const answer = await Promise.race([fetch("service-worker.js", { cache: "reload" }), pause(ANSWER)]);
    if (!(answer instanceof Response) || !answer.ok) return;
    for (const name of await caches.keys()) {
      if (name.startsWith(`many-trials ${registration.scope} `)) await caches.delete(name);
    }
    await registration.unregister();
  } catch {
    // There is nothing to forget here.
  }
}

/**
 * Says that something has not come, and which ways are left.
 * @param {string} sentence
 */
export function lost(sentence) {
  const ways = [];
  // The single file asks nobody for anything.
  if (ahead().length > 0) {
    ways.push(way(words.oneFile[0], "manytrials.html", words.oneFile[1], `manytrials.html${location.search}${location.hash}`));
  }
  if (window !== window.top) ways.push(way(words.alone[0], words.alone[1], words.alone[2], location.href, "_blank"));
  return tell(sentence, ...ways);
}

function way(before = "", text = "", behind = "", href = "", target = "") {
  const paragraph = document.createElement("p");
  const link = Object.assign(document.createElement("a"), { href, target, rel: "noopener", textContent: text });
  paragraph.append(before, link, behind);
  return paragraph;
}

/**
 * A file of the site, used as it comes; refused with a sentence if something else comes.
 * @template T
 * @param {string} file
 * @param {(pieces: ReadableStream<Uint8Array>, response: Response) => Promise<T>} use
 * @param {{ size?: number, deadline?: number } & RequestInit} [how] how many bytes it has, if that is
 *   known; how many ms may go by without anything new, if it is not waited for
 * @returns {Promise<T>}
 */
export async function receive(file, use, { size = 0, deadline = 0, ...how } = {}) {
  const control = new AbortController();
  let timer = 0;
  const alive = () => {
    moved();
    clearTimeout(timer);
    if (deadline > 0) timer = window.setTimeout(() => control.abort(), deadline);
  };
  if (!deadline) awaited.add(file);
  let bytes = 0;
  let head = "";
  try {
    alive();
    const { signal } = control;
    // A browser hands on the failure of what it asked for ahead; perhaps it comes when asked again.
    const response = await fetch(file, { ...how, signal }).catch(() => fetch(file, { cache: "reload", signal }));
    alive();
    if (!response.ok || !response.body) throw new Astray(words.status(file, response.status));
    const pieces = response.body.pipeThrough(new TransformStream({
      transform(/** @type {Uint8Array} */ piece, on) {
        if (!bytes) head = new TextDecoder().decode(piece.subarray(0, 64)).trimStart();
        bytes += piece.length;
        alive();
        on.enqueue(piece);
      },
    }));
    return await use(pieces, response);
  } catch (error) {
    if (error instanceof Astray) throw error;
    if (head.startsWith("<")) throw new Astray(words.page(file));
    if (control.signal.aborted) throw new Astray(words.silent(file));
    if (bytes > 0 && bytes < size) throw new Astray(words.short(file, bytes, size));
    // What a fetch throws when the network does not let it; anything else is not about the file.
    if (error instanceof TypeError) throw new Astray(bytes > 0 ? words.broken(file, bytes) : words.unreachable(file));
    if (bytes > 0 && file.endsWith(".wasm") && !head.startsWith("\0asm")) throw new Astray(words.other(file));
    throw error;
  } finally {
    clearTimeout(timer);
    awaited.delete(file);
  }
}

/**
 * What came in a file's place, in a sentence; nothing if it comes as it should.
 * @param {string} file
 * @param {number} [size] how many bytes it has, if that is known
 */
export async function whatCame(file, size = 0) {
  try {
    await receive(file, async (pieces, response) => {
      const text = await new Response(pieces).text();
      const type = response.headers.get("Content-Type") ?? "";
      if (/^\s*</u.test(text)) throw new Astray(words.page(file));
      if (file.endsWith(".js") && !/(?:java|ecma)script/u.test(type)) throw new Astray(words.type(file, type));
      if (file.endsWith(".js") && size > 0) {
        const bytes = new TextEncoder().encode(text).length;
        if (bytes < size) throw new Astray(words.short(file, bytes, size));
      }
    }, { size, deadline: ANSWER, cache: "reload" });
    return "";
  } catch (error) {
    return error instanceof Astray ? error.message : "";
  }
}

/** @param {unknown} error */
async function explain(error) {
  const came = await Promise.all(ahead().map((link) => whatCame(fileOf(link), Number(link.dataset["bytes"] ?? 0))));
  endWait();
  lost(came.find(Boolean) ?? words.failed(error instanceof Error ? error.message : String(error)));
}

/** @param {number} ms */
const pause = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });

/** Gives the page its look. A browser waits for a style sheet that stands in a page before it shows or runs
 * anything, however long that takes; so this one is put there by a program. */
async function dress() {
  const link = ahead().find((link) => link.as === "style");
  // The single file has its look inside.
  if (!link) return;
  const file = fileOf(link);
  const sheet = Object.assign(document.createElement("link"), { rel: "stylesheet", href: file });
  const come = new Promise((resolve) => { sheet.onload = sheet.onerror = resolve; });
  document.head.append(sheet);
  await Promise.race([come, pause(QUIET)]);
  if (isDressed()) return;
  const style = document.createElement("style");
  try {
    // A browser takes no style sheet that is sent as another kind of file; its text will do.
    style.textContent = await receive(file, (pieces) => new Response(pieces).text(), { deadline: ANSWER, cache: "reload" });
    document.head.append(style);
    if (isDressed()) return;
    throw new Astray(style.textContent.trimStart().startsWith("<") ? words.page(file) : words.other(file));
  } catch (error) {
    style.remove();
    const note = document.createElement("p");
    note.className = "notice";
    note.id = "plain";
    note.textContent = words.plain(error instanceof Error ? error.message : String(error));
    document.querySelector(".results")?.prepend(note);
    // It may still come.
    sheet.addEventListener("load", () => { if (isDressed()) note.remove(); });
  }
}

const isDressed = () => getComputedStyle(root).getPropertyValue("--accent") !== "";

/** Asks at once for what only a program that is still to come asks for: the texts of a language, and what is longest on
 * its way; but that not where the page will be loaded once more for threads. */
function askAhead() {
  // The single file has all inside.
  if (ahead().length === 0) return;
  const ask = (/** @type {Partial<HTMLLinkElement>} */ how) => document.head.append(Object.assign(document.createElement("link"), how));
  if (crossOriginIsolated) ask({ rel: "preload", as: "fetch", crossOrigin: "anonymous", href: WASM });
  if (language !== "en") ask({ rel: "modulepreload", href: `language/${language}.js` });
}

function start() {
  for (const sentence of document.querySelectorAll(".unstarted")) sentence.remove();
  askAhead();
  const look = dress();
  const first = import("./begin.js");
  // Nothing is painted before it has its look and is in the visitor's language, unless that takes too long.
  const spoken = first.then(({ spoken }) => spoken);
  void Promise.race([Promise.allSettled([look, spoken]), pause(UNSEEN)]).then(() => { root.dataset["shown"] = ""; });
  first.then(({ begin }) => begin(look)).catch(explain);
}

// In a browser that cannot run the program unstarted.js says so, and nothing more is loaded.
if ("unstarted" in root.dataset) endWait();
else start();
