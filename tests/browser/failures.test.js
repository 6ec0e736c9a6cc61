// Nothing hangs: what does not start or dies is noticed, said, and got around.
import assert from 'node:assert/strict';
import { browserTest, complaint, counting, done, query, standing, terminal, type, until } from './browser.js';
import { ENDLESS, SMALL } from './links.js';

/** @typedef {import('./browser.js').Context} Context */
/** @typedef {import('./browser.js').Page} Page */
/** @typedef {import('playwright-core').Route} Route */

/** Within what time the page must notice that nothing moves any more. */
const DEADLINE = 25_000;

/**
 * Answers the request by which a pool's thread asks for its own script.
 * @param {(route: Route) => Promise<unknown> | void} answer
 */
function threadScript(answer) {
  let answered = 0;
  /** @param {Context} context */
  const prepare = (context) =>
    context.route('**/workerHelpers*.js', (route) => {
      if (route.request().resourceType() === 'script') return route.continue();
      answered += 1;
      return answer(route);
    });
  return { prepare, answered: () => answered };
}

/**
 * The worker that owns the pool.
 * @param {Page} page
 */
function owner(page) {
  const worker = page.workers().find((worker) => !worker.url().startsWith('blob:'));
  assert.ok(worker, 'there is a worker');
  return worker;
}

for (const [name, answer] of Object.entries({
  'its script is missing': (/** @type {Route} */ route) => route.fulfill({ status: 404, body: 'Not found' }),
  'its script cannot be fetched': (/** @type {Route} */ route) => route.abort(),
  'its script never comes': () => {},
  'it stays silent': (/** @type {Route} */ route) => route.fulfill({ contentType: 'text/javascript', body: '' }),
})) {
  browserTest(`a pool that does not start: ${name}`, async (open) => {
    const script = threadScript(answer);
    const { page } = await open(SMALL, {
      shown: false,
      prepare: script.prepare,
      expected: [/Failed to load resource/u, /SyntaxError|Unexpected/u],
    });
    await until(page, { state: 'done', mode: 'single' }, DEADLINE);
    assert.ok(script.answered() > 0, 'the thread was asked for');
    assert.equal((await standing(page)).fingerprint, await terminal(SMALL));
    assert.match(await page.locator('#mode').innerText(), /1 thread|one thread/iu);
    assert.match(await complaint(page), /threads?/u);
  });
}

for (const [name, end] of Object.entries({
  'it closes without a word': () => setTimeout(() => self.close()),
  'it throws': () => setTimeout(() => { throw new Error('a test breaks this worker'); }),
  'it never answers again': () => setTimeout(() => { for (;;); }),
})) {
  browserTest(`a worker that dies during a run: ${name}`, async (open) => {
    const { page } = await open(ENDLESS, { shown: false, expected: [/a test breaks this worker/u] });
    await counting(page);
    await owner(page).evaluate(end);
    assert.match(await complaint(page, DEADLINE), /one thread|reload/iu, 'it says what it does now');
    await until(page, { state: 'running', mode: 'single' });
    await counting(page);
    await page.locator('#stop').click();
    await until(page, { state: 'stopped' }, 2000);
    await type(page, 'numTrials', '300');
    await done(page, await terminal('?v=1&scenario=one-drug&numTrials=300'));
  });
}

browserTest('when the last worker dies, Run starts another', async (open) => {
  const { page } = await open(ENDLESS, { isolated: false, shown: false, expected: [/a test breaks this worker/u] });
  await counting(page);
  await owner(page).evaluate(() => setTimeout(() => { throw new Error('a test breaks this worker'); }));
  await complaint(page);
  await until(page, { state: 'error' });
  await type(page, 'numTrials', '300');
  if ((await standing(page)).state === 'error') await page.locator('#run').click();
  await done(page, await terminal('?v=1&scenario=one-drug&numTrials=300'));
});

browserTest('stop works while threads are still being started', async (open) => {
  const { prepare, answered } = threadScript(() => {});
  const { page } = await open(ENDLESS, { shown: false, prepare });
  await until(page, { state: 'running' });
  await page.locator('#stop').click();
  await until(page, { state: 'stopped' }, 1000);
  assert.ok(answered() >= 0);
});

for (const file of ['*.wasm', 'pkg/many_trials.js', 'worker.js']) {
  for (const isolated of file === 'worker.js' ? [true, false] : [true]) {
    browserTest(`${file} cannot be loaded${isolated ? '' : ', without threads'}, and the page says so`, async (open) => {
      const { page } = await open(SMALL, {
        isolated,
        shown: false,
        prepare: (context) => context.route(`**/${file}`, (route) => route.fulfill({ status: 404, body: 'Not found' })),
        expected: [/Failed to load resource/u, /MIME type/u],
      });
      await until(page, { state: 'error' }, DEADLINE);
      await complaint(page);
    });
  }
}

browserTest('a page without JavaScript says what is missing', async (open) => {
  const { page } = await open(SMALL, { shown: false, context: { javaScriptEnabled: false } });
  await page.getByText(/JavaScript/u).first().waitFor();
});

browserTest('after loading, nothing is asked of the network', async (open) => {
  const { page, requests, address } = await open(SMALL);
  // The icon is the browser's own affair, whenever it likes.
  const asked = () => requests.map((request) => request.url()).filter((url) => !url.endsWith('/icon.svg'));
  const loaded = asked();
  for (const url of loaded) assert.ok(url.startsWith(address) || url.startsWith('blob:'), url);
  assert.ok(loaded.some((url) => url.endsWith('.wasm')) && loaded.some((url) => url.includes('workerHelpers')));
  await page.locator('#more').click();
  await until(page, { state: 'done', trials: 800 });
  await page.locator('#new-seed').click();
  await page.waitForFunction(() => !location.search.includes('seed=small'));
  await done(page, await terminal(query(page)));
  assert.deepEqual(asked().slice(loaded.length), []);
});
