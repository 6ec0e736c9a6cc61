// How far the wasm's memory may grow: what it is for decides, and a browser that refuses is asked for less.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { memoryFor } from '../../www/run/memory.js';

const { Memory } = WebAssembly;

/**
 * A browser that has so many pages to give, and what it was asked for.
 * @param {number} room
 */
function withRoom(room) {
  /** @type {number[]} */
  const asked = [];
  WebAssembly.Memory = /** @type {any} */ (class extends Memory {
    /** @param {WebAssembly.MemoryDescriptor} words */
    constructor(words) {
      asked.push(words.maximum ?? 0);
      if ((words.maximum ?? 0) > room) throw new RangeError('no room');
      super(words);
    }
  });
  return asked;
}

test('only threads get what the module is built for, and instances, of which there are many, little', () => {
  const asked = withRoom(Infinity);
  for (const use of /** @type {const} */ (['threads', 'page', 'workers', 'single', 'instance'])) memoryFor(use);
  const [threads = 0, page = 0, workers = 0, single = 0, instance = 0] = asked;
  const built = /const MAX_MEMORY: u32 = 1 << (\d+);/u.exec(readFileSync(new URL('../../xtask/src/wasm.rs', import.meta.url), 'utf8'))?.[1];
  assert.equal(threads * 65_536, 2 ** Number(built));
  for (const less of [page, workers, single]) assert.ok(less <= threads / 2);
  assert.ok(instance <= threads / 8);
  WebAssembly.Memory = Memory;
});

test('where there is no room for it, half is asked for, and half of that', () => {
  const asked = withRoom(1024);
  assert.equal(memoryFor('page').buffer.byteLength, 64 * 65_536);
  assert.deepEqual(asked, [8192, 4096, 2048, 1024]);
  WebAssembly.Memory = Memory;
});

test('where there is hardly any, that is an error, and so is a fault of another kind', () => {
  withRoom(100);
  assert.throws(() => memoryFor('threads'), RangeError);
  WebAssembly.Memory = /** @type {any} */ (function () { throw new TypeError('not here'); });
  assert.throws(() => memoryFor('threads'), TypeError);
  WebAssembly.Memory = Memory;
});
