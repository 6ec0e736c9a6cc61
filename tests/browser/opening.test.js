// Opening results files: a class's files with a gap, further ones, archives, files in the middle of a run,
// files that are none; and verifying what is open.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { faults } from './axe.js';
import { browserTest, complaint, counting, done, inLink, setting, standing, terminal, type, until } from './browser.js';
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
  // Others add nothing to them; anew, one student is away.
  const two = { 'ada.json': inputs['ada.json'], 'bo.json': inputs['bo.json'] };
  await choose(page, two);
  await page.locator('#opened').filter({ hasText: 'Nothing was added.' }).waitFor();
  assert.equal((await standing(page)).fingerprint, await terminal(whole));
  await page.locator('#repeat').click();
  await done(page, await terminal(whole));
  await choose(page, two);
  await page.locator('#opened').filter({ hasText: '(2,200 of 3,300 trials)' }).waitFor();
  assert.match(await page.locator('#opened').innerText(), /incomplete: 2,200 of the 3,300 trials/u);
  const gap = page.locator('#opened-missing li');
  assert.match(await gap.innerText(), /^trials 1,100 to 2,199 are missing: part 2 of 3/u);
  const missing = (await gap.locator('a').getAttribute('href')) ?? '';
  assert.match(missing, /numTrials=1100&firstTrial=1100&seed=small$/u);
  const [json, series, outcomes] = await manytrials(
    ['merge', 'bo.json', 'ada.json', '--json', 'm.json', '--csv', 'm.csv'],
    { inputs: two, outputs: ['m.json', 'm.csv', 'm-outcomes.csv'], status: 1 },
  );
  for (const [kind, text] of Object.entries({ json, series, outcomes })) {
    assert.ok((await saved(page, kind)).bytes.toString('utf8') === text, `${kind}: other bytes than the terminal's`);
  }
  const rows = (await saved(page, 'trials')).bytes.toString('utf8').trimEnd().split('\n');
  assert.equal(rows.length, 2201);
  assert.ok(!rows.some((row) => row.includes(',1100,')) && rows.some((row) => row.includes(',2200,')));
  // The link that was told makes what is missing, and it is added to the others.
  await choose(page, { 'cy.json': await results(missing) });
  await page.locator('#opened').filter({ hasText: 'all 3,300 trials that their links ask for' }).waitFor();
  assert.equal((await standing(page)).fingerprint, await terminal(whole));
  assert.ok(await page.locator('#opened-missing').isHidden());
});

browserTest('a bar of opened results leads to a trial of it, which runs again', async (open) => {
  const { page } = await open(SMALL);
  await drop(page, { 'bo.json': await results(part(2200)) });
  await page.locator('#opened').filter({ hasText: 'Opened from bo.json' }).waitFor();
  await page.locator('#figure-outcome').focus();
  await page.keyboard.press('End');
  const bar = /(\d+) to (\d+)/u.exec(await page.locator('#bar-words').innerText());
  await page.keyboard.press('Enter');
  const words = page.locator('#trial-words').filter({ hasText: /^Trial/u });
  const [, number = '', total = ''] = /^Trial ([\d,]+): total (\d+)/u.exec(await words.innerText()) ?? [];
  const trial = Number(number.replace(',', ''));
  assert.ok(trial >= 2200 && trial < 3300, `trial ${number} is one of the file`);
  assert.ok(bar && Number(bar[1]) <= Number(total) && Number(total) <= Number(bar[2]), `${bar?.[0]}: ${total}`);
  assert.equal(inLink(page, 'firstTrial'), '2200', 'what is shown is still that of the file');
});

browserTest('what is right in a class is merged, and everything else is named', async (open) => {
  const { page } = await open(SMALL);
  const [ada = '', bo = '', cy = ''] = await Promise.all([0, 1100, 2200].map((first) => results(part(first))));
  const other = await results(part(3300).replace('seed=small', 'seed=big'));
  await drop(page, {
    'ada.json': ada, 'bo.json': bo, 'bo again.json': bo, 'empty.json': '', 'cut.json': cy.slice(0, 900), 'other.json': other, 'cy.json': cy,
  });
  await page.locator('#opened').filter({ hasText: '3 files, merged: all 3,300 trials' }).waitFor();
  assert.deepEqual(await page.locator('#opened-remarks li').allInnerTexts(), [
    'empty.json is not used: it is no results file: it is empty.',
    'cut.json is not used: it is no results file, or a damaged one: it ends too early.',
    'other.json is not used: it is of another experiment (seed = big instead of small).',
    'bo again.json is counted once: it is the same as bo.json.',
    'Open other.json instead',
  ]);
  assert.match(await complaint(page), /^empty\.json is not used/u);
  assert.deepEqual(await faults(page), []);
  await page.locator('#verify').click();
  await page.locator('#verified').filter({ hasText: 'Genuine: the trials of all 3 files were computed again and give the same.' }).waitFor();
  await page.locator('[data-alone]').click();
  await done(page, await terminal(part(3300).replace('seed=small', 'seed=big')));
  assert.equal(inLink(page, 'seed'), 'big');
});

browserTest('a class of 500 files in an archive is open in a moment', async (open) => {
  const { page } = await open(SMALL);
  const folder = await mkdtemp(join(tmpdir(), 'class-'));
  try {
    const count = 500;
    const student = (/** @type {number} */ i) => {
      const link = `?scenario=one-drug&numTrials=20&firstTrial=${20 * i}&seed=class`;
      return promisify(execFile)(setting('MANYTRIALS'), ['run', link, '--threads', '1', '--json', join(folder, `student-${i}.json`)], { maxBuffer: 1 << 28 });
    };
    // Some at a time, as others want the machine too.
    for (let i = 0; i < count; i += 20) await Promise.all(Array.from({ length: 20 }, (_, more) => student(i + more)));
    await promisify(execFile)('python3', ['-c', 'import shutil, sys; shutil.make_archive(sys.argv[1], "zip", sys.argv[1])', folder]);
    const begin = performance.now();
    await page.locator('#open-files').setInputFiles(`${folder}.zip`);
    await page.locator('#opened').filter({ hasText: '500 files, merged: all 10,000 trials' }).waitFor();
    const took = performance.now() - begin;
    console.log(`500 files opened in ${Math.round(took)} ms`);
    assert.equal((await standing(page)).fingerprint, await terminal('?scenario=one-drug&numTrials=10000&seed=class'));
  } finally {
    await rm(folder, { recursive: true });
    await rm(`${folder}.zip`, { force: true });
  }
});

for (const mode of /** @type {const} */ (['threads', 'workers', 'single'])) {
  browserTest(`what was opened is verified, ${mode}`, async (open) => {
    const { page } = await open(SMALL, { mode });
    assert.ok(await page.locator('#verify').isHidden(), 'there is nothing to verify');
    await choose(page, { 'mine.json': await results(SMALL) });
    await page.locator('#verify').click();
    await page.locator('#verified').filter({ hasText: 'Genuine: all 400 trials were computed again and give the same.' }).waitFor();
    assert.equal((await standing(page)).fingerprint, await terminal(SMALL), 'what is shown stays');
    await page.locator('#repeat').click();
    await done(page, await terminal(SMALL));
    assert.ok(await page.locator('#verify').isHidden());
  });
}

browserTest('verifying can be stopped', async (open) => {
  const { page } = await open(SMALL);
  const long = SMALL.replace('numTrials=400', 'numTrials=100000');
  await choose(page, { 'long.json': await results(long) });
  await page.locator('#opened').filter({ hasText: 'All 100,000 trials' }).waitFor();
  await page.locator('#verify').click();
  await page.waitForTimeout(300);
  await page.locator('#verify-stop').click();
  await page.locator('#verified').filter({ hasText: /^Nothing contradicts it: [\d,]+ of 100,000 trials, drawn at random/u }).waitFor();
});

browserTest('a file that is opened in the middle of a run ends it', async (open) => {
  const { page } = await open(ENDLESS, { shown: false });
  await counting(page);
  await choose(page, { 'mine.json': await results(SMALL) });
  await done(page, await terminal(SMALL));
  await page.waitForTimeout(300);
  assert.deepEqual([(await standing(page)).trials, inLink(page, 'seed')], [400, 'small'], 'nothing of the run comes after');
  await page.locator('#repeat').click();
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
    [{ 'values.json': good.replace('"numViruses":50', '"numViruses":51') }, /^values\.json is not used: it says numViruses = 51, and its link says 50\.$/u],
    [{ 'old.json': good.replace('"scenarioVersion":3', '"scenarioVersion":0') }, /made by version 0/u],
  ])) {
    await drop(page, files);
    await page.locator('#problems').filter({ hasText: sentence }).waitFor();
    assert.match(await complaint(page), sentence);
    assert.deepEqual(await standing(page), before);
  }
  await page.locator('#repeat').click();
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
