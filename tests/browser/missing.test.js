// What comes in the place of a file, or does not come: the page names the file, says what came, and
// shows the way to the single file; nothing waits for ever, and nothing that still comes is cut off.
import { readdir } from 'node:fs/promises';
import { after, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { launch, lead, PATIENCE, setting, stop, terminal, until } from './browser.js';
import { plainHost } from './host.js';
import { SMALL } from './links.js';

/** @typedef {import('./browser.js').Page} Page */
/** @typedef {import('./host.js').Fault} Fault */

after(stop);

const WASM = 'pkg/many_trials_bg.wasm';
const FILES = await readdir(setting('DIST'), { recursive: true });
/** What wasm-bindgen-rayon brings, in a folder that is named by its contents. */
const SNIPPET = FILES.find((name) => /workerHelpers[^/]*\.js$/u.test(name)) ?? '';
/** Modules that several programs of the page need are joined into files that are named by their contents. */
const [SHARED = '', OTHER = ''] = FILES.filter((name) => /^shared-.*\.js$/u.test(name));
/** Within what time the page must say what does not come, also on a machine that has much else to do. */
const DEADLINE = 3 * PATIENCE;

/** @type {Fault} */
const blockPage = (response) => void response.writeHead(200, { 'Content-Type': 'text/html' })
  .end('<!doctype html><title>Blocked</title><p>Your school does not allow this.');
/** @type {(status: number) => Fault} */
const status = (status) => (response) => void response.writeHead(status, { 'Content-Type': 'text/html' }).end('<p>No.');
/** @type {Fault} */
const silence = () => {};
/** @type {(type: string) => Fault} */
const as = (type) => (response, body, headers) => void response.writeHead(200, { ...headers, 'Content-Type': type }).end(body);
/** The connection is lost. @type {(type: string) => Fault} */
const broken = (type) => (response, body) => {
  response.writeHead(200, { 'Content-Type': type, 'Content-Length': body.length });
  response.write(body.subarray(0, body.length / 2), () => setTimeout(() => response.destroy(), 200));
};
/** Half of it is said to be the whole. @type {(type: string) => Fault} */
const short = (type) => (response, body) => void response.writeHead(200, { 'Content-Type': type }).end(body.subarray(0, body.length / 2));
const JS = 'text/javascript';

/**
 * Opens the site on a host with faults; the service worker would have all files.
 * @param {Record<string, Fault>} faults
 * @param {(page: Page, address: string, faults: Record<string, Fault>) => Promise<void>} body
 * @param {{ mode?: import('./browser.js').ModeName, link?: string, prepare?: (page: Page) => Promise<unknown>, headers?: Record<string, string> }} [options]
 */
async function opened(faults, body, { mode = 'workers', link = SMALL, prepare, headers } = {}) {
  const host = await plainHost(setting('DIST'), headers, faults);
  const context = await (await launch()).newContext({ serviceWorkers: 'block', locale: 'en' });
  context.setDefaultTimeout(DEADLINE);
  await lead(context, mode);
  try {
    const page = await context.newPage();
    await prepare?.(page);
    // A page that waits for its files has not loaded.
    await page.goto(new URL(link, host.address).href, { waitUntil: 'commit' });
    await body(page, host.address, faults);
  } finally {
    await context.close();
    await host.gone();
  }
}

/**
 * What the page says that it cannot mend.
 * @param {Page} page
 */
async function said(page) {
  await until(page, { state: 'error' }, DEADLINE);
  const place = page.locator('#problems').filter({ hasText: /\S/u, visible: true });
  await place.waitFor();
  assert.doesNotMatch(await page.locator('#mode').innerText(), /Starting/u);
  const words = await place.innerText();
  assert.doesNotMatch(words, /undefined|\[object|NaN|cannot run WebAssembly/u);
  assert.match(words, /manytrials\.html/u, 'the way to the single file');
  return words;
}

describe('the page names the file and what came instead', { concurrency: 2 }, () => {
  for (const [file, name, fault, words] of /** @type {[string, string, Fault, RegExp][]} */ ([
    [WASM, 'a block page', blockPage, /web page instead of the file pkg\/many_trials_bg\.wasm: a filter of your network may block it/u],
    [WASM, '403', status(403), /does not give out the file .*\.wasm \(403\): a filter/u],
    [WASM, '404', status(404), /has no file .*\.wasm \(404\)/u],
    [WASM, '500', status(500), /fault of its own at the file .*\.wasm \(500\)/u],
    [WASM, 'half of it', short('application/wasm'), /\.wasm came cut short, with [\d]+ of [\d]+ bytes/u],
    [WASM, 'a lost connection', broken('application/wasm'), /\.wasm (?:came cut short|broke off|could not be fetched: the connection broke)/u],
    ['main.js', 'a block page', blockPage, /web page instead of the file main\.js/u],
    ['main.js', '404', status(404), /no file main\.js \(404\)/u],
    ['main.js', 'half of it', short(JS), /main\.js came cut short/u],
    ['main.js', 'another type', as('application/octet-stream'), /the file main\.js is “application\/octet-stream”.*text\/javascript/u],
    ['begin.js', '403', status(403), /give out the file begin\.js/u],
    [SHARED, 'a block page', blockPage, new RegExp(`web page instead of the file ${SHARED}`, 'u')],
    [OTHER, '404', status(404), new RegExp(`no file ${OTHER}`, 'u')],
    [SNIPPET, '404', status(404), /no file pkg\/snippets\/.*workerHelpers.*\.js/u],
    ['run/worker.js', 'a block page', blockPage, /web page instead of the file run\/worker\.js/u],
    ['run/worker.js', '404', status(404), /no file run\/worker\.js/u],
    ['run/worker.js', 'half of it', short(JS), /run\/worker\.js came cut short/u],
    ['run/worker.js', 'another type', as('text/plain'), /the file run\/worker\.js is “text\/plain”/u],
  ])) {
    test(`${file}: ${name}`, { timeout: 2 * DEADLINE }, () => opened({ [file]: fault }, async (page) => {
      assert.match(await said(page), words);
    }));
  }

  test('modes/instance.js: one worker does without it', { timeout: 2 * DEADLINE }, () => opened({ 'run/modes/instance.js': blockPage }, async (page) => {
    await until(page, { state: 'done', mode: 'single', fingerprint: await terminal(SMALL) }, DEADLINE);
    await page.locator('#problems').filter({ hasText: /web page instead of the file run\/modes\/instance\.js.*on one thread/u }).waitFor();
  }));

  test('in German', { timeout: 2 * DEADLINE }, () => opened({ [WASM]: blockPage }, async (page) => {
    assert.match(await said(page), /statt der Datei .*\.wasm eine Webseite.*eine Datei, manytrials\.html/su);
  }, { link: `${SMALL}&lang=de` }));

  test('language/de.js: the page goes on in English', { timeout: 2 * DEADLINE }, () => opened({ 'language/de.js': status(404) }, async (page) => {
    await until(page, { state: 'done', fingerprint: await terminal(SMALL) }, DEADLINE);
    assert.equal(await page.locator('html').getAttribute('lang'), 'en');
    assert.equal(await page.locator('#more').innerText(), 'More trials');
    assert.match(await page.locator('#sentence').innerText(), /viruses/u, 'the program speaks no other language than the page');
  }, { link: `${SMALL}&lang=de` }));
});

describe('what never comes is named, and still welcome', { concurrency: 5 }, () => {
  for (const file of [WASM, 'main.js', SHARED, 'site.js']) {
    test(file, { timeout: 2 * DEADLINE }, () => {
      /** @type {(() => void)[]} */
      const late = [];
      const slow = /** @type {Fault} */ ((response, body, headers) => {
        late.push(() => as(file === WASM ? 'application/wasm' : JS)(response, body, headers));
      });
      return opened({ [file]: slow }, async (page, _, faults) => {
        const words = await said(page);
        assert.match(words, new RegExp(`waits for ${file.replaceAll('.', '\\.')}: nothing has come for 20 seconds`, 'u'));
        delete faults[file];
        for (const answer of late) answer();
        await until(page, { state: 'done', fingerprint: await terminal(SMALL) }, DEADLINE);
        assert.ok(await page.locator('#problems').isHidden(), 'nothing to complain of any more');
        assert.match(await page.locator('#mode').innerText(), /workers/u);
      });
    });
  }

  test('run/worker.js', { timeout: 2 * DEADLINE }, () => opened({ 'run/worker.js': silence }, async (page) => {
    await until(page, { state: 'error' }, DEADLINE);
    assert.match(await said(page), /does not answer when it is asked for the file run\/worker\.js/u);
  }));

  test('run/modes/instance.js', { timeout: 2 * DEADLINE }, () => opened({ 'run/modes/instance.js': silence }, async (page) => {
    await until(page, { state: 'done', mode: 'single', fingerprint: await terminal(SMALL) }, DEADLINE);
    await page.locator('#problems').filter({ hasText: /does not answer when it is asked for the file run\/modes\/instance\.js/u }).waitFor();
  }));

  test('style.css: the page goes on without it', { timeout: 2 * DEADLINE }, () => opened({ 'style.css': silence }, async (page) => {
    // Not before its look has come is anything painted, but no longer than that.
    await page.locator('h1').waitFor({ timeout: DEADLINE });
    await until(page, { state: 'done', fingerprint: await terminal(SMALL) }, DEADLINE);
    assert.match(await page.locator('#plain').innerText(), /does not answer .* style\.css.*looks plain/u);
  }));

  test('start.js', { timeout: 2 * DEADLINE }, () => opened({ 'start.js': silence }, async (page) => {
    await page.locator('.unstarted[lang=en]').waitFor();
    assert.match(await page.locator('.unstarted[lang=en]').innerText(), /program of this page has not come.*start\.js/u);
    assert.ok(await page.locator('h1').isHidden());
  }));
});

for (const [name, fault] of /** @type {[string, Fault][]} */ ([['a block page', blockPage], ['404', status(404)]])) {
  test(`start.js: ${name}`, { timeout: 2 * DEADLINE }, () => opened({ 'start.js': fault }, async (page) => {
    for (const language of ['en', 'de']) await page.locator(`.unstarted[lang=${language}]`).waitFor();
    await page.locator('html[data-unstarted=missing][data-state=error]').waitFor({ state: 'attached' });
    // At once, and not when their patience ends.
    assert.equal(await page.locator('.unstarted').first().evaluate((sentence) => getComputedStyle(sentence).animationName), 'none');
    assert.equal(await page.locator('.unstarted a[href="manytrials.html"]').count(), 2);
  }));
  test(`style.css: ${name}`, { timeout: 2 * DEADLINE }, () => opened({ 'style.css': fault }, async (page) => {
    await until(page, { state: 'done', fingerprint: await terminal(SMALL) }, DEADLINE);
    assert.match(await page.locator('#plain').innerText(), /style\.css.*looks plain/u);
  }));
}

for (const type of ['application/octet-stream', 'text/html', 'text/plain']) {
  test(`wasm and style as ${type} work all the same`, { timeout: 2 * DEADLINE }, () => opened({ [WASM]: as(type), 'style.css': as(type) }, async (page) => {
    await until(page, { state: 'done', fingerprint: await terminal(SMALL) }, DEADLINE);
    assert.ok(await page.locator('#problems').isHidden());
    assert.equal(await page.locator('#plain').count(), 0);
    assert.notEqual(await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--accent')), '');
  }));
}

test('a program that comes slowly, but comes, is waited for', { timeout: 2 * DEADLINE }, () => {
  /** @type {Fault} */
  const trickle = (response, body) => {
    response.writeHead(200, { 'Content-Type': 'application/wasm', 'Content-Length': body.length });
    const piece = Math.ceil(body.length / 30);
    let sent = 0;
    const timer = setInterval(() => {
      response.write(body.subarray(sent, (sent += piece)));
      if (sent >= body.length) response.end(() => clearInterval(timer));
    }, 900);
  };
  return opened({ [WASM]: trickle }, async (page) => {
    /** What the page stood in on the way. */
    await page.evaluate(() => {
      new MutationObserver(() => { if (document.documentElement.dataset.state === 'error') document.title = 'gave up'; })
        .observe(document.documentElement, { attributeFilter: ['data-state'] });
    });
    await until(page, { state: 'done' }, DEADLINE);
    assert.notEqual(await page.title(), 'gave up');
  });
});

test('a host that takes 1.5 s an answer is waited for', { timeout: 2 * DEADLINE }, async () => {
  const context = await (await launch()).newContext({ serviceWorkers: 'block' });
  const host = await plainHost(setting('DIST'));
  try {
    await context.route('**', (route) => setTimeout(() => void route.continue(), 1_500));
    const page = await context.newPage();
    await page.goto(new URL(SMALL, host.address).href, { waitUntil: 'commit' });
    await until(page, { state: 'done' }, DEADLINE);
    assert.ok(await page.locator('#problems').isHidden());
  } finally {
    await context.close();
    await host.gone();
  }
});

test('a browser is said to lack what it needs only if it does', { timeout: 2 * DEADLINE }, async () => {
  const words = async (/** @type {Page} */ page) => {
    await until(page, { state: 'error' }, DEADLINE);
    assert.equal(await page.locator('.too-old:visible').count(), 0);
    return page.locator('#problems').innerText();
  };
  // A policy that the host sends.
  await opened({}, async (page) => assert.match(await words(page), /may not run WebAssembly here: a policy/u), {
    headers: { 'Content-Security-Policy': "script-src 'self'" },
  });
  /** @type {Fault} */
  const damaged = (response, body) => void response.writeHead(200, { 'Content-Type': 'application/wasm' }).end(body.fill(255, 2_000, 4_000));
  await opened({ [WASM]: damaged }, async (page) => assert.match(await words(page), /came damaged/u));
});
