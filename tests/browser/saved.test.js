// Everything saved knows what it is: pictures and tables open their experiment and view again, at every
// size, with names that say what they hold; links that are handed on carry the view; how to cite.
import assert from 'node:assert/strict';
import { browserTest, done, openTool, query, standing, terminal, until } from './browser.js';
import { drop, results, saved } from './files.js';
import { look } from './images.js';
import { SMALL } from './links.js';

/** @typedef {import('./browser.js').Page} Page */

const PIN = `pin=${encodeURIComponent(SMALL.replace('numViruses=50', 'numViruses=20'))}`;
const VIEW = `${PIN}&bands=off&trial=17`;

/** The whole link, which the page does not write before something changes. */
const canonical = async () => /** @type {string} */ (JSON.parse(await results(SMALL)).experiment.link);

/** @param {Page} page */
const fragment = (page) => new URLSearchParams(new URL(page.url()).hash.slice(1));

/**
 * Waits until the page says something of what it opened.
 * @param {Page} page
 * @param {RegExp | string} words
 */
const opened = (page, words) => page.locator('#opened').filter({ hasText: words }).waitFor();

/**
 * @param {Page} page
 * @param {string} name
 * @param {Buffer} buffer
 */
const choose = (page, name, buffer) => page.locator('#open-files').setInputFiles({ name, mimeType: '', buffer });

/** The chunks of text in a PNG. @param {Buffer} png */
function chunks(png) {
  /** @type {Record<string, string>} */
  const texts = {};
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'iTXt') {
      const [keyword = '', text = ''] = png.toString('utf8', at + 8, at + 8 + length).split('\0\0\0\0\0');
      texts[keyword] = text;
    }
    at += length + 12;
  }
  return texts;
}

browserTest('a picture opens its experiment and its view again, and says whether the numbers are the same', async (open) => {
  const { page } = await open(`${SMALL}#${VIEW}`);
  await page.locator('.pins > li').waitFor();
  const { fingerprint } = await standing(page);
  const [png, svg] = [await saved(page, 'png'), await saved(page, 'svg')];
  const table = await saved(page, 'series');
  const said = JSON.parse(chunks(png.bytes)['Many Trials'] ?? '');
  assert.equal(said.fingerprint, fingerprint);
  const link = await canonical();
  assert.equal(said.link, `${link}#${fragment(page).toString().replaceAll('+', '%20').replaceAll('%40', '@')}`);
  assert.deepEqual([said.numTrials, said.scenario, said.scenarioVersion], [400, 'one-drug', 3]);
  assert.match(chunks(png.bytes)['Software'] ?? '', /^Many Trials \d/u);
  for (const { name, bytes } of [png, svg, table]) {
    const other = await open('?scenario=pi&numTrials=50#bars=9');
    await choose(other.page, name, bytes);
    await opened(other.page, name);
    await done(other.page, fingerprint);
    assert.equal(query(other.page), link);
    assert.deepEqual([fragment(other.page).get('trial'), fragment(other.page).get('bands'), fragment(other.page).get('bars')], ['17', 'off', null]);
    await other.page.locator('.pins > li').waitFor();
    await opened(other.page, /400 trials \(numbers 0 to 399\).*The fingerprint is that of/u);
    assert.equal(await other.page.locator('#trial').inputValue(), '17');
  }
  // Dropped as well as chosen.
  const other = await open('?scenario=pi&numTrials=50');
  await drop(other.page, { 'figure.svg': svg.bytes.toString('utf8') });
  await done(other.page, fingerprint);
  // Who changed its fingerprint is told.
  await drop(other.page, { 'changed.svg': svg.bytes.toString('utf8').replaceAll(fingerprint ?? '', 'aaaa-bbbb') });
  await opened(other.page, /is not that of changed\.svg/u);
});

browserTest('pictures that lost what they knew, and those of strangers, are told in a sentence', async (open) => {
  const { page } = await open(SMALL);
  const { bytes } = await saved(page, 'png');
  const bare = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 100;
    canvas.getContext('2d')?.drawImage(image, 0, 0);
    return canvas.toDataURL('image/png').split(',')[1] ?? '';
  }, bytes.toString('base64'));
  await choose(page, 'again.png', Buffer.from(bare, 'base64'));
  await opened(page, /again\.png is not opened: it says nothing of its experiment.*link printed under it/u);
  await drop(page, { 'class.csv': 'a,b\n1,2\n' });
  await opened(page, /class\.csv is not opened: .*no column “link”/u);
  await drop(page, { 'cut.svg': '<svg xmlns="http://www.w3.org/2000/svg">' });
  await opened(page, /cut\.svg is not opened: it is no picture, or a damaged one/u);
  const { fingerprint } = await standing(page);
  assert.equal(fingerprint, await terminal(SMALL), 'what was shown stays');
  // A link that somebody wrote into a picture is read like any other, and its address is not asked.
  const hostile = (/** @type {string} */ link) =>
    `<svg xmlns="http://www.w3.org/2000/svg"><metadata><about xmlns="urn:many-trials:about">${JSON.stringify({ link }).replaceAll('&', '&amp;')}</about></metadata></svg>`;
  await drop(page, { 'strange.svg': hostile('javascript:alert(1)?scenario=one-drug&numTrials=30&numViruses=-5#trial=x&pin=nowhere') });
  await page.locator('#problems').filter({ hasText: 'numViruses' }).waitFor();
  await until(page, { state: 'done', trials: 30 });
  await drop(page, { 'later.svg': hostile('?scenario=one-drug@9&numTrials=31') });
  await page.locator('#problems').filter({ hasText: /version 9 .*manytrials\.html/u }).waitFor();
  await until(page, { state: 'done', trials: 31 });
});

for (const [size, width, height] of /** @type {const} */ ([['page', 2700, 0], ['slide', 2640, 1485], ['column', 2100, 0]])) {
  browserTest(`a picture of one figure and of all, ${size}`, async (open) => {
    const { page } = await open(SMALL);
    await openTool(page, 'save');
    await page.locator('#save-size').selectOption(size);
    const all = await saved(page, 'png');
    await page.locator('#save-which').selectOption('outcome');
    const one = await saved(page, 'png');
    assert.match(one.name, size === 'page' ? /_outcome\.png$/u : new RegExp(`_outcome-${size}\\.png$`, 'u'));
    for (const { bytes } of [all, one]) {
      const picture = await look(bytes);
      assert.equal(picture.width, width);
      if (height) assert.equal(picture.height, height);
      assert.ok(picture.ink > 0.02 && picture.colors > 20 && picture.brightness > 0.8, JSON.stringify(picture));
    }
    const svg = (await saved(page, 'svg')).bytes.toString('utf8');
    assert.ok(svg.includes('>trials by what they give</text>'), 'a legend');
    await page.locator('#save-legend').uncheck();
    assert.ok(!(await saved(page, 'svg')).bytes.toString('utf8').includes('>trials by what they give</text>'));
  });
}

browserTest('a picture is copied', async (open) => {
  const { page } = await open(SMALL, { prepare: (context) => context.grantPermissions(['clipboard-read', 'clipboard-write']) });
  await openTool(page, 'save');
  await page.locator('[data-save=copy]').click();
  await page.locator('#saved').filter({ hasText: 'copied' }).waitFor();
  const types = await page.evaluate(async () => (await navigator.clipboard.read()).map(({ types }) => types).flat());
  assert.ok(types.includes('image/png'), types.join());
  await page.evaluate('delete globalThis.ClipboardItem');
  await page.locator('[data-save=copy]').click();
  await page.locator('#saved').filter({ hasText: 'This browser copies no pictures' }).waitFor();
});

browserTest('the printed link, the code and the frame carry the view', async (open) => {
  const { page, address } = await open(`${SMALL}#${VIEW}`, { prepare: (context) => context.grantPermissions(['clipboard-read', 'clipboard-write']) });
  await page.locator('.pins > li').waitFor();
  const svg = (await saved(page, 'svg')).bytes.toString('utf8');
  const printed = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/gu)].map(([, words]) => words).join('').replaceAll('&amp;', '&');
  assert.ok(printed.includes('seed=small#pin=%3Fv%3D1') && printed.includes('&trial=17'), 'the picture');
  await page.locator('#copy-embed').click();
  await page.locator('#shared').filter({ hasText: 'frame' }).waitFor();
  const frame = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(frame, /^<iframe src="http[^"]*&amp;embed=true#pin=[^"]*&amp;trial=17"/u);
  await page.locator('#show-qr').click();
  const { hash } = new URL(page.url());
  assert.equal(await page.locator('#wall svg').getAttribute('aria-label'), `QR code of ${address}${SMALL}${hash}`);
  await page.keyboard.press('Escape');
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  const handout = await page.locator('#handout a').textContent();
  assert.ok(handout?.endsWith(hash) && !handout.includes('127.0.0.1'), handout ?? '');
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
});

browserTest('how to cite what is shown, and which version shows it', async (open) => {
  const { page } = await open(SMALL, { prepare: (context) => context.grantPermissions(['clipboard-read', 'clipboard-write']) });
  assert.match(await page.locator('#program').innerText(), /^Many Trials \d+\.\d+\.\d+$/u);
  const { fingerprint } = await standing(page);
  await page.locator('.cite summary').click();
  await page.locator('#citation').filter({ hasText: 'fingerprint' }).waitFor();
  const plain = await page.locator('#citation').innerText();
  for (const part of ['400 trials (numbers 0 to 399)', `fingerprint ${fingerprint}`, 'scenario one-drug 3', await canonical()]) {
    assert.ok(plain.includes(part), `${part} in ${plain}`);
  }
  await page.locator('#copy-bibtex').click();
  await page.locator('#cited').filter({ hasText: 'copied' }).waitFor();
  const bibtex = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(bibtex, /^@misc\{manytrials-\w+,\n/u);
  assert.ok(bibtex.includes(`\\url{${await canonical()}}`));
  // More trials are cited as such.
  await page.locator('#more').click();
  await until(page, { state: 'done', trials: 800 });
  assert.ok((await page.locator('#citation').innerText()).includes('800 trials'));
});
