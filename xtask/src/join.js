// Joins the modules of a site for hosts into few files and makes them short, as a visitor's first visit needs them:
// node join.js SITE. While the page is worked on its modules are loaded as they are written.
import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, posix, relative, sep } from 'node:path';
import process from 'node:process';
import { build, transform } from 'esbuild';

const site = process.argv[2] ?? '';
/** The page's own program; whatever it imports when it is needed becomes a file of its own. */
const PAGE = 'begin.js';
/** Each runs in a realm of its own and is one file: what does not come is named by one name. */
const WORKERS = ['run/worker.js', 'run/modes/instance.js', 'program/interpreter.js'];
/** They stay files of their own: the first program needs no other, what the page knows of its site is written
 * last, and a worker's threads import what wasm-bindgen wrote by its name, and that the way to the rest of the program. */
const APART = /^(?:start\.js|site\.js|run\/rest\.js|(?:pkg|python)\/.*)$/u;
/** What else is no part of the page's program, as it stands: browsers that are too old read the first. */
const AS_IT_IS = /^(?:site|unstarted|service-worker)\.js$|^python\//u;
const SHORT = /^(?:start\.js|run\/rest\.js|pkg\/.*\.js|style\.css)$/u;

/** Where a file is in the site. @param {string} path */
const named = (path) => relative(site, path).split(sep).join('/');

/** Until a file is written, what stays apart is named by its place in the site: esbuild would name all of it as from the
 * site's top. */
const MARK = 'apart-in-this-site:';
const apart = {
  name: 'apart',
  setup(/** @type {import('esbuild').PluginBuild} */ esbuild) {
    esbuild.onResolve({ filter: /^\./ }, ({ path, resolveDir }) => {
      const name = named(join(resolveDir, path));
      return APART.test(name) ? { path: MARK + name, external: true } : undefined;
    });
  },
};

/** @type {import('esbuild').BuildOptions & { metafile: true, write: false }} */
const how = {
  absWorkingDir: site, outdir: site, outbase: site, allowOverwrite: true, write: false, metafile: true,
  bundle: true, minify: true, format: 'esm', charset: 'utf8', logLevel: 'error', plugins: [apart],
};

/** What is imported only when it is needed, by what is there before. */
async function later() {
  const { metafile } = await build({ ...how, entryPoints: [PAGE] });
  const imports = Object.values(metafile.inputs).flatMap((input) => input.imports);
  return [...new Set(imports.filter(({ kind, external }) => kind === 'dynamic-import' && !external).map(({ path }) => path))];
}

const page = await build({ ...how, entryPoints: [PAGE, ...await later()], splitting: true, chunkNames: 'shared-[hash]' });
const workers = await build({ ...how, entryPoints: WORKERS });

const joined = new Map([...page.outputFiles, ...workers.outputFiles].map(({ path, text }) => [named(path), text]));
for (const path of await readdir(site, { recursive: true })) {
  const name = path.split(sep).join('/');
  if (SHORT.test(name)) {
    const loader = name.endsWith('css') ? 'css' : 'js';
    const { code } = await transform(await readFile(join(site, name), 'utf8'), { minify: true, charset: 'utf8', loader });
    await writeFile(join(site, name), code);
  } else if (name.endsWith('.js') && !AS_IT_IS.test(name) && !joined.has(name)) await rm(join(site, name));
}
for (const [name, text] of joined) {
  const up = posix.relative(dirname(name), '.') || '.';
  const placed = text.replaceAll(`"${MARK}`, `"${up}/`);
  if (placed.includes(MARK)) throw new Error(`${name} imports what stays apart in a way that is not known here.`);
  await writeFile(join(site, name), placed);
}

/**
 * A file and all that it imports at once, the first needed first.
 * @param {string} name
 * @param {Set<string>} [found]
 */
function needed(name, found = new Set()) {
  if (found.has(name)) return found;
  found.add(name);
  for (const { path, kind } of page.metafile.outputs[name]?.imports ?? []) {
    if (kind === 'import-statement') needed(path.replace(MARK, ''), found);
  }
  return found;
}

const ahead = needed('main.js', needed(PAGE));
ahead.delete('start.js');
const html = await readFile(join(site, 'index.html'), 'utf8');
const line = /^ *<link rel="modulepreload" href="[^"]*">\n/gmu;
const lines = [...ahead].map((name) => `  <link rel="modulepreload" href="${name}">\n`).join('');
const at = html.search(line);
await writeFile(join(site, 'index.html'), html.slice(0, at) + lines + html.slice(at).replaceAll(line, ''));
