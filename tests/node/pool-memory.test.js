// The memory that the processes of a pool share: tasks and answers arrive whole and once, whatever their length.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Worker } from 'node:worker_threads';
import { PoolMemory, LOST, WORKING } from '../../www/program/pool-memory.js';
import { PrintedMemory } from '../../www/program/printed-memory.js';

const newBell = () => new Int32Array(new SharedArrayBuffer(4));
const bytes = (/** @type {number} */ length, /** @type {number} */ seed) => Uint8Array.from({ length }, (_, i) => (i * 7 + seed) & 255);

test('tasks are taken in their order, and answers come back with their numbers', () => {
  const pool = new PoolMemory(2, newBell());
  // Often enough that the queues begin anew several times.
  for (let round = 0; round < 60; round += 1) {
    for (const task of [0, 1]) pool.hand(2 * round + task, 10 * round, 3, bytes(30_000 + round, task));
    for (const process of [1, 0]) pool.give(process, /** @type {Uint8Array} */ (pool.take(process)).subarray(0, 20_000));
    const answers = [pool.answer(), pool.answer()];
    assert.deepEqual(answers, [{ process: 0, task: 2 * round + 1, bytes: bytes(20_000, 1) }, { process: 1, task: 2 * round, bytes: bytes(20_000, 0) }]);
    assert.equal(pool.answer(), null);
  }
  assert.equal(pool.taken(0), 60);
  const traced = pool.traced(1, 58);
  assert.deepEqual(traced.map(({ item, items }) => [item, items]), [[580, 3], [590, 3]]);
  assert.ok(traced.every(({ begun, ended }) => ended >= begun));
});

test('an empty task and an empty answer are there', () => {
  const pool = new PoolMemory(1, newBell());
  pool.hand(5, 0, 1, new Uint8Array());
  pool.give(0, /** @type {Uint8Array} */ (pool.take(0)));
  assert.deepEqual(pool.answer(), { process: 0, task: 5, bytes: new Uint8Array() });
});

test('a pool that is closed has no more tasks', () => {
  const pool = new PoolMemory(1, newBell());
  pool.hand(1, 0, 1, bytes(3, 0));
  pool.close();
  assert.deepEqual(pool.take(0), bytes(3, 0));
  assert.equal(pool.take(0), null);
});

test('a process that is lost is told once, with its task, and another takes its place', () => {
  const pool = new PoolMemory(2, newBell());
  pool.hand(8, 0, 1, bytes(3, 0));
  pool.hand(9, 0, 1, bytes(3, 1));
  pool.take(1);
  pool.is(1, LOST);
  assert.deepEqual(pool.answer(), { process: 1, task: 8, bytes: null });
  assert.equal(pool.answer(), null);
  pool.is(1, WORKING);
  pool.give(1, /** @type {Uint8Array} */ (pool.take(1)));
  assert.deepEqual(pool.answer(), { process: 1, task: 9, bytes: bytes(3, 1) });
});

test('a process that was lost while it took a task keeps the others from nothing', () => {
  const pool = new PoolMemory(2, newBell());
  pool.words[0] = 1;
  pool.is(0, LOST);
  assert.deepEqual(pool.answer(), { process: 0, task: -1, bytes: null });
  pool.hand(3, 0, 1, bytes(2, 0));
  assert.deepEqual(pool.take(1), bytes(2, 0));
});

test('an answer that says a length which cannot be is that of a lost process', () => {
  for (const length of [-1, -(2 ** 31), 2 ** 31 - 1]) {
    const pool = new PoolMemory(1, newBell());
    const head = new Uint8Array(8);
    new DataView(head.buffer).setInt32(0, length, true);
    pool.answers[0]?.write(head);
    assert.deepEqual(pool.answer(), { process: 0, task: -1, bytes: null });
  }
});

test('what is longer than a queue goes through in pieces', async () => {
  const bell = newBell();
  const pool = new PoolMemory(1, bell);
  const worker = new Worker(`
    const { workerData: { file, bell, buffer } } = require('node:worker_threads');
    import(file).then(({ PoolMemory }) => {
      const pool = new PoolMemory(1, bell, buffer);
      for (let task = pool.take(0); task; task = pool.take(0)) pool.give(0, task.map((value) => value ^ 255));
    });`, { eval: true, workerData: { file: new URL('../../www/program/pool-memory.js', import.meta.url).href, bell, buffer: pool.buffer } });
  const tasks = [3_000_000, 10, 1_500_000].map((length, i) => bytes(length, i));
  tasks.forEach((task, i) => pool.hand(i, i, 1, task));
  for (const [i, task] of tasks.entries()) {
    let answer = pool.answer();
    for (const end = Date.now() + 20_000; !answer && Date.now() < end; answer = pool.answer()) Atomics.wait(bell, 0, Atomics.load(bell, 0), 20);
    assert.equal(answer?.task, i);
    assert.ok(answer?.bytes && Buffer.from(answer.bytes).equals(Buffer.from(task.map((value) => value ^ 255))), `task ${i} came back otherwise`);
  }
  pool.close();
  await worker.terminate();
});

test('what is printed stands one behind the other, and no more of it than there is room for', () => {
  const page = new PrintedMemory();
  const [one, other] = [new PrintedMemory(page.buffer), new PrintedMemory(page.buffer)];
  one.add(bytes(3, 0));
  other.add(bytes(2, 9));
  assert.deepEqual(page.more(), new Uint8Array([...bytes(3, 0), ...bytes(2, 9)]));
  assert.deepEqual(page.more(), new Uint8Array());
  for (let i = 0; i < 30; i += 1) one.add(bytes(100_000, i));
  assert.equal(page.more().length, 1_000_000);
  // Who was ended in the midst of printing keeps the others from nothing.
  page.words[1] = 1;
  other.add(bytes(4, 2));
  assert.deepEqual(page.more(), bytes(4, 2));
});
