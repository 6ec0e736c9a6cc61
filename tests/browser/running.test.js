// Run, stop, go on: what was done stays, and the numbers are those of a single long run.
import assert from 'node:assert/strict';
import { browserTest, counting, done, standing, terminal, until } from './browser.js';
import { ENDLESS, SMALL } from './links.js';

for (const mode of /** @type {const} */ (['threads', 'workers', 'single'])) {
  browserTest(`stop within a second, ${mode}`, async (open) => {
    const { page } = await open(ENDLESS, { mode, shown: false });
    await until(page, { state: 'running' });
    await counting(page);
    await page.locator('#stop').click();
    await until(page, { state: 'stopped' }, 1000);
    const { trials } = await standing(page);
    assert.ok(trials > 0 && trials < 100_000_000, `${trials} trials`);
    assert.equal(await page.locator('#run').isEnabled(), true);
    assert.match(await page.locator('#sentence').innerText(), /±/u, 'what was done is shown');
  });

  browserTest(`more trials continue, ${mode}`, async (open) => {
    const { page } = await open(SMALL, { mode });
    const { trials } = await standing(page);
    assert.equal(trials, 400);
    await page.locator('#more').click();
    await until(page, { state: 'done', trials: 800 });
    const { fingerprint } = await standing(page);
    assert.equal(fingerprint, await terminal(SMALL.replace('numTrials=400', 'numTrials=800')));
    assert.equal(await page.locator('input[name=numTrials]').inputValue(), '800');
    assert.equal(new URL(page.url()).searchParams.get('numTrials'), '800');
  });
}

browserTest('running tells how far it is', async (open) => {
  const { page } = await open('?v=1&scenario=one-drug@3&numTrials=100000000&maxPop=100', { shown: false });
  await page.waitForFunction(() => Number(document.documentElement.dataset.trials) > 500);
  await page.locator('#rate').filter({ hasText: /\d.*second.*left/u }).waitFor();
  await page.waitForFunction(() => {
    const bar = document.querySelector('#progress');
    return bar instanceof HTMLProgressElement && bar.value > 0 && bar.value < bar.max;
  });
  const before = (await standing(page)).trials;
  await page.waitForFunction((before) => Number(document.documentElement.dataset.trials) > before, before);
});

browserTest('run after stop gives the whole experiment', async (open) => {
  const link = '?v=1&scenario=one-drug@3&numTrials=40000&seed=again';
  const { page } = await open(link, { shown: false });
  await counting(page);
  await page.locator('#stop').click();
  await until(page, { state: 'stopped' }, 1000);
  await page.locator('#repeat').click();
  await done(page, await terminal(link));
  assert.equal((await standing(page)).trials, 40_000);
});

browserTest('a new link while it runs takes its place', async (open) => {
  const { page } = await open(ENDLESS, { shown: false });
  await counting(page);
  await page.evaluate((link) => {
    history.pushState(null, '', link);
    dispatchEvent(new PopStateEvent('popstate'));
  }, SMALL);
  await done(page, await terminal(SMALL));
});

for (const mode of /** @type {const} */ (['threads', 'workers', 'single'])) {
  browserTest(`nothing stands on the console, ${mode}`, async (open) => {
    /** @type {string[]} */
    const said = [];
    const { page } = await open(SMALL, {
      mode,
      prepare: async (context) => void context.on('console', (message) => said.push(message.text())),
    });
    await until(page, { state: 'done', mode });
    assert.deepEqual(said, []);
  });
}
