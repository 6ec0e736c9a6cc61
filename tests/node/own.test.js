// If a file that only the worker needs does not come, the page says so: the list of them is that of the
// imports.
import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { MODES_OWN, WORKERS_OWN } from '../../www/run/own.js';

const WWW = fileURLToPath(new URL('../../www/', import.meta.url));

/**
 * A file and all that it imports, and what that imports.
 * @param {string} file
 * @param {Set<string>} [found]
 */
function needed(file, found = new Set()) {
  if (found.has(file) || file.startsWith('pkg/')) return found;
  found.add(file);
  const text = readFileSync(join(WWW, file), 'utf8');
  for (const [, name = ''] of text.matchAll(/^(?:import |export |\} from ).*"(\.[^"]+)";$/gmu)) needed(normalize(join(dirname(file), name)), found);
  return found;
}

const page = new Set(['start.js', 'begin.js', 'main.js'].flatMap((file) => [...needed(file)]));
const beside = (/** @type {string} */ file) => [...needed(file)].filter((name) => !page.has(name));

test('what the worker loads beyond the page\'s files is known', () => {
  assert.deepEqual(beside('run/worker.js').toSorted(), WORKERS_OWN.toSorted());
});

test('an independent worker loads nothing else beyond its own program', () => {
  assert.deepEqual(beside('run/modes/instance.js').filter((name) => !WORKERS_OWN.includes(name)), MODES_OWN);
});
