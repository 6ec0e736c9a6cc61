// What axe finds on a page: the serious faults, in words.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

/** @typedef {import('./browser.js').Page} Page */
/** @typedef {{ id: string, impact: string, help: string, nodes: { html: string, failureSummary: string }[] }} Violation */

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** @param {Page} page */
export async function faults(page) {
  await page.evaluate(axe);
  /** @type {Violation[]} */
  const violations = await page.evaluate('axe.run().then((found) => found.violations)');
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}: ${node.html}: ${node.failureSummary}`));
}
