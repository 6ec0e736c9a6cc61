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
  assert.match(await page.locator('#mode').innerText(), /1 thread|one thread/iu);
  await page.locator('#mode').click();
  const why = page.locator('#mode-why');
  await why.waitFor();
  assert.match(await why.innerText(), /isolat|shared memory/iu, 'it says why');
});
