// What the browser tests look for is in the page's sources: a name that there is not would be found nowhere,
// and a test that hopes to find nothing would pass for ever.
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import assert from 'node:assert/strict';

/**
 * The text of all files with such an end in a folder of the project.
 * @param {string} folder
 * @param {RegExp} end
 */
function textsOf(folder, end) {
  const place = fileURLToPath(new URL(`../../${folder}/`, import.meta.url));
  return readdirSync(place, { recursive: true }).map(String).filter((name) => end.test(name))
    .map((name) => readFileSync(place + name, 'utf8')).join('\n');
}

/** Beginnings of ids that the page makes of the keys of values. */
const MADE = /^(?:field|problem|lens|vary|understood)-/u;

test('every id and class that the browser tests name is one of the page\'s', () => {
  const page = textsOf('www', /\.(?:js|html)$/u) + textsOf('docs', /embed\.md$/u);
  const tests = textsOf('tests/browser', /\.js$/u);
  const selectors = [
    ...tests.matchAll(/(?:locator|querySelector(?:All)?)\((['"`])(.*?)\1/gu),
    // What goes through a helper of the test.
    ...tests.matchAll(/(['"`])(#[a-z][^'"`]*)\1/gu),
  ].map(([, , selector = '']) => selector);
  const names = selectors.flatMap((selector) => [...selector.replaceAll(/\[[^\]]*\]|\$\{[^}]*\}/gu, '').matchAll(/[#.]([a-z][\w-]*)/gu)].map(([, name = '']) => name));
  const missing = new Set(names.filter((name) => !MADE.test(name) && !new RegExp(`["'\`](?:[\\w-]+ )*${name}(?: [\\w-]+)*["'\`]`, 'u').test(page)));
  assert.ok(names.length > 300, `${names.length} names`);
  assert.deepEqual([...missing], []);
});
