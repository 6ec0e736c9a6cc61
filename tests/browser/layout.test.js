// Figure and sentence stay in sight while values are changed, in every window, and nothing jumps.
import assert from 'node:assert/strict';
import { browserTest, control, done, doneAsWritten, query, standing, until } from './browser.js';
import { finger, place, slider } from './fingers.js';
import { SMALL } from './links.js';

/** @typedef {import('./browser.js').Page} Page */

const CURVE = '?v=1&scenario=one-drug@3&numStepsBeforeDrug=150,75,0&numTrials=60';
const BALLS = '?v=1&scenario=balls&numTrials=200';

/**
 * @param {number} width
 * @param {number} height
 */
const phone = (width, height) => ({ context: { viewport: { width, height }, hasTouch: true, isMobile: true } });

/**
 * What covers or cuts a place: nothing, or what can be found at its corners instead.
 * @param {Page} page
 * @param {string} selector
 */
function hidden(page, selector) {
  return page.locator(`${selector}:visible`).first().evaluate((element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    return [[left + 2, top + 2], [right - 2, top + 2], [left + 2, bottom - 2], [right - 2, bottom - 2]].flatMap(([x = 0, y = 0]) => {
      const there = document.elementFromPoint(x, y);
      return there && (element.contains(there) || there.contains(element)) ? [] : [`${there?.outerHTML.slice(0, 60)} at ${x}, ${y}`];
    });
  });
}

/**
 * @param {Page} page
 * @param {boolean} open
 */
async function sheetIs(page, open) {
  await page.locator(`#open-values[aria-expanded=${open}]`).waitFor();
  await page.waitForFunction((open) => {
    const height = document.querySelector('#fields')?.clientHeight ?? 0;
    return open ? height > 100 : height < 20;
  }, open);
}

for (const [width, height] of /** @type {const} */ ([[390, 844], [360, 640]])) {
  for (const link of [SMALL, CURVE, BALLS]) {
    browserTest(`above the open sheet there are the sentence and the whole figure: ${width} × ${height}, ${link}`, async (open) => {
      const { page } = await open(link, phone(width, height));
      await page.locator('#open-values').tap();
      await sheetIs(page, true);
      const figure = link === CURVE ? '#figure-sweep' : link === BALLS ? '#figure-outcome' : '#figure-series';
      for (const part of ['.sentence', figure]) {
        await page.waitForFunction(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(true)))));
        assert.deepEqual(await hidden(page, part), [], part);
      }
      const { height: high = 0 } = (await page.locator(figure).boundingBox()) ?? {};
      assert.ok(high >= 150, `the figure is ${high} px high`);
      const run = await page.locator('#run').boundingBox();
      assert.ok(run && run.y > height - 120, 'the button that runs is at the thumb');
    });
  }
}

browserTest('a value is changed in the sheet while the figure is seen to change', async (open) => {
  const { page } = await open(SMALL, phone(390, 844));
  await page.locator('#open-values').tap();
  await sheetIs(page, true);
  // A picture of a place, for which nothing is scrolled.
  const clip = (await page.locator('#figure-series').boundingBox()) ?? undefined;
  const before = await page.screenshot({ clip });
  // It is in sight: nothing is scrolled for it.
  const box = await page.locator(slider('numViruses')).boundingBox();
  assert.ok(box);
  const [x, y] = [box.x + 0.3 * box.width, box.y + box.height / 2];
  await finger(page, [[x, y], [x + 90, y]]);
  await page.waitForURL((url) => url.searchParams.get('numViruses') !== '50');
  await doneAsWritten(page);
  assert.ok(!before.equals(await page.screenshot({ clip })));
  for (const part of ['.sentence', '#figure-series']) assert.deepEqual(await hidden(page, part), [], part);
});

browserTest('the sheet is opened by a tap or a pull, and closed by a swipe, Escape or a tap beside it', async (open) => {
  const { page } = await open(SMALL, phone(390, 844));
  const link = query(page);
  const grip = () => place(page, '.grip');
  await sheetIs(page, false);
  assert.ok(!(await control(page, 'numViruses').isVisible()), 'what is closed is out of reach');

  const [x, y] = await grip();
  await finger(page, [[x, y], [x, y - 260]]);
  await sheetIs(page, true);
  const [, top] = await grip();
  await finger(page, [[x, top], [x, top + 300]]);
  await sheetIs(page, false);

  // By its buttons too, which are not pressed by that.
  const { fingerprint } = await standing(page);
  const [runX, runY] = await place(page, '#run');
  await finger(page, [[runX, runY], [runX, runY - 260]]);
  await sheetIs(page, true);
  assert.deepEqual(await standing(page).then((now) => [now.state, now.fingerprint]), ['done', fingerprint]);
  // The values themselves, where they cannot be scrolled up any further.
  const [fieldX, fieldY] = await place(page, '#fields legend', 0.5, 0.5);
  await finger(page, [[fieldX, fieldY], [fieldX, fieldY + 250]]);
  await sheetIs(page, false);

  await page.locator('#open-values').tap();
  await sheetIs(page, true);
  await page.keyboard.press('Escape');
  await sheetIs(page, false);

  for (const beside of ['#sentence', '#figure-series']) {
    await page.locator('#open-values').tap();
    await sheetIs(page, true);
    await page.touchscreen.tap(...await place(page, beside));
    await sheetIs(page, false);
  }
  // By keys: into the values, and back to the button.
  await page.locator('#open-values').press('Enter');
  await sheetIs(page, true);
  assert.ok(await page.evaluate(() => document.querySelector('#fields')?.contains(document.activeElement)));
  await page.keyboard.press('Escape');
  await sheetIs(page, false);
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'open-values');
  assert.equal(query(page), link);
});

browserTest('values in an open sheet scroll without closing it', async (open) => {
  const { page } = await open(SMALL, phone(390, 844));
  await page.locator('#open-values').tap();
  await sheetIs(page, true);
  const [x, y] = await place(page, slider('maxBirthProb'), 0.5);
  await finger(page, [[x, y], [x, y - 120]]);
  await page.waitForFunction(() => (document.querySelector('#fields')?.scrollTop ?? 0) > 50);
  assert.equal(await page.locator('#open-values').getAttribute('aria-expanded'), 'true');
  assert.equal(await control(page, 'maxBirthProb').inputValue(), '0.1');
});

for (const [width, height] of /** @type {const} */ ([[700, 900], [820, 1180], [1280, 720], [844, 390], [640, 360], [667, 375]])) {
  browserTest(`the values stand beside the figure: ${width} × ${height}`, async (open) => {
    const { page } = await open(SMALL, height < 500 ? phone(width, height) : { context: { viewport: { width, height } } });
    const box = async (/** @type {string} */ part) => {
      const { left, right, top, bottom } = await page.locator(part).first().evaluate((element) => element.getBoundingClientRect());
      return { left, right, top, bottom };
    };
    const [form, figure] = [await box('#experiment'), await box('#figure-series')];
    assert.ok(form.right <= figure.left, 'beside it');
    assert.ok(await page.locator('#open-values').isHidden());
    for (const part of ['#sentence', '#figure-series', '#run']) assert.deepEqual(await hidden(page, part), [], part);
    // And they stay there while one scrolls; the last is reached by scrolling them alone.
    await page.evaluate(() => scrollTo(0, 500));
    const [fields, run] = [await box('#fields'), await box('#run')];
    assert.ok(fields.top >= 0 && run.bottom <= height, `${fields.top} to ${run.bottom}`);
    assert.deepEqual(await hidden(page, '#run'), []);
    const scrolled = await page.evaluate(() => scrollY);
    await control(page, 'seed').focus();
    const seed = await box('#field-seed');
    assert.ok(seed.top >= fields.top && seed.bottom <= run.top, 'a field that is typed in is never under the bar');
    assert.equal(await page.evaluate(() => scrollY), scrolled, 'the page does not move for it');
  });
}

browserTest('no field is under the bar of the sheet when it is typed in', async (open) => {
  const { page } = await open(SMALL, phone(360, 640));
  await page.locator('#open-values').press('Enter');
  await sheetIs(page, true);
  for (let i = 0; i < 30; i++) {
    const under = await page.evaluate(() => {
      const field = document.activeElement?.getBoundingClientRect();
      const bar = document.querySelector('.run')?.getBoundingClientRect();
      return field && bar && document.activeElement?.closest('#fields') ? field.bottom - bar.top : -1;
    });
    assert.ok(under <= 0, `${under} px`);
    await page.keyboard.press('Tab');
  }
});

browserTest('a phone’s pad of numbers and the keys beside it type lists, ranges and decimals', async (open) => {
  const { page } = await open(SMALL, phone(390, 844));
  await page.locator('#open-values').tap();
  await sheetIs(page, true);
  for (const [key, mode] of [['numViruses', 'decimal'], ['clearProb', 'decimal'], ['numStepsBeforeDrug', 'decimal'], ['seed', 'text']]) {
    assert.equal(await page.locator(`#field-${key}`).getAttribute('inputmode'), mode, key);
  }
  const field = page.locator('#field-numStepsBeforeDrug');
  await field.tap();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('150');
  await page.locator('.pad [data-sign=","]').tap();
  await page.keyboard.type('75');
  assert.equal(await field.inputValue(), '150,75');
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'field-numStepsBeforeDrug', 'the pad stays up');
  // What runs is still there, beside the signs.
  assert.ok(await page.locator('#run').isVisible());
  await page.keyboard.press('Enter');
  await page.waitForURL(/numStepsBeforeDrug=150%2C75&|numStepsBeforeDrug=150,75&/u);
  await doneAsWritten(page);
  await field.tap();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('0');
  await page.locator('.pad [data-sign="…"]').tap();
  await page.keyboard.type('90');
  await page.locator('.pad [data-sign="/"]').tap();
  await page.keyboard.type('3');
  assert.equal(await field.inputValue(), '0..90/3');
  await page.locator('#field-seed').tap();
  assert.ok(await page.locator('.pad').isHidden());
  await until(page, { state: 'done' });
  const { page: german } = await open(SMALL, { context: { ...phone(390, 844).context, locale: 'de-DE' } });
  await german.locator('#open-values').tap();
  await german.locator('#field-clearProb').tap();
  assert.deepEqual(await german.locator('.pad button:visible').evaluateAll((all) => all.map((key) => key.getAttribute('data-sign'))), [',', ';', '…', '/']);
});

/** @type {Record<string, import('./browser.js').VisitOptions>} */
const WINDOWS = { wide: {}, 'a phone': phone(390, 844), 'a phone on its side': phone(844, 390) };

for (const [window, options] of Object.entries(WINDOWS)) {
  browserTest(`nothing jumps while trials come in and while a slider moves: ${window}`, async (open) => {
    const { page } = await open('?v=1&scenario=one-drug@3&numTrials=8000&seed=7', { ...options, shown: false });
    await page.waitForFunction(() => Number(document.documentElement.dataset.trials) > 0 && document.querySelector('#figure-series'));
    await page.evaluate(() => {
      /** @type {string[]} */
      const shifts = [];
      Object.assign(globalThis, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of /** @type {(PerformanceEntry & { value: number, sources: { node: Node | null }[] })[]} */ (list.getEntries())) {
          // Within a sentence the words make room for its numbers; nothing else moves.
          const sources = entry.sources.filter(({ node }) => !node?.parentElement?.closest('.sentence, .story'));
          shifts.push(...sources.map(({ node }) => `${entry.value.toFixed(4)} ${node instanceof Element ? node.outerHTML.slice(0, 80) : node?.nodeName}`));
        }
      }).observe({ type: 'layout-shift' });
    });
    const shifts = () => page.evaluate(() => /** @type {{ shifts: string[] }} */ (/** @type {unknown} */ (globalThis)).shifts.splice(0));
    await done(page);
    assert.deepEqual(await shifts(), [], 'while trials come in');
    if (await page.locator('#open-values').isVisible()) {
      await page.locator('#open-values').tap();
      await sheetIs(page, true);
      await page.waitForTimeout(600);
      await shifts();
    }
    const [x, y] = await place(page, slider('mutProb'), 0.2);
    await page.waitForTimeout(100);
    await shifts();
    await page.mouse.move(x, y);
    await page.mouse.down();
    for (let step = 1; step <= 12; step++) {
      await page.mouse.move(x + 5 * step, y);
      await page.waitForTimeout(60);
    }
    await page.waitForTimeout(300);
    assert.deepEqual(await shifts(), [], 'while a slider moves');
    await page.mouse.up();
    await done(page);
    assert.deepEqual(await shifts(), [], 'nor after it');
  });
}
