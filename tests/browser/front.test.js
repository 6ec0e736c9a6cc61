// The front page: what it asks, an experiment that answers at a touch, and every exercise one click away;
// and that links, Back and Forward lead to what they are of.
import assert from 'node:assert/strict';
import { browserTest, counting, done, query, standing, terminal, until } from './browser.js';
import { ENDLESS, SMALL } from './links.js';

/** @typedef {import('./browser.js').Page} Page */

/**
 * The pictures that are drawn.
 * @param {Page} page
 */
const drawn = (page) => page.locator(':is(#questions, #exercises) canvas').evaluateAll((pictures) => pictures.filter((picture) => {
  if (!(picture instanceof HTMLCanvasElement) || picture.width < 100) return false;
  // A copy, for the browser warns of canvases that are read often.
  const copy = new OffscreenCanvas(picture.width, picture.height).getContext('2d', { willReadFrequently: true });
  if (!copy) return false;
  copy.drawImage(picture, 0, 0);
  const { data } = copy.getImageData(0, 0, picture.width, picture.height);
  return new Set(new Uint32Array(data.buffer)).size > 2;
}).length);

/**
 * Which face the page shows.
 * @param {Page} page
 */
const face = (page) => page.evaluate(() => document.documentElement.dataset['page'] ?? 'experiment');

/**
 * Moves a slider as an arrow key does, to its left end.
 * @param {Page} page
 * @param {string} key
 */
async function slideToZero(page, key) {
  await page.locator(`[data-for="${key}"]`).focus();
  await page.keyboard.press('Home');
}

browserTest('the bare address is a page with a question, an experiment that runs, and six more', async (open) => {
  const { page } = await open('');
  assert.equal(await face(page), 'front');
  assert.equal(await page.locator('dialog[open]').count(), 0, 'a page, no window over one');
  assert.match(await page.locator('#lead').innerText(), /\S/u);
  assert.equal(await page.locator('#experiment input[type=range]:visible').count(), 2);
  assert.equal((await standing(page)).fingerprint, await terminal('?scenario=one-drug'));
  assert.deepEqual(await page.locator('#questions strong').allInnerTexts(), [
    'Does it matter when the drug begins?',
    'Of 23 people, do two share a birthday?',
    'How far does a drunk get?',
    'How long do robots clean?',
    'Does the house always win?',
    'What is π, by throwing needles?',
  ]);
  const tools = page.locator(':is(.tools, .below, #more, .focus)');
  for (const tool of await tools.all()) assert.ok(await tool.isHidden());
});

browserTest('what is moved on the front page is answered by figure and sentence, and the page stays', async (open) => {
  const { page } = await open('');
  const sentence = page.locator('#sentence');
  const before = await sentence.innerText();
  await slideToZero(page, 'numStepsBeforeDrug');
  await done(page, await terminal('?scenario=one-drug&numStepsBeforeDrug=0'));
  assert.notEqual(await sentence.innerText(), before);
  assert.match(await sentence.innerText(), /from step 1\b/u);
  assert.equal(query(page), '');
  assert.equal(await face(page), 'front');
  // All of it is one click away, with what was moved; Back leads to the front page.
  await page.locator('#whole').click();
  assert.match(query(page), /numStepsBeforeDrug=0&/u);
  assert.equal(await face(page), 'experiment');
  await done(page, await terminal('?scenario=one-drug&numStepsBeforeDrug=0'));
  await page.goBack();
  assert.equal(await face(page), 'front');
  await page.goForward();
  assert.equal(await face(page), 'experiment');
  assert.match(query(page), /numStepsBeforeDrug=0&/u);
});

browserTest('a card opens its experiment at its top', async (open) => {
  const { page } = await open('');
  const card = page.locator('#questions a').last();
  await card.scrollIntoViewIfNeeded();
  const link = (await card.getAttribute('href')) ?? '';
  await card.click();
  await done(page, await terminal(link));
  assert.equal(query(page), link);
  assert.equal(await page.evaluate(() => scrollY), 0);
  assert.ok(await page.locator('#questions').isHidden());
  assert.match(await page.title(), /·/u);
  await page.goBack();
  assert.equal(await page.title(), 'Many Trials');
});

browserTest('links open their experiment at once, and frames have no front page', async (open) => {
  for (const link of [SMALL, '?scenario=pi', '#samples=1', '?embed=true', '?embed=true&lang=de']) {
    const { page } = await open(link);
    assert.equal(await face(page), 'experiment', link);
    for (const part of ['#front', '#questions', '#exercises']) assert.ok(await page.locator(part).isHidden(), `${link}: ${part}`);
  }
  for (const link of ['?', '?lang=de', '?theme=dark']) {
    const { page } = await open(link);
    assert.equal(await face(page), 'front', link);
  }
});

browserTest('the list shows every exercise, where one is, and opens what one chooses', async (open) => {
  const { page } = await open('?scenario=pi&numTrials=100&seed=7');
  await page.getByRole('link', { name: 'Experiments' }).click();
  assert.equal(await face(page), 'list');
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'exercises-title');
  // Beside the experiment at hand and one's own program.
  const exercises = await page.locator('#presets option').count() - 2;
  const links = await page.locator('#exercises .cards a').evaluateAll((all) => new Set(all.map((link) => link.getAttribute('data-open'))).size);
  assert.equal(links, exercises);
  const current = page.locator('#exercises [aria-current]').first();
  assert.match((await current.getAttribute('data-open')) ?? '', /scenario=pi/u);
  // Twelve that are nearly the same are one card with choices.
  const robots = page.locator('#exercises .cards > li').filter({ hasText: 'Robots that clean a room' });
  assert.equal(await robots.count(), 1);
  await robots.locator('summary').click();
  assert.equal(await robots.locator('.choices a:visible').count(), 12);
  const choice = robots.locator('.choices a').last();
  const link = (await choice.getAttribute('href')) ?? '';
  await choice.click();
  await done(page, await terminal(link));
  assert.equal(query(page), link);
});

browserTest('what is searched for is found by its words, in any group', async (open) => {
  const { page } = await open('#list');
  assert.ok(await page.locator('.here').isHidden(), 'who has just come is nowhere');
  const shown = page.locator('#exercises .cards > li:visible');
  const all = await shown.count();
  await page.getByRole('searchbox', { name: 'Find' }).fill('robot 10 × 30');
  assert.match(await page.locator('#found').innerText(), /^1 exercise fits/u);
  assert.deepEqual(await page.locator('#exercises .choices a:visible').allInnerTexts(), ['Two robots in a room of 10 × 30']);
  await page.locator('#find').fill('GUTTAGONOL');
  assert.ok((await shown.count()) > 1);
  await page.locator('#find').fill('zebra');
  assert.equal(await shown.count(), 0);
  assert.match(await page.locator('#found').innerText(), /Nothing fits/u);
  await page.locator('#find').fill('');
  assert.equal(await shown.count(), all);
});

browserTest('groups fold, on a phone from the beginning', async (open) => {
  const { page } = await open('#list', { context: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } });
  assert.equal(await page.locator('#exercises .cards > li:visible').count(), 0);
  const group = page.locator('#exercises .group').first();
  await group.locator('summary').first().tap();
  assert.ok((await group.locator('.cards > li:visible').count()) > 0);
});

browserTest('every card has a picture', async (open) => {
  const { page } = await open('');
  const cards = await page.locator('.cards canvas').count();
  for (let wait = 0; wait < 150 && (await drawn(page)) < cards; wait += 1) {
    await page.evaluate((part) => scrollTo(0, part * document.body.scrollHeight), (wait % 20) / 20);
    await page.waitForTimeout(100);
  }
  assert.equal(await drawn(page), cards);
});

browserTest('the list opens while trials run, which go on; Back leads to them', async (open) => {
  const { page } = await open(ENDLESS, { shown: false });
  await counting(page);
  await page.locator('#open-list').focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelectorAll('#exercises canvas[width]').length > 3);
  await until(page, { state: 'running' });
  const { trials } = await standing(page);
  await page.goBack();
  assert.equal(await face(page), 'experiment');
  assert.match(query(page), /numTrials=100000000/u);
  assert.ok((await standing(page)).trials >= trials, 'no trial is lost');
});

browserTest('pins stay when another experiment is chosen in the list', async (open) => {
  const { page } = await open(SMALL);
  await page.locator('#pin').click();
  await page.locator('.pins > li').waitFor();
  await page.locator('#open-list').click();
  await page.locator('#exercises .cards a').first().click();
  await done(page);
  assert.equal(await page.locator('.pins > li').count(), 1);
});
