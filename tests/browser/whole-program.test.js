// A program that runs as a whole: what it prints comes as it is printed, its pools are of real processes, what would
// hang at home is a sentence here, and a program that means harm harms itself. The page around it is the page's own
// panel, put there by hand.
import { firefox } from 'playwright-core';
import { after, test } from 'node:test';
import assert from 'node:assert/strict';
import { faults } from './axe.js';
import { browserTest, done, PATIENCE, serve, setting, stop } from './browser.js';
import { whyNoFirefox } from './firefox.js';
import { SMALL } from './links.js';

after(stop);

/** @typedef {import('./browser.js').Page} Page */
/** @typedef {import('../../www/program/panel.js').OwnProgram} OwnProgram */
/** @typedef {import('../../www/program/whole.js').Whole} Whole */
/** @typedef {import('../../www/program/whole.js').Wishes} Wishes */
/** @typedef {{ panel: OwnProgram, whole: Whole }} Stand */
/** @typedef {{ state: string, printed: string, notes: string[], mistake: string }} Told */

/** The example of Python's documentation that everybody begins with, as it stands there but for `os.getpid`. */
const DOCUMENTED = `
from multiprocessing import Pool, TimeoutError
import time
import os

def f(x):
    return x*x

if __name__ == '__main__':
    # start 4 worker processes
    with Pool(processes=4) as pool:

        # print "[0, 1, 4,..., 81]"
        print(pool.map(f, range(10)))

        # print same numbers in arbitrary order
        print(sorted(pool.imap_unordered(f, range(10))))

        # evaluate "f(20)" asynchronously
        res = pool.apply_async(f, (20,))      # runs in *only* one process
        print(res.get(timeout=10))            # prints "400"

        it = pool.imap(f, range(10))
        print(next(it), next(it), it.next(timeout=10))

        # make a single worker sleep for 10 seconds
        res = pool.apply_async(time.sleep, (10,))
        try:
            print(res.get(timeout=1))
        except TimeoutError:
            print("We lacked patience and got a multiprocessing.TimeoutError")

        print("For the moment, the pool remains available for more work")

    # exiting the 'with'-block has stopped the pool
    print("Now the pool is closed and no longer available")
`;
const DOCUMENTED_PRINTS = `[0, 1, 4, 9, 16, 25, 36, 49, 64, 81]
[0, 1, 4, 9, 16, 25, 36, 49, 64, 81]
400
0 1 4
We lacked patience and got a multiprocessing.TimeoutError
For the moment, the pool remains available for more work
Now the pool is closed and no longer available
`;

/** The same as it was in the documentation of Python 2. */
const DOCUMENTED_IN_2 = `
from multiprocessing import Pool
from time import sleep

def f(x):
    return x*x

if __name__ == '__main__':
    pool = Pool(processes=4)              # start 4 worker processes

    result = pool.apply_async(f, (10,))    # evaluate "f(10)" asynchronously
    print result.get(timeout=10)

    print pool.map(f, xrange(10))         # prints "[0, 1, 4,..., 81]"

    it = pool.imap(f, range(10))
    print it.next()                       # prints "0"
    print it.next()                       # prints "1"
    print it.next(timeout=10)             # prints "4"

    result = pool.apply_async(sleep, (10,))
    print result.get(timeout=1)           # raises TimeoutError
`;

/** What the project's story ends with: trials of one function on a pool, whatever the simulation. */
const STORY = `
import random
from multiprocessing import Pool, current_process

def runSimulation(numViruses, maxPop, birthProb, clearProb, steps):
    viruses = numViruses
    for step in range(steps):
        viruses = sum(random.random() >= clearProb for _ in range(viruses))
        density = viruses / maxPop
        viruses += sum(random.random() < birthProb * (1 - density) for _ in range(viruses))
    return viruses, current_process().name

def runSimulationWrapper(args):
    return runSimulation(*args)

def runParallel(numTrials, *args):
    pool = Pool()
    results = [pool.apply_async(runSimulationWrapper, (args,)) for trial in range(numTrials)]
    pool.close()
    pool.join()
    return [result.get() for result in results]

def runMapped(numTrials, *args):
    pool = Pool()
    try:
        return pool.map(runSimulationWrapper, [args] * numTrials)
    finally:
        pool.terminate()

if __name__ == '__main__':
    for run in (runParallel, runMapped):
        results = run(60, 100, 1000, 0.1, 0.05, 150)
        values = [value for value, name in results]
        print(len(values), 400 < sum(values) / len(values) < 600, len(set(values)) > 10, len({name for _, name in results}))
`;

const UNGUARDED = `
import random
from multiprocessing import Pool

def dice(n):
    return sum(random.randint(1, 6) for _ in range(n))

print("read by", __name__)
pool = Pool(2)
print(len(pool.map(dice, [10] * 8)))
pool.close()
pool.join()
text = """two
lines"""
print(text)
`;

/** Puts the panel and what runs whole programs into the page. @param {Page} page */
async function mount(page) {
  await page.evaluate(async () => {
    /** @param {string} name @returns {Promise<any>} */
    const load = (name) => import(new URL(`program/${name}.js`, document.baseURI).href);
    const [{ OwnProgram }, { Whole }, { Interpreters }] = await Promise.all([load('panel'), load('whole'), load('interpreters')]);
    const root = /** @type {HTMLElement} */ (document.getElementById('own-program'));
    const read = (/** @type {string} */ source) => ({ source, call: '', functions: [], suggestions: [], problems: [], foreign: false });
    const panel = new OwnProgram(root, {
      changed: (/** @type {string} */ source) => panel.show(read(source)),
      run() {},
      runWhole: () => void whole.run(panel.editor.text),
      saveFramed() {},
    });
    panel.show(read(''));
    const whole = new Whole(new Interpreters(), panel, root);
    Object.assign(window, { panel, whole });
  });
}

/** Begins a program, and does not wait for its end. @param {Page} page @param {string} source @param {Wishes} [wishes] */
async function begin(page, source, wishes) {
  await page.evaluate(([text, wanted]) => {
    const { panel, whole } = /** @type {Stand} */ (/** @type {unknown} */ (window));
    panel.outputText.textContent = '';
    panel.editor.put(text);
    document.body.dataset['whole'] = 'runs';
    void whole.run(text, wanted).then(() => { document.body.dataset['whole'] = 'over'; });
  }, /** @type {[string, Wishes | undefined]} */ ([source, wishes]));
}

/** Waits for the end of a program, and says what there is to see. @param {Page} page @returns {Promise<Told>} */
async function over(page) {
  await page.locator('body[data-whole="over"]').waitFor({ timeout: 2 * PATIENCE });
  // What is printed is shown with the next picture.
  await page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(resolve)); }));
  return page.evaluate(() => {
    const { panel, whole } = /** @type {Stand} */ (/** @type {unknown} */ (window));
    return {
      state: whole.state.textContent ?? '', printed: panel.outputText.textContent ?? '', mistake: panel.wrong.textContent ?? '',
      notes: [...whole.notes.children].map((note) => note.textContent ?? ''),
    };
  });
}

/** @param {Page} page @param {string} source @param {Wishes} [wishes] */
async function run(page, source, wishes) {
  await begin(page, source, wishes);
  return over(page);
}

/** @param {Told} told @param {RegExp} words */
function noted(told, words) {
  assert.ok(told.notes.some((note) => words.test(note)), `no note says ${words}: ${told.notes.join(' | ') || 'there is none'}`);
}

browserTest('the example of the documentation runs as it stands', async (open) => {
  const { page } = await open(SMALL);
  await mount(page);
  const told = await run(page, DOCUMENTED);
  assert.deepEqual(told, { ...told, printed: DOCUMENTED_PRINTS, notes: [], mistake: '' });
  assert.match(told.state, /^The program has ended, after .* It printed 7 lines\.$/u);
});

browserTest('where no memory is shared, it runs in one process, and the page says so', async (open) => {
  const { page } = await open(SMALL, { mode: 'workers' });
  await mount(page);
  const told = await run(page, DOCUMENTED);
  assert.equal(told.printed, DOCUMENTED_PRINTS);
  noted(told, /no memory that processes could share/u);
  assert.equal(told.notes.length, 1);
});

browserTest('in Python 2 spelling it runs as well, and says what was changed', async (open) => {
  const { page } = await open(SMALL);
  await mount(page);
  const told = await run(page, DOCUMENTED_IN_2);
  assert.equal(told.printed, '100\n[0, 1, 4, 9, 16, 25, 36, 49, 64, 81]\n0\n1\n4\n');
  assert.match(told.mistake, /Line 22: no answer within 1 s \(multiprocessing\.TimeoutError\)/u);
  noted(told, /This is Python 2.*print\(result\.get\(timeout=10\)\)/u);
  await page.getByRole('button', { name: 'Put the Python 3 into the editor' }).click();
  assert.match(await page.evaluate('panel.editor.text'), /print\(pool\.map\(f, range\(10\)\)\)/u);
});

browserTest('the pool of the story runs as it stands, on several processes', async (open) => {
  const { page } = await open(SMALL);
  await mount(page);
  const told = await run(page, STORY);
  assert.match(told.printed, /^(?:60 True True [1-9]\n){2}$/u);
  assert.deepEqual([told.notes, told.mistake], [[], '']);
  assert.ok(await page.locator('#whole-lanes canvas').count() >= 2, 'both pools are seen');
  assert.match(await page.locator('#whole-lanes .note').nth(1).innerText(), /processes, 60 tasks/u);
  const measured = await run(page, STORY, { processes: null, chunk: null, measure: true });
  assert.equal(measured.mistake, '');
  assert.deepEqual(await page.locator('#whole-measured tr').evaluateAll((rows) => rows.map((row) => row.firstElementChild?.textContent)), [
    'way', 'one after another', 'map, a process a core', 'imap, one task at a time', 'map, too many processes']);
  assert.deepEqual(await faults(page), []);
});

browserTest('without a guard nothing hangs: the line is said, and the guard is offered', async (open) => {
  const { page } = await open(SMALL);
  await mount(page);
  const told = await run(page, UNGUARDED);
  assert.match(told.printed, /^read by __main__\n(?:read by __mp_main__\n){1,2}8\n(?:read by __mp_main__\n)?two\nlines\n$/u);
  assert.equal(told.notes.length, 1);
  noted(told, /^Line 9 Processes are made here, and not below `if __name__ == "__main__":`.*on Windows and macOS the program hangs/u);
  await page.getByRole('button', { name: 'Add the guard' }).click();
  /** @type {string} */
  const mended = await page.evaluate('panel.editor.text');
  assert.match(mended, /\nif __name__ == "__main__":\n {4}pool = Pool\(2\)\n(?: {4}.*\n){3} {4}text = """two\nlines"""\n/u);
  const again = await run(page, mended);
  assert.deepEqual([again.notes, again.mistake], [[], '']);
  assert.match(again.printed, /^read by __main__\n[^]*two\nlines\n$/u);
  await page.getByRole('button', { name: 'Bring my program back' }).click();
  assert.equal(await page.evaluate('panel.editor.text'), UNGUARDED);
});

browserTest('a function that no other process finds is a sentence', async (open) => {
  const { page } = await open(SMALL);
  await mount(page);
  const lambda = await run(page, 'from multiprocessing import Pool\nif __name__ == "__main__":\n    with Pool(2) as pool:\n        pool.map(lambda x: x + 1, range(3))\n');
  assert.match(lambda.mistake, /^Line 4: the lambda of line 4 cannot be handed to another process\..*Write it with `def` at the top\./u);
  const local = await run(page, 'from multiprocessing import Pool\ndef main():\n    def inner(x):\n        return x\n    with Pool(2) as pool:\n        pool.map(inner, range(3))\nif __name__ == "__main__":\n    main()\n');
  assert.match(local.mistake, /^Line 6: the function `inner` of line 3 stands within `main` and cannot be handed to another process\..*Move it to the top\./u);
  const guarded = await run(page, 'from multiprocessing import Pool\nif __name__ == "__main__":\n    def below(x):\n        return x\n    with Pool(2) as pool:\n        pool.map(below, range(3))\n');
  assert.match(guarded.mistake, /^In a process of the pool: Other processes do not find `below`: it is set below the guard/u);
  const value = await run(page, 'from multiprocessing import Pool\nif __name__ == "__main__":\n    with Pool(2) as pool:\n        pool.map(str, [open("x", "w")])\n');
  assert.match(value.mistake, /^Line 4: a value of the kind `TextIOWrapper` cannot be handed to another process/u);
});

browserTest('a process that ends, fails or never begins costs its task and not the pool', async (open) => {
  const { page } = await open(SMALL);
  await mount(page);
  const told = await run(page, `
from multiprocessing import Pool
import os

class Odd(Exception):
    def __init__(self, one, two):
        super().__init__(one)

def work(x):
    if x == 1:
        os._exit(7)
    if x == 2:
        raise ValueError("two")
    if x == 3:
        raise Odd(1, 2)
    if x == 4:
        return lambda: 1
    return x

def fail():
    raise RuntimeError("no setup")

if __name__ == "__main__":
    with Pool(2) as pool:
        results = [pool.apply_async(work, (x,)) for x in range(6)]
        for result in results:
            try:
                print(result.get())
            except Exception as error:
                print(type(error).__name__, "|", error, "|", type(error.__cause__).__name__)
    with Pool(2, fail) as pool:
        pool.map(abs, [1, 2])
`);
  const lines = told.printed.split('\n');
  assert.equal(lines[0], '0');
  assert.match(lines[1] ?? '', /^ProcessLost \| a process of the pool ended in the midst of a task/u);
  assert.equal(lines[2], 'ValueError | two | RemoteTraceback');
  assert.match(lines[3] ?? '', /^ProcessError \| Odd: 1 \(the exception itself cannot be pickled/u);
  assert.match(lines[4] ?? '', /^MaybeEncodingError \| `work` returned a value of the kind `function`/u);
  assert.equal(lines[5], '5');
  assert.match(told.mistake, /^In a process of the pool: Line 21: RuntimeError: no setup/u);
});

browserTest('globals that do not come back, pools that stay open and errors that nobody hears are told', async (open) => {
  const { page } = await open(SMALL);
  await mount(page);
  const told = await run(page, `
from multiprocessing import Pool

total = 0

def work(x):
    global total
    total += x
    return 1 / (x - 2)

if __name__ == "__main__":
    pool = Pool(2)
    results = [pool.apply_async(work, (x,)) for x in range(4)]
    results[3].get()
    results[2].wait()
    print(total)
`);
  assert.equal(told.printed, '0\n');
  noted(told, /^Line 8 `work` changes `total` of the program.*does not come back/u);
  noted(told, /^Line 12 The pool of this line is never closed/u);
  noted(told, /A task failed, and nobody asked for its answer with get\(\): Line 9: a division by zero/u);
  assert.equal(told.notes.length, 3);
});

browserTest('everything else of the library does what it does at home', async (open) => {
  const { page } = await open(SMALL);
  await mount(page);
  const told = await run(page, `
import multiprocessing, time, random
from multiprocessing import Pool, Process, current_process, cpu_count, get_context, TimeoutError
from multiprocessing.pool import ThreadPool
from concurrent.futures import ProcessPoolExecutor, as_completed

def setup(base):
    global BASE
    BASE = base

def work(x):
    return BASE + x, current_process().name.startswith("SpawnPoolWorker-"), random.random()

def shout(word):
    print("from a process:", word)

def add(a, b=0):
    return a + b

if __name__ == "__main__":
    multiprocessing.freeze_support()
    multiprocessing.set_start_method("spawn")
    with get_context("spawn").Pool(2, setup, (100,), maxtasksperchild=10) as pool:
        answers = pool.map(work, range(8), chunksize=1)
        print([a for a, _, _ in answers], {b for _, b, _ in answers}, len({c for _, _, c in answers}))
        print(pool.starmap(add, [(1, 2), (3, 4)]), pool.apply(add, (1,), {"b": 5}))
        heard = []
        result = pool.map_async(abs, [-1, -2], callback=heard.append)
        print(result.get(10), heard, result.ready(), result.successful())
        print(pool.starmap_async(add, [(1, 1)]).get(10), list(pool.imap(abs, [-3], 1)))
        print(sum(pool.imap(abs, range(-500, 0), 7)), len(pool.apply(bytes, (3_000_000,))))
        endless = pool.imap(abs, iter(int, 1))
        print([next(endless) for _ in range(200)] == [0] * 200)
        pool.close()
        try:
            pool.map(abs, [1])
        except ValueError as error:
            print("ValueError", error)
    with ProcessPoolExecutor(max_workers=2) as executor:
        futures = {executor.submit(pow, 2, n): n for n in range(4)}
        print(sorted(future.result(timeout=10) for future in as_completed(futures)), list(executor.map(add, [1, 2], [3, 4])))
    process = Process(target=shout, args=("hello",))
    process.start()
    process.join()
    print(process.exitcode, process.is_alive(), ThreadPool(3).map(lambda x: x * 2, range(3)), cpu_count() > 0)
    from multiprocessing import Queue
`);
  assert.equal(told.printed, `[100, 101, 102, 103, 104, 105, 106, 107] {True} 8
[3, 7] 6
[1, 2] [[1, 2]] True True
[2] [3]
125250 3000000
True
ValueError Pool not running: it was closed or terminated, and takes no more tasks
[1, 2, 4, 8] [4, 6]
from a process: hello
0 False [0, 2, 4] True
`);
  assert.match(told.mistake, /^Line 46: `Queue` of multiprocessing is not here\./u);
});

for (const mode of /** @type {const} */ (['threads', 'workers'])) {
  browserTest(`what never ends is stopped at once (${mode})`, async (open) => {
    const { page } = await open(SMALL, { mode });
    await mount(page);
    for (const [name, source] of Object.entries({
      'a loop': 'print("begun")\nwhile True:\n    pass\n',
      'a loop that lets nobody stop it': 'print("begun")\nwhile True:\n    try:\n        while True:\n            pass\n    except BaseException:\n        pass\n',
      'a sleep': 'import time\nprint("begun")\ntime.sleep(1000)\n',
      'prints': 'print("begun")\nwhile True:\n    print("x" * 60)\n',
      'a process': 'from multiprocessing import Pool\ndef f(x):\n    print("begun")\n    while True:\n        pass\nif __name__ == "__main__":\n    Pool(2).map(f, [1, 2, 3])\n',
    })) {
      await begin(page, source);
      await page.locator('#program-output pre').filter({ hasText: /begun|xxx/u }).waitFor();
      const before = Date.now();
      await page.getByRole('button', { name: 'Stop the program' }).click();
      const told = await over(page);
      assert.ok(Date.now() - before < 5_000, `${name} went on for ${Date.now() - before} ms`);
      assert.equal(told.state, 'The program was stopped.', name);
      assert.equal(told.mistake, '', name);
      assert.ok(told.printed.length <= 100_001, `${name} printed ${told.printed.length} letters`);
    }
    assert.equal((await run(page, 'print(1 + 1)\n')).printed, '2\n', 'the next program runs');
  });
}

browserTest('a program that takes too much, or means harm, harms itself', async (open) => {
  const { page } = await open(SMALL);
  await mount(page);
  const bomb = await run(page, 'from multiprocessing import Pool\nif __name__ == "__main__":\n    print(Pool(1000).map(abs, range(-3, 0)))\n    pools = [Pool(2) for _ in range(6)]\n    print(len(pools))\n');
  assert.equal(bomb.printed, '[3, 2, 1]\n6\n');
  noted(bomb, /1,000 processes are wanted, and there are at most 8/u);
  const deep = await run(page, 'import sys\nsys.setrecursionlimit(10**6)\ndef f(n):\n    return f(n + 1)\nf(0)\n');
  assert.match(deep.mistake, /^Line 4: functions call each other too deep/u);
  const large = await run(page, 'from multiprocessing import Pool\ndef f(x):\n    return len(bytearray(2 * 10**9))\nif __name__ == "__main__":\n    with Pool(2) as pool:\n        try:\n            pool.map(f, [1])\n        except MemoryError:\n            print("no room there")\n    kept = []\n    while True:\n        kept.append("x" * 10**7)\n');
  assert.equal(large.printed, 'no room there\n');
  assert.match(large.mistake, /^Line 12: the memory is full/u);
  const gone = await run(page, 'import os\nprint("before")\nos._exit(3)\n');
  assert.deepEqual([gone.printed, gone.state], ['before\n', 'The program ended Python itself (os._exit, code 3): nothing behind that was run.']);
  const asked = await run(page, 'input("Your name? ")\n');
  assert.match(asked.mistake, /^Line 1: here nobody can answer input\(\)/u);
  const foreign = await run(page, `
from multiprocessing import Pool
import manytrials_multiprocessing as inner

def work(x):
    bridge = inner._Now.bridge
    for kind in ("note", "figure", "measured", "source", "ended", "pool", "?"):
        for text in ("{}", "[1,", "null", '{"kind":"x","line":-1,"sentence":{"a":1},"fixed":12}',
                     '{"kind":"<b>","line":1,"sentence":"<img src=x onerror=alert(1)>"}',
                     '{"axes":[{"place":[1e9,-1,"a"],"marks":[{"kind":"line","x":["<b>",null,1e308],"y":[1,2,"c"]},null,5],"title":"<i>"}]}'):
            bridge.say(kind, text)
    bridge.give(b"nonsense")
    return x

if __name__ == "__main__":
    with Pool(2) as pool:
        try:
            print(pool.map(work, range(3), chunksize=1))
        except Exception as error:
            print(type(error).__name__)
    for number in (-1, 99):
        inner._Now.bridge.replace(99, number)
    while True:
        inner._Now.bridge.say("note", "{}")
        break
`);
  assert.equal(foreign.printed, 'ProcessError\n');
  assert.equal(foreign.mistake, '');
  assert.equal(await page.locator('#own-program :is(b, i, img)').count(), 0, 'nothing of it is markup');
  assert.equal((await run(page, 'print(1 + 1)\n')).printed, '2\n', 'the next program runs');
});

browserTest('what a program plots is drawn, said in words, and there as a table', async (open) => {
  const { page } = await open(SMALL);
  await mount(page);
  const told = await run(page, `
import pylab
pylab.plot([0, 1, 2], [0, 1, 4], "r--", label="squares")
pylab.errorbar([0, 1], [1, 2], yerr=[0.5, 0.5], fmt="ko", label="measured")
pylab.scatter([1], [3])
pylab.title("<b>Growth</b>")
pylab.xlabel("n")
pylab.ylabel("n * n")
pylab.xlim(0, 3)
pylab.legend()
pylab.show()
pylab.subplot(1, 2, 1)
pylab.hist([1, 1, 2, 3], bins=3)
pylab.subplot(1, 2, 2)
pylab.bar(["a", "b"], [3, 5])
pylab.title("Columns")
`);
  assert.equal(told.mistake, '');
  assert.equal(await page.locator('figure.plot').count(), 2);
  assert.deepEqual(await page.locator('.plot svg > title').evaluateAll((all) => all.map((each) => each.textContent)), [
    '<b>Growth</b>', 'A figure without a title', 'Columns']);
  assert.match(await page.locator('.plot svg > desc').first().evaluate((desc) => desc.textContent ?? ''), /^n \* n over n\. A curve “squares”: 3 values, from 0 to 4\. A curve “measured”: 2 values, from 1 to 2\. Points: one value, from 3 to 3\.$/u);
  await page.locator('.plot-values summary').first().click();
  await page.locator('.plot-table').first().waitFor();
  assert.deepEqual(await page.locator('.plot-table').first().locator('tr').evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent))), [
    ['n', 'squares', 'n', 'measured', 'n', 'n * n'], ['0', '0', '0', '1', '1', '3'], ['1', '1', '1', '2', '', ''], ['2', '4', '', '', '', '']]);
  assert.equal(await page.locator('#own-program b').count(), 0, 'nothing of it is markup');
  const flood = await run(page, 'import pylab\nfor i in range(100):\n    pylab.plot([i] * 1000)\n    pylab.show()\n');
  assert.equal(await page.locator('figure.plot').count(), 20);
  noted(flood, /Only the first figures are drawn/u);
  assert.deepEqual(await faults(page), []);
});

for (const [look, context] of Object.entries(/** @type {Record<string, import('playwright-core').BrowserContextOptions>} */ ({
  'in the dark, in German': { colorScheme: 'dark', locale: 'de' }, 'on a phone': { viewport: { width: 390, height: 844 }, hasTouch: true },
}))) {
  browserTest(`axe finds nothing where a program has run ${look}`, async (open) => {
    const { page } = await open(SMALL, { context });
    await mount(page);
    await run(page, `${UNGUARDED}import pylab\npylab.plot([1, 3, 2], label="a")\npylab.plot([2, 3, 1], label="b")\npylab.show()\n1 / 0\n`);
    assert.deepEqual(await faults(page), []);
    const { scroll, window: wide } = await page.evaluate(() => ({ scroll: document.documentElement.scrollWidth, window: innerWidth }));
    assert.ok(scroll <= wide, 'nothing is wider than the window');
  });
}

test('in Firefox the documented example and an endless process do the same', { skip: whyNoFirefox() || false, timeout: 3 * PATIENCE }, async () => {
  const browser = await firefox.launch({ channel: 'moz-firefox', executablePath: setting('FIREFOX') });
  try {
    for (const isolated of [true, false]) {
      const page = await browser.newPage({ locale: 'en-US' });
      await page.goto(new URL(SMALL, await serve(isolated)).href);
      await done(page);
      await mount(page);
      assert.equal((await run(page, DOCUMENTED)).printed, DOCUMENTED_PRINTS);
      await begin(page, 'from multiprocessing import Pool\ndef f(x):\n    print("begun")\n    while True:\n        pass\nif __name__ == "__main__":\n    Pool(2).map(f, [1, 2, 3])\n');
      await page.locator('#program-output pre').filter({ hasText: 'begun' }).waitFor();
      await page.evaluate('whole.stop()');
      assert.equal((await over(page)).state, 'The program was stopped.');
      await page.close();
    }
  } finally {
    await browser.close();
  }
});
