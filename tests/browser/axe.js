// What axe finds wrong on a page: everything, not only what it calls serious.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

/** @typedef {{ id: string, help: string, nodes: { html: string, failureSummary: string }[] }} Violation */

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** @param {import('./browser.js').Page | import('playwright-core').Frame} page */
export async function faults(page) {
  await page.evaluate(axe);
  /** @type {Violation[]} */
  const violations = await page.evaluate('axe.run().then((found) => found.violations)');
  return violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}: ${node.html}: ${node.failureSummary}`));
}
