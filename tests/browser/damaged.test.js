// Links as programs on their way leave them, and as texts around them do: opened as they were meant, or asked about.
import assert from 'node:assert/strict';
import { browserTest, control, done, inLink, query, terminal } from './browser.js';
import { SMALL } from './links.js';

for (const [name, link] of Object.entries({
  '&amp; in place of &': SMALL.replaceAll('&', '&amp;'),
  '# in place of ?': `#${SMALL.slice(1)}`,
  '# in front of ?': `#${SMALL}`,
})) {
  browserTest(`${name}: the experiment opens without a word`, async (open) => {
    const { page } = await open(link);
    await done(page, await terminal(SMALL));
    assert.ok(await page.locator('#problems').isHidden());
    assert.equal(await control(page, 'seed').inputValue(), 'small');
    await page.reload();
    await done(page, await terminal(SMALL));
  });
}

browserTest('a seed that took up the end of the text around it is said, and offered without', async (open) => {
  const { page } = await open(`${SMALL}).`);
  await page.locator('#problems').filter({ hasText: 'The seed of this link ends with ).' }).waitFor();
  assert.equal(await control(page, 'seed').inputValue(), 'small).', 'it is what was asked for');
  await page.locator('#way').click();
  await done(page, await terminal(SMALL));
  assert.equal(inLink(page, 'seed'), 'small');
  assert.ok(await page.locator('#problems').isHidden());
});

browserTest('a seed that is typed with a mark at its end is what it is, and its link ends in none', async (open) => {
  const { page } = await open(SMALL);
  await control(page, 'seed').fill('really?.');
  await control(page, 'seed').press('Enter');
  await page.waitForFunction(() => location.search.endsWith('seed=really%3F%2E'));
  assert.ok(await page.locator('#problems').isHidden());
  const link = query(page);
  await page.reload();
  await done(page, await terminal(link));
  assert.ok(await page.locator('#problems').isHidden(), 'nor is it asked about again');
});
