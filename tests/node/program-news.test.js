// What an interpreter says may be its program's words: what is not as it should be is nothing.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readNews } from '../../www/run/modes/program-news.js';

const ROWS = { kind: 'rows', round: 3, case: 0, first: 5, count: 2, shape: '{}', values: new Float64Array(4), took: 7 };

test('what is as it should be is taken', () => {
  assert.deepEqual(readNews(ROWS), ROWS);
  assert.deepEqual(readNews({ kind: 'sign', id: 2 }), { kind: 'sign', id: 2 });
  const mistake = { sentence: 'a', line: 3, trace: 'b', kind: 'c', printed: 'd' };
  assert.deepEqual(readNews({ kind: 'mistake', round: 1, case: 0, trial: -1, mistake }), { kind: 'mistake', round: 1, case: 0, trial: -1, mistake });
});

test('what is not is nothing', () => {
  for (const wrong of [
    null, undefined, 7, 'rows', [], {}, { kind: 'done' }, { kind: 'snapshot', bytes: new Uint8Array(3) },
    { ...ROWS, values: [1, 2, 3, 4] }, { ...ROWS, values: new Uint8Array(4) }, { ...ROWS, count: 3 }, { ...ROWS, count: 0 },
    { ...ROWS, first: -1 }, { ...ROWS, first: 0.5 }, { ...ROWS, first: NaN }, { ...ROWS, case: '0' }, { ...ROWS, round: 2 ** 60 },
    { kind: 'sign' }, { kind: 'prepared', round: 1, notes: 'x' }, { kind: 'mistake', round: 1, case: 0, trial: -2 },
  ]) assert.equal(readNews(wrong), null, JSON.stringify(wrong));
});

test('texts and lists are bounded, and of their kind', () => {
  const news = readNews({ kind: 'mistake', round: 1, case: 0, trial: 0, mistake: { sentence: 'x'.repeat(1e6), line: '<b>', trace: {}, printed: 'y'.repeat(1e6) } });
  assert.ok(news?.kind === 'mistake');
  assert.equal(news.mistake.sentence.length, 2_000);
  assert.deepEqual([news.mistake.line, news.mistake.trace, news.mistake.printed.length], [null, '', 30_000]);
  const notes = readNews({ kind: 'prepared', round: 0, notes: Array.from({ length: 1e5 }, () => null) });
  assert.ok(notes?.kind === 'prepared' && notes.notes.length === 40);
  assert.deepEqual(notes.notes[0], { kind: '', line: null, sentence: '' });
});
