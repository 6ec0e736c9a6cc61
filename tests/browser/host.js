// Hosts of other kinds than the one that is built in, and visits to them with the site's service worker.
import { createServer } from 'node:http';
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import assert from 'node:assert/strict';
import { launch, PATIENCE } from './browser.js';

/** @typedef {import('./browser.js').Page} Page */
/** What a host, or what stands before it, makes of an answer. @typedef {(response: import('node:http').ServerResponse,
 *   body: Buffer, headers: Record<string, string>) => void} Fault */

/** @type {Record<string, string>} */
export const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
};

/**
 * Serves a folder, or pages that are made on request, and says nothing but what kind each file is.
 * @param {string | ((path: string) => string)} pages
 * @param {Record<string, string> | ((path: string) => Record<string, string>)} [headers] what else it says
 * @param {Record<string, Fault>} [faults] what it answers for some paths instead
 */
export async function plainHost(pages, headers = {}, faults = {}) {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://host').pathname);
    const name = path.endsWith('/') ? `${path}index.html` : path;
    const content = typeof pages === 'string' ? readFile(join(pages, name)) : Promise.resolve(pages(path));
    content.then(
      (body) => {
        const more = typeof headers === 'function' ? headers(path) : headers;
        const fault = faults[path.slice(1)];
        if (fault) fault(response, Buffer.from(body), more);
        else response.writeHead(200, { 'Content-Type': TYPES[extname(name)] ?? 'text/plain', ...more }).end(body);
      },
      () => response.writeHead(404).end('Not found'),
    );
  });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', () => resolve(undefined)); });
  const address = server.address();
  assert.ok(address && typeof address === 'object');
  return {
    address: `http://127.0.0.1:${address.port}/`,
    /** The same host under another name: another site to a browser. */
    elsewhere: `http://localhost:${address.port}/`,
    gone: () => new Promise((resolve) => { server.close(resolve); server.closeAllConnections(); }),
  };
}

/**
 * A visit whose service worker is the site's own.
 * @param {(page: Page, loads: () => number) => Promise<void>} body
 */
export async function visit(body) {
  const context = await (await launch()).newContext({ viewport: { width: 1320, height: 860 }, serviceWorkers: 'allow' });
  context.setDefaultTimeout(PATIENCE);
  try {
    const page = await context.newPage();
    let loads = 0;
    page.on('framenavigated', (frame) => { if (frame === page.mainFrame()) loads += 1; });
    await body(page, () => loads);
  } finally {
    await context.close();
  }
}

/**
 * Puts another version of the site into its folder.
 * @param {string} folder
 * @param {(page: string) => string} [page] what is different in the page
 */
export async function renew(folder, page = (text) => text) {
  const [list, site] = [join(folder, 'site-files.js'), join(folder, 'site.js')];
  const renewed = (/** @type {string} */ text) => text.replace(/version( =|:) "[0-9a-f]+"/u, 'version$1 "another"');
  const text = renewed(await readFile(site, 'utf8'));
  await writeFile(site, text);
  const hash = createHash('sha256').update(text).digest('base64');
  await writeFile(join(folder, 'index.html'), page(await readFile(join(folder, 'index.html'), 'utf8')));
  await writeFile(list, page(renewed(await readFile(list, 'utf8'))).replace(/"site.js": "[^"]*"/u, `"site.js": "sha256-${hash}"`));
}

/**
 * What a `_headers` file says of a path, as hosts read it: every rule that fits.
 * @param {string} file
 * @param {string} path
 */
export function headersOf(file, path) {
  /** @type {Record<string, string>} */
  const headers = {};
  let fits = false;
  for (const line of file.split('\n')) {
    if (line.startsWith('/')) fits = line === path || (line.endsWith('*') && path.startsWith(line.slice(0, -1)));
    const [, name = '', value = ''] = line.match(/^ +([^:]+): (.+)$/u) ?? [];
    if (name && fits) headers[name] = value;
  }
  return headers;
}
