// Firefox as it is installed, driven by Playwright through WebDriver BiDi, which Firefox speaks by itself: the
// calls that WebKitGTK is driven by would need geckodriver, which Debian does not have.
import { firefox } from 'playwright-core';
import { isComplaint, PATIENCE, setting } from './browser.js';
import { hasAllThreads, LOOK_EVERY, pause } from './engine.js';

/** @typedef {import('playwright-core').Browser} Browser */
/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').Frame} Frame */
/** @typedef {import('./engine.js').Engine} Engine */
/** @typedef {import('./engine.js').Point} Point */

const PREFERENCES = {
  // Where no mouse is plugged in, Firefox says so, and the page would be that of a tablet.
  'ui.primaryPointerCapabilities': 6,
  'ui.allPointerCapabilities': 6,
  // The driver's mouse does not reach a frame in a process of its own.
  'fission.webContentIsolationStrategy': 0,
};

/** Why there is no Firefox here; empty if there is. */
export function whyNoFirefox() {
  return process.env['FIREFOX'] ? '' : 'no Firefox here: its package is firefox-esr, and FIREFOX can name another';
}

/** A page in Firefox. @implements {Engine} */
export class Firefox {
  /** @type {Browser} */ #browser;
  /** @type {Page} */ #page;
  /** @type {Frame} */ #frame;
  /** @type {string[]} */ #faults = [];
  /** A driven Firefox listens to the start of every worker. On a busy machine, about one time in twenty, a worker
   * that starts two others never comes back from the second; undriven it was never seen. */
  hinders = true;

  /**
   * @param {Browser} browser
   * @param {Page} page
   */
  constructor(browser, page) {
    this.#browser = browser;
    this.#page = page;
    this.#frame = page.mainFrame();
    page.setDefaultTimeout(PATIENCE);
    page.setDefaultNavigationTimeout(2 * PATIENCE);
    page.on('pageerror', (error) => this.#faults.push(`threw: ${error.stack ?? error.message}`));
    page.on('console', (message) => {
      if (isComplaint(message)) this.#faults.push(`console: ${message.text()} (${message.location().url})`);
    });
  }

  /** Starts one, without a window. */
  static async start() {
    const browser = await firefox.launch({
      channel: 'moz-firefox',
      executablePath: setting('FIREFOX'),
      firefoxUserPrefs: PREFERENCES,
    });
    const context = await browser.newContext({ viewport: { width: 1320, height: 860 }, locale: 'en-US' });
    return new Firefox(browser, await context.newPage());
  }

  /** @param {string} address */
  async goto(address) {
    await this.#leave();
    await this.#page.goto(address);
  }

  async reload() {
    const address = this.#page.url();
    await this.#leave();
    await this.#page.goto(address);
  }

  /** Leaves the page, whose last words count no more: of workers that die with it Firefox tells as of errors of the
   * page's, which nobody sees. */
  async #leave() {
    await this.#grown();
    const said = this.#faults.length;
    await this.#page.goto('about:blank');
    await pause(LOOK_EVERY);
    this.#faults.length = said;
  }

  /** Waits for threads that are on their way. Where they never come, the page has no threads after its deadline. */
  async #grown() {
    await this.#page.waitForFunction(hasAllThreads);
  }

  async url() {
    return this.#page.url();
  }

  /**
   * @param {string} script
   * @param {unknown[]} given
   */
  run(script, ...given) {
    return this.#frame.evaluate(`(function () { ${script} }).apply(null, ${JSON.stringify(given)})`);
  }

  /**
   * @param {string} script
   * @param {unknown[]} given
   */
  wait(script, ...given) {
    return this.#frame.evaluate(`new Promise((done) => {
      (function () { ${script} }).apply(null, [...${JSON.stringify(given)}, done]);
    })`);
  }

  /** @param {string} selector */
  async click(selector) {
    await this.#frame.click(selector);
  }

  /** @param {string | null} selector */
  async frame(selector) {
    const inside = selector === null ? this.#page.mainFrame()
      : await (await this.#frame.waitForSelector(selector)).contentFrame();
    if (!inside) throw new Error(`Firefox: ${selector} is no frame`);
    this.#frame = inside;
  }

  /** @param {Point} at */
  async press(at) {
    await this.move(at);
    await this.#page.mouse.down();
  }

  /** @param {Point} at */
  async move({ x, y }) {
    await this.#page.mouse.move(x, y);
  }

  async release() {
    await this.#page.mouse.up();
  }

  screenshot() {
    return this.#page.screenshot();
  }

  faults() {
    return this.#faults.splice(0);
  }

  async close() {
    await this.#browser.close();
  }
}
