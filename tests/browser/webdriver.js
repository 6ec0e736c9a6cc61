// WebKitGTK, driven by the calls of W3C WebDriver, as Safari's relatives are: what a test needs of a page, and no more.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { PATIENCE } from './browser.js';
import { LOOK_EVERY, pause } from './engine.js';

/** @typedef {import('./engine.js').Engine} Engine */
/** @typedef {import('./engine.js').Point} Point */

/** How an element is named in answers. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/** Where Debian and others have the small browser that the driver starts. */
const PLACES = ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu', '/usr/lib64', '/usr/libexec', '/usr/lib']
  .map((folder) => `${folder}/webkit2gtk-4.1/MiniBrowser`);

/** Why there is no WebKitGTK here; empty if there is. */
export function whyNoWebKit() {
  if (!process.env['WEBKIT_DRIVER']) return 'no WebKitGTK here: its packages are webkit2gtk-driver libwebkit2gtk-4.1-0 xvfb';
  return PLACES.some((place) => existsSync(place)) ? '' : 'WebKitGTK has no MiniBrowser here';
}

/** @returns {Promise<number>} a port that nobody has */
function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** A page in WebKitGTK. @implements {Engine} */
export class WebKit {
  /** @type {import('node:child_process').ChildProcess} */ #driver;
  #session = '';
  hinders = false;

  /**
   * @param {import('node:child_process').ChildProcess} driver
   * @param {string} session its address
   */
  constructor(driver, session) {
    this.#driver = driver;
    this.#session = session;
  }

  /**
   * Starts one, on a screen of its own.
   * @param {{ threads?: boolean }} [options] whether it lets pages share memory: some builds claim it and do not
   */
  static async start({ threads = true } = {}) {
    const port = await freePort();
    const words = ['-a', process.env['WEBKIT_DRIVER'] ?? '', `--port=${port}`, '--host=127.0.0.1'];
    const driver = spawn('xvfb-run', words, {
      stdio: 'ignore',
      detached: true,
      env: {
        ...process.env,
        // Root has no sandbox, and there is no graphics card.
        WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
        LIBGL_ALWAYS_SOFTWARE: '1',
        LANG: 'en_US.UTF-8',
        ...(threads ? { JSC_useSharedArrayBuffer: '1' } : {}),
      },
    });
    const address = `http://127.0.0.1:${port}`;
    const binary = PLACES.find((place) => existsSync(place));
    const alwaysMatch = { 'webkitgtk:browserOptions': { binary, args: ['--automation'] } };
    for (let tries = 0; ; tries++) {
      try {
        const { sessionId } = await call(`${address}/session`, 'POST', { capabilities: { alwaysMatch } });
        const webkit = new WebKit(driver, `${address}/session/${sessionId}`);
        await webkit.#call('POST', 'timeouts', { script: PATIENCE, pageLoad: 2 * PATIENCE, implicit: 0 });
        return webkit;
      } catch (error) {
        if (tries * LOOK_EVERY > PATIENCE || !(error instanceof TypeError)) {
          end(driver);
          throw error;
        }
        await pause(LOOK_EVERY);
      }
    }
  }

  /**
   * @param {'GET' | 'POST' | 'DELETE'} method
   * @param {string} path
   * @param {unknown} [body]
   */
  #call(method, path, body) {
    return call(`${this.#session}/${path}`, method, body);
  }

  /** @param {string} address */
  async goto(address) {
    await this.#call('POST', 'url', { url: address });
  }

  async reload() {
    await this.#call('POST', 'refresh', {});
  }

  /** @returns {Promise<string>} */
  url() {
    return this.#call('GET', 'url');
  }

  /**
   * Runs a function of text and numbers in the page.
   * @param {string} script its body; what it is given is in `arguments`
   * @param {unknown[]} given
   * @returns {Promise<any>}
   */
  run(script, ...given) {
    return this.#call('POST', 'execute/sync', { script, args: given });
  }

  /**
   * The same, of what takes time: the last of `arguments` is called with the result.
   * @param {string} script
   * @param {unknown[]} given
   * @returns {Promise<any>}
   */
  wait(script, ...given) {
    return this.#call('POST', 'execute/async', { script, args: given });
  }

  /** @param {string} selector */
  async #find(selector) {
    const found = await this.#call('POST', 'element', { using: 'css selector', value: selector });
    return `element/${found[ELEMENT]}`;
  }

  /** @param {string} selector */
  async click(selector) {
    await this.#call('POST', `${await this.#find(selector)}/click`, {});
  }

  /**
   * Types into a field in place of what is there, as a person does.
   * @param {string} selector
   * @param {string} text
   */
  async type(selector, text) {
    const field = await this.#find(selector);
    await this.#call('POST', `${field}/clear`, {});
    await this.#call('POST', `${field}/value`, { text });
  }

  /** @param {string | null} selector of a frame; the page itself if none */
  async frame(selector) {
    const id = selector === null ? null : { [ELEMENT]: (await this.#find(selector)).slice('element/'.length) };
    await this.#call('POST', 'frame', { id });
  }

  /**
   * What the mouse does next: it stays where the last call left it.
   * @param {Record<string, unknown>[]} actions
   */
  async #mouse(...actions) {
    const mouse = { type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions };
    await this.#call('POST', 'actions', { actions: [mouse] });
  }

  /** @param {Point} at */
  async press(at) {
    await this.#mouse(to(at), { type: 'pointerDown', button: 0 });
  }

  /** @param {Point} at */
  async move(at) {
    await this.#mouse(to(at));
  }

  async release() {
    await this.#mouse({ type: 'pointerUp', button: 0 });
  }

  /** @param {{ width: number, height: number }} size */
  async resize(size) {
    await this.#call('POST', 'window/rect', size);
  }

  /** @returns {Promise<Buffer>} */
  async screenshot() {
    return Buffer.from(await this.#call('GET', 'screenshot'), 'base64');
  }

  /** The driver tells nothing of the console. @returns {string[]} */
  faults() {
    return [];
  }

  async close() {
    await this.#call('DELETE', '').catch(() => {});
    end(this.#driver);
  }
}

/** Pixels that are whole, since the driver takes no others. @param {Point} at */
const to = ({ x, y }) => ({ type: 'pointerMove', origin: 'viewport', duration: 0, x: Math.round(x), y: Math.round(y) });

/** Ends the driver with its screen and its browser. @param {import('node:child_process').ChildProcess} driver */
function end(driver) {
  try {
    if (driver.pid) process.kill(-driver.pid);
  } catch {
    // It has ended by itself.
  }
}

/**
 * @param {string} address
 * @param {string} method
 * @param {unknown} body
 */
async function call(address, method, body) {
  const response = await fetch(address, body === undefined ? { method } : { method, body: JSON.stringify(body) });
  const { value } = /** @type {{ value: any }} */ (await response.json());
  if (!response.ok) throw new Error(`WebKit: ${value?.error}: ${value?.message}`);
  return value;
}
