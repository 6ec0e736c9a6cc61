// What the speed panel of a page measures, for the benchmarks.
import { PATIENCE } from './browser.js';

/**
 * Trials a second, on one thread (or Python), on two, and so on.
 * @param {import('./browser.js').Page} page
 */
export async function rates(page) {
  await page.locator('.speed:not([open]) summary').click({ timeout: 1_000 }).catch(() => {});
  await page.locator('#measure').click();
  await page.locator('#measure').filter({ hasText: 'Stop' }).waitFor();
  await page.locator('#measure').filter({ hasNotText: 'Stop' }).waitFor({ timeout: 3 * PATIENCE });
  const rows = await page.locator('#speed-table tbody tr').allInnerTexts();
  return rows.map((row) => Number(row.split('\t')[1]?.replaceAll(',', '')));
}
