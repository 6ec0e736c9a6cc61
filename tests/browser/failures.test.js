// Nothing hangs: what does not start or dies is noticed, said, and got around.
import assert from 'node:assert/strict';
import {
  PATIENCE, browserTest, complaint, counting, done, doneAsWritten, overhear, standing, terminal, type, until,
} from './browser.js';
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
  const worker = page.workers().findLast((worker) => worker.url().includes('/worker.js'));
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
    await until(page, { state: 'done', mode: 'workers' }, DEADLINE);
    assert.ok(script.answered() > 0, 'the thread was asked for');
    assert.equal((await standing(page)).fingerprint, await terminal(SMALL));
    assert.match(await page.locator('#mode').innerText(), /\d+ workers/iu);
    assert.match(await complaint(page), /independent workers/u);
    await page.locator('#mode').click();
    assert.match(await page.locator('#mode-why').innerText(), /Threads that share memory did not work here/u);
  });
}

/** The worst that a worker can meet, run in it. */
const ENDS = {
  'it closes without a word': () => setTimeout(() => self.close()),
  'it throws': () => setTimeout(() => { throw new Error('a test breaks this worker'); }),
  'it never answers again': () => setTimeout(() => { for (;;); }),
};

/**
 * Notes the smallest number of trials that is shown in each mode.
 * @param {Page} page
 */
function noteTrials(page) {
  return page.evaluate(() => {
    const { dataset } = document.documentElement;
    /** @type {Record<string, number>} */
    const least = {};
    Object.assign(globalThis, { testLeast: least });
    new MutationObserver(() => {
      const mode = dataset['mode'] ?? '';
      least[mode] = Math.min(least[mode] ?? Infinity, Number(dataset['trials']));
    }).observe(document.documentElement, { attributeFilter: ['data-trials'] });
  });
}

/**
 * @param {Page} page
 * @param {string} mode
 */
const least = (page, mode) => page.evaluate((mode) => /** @type {any} */ (globalThis).testLeast[mode], mode);

/** Runs long enough to be met in the middle, and not longer, since one core has to end it. */
const LONG = '?v=1&scenario=one-drug@3&numTrials=100000&seed=long';

for (const [name, end] of Object.entries(ENDS)) {
  browserTest(`a worker that dies during a run hands on to independent ones: ${name}`, async (open) => {
    const { page } = await open(ENDLESS, { shown: false, expected: [/a test breaks this worker/u] });
    await counting(page);
    await noteTrials(page);
    const { trials } = await standing(page);
    // What was done so far is in the page's hands some time later.
    await page.waitForFunction((trials) => Number(document.documentElement.dataset.trials) > 4 * trials + 4_000, trials);
    await owner(page).evaluate(end);
    assert.match(await complaint(page, DEADLINE), /goes on in independent workers/iu, 'it says what it does now');
    await until(page, { state: 'running', mode: 'workers' });
    await page.waitForFunction(() => 'workers' in /** @type {any} */ (globalThis).testLeast);
    assert.ok((await least(page, 'workers')) >= trials, 'trials that were done stay');
    await page.locator('#stop').click();
    await until(page, { state: 'stopped' }, 2000);
    await type(page, 'numTrials', '300');
    await done(page, await terminal('?v=1&scenario=one-drug@3&numTrials=300'));
  });
}

browserTest('from threads to independent workers to one thread, with the same bits', async (open) => {
  const { page } = await open(LONG, { shown: false, expected: [/a test breaks this worker/u] });
  for (const next of ['workers', 'single']) {
    const { trials } = await standing(page);
    await page.waitForFunction((trials) => Number(document.documentElement.dataset.trials) > trials + 2_000, trials);
    // It may be gone before it has answered.
    await owner(page).evaluate(ENDS['it throws']).catch(() => {});
    await until(page, { state: 'running', mode: next });
  }
  await until(page, { state: 'done', mode: 'single' }, 2 * PATIENCE);
  assert.equal((await standing(page)).fingerprint, await terminal(LONG));
  await page.locator('#mode').click();
  assert.match(await page.locator('#mode-why').innerText(), /Threads that share memory did not work here. Independent workers failed here/u);
});

browserTest('stopped between two modes, what was done is shown, and More goes on from there', async (open) => {
  const { page } = await open(LONG, {
    shown: false,
    prepare: async (context) => {
      await context.route('**/run/modes/instance.js*', (route) => setTimeout(() => void route.continue(), 1_500));
      await overhear(context, (data) => {
        const of = /** @type {any} */ (window);
        of.handed ??= 0;
        if (data?.kind === 'checkpoint') of.handed++;
        return data;
      });
    },
    expected: [/a test breaks this worker/u],
  });
  await counting(page);
  const [{ trials }, handed] = [await standing(page), await page.evaluate(() => /** @type {any} */ (window).handed)];
  // What is handed over after they were shown holds them.
  await page.waitForFunction((handed) => /** @type {any} */ (window).handed > handed, handed);
  await owner(page).evaluate(ENDS['it throws']).catch(() => {});
  await complaint(page);
  await page.locator('#stop').click();
  await until(page, { state: 'stopped', mode: 'workers' });
  const kept = await standing(page);
  assert.ok(Number(kept.trials) >= Number(trials), `${kept.trials} trials of ${trials} and more`);
  assert.notEqual(kept.fingerprint, '');
  await page.locator('#more').click();
  await until(page, { state: 'done', mode: 'workers' }, 2 * PATIENCE);
  assert.equal((await standing(page)).fingerprint, await terminal(LONG));
});

browserTest('stop holds, also of a worker that never answers again', async (open) => {
  const { page } = await open(ENDLESS, { shown: false });
  await counting(page);
  await owner(page).evaluate(ENDS['it never answers again']);
  await page.locator('#stop').click();
  await until(page, { state: 'stopped', mode: 'workers' }, DEADLINE);
  assert.doesNotMatch(await complaint(page), /goes on/u);
});

browserTest('a worker that the browser refuses is got around', async (open) => {
  const { page } = await open(SMALL, {
    shown: false,
    prepare: (context) => context.addInitScript(() => {
      const Real = Worker;
      let refused = false;
      globalThis.Worker = /** @type {typeof Worker} */ (/** @type {unknown} */ (
        /** @param {ConstructorParameters<typeof Worker>} words */
        function (...words) {
          if (refused) return new Real(...words);
          refused = true;
          throw new Error('a test refuses this worker');
        }));
    }),
  });
  await until(page, { state: 'done', mode: 'workers', fingerprint: await terminal(SMALL) });
  assert.match(await complaint(page), /refuses this worker/u);
});

for (const [name, end] of Object.entries(ENDS)) {
  browserTest(`one of the independent workers dies: ${name}`, async (open) => {
    const { page } = await open(LONG, { mode: 'workers', shown: false, expected: [/a test breaks this worker/u] });
    await counting(page);
    const instance = page.workers().find((worker) => worker.url().includes('/instance.js'));
    assert.ok(instance, 'there are independent workers');
    await instance.evaluate(end);
    await until(page, { state: 'done', mode: 'single' }, 2 * PATIENCE);
    assert.equal((await standing(page)).fingerprint, await terminal(LONG));
  });
}

browserTest('a host that takes its time is waited for', async (open) => {
  const { page } = await open(SMALL, {
    shown: false,
    prepare: (context) => context.route('**/run/worker.js*', (route) => setTimeout(() => void route.continue(), 7_000)),
  });
  await until(page, { state: 'done', mode: 'threads' });
  assert.ok(await page.locator('#problems').isHidden(), 'no trouble');
});

browserTest('when the last worker dies, Run starts another', async (open) => {
  const { page } = await open(ENDLESS, { mode: 'single', shown: false, expected: [/a test breaks this worker/u] });
  await counting(page);
  await owner(page).evaluate(() => setTimeout(() => { throw new Error('a test breaks this worker'); }));
  await complaint(page);
  await until(page, { state: 'error' });
  await type(page, 'numTrials', '300');
  if ((await standing(page)).state === 'error') await page.locator('#repeat').click();
  await done(page, await terminal('?v=1&scenario=one-drug@3&numTrials=300'));
});

browserTest('trials begin and stop while threads are still being started', async (open) => {
  const { prepare } = threadScript(() => {});
  const { page } = await open(ENDLESS, { shown: false, prepare });
  await until(page, { state: 'running' });
  await counting(page);
  await page.locator('#stop').click();
  await until(page, { state: 'stopped' }, 1000);
  assert.ok((await standing(page)).trials > 0, 'none has started, and the worker began alone');
});

browserTest('a pin after a run that was called off before it began runs all of it', async (open) => {
  const { page } = await open(SMALL, { mode: 'single', expected: [/a test breaks this worker/u] });
  await owner(page).evaluate(ENDS['it throws']);
  await until(page, { state: 'error' });
  await page.evaluate(() => {
    document.getElementById('repeat')?.click();
    document.getElementById('stop')?.click();
  });
  await until(page, { state: 'stopped' });
  await page.locator('#pin').click();
  await done(page, await terminal(SMALL));
});

for (const file of ['*.wasm', 'pkg/many_trials.js', 'run/worker.js']) {
  for (const mode of file === 'run/worker.js' ? /** @type {const} */ (['threads', 'single']) : [/** @type {const} */ ('threads')]) {
    browserTest(`${file} cannot be loaded, ${mode}, and the page says so`, async (open) => {
      const { page } = await open(SMALL, {
        mode,
        shown: false,
        prepare: (context) => context.route(`**/${file}*`, (route) => route.fulfill({ status: 404, body: 'Not found' })),
        expected: [/Failed to load resource/u, /MIME type/u],
      });
      await until(page, { state: 'error' }, DEADLINE);
      assert.match(await complaint(page), new RegExp(`no file .*${file.replace('*', '').replaceAll('.', '\\.')}.*\\(404\\)`, 'u'));
    });
  }
}

browserTest('a page without JavaScript says what is missing', async (open) => {
  const { page } = await open(SMALL, { shown: false, context: { javaScriptEnabled: false } });
  const sentences = page.locator('body > noscript p');
  await sentences.last().waitFor();
  assert.match((await sentences.allTextContents()).join(' '), /needs JavaScript.*braucht dafür JavaScript/su);
  assert.ok(await page.locator('.unstarted').first().isHidden(), 'nothing else went wrong');
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
  await page.locator('#run').click();
  await page.waitForFunction(() => !location.search.includes('seed=small'));
  await doneAsWritten(page);
  assert.deepEqual(asked().slice(loaded.length), []);
});
