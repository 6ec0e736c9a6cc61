// Keeps the whole site for offline use, and gives it the headers that threads need on any host.
// @ts-check

// To the checker of types this is a page; what a worker has more is not known to it.
const worker = /** @type {any} */ (self);
// The list of files, and a version that is made of them: written beside this file for a host.
worker.importScripts("site-files.js");

/** Each file with the hash of what it holds, or none where hosts put something in.
 * @type {{ version: string, files: Record<string, string>, headers: Record<string, string> }} */
const site = worker["SITE"];
const PREFIX = `many-trials ${worker.registration.scope} `;
const CACHE = PREFIX + site.version;

worker.addEventListener("install", (/** @type {any} */ event) => {
  // All or nothing: a site of two versions would be worse than none, and so would one that keeps for ever
  // what a network's filter says in a file's place.
  const asked = Object.entries(site.files).map(([file, integrity]) => new Request(file, { cache: "reload", integrity }));
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(asked)));
});

worker.addEventListener("activate", (/** @type {any} */ event) => {
  event.waitUntil(tidy().then(() => worker.clients.claim()));
});

async function tidy() {
  for (const name of await caches.keys()) {
    if (name.startsWith(PREFIX) && name !== CACHE) await caches.delete(name);
  }
}

worker.addEventListener("message", (/** @type {MessageEvent} */ { data }) => {
  // A new version takes over only when the visitor agrees.
  if (data === "take over") worker.skipWaiting();
});

/** The addresses that are the site's own; the page is the first. */
const addresses = ["", ...Object.keys(site.files)].map((file) => new URL(file, worker.registration.scope).href);

worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  // Below its path there may be other sites, which know nothing of this one.
  if (request.method !== "GET" || !addresses.includes(origin + pathname)) return;
  event.respondWith(answer(request, origin + pathname === addresses[0] ? "index.html" : pathname));
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
