// Everybody can use it: axe finds nothing serious, and the keyboard alone is enough.
import assert from 'node:assert/strict';
import { faults } from './axe.js';
import { browserTest, control, counting, done, query, standing, terminal, until } from './browser.js';
import { ENDLESS, SMALL } from './links.js';

/** @typedef {import('./browser.js').Page} Page */

/** @type {Record<string, import('playwright-core').BrowserContextOptions>} */
const LOOKS = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  'on a phone': { viewport: { width: 390, height: 844 } },
};

for (const [look, context] of Object.entries(LOOKS)) {
  browserTest(`axe finds nothing serious, ${look}`, async (open) => {
    const { page } = await open(SMALL, { context });
    assert.deepEqual(await faults(page), []);
  });
}

browserTest('axe finds nothing serious in wrong values and in a sweep', async (open) => {
  const { page } = await open('?v=9&scenario=one-drug&numViruses=-3&clearProb=often&numTrials=20&maxPop=10,20&colour=blue', {
    context: { colorScheme: 'dark' },
  });
  assert.deepEqual(await faults(page), []);
});

browserTest('axe finds nothing serious in a run that was stopped', async (open) => {
  const { page } = await open(ENDLESS, { shown: false });
  await counting(page);
  assert.deepEqual(await faults(page), []);
  await page.locator('#stop').click();
  await until(page, { state: 'stopped' });
  assert.deepEqual(await faults(page), []);
});

browserTest('the keyboard alone runs an experiment', async (open) => {
  const { page } = await open(SMALL);
  await tabTo(page, '[name=numTrials]');
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('450');
  await tabTo(page, '#run');
  const outline = await page.locator('#run').evaluate((run) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(run);
    return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
  });
  assert.ok(outline, 'the focus is seen');
  await page.keyboard.press('Enter');
  await done(page, await terminal(SMALL.replace('numTrials=400', 'numTrials=450')));
  assert.equal((await standing(page)).trials, 450);
});

browserTest('Enter in a field runs what it says', async (open) => {
  const { page } = await open(SMALL);
  await control(page, 'numTrials').fill('350');
  await control(page, 'numTrials').press('Enter');
  await page.waitForURL(/numTrials=350&/u);
  await done(page, await terminal(query(page)));
});

browserTest('every control has a name, and each figure a description', async (open) => {
  const { page } = await open(SMALL);
  const controls = page.locator('#experiment input, #experiment select, button, progress');
  for (const element of await controls.all()) {
    if (!(await element.isVisible())) continue;
    const html = await element.evaluate((node) => node.outerHTML);
    assert.match(await element.ariaSnapshot(), /"\S|combobox|textbox ".|: \S/u, html);
  }
  for (const figure of ['#figure-series', '#figure-outcome']) {
    const canvas = page.locator(figure);
    assert.equal(await canvas.getAttribute('role'), 'img');
    const label = (await canvas.getAttribute('aria-label')) ?? (await canvas.getAttribute('aria-labelledby'));
    assert.ok(label, `${figure} has a label`);
  }
  assert.ok((await page.locator('#numbers th[scope]').count()) > 0, 'the table has heads');
});

/**
 * Presses Tab until an element has the focus.
 * @param {Page} page
 * @param {string} selector
 */
async function tabTo(page, selector) {
  for (let presses = 0; presses < 100; presses++) {
    await page.keyboard.press('Tab');
    if (await page.locator(selector).evaluate((element) => element === document.activeElement)) return;
  }
  assert.fail(`${selector} is not reached by Tab`);
}
