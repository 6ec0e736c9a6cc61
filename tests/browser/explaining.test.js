// Every experiment explains itself: a question, its story, what one is seeing, the words of its field and
// its values, by pointer, finger and key; and the first of it before the program has come.
import assert from 'node:assert/strict';
import { browserTest, done, terminal, until } from './browser.js';
import { SMALL } from './links.js';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

browserTest('every scenario has a question, a story and what one is seeing, above its figure', async (open) => {
  const { page } = await open(SMALL);
  const scenarios = await page.locator('#presets optgroup option:first-child').evaluateAll((options) => options.map((option) => option.getAttribute('value') ?? ''));
  assert.ok(scenarios.length >= 14);
  for (const link of scenarios) {
    await page.locator('#presets').selectOption(link);
    await done(page);
    const question = await page.locator('#asks').innerText();
    assert.match(question, /\?$/u, link);
    assert.ok((await page.locator('#story').innerText()).length > 80, link);
    const [about, figures] = await Promise.all(['#about', '#figures'].map((id) => page.locator(id).boundingBox()));
    assert.ok((about?.y ?? 0) + (about?.height ?? 0) <= (figures?.y ?? 0), link);
    await page.locator('#seeing').evaluate((details) => details.setAttribute('open', ''));
    await page.locator('#seeing h3').first().waitFor();
    const told = await page.locator('#seeing').innerText();
    assert.match(told, /One trial is/u, link);
    assert.match(told, /one standard error/u, link);
    await page.locator('#seeing').evaluate((details) => details.removeAttribute('open'));
  }
});

browserTest('what one is seeing is told in the numbers at hand, and follows them', async (open) => {
  const { page } = await open(SMALL);
  await page.locator('#seeing summary').click();
  const told = page.locator('#seeing');
  await told.filter({ hasText: 'sums up 400 of them' }).waitFor();
  await page.locator('#field-numTrials').fill('500');
  await page.locator('#field-numTrials').press('Tab');
  await done(page, await terminal(SMALL.replace('400', '500')));
  await told.filter({ hasText: 'sums up 500 of them' }).waitFor();
});

for (const [hand, context] of /** @type {const} */ ([['a pointer', {}], ['a finger', PHONE]])) {
  browserTest(`words of the field are explained at ${hand}, and nothing moves`, async (open) => {
    const { page } = await open(SMALL, { context });
    const touch = async (/** @type {import('playwright-core').Locator} */ place) => (hand === 'a finger' ? place.tap() : place.click());
    const figure = () => page.locator('#figure-series').boundingBox();
    const before = await figure();
    const word = page.locator('#sentence').getByRole('button', { name: 'remission' });
    await touch(word);
    assert.match(await page.locator('#meaning').innerText(), /At most 50 viruses/u);
    assert.equal(await word.getAttribute('aria-expanded'), 'true');
    assert.deepEqual(await figure(), before);
    const at = await page.locator('#meaning').boundingBox();
    assert.ok(at && at.x >= 0 && at.x + at.width <= (page.viewportSize()?.width ?? 0), JSON.stringify(at));
    await touch(page.locator('#story').getByRole('button', { name: 'guttagonol' }));
    assert.match(await page.locator('#meaning').innerText(), /made-up drug/u);
    assert.equal(await word.getAttribute('aria-expanded'), 'false');
    await page.keyboard.press('Escape');
    await touch(page.locator('#sentence').getByRole('button', { name: '±' }).first());
    assert.match(await page.locator('#meaning').innerText(), /standard error/u);
    await page.keyboard.press('Escape');
    assert.ok(await page.locator('#meaning').isHidden());
  });
}

browserTest('what a value does is told by key, with the words that it uses, and the form stays where it is', async (open) => {
  const { page } = await open(SMALL);
  const asked = page.getByRole('button', { name: 'Largest population: what is that?' });
  const before = await page.locator('#fields').boundingBox();
  await asked.focus();
  await page.keyboard.press('Enter');
  assert.match(await page.locator('#meaning').innerText(), /no longer reproduce[^]*density: How crowded/u);
  assert.deepEqual(await page.locator('#fields').boundingBox(), before);
  await page.keyboard.press('Tab');
  assert.ok(await page.locator('#meaning').isHidden(), 'who goes on is done with it');
  assert.equal(await page.locator('#fields [title]:not(.reset)').count(), 0, 'nothing is said to hovering pointers alone');
});

browserTest('a word keeps the focus and what it tells while trials come in', async (open) => {
  const { page } = await open('?v=1&scenario=one-drug@3&numTrials=100000000', { shown: false });
  await until(page, { state: 'running' });
  const word = page.locator('#sentence').getByRole('button', { name: 'remission' });
  await word.focus();
  await page.keyboard.press('Enter');
  const { trials } = await page.evaluate(() => ({ trials: Number(document.documentElement.dataset['trials']) }));
  await page.waitForFunction((before) => Number(document.documentElement.dataset['trials']) > before + 1000, trials);
  assert.ok(await page.locator('#meaning').isVisible());
  assert.ok(await word.evaluate((button) => button === document.activeElement));
});

for (const [link, lang, question] of /** @type {const} */ ([
  ['?scenario=pi', 'en-US', 'What is π, by throwing needles?'],
  ['?scenario=robots&numTrials=50', 'de-DE', 'Wie lange putzen Roboter?'],
  ['', 'en-US', 'Does a drug still work once viruses resist it?'],
])) {
  browserTest(`the story is there before the program: ${link || 'the front page'} in ${lang}`, async (open) => {
    const { page } = await open(link, {
      shown: false,
      context: { locale: lang },
      prepare: (context) => context.route('**/*.wasm', () => {}),
    });
    await page.locator('html[data-shown]').waitFor({ state: 'attached' });
    await until(page, { state: 'loading' });
    assert.equal(await page.locator('#asks').innerText(), question);
    assert.ok((await page.locator('#story').innerText()).length > 80);
    assert.equal(await page.locator('#lead').isVisible(), link === '');
    assert.ok(await page.locator('#coming').isVisible());
  });
}
