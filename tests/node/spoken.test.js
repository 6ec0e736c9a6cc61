// A long run is told by its beginning and its quarters, a short one by its end alone.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { Spoken } from '../../www/visitor/spoken.js';

/**
 * What is heard of a run of 1,000 trials.
 * @param {number} seconds that it takes
 */
function heard(seconds) {
  /** @type {string[]} */
  const said = [];
  const place = { set textContent(/** @type {string} */ words) { said.push(words); } };
  const spoken = new Spoken(/** @type {HTMLElement} */ (/** @type {unknown} */ (place)));
  spoken.begin();
  for (let done = 0; done <= 1_000; done++) spoken.progress(done, 1_000, (seconds * done) / 1_000);
  spoken.say('The end.');
  return said;
}

test('a long run', () => {
  assert.deepEqual(heard(10), [
    'Running: 200 of 1,000 trials.', '25 % of the trials are done.', '50 % of the trials are done.', '75 % of the trials are done.', 'The end.',
  ]);
});

test('a short run', () => {
  assert.deepEqual(heard(1.9), ['The end.']);
});

test('the next run begins anew', () => {
  /** @type {string[]} */
  const said = [];
  const place = { set textContent(/** @type {string} */ words) { said.push(words); } };
  const spoken = new Spoken(/** @type {HTMLElement} */ (/** @type {unknown} */ (place)));
  for (let run = 0; run < 2; run++) {
    spoken.begin();
    spoken.progress(900, 1_000, 5);
  }
  assert.deepEqual(said, ['Running: 900 of 1,000 trials.', 'Running: 900 of 1,000 trials.']);
});
