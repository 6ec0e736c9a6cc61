// The page's side of the service worker: threads on any host after one reload, and new versions
// when the visitor agrees.
// @ts-check

import { version } from "./site.js";

/** Who has just reloaded for threads does not reload again. */
const RELOADED = "many-trials reloaded";
const SOON = 20_000;
/** Without an answer by then the page goes on without threads. */
const PATIENCE = 15_000;

/**
 * Registers the service worker. Where the host gives no threads, the page is loaded once more, with
 * the worker's headers: then this never returns.
 */
export async function prepareOffline() {
  if (!version || !("serviceWorker" in navigator) || !isSecureContext) return;
  const registration = navigator.serviceWorker.register("service-worker.js", { updateViaCache: "none" });
  // What does not work is not needed: the page goes on as it is.
  registration.catch(() => {});
  if (crossOriginIsolated || window !== window.top || reloadedLately()) return;
  const deadline = new Promise((resolve) => setTimeout(() => resolve(null), PATIENCE));
  const ready = registration.then(() => navigator.serviceWorker.ready).catch(() => null);
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

function reloadedLately() {
  try {
    return Date.now() - Number(sessionStorage.getItem(RELOADED) ?? 0) < SOON;
  } catch {
    return true;
  }
}

/**
 * Tells when another version of the site waits to be used.
 * @param {(use: () => void) => void} offer
 */
export async function watchVersions(offer) {
  if (!version || !("serviceWorker" in navigator)) return;
  const registration = await navigator.serviceWorker.getRegistration();
  if (!registration) return;
  const look = () => {
    const { waiting } = registration;
    // The first version is no new one.
    if (!waiting || !navigator.serviceWorker.controller) return;
    offer(() => {
      navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
      waiting.postMessage("take over");
    });
  };
  look();
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", look);
  });
}
