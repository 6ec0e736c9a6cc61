// The address says what is shown, whatever the browser lets it say at once; and where there is none, everything
// else works.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, test } from 'node:test';
import assert from 'node:assert/strict';
import { browserTest, control, done, inLink, launch, PATIENCE, query, setting, stop, terminal } from './browser.js';
import { plainHost } from './host.js';
import { SMALL } from './links.js';

/** @typedef {import('./browser.js').Page} Page */

after(stop);

/**
 * A browser that lets a page change its address so often in a time, as Safari does, and counts.
 * @param {{ most: number, within: number, silent: boolean }} limits
 */
function strict({ most, within, silent }) {
  const times = /** @type {number[]} */ ([]);
  Object.assign(globalThis, { testWritten: times });
  for (const name of /** @type {const} */ (['pushState', 'replaceState'])) {
    const change = history[name].bind(history);
    history[name] = (...words) => {
      const now = performance.now();
      if (times.filter((time) => now - time < within).length < most) {
        times.push(now);
        change(...words);
      } else if (!silent) throw new DOMException(`Attempt to use history.${name}() too often`, 'SecurityError');
    };
  }
}

for (const silent of [false, true]) {
  browserTest(`what a browser refuses ${silent ? 'in silence' : 'with an error'} is written as soon as it lets the page`, async (open) => {
    const { page } = await open(SMALL, { prepare: (context) => context.addInitScript(strict, { most: 6, within: 3_000, silent }) });
    for (let edit = 1; edit <= 20; edit++) {
      await control(page, 'seed').fill(`edit-${edit}`);
      await control(page, 'numViruses').fill(String(100 + edit));
    }
    await control(page, 'numViruses').blur();
    await page.waitForFunction(() => location.search.includes('numViruses=120&') && location.search.endsWith('seed=edit-20'));
    const link = query(page);
    await done(page, await terminal(link));
    await page.reload();
    await done(page, await terminal(link));
    assert.equal(await control(page, 'seed').inputValue(), 'edit-20');
  });
}

browserTest('while a hand moves a slider the address is written a few times a second, and ends right', async (open) => {
  const { page } = await open(SMALL, { prepare: (context) => context.addInitScript(strict, { most: 1e9, within: 1, silent: true }) });
  const before = await page.evaluate('testWritten.length');
  const took = await page.evaluate(async () => {
    const slider = /** @type {HTMLInputElement} */ (document.querySelector('input[type=range][data-for=numViruses]'));
    const begin = performance.now();
    for (let place = 300; place < 400; place++) {
      slider.value = String(place);
      slider.dispatchEvent(new Event('input', { bubbles: true }));
      await new Promise((resolve) => { setTimeout(resolve, 20); });
    }
    slider.dispatchEvent(new Event('change', { bubbles: true }));
    return performance.now() - begin;
  });
  const value = await control(page, 'numViruses').inputValue();
  await page.waitForFunction((value) => new URLSearchParams(location.search).get('numViruses') === value, value);
  const written = Number(await page.evaluate('testWritten.length')) - Number(before);
  assert.ok(written <= 3 * took / 1_000 + 3, `${written} times in ${took} ms`);
  assert.equal(inLink(page, 'numViruses'), value);
});

browserTest('what waits is written when the page is left', async (open) => {
  const { page, address } = await open(SMALL, {
    // The page that is gone to is none of ours.
    expected: [/favicon/u],
    prepare: (context) => context.addInitScript(() => {
      const real = window.setTimeout;
      // The time never comes to which a replaced address waits.
      Object.assign(window, { setTimeout: (/** @type {() => void} */ act, /** @type {number} */ ms) => (ms > 150 && ms <= 350 ? 0 : real(act, ms)) });
    }),
  });
  const slider = page.locator('input[type=range][data-for=numViruses]');
  await slider.evaluate(async (slider) => {
    if (!(slider instanceof HTMLInputElement)) return;
    for (let place = 300; place < 400; place += 10) {
      slider.value = String(place);
      slider.dispatchEvent(new Event('input', { bubbles: true }));
      await new Promise((resolve) => { requestAnimationFrame(resolve); });
    }
    slider.dispatchEvent(new Event('change', { bubbles: true }));
  });
  const value = await control(page, 'numViruses').inputValue();
  const link = SMALL.replace('numViruses=50', `numViruses=${value}`);
  await done(page, await terminal(link));
  await page.goto(`${address}icon.svg`);
  await page.goBack();
  await done(page, await terminal(link));
});

for (const kind of /** @type {const} */ (['srcdoc', 'blob'])) {
  test(`inside a frame without an address (${kind}) no click ends the page, and pins stay`, { timeout: 3 * PATIENCE }, async () => {
    const one = await readFile(join(setting('DIST'), 'manytrials.html'), 'utf8');
    const host = await plainHost((path) => (path === '/one' ? one : '<!doctype html><title>Course</title>'), { 'Content-Type': 'text/html' });
    const context = await (await launch()).newContext({ locale: 'en', viewport: { width: 1320, height: 1000 } });
    context.setDefaultTimeout(PATIENCE);
    try {
      const page = await context.newPage();
      /** @type {string[]} */
      const faults = [];
      page.on('pageerror', ({ message }) => faults.push(message));
      await page.goto(`${host.address}course.html`);
      await page.evaluate(async (kind) => {
        const text = await (await fetch('/one')).text();
        const frame = Object.assign(document.createElement('iframe'), { width: '1280', height: '960' });
        if (kind === 'srcdoc') frame.srcdoc = text;
        else frame.src = URL.createObjectURL(new Blob([text], { type: 'text/html' }));
        document.body.append(frame);
      }, kind);
      const frame = page.frameLocator('iframe');
      const finished = () => frame.locator('html[data-state="done"]').waitFor({ state: 'attached' });
      await finished();
      // A page without an address has its first one: the front page.
      await frame.locator('#whole').click();
      await finished();
      for (const id of ['copy-link', 'copy-embed', 'show-qr', 'pin']) {
        await frame.locator(`#${id}`).click();
        if (id === 'show-qr') await frame.locator('#wall[open] button').click();
      }
      await frame.locator('.pins > li').waitFor();
      await finished();
      await frame.locator('#field-seed').fill('other');
      await frame.locator('#field-seed').press('Enter');
      await frame.locator('html[data-state="done"]:not([data-fingerprint=""])').waitFor({ state: 'attached' });
      assert.equal(await frame.locator('.pins > li').count(), 1, 'pins are kept where the address is not');
      await frame.locator('.pins a').click();
      await finished();
      assert.equal(await frame.locator('#field-seed').inputValue(), '7', 'a pin opens');
      assert.equal(await frame.locator('#languages a').count(), 0, 'no link that leads nowhere');
      assert.ok(await frame.locator('#problems').isHidden(), 'nothing to complain of');
      assert.deepEqual(faults, []);
    } finally {
      await context.close();
      await host.gone();
    }
  });
}
