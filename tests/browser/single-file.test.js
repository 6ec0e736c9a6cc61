// The page as one file, opened from a disk: every scenario, several independent workers, and not one
// request.
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, test } from 'node:test';
import assert from 'node:assert/strict';
import { faults } from './axe.js';
import { control, done, inLink, isComplaint, launch, lead, openTool, PATIENCE, query, setting, standing, stop, terminal, type, until } from './browser.js';
import { saved } from './files.js';
import { SMALL } from './links.js';
import { inTerminal, programLink, programsIn, WALK } from './programs.js';

/** @typedef {import('./browser.js').Page} Page */

after(stop);

/**
 * Opens the file as if from a stick: alone, in a folder whose name is not simple.
 * @param {(open: (link: string) => Promise<void>, page: Page) => Promise<void>} body
 * @param {import('./browser.js').ModeName} [mode]
 * @param {string} [name]
 */
async function stick(body, mode = 'workers', name = 'manytrials.html') {
  const folder = await mkdtemp(join(tmpdir(), 'USB stick ü #1 '));
  const file = join(folder, name);
  await cp(join(setting('DIST'), name), file);
  const context = await (await launch()).newContext({ viewport: { width: 1320, height: 860 } });
  context.setDefaultTimeout(PATIENCE);
  await lead(context, mode);
  /** @type {string[]} */
  const asked = [];
  /** @type {string[]} */
  const faulty = [];
  context.on('request', (request) => asked.push(request.url()));
  try {
    const page = await context.newPage();
    page.on('pageerror', (error) => faulty.push(error.message));
    page.on('console', (message) => { if (isComplaint(message)) faulty.push(message.text()); });
    const address = pathToFileURL(file).href;
    await body(async (link) => { await page.goto(address + link); }, page);
    assert.deepEqual(faulty, []);
    const others = asked.filter((url) => !url.startsWith(address) && !url.startsWith('blob:') && !url.startsWith('data:'));
    assert.deepEqual(others, [], 'nothing is asked of anybody');
  } finally {
    await context.close();
    await rm(folder, { recursive: true });
  }
}

const golden = readFileSync(new URL('../golden_fingerprints.txt', import.meta.url), 'utf8');

test('from a disk every scenario has its golden bits, in independent workers', { timeout: 5 * PATIENCE }, async () => {
  await stick(async (open, page) => {
    for (const line of golden.split('\n').filter((line) => line && !line.startsWith('#'))) {
      const [fingerprint = '', link = ''] = line.split(' ');
      await open(link);
      await until(page, { state: 'done', mode: 'workers' });
      assert.equal((await standing(page)).fingerprint, fingerprint, link);
    }
    assert.ok((await standing(page)).threads >= 2);
    await page.locator('#mode').click();
    assert.match(await page.locator('#mode-why').innerText(), /from a disk.*independent workers/isu);
  });
});

test('from a disk with one core', { timeout: 2 * PATIENCE }, async () => {
  await stick(async (open, page) => {
    await open(SMALL);
    await until(page, { state: 'done', mode: 'single', fingerprint: await terminal(SMALL) });
  }, 'single');
});

test('from a disk everything else works too: edits, reload, the gallery, saving, sweeps', { timeout: 3 * PATIENCE }, async () => {
  await stick(async (open, page) => {
    await open('');
    await done(page);
    await open(SMALL);
    await done(page);
    await type(page, 'numTrials', '300');
    const link = SMALL.replace('400', '300');
    await done(page, await terminal(link));
    assert.equal(inLink(page, 'numTrials'), '300');
    await page.reload();
    await done(page, await terminal(link));
    assert.equal(await control(page, 'numTrials').inputValue(), '300');
    await page.locator('#open-list').click();
    await page.waitForFunction(() => document.querySelectorAll('#exercises canvas[width]').length > 3);
    await page.locator('.here a').click();
    await done(page, await terminal(link));
    const saving = page.waitForEvent('download');
    await openTool(page, 'save');
    await page.locator('[data-save=json]').click();
    const saved = JSON.parse(await readFile(await (await saving).path(), 'utf8'));
    assert.equal(saved.fingerprint, await terminal(query(page)));
    await type(page, 'numStepsBeforeDrug', '10,20');
    await done(page, await terminal(link.replace('&numTrials', '&numStepsBeforeDrug=10,20&numTrials')));
    assert.deepEqual(await faults(page), []);
  });
});

test('from a disk nothing that is handed on or saved tells its path', { timeout: 2 * PATIENCE }, async () => {
  await stick(async (open, page) => {
    await open(`${SMALL}#trial=17`);
    await done(page);
    await page.evaluate(`Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => { globalThis.copied = text; } } })`);
    /** @returns {Promise<string>} */
    const copied = () => page.evaluate('globalThis.copied');
    const told = [];
    await page.locator('#copy-link').click();
    await page.locator('#shared').filter({ hasText: 'without an address' }).waitFor();
    told.push(await copied());
    assert.match(told[0] ?? '', /^\?v=1&scenario=one-drug@3&.*&seed=small#trial=17$/u);
    await page.locator('#copy-embed').click();
    await page.locator('#shared').filter({ hasText: 'beside the course page' }).waitFor();
    told.push(await copied());
    assert.match(told[1] ?? '', /^<iframe src="manytrials\.html\?v=1&amp;.*&amp;embed=true#trial=17"/u);
    await page.locator('.class summary').click();
    told.push(await page.locator('#class-links').inputValue());
    await page.locator('#show-qr').click();
    told.push(await page.locator('#wall').innerHTML());
    await page.keyboard.press('Escape');
    for (const kind of ['svg', 'png', 'json', 'series', 'trials']) told.push((await saved(page, kind)).bytes.toString('latin1'));
    await page.locator('.cite summary').click();
    told.push(await page.locator('.cite').innerText());
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    told.push(await page.locator('#handout').innerHTML());
    for (const text of told) assert.doesNotMatch(text, /file:|USB|manytrials\.html\?v=1.*%20stick/u);
  });
});

test('from a disk programs run in the file with Python, as in the terminal', { timeout: 3 * PATIENCE }, async () => {
  await stick(async (open, page) => {
    for (const { name, file, text, call } of programsIn('.').slice(0, 3)) {
      await open(programLink(text, call, 'numTrials=20&seed=a'));
      await page.reload();
      await until(page, { state: 'ready' });
      await page.locator('#run').click();
      await until(page, { state: 'done', trials: 20 });
      assert.equal((await standing(page)).fingerprint, inTerminal(file, call), name);
    }
    await page.locator('#own-program .examples summary').click();
    await page.locator('#own-program .examples button').first().click();
    await page.locator('#program-editor').filter({ hasText: 'random' }).waitFor();
    await page.locator('#run-program').click();
    await page.locator('#whole-state').filter({ hasText: /ended|ran|took/u }).waitFor();
    await open(SMALL);
    await page.reload();
    await until(page, { state: 'done', mode: 'workers', fingerprint: await terminal(SMALL) });
  }, 'workers', 'manytrials-python.html');
});

test('the file without Python shows a program, and says which file runs it', { timeout: 2 * PATIENCE }, async () => {
  await stick(async (open, page) => {
    await open(programLink(WALK, 'walk(10)'));
    await until(page, { state: 'ready' });
    await page.locator('#program-editor').filter({ hasText: 'def walk' }).waitFor();
    await page.locator('#run').click();
    await page.getByText('manytrials-python.html').first().waitFor();
    await until(page, { state: 'stopped' });
  });
});

for (const name of ['manytrials.html', 'manytrials-python.html']) test(`${name} lets no other script run, and nothing load`, { timeout: 2 * PATIENCE }, async () => {
  const page = await readFile(join(setting('DIST'), name), 'utf8');
  const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/u.exec(page)?.[1] ?? '';
  assert.match(policy, /^default-src 'none'; script-src(?: 'sha256-[\w+/]{43}='){2} 'wasm-unsafe-eval'; worker-src blob:/u);
  const html = page.replaceAll(/(<script[^>]*>|<style>).*?<\/(?:script|style)>/gsu, '$1');
  const named = [...html.matchAll(/(?:src|href)="([^"]{0,60})/gu)].map(([, address]) => address ?? '');
  assert.ok(named.length > 0);
  assert.deepEqual(named.filter((address) => !/^(?:data:|\?)/u.test(address)), [], 'it names no other file');
});
