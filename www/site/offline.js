// The page's side of the service worker: threads on any host after one reload, and new versions
// when the visitor agrees.
// @ts-check

import { texts } from "../language/texts.js";
import { version } from "../site.js";
import { whatCame } from "../start.js";

/** Who has just reloaded for threads does not reload again. */
const RELOADED = "many-trials reloaded";
const SOON = 20_000;
/** Without an answer by then the page goes on without threads. */
const PATIENCE = 15_000;
/** Of files that are missing so many are named. */
const NAMED = 3;
/** The service worker is not put off any longer than so many ms. */
const CALM = 5_000;
const WORKER = "service-worker.js";

/**
 * Registers the service worker, at once where the host gives no threads: then the page is loaded once more,
 * with the worker's headers, and this never returns.
 */
export async function prepareOffline() {
  if (!version || !isSecureContext) return;
  if (crossOriginIsolated || window !== window.top || reloadedLately()) {
    // It gives nothing that is wanted now, and what it keeps would come in the way of the first figure.
    void calm().then(register);
    return;
  }
  const ready = register();
  const deadline = new Promise((resolve) => setTimeout(() => resolve(false), PATIENCE));
  if (!(await Promise.race([ready, deadline]))) return;
  try {
    sessionStorage.setItem(RELOADED, String(Date.now()));
  } catch {
    // Without a memory it might reload for ever.
    return;
  }
  location.reload();
  await new Promise(() => {});
}

/** What the service worker could not keep. @type {{ missing: string[], kept: boolean } | null} */
let trouble = null;
/** Who is to hear of it. @type {((sentence: string) => void) | null} */
let hearTrouble = null;

/** @param {{ missing: string[], kept: boolean }} news */
function learn(news) {
  trouble = news;
  hearTrouble?.(sentence(news));
}

/** @param {string[]} files */
const named = (files) => files.slice(0, NAMED).join(", ") + (files.length > NAMED ? ", …" : "");

/** @param {{ missing: string[], kept: boolean }} news */
function sentence({ missing, kept }) {
  const files = named(missing);
  if (kept) return texts.keptWithout(files);
  return navigator.serviceWorker?.controller ? texts.notRenewed(files) : texts.notKept(files);
}

/**
 * Tells what the site could not keep for offline use, whenever that is known.
 * @param {(sentence: string) => void} tell
 */
export function watchOffline(tell) {
  hearTrouble = tell;
  if (trouble) learn(trouble);
}

/** Until the first trials are done, or have had their time, or cannot come. */
export function calm() {
  const root = document.documentElement;
  return new Promise((resolve) => {
    const states = new MutationObserver(() => {
      const { state } = root.dataset;
      if (state !== "done" && state !== "error") return;
      states.disconnect();
      resolve(null);
    });
    states.observe(root, { attributes: true, attributeFilter: ["data-state"] });
    setTimeout(resolve, CALM);
  });
}

/** Whether the service worker works. What does not is not needed: the page goes on as it is. */
async function register() {
  try {
    navigator.serviceWorker.addEventListener("message", ({ data }) => learn(data));
    navigator.serviceWorker.startMessages();
    const registration = await navigator.serviceWorker.register(WORKER, { updateViaCache: "none" });
    const worker = registration.active ?? registration.waiting ?? registration.installing;
    while (worker && worker.state !== "activated" && worker.state !== "redundant") {
      await new Promise((resolve) => worker.addEventListener("statechange", resolve, { once: true }));
    }
    if (worker?.state !== "activated") return false;
    worker.postMessage("complete");
    return true;
  } catch {
    // There is none here, or the visitor keeps sites from storing anything; or something else came in its place.
    if (await whatCame(WORKER)) learn({ missing: [WORKER], kept: false });
    return false;
  }
}

function reloadedLately() {
  try {
    return Date.now() - Number(sessionStorage.getItem(RELOADED) ?? 0) < SOON;
  } catch {
    return true;
  }
}

/** Python is some megabytes; a slow network takes so many ms for them. */
const LONG = 300_000;

/**
 * Whether Python is kept for offline use; null where nothing is kept.
 * @returns {Promise<boolean | null>}
 */
export async function isPythonKept() {
  const answer = await askOfPython("is python kept", PATIENCE);
  return answer && answer.kept;
}

/**
 * Keeps Python for offline use, for this version of the site and those to come.
 * @returns {Promise<string>} a sentence if it could not be kept
 */
export async function keepPython() {
  const answer = await askOfPython("keep python", LONG);
  if (!answer) return texts.interpreters.notHere;
  return answer.missing.length > 0 ? texts.interpreters.notKept(named(answer.missing)) : "";
}

/** Keeps it no longer; the host still has it. */
export async function forgetPython() {
  await askOfPython("forget python", PATIENCE);
}

/**
 * @param {string} what
 * @param {number} patience
 * @returns {Promise<{ kept: boolean, missing: string[] } | null>}
 */
async function askOfPython(what, patience) {
  const worker = (await registered())?.active;
  if (!worker) return null;
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = ({ data }) => resolve(data);
    setTimeout(() => resolve(null), patience);
    worker.postMessage(what, [port2]);
  });
}

async function registered() {
  try {
    return await navigator.serviceWorker.getRegistration();
  } catch {
    // As above.
    return undefined;
  }
}

/**
 * Tells when another version of the site waits to be used.
 * @param {(use: () => void) => void} offer
 */
export async function watchVersions(offer) {
  if (!version) return;
  const registration = await registered();
  if (!registration) return;
  const workers = navigator.serviceWorker;
  const reload = () => location.reload();
  // The first version is no new one.
  let { controller } = workers;
  const look = () => {
    const { waiting } = registration;
    if (!waiting || !controller) return;
    offer(() => {
      workers.addEventListener("controllerchange", reload, { once: true });
      waiting.postMessage("take over");
    });
  };
  const lookWhenInstalled = () => registration.installing?.addEventListener("statechange", look);
  look();
  lookWhenInstalled();
  registration.addEventListener("updatefound", lookWhenInstalled);
  workers.addEventListener("controllerchange", () => {
    // The visitor agreed in another tab.
    if (controller) offer(reload);
    ({ controller } = workers);
  });
}
