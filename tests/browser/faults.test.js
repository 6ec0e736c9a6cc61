// Faults of the program itself, brought about as they would come: the wasm is asked for more memory than
// there is, and ends. The page says so in its own words, and the link is kept.
import assert from 'node:assert/strict';
import { browserTest, complaint, done, openTool, standing, terminal, until } from './browser.js';
import { ENDLESS, SMALL } from './links.js';

/** @typedef {import('./browser.js').Page} Page */
/** @typedef {import('./browser.js').Context} Context */

const TRAP = [/RuntimeError: (?:unreachable|memory)/u];

/**
 * The page after a fault of its own instance.
 * @param {Page} page
 */
async function ended(page) {
  await until(page, { state: 'error' });
  const sentence = await complaint(page);
  assert.match(sentence, /ran out of memory, or we made a mistake/u);
  assert.match(sentence, /Reload the page/u);
  assert.doesNotMatch(sentence, /unreachable/iu);
  assert.equal(await page.locator('#kept-link').inputValue(), page.url());
  assert.ok(await page.locator('#run').isDisabled(), 'nothing that is dead can be pressed');
  assert.ok(await page.locator('#kept-link').isEnabled());
  assert.equal(await page.locator('#problems a').getAttribute('href'), new URL(page.url()).pathname);
}

browserTest('a fault of the page between two events', async (open) => {
  const { page } = await open(SMALL, { expected: TRAP });
  await page.evaluate(async () => {
    const { default: init } = await import(new URL('pkg/many_trials.js', location.href).href);
    const program = await init();
    setTimeout(() => program.__wbindgen_malloc(0x7fff_ffff, 1));
  });
  await ended(page);
  await page.locator('#problems button').click();
  await done(page, await terminal(SMALL));
});

browserTest('a fault of the page while it saves a picture, and while it runs', async (open) => {
  const { page } = await open(ENDLESS, { shown: false, expected: TRAP });
  await page.waitForFunction(() => Number(document.documentElement.dataset['trials']) > 0);
  await page.evaluate(async () => {
    const { default: init, Sight } = await import(new URL('pkg/many_trials.js', location.href).href);
    const program = await init();
    Sight.prototype.picture = () => program.__wbindgen_malloc(0x7fff_ffff, 1);
  });
  await openTool(page, 'save');
  await page.locator('[data-save="svg"]').click();
  await ended(page);
  // What its workers still send changes nothing of it.
  await page.waitForTimeout(500);
  await ended(page);
});

browserTest('a fault of the worker: the next way of running goes on', async (open) => {
  const { page } = await open(ENDLESS, { shown: false, expected: TRAP });
  await page.waitForFunction(() => Number(document.documentElement.dataset['trials']) > 0);
  const worker = page.workers().findLast((worker) => worker.url().includes('/worker.js'));
  assert.ok(worker, 'there is a worker');
  await worker.evaluate(async () => {
    const { default: init, Trials } = await import(new URL('../pkg/many_trials.js', self.location.href).href);
    const program = await init();
    Trials.prototype.advance = () => program.__wbindgen_malloc(0x7fff_ffff, 1);
  });
  const sentence = await complaint(page);
  assert.match(sentence, /ran out of memory, or we made a mistake. The run goes on in independent workers/u);
  await until(page, { state: 'running', mode: 'workers' });
});

browserTest('a fault that every way of running meets: said once, and the page lives on', async (open) => {
  /** @param {Context} context */
  const prepare = (context) => context.route('**/pkg/many_trials.js*', async (route) => {
    const response = await route.fetch();
    const text = await response.text();
    const ends = text.replaceAll(/ {4}advance\(most\) \{/gu, '    advance(most) { wasm.__wbindgen_malloc(0x7fff_ffff, 1);');
    await route.fulfill({ response, body: ends });
  });
  const { page, address } = await open(SMALL, { shown: false, prepare, expected: TRAP });
  await until(page, { state: 'error' }, 40_000);
  const sentence = await complaint(page);
  assert.match(sentence, /ran out of memory, or we made a mistake. Press Run again, or reload the page/u);
  assert.doesNotMatch(sentence, /unreachable/iu);
  assert.equal((await standing(page)).state, 'error');
  assert.ok(page.url().startsWith(`${address}?`) && page.url().includes(SMALL.slice(1)), 'the link is kept');
  assert.ok(await page.locator('#run').isEnabled(), 'and the page can be used');
});
