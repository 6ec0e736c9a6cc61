// What is asked of the worker is answered once, refused with a sentence, or lost with the worker.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { Requests } from '../../www/run/requests.js';

/** @param {Requests} requests */
function ask(requests) {
  let number = 0;
  const answer = requests.ask('file', (id) => { number = id; });
  return { id: number, answer };
}

test('each answer goes to who asked for it', async () => {
  const requests = new Requests();
  const [one, other] = [ask(requests), ask(requests)];
  assert.equal(requests.size, 2);
  const blob = new Blob(['2']);
  requests.hear({ kind: 'file', id: other.id, name: 'other.json', blob });
  requests.hear({ kind: 'refused', id: one.id, message: 'There is no room for it.' });
  assert.deepEqual(await other.answer, { kind: 'file', id: other.id, name: 'other.json', blob });
  await assert.rejects(one.answer, /no room/u);
  assert.equal(requests.size, 0);
});

test('an answer that nobody waits for any more changes nothing', async () => {
  const requests = new Requests();
  const { id, answer } = ask(requests);
  requests.lose('The worker is gone.');
  await assert.rejects(answer, /worker is gone/u);
  requests.hear({ kind: 'checked', id, blob: new Blob() });
  assert.equal(requests.size, 0);
  assert.notEqual(ask(requests).id, id, 'no number is used again');
});
