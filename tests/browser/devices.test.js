// Every device shows everything: phones, walls, zoom, forced colours, still pages, paper.
import assert from 'node:assert/strict';
import { browserTest, until } from './browser.js';
import { ENDLESS, SMALL } from './links.js';

/** @typedef {import('./browser.js').Page} Page */

const CURVE = '?v=1&scenario=one-drug@3&numStepsBeforeDrug=150,75,0&numTrials=60';
const MAP = '?v=1&scenario=one-drug@3&numStepsBeforeDrug=0,100&clearProb=0.05,0.1&numTrials=20';

/** The last two are 1,280 × 1,024 px at 200 % and at 400 %. */
const SIZES = /** @type {const} */ ([
  [360, 740], [390, 844], [844, 390], [820, 1180], [1280, 720], [1920, 1080], [640, 512], [320, 256],
]);

for (const [width, height] of SIZES) {
  browserTest(`nothing is beside a window of ${width} × ${height}`, async (open) => {
    for (const link of [SMALL, CURVE, MAP]) {
      const { page } = await open(link, { context: { viewport: { width, height }, hasTouch: width < 1280 } });
      for (const details of await page.locator('details').all()) await details.evaluate((node) => node.setAttribute('open', ''));
      await page.locator('#show-qr').waitFor();
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= width, `${link}: ${wide} px`);
      await page.locator('#open-keys').click();
      const inside = await page.locator('dialog[open]').evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
      assert.ok(inside <= 0, `keys: ${inside} px too wide`);
      await page.keyboard.press('Escape');
      await page.locator('#open-list').click();
      const list = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(list <= width, `the list: ${list} px`);
    }
  });
}

browserTest('no field makes a phone zoom', async (open) => {
  const { page } = await open(SMALL, { context: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true } });
  await page.locator('#open-values').tap();
  for (const details of await page.locator('details:not(.mode)').all()) await details.evaluate((node) => node.setAttribute('open', ''));
  const letters = await page.locator(':is(input[type=text], select, textarea):visible').evaluateAll((all) =>
    all.map((field) => ({ id: field.id, size: parseFloat(getComputedStyle(field).fontSize) })));
  assert.ok(letters.length > 15, `${letters.length} fields are seen`);
  assert.deepEqual(letters.filter(({ size }) => size < 16), []);
});

browserTest('nothing in the form moves when a value is changed', async (open) => {
  const { page } = await open(SMALL);
  const places = () => page.locator('.control').evaluateAll((all) => all.map((control) => control.getBoundingClientRect().top));
  const before = await places();
  await page.locator('#field-mutProb').fill('0.01');
  await page.locator('.changed .reset[title]:visible').last().waitFor();
  assert.deepEqual(await places(), before);
});

browserTest('on a wall the sentence and the figures have larger letters', async (open) => {
  const size = async (/** @type {{ width: number, height: number }} */ viewport) => {
    const { page } = await open(SMALL, { context: { viewport } });
    // What is pointed at is found in larger figures too.
    await page.locator('#figure-series').hover({ position: { x: 400, y: 200 } });
    const at = /^At step (\d+)/u.exec(await page.locator('#readout').innerText())?.[1];
    return [await page.locator('#sentence').evaluate((sentence) => parseFloat(getComputedStyle(sentence).fontSize)), Number(at)];
  };
  const [desk = 0] = await size({ width: 1320, height: 860 });
  const [wall = 0, step = 0] = await size({ width: 1920, height: 1080 });
  assert.ok(wall > 1.2 * desk, `${wall} px and ${desk} px`);
  assert.ok(step > 60 && step < 110, `step ${step} is where the pointer is`);
});

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  browserTest(`forced colours are those of the figures too, ${colorScheme}`, async (open) => {
    const { page } = await open(SMALL, { context: { colorScheme } });
    assert.ok((await shares(page, '#figure-series', '--series-1')) > 0, 'blue');
    const before = await page.locator('#figure-series').screenshot();
    await page.emulateMedia({ forcedColors: 'active' });
    const own = await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--series-1'));
    assert.equal(own, 'CanvasText');
    assert.ok(!before.equals(await page.locator('#figure-series').screenshot()));
    for (const color of ['Canvas', 'CanvasText', 'LinkText']) {
      assert.ok((await shares(page, '#figure-series', color)) > 0, color);
    }
    // Words must stand out from what is behind them, whatever the system's colours are.
    for (const selector of ['#run', '#more', '#open-keys', '#repeat', '#sentence', 'summary', '.status', '.key', '#presets']) {
      assert.ok((await contrast(page, selector)) >= 4.5, selector);
    }
    await page.emulateMedia({ forcedColors: 'none' });
    assert.ok(before.equals(await page.locator('#figure-series').screenshot()), 'and back');
  });
}

browserTest('nothing moves for those who want no motion', async (open) => {
  const { page } = await open(ENDLESS, { shown: false });
  const moving = () => page.evaluate(() => document.getAnimations().length);
  const asked = () => page.evaluate(() => [...document.querySelectorAll('*')].filter((element) =>
    parseFloat(getComputedStyle(element).transitionDuration) > 0 || getComputedStyle(element).scrollBehavior === 'smooth').length);
  await until(page, { state: 'running' });
  assert.deepEqual([await moving(), await asked()], [0, 0]);
  await page.locator('#run').hover();
  await page.locator('#stop').click();
  await page.locator('#open-list').click();
  assert.deepEqual([await moving(), await asked()], [0, 0]);
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  assert.ok((await asked()) > 0, 'others have some');
});

const PAPERS = /** @type {const} */ ([['dark', 1320, SMALL], ['light', 390, SMALL], ['dark', 1320, MAP], ['light', 1320, CURVE]]);
for (const [colorScheme, width, link] of PAPERS) {
  browserTest(`on paper there is what matters and nothing to press: ${colorScheme}, ${width} px, ${link}`, async (open) => {
    const { page } = await open(link, { context: { colorScheme, viewport: { width, height: 844 } } });
    await page.emulateMedia({ media: 'print' });
    await page.locator('#handout a').waitFor();
    assert.equal(await page.locator(':is(button, input, textarea, summary, progress, dialog):visible').count(), 0);
    for (const shown of [link === SMALL ? '#numbers' : '#sweep-numbers', '.sentence:visible', '#handout', '#fingerprint']) {
      assert.ok(await page.locator(shown).first().isVisible(), shown);
    }
    const paper = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    assert.equal(paper, 'rgb(255, 255, 255)');
    const figures = await page.locator('#figures canvas:visible').evaluateAll((all) => all.map((figure) => {
      const canvas = /** @type {HTMLCanvasElement} */ (figure);
      const [red = 0, green = 0, blue = 0] = canvas.getContext('2d')?.getImageData(1, 1, 1, 1).data ?? [];
      return { corner: red + green + blue, sharp: canvas.width / canvas.clientWidth, whole: getComputedStyle(canvas).breakInside };
    }));
    assert.ok(figures.length >= 2);
    for (const { corner, sharp, whole } of figures) {
      assert.equal(corner, 3 * 255, 'white');
      assert.ok(sharp > 2.9, `${sharp} pixels to one of CSS`);
      assert.equal(whole, 'avoid');
    }
    assert.match(await page.locator('#handout').innerText(), /Steps with the drug\s+150 steps\s+numStepsAfterDrug/u);
    const printed = new URL(await page.locator('#handout a').innerText(), page.url());
    for (const [key, value] of new URL(page.url()).searchParams) assert.equal(printed.searchParams.get(key), value, key);
    assert.ok((await page.evaluate(() => document.body.getBoundingClientRect().width)) < 690, 'as wide as paper');
    await page.emulateMedia({ media: 'screen' });
    await page.locator('#run').waitFor();
    assert.equal(await page.locator('#handout').innerText(), '');
  });
}

browserTest('a print is made of the same', async (open) => {
  const { page } = await open(SMALL, { context: { colorScheme: 'dark' } });
  const printed = await page.evaluate(() => new Promise((resolve) => {
    addEventListener('beforeprint', () => resolve(document.querySelectorAll('#handout dt').length));
    dispatchEvent(new Event('beforeprint'));
  }));
  assert.ok(Number(printed) > 8);
  const pdf = await page.pdf({ format: 'A4' });
  const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/gu) ?? [];
  assert.ok(pages.length > 0 && pages.length <= 2, `${pages.length} pages`);
});

/**
 * The number of a figure's pixels that have a colour, or one that a custom property names.
 * @param {Page} page
 * @param {string} selector
 * @param {string} color
 */
function shares(page, selector, color) {
  return page.locator(selector).evaluate((figure, color) => {
    const probe = document.createElement('span');
    probe.style.setProperty('forced-color-adjust', 'none');
    probe.style.color = color.startsWith('--') ? `var(${color})` : color;
    document.body.append(probe);
    const [red, green, blue] = (getComputedStyle(probe).color.match(/\d+/gu) ?? []).map(Number);
    probe.remove();
    const canvas = /** @type {HTMLCanvasElement} */ (figure);
    // A copy, for the browser warns of canvases that are read often.
    const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', { willReadFrequently: true });
    copy?.drawImage(canvas, 0, 0);
    const { data = new Uint8ClampedArray() } = copy?.getImageData(0, 0, canvas.width, canvas.height) ?? {};
    let count = 0;
    for (let i = 0; i < data.length; i += 4) if (data[i] === red && data[i + 1] === green && data[i + 2] === blue) count++;
    return count;
  }, color);
}

/**
 * The contrast between the lightest and the darkest pixel of an element as it is on the screen.
 * @param {Page} page
 * @param {string} selector
 */
async function contrast(page, selector) {
  const picture = await page.locator(selector).first().screenshot();
  return page.evaluate(async (source) => {
    const image = await createImageBitmap(new Blob([Uint8Array.from(atob(source), (letter) => letter.charCodeAt(0))]));
    const canvas = document.createElement('canvas');
    // Its frame is no word.
    [canvas.width, canvas.height] = [image.width - 8, image.height - 4];
    const context = canvas.getContext('2d');
    context?.drawImage(image, -4, -2);
    const { data = new Uint8ClampedArray() } = context?.getImageData(0, 0, canvas.width, canvas.height) ?? {};
    const part = (/** @type {number} */ value) => (value <= 10 ? value / 3295 : ((value / 255 + 0.055) / 1.055) ** 2.4);
    let [low, high] = [1, 0];
    for (let i = 0; i < data.length; i += 4) {
      const light = 0.2126 * part(data[i] ?? 0) + 0.7152 * part(data[i + 1] ?? 0) + 0.0722 * part(data[i + 2] ?? 0);
      [low, high] = [Math.min(low, light), Math.max(high, light)];
    }
    return (high + 0.05) / (low + 0.05);
  }, picture.toString('base64'));
}
