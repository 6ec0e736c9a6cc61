// Everybody can use it: axe finds nothing in any state, and what is read aloud makes sense.
import assert from 'node:assert/strict';
import { faults } from './axe.js';
import { browserTest, counting, done, openTool, until } from './browser.js';
import { ENDLESS, SMALL } from './links.js';

/** @typedef {import('./browser.js').Page} Page */

const CURVE = '?v=1&scenario=one-drug@3&numStepsBeforeDrug=150,75,0&numTrials=60';
const MAP = '?v=1&scenario=one-drug@3&numStepsBeforeDrug=0,100&clearProb=0.05,0.1&numTrials=20';

/** @type {Record<string, import('playwright-core').BrowserContextOptions>} */
const LOOKS = {
  'in light': { colorScheme: 'light' },
  'in the dark': { colorScheme: 'dark' },
  'on a phone': { viewport: { width: 390, height: 844 } },
  'on a wall': { viewport: { width: 1920, height: 1080 } },
  'in forced colours': { forcedColors: 'active' },
  'in forced colours, dark': { forcedColors: 'active', colorScheme: 'dark' },
};

for (const [look, context] of Object.entries(LOOKS)) {
  browserTest(`axe finds nothing ${look}`, async (open) => {
    const { page } = await open(SMALL, { context });
    assert.deepEqual(await faults(page), []);
    await page.locator('#open-keys').click();
    assert.deepEqual(await faults(page), [], 'keys');
    await page.keyboard.press('Escape');
    await page.locator('#open-list').click();
    assert.deepEqual(await faults(page), [], 'the list');
    await page.locator('h1 a').click();
    await page.locator('#front').waitFor();
    await done(page);
    assert.deepEqual(await faults(page), [], 'the front page');
    await page.locator('#figures .word').first().click();
    await page.locator('#meaning').waitFor();
    assert.deepEqual(await faults(page), [], 'a word of the field');
  });
}

for (const [what, link] of [['a curve over cases', CURVE], ['a map of cases', MAP]]) {
  browserTest(`axe finds nothing in ${what}`, async (open) => {
    const { page } = await open(link ?? '', { context: { colorScheme: 'dark' } });
    assert.deepEqual(await faults(page), []);
  });
}

browserTest('axe finds nothing in wrong values', async (open) => {
  const { page } = await open('?v=9&scenario=one-drug@3&numViruses=-3&clearProb=often&numTrials=20&maxPop=10,20&colour=blue', {
    context: { colorScheme: 'dark' },
  });
  assert.deepEqual(await faults(page), []);
});

browserTest('axe finds nothing while trials run, nor when they are stopped', async (open) => {
  const { page } = await open(ENDLESS, { shown: false });
  await counting(page);
  assert.deepEqual(await faults(page), []);
  await page.locator('#stop').click();
  await until(page, { state: 'stopped' });
  assert.deepEqual(await faults(page), []);
});

browserTest('axe finds nothing while the page starts', async (open) => {
  const { page } = await open(SMALL, {
    shown: false,
    prepare: (context) => context.route('**/*.wasm', () => {}),
  });
  await until(page, { state: 'loading' });
  assert.deepEqual(await faults(page), []);
});

browserTest('axe finds nothing on a page that cannot go on', async (open) => {
  const { page } = await open(SMALL, {
    shown: false,
    prepare: (context) => context.route('**/*.wasm', (route) => route.fulfill({ status: 404 })),
    expected: [/Failed to load resource/u],
  });
  await until(page, { state: 'error' });
  assert.deepEqual(await faults(page), []);
});

browserTest('axe finds nothing with everything open that can be opened', async (open) => {
  const { page } = await open(SMALL);
  await page.locator('#pin').click();
  await page.locator('.pins > li').waitFor();
  await page.locator('#field-clearProb').fill('0.07');
  await page.locator('#field-clearProb').press('Tab');
  await page.waitForURL(/clearProb=0\.07/u);
  await done(page);
  await page.locator('#samples').check();
  await page.locator('[data-rank="1"]').click();
  await page.locator('#own').fill('[400, 380, 450]');
  await page.locator('#check-own').click();
  await page.locator('.verdict').waitFor();
  for (const summary of await page.locator('summary:visible').all()) await summary.press('Enter');
  await page.locator('#measure').click();
  await page.locator('#speed-table td').first().waitFor();
  await page.locator('#measure').filter({ hasText: 'Measure' }).waitFor();
  assert.deepEqual(await faults(page), []);
  await page.locator('#show-qr').click();
  assert.deepEqual(await faults(page), [], 'the code for the wall');
});

browserTest('axe finds nothing in results that were opened from a file', async (open) => {
  const { page } = await open(SMALL);
  await openTool(page, 'save');
  assert.deepEqual(await faults(page), [], 'a panel of the bar');
  const [file] = await Promise.all([page.waitForEvent('download'), page.locator('[data-save=json]').click()]);
  await page.locator('#open-files').setInputFiles(await file.path());
  await page.locator('#opened').filter({ hasText: /\S/u }).waitFor();
  assert.deepEqual(await faults(page), []);
});

for (const link of [SMALL, MAP]) {
  browserTest(`everything has a name and a place: ${link}`, async (open) => {
    const { page } = await open(link);
    for (const details of await page.locator('details:not(.mode)').all()) await details.evaluate((node) => node.setAttribute('open', ''));
    const controls = page.locator(':is(input, select, textarea, button, progress, a, summary):visible');
    assert.ok((await controls.count()) > 30);
    for (const control of await controls.all()) {
      const tree = await control.ariaSnapshot();
      assert.match(tree.split('\n')[0] ?? '', /"\S|: \S|^- text: \S/u, await control.evaluate((node) => node.outerHTML));
    }
    assert.ok((await page.locator('#figures canvas:visible').count()) >= 2);
    for (const figure of await page.locator('#figures canvas:visible').all()) {
      assert.match((await figure.getAttribute('role')) ?? '', /^(img|application)$/u);
      assert.match((await figure.getAttribute('aria-label')) ?? '', /\S \S.*\. \S/u, 'a title and a description');
    }
    const levels = await page.locator(':is(h1, h2, h3):visible').evaluateAll((all) => all.map(({ tagName }) => Number(tagName[1])));
    assert.equal(levels[0], 1);
    levels.forEach((level, i) => assert.ok(level <= (levels[i - 1] ?? 0) + 1, `heading ${i} of ${levels}`));
    for (const landmark of /** @type {const} */ (['banner', 'main', 'form', 'navigation'])) {
      assert.equal(await page.getByRole(landmark).count(), 1, landmark);
    }
    assert.ok((await page.locator('table:visible th[scope]').count()) > 0, 'the table has heads');
  });
}

browserTest('a run is told at its end', async (open) => {
  const { page } = await open(SMALL);
  assert.equal(await page.locator('#spoken').textContent(), await page.locator('#sentence').textContent());
});
