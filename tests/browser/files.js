// Files in the tests: what a button of the page saves, what the terminal program writes, what is dropped.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openTool, setting } from './browser.js';

/** @typedef {import('./browser.js').Page} Page */

/**
 * What a button saves.
 * @param {Page} page
 * @param {string} kind
 */
export async function saved(page, kind) {
  await openTool(page, 'save');
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator(`[data-save=${kind}]`).click()]);
  return { name: download.suggestedFilename(), bytes: await readFile(/** @type {string} */ (await download.path())) };
}

/**
 * What the terminal program writes to files: of its words, those of `inputs` name files that it
 * finds, those of `outputs` files that it writes.
 * @param {string[]} words
 * @param {{ inputs?: Record<string, string>, outputs: string[], status?: number }} files status: that it ends with
 */
export async function manytrials(words, { inputs = {}, outputs, status = 0 }) {
  const folder = await mkdtemp(join(tmpdir(), 'files-'));
  try {
    for (const [name, text] of Object.entries(inputs)) await writeFile(join(folder, name), text);
    const ended = promisify(execFile)(setting('MANYTRIALS'), words, { cwd: folder, maxBuffer: 1 << 28 });
    const code = await ended.then(() => 0, (/** @type {{ code?: number }} */ error) => error.code);
    if (code !== status) await ended;
    return await Promise.all(outputs.map((name) => readFile(join(folder, name), 'utf8')));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/**
 * The results file that the terminal program writes for a link.
 * @param {string} link
 */
export async function results(link) {
  const [json = ''] = await manytrials(['run', link, '--json', 'a.json'], { outputs: ['a.json'] });
  return json;
}

/**
 * Chooses files as with the file picker.
 * @param {Page} page
 * @param {Record<string, string>} files
 */
export async function choose(page, files) {
  await page.locator('#open-files').setInputFiles(
    Object.entries(files).map(([name, text]) => ({ name, mimeType: 'application/json', buffer: Buffer.from(text) })),
  );
}

/**
 * Drops files onto the page.
 * @param {Page} page
 * @param {Record<string, string>} files
 */
export async function drop(page, files) {
  const dataTransfer = await page.evaluateHandle((files) => {
    const transfer = new DataTransfer();
    for (const [name, text] of Object.entries(files)) transfer.items.add(new File([text], name));
    return transfer;
  }, files);
  await page.dispatchEvent('#figures', 'drop', { dataTransfer });
}
