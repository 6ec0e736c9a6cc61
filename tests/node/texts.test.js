// The page's texts: what stands in index.html is what the English texts say.
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { texts as english } from '../../www/language/en.js';

test('index.html says what the English texts say', () => {
  const html = readFileSync(new URL('../../www/index.html', import.meta.url), 'utf8');
  const places = [
    ...html.matchAll(/data-text="(?<key>\w+)"[^>]*>(?<text>[^<]*)/gu),
    ...html.matchAll(/aria-label="(?<text>[^"]*)" data-label="(?<key>\w+)"/gu),
    ...html.matchAll(/data-content="(?<key>\w+)" content="(?<text>[^"]*)"/gu),
  ].map(({ groups }) => [groups?.['key'], groups?.['text']]);
  assert.deepEqual(Object.fromEntries(places), english.page);
});

test('every text has somebody who says it', () => {
  const folder = fileURLToPath(new URL('../../www/', import.meta.url));
  const scripts = readdirSync(folder, { recursive: true }).map(String).filter((name) => /\.(?:js|html)$/u.test(name) && !/language\/(?:en|de)\.js$/u.test(name));
  const page = scripts.map((name) => readFileSync(folder + name, 'utf8')).join('\n');
  const isSaid = (/** @type {string} */ key) => new RegExp(`texts\\.${key}\\b|"${key}"|\\b${key}\\b[^\\n]*\\} = texts`, 'u').test(page);
  assert.ok(isSaid('repeat') && !isSaid('nobodySaysThis'));
  assert.deepEqual(Object.keys(english).filter((key) => !isSaid(key)), []);
});
