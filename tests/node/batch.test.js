// Batches grow to the time that is wanted of them, carefully, and never beyond what the wasm takes.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { Batch } from '../../www/run/modes/batch.js';

/**
 * Runs batches of trials that take so many ms each.
 * @param {Batch} batch
 * @param {number} each
 * @param {number} batches
 */
function run(batch, each, batches) {
  const sizes = [];
  for (let i = 0; i < batches; i++) {
    sizes.push(batch.size);
    batch.took(batch.size, batch.size * each, 30);
  }
  return sizes;
}

test('it begins with one trial and grows fourfold at most', () => {
  assert.deepEqual(run(new Batch(), 0.1, 7), [1, 4, 16, 64, 256, 300, 300]);
});

test('a trial that takes longer than a batch is one alone', () => {
  assert.deepEqual(run(new Batch(), 500, 3), [1, 1, 1]);
});

test('slower trials shrink it at once', () => {
  const batch = new Batch();
  run(batch, 0.1, 8);
  batch.took(batch.size, 3_000, 30);
  assert.equal(batch.size, 3);
});

test('it fits into 32 bits, however fast trials are', () => {
  // A clock may show no time at all.
  assert.equal(run(new Batch(), 0, 40).at(-1), 1_000_000);
});

test('what comes next may be of another kind', () => {
  const batch = new Batch();
  run(batch, 0.1, 8);
  batch.reset();
  assert.equal(batch.size, 1);
});
