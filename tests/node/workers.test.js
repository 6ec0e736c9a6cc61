// Independent workers share trials by number: each has enough to do, what comes back is taken once, and
// nothing of a run that was called off is taken at all.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { lose, Lost, start } from '../../www/run/modes/workers.js';

/** @typedef {import('../../www/run/protocol.js').FromInstance} FromInstance */
/** @typedef {import('../../www/run/protocol.js').ToInstance} ToInstance */

/** Trials that are handed out one after another, and what came back of them. */
function trialsOf(/** @type {number} */ total) {
  let next = 0;
  /** @type {number[]} */
  const taken = [];
  const trials = {
    stage: () => 0,
    isFinished: () => taken.length === total,
    handOut: (/** @type {number} */ size) => {
      const order = Uint8Array.from({ length: Math.min(size, total - next, 255) }, (_, i) => next + i);
      next += order.length;
      return order.length > 0 ? order : undefined;
    },
    take: (/** @type {Uint8Array} */ order) => void taken.push(...order),
    giveBack: () => { next = taken.length; },
  };
  return { trials: /** @type {import('../../www/run/modes/single.js').Trials} */ (/** @type {unknown} */ (trials)), taken };
}

/**
 * An independent worker that says it is open and then answers as it is told to.
 * @param {(message: ToInstance, say: (message: FromInstance) => void) => void} hear
 */
function instance(hear) {
  const { port1, port2 } = new MessageChannel();
  const say = (/** @type {FromInstance} */ message) => port2.postMessage(message);
  port2.onmessage = ({ data }) => hear(data, say);
  say({ kind: 'open' });
  return { port: port1, end: () => port2.close() };
}

/** Carries out every order at once. @type {Parameters<typeof instance>[0]} */
const diligent = (message, say) => {
  if (message.kind === 'order') say({ kind: 'trials', round: message.round, trials: message.order, count: message.order.length, took: 1 });
};

/**
 * @param {Parameters<typeof instance>[0][]} hears
 * @param {(mode: import('../../www/run/modes/single.js').Mode) => Promise<void>} body
 */
async function started(hears, body) {
  const instances = hears.map(instance);
  try {
    await body(await start({ threads: 1, ports: instances.map(({ port }) => port) }));
  } finally {
    for (const { end } of instances) end();
  }
}

test('all trials come back, each once', () => started([diligent, diligent], async (mode) => {
  assert.equal(mode.threads, 2);
  const { trials, taken } = trialsOf(100);
  while (!trials.isFinished()) await mode.run(trials, 30, Infinity);
  assert.deepEqual(taken.toSorted((one, other) => one - other), Array.from({ length: 100 }, (_, i) => i));
}));

test('what was called off is not taken, and is run again', async () => {
  /** @type {(() => void)[]} */
  const late = [];
  /** @type {Parameters<typeof instance>[0]} */
  const slow = (message, say) => {
    if (message.kind === 'cancel') late.splice(0).forEach((answer) => answer());
    else if (message.round === 0) late.push(() => diligent(message, say));
    else diligent(message, say);
  };
  await started([slow, slow], async (mode) => {
    const { trials, taken } = trialsOf(20);
    const waiting = mode.run(trials, 30, Infinity);
    await new Promise((resolve) => setTimeout(resolve, 20));
    mode.cancel(trials);
    await waiting;
    assert.deepEqual(taken, []);
    while (!trials.isFinished()) await mode.run(trials, 30, Infinity);
    assert.deepEqual(taken.toSorted((one, other) => one - other), Array.from({ length: 20 }, (_, i) => i));
  });
});

test('one that fails ends the mode with its sentence', () => started([diligent, (_, say) => say({ kind: 'failed', message: 'It fell over.', fault: false })], async (mode) => {
  const { trials } = trialsOf(1_000);
  await assert.rejects(async () => { while (!trials.isFinished()) await mode.run(trials, 30, Infinity); }, (error) => error instanceof Lost && error.message === 'It fell over.');
}));

test('one that the page has lost ends the mode, also if it says nothing', () => started([diligent, () => {}], async (mode) => {
  const { trials } = trialsOf(1_000);
  setTimeout(() => lose(1, 'its script is gone'), 20);
  await assert.rejects(async () => { while (!trials.isFinished()) await mode.run(trials, 30, Infinity); }, /its script is gone/u);
}));
