"""The first lines of a Python that is to run trials: modules come as one line of text, not as files."""

import sys

# Not the folder of the program: a file named random.py in it is not Python's.
sys.path[:] = [folder for folder in sys.path if folder not in ("", ".")]

import json  # noqa: E402
import os  # noqa: E402

# As plain as this, so that an old Python can say that it is one.
if sys.version_info < (3, 9):
    told = "This is Python %d.%d: trials need Python 3.9 or newer." % sys.version_info[:2]
    print(json.dumps({"mistake": {"sentence": told, "line": None, "trace": "", "kind": "Version", "printed": ""}}))
    sys.exit()

import importlib.abc  # noqa: E402
import importlib.util  # noqa: E402
import linecache  # noqa: E402


class Given(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds modules whose text was given."""

    def __init__(self, modules):
        self.modules = modules

    def find_spec(self, name, path=None, target=None):
        """A module that was given, else nothing."""
        return importlib.util.spec_from_loader(name, self) if name in self.modules else None

    def create_module(self, spec):
        """A plain module."""
        return None

    def exec_module(self, module):
        """Runs the text that was given."""
        name = module.__name__
        text, file = self.modules[name], name + ".py"
        linecache.cache[file] = (len(text), None, text.splitlines(True), file)
        exec(compile(text, file, "exec"), module.__dict__)


if __name__ == "__main__":
    requests = os.fdopen(os.dup(0), "rb")  # not sys.stdin: programs reach that
    sys.meta_path.insert(0, Given(json.loads(requests.readline())["modules"]))
    __import__("serve_trials").serve(requests)
