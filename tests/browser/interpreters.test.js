// The interpreters of a visitor's program: the same numbers as Python at home, on any of them; what goes wrong in a
// program costs an answer and never the page; and a program that means harm finds a language and no browser.
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { promisify } from 'node:util';
import assert from 'node:assert/strict';
import { browserTest, launch, PATIENCE, setting, standing, stop, until } from './browser.js';
import { headersOf, plainHost, visit } from './host.js';
import { SMALL } from './links.js';
import { programLink, WALK as PROGRAM } from './programs.js';

/** @typedef {import('./browser.js').Page} Page */
/** @typedef {import('../../www/run/protocol.js').ProgramOrder} ProgramOrder */

after(stop);

/** What the page gives to these tests. @typedef {{ start: (count: number) => Promise<string[]>,
 *   ask: (index: number, order: ProgramOrder) => Promise<any>, tell: (index: number, order: ProgramOrder) => void,
 *   interrupt: (index: number) => Promise<boolean>, restart: (index: number) => Promise<string>, progress: number[],
 *   end: () => void }} Bench */

const ANSWERS = ['prepared', 'rows', 'mistake', 'row', 'failed'];

/**
 * Starts interpreters in a page, as its own programs do.
 * @param {Page | import('playwright-core').Frame} page
 * @param {number} count
 * @returns {Promise<string[]>} how each of them started
 */
function begin(page, count) {
  return page.evaluate(async ({ count, answers }) => {
    const [interpreters, place] = ['interpreters', 'program'].map((name) => name);
    const { Interpreters } = await import(`./${place}/${interpreters}.js`);
    const progress = /** @type {number[]} */ ([]);
    const all = new Interpreters({ progress: (/** @type {number} */ done) => progress.push(done) });
    /** @type {MessagePort[]} */
    const ports = await all.start(count);
    const hear = (/** @type {MessagePort} */ port, /** @type {string[]} */ kinds) => new Promise((resolve) => {
      port.onmessage = ({ data }) => { if (kinds.includes(data.kind)) resolve({ ...data, values: data.values && [...data.values] }); };
    });
    for (const port of ports.slice(1)) await hear(port, ['open']);
    /** @type {any} */ (window)['bench'] = {
      progress,
      ask: (/** @type {number} */ index, /** @type {any} */ order) => {
        const answer = hear(/** @type {MessagePort} */ (ports[index]), answers);
        ports[index]?.postMessage(order);
        return answer;
      },
      tell: (/** @type {number} */ index, /** @type {any} */ order) => ports[index]?.postMessage(order),
      interrupt: (/** @type {number} */ index) => all.interrupt(index),
      restart: async (/** @type {number} */ index) => {
        ports[index] = await all.restart(index);
        return all.opened[index].how;
      },
      end: () => all.end(),
    };
    return all.opened.map((/** @type {any} */ { how }) => how);
  }, { count, answers: ANSWERS });
}

/**
 * Calls the bench in the page.
 * @template {keyof Bench} Name
 * @param {Page | import('playwright-core').Frame} page
 * @param {Name} name
 * @param {any[]} given
 * @returns {Promise<any>}
 */
const bench = (page, name, ...given) => page.evaluate(([name, given]) => {
  const part = /** @type {any} */ (window)['bench'][/** @type {string} */ (name)];
  return typeof part === 'function' ? part(.../** @type {any[]} */ (given)) : part;
}, [name, given]);

/**
 * Hands an interpreter a program and has it run a call.
 * @param {Page | import('playwright-core').Frame} page
 * @param {number} index
 * @param {string} source
 * @param {{ call?: string, seed?: string, first?: number, count?: number }} [trials]
 */
async function run(page, index, source, { call = 'trial()', seed = '7', first = 0, count = 1 } = {}) {
  const { kind } = await bench(page, 'ask', index, { kind: 'program', round: 1, source });
  assert.equal(kind, 'prepared');
  const values = [];
  for (let done = 0; done < count;) {
    const answer = await bench(page, 'ask', index, { kind: 'trials', round: 1, case: 0, call, seed, first: first + done, count: count - done });
    if (answer.kind !== 'rows') return answer;
    // On a slow machine an answer in parts: one of the order before may come first.
    if (answer.first !== first + done) continue;
    values.push(...answer.values);
    done += answer.count;
    await bench(page, 'tell', index, { kind: 'cancel', round: 1 });
  }
  return { kind: 'rows', values };
}

const WALK = `
import random, math

def trial(steps=40):
    where = 0.0
    for step in range(steps):
        where += random.choice([-1, 1]) * random.uniform(0.5, 1.5)
    cards = list(range(52))
    random.shuffle(cards)
    return where, cards[0], math.sqrt(random.randint(1, 10**12)), where > 0
`;
const FINE = 'def trial():\n    return 5\n';

/** What Python at home gives, by the two lines that a trial is. */
async function atHome(source = '', trials = 0) {
  const program = `${source}
import json
values = []
for number in range(${trials}):
    random.seed("7/" + str(number))
    values += [float(value) for value in trial()]
print(json.dumps(values))`;
  return JSON.parse((await promisify(execFile)('python3', ['-c', program])).stdout);
}

browserTest('trials give what Python at home gives, on any of two interpreters', async (open) => {
  const { page, requests } = await open(SMALL);
  const first = requests.map((request) => new URL(request.url()).pathname);
  assert.deepEqual(first.filter((path) => /\/(?:python|program)\//u.test(path)), [], 'nothing of it is in the first load');
  assert.deepEqual(await begin(page, 2), ['plain', 'snapshot'], 'the second starts from the first');
  const home = await atHome(WALK, 12);
  const one = await run(page, 0, WALK, { count: 12 });
  assert.deepEqual(one.values, home);
  const other = await run(page, 1, WALK, { first: 6, count: 6 });
  assert.deepEqual(other.values, home.slice(home.length / 2));
  const second = await run(page, 1, WALK, { first: 2, count: 1 });
  assert.deepEqual(second.values, home.slice(8, 12));
  const progress = await bench(page, 'progress');
  assert.ok(progress.at(-1) > 10e6 && progress.length > 3, 'what comes is told as it comes');
});

for (const mode of /** @type {const} */ (['threads', 'workers'])) {
  browserTest(`an endless loop is ended, ${mode === 'threads' ? 'and Python lives' : 'with its Python'}`, async (open) => {
    const { page } = await open(SMALL, { mode });
    await begin(page, 1);
    const source = 'def trial():\n    while True:\n        pass\n';
    await bench(page, 'ask', 0, { kind: 'program', round: 1, source });
    await bench(page, 'tell', 0, { kind: 'trials', round: 1, case: 0, call: 'trial()', seed: '7', first: 0, count: 1 });
    await page.waitForTimeout(300);
    assert.equal(await bench(page, 'interrupt', 0), mode === 'threads', 'it is interrupted where memory is shared');
    if (mode === 'workers') assert.equal(await bench(page, 'restart', 0), 'snapshot');
    assert.deepEqual((await run(page, 0, FINE)).values, [5]);
  });
}

browserTest('who catches the interrupt, or sleeps, is started again', async (open) => {
  const { page } = await open(SMALL);
  await begin(page, 1);
  for (const body of ['while True:\n        try:\n            while True: pass\n        except BaseException: pass', 'import time\n    time.sleep(10**6)']) {
    await bench(page, 'ask', 0, { kind: 'program', round: 1, source: `def trial():\n    ${body}\n` });
    await bench(page, 'tell', 0, { kind: 'trials', round: 1, case: 0, call: 'trial()', seed: '7', first: 0, count: 1 });
    await page.waitForTimeout(300);
    assert.equal(await bench(page, 'interrupt', 0), false);
    assert.equal(await bench(page, 'restart', 0), 'snapshot');
    assert.deepEqual((await run(page, 0, FINE)).values, [5]);
  }
});

browserTest('memory and files have an end, and Python lives', async (open) => {
  const { page } = await open(SMALL);
  await begin(page, 1);
  for (const [kind, body] of [
    ['MemoryError', 'kept = []\n    while True: kept.append(bytearray(50_000_000))'],
    ['OSError', 'for number in range(100):\n        with open(f"/tmp/{number}", "wb") as file: file.write(bytes(10_000_000))'],
  ]) {
    const { mistake } = await run(page, 0, `def trial():\n    ${body}\n`);
    assert.equal(mistake.kind, kind);
    assert.ok(mistake.line >= 2);
    assert.deepEqual((await run(page, 0, FINE)).values, [5]);
  }
});

browserTest('a Python that ended is told, and started again', async (open) => {
  const { page } = await open(SMALL);
  await begin(page, 1);
  const { kind, message } = await run(page, 0, 'import posix\ndef trial():\n    posix._exit(3)\n');
  assert.equal(kind, 'failed');
  assert.match(message, /exit\(3\)/u);
  assert.equal(await bench(page, 'restart', 0), 'snapshot');
  assert.deepEqual((await run(page, 0, FINE)).values, [5]);
});

const MODULES = `random math statistics itertools functools collections copy string fractions decimal dataclasses typing enum
  abc time datetime os sys re json heapq bisect operator pprint textwrap csv io numbers array warnings traceback linecache inspect
  queue contextlib types weakref cmath secrets hashlib tempfile pathlib logging argparse timeit calendar threading struct zlib pickle
  concurrent.futures difflib locale glob shutil base64 hmac sched graphlib signal`.split(/\s+/u);

browserTest('what programs of chance import is there', async (open) => {
  const { page } = await open(SMALL);
  await begin(page, 1);
  const source = `import importlib\ndef trial(names):\n    for name in names: importlib.import_module(name)\n    return len(names)\n`;
  const { values } = await run(page, 0, source, { call: `trial(${JSON.stringify(MODULES)})` });
  assert.deepEqual(values, [MODULES.length]);
});

/** Finds its way into JavaScript as a program can, and tries there what does harm. */
const HARM = `
import gc, sys

def attempt(name, act):
    try:
        print(name, "gives", str(act())[:80].replace("\\n", " "))
    except BaseException as error:
        print(name, "is refused:", type(error).__name__)

def trial():
    ways = [value for found in gc.get_objects() if isinstance(found, dict)
            for key, value in list(found.items()) if key == "pyodide_js"]
    way = ways[0]
    api, module = way._api, way._module
    Object = api.constructor
    print("inside", Object)
    attempt("js", lambda: __import__("js").fetch)
    attempt("run_js", lambda: sys.modules["pyodide.code"].run_js("self"))
    attempt("Function", lambda: Object.constructor("return globalThis")())
    attempt("async Function", lambda: way.loadPackage.constructor("return globalThis")())
    attempt("indexedDB", lambda: way.FS.filesystems.IDBFS.indexedDB())
    attempt("later", lambda: __import__("asyncio").get_event_loop().call_later(0.01, print, "later"))
    attempt("socket", lambda: way.FS.filesystems.SOCKFS.websocket_sock_ops.createPeer(None, "127.0.0.1", 1))
    attempt("lazy file", lambda: way.FS.createLazyFile("/", "lazy", "${'{address}'}", True, False).contents.length)
    attempt("package", lambda: way.loadPackage("${'{address}'}stolen-1-py3-none-any.whl"))
    attempt("binary file", lambda: api.loadBinaryFile("${'{address}'}stolen"))
    for name in ("globalThis", "self", "caches", "indexedDB", "fetch", "postMessage", "Worker", "navigator", "location", "document"):
        attempt(name, lambda: [getattr(place, name) for place in (way, api, module, api.config, api.config.jsglobals) if hasattr(place, name)][0])
    return 1
`;

/**
 * What a program that means harm says that it found.
 * @param {Page} page
 * @param {string} address of the page
 */
async function harm(page, address) {
  await bench(page, 'ask', 0, { kind: 'program', round: 1, source: HARM.replaceAll('{address}', address) });
  const { printed } = await bench(page, 'ask', 0, { kind: 'again', id: 1, call: 'trial()', seed: '7', trial: 0 });
  assert.match(printed, /^inside function Object/u, 'it did find JavaScript');
  return printed.trim().split('\n').slice(1);
}

/** These begin something that comes to nothing: what it asked of the network is looked at besides. */
const BEGUN = /^(?:package|binary file) gives <PyodideFuture/u;

browserTest('a program that means harm finds a language and no browser', async (open) => {
  const { page, address, requests } = await open(SMALL);
  await begin(page, 1);
  const before = requests.length;
  const found = (await harm(page, address)).filter((/** @type {string} */ line) => !/ is refused: /u.test(line) && !BEGUN.test(line));
  assert.deepEqual(found, []);
  await page.waitForTimeout(1_000);
  assert.deepEqual(requests.slice(before).map((request) => request.url()), [], 'nothing was asked of any network');
});

/** The site as its modules are written, which the tests import, with the policy that hosts send. */
async function asWritten() {
  const folder = await mkdtemp(join(tmpdir(), 'written-'));
  await cp(setting('SITE'), folder, { recursive: true });
  const [policy = ''] = /<meta http-equiv="Content-Security-Policy"[^>]*>/u.exec(await readFile(join(setting('DIST'), 'index.html'), 'utf8')) ?? [];
  assert.match(policy, /script-src/u);
  const page = join(folder, 'index.html');
  await writeFile(page, (await readFile(page, 'utf8')).replace('<!-- for hosts -->', policy));
  return folder;
}

for (const [what, confine] of /** @type {const} */ ([['what it takes away', true], ['its policy', false]])) {
  test(`no text becomes a program in an interpreter, by ${what}, on a host that says nothing`, { timeout: 2 * PATIENCE }, async () => {
    const folder = await asWritten();
    const server = await plainHost(folder);
    const context = await (await launch()).newContext({ serviceWorkers: 'block' });
    try {
      const page = await context.newPage();
      await page.goto(new URL(SMALL, server.address).href);
      await until(page, { state: 'done' });
      const left = await page.evaluate(async (confine) => {
        // The start of a confined worker, with another program in it.
        const { createObjectURL } = URL;
        URL.createObjectURL = (blob) => {
          const text = `self.importScripts = undefined; const tell = postMessage.bind(self);
            import("${new URL('program/confine.js', location.href)}").then(({ confine }) => {
              if (${confine}) confine();
              const makers = [() => Function("return 1")(), () => (async () => {}).constructor("return 1")(), () => eval("1")];
              const made = makers.map((make) => { try { return String(make()); } catch (error) { return error.name; } });
              const names = [];
              for (let place = globalThis; place && place !== Object.prototype; place = Object.getPrototypeOf(place)) {
                names.push(...Reflect.ownKeys(place).map(String));
              }
              tell({ made, names });
            });`;
          return createObjectURL.call(URL, blob instanceof Blob ? new Blob([text], { type: 'text/javascript' }) : blob);
        };
        const [place, name] = ['site', 'place'];
        const { startConfined } = await import(`./${place}/${name}.js`);
        const worker = startConfined('program/interpreter.js', 0);
        return new Promise((resolve, reject) => {
          worker.onmessage = (/** @type {MessageEvent} */ { data }) => resolve(data);
          worker.onerror = (/** @type {ErrorEvent} */ event) => reject(new Error(event.message));
        });
      }, confine);
      const { made, names } = /** @type {{ made: string[], names: string[] }} */ (left);
      for (const outcome of made) assert.match(outcome, /Error$/u);
      const harmful = ['fetch', 'caches', 'indexedDB', 'postMessage', 'navigator', 'location', 'XMLHttpRequest', 'WebSocket', 'EventSource',
        'BroadcastChannel', 'Worker', 'importScripts', 'setTimeout', 'self', 'MessageChannel', 'EventTarget'];
      assert.deepEqual(harmful.filter((name) => names.includes(name)), confine ? [] : harmful.filter((name) => names.includes(name)));
    } finally {
      await context.close();
      await server.gone();
      await rm(folder, { recursive: true });
    }
  });
}

test('what comes with the first program has at most 5 MB, packed as hosts pack it', async () => {
  const list = await readFile(join(setting('DIST'), 'site.js'), 'utf8');
  /** @type {Record<string, number>} */
  const later = JSON.parse(/later = (\{.*\});/u.exec(list)?.[1] ?? '{}');
  // An example comes when somebody takes it, German where somebody reads that.
  const names = Object.keys(later).filter((name) => !name.includes('/examples/') && name !== 'program/german.js');
  assert.ok(names.includes('python/pyodide.asm.wasm') && names.includes('program/editor-parts.js'));
  const sizes = await Promise.all(names.map(async (name) => {
    const packed = await stat(join(setting('DIST'), `${name}.gz`)).catch(() => null);
    return packed?.size ?? later[name] ?? NaN;
  }));
  const all = sizes.reduce((sum, size) => sum + size);
  assert.ok(all > 4e6 && all <= 5e6, `${all} bytes`);
});

test('kept for offline use if one wants it, ready from the last visit, and gone when one does not', { timeout: 4 * PATIENCE }, async () => {
  const file = await readFile(join(setting('DIST'), '_headers'), 'utf8');
  const server = await plainHost(setting('DIST'), (path) => headersOf(file, path));
  const list = await readFile(join(setting('DIST'), 'site-files.js'), 'utf8');
  const [, files = '', python = ''] = /files: (\{.*?\}),.* python: (\{.*?\}),/u.exec(list) ?? [];
  assert.ok(!files.includes('"python/') && python.includes('"python/library.bin"'), 'it is kept apart');
  const isKept = (/** @type {Page} */ page) => page.evaluate(() => caches.match('python/library.bin', { ignoreVary: true }).then(Boolean));
  await visit(async (page) => {
    await page.goto(new URL(SMALL, server.address).href);
    await until(page, { state: 'done' });
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
    await page.goto(new URL(programLink(PROGRAM, 'walk(10)'), server.address).href);
    await until(page, { state: 'ready' });
    const keep = page.locator('#keep-python:enabled');
    assert.deepEqual([await keep.isChecked(), await isKept(page)], [false, false]);
    await keep.check();
    await keep.waitFor();
    assert.deepEqual([await keep.isChecked(), await isKept(page)], [true, true]);
    await page.locator('#run').click();
    await until(page, { state: 'done', trials: 50 });
    const { fingerprint = '' } = await standing(page);
    // What the first visit kept is packed when all is calm.
    await page.evaluate(async () => {
      for (;;) {
        const name = (await caches.keys()).find((name) => name.startsWith('many-trials-python '));
        if (name !== undefined && (await (await caches.open(name)).keys()).length > 0) return;
        await new Promise((resolve) => { setTimeout(resolve, 100); });
      }
    });
    await server.gone();
    await page.reload();
    // Who opens a program then finds Python ready; nothing of it runs before a click.
    await until(page, { state: 'ready' });
    await page.locator('#program-coming').filter({ hasText: 'Python is ready' }).waitFor();
    const waiting = await standing(page);
    assert.deepEqual([waiting.state, waiting.trials], ['ready', 0]);
    await page.locator('#run').click();
    await until(page, { state: 'done', trials: 50, fingerprint });
    await keep.uncheck();
    await keep.waitFor();
    assert.deepEqual([await keep.isChecked(), await isKept(page)], [false, false]);
  });
});
