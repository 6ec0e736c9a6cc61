// Fingers on a screen, as a browser gets them of one, and where they come down.
import assert from 'node:assert/strict';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {[number, number]} Place */

/**
 * A finger that goes from place to place, as the browser gets it of a screen.
 * @param {Page} page
 * @param {Place[]} places
 * @param {{ rest?: number, lift?: boolean }} [how] rest: how many ms it stays where it comes down
 * @returns what ends it: lifted, or taken back
 */
export async function finger(page, places, { rest = 0, lift = true } = {}) {
  const cdp = await page.context().newCDPSession(page);
  const touch = (/** @type {'touchStart' | 'touchMove' | 'touchEnd' | 'touchCancel'} */ type, /** @type {Place[]} */ at) =>
    cdp.send('Input.dispatchTouchEvent', { type, touchPoints: at.map(([x, y]) => ({ x, y })) });
  const [first = [0, 0], ...others] = places;
  await touch('touchStart', [first]);
  if (rest) await page.waitForTimeout(rest);
  let [x, y] = first;
  for (const [toX, toY] of others) {
    for (let part = 1; part <= 10; part++) await touch('touchMove', [[x + ((toX - x) * part) / 10, y + ((toY - y) * part) / 10]]);
    [x, y] = [toX, toY];
  }
  if (lift) await touch('touchEnd', []);
  return (/** @type {'touchEnd' | 'touchCancel'} */ type) => touch(type, []);
}

/**
 * Where something is in the window: parts of its width and height from its left and top.
 * @param {Page} page
 * @param {string} selector
 * @param {number} x
 * @param {number} y
 * @returns {Promise<Place>}
 */
export async function place(page, selector, x = 0.5, y = 0.5) {
  await page.locator(selector).first().evaluate((element) => element.scrollIntoView({ block: 'center' }));
  const box = await page.locator(selector).first().boundingBox();
  assert.ok(box, selector);
  return [box.x + x * box.width, box.y + y * box.height];
}

/** @param {string} key */
export const slider = (key) => `.slider:has([data-for=${key}])`;
