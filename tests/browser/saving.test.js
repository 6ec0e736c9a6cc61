// Saving in odd moments: in the middle of a run, of a sweep that was stopped, of single cases.
import assert from 'node:assert/strict';
import { browserTest, counting, done, standing, terminal, until } from './browser.js';
import { manytrials, saved } from './files.js';
import { look } from './images.js';

/** Cases enough that a batch does not reach all of them, and trials enough for hours. */
const LONG = '?v=1&scenario=one-drug@3&numStepsBeforeDrug=0..300/31&numTrials=10000000&seed=long';
const SWEEP = '?v=1&scenario=one-drug@3&numStepsBeforeDrug=20,5&numStepsAfterDrug=10&numTrials=150&seed=files';

/**
 * The fingerprint that the terminal program finds in a results file, which it reads strictly.
 * @param {Buffer} json
 * @param {{ whole?: boolean }} [how] whether it holds all trials that its link asks for
 */
async function fingerprint(json, { whole = true } = {}) {
  const [merged = ''] = await manytrials(['merge', 'a.json', '--json', 'b.json'], {
    inputs: { 'a.json': json.toString('utf8') }, outputs: ['b.json'], status: whole ? 0 : 1,
  });
  return JSON.parse(merged).fingerprint;
}

browserTest('a sweep that still runs, and one that was stopped, are files that open', async (open) => {
  const { page } = await open(LONG, { shown: false });
  await counting(page);
  const running = await saved(page, 'json');
  assert.match(running.name, /^one-drug_numStepsBeforeDrug-31-values-0-to-300_seed-long_trials-0-\d+\.json$/u);
  assert.match(await fingerprint(running.bytes, { whole: false }), /^\w+-\w+$/u);
  assert.equal((await standing(page)).state, 'running', 'the run goes on');
  await page.locator('#stop').click();
  await until(page, { state: 'stopped' });
  const stopped = await standing(page);
  assert.equal(stopped.trials % 31, 0, 'every case has the same trials');
  const file = await saved(page, 'json');
  assert.equal(await fingerprint(file.bytes, { whole: false }), stopped.fingerprint);
  const { numTrials } = JSON.parse(file.bytes.toString('utf8')).experiment;
  assert.equal(numTrials * 31, stopped.trials);
  const rows = (await saved(page, 'trials')).bytes.toString('utf8').trimEnd().split('\n');
  assert.equal(rows.length, stopped.trials + 1, 'a row a trial and one for the head');
});

browserTest('files are saved while independent workers run a sweep, which comes to its end', async (open) => {
  const link = '?v=1&scenario=robots&width=10..39/30&numTrials=300&seed=saved';
  const { page } = await open(link, { mode: 'workers' });
  const fingerprint = await terminal(link);
  let files = 0;
  page.on('download', () => { files += 1; });
  for (let run = 0; run < 8; run++) {
    await page.locator('#repeat').click();
    await page.evaluate(async (run) => {
      for (let save = 0; save < 4; save++) {
        await new Promise((resolve) => { setTimeout(resolve, 20 + 5 * run); });
        document.querySelector('[data-save="json"]')?.dispatchEvent(new MouseEvent('click'));
      }
    }, run);
    await until(page, { state: 'done', mode: 'workers', fingerprint });
  }
  assert.ok(files > 8, `${files} files`);
});

browserTest('a run that stopped as precise as asked gives the table that the terminal writes', async (open) => {
  const link = `${SWEEP.replace('numTrials=150', 'numTrials=5000')}&standardError=0.5`;
  const { page } = await open(link);
  assert.ok((await standing(page)).trials < 10_000, 'it stopped early');
  const [trials] = await manytrials(['run', link, '--per-trial', 'a.csv'], { outputs: ['a.csv'] });
  assert.ok((await saved(page, 'trials')).bytes.toString('utf8') === trials);
});

browserTest('pictures of the overview and of each case of a sweep', async (open) => {
  const { page } = await open(SWEEP);
  const texts = async (/** @type {Buffer} */ svg) =>
    [...svg.toString('utf8').matchAll(/<text[^>]*>\s*([^<]*)<\/text>/gu)].map(([, words]) => words?.trim() ?? '');
  const overview = await saved(page, 'svg');
  assert.equal(overview.name, 'one-drug_numStepsBeforeDrug-20-5_numStepsAfterDrug-10_seed-files_trials-0-149.svg');
  assert.ok((await texts(overview.bytes)).some((words) => words.includes('numStepsBeforeDrug=20,5')));
  await page.locator('#save-figure').selectOption('numStepsBeforeDrug = 5');
  const second = await saved(page, 'svg');
  assert.equal(second.name, 'one-drug_numStepsBeforeDrug-5_numStepsAfterDrug-10_seed-files_trials-0-149.svg');
  const words = await texts(second.bytes);
  assert.match(words[0] ?? '', /: numStepsBeforeDrug = 5$/u);
  assert.ok(words.some((text) => text.includes('numStepsBeforeDrug=5&amp;')), 'the link of the case alone');
  await page.locator('#save-link').uncheck();
  const plain = await saved(page, 'svg');
  assert.ok(!(await texts(plain.bytes)).some((text) => text.includes('?v=1')));
  const png = await saved(page, 'png');
  assert.equal(png.name, 'one-drug_numStepsBeforeDrug-5_numStepsAfterDrug-10_seed-files_trials-0-149.png');
  const { width, height, ink, colors } = await look(png.bytes);
  assert.equal(width, 2700);
  assert.ok(height > 2400 && ink > 0.02 && colors > 20, `${height} ${ink} ${colors}`);
});

browserTest('a picture of a comparison says what is compared', async (open) => {
  const pin = encodeURIComponent('?v=1&scenario=one-drug@3&numStepsBeforeDrug=5&numStepsAfterDrug=10&numTrials=150&seed=files');
  const { page } = await open(`${SWEEP.replace('=20,5', '=20')}#pin=${pin}`);
  await page.locator('.pins > li').waitFor();
  const { bytes } = await saved(page, 'svg');
  assert.match(bytes.toString('utf8').replaceAll(/<[^>]*>\s*/gu, ' '), /Pin\s+A:\s+steps\s+before\s+the\s+drug\s+5\s+→\s+20/u);
});

browserTest('a picture shows where the drunks end', async (open) => {
  const { page } = await open('?scenario=drunks&numTrials=200');
  await done(page);
  const svg = (await saved(page, 'svg')).bytes.toString('utf8');
  assert.ok((svg.match(/<(?:rect|polygon)/gu) ?? []).length >= 200 && svg.includes('north'), 'a dot a trial');
});
