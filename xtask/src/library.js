// Which modules of Python's standard library the page has: what programs of chance import, and what Python and
// Pyodide import themselves. Left out is what speaks to networks, terminals, other processes and databases, what
// looks after Python itself, and what such programs never name. A file of the library is there unless a line says
// otherwise, so that a new Python does not lose what this list has never heard of.

/** Modules and packages, by the beginnings of their paths in the library. */
const LEFT_OUT = [
  // Networks.
  '_ssl.py', 'antigravity.py', 'email/', 'ftplib.py', 'html/', 'http/', 'imaplib.py', 'ipaddress.py', 'logging/config.py',
  'logging/handlers.py', 'mailbox.py', 'mimetypes.py', 'netrc.py', 'nturl2path.py', 'poplib.py', 'pyodide/http/',
  'smtplib.py', 'socketserver.py', 'ssl.py', 'urllib/', 'webbrowser.py', 'wsgiref/', 'xmlrpc/',
  // Other processes and other systems: a page has none, and the project has its own `multiprocessing`.
  'asyncio/__main__', 'asyncio/proactor', 'asyncio/tools.py', 'asyncio/windows', 'concurrent/futures/interpreter.py',
  'concurrent/futures/process.py', 'concurrent/interpreters/', 'multiprocessing/', 'platform.py', 'pty.py', 'tty.py', 'uuid.py',
  // Terminals, and Python at its prompt.
  '_pyrepl/', 'cmd.py', 'code.py', 'fileinput.py', 'getopt.py', 'getpass.py', 'optparse.py', 'pydoc.py',
  'pyodide/console.py', 'rlcompleter.py',
  // What looks after Python: its tests, its packages, its own code.
  '__hello__.py', '__phello__/', '_ast_unparse.py', '_sysconfigdata', 'bdb.py', 'cProfile.py', 'compileall.py', 'doctest.py',
  'importlib/metadata/', 'importlib/resources/', 'modulefinder.py', 'pdb.py', 'pickletools.py', 'profile.py', 'pstats.py',
  'py_compile.py', 'pyclbr.py', 'runpy.py', 'site-packages/', 'symtable.py', 'sysconfig/', 'tabnanny.py', 'trace.py',
  'tracemalloc.py', 'unittest/', 'zipapp.py',
  // Frozen into the interpreter, or written in C as well.
  '_py_abc.py', '_pydatetime.py', '_pyio.py', 'importlib/_bootstrap', 'zipimport.py',
  // Databases, archives, formats, encodings of other times.
  '_markupbase.py', 'bz2.py', 'colorsys.py', 'compression/', 'configparser.py', 'ctypes/', 'encodings/', 'filecmp.py', 'gzip.py',
  'lzma.py', 'plistlib.py', 'quopri.py', 'shelve.py', 'sqlite3/', 'stringprep.py', 'tarfile.py', 'tomllib/', 'wave.py', 'xml/',
  'zipfile/', 'zoneinfo/',
];

/** The encodings that are there all the same. */
const ENCODINGS = [
  '__init__', 'aliases', 'ascii', 'cp1252', 'hex_codec', 'latin_1', 'raw_unicode_escape', 'rot_13', 'unicode_escape',
  'utf_16', 'utf_16_be', 'utf_16_le', 'utf_32', 'utf_8', 'utf_8_sig',
].map((name) => `encodings/${name}.py`);

/**
 * Whether the page has a file of the standard library.
 * @param {string} path
 */
export const inLibrary = (path) => ENCODINGS.includes(path) || !LEFT_OUT.some((beginning) => path.startsWith(beginning));

/**
 * The lines that fit nothing in a library: what they name is called otherwise by now.
 * @param {string[]} paths
 */
export const fittingNothing = (paths) => [
  ...LEFT_OUT.filter((beginning) => !paths.some((path) => path.startsWith(beginning))),
  ...ENCODINGS.filter((name) => !paths.includes(name)),
];
