// Without shared memory one thread works, says why, and gives the same bits.
import assert from 'node:assert/strict';
import { browserTest, standing, terminal } from './browser.js';
import { LINKS } from './links.js';

for (const [name, link] of Object.entries(LINKS)) {
  browserTest(`single: ${name}`, async (open) => {
    const { page } = await open(link, { isolated: false });
    assert.equal(await page.evaluate(() => crossOriginIsolated), false);
    const { mode, threads, fingerprint } = await standing(page);
    assert.deepEqual({ mode, threads }, { mode: 'single', threads: 1 });
    assert.equal(fingerprint, await terminal(link));
  });
}

browserTest('single: the badge says so, and why', async (open) => {
  const { page } = await open('?v=1&scenario=one-drug&numTrials=100', { isolated: false });
  const badge = page.locator('#mode');
  const words = `${await badge.innerText()} ${(await badge.getAttribute('title')) ?? ''}`;
  assert.match(words, /one thread|single/iu);
  assert.match(words, /isolat|shared memory|server|header/iu, 'it says why');
});
