// Takes the pictures of the real page: node tests/browser/pictures.js FOLDER [ONE], with SITE, XTASK and CHROMIUM set.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { launch, PATIENCE, serve, stop } from './browser.js';
import { programLink } from './programs.js';

/** @typedef {import('./browser.js').Page} Page */

const LINK = '?v=1&scenario=one-drug@3&numTrials=10000&seed=7';
const PIN = `#pin=${encodeURIComponent(`${LINK}&numStepsBeforeDrug=75`)}&trial=4711`;

const EPIDEMIC = readFileSync(new URL('../../www/program/examples/epidemic.py', import.meta.url), 'utf8');
const POOL = `import random
from multiprocessing import Pool

def one_trial(money):
    rounds = 0
    while 0 < money < 40:
        money += random.choice([-1, 1])
        rounds += 1
    return rounds

if __name__ == "__main__":
    with Pool(2) as pool:
        rounds = pool.map(one_trial, [20] * 4000, chunksize=250)
    print(sum(rounds) / len(rounds), "rounds on the average")
`;

/** Those whose link waits for a click begin as \`ready\`.
 * @type {Record<string, { link: string, options: import('playwright-core').BrowserContextOptions,
 *   waits?: boolean, act?: (page: Page) => Promise<unknown> }>}
 */
const PICTURES = {
  'page-wide.png': { link: LINK, options: { viewport: { width: 1320, height: 900 }, colorScheme: 'light' } },
  'page-dark.png': { link: LINK, options: { viewport: { width: 1320, height: 900 }, colorScheme: 'dark' } },
  'page-phone.png': {
    link: LINK, options: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, colorScheme: 'light' },
  },
  'page-sweep.png': {
    link: '?v=1&scenario=one-drug@3&mutProb=0.001..0.009/5&numStepsBeforeDrug=0..300/7&numTrials=1000',
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
  'program.png': {
    link: programLink(EPIDEMIC, 'epidemic(people=200, meetings=6, risk=0.05)', 'numTrials=400&seed=7'),
    options: { viewport: { width: 1200, height: 1500 }, colorScheme: 'light' },
    waits: true,
    async act(page) {
      await page.locator('#run').click();
      await page.locator('html[data-state="done"]').waitFor({ state: 'attached', timeout: 3 * PATIENCE });
      await page.evaluate(() => scrollTo(0, 0));
      await page.waitForTimeout(500);
    },
  },
  'program-pool.png': {
    link: programLink(POOL, 'one_trial(20)'),
    options: { viewport: { width: 1200, height: 1250 }, colorScheme: 'light' },
    waits: true,
    async act(page) {
      await page.locator('#run-program').click();
      await page.locator('#whole-program [role=img]').first().waitFor({ timeout: PATIENCE });
      await page.locator('#whole-stop').waitFor({ state: 'hidden', timeout: 2 * PATIENCE });
      await page.locator('#own-program').evaluate((part) => part.scrollIntoView());
      await page.waitForTimeout(500);
    },
  },
};

const only = process.argv[3];
const folder = process.argv[2];
if (!folder) throw new Error('Which folder shall the pictures go to?');
await mkdir(folder, { recursive: true });
const browser = await launch();
for (const [name, { link, options, waits, act }] of Object.entries(PICTURES)) {
  if (only && name !== only) continue;
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  await page.goto(new URL(link, await serve(true)).href);
  await page.locator(`html[data-state="${waits ? 'ready' : 'done'}"]`).waitFor({ state: 'attached', timeout: PATIENCE });
  if (waits) await page.locator('#program-editor[data-grown]').waitFor();
  await act?.(page);
  await page.screenshot({ path: join(folder, name) });
  await context.close();
  console.log(join(folder, name));
}
await stop();
