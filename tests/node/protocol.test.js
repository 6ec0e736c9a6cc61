// What page and worker say to each other. Most of it is shown by the checker of types: it fails if what
// stands under `@ts-expect-error` is no error.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { nothingDone, tellInstance, tellWorker, unheard } from '../../www/run/protocol.js';

/** @typedef {import('../../www/run/protocol.js').ToWorker} ToWorker */
/** @typedef {import('../../www/run/protocol.js').FromInstance} FromInstance */

/** Notes what is posted. */
function post() {
  /** @type {unknown[][]} */
  const posted = [];
  const place = { postMessage: (/** @type {unknown[]} */ ...words) => void posted.push(words) };
  return { posted, worker: /** @type {Worker} */ (/** @type {unknown} */ (place)), port: /** @type {MessagePort} */ (/** @type {unknown} */ (place)) };
}

test('a message is posted as it is, with what goes over to the other side', () => {
  const { posted, worker, port } = post();
  const order = new Uint8Array(3);
  tellWorker(worker, { kind: 'stop' });
  tellInstance(port, { kind: 'order', round: 2, order }, [order.buffer]);
  assert.deepEqual(posted, [[{ kind: 'stop' }, []], [{ kind: 'order', round: 2, order }, [order.buffer]]]);
});

test('a wrong field, a missing one and a kind that there is not are errors of types', () => {
  const { posted, worker } = post();
  // @ts-expect-error a field is missing
  tellWorker(worker, { kind: 'preview' });
  // @ts-expect-error a field too many
  tellWorker(worker, { kind: 'stop', run: 3 });
  // @ts-expect-error a field of another type
  tellWorker(worker, { kind: 'pins', pins: 'all' });
  // @ts-expect-error no such kind
  tellWorker(worker, { kind: 'halt' });
  // @ts-expect-error said by the other side
  tellWorker(worker, { kind: 'loaded' });
  assert.equal(posted.length, 5, 'the checker of types alone refuses them');
});

test('a kind that is forgotten is an error of types, and ends in a sentence', () => {
  const hear = (/** @type {FromInstance} */ message) => {
    switch (message.kind) {
      case 'open':
        return 0;
      case 'trials':
        return message.count;
      default:
        // @ts-expect-error `failed` is forgotten
        return unheard(message);
    }
  };
  assert.equal(hear({ kind: 'trials', round: 1, trials: new Uint8Array(), count: 7, took: 1 }), 7);
  assert.throws(() => hear({ kind: 'failed', message: 'no memory', fault: true }), /a message that nobody knows: .*no memory/u);
});

test('a run of which nothing was done has stopped without results', () => {
  assert.deepEqual(nothingDone(4), { kind: 'stopped', run: 4, done: 0, total: 0, seconds: 0, rate: 0, fingerprint: '' });
});
