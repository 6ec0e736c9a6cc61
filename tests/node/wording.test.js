// How numbers and times are written, and read where somebody types them, in each language.
import { beforeEach, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { marks as german } from '../../www/language/de.js';
import { marks as english } from '../../www/language/en.js';
import { count, duration, noted, sentence, typed, writeAs, written } from '../../www/language/wording.js';

/** @typedef {[text: string, kind: 'whole' | 'real', list: boolean, noted: string]} Noted */

/** @param {Noted[]} words */
const areNoted = (words) => assert.deepEqual(words.map(([text, kind, list]) => noted(text, kind, list)), words.map(([, , , link]) => link));

describe('English', () => {
  beforeEach(() => writeAs('en', english));

  test('numbers have commas between thousands and a point before decimals', () => {
    assert.deepEqual([0, 999, 1_000, 1_234_567].map(count), ['0', '999', '1,000', '1,234,567']);
    assert.deepEqual([0.0701, 1_000, -2.5].map(written), ['0.0701', '1000', '-2.5']);
  });

  test('times have as many digits as one can feel', () => {
    const times = [0.001, 0.25, 2.34, 12.6, 95, 5_500, 86_400, 172_800];
    assert.deepEqual(times.map(duration), ['< 0.01 s', '0.25 s', '2.3 s', '13 s', '2 min', '2 h', '24 h', '2 days']);
  });

  test('what is typed is read, with groups of thousands, and what is no number is none', () => {
    assert.deepEqual(
      ['0.5', '1,234', '1,234.5', ' 12 ', '−3', '.5', '5.', '', 'three', '1.2.3', '1e3', '-'].map(typed),
      [0.5, 1_234, 1_234.5, 12, -3, 0.5, 5, null, null, null, null, null],
    );
  });

  test('a field keeps the notation of links, but for thousands that are no list', () => areNoted([
    ['10,000', 'whole', false, '10000'], ['10,000', 'whole', true, '10000'], ['1,500', 'whole', true, '1,500'],
    ['1,234,567', 'whole', false, '1234567'], ['0.1,0.2', 'real', true, '0.1,0.2'], ['0,1', 'real', true, '0,1'],
  ]));
});

describe('German', () => {
  beforeEach(() => writeAs('de', german));

  test('numbers have points between thousands and a comma before decimals', () => {
    assert.deepEqual([999, 1_234_567].map(count), ['999', '1.234.567']);
    assert.deepEqual([0.0701, 1_000].map(written), ['0,0701', '1000']);
    assert.deepEqual([0.001, 2.34, 172_800].map(duration), ['< 0,01 s', '2,3 s', '2 Tage']);
  });

  test('what is typed is read with a comma, or with the point of programs', () => {
    assert.deepEqual(
      ['0,5', '1.234', '1.234,5', '0.0701', '−3', '1 000', 'drei', '1,2,3', ''].map(typed),
      [0.5, 1_234, 1_234.5, 0.0701, -3, 1_000, null, null, null],
    );
  });

  test('decimals with a comma are one number, and semicolons make a list', () => areNoted([
    ['0,1', 'real', true, '0.1'], ['0,1; 0,25', 'real', true, '0.1,0.25'], ['0,1..0,5/5', 'real', true, '0.1..0.5/5'],
    ['0.1,0.2', 'real', true, '0.1,0.2'], ['0,1,0,2', 'real', true, '0,1,0,2'], ['10.000', 'whole', true, '10000'],
    ['300,150', 'whole', true, '300,150'], ['300;150', 'whole', true, '300,150'], ['−0,5', 'real', false, '−0.5'],
  ]));
});

test('a sentence ends once', () => {
  assert.deepEqual(['It is', 'It is.', 'Is it?'].map(sentence), ['It is.', 'It is.', 'Is it?']);
});
