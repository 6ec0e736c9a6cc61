// Keeps the whole site for offline use, and gives it the headers that threads need on any host.
// @ts-check

// To the checker of types this is a page; what a worker has more is not known to it.
const worker = /** @type {any} */ (self);
// The list of files, and a version that is made of them: written beside this file for a host.
worker.importScripts("site-files.js");

/** The page itself, since hosts put something of their own into pages; each file that it needs with the
 * hash of what it holds, those that it can do without, and Python, which is kept if a visitor wants that.
 * @type {{ version: string, page: string, files: Record<string, string>, extras: Record<string, string>,
 *   python: Record<string, string>, headers: Record<string, string> }} */
const site = worker["SITE"];
const PREFIX = `many-trials ${worker.registration.scope} `;
const CACHE = PREFIX + site.version;
const PAGE = "index.html";

worker.addEventListener("install", (/** @type {any} */ event) => event.waitUntil(install()));

/** All or nothing of what the page needs: a site of two versions would be worse than none, and so would one
 * that keeps for ever what a network's filter says in a file's place. */
async function install() {
  const wasHere = await caches.has(CACHE);
  const wanted = await isPythonKept();
  const cache = await caches.open(CACHE);
  const missing = await keep(cache, site.files);
  if (missing.length > 0) {
    // The same version may be in use, and has all of it.
    if (!wasHere) await caches.delete(CACHE);
    await tell({ missing, kept: false });
    throw new Error(`not kept: ${missing.join(" ")}`);
  }
  await cache.put(PAGE, new Response(site.page, { headers: { "Content-Type": "text/html; charset=utf-8" } }));
  await keep(cache, site.extras);
  // Who had it in the last version has it in this one, if it can be had.
  if (wanted) await keep(cache, site.python);
}

/** Whether all of Python is kept, of this version or of another. */
async function isPythonKept() {
  const ours = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  const whole = ours.map(async (name) => {
    const cache = await caches.open(name);
    const found = await Promise.all(Object.keys(site.python).map((file) => cache.match(file, { ignoreVary: true })));
    return found.length > 0 && found.every(Boolean);
  });
  return (await Promise.all(whole)).includes(true);
}

/**
 * What a page wants done with Python.
 * @param {string} what
 * @returns {Promise<{ kept: boolean, missing: string[] }>}
 */
async function python(what) {
  const cache = await caches.open(CACHE);
  const missing = what === "keep python" ? await keep(cache, site.python) : [];
  // A part of it is of no use.
  if (missing.length > 0 || what === "forget python") {
    for (const file of Object.keys(site.python)) await cache.delete(file, { ignoreVary: true });
  }
  return { kept: await isPythonKept(), missing };
}

/** Tries again to get what the page can do without, and tells what is still missing. */
async function complete() {
  const cache = await caches.open(CACHE);
  const kept = (await cache.keys()).map(({ url }) => url);
  const extras = Object.entries(site.extras).filter(([file]) => !kept.includes(new URL(file, worker.registration.scope).href));
  const missing = await keep(cache, Object.fromEntries(extras));
  if (missing.length > 0) await tell({ missing, kept: true });
}

/**
 * Keeps files, and says which could not be had as they should be.
 * @param {Cache} cache
 * @param {Record<string, string>} files
 */
async function keep(cache, files) {
  const came = await Promise.all(Object.entries(files).map(async ([file, integrity]) => {
    try {
      // What the page has just loaded is not loaded again; where a browser kept something older of it, it is.
      const response = await fetch(file, { integrity }).catch(() => fetch(file, { cache: "reload", integrity }));
      if (response.ok) await cache.put(file, response);
      return response.ok ? "" : file;
    } catch {
      return file;
    }
  }));
  return came.filter(Boolean);
}

/** Tells all pages of the site. @param {{ missing: string[], kept: boolean }} news */
async function tell(news) {
  const pages = await worker.clients.matchAll({ includeUncontrolled: true, type: "window" });
  for (const page of pages) page.postMessage(news);
}

worker.addEventListener("activate", (/** @type {any} */ event) => {
  event.waitUntil(tidy().then(() => worker.clients.claim()));
});

async function tidy() {
  for (const name of await caches.keys()) {
    if (name.startsWith(PREFIX) && name !== CACHE) await caches.delete(name);
  }
}

worker.addEventListener("message", (/** @type {any} */ event) => {
  // A new version takes over only when the visitor agrees.
  if (event.data === "take over") worker.skipWaiting();
  if (event.data === "complete") event.waitUntil(complete());
  const [port] = event.ports;
  if (port) event.waitUntil(python(event.data).then((answer) => port.postMessage(answer)));
});

/** The addresses that are the site's own; the page is the first. */
const addresses = ["", PAGE, ...Object.keys({ ...site.files, ...site.extras, ...site.python })].map((file) => new URL(file, worker.registration.scope).href);

worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  // Below its path there may be other sites, which know nothing of this one.
  if (request.method !== "GET" || !addresses.includes(origin + pathname)) return;
  event.respondWith(answer(request, origin + pathname === addresses[0] ? PAGE : pathname));
});

/**
 * @param {Request} request
 * @param {string} file
 */
async function answer(request, file) {
  const kept = caches.open(CACHE).then((cache) => cache.match(file, { ignoreVary: true }));
  // Whoever empties the cache has the host.
  return isolated((await kept.catch(() => undefined)) ?? (await fetch(request)));
}

/**
 * The same answer with the site's headers, which threads need; workers need them too.
 * @param {Response} response
 */
function isolated(response) {
  if (response.type === "opaque" || response.status === 0) return response;
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(site.headers)) headers.set(name, value);
  const { status, statusText } = response;
  const body = [101, 204, 205, 304].includes(status) ? null : response.body;
  return new Response(body, { status, statusText, headers });
}
