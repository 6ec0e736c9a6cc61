// Takes the pictures of the real page: node tests/browser/pictures.js FOLDER, with SITE, XTASK and CHROMIUM set.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { launch, PATIENCE, serve, stop } from './browser.js';

const LINK = '?v=1&scenario=one-drug&numTrials=10000&seed=7';

/** @type {Record<string, import('playwright-core').BrowserContextOptions>} */
const PICTURES = {
  'page-wide.png': { viewport: { width: 1320, height: 860 }, colorScheme: 'light' },
  'page-dark.png': { viewport: { width: 1320, height: 860 }, colorScheme: 'dark' },
  'page-phone.png': { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, colorScheme: 'light' },
};

const folder = process.argv[2];
if (!folder) throw new Error('Which folder shall the pictures go to?');
await mkdir(folder, { recursive: true });
const browser = await launch();
const address = new URL(LINK, await serve(true)).href;
for (const [name, options] of Object.entries(PICTURES)) {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  await page.goto(address);
  await page.locator('html[data-state="done"]').waitFor({ state: 'attached', timeout: PATIENCE });
  await page.screenshot({ path: join(folder, name) });
  await context.close();
  console.log(join(folder, name));
}
await stop();
