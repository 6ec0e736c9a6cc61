// Taking results away and bringing them back: files, links, codes; a class's files become one result.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import assert from 'node:assert/strict';
import { browserTest, done, setting, standing, terminal, type, until } from './browser.js';
import { manytrials, saved } from './files.js';
import { SMALL } from './links.js';

const SWEEP = '?v=1&scenario=one-drug@3&numStepsBeforeDrug=20,5&numStepsAfterDrug=10&numTrials=1200&seed=files';

/**
 * The files that the terminal writes for a link.
 * @param {string} link
 */
async function written(link) {
  const outputs = ['a.json', 'a.csv', 'a-outcomes.csv', 'trials.csv'];
  const [json, series, outcomes, trials] = await manytrials(
    ['run', link, '--json', 'a.json', '--csv', 'a.csv', '--per-trial', 'trials.csv'], { outputs },
  );
  const { stdout: python } = await promisify(execFile)(setting('MANYTRIALS'), ['python', link]);
  return { json, series, outcomes, trials, python };
}

for (const [name, link] of Object.entries({ 'one case': SMALL, 'a sweep': SWEEP })) {
  browserTest(`what is saved is what the terminal writes, ${name}`, async (open) => {
    const { page } = await open(link);
    const files = await written(link);
    for (const [kind, text] of Object.entries(files)) {
      const file = await saved(page, kind);
      assert.match(file.name, /^one-drug_[\w.-]+_trials-0-(?:399|1199)(?:_[a-z-]+)?\.(?:csv|json|py)$/u);
      assert.ok(file.bytes.toString('utf8') === text, `${kind}: other bytes than the terminal's`);
    }
  });
}

browserTest('pictures carry the sentence and the link', async (open) => {
  const { page } = await open(SMALL);
  const svg = (await saved(page, 'svg')).bytes.toString('utf8');
  const text = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/gu)].map(([, words]) => words).join('').replaceAll('&amp;', '&');
  assert.match(text, /\?v=1&scenario=one-drug@3&numViruses=50&maxPop=1000&[^ ]*&numTrials=400&seed=small/u);
  assert.ok(text.includes('of patients are in remission'));
  const { bytes } = await saved(page, 'png');
  assert.equal(bytes.subarray(1, 4).toString('latin1'), 'PNG');
  assert.equal(bytes.readUInt32BE(16), 2700, 'three pixels to one');
  assert.ok(bytes.length > 50_000);
});

browserTest('a results file opens again, by choice and by drop', async (open) => {
  const { page } = await open(SMALL);
  const { bytes } = await saved(page, 'json');
  const { fingerprint } = await standing(page);
  await type(page, 'numViruses', '20');
  await done(page, await terminal(SMALL.replace('numViruses=50', 'numViruses=20')));
  await page.locator('#open-files').setInputFiles({ name: 'mine.json', mimeType: 'application/json', buffer: bytes });
  await page.locator('#opened').filter({ hasText: 'mine.json' }).waitFor();
  assert.equal((await standing(page)).fingerprint, fingerprint);
  assert.equal(await page.locator('input[name=numViruses]').inputValue(), '50');
  assert.match(await page.locator('#sentence').innerText(), /±/u);
  // What came from a file can be pinned and gone on with: it is computed then.
  await page.locator('#pin').click();
  await done(page, fingerprint);
  await page.locator('.pins > li').waitFor();
  await page.reload();
  await done(page, fingerprint);
  const transfer = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'dropped.json'));
    return transfer;
  }, bytes.toString('utf8'));
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
  await page.locator('#opened').filter({ hasText: 'dropped.json' }).waitFor();
  await page.locator('#more').click();
  await until(page, { state: 'done', trials: 800 });
});

browserTest('the files of a class become one result, and others are refused', async (open) => {
  const { page } = await open(SMALL);
  await page.locator('.class summary').click();
  await page.locator('#students').fill('3');
  await page.locator('#trials-each').fill('50');
  await page.waitForFunction(() => document.querySelectorAll('#class-links').length === 1 &&
    /** @type {HTMLTextAreaElement} */ (document.querySelector('#class-links')).value.split('\n').length === 3);
  const links = (await page.locator('#class-links').inputValue()).split('\n');
  /** @type {{ name: string, mimeType: string, buffer: Buffer }[]} */
  const files = [];
  for (const link of links) {
    const { stdout } = await promisify(execFile)(setting('MANYTRIALS'), ['run', link, '--json', '-'], { maxBuffer: 1 << 28 });
    files.push({ name: `student-${files.length + 1}.json`, mimeType: 'application/json', buffer: Buffer.from(stdout) });
  }
  await page.locator('#open-files').setInputFiles(files);
  await page.locator('#opened').filter({ hasText: '150 trials' }).waitFor();
  const whole = SMALL.replace('numTrials=400', 'numTrials=150');
  assert.equal((await standing(page)).fingerprint, await terminal(whole));
  const refused = async (/** @type {typeof files} */ chosen, /** @type {RegExp} */ sentence) => {
    await page.locator('#open-files').setInputFiles(chosen);
    await page.locator('#opened-remarks').filter({ hasText: sentence }).waitFor();
    assert.equal((await standing(page)).fingerprint, await terminal(whole), 'what was shown stays');
  };
  const [first, second] = files;
  assert.ok(first && second);
  await refused([first, { ...first, name: 'again.json' }], /again\.json is counted once: it is the same as student-1\.json/u);
  const { stdout } = await promisify(execFile)(setting('MANYTRIALS'), ['run', SMALL.replace('seed=small', 'seed=big&firstTrial=400'), '--json', '-'], { maxBuffer: 1 << 28 });
  await refused([first, { ...second, name: 'other.json', buffer: Buffer.from(stdout) }], /other\.json is not used: it is of another experiment \(seed = big/u);
  await refused([{ ...first, buffer: Buffer.from('{}') }], /student-1\.json is not used/u);
  await refused([{ ...first, buffer: Buffer.from(first.buffer.toString('utf8').replace(/"sum":\d/u, '"sum":9')) }], /is not used/u);
});

browserTest('the link, its frame and its code', async (open) => {
  const { page, address } = await open('?numTrials=300&numStepsBeforeDrug=20,5', {
    prepare: (context) => context.grantPermissions(['clipboard-read', 'clipboard-write']),
  });
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await page.locator('#copy-link').click();
  await page.locator('#shared').filter({ hasText: /\S/u }).waitFor();
  const link = await copied();
  assert.equal(link, `${address}?v=1&scenario=one-drug@3&numStepsBeforeDrug=20,5&numTrials=300`, 'in short, and lists as one reads them');
  await page.locator('#copy-embed').click();
  await page.locator('#shared').filter({ hasText: 'frame' }).waitFor();
  assert.ok((await copied()).startsWith(`<iframe src="${link.replaceAll('&', '&amp;')}&amp;embed=true" `), await copied());
  await page.locator('#show-qr').click();
  const code = page.locator('#wall svg');
  assert.equal(await code.getAttribute('aria-label'), `QR code of ${link}`);
  await page.keyboard.press('Escape');
  assert.ok(await page.locator('#wall').isHidden());
});
