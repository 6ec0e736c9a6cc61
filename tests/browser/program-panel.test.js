// The panel of one's own program: what comes into the editor, what is told of it, and that everybody can use it.
// The page around it is a stand-in here, which reads no more of a program than where its functions begin.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { faults } from './axe.js';
import { browserTest } from './browser.js';
import { SMALL } from './links.js';

/** @typedef {import('./browser.js').Page} Page */
/** @typedef {import('../../www/program/panel.js').OwnProgram} OwnProgram */
/** @typedef {import('../../www/program/panel.js').Reading} Reading */
/** @typedef {[source: string, call: string, how: 'typed' | 'settled']} Told */
/** @typedef {{ panel: OwnProgram, told: (Told | string)[], read: (source: string, call: string) => Reading,
 *   also: Partial<Reading> }} StandIn */

const PROGRAM = 'import random\n\n\ndef coin(p=0.5):\n    return random.random() < p\n\n\ndef many(n=10):\n    return [coin() for _ in range(n)]\n';
/** The line of the cursor, as CodeMirror calls it. */
const ACTIVE = '#program-text [class~="cm-activeLine"]';
const EXAMPLES = ['epidemic', 'monty_hall', 'gamblers_ruin', 'collecting_cards', 'pi_by_darts', 'frame'];

/** @type {Record<string, import('playwright-core').BrowserContextOptions>} */
const LOOKS = {
  'in light': { colorScheme: 'light' },
  'in the dark, in German': { colorScheme: 'dark', locale: 'de' },
  'on a phone': { viewport: { width: 390, height: 844 }, hasTouch: true },
  'in forced colours': { forcedColors: 'active' },
};

/** Puts the panel into the page, with a program in it. @param {Page} page @param {string} [source] */
async function mount(page, source = '') {
  await page.evaluate(async (begin) => {
    /** @type {typeof import('../../www/program/panel.js')} */
    const { OwnProgram } = await import(new URL('program/panel.js', document.baseURI).href);
    /** @type {StandIn} */
    const stand = Object.assign(window, {
      told: [],
      also: {},
      read(/** @type {string} */ text, /** @type {string} */ call) {
        const functions = [...text.matchAll(/^def (\w+)\((.*)\):/gmu)].map(({ 1: name = '', 2: args = '', index }) => (
          { name, line: text.slice(0, index).split('\n').length, call: `${name}(${args})` }));
        return { source: text, call, functions, suggestions: [], problems: [], foreign: false, ownTrials: '', ...stand.also };
      },
      panel: new OwnProgram(/** @type {HTMLElement} */ (document.getElementById('own-program')), {
        changed(text, call, how) {
          stand.told.push([text, call, how]);
          stand.panel.show(stand.read(text, call));
        },
        run: () => void stand.told.push('run'),
        runWhole: () => void stand.told.push('whole'),
        saveFramed: () => void stand.told.push('framed'),
      }),
    });
    stand.panel.show(stand.read(begin, ''));
  }, source);
}

/** Waits until CodeMirror has come. @param {Page} page */
const grown = (page) => page.locator('#program-editor[data-grown]').waitFor();

/** @param {Page} page @returns {Promise<(Told | string)[]>} */
const told = (page) => page.evaluate('told');

/** @param {Page} page */
const last = async (page) => (await told(page)).at(-1);

/** Waits until something was told so. @param {Page} page @param {'typed' | 'settled'} how */
const toldAs = (page, how) => page.waitForFunction((wanted) => {
  const { told: all } = /** @type {StandIn} */ (/** @type {unknown} */ (window));
  return all.at(-1)?.[2] === wanted;
}, how);

/** The text in the editor. @param {Page} page @returns {Promise<string>} */
const textIn = (page) => page.evaluate('panel.editor.text');

/** @param {Page} page @param {string} name @param {string | Buffer} content */
async function openFile(page, name, content) {
  await page.locator('#program-file').setInputFiles({ name, mimeType: '', buffer: Buffer.from(content) });
}

/** What is said of a file. @param {Page} page @param {string} name */
async function saidOf(page, name) {
  const place = page.locator('#program-said').filter({ hasText: name });
  await place.waitFor();
  return place.innerText();
}

for (const [look, context] of Object.entries(LOOKS)) {
  browserTest(`axe finds nothing in the panel of one's own program ${look}`, async (open) => {
    const { page } = await open(SMALL, { context });
    await mount(page);
    await grown(page);
    assert.deepEqual(await faults(page), [], 'empty');
    await page.locator('[data-example=epidemic]').click();
    await page.locator('.code-keyword').first().waitFor();
    await page.evaluate(() => {
      const { panel, read } = /** @type {StandIn} */ (/** @type {unknown} */ (window));
      const problems = [{ line: 6, sentence: 'No colon.' }, { line: null, sentence: 'No such argument.' }];
      panel.show({ ...read(panel.editor.text, 'epidemic(1)'), problems, suggestions: ['epidemic(2)'], foreign: true });
      panel.notes([{ kind: 'bits', line: 9, sentence: 'Other last digits.' }]);
      panel.mistake({ sentence: 'Division by zero.', line: 12, trace: 'line 12', printed: 'one', trial: 3, case: 0 });
      panel.progress(1e6, 5e6);
      panel.printed('two\n');
    });
    await page.locator('#program-output').waitFor();
    assert.deepEqual(await faults(page), [], 'with everything that it says');
    const { scroll, window: wide } = await page.evaluate(() => ({ scroll: document.documentElement.scrollWidth, window: innerWidth }));
    assert.ok(scroll <= wide, 'nothing is wider than the window');
    const size = await page.locator('#program-text').evaluate((text) => Number.parseFloat(getComputedStyle(text).fontSize));
    assert.ok(!context.hasTouch || size >= 16, `letters of ${size} px make a phone zoom in`);
  });
}

browserTest('nothing of the panel comes before it is opened', async (open) => {
  const { page, requests } = await open(SMALL);
  assert.deepEqual(requests.map((request) => request.url()).filter((url) => /\/program\//u.test(url)), []);
  assert.equal(await page.locator('#own-program').isHidden(), true);
});

for (const name of EXAMPLES) {
  browserTest(`the example ${name} is in the editor as it is in its file`, async (open) => {
    const { page } = await open(SMALL);
    await mount(page);
    await grown(page);
    await page.locator(`[data-example=${name}]`).click();
    await page.locator('#program-said').filter({ hasText: /\S/u }).waitFor();
    const file = await readFile(new URL(`../../www/program/examples/${name}.py`, import.meta.url), 'utf8');
    assert.equal(await textIn(page), file);
    const [source, call, how] = /** @type {Told} */ (await last(page));
    assert.deepEqual([source, how], [file, 'settled']);
    assert.match(call, /^\w+\(/u, 'a call is proposed');
  });
}

browserTest('an example that does not come is told, and nothing changes', async (open) => {
  const { page } = await open(SMALL, {
    prepare: (context) => context.route('**/examples/*.py', (route) => route.abort()),
    expected: [/epidemic\.py/u],
  });
  await mount(page, PROGRAM);
  await page.locator('.examples summary').click();
  await page.locator('[data-example=epidemic]').click();
  assert.match(await saidOf(page, 'example'), /^The example did not come/u);
  assert.equal(await textIn(page), PROGRAM);
});

browserTest('typing is told once it rests, and as settled when the editor is left', async (open) => {
  const { page } = await open(SMALL);
  await mount(page, PROGRAM);
  await grown(page);
  const before = (await told(page)).length;
  await page.locator('#program-text').click();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.type('# rms, ?e', { delay: 20 });
  await toldAs(page, 'typed');
  assert.deepEqual((await told(page)).slice(before).map((each) => each[2]), ['typed'], 'once, and no key of the page');
  assert.match(await textIn(page), /^# rms, \?eimport/u);
  await page.locator('#call').focus();
  assert.equal((await last(page))?.[2], 'settled');
});

browserTest('showing the same text again moves neither cursor nor scroll', async (open) => {
  const { page } = await open(SMALL);
  await mount(page, PROGRAM.repeat(20));
  await grown(page);
  await page.locator('#program-text').click();
  await page.keyboard.press('ControlOrMeta+End');
  // The editor scrolls there in a frame of its own.
  await page.waitForFunction(() => (document.getElementById('program-text')?.parentElement?.scrollTop ?? 0) > 0);
  const where = () => page.evaluate('JSON.stringify([panel.editor.text.length, document.getElementById("program-text").parentElement.scrollTop, getSelection().anchorOffset, document.activeElement.id])');
  const before = await where();
  await page.evaluate('panel.show(read(panel.editor.text, ""))');
  assert.equal(await where(), before);
  assert.match(before, /"program-text"\]$/u);
});

browserTest('undoing goes back to the program that was there, and no further', async (open) => {
  const { page } = await open(SMALL);
  await mount(page);
  await grown(page);
  await page.locator('[data-example=frame]').click();
  await page.locator('#program-said').filter({ hasText: /\S/u }).waitFor();
  const begun = await textIn(page);
  await page.locator('[data-example=pi_by_darts]').evaluate((button) => button instanceof HTMLElement && button.click());
  await page.locator('#program-said').filter({ hasText: 'darts' }).waitFor();
  await page.locator('#program-text').click();
  await page.keyboard.type('x');
  for (let i = 0; i < 5; i += 1) await page.keyboard.press('ControlOrMeta+Z');
  assert.equal(await textIn(page), begun);
});

browserTest('a reading that comes late does not take back what is being typed', async (open) => {
  const { page } = await open(SMALL);
  await mount(page, PROGRAM);
  await grown(page);
  await page.locator('#program-text').click();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.type('x');
  await page.evaluate((old) => {
    const { panel, read } = /** @type {StandIn} */ (/** @type {unknown} */ (window));
    panel.show(read(old, ''));
  }, PROGRAM);
  assert.equal(await textIn(page), `x${PROGRAM}`);
});

browserTest('by keys: Tab indents, and after Escape it leaves, however late', async (open) => {
  const { page } = await open(SMALL);
  await mount(page, PROGRAM);
  await grown(page);
  await page.locator('#save-program').focus();
  for (let i = 0; i < 5 && (await page.evaluate('document.activeElement.id')) !== 'program-text'; i += 1) await page.keyboard.press('Tab');
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.press('Tab');
  assert.equal(await textIn(page), `    ${PROGRAM}`);
  await page.keyboard.press('Shift+Tab');
  assert.equal(await textIn(page), PROGRAM);
  await page.keyboard.press('Escape');
  await page.waitForTimeout(2_500);
  await page.keyboard.press('Tab');
  assert.equal(await textIn(page), PROGRAM);
  assert.notEqual(await page.evaluate('document.activeElement.id'), 'program-text');
  // Whoever goes on writing indents again.
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Escape');
  await page.keyboard.type('a');
  await page.keyboard.press('Tab');
  assert.equal(await textIn(page), `    a${PROGRAM}`);
  assert.equal(await page.evaluate('document.activeElement.id'), 'program-text');
  await page.keyboard.press('Control+Enter');
  assert.equal(await last(page), 'run');
});

browserTest('a function is chosen, or a call is typed', async (open) => {
  const { page } = await open(SMALL);
  await mount(page, PROGRAM);
  assert.equal(await page.locator('#call').inputValue(), 'many(n=10)', 'of a new program the last function');
  await page.getByLabel('Which function is tried?').selectOption('coin (line 4)');
  assert.deepEqual(await last(page), [PROGRAM, 'coin(p=0.5)', 'settled']);
  assert.equal(await page.getByLabel('One trial is this call').inputValue(), 'coin(p=0.5)');
  await page.locator('#call').fill('coin(0.2)');
  await toldAs(page, 'typed');
  await page.locator('#call').press('Enter');
  assert.deepEqual(await last(page), [PROGRAM, 'coin(0.2)', 'settled']);
  assert.equal(await page.locator('#program-which option:checked').innerText(), 'coin (line 4)');
});

browserTest('what is wrong is marked at its line, and a button leads there', async (open) => {
  const { page } = await open(SMALL);
  await mount(page, PROGRAM);
  await grown(page);
  await page.evaluate(() => {
    const { panel, read } = /** @type {StandIn} */ (/** @type {unknown} */ (window));
    panel.show({ ...read(panel.editor.text, ''), problems: [{ line: 5, sentence: 'coin is <b>not</b> there.' }, { line: 999, sentence: 'Beyond the end.' }] });
    panel.mistake({ sentence: '<i>no</i>', line: 8, trace: '<u>t</u>', printed: '<s>p</s>\u202e', trial: 4711 });
  });
  assert.equal(await page.locator('.code-line-error').first().innerText(), '    return random.random() < p');
  assert.equal(await page.locator('.code-sentence').first().innerText(), 'coin is <b>not</b> there.');
  await page.locator('#program-remarks').getByRole('button', { name: 'Line 5', exact: true }).click();
  assert.equal(await page.locator(ACTIVE).innerText(), '    return random.random() < p');
  assert.match(await page.locator('#program-mistake').innerText(), /^Trial 4,711: <i>no<\/i> Line 8/u);
  assert.equal(await page.locator('#program-mistake pre').last().innerText(), '<s>p</s>\ufffd');
  assert.equal(await page.locator('#own-program :is(b, i, u, s)').count(), 0, 'nothing of it is markup');
  await page.evaluate('panel.mistake(null)');
  assert.equal(await page.locator('#program-mistake').innerText(), '');
});

browserTest('of a line that is being typed nothing is said before it is left', async (open) => {
  const { page } = await open(SMALL);
  await mount(page, PROGRAM);
  await grown(page);
  await page.evaluate(() => {
    const { also } = /** @type {StandIn} */ (/** @type {unknown} */ (window));
    also.problems = [{ line: 1, sentence: 'It ends too early.' }];
  });
  await page.locator('#program-text').click();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.type('for');
  await toldAs(page, 'typed');
  await page.locator('.code-line-error').waitFor();
  assert.equal(await page.locator('.code-sentence').count(), 0);
  await page.keyboard.press('ArrowDown');
  await page.locator('.code-sentence').waitFor();
});

browserTest('what a program prints is bounded, and never markup', async (open) => {
  const { page } = await open(SMALL);
  await mount(page, PROGRAM);
  await page.evaluate(async () => {
    const { panel } = /** @type {StandIn} */ (/** @type {unknown} */ (window));
    for (let i = 0; i < 30_000; i += 1) {
      panel.printed(`line ${i} <img src=x>\n`);
      if (i % 5_000 === 0) await new Promise(requestAnimationFrame);
    }
  });
  await page.locator('#program-output pre').filter({ hasText: 'line 29999 ' }).waitFor();
  const length = await page.locator('#program-output pre').evaluate((place) => place.textContent?.length ?? 0);
  assert.ok(length <= 100_001, `${length} letters`);
  assert.equal(await page.locator('#program-output img').count(), 0);
});

browserTest('files of every encoding are opened, and others refused with a sentence', async (open) => {
  const { page } = await open(SMALL);
  await mount(page, PROGRAM);
  await grown(page);
  const line = 'gruß = "schön"\n';
  /** @type {[string, Buffer | string, string][]} */
  const files = [
    ['utf8.py', line, line],
    ['bom.py', `\ufeff${line}`, line],
    ['latin1.py', Buffer.from(line, 'latin1'), line],
    ['utf16.py', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(line, 'utf16le')]), line],
    ['said.py', Buffer.concat([Buffer.from('# -*- coding: cp1251 -*-\n# '), Buffer.from([0xe0, 0x0a])]), '# -*- coding: cp1251 -*-\n# \u0430\n'],
    ['windows.txt', 'a = 1\r\nb = 2\r\n', 'a = 1\nb = 2\n'],
    ['pasted.py', 'if True:\n\u00a0\u00a0  a = "\u00a0"\n', 'if True:\n    a = "\u00a0"\n'],
  ];
  for (const [name, content, expected] of files) {
    await openFile(page, name, content);
    await saidOf(page, name);
    assert.equal(await textIn(page), expected, name);
  }
  const cells = [{ cell_type: 'markdown', source: ['# Title'] }, { cell_type: 'code', source: ['%matplotlib inline\n', 'import random\n'] }, { cell_type: 'code', source: 'x = 10 % 3' }];
  await openFile(page, 'notes.ipynb', JSON.stringify({ cells }));
  await saidOf(page, 'notes.ipynb');
  const notebook = '# %matplotlib inline\nimport random\n\n\nx = 10 % 3\n';
  assert.equal(await textIn(page), notebook);
  const before = (await told(page)).length;
  for (const [name, content, reason] of /** @type {[string, Buffer | string, RegExp][]} */ ([
    ['picture.py', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]), /is no text/u],
    ['long.py', 'x = 1\n'.repeat(40_000), /240,000 bytes/u],
    ['empty.py', ' \n', /nothing in it/u],
    ['broken.ipynb', '{"cells":', /no notebook/u],
    ['none.ipynb', 'null', /no notebook/u],
  ])) {
    await openFile(page, name, content);
    assert.match(await saidOf(page, name), reason);
  }
  assert.equal(await textIn(page), notebook, 'nothing has changed');
  assert.equal((await told(page)).length, before);
});

browserTest('what an example or a file took the place of comes back by a button', async (open) => {
  const { page } = await open(SMALL);
  await mount(page, PROGRAM);
  await openFile(page, 'other.py', 'x = 1\n');
  await saidOf(page, 'other.py');
  await page.getByRole('button', { name: 'Bring my program back' }).click();
  assert.equal(await textIn(page), PROGRAM);
  assert.equal(await page.locator('#program-back').isHidden(), true);
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save as .py' }).click()]);
  assert.equal(file.suggestedFilename(), 'program.py');
  assert.equal(await readFile(await file.path(), 'utf8'), PROGRAM);
});

browserTest('a program is dropped anywhere, and results on the editor go to the page', async (open) => {
  const { page } = await open(SMALL);
  await mount(page, PROGRAM);
  await grown(page);
  const drop = (/** @type {string} */ place, /** @type {string} */ name, /** @type {string} */ text) => page.evaluate(([where, called, content]) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([content ?? ''], called ?? ''));
    document.querySelector(where ?? '')?.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  }, [place, name, text]);
  await drop('#program-text', 'one.py', 'one = 1\n');
  await saidOf(page, 'one.py');
  assert.equal(await textIn(page), 'one = 1\n');
  await drop('#figures', 'two.py', 'two = 2\n');
  await saidOf(page, 'two.py');
  assert.equal(await textIn(page), 'two = 2\n');
  await drop('#program-text', 'results.json', '{}');
  await page.locator('#opened').filter({ hasText: /\S/u }).waitFor();
  assert.equal(await textIn(page), 'two = 2\n');
});

browserTest('a whole program that is pasted is told at once, with its call', async (open) => {
  const { page } = await open(SMALL, { context: { permissions: ['clipboard-read', 'clipboard-write'] } });
  await mount(page);
  await grown(page);
  await page.evaluate((text) => navigator.clipboard.writeText(text), PROGRAM.replaceAll('    ', '\u00a0\u00a0\u00a0\u00a0'));
  await page.locator('#program-text').click();
  await page.keyboard.press('ControlOrMeta+V');
  await toldAs(page, 'settled');
  assert.deepEqual(await last(page), [PROGRAM, 'many(n=10)', 'settled']);
});

browserTest('without the editor\'s own file there is a plain field', async (open) => {
  const { page } = await open(SMALL, {
    prepare: (context) => context.route('**/editor-parts.js', (route) => route.abort()),
    expected: [/editor-parts\.js/u],
  });
  await mount(page, PROGRAM);
  const field = page.locator('#program-editor textarea');
  assert.equal(await field.inputValue(), PROGRAM);
  await field.fill('def one():\n    return 1\n');
  await toldAs(page, 'typed');
  await page.evaluate('panel.notes([{ kind: "x", line: 2, sentence: "One." }])');
  await page.getByRole('button', { name: 'Line 2', exact: true }).click();
  assert.equal(await field.evaluate((node) => (node instanceof HTMLTextAreaElement ? node.value.slice(node.selectionStart, node.selectionEnd) : '')), '    return 1');
  assert.deepEqual(await faults(page), []);
});

browserTest('what is typed before the editor has come stays, with its cursor', async (open) => {
  /** @type {() => void} */
  let goOn = () => undefined;
  const comes = new Promise((resolve) => { goOn = () => resolve(undefined); });
  const { page } = await open(SMALL, {
    prepare: (context) => context.route('**/editor-parts.js', async (route) => {
      await comes;
      await route.continue();
    }),
  });
  await mount(page);
  await page.locator('#program-editor textarea').focus();
  await page.keyboard.type('abc');
  await page.keyboard.press('ArrowLeft');
  goOn();
  await grown(page);
  await page.keyboard.type('-');
  assert.equal(await textIn(page), 'ab-c');
});
