// The site on a plain host: threads after one reload, everything offline, new versions on consent.
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import assert from 'node:assert/strict';
import { done, PATIENCE, setting, stop, terminal, until } from './browser.js';
import { plainHost, renew, visit } from './host.js';
import { ENDLESS, SMALL } from './links.js';

/** @typedef {import('./browser.js').Page} Page */

after(stop);

test('threads on a plain host after one reload, also below a path', { timeout: 3 * PATIENCE }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'host-'));
  await cp(setting('DIST'), join(folder, 'course', 'trials'), { recursive: true });
  const server = await plainHost(folder);
  try {
    await visit(async (page, loads) => {
      await page.goto(new URL(`course/trials/${SMALL}`, server.address).href);
      await until(page, { state: 'done', mode: 'threads' });
      await done(page, await terminal(SMALL));
      assert.equal(loads(), 2, 'one visit and one reload');
      await page.goto(new URL(`course/trials/${SMALL.replace('400', '300')}`, server.address).href);
      await until(page, { state: 'done', mode: 'threads' });
      assert.equal(loads(), 3, 'and none from then on');
    });
  } finally {
    await server.gone();
    await rm(folder, { recursive: true });
  }
});

test('everything works with the server gone, also links never opened before', { timeout: 4 * PATIENCE }, async () => {
  const server = await plainHost(setting('DIST'));
  await visit(async (page) => {
    await page.goto(new URL(SMALL, server.address).href);
    await until(page, { state: 'done', mode: 'threads' });
    await server.gone();
    await assert.rejects(fetch(server.address));
    for (const link of [
      '?v=1&scenario=robots&width=6&height=6&numTrials=200&seed=offline',
      '?v=1&scenario=one-drug@3&numStepsBeforeDrug=30,10&numStepsAfterDrug=20&numTrials=100&seed=offline',
    ]) {
      await page.goto(new URL(link, server.address).href);
      await until(page, { state: 'done', mode: 'threads', fingerprint: await terminal(link) });
    }
    await page.locator('#open-list').click();
    await page.waitForFunction(() => document.querySelectorAll('#exercises canvas[width]').length > 3);
  });
});

test('a new version waits until the visitor agrees, and never interrupts a run', { timeout: 4 * PATIENCE }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'versions-'));
  await cp(setting('DIST'), folder, { recursive: true });
  const server = await plainHost(folder);
  try {
    await visit(async (page) => {
      await page.goto(new URL(SMALL, server.address).href);
      await until(page, { state: 'done', mode: 'threads' });
      // Another version of the site is put on the host.
      await renew(folder, (page) => page.replace('>Many Trials</h1>', '>Newer Trials</h1>'));
      await page.goto(new URL(ENDLESS, server.address).href);
      await until(page, { state: 'running' });
      // A browser looks for itself at every visit, but not at once.
      await page.evaluate(() => navigator.serviceWorker.getRegistration().then((known) => known?.update()).then(() => {}));
      await page.locator('#new-version').waitFor({ state: 'attached' });
      assert.ok(await page.locator('#new-version').isHidden(), 'a run goes on');
      assert.equal(await page.locator('h1').innerText(), 'Many Trials');
      await page.locator('#stop').click();
      await page.locator('#new-version').click();
      await page.locator('h1').filter({ hasText: 'Newer Trials' }).waitFor();
      await until(page, { mode: 'threads' });
    });
  } finally {
    await server.gone();
    await rm(folder, { recursive: true });
  }
});

test('a policy holds also where the host sends none, and the worker keeps to it', { timeout: 2 * PATIENCE }, async () => {
  const server = await plainHost(setting('DIST'));
  try {
    await visit(async (page) => {
      await page.goto(new URL(SMALL, server.address).href);
      await until(page, { state: 'done', mode: 'threads' });
      const ran = await page.evaluate(() => {
        const script = document.createElement('script');
        script.textContent = 'document.title = "a script that the site does not have"';
        document.head.append(script);
        return document.title;
      });
      assert.doesNotMatch(ran, /does not have/u);
      // Who could run a script in the worker could send nothing anywhere.
      const worker = page.workers().find((worker) => worker.url().includes('/worker.js'));
      const refused = await worker?.evaluate(() => new Promise((resolve) => {
        self.addEventListener('securitypolicyviolation', (event) => resolve(event.blockedURI));
        fetch('http://localhost:1/').catch(() => setTimeout(() => resolve('nothing'), 1000));
      }));
      assert.equal(refused, 'http://localhost:1/');
    });
  } finally {
    await server.gone();
  }
});

test('the site gives itself away as one file', { timeout: 2 * PATIENCE }, async () => {
  const server = await plainHost(setting('DIST'));
  try {
    await visit(async (page) => {
      await page.goto(new URL(SMALL, server.address).href);
      await until(page, { state: 'done', mode: 'threads' });
      const saving = page.waitForEvent('download');
      await page.locator('#single-file').click();
      const saved = await readFile(await (await saving).path());
      assert.deepEqual(saved, await readFile(join(setting('DIST'), 'manytrials.html')));
      await server.gone();
      await page.locator('#single-file').click();
      await page.locator('#single-file-answer').filter({ hasText: 'the host cannot be reached' }).waitFor();
    });
  } finally {
    await server.gone();
  }
});

test('it can be installed', { timeout: 2 * PATIENCE }, async () => {
  const server = await plainHost(setting('DIST'));
  try {
    await visit(async (page) => {
      await page.goto(server.address);
      await done(page);
      const session = await page.context().newCDPSession(page);
      const { errors } = await session.send('Page.getAppManifest');
      assert.deepEqual(errors, []);
      const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
      const serious = installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito');
      assert.deepEqual(serious, []);
    });
  } finally {
    await server.gone();
  }
});

test('after loading, nothing is asked of anybody', { timeout: 2 * PATIENCE }, async () => {
  const server = await plainHost(setting('DIST'));
  try {
    await visit(async (page) => {
      await page.goto(new URL(SMALL, server.address).href);
      await until(page, { state: 'done', mode: 'threads' });
      /** @type {string[]} */
      const asked = [];
      // What the service worker answers itself, such as the tab's icon, asks nobody.
      page.context().on('response', (response) => { if (!response.fromServiceWorker()) asked.push(response.url()); });
      page.context().on('requestfailed', (request) => asked.push(request.url()));
      await page.locator('#repeat').click();
      await done(page);
      await page.locator('#more').click();
      await until(page, { state: 'done', trials: 800 });
      await page.locator('#pin').click();
      await page.locator('.pins > li').waitFor();
      await page.locator('#open-list').click();
      await page.waitForFunction(() => document.querySelectorAll('#exercises canvas[width]').length > 3);
      assert.deepEqual(asked, []);
    });
  } finally {
    await server.gone();
  }
});
