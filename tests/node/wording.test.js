// How numbers and times are written in each language.
import { beforeEach, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { count, duration, inField, sentence, writeAs, written } from '../../www/language/wording.js';

describe('English', () => {
  beforeEach(() => writeAs('en'));

  test('numbers have commas between thousands and a point before decimals', () => {
    assert.deepEqual([0, 999, 1_000, 1_234_567].map(count), ['0', '999', '1,000', '1,234,567']);
    assert.deepEqual([2.35, 1_234.5, -1_000, 0.12345].map(count), ['2.35', '1,234.5', '-1,000', '0.123']);
    assert.deepEqual([0.0701, 1_000, -2.5].map(written), ['0.0701', '1000', '-2.5']);
  });

  test('times have as many digits as one can feel', () => {
    const times = [0.001, 0.25, 2.34, 12.6, 95, 5_500, 86_400, 172_800];
    assert.deepEqual(times.map(duration), ['< 0.01 s', '0.25 s', '2.3 s', '13 s', '2 min', '2 h', '24 h', '2 days']);
  });

  test('fields have the notation of links, with spaces in lists', () => {
    assert.deepEqual(['0.05', '1000', '300,150,0', '0.1,0.2'].map(inField), ['0.05', '1000', '300, 150, 0', '0.1, 0.2']);
  });
});

describe('German', () => {
  beforeEach(() => writeAs('de'));

  test('numbers have points between thousands and a comma before decimals', () => {
    assert.deepEqual([999, 1_234_567].map(count), ['999', '1.234.567']);
    assert.deepEqual([0.0701, 1_000].map(written), ['0,0701', '1000']);
    assert.deepEqual([0.001, 2.34, 172_800].map(duration), ['< 0,01 s', '2,3 s', '2 Tage']);
  });

  test('fields have commas before decimals, and semicolons in lists', () => {
    assert.deepEqual(['0.05', '1000', '300,150,0', '0.1,0.2'].map(inField), ['0,05', '1000', '300; 150; 0', '0,1; 0,2']);
  });
});

test('a sentence ends once', () => {
  assert.deepEqual(['It is', 'It is.', 'Is it?'].map(sentence), ['It is.', 'It is.', 'Is it?']);
});
