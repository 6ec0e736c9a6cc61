// The figures are drawn, follow the parameters, fit every screen, and nothing moves while they change.
import assert from 'node:assert/strict';
import { browserTest, done, terminal, until } from './browser.js';
import { look } from './images.js';
import { SMALL } from './links.js';

/** @typedef {import('./browser.js').Page} Page */

const FIGURES = ['#figure-series', '#figure-outcome'];

/**
 * @param {Page} page
 * @param {string} figure
 */
async function picture(page, figure) {
  const canvas = page.locator(figure);
  await canvas.scrollIntoViewIfNeeded();
  return canvas.screenshot({ animations: 'disabled' });
}

browserTest('the figures are drawn, and change with the parameters', async (open) => {
  const [usual, later] = [await open(SMALL), await open(`${SMALL}&numStepsBeforeDrug=60&clearProb=0.08`)];
  for (const figure of FIGURES) {
    const [one, two] = [await picture(usual.page, figure), await picture(later.page, figure)];
    const { ink, colors, brightness } = await look(one);
    assert.ok(ink > 0.02 && colors > 20, `${figure}: ${ink} of it is drawn, in ${colors} colours`);
    assert.ok(brightness > 0.8, 'light paper');
    assert.equal((await look(one, await picture(usual.page, figure))).different, 0, 'it stays as it is');
    const { different } = await look(one, two);
    assert.ok(different > 0.005, `${figure}: ${different} of it differs`);
  }
});

browserTest('the figures are the same for the same link, on threads and on one', async (open) => {
  const [one, two] = [await open(SMALL), await open(SMALL, { mode: 'workers' })];
  for (const figure of FIGURES) {
    const { different } = await look(await picture(one.page, figure), await picture(two.page, figure));
    assert.equal(different, 0, figure);
  }
});

browserTest('the figures in the dark, and when the light changes', async (open) => {
  const { page } = await open(SMALL, { context: { colorScheme: 'dark' } });
  const dark = await Promise.all(FIGURES.map((figure) => picture(page, figure)));
  await page.emulateMedia({ colorScheme: 'light' });
  await settled(page);
  for (const [i, figure] of FIGURES.entries()) {
    const light = await picture(page, figure);
    const { brightness, ink, colors, different } = await look(dark[i] ?? light, light);
    assert.ok(brightness < 0.3, `${figure}: dark paper, not ${brightness}`);
    assert.ok(ink > 0.02 && colors > 20, `${figure}: ${ink} of it is drawn, in ${colors} colours`);
    assert.ok(different > 0.9, `${figure}: ${different} of it differs`);
    assert.ok((await look(light)).brightness > 0.8, `${figure}: light paper again`);
  }
});

for (const deviceScaleFactor of [1, 2]) {
  browserTest(`the figures are sharp with ${deviceScaleFactor} pixels to one of CSS`, async (open) => {
    const { page } = await open(SMALL, { mode: 'workers', context: { deviceScaleFactor } });
    for (const figure of FIGURES) {
      const size = await page.locator(figure).evaluate((canvas) => {
        if (!(canvas instanceof HTMLCanvasElement)) throw new Error('no canvas');
        const { width, height } = canvas.getBoundingClientRect();
        return { canvas: [canvas.width, canvas.height], css: [width, height] };
      });
      for (const [side, pixels] of size.canvas.entries()) {
        const wanted = deviceScaleFactor * (size.css[side] ?? 0);
        assert.ok(pixels > 100 && Math.abs(pixels - wanted) <= 1, `${figure}: ${pixels} pixels, not ${wanted}`);
      }
    }
  });
}

browserTest('both series are drawn, in blue and in vermilion', async (open) => {
  const { page } = await open('?v=1&scenario=one-drug@3&mutProb=0.05&numTrials=200');
  const { hues } = await look(await picture(page, '#figure-series'));
  const [red = 0, , , , blue = 0] = hues;
  const bluish = blue + (hues[3] ?? 0);
  assert.ok(red > 0.001 && bluish > 0.001, `shares of colours: ${hues}`);
});

browserTest('a sweep draws each of its cases', async (open) => {
  const { page } = await open('?v=1&scenario=one-drug@3&numStepsBeforeDrug=100,50,0&numTrials=100');
  assert.equal(await page.locator('#figure-series, .figure-series').count(), 3);
  assert.equal(await page.locator('#figure-outcome, .figure-outcome').count(), 3);
  for (const canvas of await page.locator('canvas:visible').all()) {
    await canvas.scrollIntoViewIfNeeded();
    await settled(page);
    const { ink, colors } = await look(await canvas.screenshot());
    assert.ok(ink > 0.02 && colors > 20, `${ink} of it is drawn, in ${colors} colours`);
  }
});

browserTest('every window is wide enough, and the figure follows it', async (open) => {
  const { page } = await open(SMALL, { mode: 'workers', context: { viewport: { width: 390, height: 844 } } });
  for (const width of [390, 320, 768, 1920]) {
    await page.setViewportSize({ width, height: 844 });
    await settled(page);
    const { scroll, client } = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return { scroll: scrollWidth, client: clientWidth };
    });
    assert.ok(scroll <= client, `${scroll} pixels of content on ${client}`);
    const box = await page.locator('#figure-series').boundingBox();
    assert.ok(box && box.x >= 0 && box.x + box.width <= width && box.width > width * 0.4, JSON.stringify(box));
    const pixels = await page.locator('#figure-series').evaluate((canvas) => ('width' in canvas ? canvas.width : 0));
    assert.ok(Math.abs(Number(pixels) - box.width) <= 1, `${pixels} pixels on ${box.width}`);
    assert.ok((await look(await picture(page, '#figure-series'))).ink > 0.02);
  }
});

for (const [name, viewport] of Object.entries({ wide: { width: 1320, height: 860 }, phone: { width: 390, height: 844 } })) {
  browserTest(`nothing jumps while it runs, ${name}`, async (open, t) => {
    const link = '?v=1&scenario=one-drug@3&numTrials=8000&seed=7';
    const { page } = await open(link, {
      context: { viewport },
      prepare: (context) => context.addInitScript(watch),
    });
    await done(page, await terminal(link));
    await page.evaluate('testCounts.longest = 0');
    await page.locator('#more').click();
    await until(page, { state: 'done', trials: 16_000 });
    await settled(page);
    const { shifts, moved, longest } = await seen(page);
    t.diagnostic(`things moved by ${shifts.toFixed(4)}; the longest task took ${longest.toFixed(0)} ms`);
    assert.ok(shifts < 0.02, `things moved by ${shifts}: ${moved.join(', ')}`);
  });
}

/** @typedef {{ shifts: number, moved: string[], longest: number }} Seen */

/** Runs in the page: counts what moves and what blocks. */
function watch() {
  /** @type {Seen} */
  const counts = { shifts: 0, moved: [], longest: 0 };
  Object.assign(globalThis, { testCounts: counts });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      // TypeScript does not know this kind of entry.
      const { value, hadRecentInput, sources } =
        /** @type {{ value: number, hadRecentInput: boolean, sources: { node: Node | null }[] }} */ (/** @type {unknown} */ (entry));
      // Within a sentence the words make room for its numbers.
      const isSentence = sources.every(({ node }) => node?.parentElement?.closest('.sentence'));
      if (hadRecentInput || isSentence) continue;
      counts.shifts += value;
      const nodes = sources.map(({ node }) => (node instanceof Element ? node.outerHTML.slice(0, 60) : node?.nodeName));
      counts.moved.push(`${value.toFixed(4)} at ${entry.startTime.toFixed(0)} ms: ${nodes.join(' and ')}`);
    }
  }).observe({ type: 'layout-shift', buffered: true });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) counts.longest = Math.max(counts.longest, duration);
  }).observe({ type: 'longtask', buffered: true });
}

/**
 * @param {Page} page
 * @returns {Promise<Seen>}
 */
function seen(page) {
  return page.evaluate('testCounts');
}

/**
 * Two frames later, when a change has been drawn.
 * @param {Page} page
 */
async function settled(page) {
  for (let frame = 0; frame < 3; frame++) {
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
}
