// Archives as Python imports from: reading one, and writing one whose files are not packed, always the same bytes.
import { crc32, inflateRawSync } from 'node:zlib';

// https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
/** Without any field that says when, by whom or on what a file was written: 1 January 1980. */
const DATE = 0x21;
const VERSION = 20;
/** Names are UTF-8. */
const FLAGS = 0x800;

/**
 * The files of an archive by their paths; folders are left out.
 * @param {Buffer} archive
 * @returns {Map<string, Buffer>}
 */
export function filesOf(archive) {
  let end = archive.length - 22;
  while (end >= 0 && archive.readUInt32LE(end) !== END) end -= 1;
  if (end < 0) throw new Error('This is no archive.');
  const files = new Map();
  let at = archive.readUInt32LE(end + 16);
  for (let number = archive.readUInt16LE(end + 10); number > 0; number--) {
    if (archive.readUInt32LE(at) !== CENTRAL) throw new Error('The archive has no file where it says that it has one.');
    const [method, packed, start] = [archive.readUInt16LE(at + 10), archive.readUInt32LE(at + 20), archive.readUInt32LE(at + 42)];
    const [name, extra, comment] = [28, 30, 32].map((field) => archive.readUInt16LE(at + field));
    const path = archive.toString('utf8', at + 46, at + 46 + name);
    const content = start + 30 + archive.readUInt16LE(start + 26) + archive.readUInt16LE(start + 28);
    const bytes = archive.subarray(content, content + packed);
    if (!path.endsWith('/')) files.set(path, method === 0 ? bytes : inflateRawSync(bytes));
    at += 46 + name + extra + comment;
  }
  return files;
}

/**
 * An archive of files, in the order of their paths.
 * @param {Map<string, Buffer>} files
 */
export function archiveOf(files) {
  const [parts, directory] = [[], []];
  let at = 0;
  for (const [path, bytes] of [...files].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const name = Buffer.from(path);
    const said = Buffer.alloc(26);
    said.writeUInt16LE(VERSION, 0);
    said.writeUInt16LE(FLAGS, 2);
    said.writeUInt16LE(DATE, 8);
    said.writeUInt32LE(crc32(bytes), 10);
    said.writeUInt32LE(bytes.length, 14);
    said.writeUInt32LE(bytes.length, 18);
    said.writeUInt16LE(name.length, 22);
    const where = Buffer.alloc(14);
    where.writeUInt32LE(at, 10);
    parts.push(word(LOCAL), said, name, bytes);
    directory.push(word(CENTRAL), half(VERSION), said, where, name);
    at += 30 + name.length + bytes.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const count = half(files.size);
  return Buffer.concat([...parts, ...directory, word(END), Buffer.alloc(4), count, count, word(size), word(at), half(0)]);
}

/** @param {number} value */
const half = (value) => { const bytes = Buffer.alloc(2); bytes.writeUInt16LE(value); return bytes; };
/** @param {number} value */
const word = (value) => { const bytes = Buffer.alloc(4); bytes.writeUInt32LE(value); return bytes; };
