// Sharing: a code that a phone reads, copies where the clipboard refuses, and the links of a class.
import { createRequire } from 'node:module';
import assert from 'node:assert/strict';
import { faults } from './axe.js';
import { browserTest, done } from './browser.js';
import { SMALL } from './links.js';

/** @typedef {import('./browser.js').Page} Page */
/** @type {(pixels: Uint8ClampedArray, width: number, height: number) => { data: string } | null} */
const readCode = createRequire(import.meta.url)('jsqr');

/** What is copied is kept, or refused, without asking anybody. */
const CLIPBOARD = (/** @type {boolean} */ refuses) => `
  globalThis.copied = [];
  Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => {
    if (${refuses}) throw new DOMException('no', 'NotAllowedError');
    globalThis.copied.push(text);
  } } });
  navigator.share = async (what) => void globalThis.copied.push(what.url);`;

/** @param {Page} page @returns {Promise<string[]>} */
const copied = (page) => page.evaluate('globalThis.copied');

/**
 * The text of the code that is on the screen.
 * @param {Page} page
 */
async function decoded(page) {
  const screenshot = (await page.locator('#wall svg').screenshot()).toString('base64');
  const { pixels, width, height } = await page.evaluate(async (text) => {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    if (!context) throw new Error('no canvas');
    context.drawImage(bitmap, 0, 0);
    const { data, width, height } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    // One of four channels is enough of black and white.
    return { pixels: [...data.filter((_, i) => i % 4 === 0)], width, height };
  }, screenshot);
  const rgba = new Uint8ClampedArray(pixels.length * 4);
  for (const [i, light] of pixels.entries()) rgba.set([light, light, light, 255], i * 4);
  return readCode(rgba, width, height)?.data;
}

/** @type {Record<string, import('playwright-core').BrowserContextOptions>} */
const LOOKS = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  'on a phone': { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 },
};

for (const [look, context] of Object.entries(LOOKS)) {
  browserTest(`the code can be read, and axe finds nothing serious, ${look}`, async (open) => {
    const { page, address } = await open(`${SMALL}#trial=3`, { context });
    await page.locator('.class summary').click();
    assert.deepEqual(await faults(page), []);
    await page.locator('#show-qr').click();
    const code = page.locator('#wall svg');
    const { width = 0, height = 0 } = (await code.boundingBox()) ?? {};
    assert.ok(Math.min(width, height) > 300, `${width} × ${height} is no size for a wall`);
    const screen = page.viewportSize();
    const { x = -1, y = -1 } = (await code.boundingBox()) ?? {};
    assert.ok(screen && x >= 0 && y >= 0 && x + width <= screen.width && y + height <= screen.height, 'it fits the screen');
    assert.equal(await decoded(page), `${new URL(SMALL, address).href}#trial=3`, 'a short link, and what one looks at');
    assert.deepEqual(await faults(page), []);
    await page.keyboard.press('Escape');
    assert.ok(await page.locator('#wall').isHidden());
    assert.ok(await page.locator('#show-qr').evaluate((button) => button === document.activeElement), 'the keyboard is back');
  });
}

browserTest('a link is copied, and the system may share it', async (open) => {
  const { page, address } = await open('?scenario=one-drug&numTrials=300', { prepare: (context) => context.addInitScript(CLIPBOARD(false)) });
  await page.locator('#copy-link').click();
  await page.locator('#shared').filter({ hasText: 'The link is copied.' }).waitFor();
  await page.locator('#system-share').click();
  // What is as usual is left out: links without it open for ever as they do now.
  const link = new URL('?v=1&scenario=one-drug@3&numTrials=300', address).href;
  assert.deepEqual(await copied(page), [link, link]);
});

browserTest('where the clipboard refuses, the text is there to be copied by hand', async (open) => {
  const { page } = await open(SMALL, { prepare: (context) => context.addInitScript(CLIPBOARD(true)) });
  await page.locator('#copy-embed').click();
  const area = page.locator('#to-copy');
  await area.waitFor();
  assert.match(await area.inputValue(), /^<iframe src="[^"<>]*&amp;seed=small&amp;embed=true" title="[^"]+" /u);
  const selected = await area.evaluate((area) => area instanceof HTMLTextAreaElement && area.selectionEnd - area.selectionStart === area.value.length);
  assert.ok(selected && (await area.evaluate((area) => area === document.activeElement)));
  assert.match(await page.locator('#shared').innerText(), /by hand/u);
});

browserTest('a class shares the trials one after another', async (open) => {
  const { page } = await open(SMALL.replace('numTrials', 'standardError=5&numTrials'), {
    prepare: (context) => context.addInitScript(CLIPBOARD(false)),
  });
  await page.locator('.class summary').click();
  await page.locator('#students').fill('4');
  await page.locator('#trials-each').fill('1,250');
  await page.locator('#copy-class').click();
  await page.locator('#shared').filter({ hasText: '4 links are copied.' }).waitFor();
  const links = ((await copied(page))[0] ?? '').split('\n');
  const parts = links.map((link) => new URL(link).searchParams);
  assert.deepEqual(parts.map((part) => part.get('firstTrial')), [null, '1250', '2500', '3750']);
  assert.deepEqual(parts.map((part) => part.get('numTrials')), ['1250', '1250', '1250', '1250']);
  assert.deepEqual(parts.map((part) => part.get('standardError')), [null, null, null, null]);
  for (const [field, text, sentence] of [
    ['#students', '0', /1 to 1,000 students/u], ['#students', 'many', /1 to 1,000 students/u],
    ['#trials-each', '1.5', /1 to 250,000,000 trials/u], ['#trials-each', '9e9', /1 to 250,000,000 trials/u],
  ]) {
    const before = await page.locator(String(field)).inputValue();
    await page.locator(String(field)).fill(String(text));
    await page.locator('#class-problem').filter({ hasText: sentence }).waitFor();
    assert.equal(await page.locator('#class-links').inputValue(), '', 'no links instead of wrong ones');
    await page.locator(String(field)).fill(before);
  }
  await page.locator('#presets').selectOption({ label: 'Virus population without a drug' });
  await done(page);
  await page.locator('#copy-class').click();
  await page.waitForFunction('globalThis.copied.length === 2');
  assert.match((await copied(page))[1] ?? '', /scenario=without-drug/u);
});
