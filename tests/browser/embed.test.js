// Embedded in a page of another origin: the page of docs/embed.md itself, at 320 to 1,600 px.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { after } from 'node:test';
import assert from 'node:assert/strict';
import { faults } from './axe.js';
import { browserTest, done, query, serve, terminal, until } from './browser.js';
import { ENDLESS } from './links.js';

/** @typedef {import('./browser.js').Page} Page */

const guide = await readFile(new URL('../../docs/embed.md', import.meta.url), 'utf8');
const example = /```html\n([^]*?)```/u.exec(guide)?.[1] ?? '';
const WEEK3 = '?v=1&scenario=one-drug@3&numTrials=500&seed=week3';
const EARLY = '?v=1&scenario=one-drug@3&numStepsBeforeDrug=75&numTrials=500&seed=week3';

/** @type {(import('node:http').Server)[]} */
const servers = [];
after(() => servers.forEach((server) => server.close()));

/**
 * The guide's page around a site, on a port of its own.
 * @param {string} site
 */
async function around(site) {
  const page = example.replace('https://trials.example', new URL(site).origin);
  const server = createServer((_, response) => response.setHeader('Content-Type', 'text/html').end(page));
  servers.push(server);
  await new Promise((listening) => server.listen(0, '127.0.0.1', () => listening(undefined)));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`;
}

/** @param {Page} page */
const said = (page, /** @type {RegExp} */ words) => page.locator('#said').filter({ hasText: words }).waitFor();

/**
 * By the keyboard: a frame that runs in a process of its own and has just grown gets clicks that are
 * beside it for a moment.
 * @param {Page} page
 * @param {string} name
 */
const press = (page, name) => page.getByRole('button', { name }).press('Enter');

for (const width of [320, 1600]) {
  browserTest(`the guide's page works, ${width} px wide`, async (open) => {
    const outer = await around(await serve(true));
    const { page } = await open(outer, { shown: false, context: { viewport: { width, height: 900 } } });
    await said(page, new RegExp(`500 trials, fingerprint ${await terminal(WEEK3)}`, 'u'));
    const frame = page.frames()[1];
    assert.ok(frame);
    const size = await frame.evaluate(() => ({
      inside: document.documentElement.scrollWidth, wide: innerWidth,
      body: document.body.getBoundingClientRect().height, high: innerHeight,
    }));
    assert.ok(size.inside <= size.wide, `${size.inside} px in ${size.wide}`);
    assert.ok(Math.abs(size.body - size.high) < 2, `the frame is as high as it says: ${size.body} in ${size.high}`);
    for (const hidden of ['header', '#fields', '#compare', '#check', '#speed']) {
      assert.ok(!(await frame.locator(hidden).isVisible()), hidden);
    }
    for (const shown of ['#sentence', '#figure-series', '#figure-outcome', '#run', '#stop', '#open-whole']) {
      assert.ok(await frame.locator(shown).isVisible(), shown);
    }
    assert.deepEqual(await faults(frame), []);
    const whole = (await frame.locator('#open-whole').getAttribute('href')) ?? '';
    assert.match(whole, /^\?v=1&scenario=one-drug@3&.*seed=week3$/u);

    await press(page, 'After 75 steps');
    await said(page, new RegExp(await terminal(EARLY), 'u'));
    assert.match(new URL(frame.url()).search, /numStepsBeforeDrug=75.*&embed=true&theme=light$/u);
    await page.evaluate((link) => {
      const frame = /** @type {HTMLIFrameElement} */ (document.querySelector('iframe'));
      frame.contentWindow?.postMessage({ target: 'many-trials', link }, '*');
    }, ENDLESS);
    await said(page, /running/u);
    await press(page, 'Stop');
    await said(page, /stopped/u);
    await press(page, 'Run');
    await said(page, /running/u);
    await press(page, 'Stop');
    await said(page, /stopped/u);
  });
}

browserTest('the theme is that of the address, and both words are no problem', async (open) => {
  for (const [theme, system, dark] of /** @type {const} */ ([['dark', 'light', true], ['light', 'dark', false]])) {
    const { page } = await open(`${WEEK3}&embed=true&theme=${theme}`, { context: { colorScheme: system, viewport: { width: 700, height: 700 } } });
    const shade = await page.evaluate(() => {
      const [red = 0] = /\d+/u.exec(getComputedStyle(document.documentElement).backgroundColor) ?? [];
      return Number(red);
    });
    assert.equal(shade < 128, dark, `${theme}: ${shade}`);
    assert.ok(!(await page.locator('#problems').isVisible()));
    assert.match(query(page), /&embed=true&theme=/u);
    await page.reload();
    await done(page, await terminal(WEEK3));
    assert.ok(!(await page.locator('header').isVisible()), 'still embedded');
    assert.deepEqual(await faults(page), []);
  }
});

browserTest('what other windows say is left alone', async (open) => {
  const { page } = await open(`${WEEK3}&embed=true`);
  await page.evaluate(() => document.body.append(document.createElement('iframe')));
  const inner = page.frames()[1];
  assert.ok(inner, 'there is another window');
  await inner.evaluate((link) => parent.postMessage({ target: 'many-trials', link }, '*'), ENDLESS);
  await page.waitForTimeout(200);
  await until(page, { state: 'done' });
  await until(page, { fingerprint: await terminal(WEEK3) });
});
