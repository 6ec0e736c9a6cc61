// Makes what the site has for a program of one's own: Python as Pyodide built it, its library, of which some is left
// out, together with this project's own modules, all compiled, and what the editor is made of as one module. Two
// words: the folder to write it to, and that of the page.
import { createHash } from 'node:crypto';
import { cp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { fittingNothing, inLibrary } from './library.js';
import { archiveOf, filesOf } from './zip.js';

const [, , to = '', page = ''] = process.argv;
const [python, own] = [join(to, 'python'), join(page, 'python')];
/** Its list of what it exports says the types as well. */
const EDITOR = 'program/editor-parts';
const from = dirname(createRequire(import.meta.url).resolve('pyodide/package.json'));
const { version } = JSON.parse(await readFile(join(from, 'package.json'), 'utf8'));

/** As they are, but for their names: some hosts do not know what an `.mjs` is, and browsers run no module then. */
const FILES = { 'pyodide.mjs': 'pyodide.js', 'pyodide.asm.mjs': 'pyodide.asm.js', 'pyodide.asm.wasm': 'pyodide.asm.wasm' };
/** What the checker of types is told of them. */
const TYPES = {
  'pyodide.d.ts': await readFile(join(from, 'pyodide.d.ts'), 'utf8'),
  'ffi.d.ts': await readFile(join(from, 'ffi.d.ts'), 'utf8'),
  'pyodide.asm.d.ts': 'declare const createPyodideModule: (settings: object) => Promise<unknown>;\nexport default createPyodideModule;\n',
};

const license = (/** @type {string} */ name) => readFile(join(dirname(from), name, 'LICENSE'), 'utf8');
const NOTICE = `Python and the editor of this page

pyodide.js, pyodide.asm.js, pyodide.asm.wasm
  Pyodide ${version}, unmodified; pyodide.mjs and pyodide.asm.mjs have these names here.
  Mozilla Public License 2.0: https://www.mozilla.org/MPL/2.0/
  Its source: https://github.com/pyodide/pyodide/tree/${version}
  In manytrials-python.html its two scripts and this page's own are put into one, in shorter spelling.
  It contains CPython, under the license below.

library.bin
  A zip archive, packed by gzip: the standard library of CPython as Pyodide ${version} has it, under the license
  below. Changes: some modules are left out, the others are compiled, without docstrings, assertions and tables of
  lines. In it pyodide/ and _pyodide/ are Pyodide's, as above. The modules of this page are under its own license.

../program/editor-parts.js
  CodeMirror (https://codemirror.net) and Lezer (https://lezer.codemirror.net), put into one file, under the
  last license below.

${await readFile(new URL('./python-license.txt', import.meta.url), 'utf8')}
${await license('@codemirror/state')}`;

const files = await sources();
const stamp = await made(files);
const LIBRARY = join(python, 'library.bin');
const STAMP = join(to, 'made-of');
// Compiling takes seconds; what it is made of seldom changes.
const before = await readFile(LIBRARY).catch(() => null);
const current = before && (await readFile(STAMP, 'utf8').catch(() => '')) === stamp ? before : null;
const library = current ?? packed(archiveOf(await compiled(files)));

await rm(to, { recursive: true, force: true });
await mkdir(python, { recursive: true });
for (const [name, called] of Object.entries(FILES)) await cp(join(from, name), join(python, called));
for (const [name, text] of Object.entries(TYPES)) await writeFile(join(python, name), text);
await writeFile(join(python, 'NOTICE.txt'), NOTICE);
await writeFile(LIBRARY, library);
await build({ entryPoints: [join(page, `${EDITOR}.d.ts`)], outfile: join(to, `${EDITOR}.js`), bundle: true, minify: true,
  format: 'esm', target: 'es2022', charset: 'utf8', legalComments: 'none', logLevel: 'error' });
await writeFile(STAMP, stamp);

/** The texts of all modules that the page has, by their paths, and whether each is the project's own. */
async function sources() {
  const all = filesOf(await readFile(join(from, 'python_stdlib.zip')));
  const useless = fittingNothing([...all.keys()]);
  if (useless.length > 0) throw new Error(`Python's library has nothing that begins like ${useless.join(', ')}.`);
  const files = new Map();
  for (const [path, bytes] of all) if (inLibrary(path)) files.set(path, { text: bytes.toString(), isOwn: false });
  for (const path of await ownModules()) {
    if (files.has(path)) throw new Error(`Python's library has a ${path} too, which would not be found any more.`);
    files.set(path, { text: await readFile(join(own, path), 'utf8'), isOwn: true });
  }
  return files;
}

async function ownModules() {
  const names = await readdir(own, { recursive: true }).catch(() => []);
  return names.map((name) => name.replaceAll('\\', '/')).filter((name) => name.endsWith('.py') && !name.includes('__pycache__'));
}

/** A hash of all that the library is made of and by. @param {Map<string, { text: string, isOwn: boolean }>} files */
async function made(files) {
  const hash = createHash('sha256').update(version).update(JSON.stringify([...files]));
  for (const name of ['python.js', 'compiled.py', 'zip.js']) hash.update(await readFile(new URL(name, import.meta.url)));
  return hash.digest('hex');
}

/** By the Python that will run them. @param {Map<string, { text: string, isOwn: boolean }>} files */
async function compiled(files) {
  const { loadPyodide } = await import('pyodide');
  const python = await loadPyodide({ env: { HOME: '/', PYTHONHASHSEED: '0', PYTHONNODEBUGRANGES: '1' } });
  python.runPython(await readFile(new URL('compiled.py', import.meta.url), 'utf8'));
  const compile = python.globals.get('compiled');
  const all = new Map();
  for (const [path, { text, isOwn }] of [...files].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const bytes = compile(path, text, isOwn);
    all.set(path.replace(/\.py$/u, '.pyc'), Buffer.from(bytes.toJs()));
    bytes.destroy();
  }
  return all;
}

/** As a whole, which is smaller than file by file, and by us: few hosts pack what they do not know. @param {Buffer} archive */
function packed(archive) {
  const small = gzipSync(archive, { level: 9 });
  // Which system packed it is nobody's business, and would make it differ from one to the next.
  small[9] = 255;
  return small;
}
