// In a page of another site: threads where that page and the browser allow them, independent workers
// where not, the same bits in any case, and never a reload.
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import assert from 'node:assert/strict';
import { launch, PATIENCE, serve, setting, start, stop, terminal } from './browser.js';
import { headersOf, plainHost } from './host.js';
import { SMALL } from './links.js';

after(stop);

/**
 * Visits a course page that has the experiment in a frame, and again.
 * @param {string} address of the site in the frame
 * @param {{ allow?: string, elsewhere?: boolean, headers?: Record<string, string>, old?: boolean }} course
 *   what the course page lets the frame have, whether it is of another site and not only of another
 *   origin, the headers that it comes with, and whether the browser knows no Document-Isolation-Policy
 * @returns {Promise<{ mode: string, fingerprint: string, loads: number, why: string }[]>}
 */
async function visits(address, { allow = '', elsewhere = false, headers = {}, old = false }) {
  const source = new URL(`${SMALL}&embed=true`, address).href.replaceAll('&', '&amp;');
  const html = `<!doctype html><title>Course</title><iframe src="${source}" allow="${allow}" width="800" height="700"></iframe>`;
  const course = await plainHost(() => html, headers);
  const browser = old ? await start('--disable-features=DocumentIsolationPolicy') : await launch();
  const context = await browser.newContext({ serviceWorkers: 'allow' });
  context.setDefaultTimeout(PATIENCE);
  try {
    const page = await context.newPage();
    let loads = 0;
    page.on('framenavigated', (frame) => { if (frame !== page.mainFrame()) loads += 1; });
    const seen = [];
    for (let visit = 0; visit < 2; visit++) {
      loads = 0;
      await page.goto(`${elsewhere ? course.elsewhere : course.address}page.html`);
      const inner = page.frameLocator('iframe').locator('html[data-state="done"]');
      await inner.waitFor({ state: 'attached' });
      seen.push({
        mode: (await inner.getAttribute('data-mode')) ?? '',
        fingerprint: (await inner.getAttribute('data-fingerprint')) ?? '',
        loads,
        why: (await page.frameLocator('iframe').locator('#mode-why').textContent()) ?? '',
      });
      // Where there is a service worker, it keeps the site for the second visit.
      const frame = page.frames()[1];
      await frame?.evaluate(() => Promise.race([
        navigator.serviceWorker.getRegistration().then((known) => known && navigator.serviceWorker.ready).catch(() => {}),
        new Promise((resolve) => { setTimeout(resolve, 5000); }),
      ]).then(() => {}));
    }
    return seen;
  } finally {
    await context.close();
    if (old) await browser.close();
    await course.gone();
  }
}

/**
 * A frame with `sandbox` around the site, in a page of another origin or of the site's own.
 * @param {string} sandbox
 * @param {boolean} headers whether the host sends what `_headers` says
 * @param {boolean} same whether the page around is on the same host
 * @param {(frame: import('playwright-core').FrameLocator, page: import('playwright-core').Page, told: () => Promise<any[]>) => Promise<void>} body
 */
async function sandboxed(sandbox, headers, same, body) {
  const file = await readFile(join(setting('DIST'), '_headers'), 'utf8');
  const around = (/** @type {string} */ source) => `<!doctype html><title>Course</title>
    <script>const told = []; addEventListener("message", ({ data, origin }) => told.push({ ...data, origin }));</script>
    <iframe src="${source.replaceAll('&', '&amp;')}" sandbox="${sandbox}" width="900" height="700"></iframe>`;
  const link = `${SMALL}&embed=true`;
  const folder = await mkdtemp(join(tmpdir(), 'sandbox-'));
  await cp(setting('DIST'), folder, { recursive: true });
  await writeFile(join(folder, 'course.html'), around(`./${link}`));
  const host = await plainHost(folder, (path) => (headers && path !== '/course.html' ? headersOf(file, path) : {}));
  const other = await plainHost(() => around(new URL(link, host.address).href));
  const context = await (await launch()).newContext({ serviceWorkers: 'allow', locale: 'en' });
  context.setDefaultTimeout(PATIENCE);
  try {
    const page = await context.newPage();
    await page.goto(same ? `${host.address}course.html` : `${other.elsewhere}course.html`, { waitUntil: 'commit' });
    await body(page.frameLocator('iframe'), page, () => page.evaluate('told'));
  } finally {
    await context.close();
    await other.gone();
    await host.gone();
    await rm(folder, { recursive: true });
  }
}

for (const same of [false, true]) {
  test(`a frame with sandbox="allow-scripts" in a page of ${same ? 'the same' : 'another'} host runs`, { timeout: 3 * PATIENCE }, () =>
    sandboxed('allow-scripts', true, same, async (frame, page, told) => {
      const root = frame.locator('html');
      await frame.locator('html[data-state="done"]').waitFor({ state: 'attached' });
      assert.equal(await root.getAttribute('data-fingerprint'), await terminal(SMALL));
      assert.match((await root.getAttribute('data-mode')) ?? '', /threads|workers/u);
      assert.ok(await frame.locator('#problems').isHidden(), 'nothing to complain of');
      // It may send no forms, but this is none.
      await frame.locator('#run').click();
      await page.waitForFunction('told.filter(({ state }) => state === "done").length > 1');
      const last = (await told()).at(-1);
      assert.deepEqual([last.state, last.fingerprint, last.origin], ['done', await terminal(last.link), 'null']);
      assert.notEqual(last.fingerprint, await terminal(SMALL), 'the die was rolled');
    }));
  test(`a frame with sandbox="allow-scripts" in a page of ${same ? 'the same' : 'another'} host, without headers, says how to open it`, { timeout: 3 * PATIENCE }, () =>
    sandboxed('allow-scripts', false, same, async (frame) => {
      const sentence = frame.locator('.unstarted[lang=en]');
      await sentence.waitFor();
      const alone = sentence.getByText('open it alone');
      assert.match(await alone.evaluate((link) => /** @type {HTMLAnchorElement} */ (link).href), /seed=small&embed=true$/u);
    }));
}

test('a sandboxed frame that may have its origin runs as any other', { timeout: 3 * PATIENCE }, () =>
  sandboxed('allow-scripts allow-same-origin', true, false, async (frame) => {
    await frame.locator('html[data-state="done"][data-mode="threads"]').waitFor({ state: 'attached' });
  }));

for (const [words, said] of /** @type {const} */ ([
  ['allow-scripts allow-same-origin', /\.json could not be saved: the page around this frame forbids it/u],
  ['allow-scripts allow-same-origin allow-downloads', /^Saved as .*\.json\.$/u],
  ['allow-scripts', /\.json is handed to the browser. If nothing is saved/u],
])) {
  test(`a frame with sandbox="${words}" says of a file what became of it`, { timeout: 3 * PATIENCE }, () =>
    // A frame that is isolated does not see the page around it, and one without an origin needs headers.
    sandboxed(words, words === 'allow-scripts', true, async (frame) => {
      await frame.locator('html[data-state="done"]').waitFor({ state: 'attached' });
      await frame.locator('[data-save=json]').evaluate((button) => /** @type {HTMLElement} */ (button).click());
      await frame.locator('#saved').filter({ hasText: said }).waitFor({ state: 'attached' });
    }));
}

for (const words of ['allow-scripts', 'allow-scripts allow-same-origin']) {
  test(`a frame with sandbox="${words}" may send no form: its button and Enter in a field run all the same`, { timeout: 3 * PATIENCE }, () =>
    sandboxed(words, true, false, async (frame, page, told) => {
      const runs = async () => (await told()).filter(({ state }) => state === 'running').length;
      const more = (/** @type {number} */ before) =>
        page.waitForFunction(`told.filter(({ state }) => state === "running").length > ${before}`);
      await frame.locator('html[data-state="done"]').waitFor({ state: 'attached' });
      let before = await runs();
      await frame.locator('#run').click();
      await more(before);
      await frame.locator('html[data-state="done"]').waitFor({ state: 'attached' });
      before = await runs();
      // The fields are hidden in a frame, and a key works where the focus is.
      await frame.locator('#field-numTrials').evaluate((field) => {
        /** @type {HTMLElement} */ (field.closest('#fields')).style.display = 'block';
        Object.assign(field, { value: '350' });
        field.dispatchEvent(new Event('input', { bubbles: true }));
        /** @type {HTMLElement} */ (field).focus();
      });
      await frame.locator('#field-numTrials').press('Enter');
      await more(before);
    }));
}

const ALLOW = 'cross-origin-isolated';
/** A page that is isolated itself. */
const HEADERS = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' };

for (const [name, host, course, modes] of /** @type {const} */ ([
  ['of another site', 'headers', { elsewhere: true }, ['threads', 'threads']],
  ['of another site that is isolated itself, with permission', 'headers', { elsewhere: true, headers: HEADERS, allow: ALLOW }, ['threads', 'threads']],
  // Browsers that block the cookies of third sites let them have no service worker either.
  ['of another site', 'plain', { elsewhere: true }, ['workers', 'workers']],
  ['of another origin', 'plain', {}, ['workers', 'threads']],
  // What follows is what browsers do that ask for more than the frame's own policy.
  ['of another site, old browser', 'headers', { elsewhere: true, allow: ALLOW, old: true }, ['workers', 'workers']],
  ['of another site that is isolated itself, with permission, old browser', 'headers', { elsewhere: true, headers: HEADERS, allow: ALLOW, old: true }, ['threads', 'threads']],
  ['of another site that is isolated itself, without permission, old browser', 'headers', { elsewhere: true, headers: HEADERS, old: true }, ['workers', 'workers']],
])) {
  test(`a frame in a page ${name}, on a host with ${host === 'plain' ? 'no ' : ''}headers: ${modes.join(', then ')}`, { timeout: 3 * PATIENCE }, async () => {
    const plain = host === 'plain' ? await plainHost(setting('DIST')) : null;
    try {
      const seen = await visits(plain?.address ?? (await serve(true)), course);
      assert.deepEqual(seen.map(({ mode }) => mode), modes);
      for (const { mode, fingerprint, loads, why } of seen) {
        assert.equal(fingerprint, await terminal(SMALL));
        assert.equal(loads, 1, 'one load, no reload');
        if (mode === 'workers') assert.match(why, /not cross-origin isolated/u);
      }
    } finally {
      await plain?.gone();
    }
  });
}
