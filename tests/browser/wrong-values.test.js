// Wrong values never break the page: each gets a message beside its control, and something legal runs.
import assert from 'node:assert/strict';
import { browserTest, complaint, control, shown, standing, terminal, type } from './browser.js';
import { SMALL } from './links.js';

/** @typedef {import('./browser.js').Page} Page */

/**
 * The message beside a control, which must be seen and belong to the control.
 * @param {Page} page
 * @param {string} key
 */
async function message(page, key) {
  const place = page.locator(`#problem-${key}`);
  await place.filter({ hasText: /\S/u }).waitFor();
  const described = await control(page, key).getAttribute('aria-describedby');
  assert.ok(described?.split(/\s+/u).includes(`problem-${key}`), `${key} is described by its message`);
  assert.equal(await control(page, key).getAttribute('aria-invalid'), 'true', `${key} is marked`);
  return place.innerText();
}

browserTest('a link with several wrong values names each, at once, and runs', async (open) => {
  const { page } = await open(
    '?v=1&scenario=one-drug@3&numViruses=-3&clearProb=1.5&maxPop=many&numStepsBeforeDrug=2.6&resistances=all&numTrials=200&seed=7',
  );
  assert.match(await message(page, 'numViruses'), /-3.*0 is used/su);
  // The fields may be out of sight.
  assert.match(await complaint(page), /-3.*0 is used.*all.*guttagonol is used/su);
  assert.match(await message(page, 'clearProb'), /1\.5.*1 is used/su);
  assert.match(await message(page, 'maxPop'), /many.*1000 is used/su);
  assert.match(await message(page, 'numStepsBeforeDrug'), /2\.6.*3 is used/su);
  assert.match(await message(page, 'resistances'), /all.*guttagonol is used/su);
  const { trials, fingerprint } = await standing(page);
  assert.equal(trials, 200);
  const mended =
    '?v=1&scenario=one-drug@3&numViruses=0&clearProb=1&maxPop=1000&numStepsBeforeDrug=3&resistances=guttagonol&numTrials=200&seed=7';
  assert.equal(fingerprint, await terminal(mended));
});

browserTest('values that are legal alone, but not together', async (open) => {
  const { page } = await open('?v=1&scenario=one-drug@3&numViruses=10&numResistantViruses=20&numTrials=100');
  assert.match(await message(page, 'numResistantViruses'), /20.*10 is used/su);
  const legal = '?v=1&scenario=one-drug@3&numViruses=10&numResistantViruses=10&numTrials=100';
  assert.equal((await standing(page)).fingerprint, await terminal(legal));
});

browserTest('a wrong value is told while it is typed, and gone when it is mended', async (open) => {
  const { page } = await open(SMALL);
  await type(page, 'clearProb', 'often');
  assert.match(await message(page, 'clearProb'), /clearProb takes a number from 0 to 1/u);
  await type(page, 'clearProb', '0.06');
  await page.waitForFunction(() => !document.querySelector('#problem-clearProb')?.textContent?.trim());
  assert.notEqual(await control(page, 'clearProb').getAttribute('aria-invalid'), 'true');
  await page.waitForURL(/clearProb=0\.06&/u);
});

/** @type {[key: string, text: string, inLink: string, said: RegExp | null, other: string | null][]} */
const TYPED = [
  ['numTrials', '1.000', '1000', /“1.000” is read as 1,000\./u, '1'],
  ['numTrials', '1,000', '1000', null, null],
  ['clearProb', '0,05', '0.05', /“0,05” is read as 0.05\./u, null],
  ['clearProb', '0,1', '0,1', /“0,1” is read as 2 values: 0, 1\./u, '0.1'],
  ['clearProb', '0, 0.1', '0,0.1', null, null],
  ['numViruses', '１００', '100', null, null],
  ['numViruses', '٩٩', '99', null, null],
  ['maxPop', '1\u2009200', '1200', null, null],
  ['maxPop', '1’100', '1100', null, null],
];

browserTest('what is typed with other marks is read, and said where it may mean two things', async (open) => {
  const { page } = await open(SMALL.replace('numTrials=400', 'numTrials=50'));
  for (const [key, text, inLink, said, other] of TYPED) {
    await type(page, key, text);
    await page.waitForFunction(([key, text]) => new URLSearchParams(location.search).get(key ?? '') === text, [key, inLink]);
    const understood = page.locator(`#understood-${key}`);
    if (!said) {
      assert.equal(await understood.innerText(), '', `${key} ${text}`);
      continue;
    }
    assert.match(await understood.innerText(), said);
    assert.ok((await control(page, key).getAttribute('aria-describedby'))?.includes(`understood-${key}`));
    if (!other) continue;
    // The other meaning is a button away.
    await understood.locator('button').click();
    await page.waitForFunction(([key, text]) => new URLSearchParams(location.search).get(key ?? '') === text, [key, other]);
    assert.equal(await understood.innerText(), '');
  }
});

browserTest('a German field has commas, and lists have semicolons', async (open) => {
  const { page } = await open(SMALL.replace('numTrials=400', 'numTrials=50'), { context: { locale: 'de-DE' } });
  await type(page, 'clearProb', '0,06');
  await page.waitForURL(/clearProb=0\.06&/u);
  assert.equal(await control(page, 'clearProb').inputValue(), '0,06');
  await type(page, 'clearProb', '0,05; 0,06');
  await page.waitForURL(/clearProb=0\.05,0\.06&/u);
  assert.equal(await control(page, 'clearProb').inputValue(), '0,05; 0,06');
  // What the page writes, it reads.
  await type(page, 'numViruses', '90');
  await page.waitForURL(/numViruses=90&.*clearProb=0\.05,0\.06&/u);
});

for (const [name, [link, meant, word = '']] of Object.entries({
  'an unknown scenario': ['?v=1&scenario=three-drugs&numTrials=100', '?numTrials=100', 'three-drugs'],
  'an unknown parameter': ['?v=1&scenario=one-drug@3&numTrials=100&colour=blue', '?scenario=one-drug&numTrials=100', 'colour'],
  'a later version': ['?v=99&scenario=one-drug&numTrials=100', '?scenario=one-drug&numTrials=100', '99'],
  'another version of the scenario': ['?v=1&scenario=one-drug@9&numTrials=100', '?scenario=one-drug&numTrials=100', 'version 9'],
})) {
  browserTest(`general problems: ${name}`, async (open) => {
    const { page } = await open(link ?? '', { mode: 'workers' });
    const words = await complaint(page);
    assert.ok(words.includes(word), words);
    assert.equal((await standing(page)).fingerprint, await terminal(meant ?? ''));
  });
}

browserTest('what is no number beside the figures is told, and changes nothing', async (open) => {
  const { page } = await open(`${SMALL}#trial=7&share=40`);
  const before = page.url();
  for (const [field, words] of /** @type {const} */ ([['#share', /no number/u], ['#trial', /whole number/u]])) {
    await page.locator(field).fill('abc');
    await page.locator(field).press('Tab');
    await page.getByText(words).waitFor();
    assert.equal(await page.locator(field).getAttribute('aria-invalid'), 'true');
    assert.equal(await page.locator(field).inputValue(), 'abc', 'it stays to be mended');
  }
  assert.equal(page.url(), before);
  await page.locator('#share').fill('30');
  await page.locator('#share').press('Tab');
  await page.locator('#trial').fill('8');
  await page.locator('#trial').press('Tab');
  await page.waitForFunction(() => location.hash === '#share=30&trial=8');
  assert.equal(await page.locator('#figures [aria-invalid="true"], #look [aria-invalid="true"]').count(), 0);
});

const MARKUP = encodeURIComponent('<img src=x onerror=throw(1)>');

for (const [name, garbage] of Object.entries({
  'no values': '&&==&=&v&maxPop&clearProb=&numTrials=50',
  'broken encoding': 'numTrials=50&seed=%E0%A4%A&maxPop=%zz%',
  markup: `numTrials=50&seed=${MARKUP}&${MARKUP}=1&maxPop=${MARKUP}`,
  'huge numbers': 'numTrials=50&numViruses=1e309&maxPop=-1e309&clearProb=NaN&mutProb=1e-400',
  'a very long value': `numTrials=50&maxPop=${'9'.repeat(4000)}&clearProb=${'x'.repeat(4000)}`,
  'a list where none is taken': 'numTrials=50,60',
  'names of everything': '__proto__=1&constructor=2&toString=3&hasOwnProperty=4&numTrials=50',
  'the same key again': 'numTrials=60&numTrials=50',
})) {
  browserTest(`garbage: ${name}`, async (open) => {
    const { page } = await open(`?scenario=one-drug&${garbage}`, { mode: 'workers' });
    const { trials, fingerprint } = await standing(page);
    assert.equal(trials, 50);
    assert.equal(fingerprint, await terminal(await shown(page, 'one-drug@3')), 'what is shown is what ran');
    assert.equal(await page.locator('img').count(), 0, 'no text became markup');
  });
}

browserTest('garbage: a scenario with a name that every object has', async (open) => {
  const { page } = await open(`?scenario=constructor&v=${MARKUP}&numTrials=50`);
  assert.match(await complaint(page), /constructor/u);
  assert.equal((await standing(page)).fingerprint, await terminal('?numTrials=50'));
});

browserTest('too many cases are shortened to what can be run', async (open) => {
  const first = Array.from({ length: 100 }, (_, i) => i + 1);
  const link = '?v=1&scenario=without-drug@3&numSteps=3&numTrials=2&numViruses=';
  const { page } = await open(`${link}${first},101,102`);
  assert.match(await message(page, 'numViruses'), /at most 100 cases/u);
  assert.equal((await standing(page)).fingerprint, await terminal(`${link}${first}`));
});
