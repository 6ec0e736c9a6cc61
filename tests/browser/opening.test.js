// Opening results files: a class's files with a gap, files in the middle of a run, files that are none.
import assert from 'node:assert/strict';
import { faults } from './axe.js';
import { browserTest, complaint, counting, done, inLink, standing, terminal, type, until } from './browser.js';
import { choose, drop, manytrials, results, saved } from './files.js';
import { ENDLESS, SMALL } from './links.js';

/** The trials that a student has. @param {number} first */
const part = (first) => SMALL.replace('numTrials=400', `numTrials=1100&firstTrial=${first}`);

browserTest('what was merged is saved as the terminal merges it, trials that nobody ran left out', async (open) => {
  const { page } = await open(SMALL);
  const inputs = { 'ada.json': await results(part(0)), 'bo.json': await results(part(2200)), 'cy.json': await results(part(1100)) };
  await drop(page, inputs);
  await page.locator('#opened').filter({ hasText: 'Opened from ada.json, bo.json, cy.json (3,300 trials)' }).waitFor();
  assert.match(await page.locator('#done').innerText(), /Opened from ada\.json/u);
  assert.deepEqual(await faults(page), []);
  const whole = SMALL.replace('numTrials=400', 'numTrials=3300');
  assert.equal((await standing(page)).fingerprint, await terminal(whole));
  assert.equal(inLink(page, 'numTrials'), '3300');
  assert.equal(inLink(page, 'firstTrial'), null);
  const [perTrial] = await manytrials(['run', whole, '--per-trial', 'a.csv'], { outputs: ['a.csv'] });
  assert.ok((await saved(page, 'trials')).bytes.toString('utf8') === perTrial, 'single trials run again');
  // One student is away.
  const two = { 'ada.json': inputs['ada.json'], 'bo.json': inputs['bo.json'] };
  await choose(page, two);
  await page.locator('#opened').filter({ hasText: '(2,200 trials)' }).waitFor();
  const [json, series, outcomes] = await manytrials(
    ['merge', 'bo.json', 'ada.json', '--json', 'm.json', '--csv', 'm.csv'],
    { inputs: two, outputs: ['m.json', 'm.csv', 'm-outcomes.csv'] },
  );
  for (const [kind, text] of Object.entries({ json, series, outcomes })) {
    assert.ok((await saved(page, kind)).bytes.toString('utf8') === text, `${kind}: other bytes than the terminal's`);
  }
  const rows = (await saved(page, 'trials')).bytes.toString('utf8').trimEnd().split('\n');
  assert.equal(rows.length, 2201);
  assert.ok(!rows.some((row) => row.includes(',1100,')) && rows.some((row) => row.includes(',2200,')));
});

browserTest('a file that is opened in the middle of a run ends it', async (open) => {
  const { page } = await open(ENDLESS, { shown: false });
  await counting(page);
  await choose(page, { 'mine.json': await results(SMALL) });
  await done(page, await terminal(SMALL));
  await page.waitForTimeout(300);
  assert.deepEqual([(await standing(page)).trials, inLink(page, 'seed')], [400, 'small'], 'nothing of the run comes after');
  await page.locator('#run').click();
  await page.waitForFunction(() => !/Opened/u.test(document.querySelector('#done')?.textContent ?? ''));
  await done(page, await terminal(SMALL));
  await choose(page, { 'mine.json': await results(SMALL) });
  await page.locator('#opened').filter({ hasText: 'mine.json' }).waitFor();
  await type(page, 'numTrials', '500');
  await until(page, { state: 'done', trials: 500 });
});

browserTest('what is no results file is answered with a sentence at the top', async (open) => {
  const { page } = await open(SMALL);
  const before = await standing(page);
  const good = await results(SMALL);
  for (const [files, sentence] of /** @type {[Record<string, string>, RegExp][]} */ ([
    [{ 'notes.txt': 'Dear diary' }, /^notes\.txt is not used: it is no results file, or a damaged one \(line 1\)\.$/u],
    [{ 'empty.json': '' }, /^empty\.json is not used: it is no results file: it is empty\.$/u],
    [{ 'half.json': good.slice(0, good.length / 2) }, /^half\.json is not used: it is no results file, or a damaged one: it ends too early\.$/u],
    [{ 'good.json': good, 'copy.json': good }, /^The files were not merged: copy\.json holds trials 0\.\.400/u],
    [{ 'old.json': good.replace('"scenarioVersion":1', '"scenarioVersion":0') }, /made by version 0/u],
  ])) {
    await drop(page, files);
    await page.locator('#problems').filter({ hasText: sentence }).waitFor();
    assert.match(await complaint(page), sentence);
    assert.deepEqual(await standing(page), before);
  }
  await page.locator('#run').click();
  await done(page, before.fingerprint);
  assert.ok(await page.locator('#problems').isHidden(), 'the next run clears the sentence');
});

browserTest('where the drunks end is drawn of a file too', async (open) => {
  const link = '?scenario=drunks&numTrials=200';
  const { page } = await open(link);
  const before = await page.locator('#figure-cloud').screenshot();
  await choose(page, { 'drunks.json': await results(link) });
  await page.locator('#opened').filter({ hasText: 'drunks.json' }).waitFor();
  assert.ok(before.equals(await page.locator('#figure-cloud').screenshot()));
});
