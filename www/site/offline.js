// The page's side of the service worker: threads on any host after one reload, and new versions
// when the visitor agrees.
// @ts-check

import { version } from "../site.js";

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
  if (!version || !isSecureContext) return;
  const ready = register();
  if (crossOriginIsolated || window !== window.top || reloadedLately()) return;
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

/** Whether the service worker works. What does not is not needed: the page goes on as it is. */
async function register() {
  try {
    const registration = await navigator.serviceWorker.register("service-worker.js", { updateViaCache: "none" });
    const worker = registration.active ?? registration.waiting ?? registration.installing;
    while (worker && worker.state !== "activated" && worker.state !== "redundant") {
      await new Promise((resolve) => worker.addEventListener("statechange", resolve, { once: true }));
    }
    return worker?.state === "activated";
  } catch {
    // There is none here, or the visitor keeps sites from storing anything.
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
