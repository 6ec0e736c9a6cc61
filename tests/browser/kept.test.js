// What the service worker keeps is whole and right, or nothing: a host that answers wrongly at the first visit or in
// the middle of an update breaks nothing for long, and the badge says what it did not give.
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { done, PATIENCE, setting, stop, terminal, until } from './browser.js';
import { plainHost, renew, visit } from './host.js';
import { SMALL } from './links.js';

/** @typedef {import('./browser.js').Page} Page */
/** @typedef {import('./host.js').Fault} Fault */

after(stop);

const OTHER = SMALL.replace('400', '300');

/** @type {Fault} */
const blockPage = (response) => void response.writeHead(200, { 'Content-Type': 'text/html' })
  .end('<!doctype html><title>Blocked</title><p>Your school does not allow this.');
/** @type {(type: string) => Fault} */
const as = (type) => (response, body) => void response.writeHead(200, { 'Content-Type': type }).end(body);

/** The page gets a file as it is, and who would keep it gets something else. @type {(type: string) => Fault} */
const notKept = (type) => (response, body, headers) =>
  (response.req.headers['sec-fetch-dest'] === 'empty' ? blockPage : as(type))(response, body, headers);

/**
 * A visit to a host with faults.
 * @param {Record<string, Fault>} faults
 * @param {(page: Page, host: { address: string, gone: () => Promise<unknown> }, loads: () => number, folder: string) => Promise<void>} body
 */
async function onHost(faults, body) {
  const folder = await mkdtemp(join(tmpdir(), 'kept-'));
  await cp(setting('DIST'), folder, { recursive: true });
  const host = await plainHost(folder, {}, faults);
  try {
    await visit((page, loads) => body(page, host, loads, folder));
  } finally {
    await host.gone();
    await rm(folder, { recursive: true });
  }
}

/** @param {Page} page */
async function badge(page) {
  await page.locator('#mode').click();
  return page.locator('.mode p').innerText();
}

/** @param {Page} page */
const update = (page) => page.evaluate(() =>
  navigator.serviceWorker.getRegistration().then((known) => known?.update()).catch(() => {}).then(() => {}));

describe('at the first visit', () => {
  for (const file of ['icon-512.png', 'icon.svg', 'manifest.webmanifest']) {
    test(`${file} that cannot be had costs nobody threads or offline use, and the badge says so`, { timeout: 3 * PATIENCE }, () =>
      onHost({ [file]: blockPage }, async (page, host) => {
        await page.goto(new URL(SMALL, host.address).href);
        await until(page, { state: 'done', mode: 'threads' });
        await page.locator('#offline-why').filter({ hasText: file }).waitFor({ state: 'attached' });
        assert.match(await badge(page), new RegExp(`kept for use without a network, but for ${file.replaceAll('.', '\\.')}`, 'u'));
        await host.gone();
        await page.goto(new URL(OTHER, host.address).href);
        await until(page, { state: 'done', mode: 'threads', fingerprint: await terminal(OTHER) });
      }));
  }

  test('a file that the page needs: nothing is kept, nobody waits, the badge says so, and it is tried again', { timeout: 3 * PATIENCE }, () => {
    /** @type {Record<string, Fault>} */
    const faults = { 'main.js': notKept('text/javascript') };
    return onHost(faults, async (page, host, loads) => {
      await page.goto(new URL(SMALL, host.address).href);
      await until(page, { state: 'done', mode: 'workers' });
      assert.equal(loads(), 1);
      assert.match(await badge(page), /will not open here: the host did not give main\.js as it should be/u);
      assert.deepEqual(await page.evaluate(() => caches.keys()), []);
      delete faults['main.js'];
      await page.goto(new URL(OTHER, host.address).href);
      await until(page, { state: 'done', mode: 'threads', fingerprint: await terminal(OTHER) });
      assert.equal(await page.locator('#offline-why').textContent(), '');
    });
  });

  test('the page itself: hosts put something into pages, so it is kept as it was made', { timeout: 3 * PATIENCE }, () =>
    onHost({ '': notKept('text/html'), 'index.html': notKept('text/html') }, async (page, host) => {
      await page.goto(new URL(SMALL, host.address).href);
      await until(page, { state: 'done', mode: 'threads', fingerprint: await terminal(SMALL) });
      for (const path of ['', 'index.html']) {
        await page.goto(new URL(path + OTHER, host.address).href);
        await until(page, { state: 'done', mode: 'threads', fingerprint: await terminal(OTHER) });
      }
    }));

  test('the service worker itself', { timeout: 2 * PATIENCE }, () =>
    onHost({ 'service-worker.js': blockPage }, async (page, host) => {
      await page.goto(new URL(SMALL, host.address).href);
      await until(page, { state: 'done', mode: 'workers' });
      await page.locator('#offline-why').filter({ hasText: 'service-worker.js' }).waitFor({ state: 'attached' });
    }));
});

test('an update that meets a half-copied release is left for later, and the version before goes on', { timeout: 4 * PATIENCE }, () =>
  onHost({}, async (page, host, _, folder) => {
    await page.goto(new URL(SMALL, host.address).href);
    await until(page, { state: 'done', mode: 'threads' });
    const before = await readFile(join(folder, 'site.js'));
    await renew(folder);
    const renewed = await readFile(join(folder, 'site.js'));
    // The list is the new one, and one of its files still the old.
    await writeFile(join(folder, 'site.js'), before);
    await update(page);
    await page.locator('#offline-why').filter({ hasText: 'new version of this page, but the host did not give site.js' }).waitFor({ state: 'attached' });
    await page.goto(new URL(OTHER, host.address).href);
    await until(page, { state: 'done', mode: 'threads', fingerprint: await terminal(OTHER) });
    assert.ok(await page.locator('#new-version').isHidden());
    await writeFile(join(folder, 'site.js'), renewed);
    await update(page);
    const renewing = page.waitForEvent('framenavigated');
    await page.locator('#new-version').click();
    await renewing;
    await until(page, { state: 'done', mode: 'threads', fingerprint: await terminal(OTHER) });
    assert.match(await page.evaluate(() => fetch('site.js').then((file) => file.text())), /"another"/u);
  }));

test('the button of a page that failed forgets what is kept, but not where there is no host', { timeout: 5 * PATIENCE }, () =>
  onHost({}, async (page, host) => {
    await page.goto(new URL(SMALL, host.address).href);
    await until(page, { state: 'done', mode: 'threads' });
    const spoil = () => page.evaluate(async () => {
      const [name = ''] = await caches.keys();
      const wrong = new Response('<p>Not this.', { headers: { 'Content-Type': 'text/html' } });
      await (await caches.open(name)).put('main.js', wrong);
    });
    await spoil();
    await page.reload();
    await until(page, { state: 'error' });
    await page.locator('#problems button').click();
    await done(page, await terminal(SMALL));
    // Who has just reloaded for threads does not reload again.
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
    await page.reload();
    await until(page, { state: 'done', mode: 'threads' });
    await spoil();
    await page.reload();
    await until(page, { state: 'error' });
    await host.gone();
    const reloaded = page.waitForEvent('framenavigated');
    await page.locator('#problems button').click();
    await reloaded;
    await until(page, { state: 'error' });
    assert.equal((await page.evaluate(() => caches.keys())).length, 1, 'it is all there is');
  }));
