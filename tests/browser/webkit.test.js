// The page in WebKitGTK, the nearest to Safari that a test can drive: the main job, sweeps, quick edits, no network,
// frames. What this machine has no browser for is skipped by name.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { PATIENCE, serve, setting, stop, terminal } from './browser.js';
import { plainHost } from './host.js';
import { SMALL } from './links.js';
import { WebKit, whyNoWebKit } from './webdriver.js';

after(stop);

const skip = whyNoWebKit() || false;
const SWEEP = '?v=1&scenario=one-drug&numStepsBeforeDrug=30,10&numStepsAfterDrug=20&numTrials=100&seed=webkit';
const timeout = 4 * PATIENCE;

describe('WebKitGTK', { skip, timeout: 10 * timeout }, () => {
  /** @type {WebKit} */
  let webkit;
  before(async () => { webkit = await WebKit.start(); });
  after(() => webkit?.close());

  test('the main job: the terminal\'s bits on threads, figures with something in them, a header of one row', { timeout }, async () => {
    await webkit.goto(new URL(SMALL, await serve(true)).href);
    await webkit.until({ state: 'done', mode: 'threads', fingerprint: await terminal(SMALL) });
    const colours = await webkit.run(`
      const canvas = document.querySelector("#figure-series");
      const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
      return new Set(new Uint32Array(data.buffer)).size;`);
    assert.ok(colours > 10, `${colours} colours`);
    const [header, menu, scroll, wide] = await webkit.run(`return [
      document.querySelector("header").offsetHeight, document.querySelector(".menu").offsetHeight,
      document.documentElement.scrollWidth, innerWidth];`);
    assert.ok(header < 80 && menu < 45, `${header} px, ${menu} px`);
    assert.ok(scroll <= wide, `${scroll} px in ${wide}`);
  });

  test('a sweep has the terminal\'s bits, and so have independent workers', { timeout }, async () => {
    await webkit.goto(new URL(SWEEP, await serve(true)).href);
    await webkit.until({ state: 'done', mode: 'threads', fingerprint: await terminal(SWEEP) });
    await webkit.goto(new URL(SWEEP, await serve(false)).href);
    await webkit.until({ state: 'done', mode: 'workers', fingerprint: await terminal(SWEEP) });
  });

  test('101 quick edits: the address ends with the last, and a reload brings it back', { timeout }, async () => {
    await webkit.goto(new URL(SMALL, await serve(true)).href);
    await webkit.until({ state: 'done' });
    await webkit.wait(`
      const done = arguments[0];
      const [seed, number] = ["seed", "numViruses"].map((key) => document.querySelector("#field-" + key));
      const put = (field, text) => {
        field.value = text;
        field.dispatchEvent(new Event("input", { bubbles: true }));
        field.dispatchEvent(new Event("change", { bubbles: true }));
      };
      (async () => {
        // Two values in turn: each edit is a step of its own.
        for (let edit = 0; edit <= 101; edit++) {
          put(edit % 2 ? seed : number, String(100 + edit));
          await new Promise((resolve) => setTimeout(resolve, 30));
        }
        done(true);
      })();`);
    await webkit.untilTrue('return /numViruses=200&/.test(location.search) && location.search.endsWith("seed=201")');
    const link = new URL(await webkit.url()).search;
    await webkit.until({ state: 'done', fingerprint: await terminal(link) });
    await webkit.reload();
    await webkit.until({ state: 'done', fingerprint: await terminal(link) });
    assert.equal(await webkit.run('return document.querySelector("#field-seed").value'), '201');
  });

  test('a plain host: threads after a reload, and everything with the host gone', { timeout }, async () => {
    const host = await plainHost(setting('DIST'));
    try {
      await webkit.goto(new URL(SMALL, host.address).href);
      await webkit.until({ state: 'done', fingerprint: await terminal(SMALL) });
      // On a busy machine it may come later than the page waits for it.
      await webkit.wait('const done = arguments[0]; navigator.serviceWorker.ready.then(() => done(true));');
      await webkit.reload();
      await webkit.until({ state: 'done', mode: 'threads', fingerprint: await terminal(SMALL) });
      await host.gone();
      await webkit.goto(new URL(SWEEP, host.address).href);
      await webkit.until({ state: 'done', mode: 'threads', fingerprint: await terminal(SWEEP) });
    } finally {
      await host.gone();
    }
  });

  test('frames: of another site, in a sandbox without forms, and without an address', { timeout }, async () => {
    const site = await plainHost(setting('DIST'));
    const frame = new URL(`${SMALL}&embed=true`, site.address).href.replaceAll('&', '&amp;');
    const course = await plainHost((path) => `<!doctype html><title>Course</title><iframe width="900" height="700" src="${frame}"
      ${path === '/sandbox.html' ? 'sandbox="allow-scripts allow-same-origin"' : ''}></iframe>`);
    try {
      for (const page of ['page.html', 'sandbox.html']) {
        await webkit.goto(new URL(page, course.elsewhere).href);
        await webkit.frame('iframe');
        await webkit.until({ state: 'done', mode: 'workers', fingerprint: await terminal(SMALL) });
        await webkit.run('document.documentElement.dataset.fingerprint = "before"');
        await webkit.click('#run');
        await webkit.untilTrue('return !["before", ""].includes(document.documentElement.dataset.fingerprint)');
        await webkit.frame(null);
      }
      await webkit.goto(new URL('other.txt', site.address).href);
      await webkit.wait(`
        const done = arguments[0];
        fetch("/manytrials.html").then((file) => file.text()).then((text) => {
          document.documentElement.innerHTML = "<body></body>";
          const frame = document.createElement("iframe");
          Object.assign(frame, { width: "1000", height: "800", srcdoc: text });
          document.body.append(frame);
          done(true);
        });`);
      await webkit.frame('iframe');
      await webkit.until({ state: 'done', mode: 'workers' });
      await webkit.run('document.querySelector("#copy-link").click(); document.querySelector("#pin").click();');
      await webkit.untilTrue('return document.querySelectorAll(".pins > li").length === 1');
      await webkit.until({ state: 'done' });
      await webkit.frame(null);
    } finally {
      await course.gone();
      await site.gone();
    }
  });
});

test('WebKitGTK that claims isolation and has no shared memory to give: independent workers', { skip, timeout }, async () => {
  const webkit = await WebKit.start({ threads: false });
  try {
    await webkit.goto(new URL(SMALL, await serve(true)).href);
    await webkit.until({ state: 'done', mode: 'workers', fingerprint: await terminal(SMALL) });
  } finally {
    await webkit.close();
  }
});
