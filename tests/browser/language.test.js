// The page in German: who gets it, what it says, and that it computes the same.
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { texts as german } from '../../www/languages/de.js';
import { texts as english } from '../../www/languages/en.js';
import { faults } from './axe.js';
import { browserTest, done, inLink, query, terminal, type, until } from './browser.js';
import { SMALL } from './links.js';

/** @typedef {import('./browser.js').Page} Page */

const MAP = '?v=1&scenario=one-drug&numViruses=50&mutProb=0.001,0.01&numStepsBeforeDrug=60,20&numStepsAfterDrug=30&numTrials=100&seed=map';
const GERMAN = { locale: 'de-DE' };

/** @param {Page} page */
const spoken = (page) => page.evaluate(() => document.documentElement.lang);

/**
 * The plain texts of a language that another one says otherwise.
 * @param {unknown} of
 * @param {unknown} other
 * @returns {string[]}
 */
function differing(of, other) {
  if (typeof of === 'string') return of === other ? [] : [of];
  if (typeof of !== 'object' || of === null) return [];
  const others = /** @type {Record<string, unknown>} */ (other);
  return Object.entries(of).flatMap(([key, text]) => differing(text, others[key]));
}

/**
 * Everything that the page says or calls something, seen or not, except in another language.
 * @param {Page} page
 */
const said = (page) => page.evaluate(() => {
  const names = ['aria-label', 'aria-valuetext', 'title', 'placeholder', 'content', 'label'];
  const said = [document.title];
  for (const place of document.querySelectorAll('*')) {
    if (place.closest('script, style, noscript, code, #languages a')) continue;
    for (const name of names) said.push(place.getAttribute(name) ?? '');
    for (const node of place.childNodes) if (node instanceof Text) said.push(node.data);
  }
  return said.map((text) => text.trim()).filter(Boolean);
});

/** @param {Page} page */
async function inEnglish(page) {
  const texts = await said(page);
  // One word may be part of a German one.
  return differing(english, german).filter((words) =>
    texts.some((text) => text === words || (words.includes(' ') && text.includes(words))));
}

test('index.html says what the English texts say', async () => {
  const html = await readFile(new URL('../../www/index.html', import.meta.url), 'utf8');
  const places = [
    ...html.matchAll(/data-text="(?<key>\w+)"[^>]*>(?<text>[^<]*)/gu),
    ...html.matchAll(/aria-label="(?<text>[^"]*)" data-label="(?<key>\w+)"/gu),
    ...html.matchAll(/data-content="(?<key>\w+)" content="(?<text>[^"]*)"/gu),
  ].map(({ groups }) => [groups?.['key'], groups?.['text']]);
  assert.deepEqual(Object.fromEntries(places), english.page);
});

for (const [locale, word, language] of [
  ['de-DE', '', 'de'], ['de-AT', '', 'de'], ['en-GB', '', 'en'], ['fr-FR', '', 'en'],
  ['de-DE', '&lang=en', 'en'], ['en-US', '&lang=de', 'de'], ['de-DE', '&lang=fr', 'de'],
]) {
  browserTest(`a browser in ${locale} gets ${language}${word && ` for ${word}`}`, async (open) => {
    const { page } = await open(SMALL + word, { context: { locale } });
    assert.equal(await spoken(page), language);
    assert.equal(await page.locator('#run').innerText(), (language === 'de' ? german : english).page.run);
    assert.ok(!(await page.locator('#problems').isVisible()), 'lang is no unknown word');
    await done(page, await terminal(SMALL));
  });
}

browserTest('the page never was English before it is German', async (open) => {
  const { page } = await open(SMALL, {
    context: GERMAN,
    prepare: (context) => context.addInitScript(() => {
      const words = /** @type {string[]} */ (Reflect.set(globalThis, 'painted', []) && Reflect.get(globalThis, 'painted'));
      const look = () => {
        words.push(document.getElementById('run')?.textContent ?? '');
        if (document.documentElement.dataset['state'] !== 'done') requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    }),
  });
  const painted = new Set(/** @type {string[]} */ (await page.evaluate('globalThis.painted')));
  painted.delete('');
  assert.deepEqual([...painted], [german.page.run]);
});

browserTest('nothing that the page says is English in German', async (open) => {
  const { page } = await open(SMALL, { context: GERMAN });
  await page.locator('#pin').click();
  await until(page, { state: 'done' });
  await page.locator('.speed summary').click();
  await page.locator('.class summary').click();
  await page.locator('#show-qr').click();
  assert.deepEqual(await inEnglish(page), []);
  const map = await open(MAP, { context: GERMAN });
  assert.deepEqual(await inEnglish(map.page), []);
  // The search itself finds what there is.
  const other = await open(SMALL);
  assert.ok((await inEnglish(other.page)).length > 80);
});

browserTest('numbers and times are written as in German', async (open) => {
  const { page } = await open(SMALL.replace('400', '2000'), { context: GERMAN });
  assert.match(await page.locator('#done').innerText(), /^2\.000 Durchläufe in (?:< )?\d+,\d+ s$/u);
  assert.match(await page.locator('#rate').innerText(), /^\d{1,3}(?:\.\d{3})*\/s$/u);
  await page.locator('.speed summary').click();
  await page.locator('#python-seconds').fill('0.0005');
  assert.match(await page.locator('#python-words').innerText(), /^In Python dauern 2\.000 Durchläufe .*\b1,0 s/u);
});

browserTest('the other language is one link away, and the experiment and the view stay', async (open) => {
  const { page } = await open(`${SMALL}#samples=1`, { context: GERMAN });
  await type(page, 'numTrials', '300');
  const link = SMALL.replace('400', '300');
  await done(page, await terminal(link));
  const before = query(page);
  const other = page.getByRole('link', { name: 'English' });
  assert.equal(await other.getAttribute('lang'), 'en');
  await other.focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/lang=en/u);
  await done(page, await terminal(link));
  assert.equal(await spoken(page), 'en');
  assert.equal(query(page), `${before}&lang=en`);
  assert.equal(new URL(page.url()).hash, '#samples=1');
  // It stays while the experiment changes, and in links that one follows.
  await type(page, 'numTrials', '200');
  await done(page, await terminal(SMALL.replace('400', '200')));
  assert.equal(inLink(page, 'lang'), 'en');
  await page.locator('#presets').selectOption({ index: 3 });
  await done(page);
  assert.equal(inLink(page, 'lang'), 'en');
  await page.locator('#open-gallery').click();
  const card = page.locator('#gallery a').first();
  assert.match((await card.getAttribute('href')) ?? '', /&lang=en$/u);
  await card.click();
  await page.getByRole('link', { name: 'Deutsch' }).click();
  await page.waitForURL(/lang=de/u);
  assert.deepEqual(new URL(page.url()).searchParams.getAll('lang'), ['de']);
  await done(page);
  assert.equal(await spoken(page), 'de');
});

browserTest('what is handed to others says no language', async (open) => {
  const { page } = await open(`${SMALL}&lang=de`, {
    prepare: (context) => context.addInitScript(`
      globalThis.copied = [];
      Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => void globalThis.copied.push(text) } });`),
  });
  for (const button of ['#copy-link', '#copy-embed']) await page.locator(button).click();
  const copied = /** @type {string[]} */ (await page.evaluate('globalThis.copied'));
  assert.equal(copied.length, 2);
  for (const text of copied) assert.doesNotMatch(text, /lang=/u);
  await page.locator('.class summary').click();
  assert.doesNotMatch(await page.locator('#class-links').inputValue(), /lang=/u);
});

browserTest('a frame speaks what its address says, without a menu', async (open) => {
  const { page } = await open(`${SMALL}&embed=true&lang=de`, { context: { viewport: { width: 320, height: 700 } } });
  assert.equal(await page.locator('#run').innerText(), german.page.run);
  assert.ok(!(await page.locator('#languages').isVisible()));
  assert.equal(await page.locator('#open-whole').innerText(), german.openWhole);
  assert.match((await page.locator('#open-whole').getAttribute('href')) ?? '', /&lang=de$/u);
  assert.deepEqual(await faults(page), []);
});

for (const [look, width] of /** @type {const} */ ([['wide', 1280], ['on a phone', 360]])) {
  browserTest(`in German everything has its room and axe finds nothing serious, ${look}`, async (open) => {
    const { page } = await open(SMALL, { context: { ...GERMAN, viewport: { width, height: 800 } } });
    assert.deepEqual(await faults(page), []);
    const cramped = await page.evaluate(() =>
      [document.documentElement, ...document.querySelectorAll('header, .buttons, .status, button')]
        .filter((place) => place.scrollWidth > place.clientWidth + 1).map((place) => place.id || place.className));
    assert.deepEqual(cramped, []);
    const [title, mode] = await Promise.all(['h1', '.mode summary'].map((part) => page.locator(part).boundingBox()));
    assert.ok(title && mode && mode.y < title.y + title.height, 'the header begins with one row');
  });
}
