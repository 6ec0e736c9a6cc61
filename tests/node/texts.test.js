// The page's texts: what stands in index.html is what the English texts say.
import { readFileSync } from 'node:fs';
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
