// Takes the pictures of the real page: node tests/browser/pictures.js FOLDER, with SITE, XTASK and CHROMIUM set.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { launch, PATIENCE, serve, stop } from './browser.js';

/** @typedef {import('./browser.js').Page} Page */

const LINK = '?v=1&scenario=one-drug&numTrials=10000&seed=7';
const PIN = `#pin=${encodeURIComponent(`${LINK}&numStepsBeforeDrug=75`)}&trial=4711`;

/**
 * @type {Record<string, { link: string, options: import('playwright-core').BrowserContextOptions,
 *   act?: (page: Page) => Promise<unknown> }>}
 */
const PICTURES = {
  'page-wide.png': { link: LINK, options: { viewport: { width: 1320, height: 900 }, colorScheme: 'light' } },
  'page-dark.png': { link: LINK, options: { viewport: { width: 1320, height: 900 }, colorScheme: 'dark' } },
  'page-phone.png': {
    link: LINK, options: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, colorScheme: 'light' },
  },
  'page-sweep.png': {
    link: '?v=1&scenario=one-drug&mutProb=0.001..0.009/5&numStepsBeforeDrug=0..300/7&numTrials=1000',
    options: { viewport: { width: 1320, height: 900 }, colorScheme: 'light' },
  },
  'page-pins.png': { link: LINK + PIN, options: { viewport: { width: 1320, height: 900 }, colorScheme: 'light' } },
  'page-front.png': {
    link: '',
    options: { viewport: { width: 1320, height: 1080 }, colorScheme: 'light' },
    async act(page) {
      await page.waitForTimeout(2_000);
    },
  },
};

const folder = process.argv[2];
if (!folder) throw new Error('Which folder shall the pictures go to?');
await mkdir(folder, { recursive: true });
const browser = await launch();
for (const [name, { link, options, act }] of Object.entries(PICTURES)) {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  await page.goto(new URL(link, await serve(true)).href);
  await page.locator('html[data-state="done"]').waitFor({ state: 'attached', timeout: PATIENCE });
  await act?.(page);
  await page.screenshot({ path: join(folder, name) });
  await context.close();
  console.log(join(folder, name));
}
await stop();
