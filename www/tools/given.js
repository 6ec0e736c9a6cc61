// Files as a browser gives them: alone, or in folders that were dropped.
// @ts-check

/**
 * A file by its name with its folders; or why the browser does not give it.
 * @typedef {{ name: string, file?: File, why?: string }} Given
 */

/**
 * What was dropped. It is asked for before the event ends, and folders are read afterwards.
 * @param {DataTransfer} transfer
 * @returns {Promise<Given[]>}
 */
export function given(transfer) {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.() ?? null);
  const files = [...transfer.files].map((file) => ({ name: file.name, file }));
  // Where the browser knows no entries, files are what there is.
  if (!entries.some((entry) => entry?.isDirectory)) return Promise.resolve(files);
  return Promise.all(entries.map((entry) => (entry ? inside(entry) : []))).then((all) => all.flat());
}

/**
 * A file, or all files of a folder, by their names.
 * @param {FileSystemEntry} entry
 * @returns {Promise<Given[]>}
 */
async function inside(entry) {
  const name = entry.fullPath.replace(/^\//u, "");
  try {
    if (entry.isFile) {
      const file = await new Promise((resolve, reject) => (/** @type {FileSystemFileEntry} */ (entry)).file(resolve, reject));
      return [{ name, file }];
    }
    const reader = (/** @type {FileSystemDirectoryEntry} */ (entry)).createReader();
    /** @type {FileSystemEntry[]} */
    const all = [];
    // A browser gives a hundred at a time.
    for (;;) {
      /** @type {FileSystemEntry[]} */
      const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
      if (some.length === 0) break;
      all.push(...some);
    }
    all.sort((one, other) => (one.name < other.name ? -1 : 1));
    /** @type {Given[]} */
    const files = [];
    for (const each of all) files.push(...await inside(each));
    return files;
  } catch (error) {
    return [{ name, why: error instanceof Error ? error.message : String(error) }];
  }
}
