// The page in the visitor's language: complete, with its numbers, and with the same results.
import { readdirSync } from 'node:fs';
import assert from 'node:assert/strict';
import { texts as german } from '../../www/language/de.js';
import { texts as english } from '../../www/language/en.js';
import { faults } from './axe.js';
import { browserTest, counting, done, openTool, query, standing, terminal, until } from './browser.js';
import { SMALL } from './links.js';

/** @typedef {import('./browser.js').Page} Page */

const GERMAN = { context: { locale: 'de-AT' } };

/**
 * All plain texts of a language that the other says otherwise.
 * @param {unknown} texts
 * @param {unknown} others
 * @returns {string[]}
 */
function plain(texts, others) {
  if (typeof texts === 'string') return texts === others ? [] : [texts.trim()];
  if (typeof texts !== 'object' || texts === null) return [];
  return Object.entries(texts).flatMap(([key, text]) => plain(text, /** @type {any} */ (others)[key]));
}

/**
 * Everything that a visitor reads or is told: texts, names, titles, placeholders.
 * @param {Page} page
 * @returns {Promise<string[]>}
 */
function said(page) {
  return page.evaluate(() => {
    const found = [];
    const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.parentElement?.closest('script, style, noscript, [lang="en"]:not(html), .citation')) found.push(node.textContent ?? '');
    }
    for (const place of document.querySelectorAll('*')) {
      for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'content', 'label', 'aria-valuetext']) {
        if (place.tagName !== 'META' || place.getAttribute('name') === 'description') found.push(place.getAttribute(name) ?? '');
      }
    }
    return [...found, document.title].map((text) => text.trim()).filter((text) => text !== '');
  });
}

/** @param {Page} page */
async function isGerman(page) {
  const words = new Set(await said(page));
  // A word of both languages, which a button has in one of them only.
  const left = plain(english, german).filter((text) => words.has(text) && text !== 'Median');
  assert.deepEqual(left, [], 'English on a German page');
  // The words that no German sentence of the page has.
  const sentences = [...words].filter((text) => /\b(?:the|of|and|with|trials?|steps?|mean|after|is|are)\b/u.test(text));
  assert.deepEqual(sentences.filter((text) => !/^[\w=()'{}:.]+$/u.test(text)), [], 'English words on a German page');
  assert.equal(await page.locator('html').getAttribute('lang'), 'de');
}

browserTest('a browser that speaks German gets German, with German numbers and the same bits', async (open) => {
  const { page } = await open(SMALL.replace('numTrials=400', 'numTrials=1200'), GERMAN);
  await isGerman(page);
  assert.match(await page.locator('#sentence').innerText(), /guttagonol.*\d,\d % ± \d,\d % der Patienten/su);
  assert.match(await page.locator('#done').innerText(), /1\.200 Durchläufe in (?:< )?\d,\d+ s/u);
  assert.match(await page.locator('#numbers').innerText(), /1\.200/u);
  assert.equal((await standing(page)).fingerprint, await terminal(query(page)));
  assert.ok(!query(page).includes('lang'), 'a link says nothing of a language');
  assert.deepEqual(await faults(page), []);
});

for (const [state, link] of Object.entries({
  'a sweep': '?v=1&scenario=one-drug@3&numStepsBeforeDrug=30,10,0&numStepsAfterDrug=20&numTrials=100',
  'a map': '?v=1&scenario=robots&width=4,5&numRobots=1,2&numTrials=50',
  'theory beside it': '?v=1&scenario=birthday&numTrials=300',
  'walks': '?v=1&scenario=drunks&numTrials=100#samples=1&trial=3',
  'wrong values': '?v=9&scenario=one-drug@3&numViruses=-3&clearProb=often&numTrials=20&colour=blue',
})) {
  browserTest(`German with ${state}`, async (open) => {
    const { page } = await open(link, GERMAN);
    for (const details of await page.locator('main details:not([open]) > summary').all()) if (await details.isVisible()) await details.click();
    await isGerman(page);
  });
}

browserTest('German in the gallery, with pins, a check, a saved file and a stop', async (open) => {
  const { page } = await open(SMALL, GERMAN);
  await page.locator('#pin').click();
  await page.locator('.pins > li').waitFor();
  await page.locator('#own').fill('400 410 390 0 420 433 398');
  await page.locator('#check-own').click();
  await page.locator('.verdict').waitFor();
  await openTool(page, 'save');
  await Promise.all([page.waitForEvent('download'), page.locator('[data-save=outcomes]').click()]);
  await page.locator('#experiment input[name=numTrials]').fill('100000000');
  await page.locator('#experiment input[name=numTrials]').press('Tab');
  await counting(page);
  await page.locator('#stop').click();
  await until(page, { state: 'stopped' });
  await page.locator('#open-list').click();
  await page.waitForFunction(() => document.querySelectorAll('#exercises canvas[width]').length > 3);
  await isGerman(page);
});

browserTest('the address decides, and the menu changes it without losing anything', async (open) => {
  const { page, address } = await open(`${SMALL}&lang=en#samples=1`, GERMAN);
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  assert.match(await page.locator('#done').innerText(), /trials/u);
  const { fingerprint } = await standing(page);
  await page.locator('#languages a', { hasText: 'Deutsch' }).click();
  await page.waitForURL(/lang=de/u);
  await done(page, fingerprint);
  await isGerman(page);
  assert.equal(new URL(page.url()).hash, '#samples=1');
  // An edit keeps the language, and the link that is handed on does not have it.
  await page.locator('#experiment input[name=numTrials]').fill('300');
  await page.locator('#experiment input[name=numTrials]').press('Tab');
  await done(page, await terminal(SMALL.replace('400', '300')));
  assert.equal(new URL(page.url()).searchParams.get('lang'), 'de');
  await page.goto(new URL('?lang=fr', address).href);
  await until(page, { state: 'done' });
  await isGerman(page);
});

browserTest('languages that are not here are English', async (open) => {
  const { page } = await open(SMALL, { context: { locale: 'fr-FR' } });
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
});

browserTest('fields take the numbers that the language writes, and lists stay lists', async (open) => {
  const { page: one } = await open(SMALL, GERMAN);
  const typing = async (/** @type {Page} */ page, /** @type {string} */ key, /** @type {string} */ text) => {
    await page.locator(`#field-${key}`).fill(text);
    await page.locator(`#field-${key}`).press('Tab');
    await page.waitForFunction((key) => new URLSearchParams(location.search).has(key), key);
    await done(page);
    return new URL(page.url()).searchParams.get(key);
  };
  assert.equal(await typing(one, 'clearProb', '0,06'), '0.06');
  assert.equal(await typing(one, 'numTrials', '1.000'), '1000');
  assert.equal((await standing(one)).trials, 1000);
  const { page: other } = await open(SMALL);
  assert.equal(await typing(other, 'numTrials', '1,000'), '1000');
});

browserTest('German fits: nothing is wider than the page, and no button is cut', async (open) => {
  for (const width of [360, 1320]) {
    const { page } = await open(SMALL, { context: { locale: 'de-DE', viewport: { width, height: 800 } } });
    const [title, mode] = await Promise.all(['h1', '.mode summary'].map((part) => page.locator(part).boundingBox()));
    assert.ok(title && mode && mode.y < title.y + title.height, `the header begins with one row at ${width} px`);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= width, `${wide} px of ${width}`);
    const cut = await page.locator('form button:visible, header button:visible, .tools button:visible').evaluateAll((buttons) =>
      buttons.filter((button) => {
        const around = button.closest('form, header, section')?.getBoundingClientRect();
        const { left, right } = button.getBoundingClientRect();
        return button.scrollWidth > button.clientWidth + 1 || (around && (left < around.left - 1 || right > around.right + 1));
      }).map(({ textContent }) => textContent));
    assert.deepEqual(cut, [], `at ${width} px`);
  }
});

browserTest('every language is in the menu', async (open) => {
  const { page } = await open(SMALL);
  const files = readdirSync(new URL('../../www/language/', import.meta.url)).filter((file) => /^[a-z]{2}\.js$/u.test(file)).length;
  assert.equal(await page.locator('#languages a').count(), files - 1);
});

browserTest('the page never shows English before its German', async (open) => {
  const { page } = await open(SMALL, {
    ...GERMAN,
    prepare: (context) => context.addInitScript(() => {
      /** @type {string[]} */
      const painted = [];
      Reflect.set(globalThis, 'painted', painted);
      const look = () => {
        // What is hidden has no such text.
        painted.push(document.getElementById('run')?.innerText ?? '');
        if (document.documentElement.dataset['state'] !== 'done') requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    }),
  });
  const painted = new Set(/** @type {string[]} */ (await page.evaluate('globalThis.painted')));
  painted.delete('');
  assert.deepEqual([...painted], [german.page.run]);
});

browserTest('what is handed to others says no language, and links that one follows do', async (open) => {
  const { page } = await open(`${SMALL}&lang=de`, {
    prepare: (context) => context.addInitScript(`
      globalThis.copied = [];
      Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => void globalThis.copied.push(text) } });`),
  });
  for (const button of ['#copy-link', '#copy-embed']) await page.locator(button).click();
  const copied = /** @type {string[]} */ (await page.evaluate('globalThis.copied'));
  assert.equal(copied.length, 2);
  await page.locator('.class summary').click();
  for (const text of [...copied, await page.locator('#class-links').inputValue()]) assert.doesNotMatch(text, /lang=/u);
  await page.locator('#open-list').click();
  const card = page.locator('#exercises a').first();
  assert.match((await card.getAttribute('href')) ?? '', /&lang=de$/u);
  await card.click();
  await done(page);
  assert.deepEqual(new URL(page.url()).searchParams.getAll('lang'), ['de']);
});

browserTest('the list begins with the exercises and the lectures, in German too', async (open) => {
  for (const locale of ['en-US', 'de-DE']) {
    const { page } = await open(SMALL, { context: { locale } });
    const { galleryOrder } = locale === 'de-DE' ? german : english;
    await page.locator('#open-list').click();
    const names = await page.locator('#exercises h3').allTextContents();
    const kinds = names.map((name) => galleryOrder.findIndex((kind) => name.startsWith(kind))).filter((kind) => kind >= 0);
    assert.ok(kinds.includes(0) && kinds.includes(1), `${names}`);
    assert.deepEqual(kinds, kinds.toSorted());
    assert.ok(names[0]?.startsWith(galleryOrder[0] ?? ''), `${names}`);
  }
});

browserTest('a frame speaks what its address says, and has no menu', async (open) => {
  const { page } = await open(`${SMALL}&embed=true&lang=de`, { context: { viewport: { width: 320, height: 700 } } });
  assert.equal(await page.locator('#run').innerText(), german.page.run);
  assert.ok(!(await page.locator('#languages').isVisible()));
  const whole = page.locator('#open-whole');
  assert.equal(await whole.innerText(), german.openWhole);
  assert.match((await whole.getAttribute('href')) ?? '', /&lang=de$/u);
  assert.deepEqual(await faults(page), []);
});
