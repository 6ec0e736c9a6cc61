// The site on hosts of every kind, and in browsers that keep nothing for it.
import { cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { after, test } from 'node:test';
import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';
import { done, isComplaint, launch, PATIENCE, setting, stop, terminal, until } from './browser.js';
import { headersOf, plainHost, renew, visit } from './host.js';
import { SMALL } from './links.js';

after(stop);

/**
 * A plain host of the site, some of whose files may be changed.
 * @param {(folder: string) => Promise<unknown>} change
 * @param {(address: string, folder: string) => Promise<void>} body
 */
async function changed(change, body) {
  const folder = await mkdtemp(join(tmpdir(), 'changed-'));
  await cp(setting('DIST'), folder, { recursive: true });
  await change(folder);
  const server = await plainHost(folder);
  try {
    await body(server.address, folder);
  } finally {
    await server.gone();
    await rm(folder, { recursive: true });
  }
}

test('a host that reads _headers has threads at the first load, and a policy everywhere', { timeout: 2 * PATIENCE }, async () => {
  const file = await readFile(join(setting('DIST'), '_headers'), 'utf8');
  const server = await plainHost(setting('DIST'), (path) => headersOf(file, path));
  try {
    await visit(async (page, loads) => {
      await page.goto(new URL(SMALL, server.address).href);
      await until(page, { state: 'done', mode: 'threads', fingerprint: await terminal(SMALL) });
      assert.equal(loads(), 1);
      for (const name of ['run/worker.js', 'run/modes/instance.js', 'service-worker.js']) {
        const { headers } = await fetch(new URL(name, server.address));
        assert.match(headers.get('Content-Security-Policy') ?? '', /default-src 'self'/u, name);
      }
    });
  } finally {
    await server.gone();
  }
});

for (const [name, headers] of Object.entries({
  'headers that give threads': true,
  'no headers': false,
})) {
  test(`the single file opened on a host, ${name}`, { timeout: 2 * PATIENCE }, async () => {
    const file = await readFile(join(setting('DIST'), '_headers'), 'utf8');
    const server = await plainHost(setting('DIST'), (path) => (headers ? headersOf(file, path) : {}));
    try {
      await visit(async (page) => {
        /** @type {string[]} */
        const faults = [];
        page.on('console', (message) => { if (isComplaint(message)) faults.push(message.text()); });
        const open = async () => {
          await page.goto(new URL(`manytrials.html${SMALL}`, server.address).href);
          await until(page, { state: 'done', mode: 'workers', fingerprint: await terminal(SMALL) });
          assert.ok(await page.locator('#problems').isHidden(), 'nothing to complain of');
        };
        await open();
        // The site's service worker leaves it alone.
        await page.goto(server.address);
        await until(page, { state: 'done', mode: 'threads' });
        await open();
        assert.deepEqual(faults, []);
      });
    } finally {
      await server.gone();
    }
  });
}

for (const name of ['Origin', 'Accept']) {
  test(`answers that vary by ${name} are kept for offline use all the same`, { timeout: 2 * PATIENCE }, async () => {
    const server = await plainHost(setting('DIST'), { Vary: name });
    await visit(async (page) => {
      await page.goto(new URL(SMALL, server.address).href);
      await until(page, { state: 'done', mode: 'threads' });
      await server.gone();
      await page.goto(new URL(SMALL.replace('400', '300'), server.address).href);
      await until(page, { state: 'done', mode: 'threads', trials: 300 });
    });
  });
}

test('other sites below its path stay as they are', { timeout: 2 * PATIENCE }, async () => {
  const other = async (/** @type {string} */ folder) => {
    await mkdir(join(folder, 'other'));
    await writeFile(join(folder, 'other', 'index.html'), '<!doctype html><h1></h1><script>document.querySelector("h1").textContent = "its script ran";</script>');
  };
  await changed(other, async (address) => {
    await visit(async (page) => {
      await page.goto(address);
      await until(page, { state: 'done', mode: 'threads' });
      const answer = await page.goto(new URL('other/', address).href);
      assert.equal(await page.locator('h1').innerText(), 'its script ran');
      assert.equal(answer?.headers()['cross-origin-embedder-policy'], undefined);
    });
  });
});

test('two tabs: one takes the new version, the other one is told and runs no mixture', { timeout: 3 * PATIENCE }, async () => {
  await changed(async () => {}, async (address, folder) => {
    const context = await (await launch()).newContext({ serviceWorkers: 'allow' });
    context.setDefaultTimeout(PATIENCE);
    try {
      const [one, other] = [await context.newPage(), await context.newPage()];
      for (const page of [one, other]) {
        await page.goto(new URL(SMALL, address).href);
        await until(page, { state: 'done', mode: 'threads' });
      }
      await renew(folder);
      await one.evaluate(() => navigator.serviceWorker.getRegistration().then((known) => known?.update()).then(() => {}));
      await other.locator('#new-version').waitFor();
      await one.locator('#new-version').click();
      await until(one, { state: 'done', mode: 'threads' });

      await other.waitForFunction(() => fetch('site.js').then((file) => file.text()).then((text) => text.includes('another')));
      await other.locator('.speed summary').click();
      await other.locator('#measure').click();
      await other.getByText(/another version/u).waitFor();
      const reloaded = other.waitForEvent('framenavigated');
      await other.locator('#new-version').click();
      await reloaded;
      await until(other, { state: 'done', mode: 'threads', fingerprint: await terminal(SMALL) });
      assert.ok(await other.locator('#new-version').isHidden());
    } finally {
      await context.close();
    }
  });
});

for (const isolated of [false, true]) {
  test(`a visitor who lets no site store anything, ${isolated ? 'with' : 'without'} headers`, { timeout: 2 * PATIENCE }, async () => {
    const profile = await mkdtemp(join(tmpdir(), 'profile-'));
    await mkdir(join(profile, 'Default'));
    // Chromium's setting "block all cookies" blocks every kind of storage.
    const preferences = { profile: { default_content_setting_values: { cookies: 2 } } };
    await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences));
    const file = await readFile(join(setting('DIST'), '_headers'), 'utf8');
    const server = await plainHost(setting('DIST'), (path) => (isolated ? headersOf(file, path) : {}));
    const context = await chromium.launchPersistentContext(profile, { executablePath: setting('CHROMIUM'), args: ['--no-sandbox'] });
    try {
      const page = await context.newPage();
      await page.goto(new URL(SMALL, server.address).href);
      await until(page, { mode: isolated ? 'threads' : 'workers' });
      await done(page, await terminal(SMALL));
      await page.locator('#more').click();
      await until(page, { state: 'done', trials: 800 });
      assert.ok(await page.locator('#problems').isHidden(), 'nothing to complain of');
      assert.match(await page.evaluate(() => { try { return typeof sessionStorage; } catch (error) { return String(error); } }), /denied/u);
    } finally {
      await context.close();
      await server.gone();
      await rm(profile, { recursive: true });
    }
  });
}

test('what is packed beside a file is that file, and nobody keeps it', async () => {
  const names = await readdir(setting('DIST'), { recursive: true });
  assert.deepEqual(names.filter((name) => name.endsWith('.d.ts')), [], 'types are for who works on the page');
  const list = await readFile(join(setting('DIST'), 'site-files.js'), 'utf8');
  const read = (/** @type {string} */ name) => readFile(join(setting('DIST'), name));
  for (const [ending, unpack] of /** @type {const} */ ([['.gz', gunzipSync], ['.br', brotliDecompressSync]])) {
    const packed = names.filter((name) => name.endsWith(ending));
    for (const name of packed) {
      const plain = await read(name.slice(0, -3));
      const small = await read(name);
      assert.ok(small.length < 0.9 * plain.length, `${name} is worth it`);
      assert.ok(unpack(small).equals(plain), name);
      assert.ok(!list.includes(name), `the service worker does not keep ${name}`);
    }
    for (const name of ['index.html', 'main.js', 'style.css', 'pkg/many_trials_bg.wasm', 'manytrials.html']) {
      assert.ok(packed.includes(name + ending), name + ending);
    }
  }
  assert.ok(!list.includes('preview.png'));
});

test('a pasted link says what it leads to, also in the single file', async () => {
  for (const name of ['index.html', 'manytrials.html']) {
    const page = await readFile(join(setting('DIST'), name), 'utf8');
    const content = (/** @type {string} */ key) => new RegExp(`(?:name|property)="${key}"[^>]* content="([^"]+)"`, 'u').exec(page)?.[1];
    assert.equal(content('og:title'), 'Many Trials');
    assert.equal(content('og:description'), content('description'));
    assert.match(content('description') ?? '', /Monte-Carlo/u);
    // Who built this said no address, and a relative one shows nothing.
    assert.equal(content('og:image'), undefined);
  }
});
