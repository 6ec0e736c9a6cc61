// Writes a `.br` and a `.gz` beside each file of a folder that is worth it, always the same bytes.
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** Pictures are packed in themselves. */
const KINDS = /\.(?:css|html|js|py|svg|wasm|webmanifest)$/u;
/** What saves less than a tenth, or fits into one packet anyway, is not worth a file. */
const WORTH = 0.9;
const SMALLEST = 1_400;

const folder = process.argv[2] ?? '';
/** What most of it is made of is packed, and it is taken along once. */
const AS_IT_IS = 'manytrials-python.html';
const names = (await readdir(folder, { recursive: true })).filter((name) => name !== AS_IT_IS);

await Promise.all(names.filter((name) => KINDS.test(name)).map(async (name) => {
  const file = join(folder, name);
  const plain = await readFile(file);
  if (plain.length < SMALLEST) return;
  const zipped = await promisify(gzip)(plain, { level: 9 });
  // Which system packed it is nobody's business, and would make it differ from one to the next.
  zipped[9] = 255;
  const brotli = await promisify(brotliCompress)(plain, {
    params: { [constants.BROTLI_PARAM_SIZE_HINT]: plain.length, [constants.BROTLI_PARAM_LGWIN]: 22 },
  });
  for (const [ending, packed] of [['.gz', zipped], ['.br', brotli]]) {
    if (packed.length < WORTH * plain.length) await writeFile(file + ending, packed);
  }
}));
