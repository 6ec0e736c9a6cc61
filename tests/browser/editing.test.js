// The link says what the form says: editing writes it, Back and reload bring it back.
import assert from 'node:assert/strict';
import { browserTest, control, done, doneAsWritten, inLink, query, standing, terminal, type } from './browser.js';
import { SMALL } from './links.js';

browserTest('the form shows the link', async (open) => {
  const { page } = await open(
    '?v=1&scenario=one-drug@3&numViruses=42&clearProb=0.125&resistances=none&numStepsBeforeDrug=30,20&numTrials=50&seed=%C3%BC%20%26',
  );
  for (const [key, value] of Object.entries({
    numViruses: '42',
    clearProb: '0.125',
    resistances: 'none',
    numStepsBeforeDrug: '30, 20',
    numTrials: '50',
    seed: 'ü &',
  })) {
    assert.equal(await control(page, key).inputValue(), value, key);
  }
});

browserTest('editing writes the link, and the new experiment runs', async (open) => {
  const { page } = await open(SMALL);
  await type(page, 'maxPop', '500');
  await page.waitForURL(/maxPop=500&/u);
  assert.equal(
    query(page),
    '?v=1&scenario=one-drug@3&numViruses=50&maxPop=500&maxBirthProb=0.1&clearProb=0.05&mutProb=0.005' +
      '&resistances=guttagonol&numResistantViruses=0&numStepsBeforeDrug=150&numStepsAfterDrug=150&numTrials=400&seed=small',
    'complete and canonical',
  );
  await doneAsWritten(page);
});

browserTest('a choice and a slider write the link too', async (open) => {
  const { page } = await open(SMALL);
  await control(page, 'resistances').selectOption('none');
  await page.waitForURL(/resistances=none/u);
  const slider = page.locator('input[type=range][data-for=numViruses]');
  await slider.focus();
  await slider.press('ArrowRight');
  await page.waitForFunction(() => !/[?&]numViruses=50&/u.test(location.search));
  const number = await control(page, 'numViruses').inputValue();
  assert.ok(Number(number) > 50, number);
  assert.equal(inLink(page, 'numViruses'), number);
  await type(page, 'numViruses', '10');
  const low = Number(await slider.inputValue());
  await type(page, 'numViruses', '90');
  assert.ok(Number(await slider.inputValue()) > low, 'the slider follows the number');
  await page.waitForURL(/numViruses=90&/u);
  await doneAsWritten(page);
});

browserTest('Back and Forward bring back experiments with their results', async (open) => {
  const { page } = await open(SMALL);
  await type(page, 'maxPop', '500');
  await page.waitForURL(/maxPop=500&/u);
  const first = query(page);
  await page.locator('#presets').selectOption({ label: 'From a single virus' });
  await page.waitForURL(/scenario=without-drug@3&/u);
  const second = query(page);
  await done(page, await terminal(second));
  await page.goBack();
  await done(page, await terminal(first));
  assert.equal(query(page), first);
  assert.equal(await control(page, 'maxPop').inputValue(), '500');
  assert.equal(await control(page, 'numStepsBeforeDrug').inputValue(), '150');
  assert.match(await page.locator('#sentence').innerText(), /guttagonol/u);
  await page.goForward();
  await done(page, await terminal(second));
  assert.equal(query(page), second);
  assert.equal(await control(page, 'maxPop').inputValue(), '90');
  assert.match(await page.locator('#sentence').innerText(), /Without a drug/u);
});

browserTest('a link that is followed in the page opens, and Back returns', async (open) => {
  const { page, address } = await open(SMALL);
  await page.goto(`${address}?v=1&scenario=without-drug@3&numTrials=100`);
  await done(page, await terminal('?v=1&scenario=without-drug@3&numTrials=100'));
  await page.goBack();
  await done(page, await terminal(SMALL));
  assert.equal(await control(page, 'seed').inputValue(), 'small');
});

browserTest('what is typed and left at once runs, and so does Enter', async (open) => {
  const { page } = await open(SMALL);
  await control(page, 'numViruses').fill('33');
  await control(page, 'numViruses').blur();
  await page.waitForURL(/numViruses=33&/u);
  await doneAsWritten(page);
  await control(page, 'numViruses').fill('34');
  await control(page, 'numViruses').press('Enter');
  await page.waitForURL(/numViruses=34&/u);
  await doneAsWritten(page);
});

browserTest('many edits in a row end with the last', async (open) => {
  const { page } = await open(SMALL);
  for (let maxPop = 200; maxPop <= 900; maxPop += 50) await control(page, 'maxPop').fill(String(maxPop));
  await page.waitForURL(/maxPop=900&/u);
  await doneAsWritten(page);
  assert.equal(await control(page, 'maxPop').inputValue(), '900');
});

browserTest('reload brings everything back', async (open) => {
  const { page } = await open(SMALL);
  await type(page, 'numStepsBeforeDrug', '60');
  await type(page, 'seed', 'tea');
  await page.waitForURL(/numStepsBeforeDrug=60&.*seed=tea/u);
  const link = query(page);
  await done(page, await terminal(link));
  await page.reload();
  await done(page, await terminal(link));
  assert.equal(query(page), link);
  assert.equal(await control(page, 'numStepsBeforeDrug').inputValue(), '60');
  assert.equal(await control(page, 'seed').inputValue(), 'tea');
});

browserTest('a new seed gives a new result, which anybody can repeat', async (open) => {
  const { page } = await open(SMALL);
  const { fingerprint } = await standing(page);
  await page.locator('#run').click();
  await page.waitForFunction(() => !location.search.includes('seed=small'));
  const seed = await control(page, 'seed').inputValue();
  assert.match(seed, /^\d+$/u);
  assert.equal(inLink(page, 'seed'), seed);
  await doneAsWritten(page);
  assert.notEqual((await standing(page)).fingerprint, fingerprint);
  await page.locator('#run').click();
  await page.waitForFunction((seed) => new URLSearchParams(location.search).get('seed') !== seed, seed);
});

browserTest('the menu opens a course exercise', async (open) => {
  const { page } = await open(SMALL);
  const menu = page.locator('#presets');
  assert.match((await menu.locator('option').allInnerTexts()).join('; '), /Delayed treatment/u);
  await menu.selectOption({ label: 'Bacteria without an antibiotic' });
  await page.waitForURL(/scenario=without-drug@3&/u);
  assert.equal(inLink(page, 'clearProb'), '0.025');
  await doneAsWritten(page);
  assert.equal(await control(page, 'numStepsBeforeDrug').count(), 0, 'the form is that of the new scenario');
  assert.match(await page.locator('#sentence').innerText(), /Without a drug/u);
});
