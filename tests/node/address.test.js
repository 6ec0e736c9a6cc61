// A link as it is handed on, from wherever the page is opened: whoever gets it reads it as it was written.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { isFromDisk, isOnlyHere, publicAddress, shared } from '../../www/address/public.js';

const LINK = '?v=1&scenario=one-drug@3&numStepsBeforeDrug=20,5&seed=Gr%C3%BC%C3%9Fe%20%26%20100%25';
const VIEW = '#hide=total,resistant&share=20.5&pin=%3Fv%3D1%26numViruses%3D50';

/** Where the page is. @param {string} address */
const at = (address) => Object.defineProperty(globalThis, 'location', { value: new URL(address), configurable: true });

test('on a host it has the address, and every letter of the link', () => {
  at('https://trials.example/course/?numTrials=7#trial=3');
  assert.equal(shared(LINK), `https://trials.example/course/${LINK}`);
  assert.equal(shared(LINK + VIEW), `https://trials.example/course/${LINK}${VIEW}`, 'commas stay commas');
  assert.equal(publicAddress(), 'https://trials.example/course/');
  assert.equal(isOnlyHere(), false);
});

for (const here of ['http://localhost:8080/', 'http://trials.localhost/', 'http://127.0.0.1/', 'http://[::1]:3000/', 'http://0.0.0.0/']) {
  test(`${here} is no place for others`, () => {
    at(here);
    assert.equal(isOnlyHere(), true);
    assert.equal(isFromDisk(), false);
    assert.equal(publicAddress(), '');
    assert.equal(shared(LINK), here + LINK, 'but for another tab');
  });
}

for (const there of ['https://localhost.example/', 'https://127.example/', 'https://trials.example/127.0.0.1/']) {
  test(`${there} is a place for others`, () => {
    at(there);
    assert.equal(isOnlyHere(), false);
  });
}

test('from a disk it is a link alone: the path is nobody\'s business', () => {
  at('file:///home/ada/USB%20stick/manytrials.html?numTrials=7');
  assert.equal(shared(LINK + VIEW), LINK + VIEW);
  assert.deepEqual([publicAddress(), isOnlyHere(), isFromDisk()], ['', true, true]);
});
