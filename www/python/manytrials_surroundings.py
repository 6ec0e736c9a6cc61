"""What a trial finds around itself, and what it may not leave behind for the next one."""

from __future__ import annotations

import functools
import gc
import importlib
import importlib.util
import io
import operator
import os
import random
import sys
import threading
import warnings

NAME = "your_program"  # not "__main__": what stands below `if __name__ == "__main__":` is no definition
FIRST, LAST = 20_000, 2_000  # characters of what is printed that are kept from its beginning and its end
USUAL_DEPTH = 1000  # Python's own limit of calls within calls

# Held before any program runs: a program may replace them in their modules.
_seed = random.seed
_exit = os._exit
_set_depth = sys.setrecursionlimit
_frame = sys._getframe
_pid = os.getpid
_threads = threading.active_count


class Refused(Exception):
    """Something that a trial cannot have; its text is the sentence."""


class Ended(BaseException):
    """The program wanted to end Python itself."""


class Printed(io.TextIOBase):
    """Takes what a program prints; keeps the beginning and the end, counts the rest."""

    encoding = "utf-8"
    errors = "replace"

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self.room = FIRST
        self.end = ""
        self.left_out = 0

    def write(self, text: str) -> int:
        """Takes a text, like any file."""
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        size = len(text)
        if self.room >= size:
            self.pieces.append(text)
            self.room -= size
            return size
        if self.room:
            self.pieces.append(text[: self.room])
            text = text[self.room :]
            self.room = 0
        self.end += text
        if len(self.end) > 4 * LAST:
            self.left_out += len(self.end) - LAST
            self.end = self.end[-LAST:]
        return size

    def writable(self) -> bool:
        """Yes."""
        return True

    def text(self) -> str:
        """What was printed, with a word about what was left out."""
        left_out = self.left_out
        end = self.end
        if len(end) > LAST and left_out:
            left_out += len(end) - LAST
            end = end[-LAST:]
        middle = f"\n… {left_out:,} more characters …\n" if left_out else ""
        return plain("".join(self.pieces) + middle + end)


class NoInput(io.TextIOBase):
    """Stands where the keyboard would be: a trial has nobody to ask."""

    def readable(self) -> bool:
        """Yes, so that the sentence comes when something is read."""
        return True

    def readline(self, size: int = -1) -> str:
        """Refuses."""
        raise Refused(
            "a trial runs by itself: nobody is there to answer input(). Make what is asked for a parameter of the function."
        )

    read = __next__ = readline


def plain(text: object, most: int = 1 << 20) -> str:
    """A text that every reader of UTF-8 and JSON takes."""
    return str(text)[:most].encode("utf-8", "replace").decode("utf-8")


def _deep_caches() -> None:
    """In a browser, calls within calls through C end Python itself at some 300: lru_cache is given its form in Python."""
    spec = importlib.util.find_spec("functools")
    in_c = sys.modules["_functools"]
    sys.modules["_functools"] = None  # type: ignore[assignment]
    try:
        in_python = importlib.util.module_from_spec(spec)  # type: ignore[arg-type]
        spec.loader.exec_module(in_python)  # type: ignore[union-attr]
    finally:
        sys.modules["_functools"] = in_c
    functools._lru_cache_wrapper = in_python._lru_cache_wrapper  # type: ignore[attr-defined]


if sys.platform == "emscripten":
    _deep_caches()


class _Now:
    """What changes while trials run."""

    most = 3_000  # calls within calls: what Python in a browser survives, with room to spare
    around = 0  # calls of ours around those of the program
    inside = False  # whether a trial runs


def hold_depth(most: int) -> None:
    """Says how many calls within calls this Python survives; sys.setrecursionlimit goes no further."""
    _Now.most = most


def _depth() -> int:
    frame, depth = _frame(1), 0
    while frame is not None:
        frame, depth = frame.f_back, depth + 1
    return depth


def _set_recursion_limit(limit: int) -> None:
    """Stands for sys.setrecursionlimit: a limit beyond what Python survives would end it without a word."""
    if not isinstance(limit, int):
        raise TypeError("an integer is required")
    if limit < 1:
        raise ValueError("recursion limit must be greater or equal than 1")
    try:
        _set_depth(min(limit, _Now.most) + _Now.around)
    except RecursionError:
        raise RecursionError("cannot set the recursion limit: the recursion is deeper already") from None


_ours = _pid()


def _exits(code: int = 0) -> None:
    """Stands for os._exit and os.abort; a process that the program forked may end."""
    if not _Now.inside or _pid() != _ours:
        _exit(code)
    raise Ended(code)


class Surroundings:
    """The modules as they were before the program, put back after every trial."""

    def __init__(self, imported: set[str]) -> None:
        warnings.simplefilter("ignore")
        sys.setrecursionlimit = _set_recursion_limit
        os._exit = os.abort = _exits
        for name in sorted(imported - _NOT_QUIET):
            try:
                importlib.import_module(name)
            except BaseException:  # the program's own import tells
                pass
        names = (
            {"builtins", "random", "math", "os", "time"}
            | imported
            | {name for name in sys.modules if name.startswith("manytrials_")}
        )
        names -= {"sys", "__main__"}
        self.held = [
            (vars(sys.modules[name]), dict(vars(sys.modules[name]))) for name in sorted(names) if name in sys.modules
        ]
        self.sys = {key: value for key, value in vars(sys).items() if key not in _COMES_BY_ITSELF}
        self.random_class = dict(vars(random.Random))
        self.modules = dict(sys.modules)
        self.lists = [
            (held, list(held)) for held in (sys.path, sys.meta_path, sys.path_hooks, sys.argv, warnings.filters)
        ]

    def enter(self) -> Printed:
        """Before a trial: what it prints is kept, what it reads is refused."""
        printed = Printed()
        self.streams = (sys.stdin, sys.stdout, sys.stderr)
        self.threads = _threads()
        self.depth = sys.getrecursionlimit()
        self.trace, self.profile = sys.gettrace(), sys.getprofile()
        sys.stdin, sys.stdout, sys.stderr = NoInput(), printed, printed
        _Now.around = _depth() + 2
        _set_depth(USUAL_DEPTH + _Now.around)
        _Now.inside = True
        return printed

    def mend(self) -> None:
        """After the call: whatever it replaced in modules is put back."""
        if not _holds(sys.__dict__, self.sys):
            for key, value in self.sys.items():
                setattr(sys, key, value)
        modules = sys.modules
        modules.pop(NAME, None)
        if not _holds(modules, self.modules):
            modules.update(self.modules)
        if len(modules) > len(self.modules):
            self._newcomers(modules)
        for now, held in self.held:
            if not _equal(now, held):
                _put_back(now, held)
        if dict(vars(random.Random)) != self.random_class:
            for key in [key for key in vars(random.Random) if key not in self.random_class]:
                delattr(random.Random, key)
            for key, value in self.random_class.items():
                if vars(random.Random).get(key) is not value:
                    setattr(random.Random, key, value)
        for held, was in self.lists:
            if held != was:
                held[:] = was
        if "decimal" in modules:
            modules["decimal"].setcontext(modules["decimal"].Context())
        if not gc.isenabled():
            gc.enable()

    def nothing_runs_on(self) -> None:
        """Refuses threads that are left: they would draw from the next trial's random numbers."""
        if _threads() > self.threads:
            raise Refused("a thread of the program still runs when the function returns: join() it before.")

    def _newcomers(self, modules: dict) -> None:
        """What was imported stays; what a program only put there goes."""
        for name in [name for name in modules if name not in self.modules]:
            spec = getattr(modules[name], "__spec__", None)
            if getattr(spec, "name", None) == name and getattr(spec, "loader", None) is not None:
                self.modules[name] = modules[name]
            else:
                del modules[name]

    def leave(self) -> None:
        """When all is told of a trial."""
        _Now.inside = False
        if sys.gettrace() is not self.trace:
            sys.settrace(self.trace)
        if sys.getprofile() is not self.profile:
            sys.setprofile(self.profile)
        sys.stdin, sys.stdout, sys.stderr = self.streams
        _set_depth(self.depth)


_NOT_QUIET = {"this", "antigravity", "__main__"}
_COMES_BY_ITSELF = {"stdin", "stdout", "stderr", "last_exc", "last_type", "last_value", "last_traceback"}


def _holds(now: dict, held: dict) -> bool:
    """Whether a namespace, that may have grown, has the same objects still."""
    return all(map(operator.is_, map(now.get, held), held.values()))


def _equal(now: dict, held: dict) -> bool:
    """Whether two namespaces are equal; quick where all objects are the same."""
    try:
        return now == held
    except BaseException:  # an object of the program would not be compared
        return False


def _put_back(now: dict, held: dict) -> None:
    """Makes a module's names what they were; modules that were imported into a package stay."""
    for key in [key for key in now if key not in held]:
        if isinstance(now[key], type(sys)):
            held[key] = now[key]
        elif key != "__warningregistry__":
            del now[key]
    for key, value in held.items():
        if now.get(key, held) is not value:
            now[key] = value
