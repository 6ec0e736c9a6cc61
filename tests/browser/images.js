// Looks at screenshots: how many colours, how bright, how different.
import { launch } from './browser.js';

/** @typedef {import('playwright-core').Page} Page */

/**
 * @typedef {object} Look
 * @property {number} width
 * @property {number} height
 * @property {number} colors how many different ones
 * @property {number} ink the share of pixels that are not the commonest colour
 * @property {number} brightness of the commonest colour, from 0 to 1
 * @property {number[]} hues the share of strongly coloured pixels in each sixth of the colour circle
 * @property {number} different the share of pixels that differ from the other picture
 */

/** @type {Promise<Page> | undefined} */
let desk;

/**
 * What is on a screenshot, and how much of it differs from another.
 * @param {Buffer} picture
 * @param {Buffer} [other]
 * @returns {Promise<Look>}
 */
export async function look(picture, other = picture) {
  desk ??= launch().then(async (browser) => (await browser.newContext()).newPage());
  return (await desk).evaluate(
    async (pictures) => {
      const [one, two] = await Promise.all(
        pictures.map(async (text) => {
          const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
          const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
          const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
          if (!context) throw new Error('no canvas');
          context.drawImage(bitmap, 0, 0);
          return context.getImageData(0, 0, bitmap.width, bitmap.height);
        }),
      );
      if (!one || !two) throw new Error('no pictures');
      const [here, there] = [new Uint32Array(one.data.buffer), new Uint32Array(two.data.buffer)];
      /** @type {Map<number, number>} */
      const counts = new Map();
      const hues = [0, 0, 0, 0, 0, 0];
      let different = here.length === there.length ? 0 : here.length;
      for (const [i, color] of here.entries()) {
        counts.set(color, (counts.get(color) ?? 0) + 1);
        if (here.length === there.length && color !== there[i]) different += 1;
        const [red, green, blue] = [color & 255, (color >> 8) & 255, (color >> 16) & 255];
        const [most, least] = [Math.max(red, green, blue), Math.min(red, green, blue)];
        const chroma = most - least;
        if (chroma < 80) continue;
        const hue =
          most === red ? (green - blue) / chroma : most === green ? 2 + (blue - red) / chroma : 4 + (red - green) / chroma;
        const sixth = Math.floor((hue + 6) % 6);
        hues[sixth] = (hues[sixth] ?? 0) + 1 / here.length;
      }
      const [common, pixels] = [...counts].reduce((best, next) => (next[1] > best[1] ? next : best));
      const [red, green, blue] = [common & 255, (common >> 8) & 255, (common >> 16) & 255];
      return {
        width: one.width,
        height: one.height,
        colors: counts.size,
        ink: 1 - pixels / here.length,
        brightness: (0.299 * red + 0.587 * green + 0.114 * blue) / 255,
        hues,
        different: different / here.length,
      };
    },
    [picture.toString('base64'), other.toString('base64')],
  );
}
