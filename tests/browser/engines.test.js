// The page in the other engines: WebKitGTK, the nearest to Safari that a test can drive, and Firefox. One list of
// jobs for both: the main job, sweeps, a drag, quick edits, no network, frames. What this machine has no browser
// for is skipped by name.
import { writeFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { PATIENCE, pictureFile, serve, setting, stop, terminal } from './browser.js';
import { ask, hasAllThreads, standing, until, untilTrue } from './engine.js';
import { Firefox, whyNoFirefox } from './firefox.js';
import { agreement, thumb } from './hand.js';
import { plainHost } from './host.js';
import { SMALL } from './links.js';
import { inTerminal, programLink, programsIn } from './programs.js';
import { WebKit, whyNoWebKit } from './webdriver.js';

/** @typedef {import('./engine.js').Engine} Engine */

after(stop);

const SWEEP = '?v=1&scenario=one-drug@3&numStepsBeforeDrug=30,10&numStepsAfterDrug=20&numTrials=100&seed=engines';
const POOL = `from multiprocessing import Pool
def square(x):
    return x * x
if __name__ == "__main__":
    with Pool(2) as pool:
        print(pool.map(square, range(4)))
`;
const timeout = 8 * PATIENCE;

/**
 * Waits for trials on threads. Where the driver hinders them, the page has to have gone on in workers, to the same
 * bits, and is loaded again.
 * @param {Engine} engine
 * @param {string} fingerprint
 */
async function onThreads(engine, fingerprint) {
  for (let again = engine.hinders ? 2 : 0; again > 0; again--) {
    await until(engine, { state: 'done', fingerprint });
    await untilTrue(engine, `return (${hasAllThreads})();`);
    if ((await standing(engine)).mode === 'threads') return;
    await engine.reload();
  }
  await until(engine, { state: 'done', mode: 'threads', fingerprint });
}

/** @type {{ name: string, skip: string | false, start: () => Promise<Engine> }[]} */
const ENGINES = [
  { name: 'WebKitGTK', skip: whyNoWebKit() || false, start: () => WebKit.start() },
  { name: 'Firefox', skip: whyNoFirefox() || false, start: () => Firefox.start() },
];

for (const { name, skip, start } of ENGINES) {
  describe(name, { skip, timeout: 10 * timeout }, () => {
    /** @type {Engine} */
    let engine;
    before(async () => { engine = await start(); });
    after(() => engine?.close());

    /**
     * A job fails too if the page throws or complains on the console; a failure leaves a picture in `output/`.
     * @param {string} title
     * @param {(engine: Engine) => Promise<void>} body
     */
    const job = (title, body) => test(title, { timeout }, async (t) => {
      // The one before may have ended anywhere.
      await engine.frame(null);
      engine.faults();
      try {
        await body(engine);
        assert.deepEqual(engine.faults(), [], 'the page threw or complained');
      } catch (problem) {
        const file = await pictureFile(`${name} ${title}`);
        await engine.screenshot().then((picture) => writeFile(file, picture)).then(
          () => t.diagnostic(`picture: ${file}`),
          () => t.diagnostic('the page could not be photographed'),
        );
        throw problem;
      }
    });

    job('the main job: the terminal\'s bits on threads, figures with something in them, a header of one row', async (engine) => {
      await engine.goto(new URL(SMALL, await serve(true)).href);
      await onThreads(engine, await terminal(SMALL));
      const colours = await engine.run(`
        const canvas = document.querySelector("#figure-series");
        const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
        return new Set(new Uint32Array(data.buffer)).size;`);
      assert.ok(colours > 10, `${colours} colours`);
      const [header, menu, scroll, wide] = await engine.run(`return [
        document.querySelector("header").offsetHeight, document.querySelector(".menu").offsetHeight,
        document.documentElement.scrollWidth, innerWidth];`);
      assert.ok(header < 80 && menu < 45, `${header} px, ${menu} px`);
      assert.ok(scroll <= wide, `${scroll} px in ${wide}`);
    });

    job('a sweep has the terminal\'s bits, and so have independent workers', async (engine) => {
      await engine.goto(new URL(SWEEP, await serve(true)).href);
      await onThreads(engine, await terminal(SWEEP));
      await engine.goto(new URL(SWEEP, await serve(false)).href);
      await until(engine, { state: 'done', mode: 'workers', fingerprint: await terminal(SWEEP) });
    });

    job('a drag: field, sentence and figure are of the same numbers, or are said not to be', async (engine) => {
      await engine.goto(new URL(SMALL, await serve(true)).href);
      await until(engine, { state: 'done' });
      const figure = 'return document.querySelector("#figure-series").toDataURL();';
      const before = await engine.run(figure);
      const from = await ask(engine, thumb, 'numStepsBeforeDrug');
      await engine.press(from);
      const said = new Set();
      for (let step = 1; step <= 12; step++) {
        await engine.move({ ...from, x: from.x + step * 4 });
        const seen = await ask(engine, agreement);
        assert.ok(seen.field === seen.said || seen.stale, JSON.stringify(seen));
        // A hand that rests a moment has its answer before it lets go.
        if (step % 4 === 0) {
          await untilTrue(engine, `const { field, said, stale } = (${agreement})(); return !stale && field === said && field !== 150;`);
          said.add((await ask(engine, agreement)).said);
        }
      }
      assert.ok(said.size > 1, [...said].join(' '));
      assert.notEqual(await engine.run(figure), before);
      await engine.release();
      await untilTrue(engine, `
        const { value } = document.querySelector("#field-numStepsBeforeDrug");
        return new URLSearchParams(location.search).get("numStepsBeforeDrug") === value;`);
      await until(engine, { state: 'done', fingerprint: await terminal(new URL(await engine.url()).search) });
      const last = await ask(engine, agreement);
      assert.deepEqual([last.said, last.stale], [last.field, false]);
    });

    job('101 quick edits: the address ends with the last, and a reload brings it back', async (engine) => {
      await engine.goto(new URL(SMALL, await serve(true)).href);
      await until(engine, { state: 'done' });
      await engine.wait(`
        const done = arguments[0];
        const [seed, number] = ["seed", "numViruses"].map((key) => document.querySelector("#field-" + key));
        const put = (field, text) => {
          field.value = text;
          field.dispatchEvent(new Event("input", { bubbles: true }));
          field.dispatchEvent(new Event("change", { bubbles: true }));
        };
        (async () => {
          // Two values in turn: each edit is a step of its own.
          for (let edit = 0; edit <= 101; edit++) {
            put(edit % 2 ? seed : number, String(100 + edit));
            await new Promise((resolve) => setTimeout(resolve, 30));
          }
          done(true);
        })();`);
      await untilTrue(engine, 'return /numViruses=200&/.test(location.search) && location.search.endsWith("seed=201")');
      const link = new URL(await engine.url()).search;
      await until(engine, { state: 'done', fingerprint: await terminal(link) });
      await engine.reload();
      await until(engine, { state: 'done', fingerprint: await terminal(link) });
      assert.equal(await engine.run('return document.querySelector("#field-seed").value'), '201');
    });

    job('a plain host: threads after a reload, and everything with the host gone', async (engine) => {
      const host = await plainHost(setting('DIST'));
      try {
        await engine.goto(new URL(SMALL, host.address).href);
        await until(engine, { state: 'done', fingerprint: await terminal(SMALL) });
        // On a busy machine it may come later than the page waits for it.
        await engine.wait('const done = arguments[0]; navigator.serviceWorker.ready.then(() => done(true));');
        await engine.reload();
        await onThreads(engine, await terminal(SMALL));
        await host.gone();
        await engine.goto(new URL(SWEEP, host.address).href);
        await onThreads(engine, await terminal(SWEEP));
      } finally {
        await host.gone();
      }
    });

    job('a visitor\'s own program: nothing before a click, then the terminal\'s bits; and its pool of processes', async (engine) => {
      const [{ file = '', text = '', call = '' } = {}] = programsIn('.');
      // WebKitGTK takes 8 seconds of both cores to get Python ready in three interpreters, and more than a minute
      // beside three other browsers.
      await engine.goto(new URL(programLink(text, call, 'numTrials=20&seed=a'), await serve(true)).href);
      await until(engine, { state: 'ready' });
      assert.equal((await standing(engine)).trials, '0');
      await untilTrue(engine, 'return document.querySelector("#program-editor[data-grown]") !== null');
      await engine.run('document.getElementById("run").click();');
      await until(engine, { state: 'done', fingerprint: inTerminal(file, call) }, 3 * PATIENCE);
      await engine.goto(new URL(programLink(POOL, 'square(3)'), await serve(true)).href);
      await until(engine, { state: 'ready' });
      await untilTrue(engine, 'return document.querySelector("#run-program:enabled") !== null');
      await engine.run('document.getElementById("run-program").click();');
      const printed = 'return document.querySelector("#program-output pre").textContent === "[0, 1, 4, 9]\\n"';
      await untilTrue(engine, printed, 3 * PATIENCE);
    });

    job('frames: of another site, in a sandbox without forms, and without an address', async (engine) => {
      const site = await plainHost(setting('DIST'));
      const frame = new URL(`${SMALL}&embed=true`, site.address).href.replaceAll('&', '&amp;');
      const course = await plainHost((path) => `<!doctype html><title>Course</title><iframe width="900" height="700" src="${frame}"
        ${path === '/sandbox.html' ? 'sandbox="allow-scripts allow-same-origin"' : ''}></iframe>`);
      try {
        for (const page of ['page.html', 'sandbox.html']) {
          await engine.goto(new URL(page, course.elsewhere).href);
          await engine.frame('iframe');
          await until(engine, { state: 'done', mode: 'workers', fingerprint: await terminal(SMALL) });
          await engine.run('document.documentElement.dataset.fingerprint = "before"');
          await engine.click('#run');
          await untilTrue(engine, 'return !["before", ""].includes(document.documentElement.dataset.fingerprint)');
          await engine.frame(null);
        }
        await engine.goto(new URL('other.txt', site.address).href);
        await engine.wait(`
          const done = arguments[0];
          fetch("/manytrials.html").then((file) => file.text()).then((text) => {
            document.documentElement.innerHTML = "<body></body>";
            const frame = document.createElement("iframe");
            Object.assign(frame, { width: "1000", height: "800", srcdoc: text });
            document.body.append(frame);
            done(true);
          });`);
        await engine.frame('iframe');
        await until(engine, { state: 'done', mode: 'workers' });
        await engine.run('document.querySelector("#copy-link").click(); document.querySelector("#pin").click();');
        await untilTrue(engine, 'return document.querySelectorAll(".pins > li").length === 1');
        await until(engine, { state: 'done' });
      } finally {
        await course.gone();
        await site.gone();
      }
    });
  });
}

test('WebKitGTK that claims isolation and has no shared memory to give: independent workers', { skip: whyNoWebKit() || false, timeout }, async () => {
  const webkit = await WebKit.start({ threads: false });
  try {
    await webkit.goto(new URL(SMALL, await serve(true)).href);
    await until(webkit, { state: 'done', mode: 'workers', fingerprint: await terminal(SMALL) });
  } finally {
    await webkit.close();
  }
});
