// Where a visitor's own program stands in an address: behind its mark, which no host is told.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { joined, parted } from '../../www/address/own.js';

const QUERY = '?v=1&scenario=program&n=1,2&numTrials=50&seed=a%20b';
const OWN = 'program=S0lNU0jT0LTiUlAoSi0pLcpTMOQCAA&call=f%281%29';

test('within the page it stands in the query, outside behind the mark', () => {
  for (const [inside, outside] of /** @type {[string, string][]} */ ([
    [`${QUERY}&${OWN}`, `${QUERY}#${OWN}`],
    [`${QUERY}&${OWN}#trial=3&samples=1`, `${QUERY}#${OWN}&trial=3&samples=1`],
    [`?lang=de&scenario=program&${OWN}&embed=true`, `?lang=de&scenario=program&embed=true#${OWN}`],
    ['?scenario=program', '?scenario=program'],
  ])) {
    assert.equal(parted(inside), outside);
    assert.equal(joined(parted(joined(outside))), joined(outside));
    assert.equal(parted(joined(outside)), outside);
  }
});

test('what is no program stays as it is', () => {
  for (const address of ['', '?', '?v=1&scenario=one-drug@3&seed=scenario=program#trial=3&program=x', '#program=x', '?scenario=programs#program=x', '?numTrials=5#pin=%3Fscenario%3Dprogram']) {
    assert.equal(joined(address), address);
    assert.equal(parted(address), address);
  }
});

test('the words may come in any order, behind a view', () => {
  assert.equal(joined(`${QUERY}#trial=3&call=f&samples=1&program=x`), `${QUERY}&call=f&program=x#trial=3&samples=1`);
});
