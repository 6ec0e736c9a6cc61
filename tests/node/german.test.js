// What Python says of programs, in German: what stands here is what www/python says.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { inGerman } from '../../www/program/german.js';

const folder = new URL('../../www/python/', import.meta.url);
/** All of it, with texts in one piece that stand on several lines. */
const python = readdirSync(folder).filter((name) => name.endsWith('.py'))
  .map((name) => readFileSync(new URL(name, folder), 'utf8')).join('\n')
  .replaceAll(/(["'])\n\s*f?["']/gu, '').replaceAll('\\"', '"');

/** @param {string} english @param {string} german */
function check(english, german) {
  test(english, () => assert.equal(inGerman(english), german));
}

check('Line 3: the name `popluation` is not defined (NameError): is `population` meant?', 'Zeile 3: den Namen `popluation` gibt es nicht (NameError): Ist `population` gemeint?');
check('Lines 5 to 6: not run in a trial, which takes the definitions and makes the call.', 'Zeilen 5 bis 6: läuft in einem Durchlauf nicht: Er nimmt die Definitionen und macht den Aufruf.');
check('Lines 5, 7 to 9 and 12: not run in a trial, which takes the definitions and makes the call.', 'Zeilen 5, 7 bis 9 und 12: läuft in einem Durchlauf nicht: Er nimmt die Definitionen und macht den Aufruf.');
check('Not run in a trial, which takes the definitions and makes the call.', 'Läuft in einem Durchlauf nicht: Er nimmt die Definitionen und macht den Aufruf.');
check('In a process of the pool: Line 7: a division by zero (ZeroDivisionError: division by zero).', 'In einem Prozess des Pools: Zeile 7: eine Division durch null (ZeroDivisionError: division by zero).');
check('Line 2: the dict has no key \'a\' (KeyError): dict.get(\'a\', 0) gives 0 where there is none.', 'Zeile 2: das Dict hat keinen Schlüssel \'a\' (KeyError): dict.get(\'a\', 0) gibt 0, wo keiner ist.');
check('Line 2: something that nobody knows.', 'Zeile 2: something that nobody knows.');
check('Line 4: `walk` takes 1 argument, but 2 came (TypeError).', 'Zeile 4: `walk` nimmt 1 Argument, aber 2 kamen (TypeError).');
check('Line 4: `walk` needs \'steps\' as well, an argument that was not given (TypeError).', 'Zeile 4: `walk` braucht auch \'steps\', ein Argument, das nicht gegeben wurde (TypeError).');
check('Line 4: Person has no `.il` (AttributeError): is `.ill` meant?', 'Zeile 4: Person hat kein `.il` (AttributeError): Ist `.ill` gemeint?');
check('Line 4: a text begins in line 2 and does not end: its closing quotation mark is missing.', 'Zeile 4: in Zeile 2 beginnt ein Text und endet nicht: Sein schließendes Anführungszeichen fehlt.');
check('Line 4: the lines below `def f(x):` (line 3) must be indented, by four spaces; `pass` stands for nothing to do.', 'Zeile 4: die Zeilen unter `def f(x):` (Zeile 3) müssen eingerückt sein, um vier Leerzeichen; `pass` steht dafür, dass nichts zu tun ist.');
check('Line 6: no answer within 1 s (multiprocessing.TimeoutError). Give it more time, or catch it: `except TimeoutError:`, with `from multiprocessing import TimeoutError` at the top.', 'Zeile 6: keine Antwort in 1 s (multiprocessing.TimeoutError). Mehr Zeit geben, oder es auffangen: `except TimeoutError:`, mit `from multiprocessing import TimeoutError` oben.');
check('', '');

test('every note of a program has its German', () => {
  const [, notes = ''] = /\nSENTENCES = \{\n(.*?)\n\}/su.exec(python) ?? [];
  const sentences = [...notes.matchAll(/: "(.*)",$/gmu)].map(([, sentence = '']) => sentence.replace('{what}', 'random.gauss'));
  assert.ok(sentences.length > 12);
  assert.deepEqual(sentences.filter((sentence) => inGerman(sentence) === sentence), []);
});

/** Python puts these together; each is checked above as it comes. */
const COMPOSED = /^(?:the name|\{what\} (?:needs|has)|`\{name\}` takes|a text begins|the lines|no answer within)/u;

test('no sentence stands here that Python does not say', () => {
  const german = readFileSync(new URL('../../www/program/german.js', import.meta.url), 'utf8');
  const english = [...german.matchAll(/^ {2}\[["`](.*?)["`], ["`]/gmu)].map(([, sentence = '']) => sentence.replaceAll('\\"', '"').replaceAll('\\`', '`'));
  assert.ok(english.length > 90);
  const lost = english.filter((sentence) => !COMPOSED.test(sentence) && sentence.split(/\$?\{\w+\}|[“”]/u).some((part) => part.length > 14 && !python.includes(part)));
  assert.deepEqual(lost, []);
});
