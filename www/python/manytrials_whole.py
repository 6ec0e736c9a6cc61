"""Runs a program as a whole, once, as `python program.py` does; and as each process of its pools reads it."""

from __future__ import annotations

import ast
import builtins
import gc
import io
import json
import linecache
import os
import random
import sys
import time
import types
from typing import Any

import manytrials_guard
import manytrials_multiprocessing as processes
import manytrials_plotting
import manytrials_stand_ins
import manytrials_surroundings
from manytrials_mistakes import FILE, Mistake, of_exception, of_syntax, too_deep
from manytrials_multiprocessing import _Now, note
from manytrials_program import LONGEST_SOURCE, _text
from manytrials_python2 import NAMES as OF_PYTHON_2_ALONE
from manytrials_python2 import convert
from manytrials_surroundings import USUAL_DEPTH, Refused, plain

MOST_PRINTED = 180_000  # characters; in memory, most of which take one byte
MOST_OF_A_PROCESS = 40_000
MOST_END = 2_000  # of what is beyond
MOST_FIGURES = 20
MOST_DRAWN = 6_000_000  # characters of all figures as JSON
LONGEST_MEASURED = 3.0  # seconds that the slowest way to run the tasks may take


class Console(io.TextIOBase):
    """Where print writes to: as much as a person may want to read, and the end of the rest."""

    encoding, errors = "utf-8", "replace"
    room, left_out, end = MOST_PRINTED, 0, ""

    def write(self, text: str) -> int:
        """Takes a text, like any file."""
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        kind = Console
        if kind.room > 0:
            _Now.bridge.print(plain(text, kind.room))
            kind.room -= len(text)
            return len(text)
        kind.left_out += len(text)
        kind.end = (kind.end + text[-MOST_END:])[-2 * MOST_END :] if len(kind.end) + len(text) > 2 * MOST_END else kind.end + text
        return len(text)

    def writable(self) -> bool:
        """Yes."""
        return True

    @staticmethod
    def finish() -> None:
        """Tells the end of what was too much."""
        if Console.left_out:
            _Now.bridge.print(f"\n… {max(0, Console.left_out - MOST_END):,} more characters …\n{plain(Console.end[-MOST_END:])}")


class NoKeyboard(io.TextIOBase):
    """Stands where the keyboard would be."""

    def readable(self) -> bool:
        """Yes, so that the sentence comes when something is read."""
        return True

    def readline(self, size: int = -1) -> str:
        """Refuses."""
        raise Refused("here nobody can answer input(): write the value into the program, in its place.")

    read = __next__ = readline


def run(source: str, bridge: Any, settings: str) -> str:
    """The main process. JSON: {"mistake": {...} or null, "code": a number}."""
    given = json.loads(settings)
    _Now.bridge, _Now.cores, _Now.most, _Now.shared = bridge, given["cores"], given["most"], given["shared"]
    _Now.processes, _Now.chunk = given["processes"], given["chunk"]
    names: list[str] = []
    mistake: dict | None = None
    code = 0
    try:
        source = _of_python_3(source)
        tree, compiled = _read(source)
        names = _names(tree)
        _warn(source, tree)
        if not _Now.shared:
            _Now.here = processes.Here(compiled)
        module = _surround("__main__")
        if given["measure"]:
            _Now.measure = _measure
        exec(compiled, module.__dict__)
    except Measured:
        bridge.calm()
    except SystemExit as error:
        bridge.calm()
        code = _code(error)
    except Mistake as error:
        mistake = error.as_dict()
    except BaseException as error:
        bridge.calm()
        mistake = _mistake(error, names)
        code = 1
    bridge.calm()
    try:
        code = _leave(code, mistake)
    except BaseException as error:
        mistake = mistake or _mistake(error, names)
    return json.dumps({"mistake": mistake, "code": code})


def serve(source: str, bridge: Any, settings: str, initial: Any) -> None:
    """A process of a pool: takes tasks until no more come."""
    given = json.loads(settings)
    _Now.bridge, _Now.cores = bridge, given["cores"]
    _Now.process = processes.CurrentProcess(given["name"], given["number"] + 1, True)
    Console.room = MOST_OF_A_PROCESS
    try:
        _, compiled = _read(source)
        _surround("__mp_main__")
        module = processes.read_program(compiled)
        sys.modules["__main__"] = sys.modules["__mp_main__"] = module
        processes.begin(initial.to_bytes())
    except BaseException as error:
        bridge.give(processes._failed(_unready(error)))
        return
    bridge.begun()
    while (task := bridge.take()) is not None:
        bridge.give(processes.done(task.to_bytes()))
    Console.finish()


def _unready(error: BaseException) -> BaseException:
    """Why a process cannot begin; the library would start it again and again."""
    if isinstance(error, SystemExit):
        return processes.ProcessLost("the program ends itself (sys.exit) while a process reads it: below the guard only the main process does that")
    return error


def _read(source: str) -> tuple[ast.Module, types.CodeType]:
    """The program's tree, and the program compiled; raises Mistake."""
    source = _text(source)
    if len(source) > LONGEST_SOURCE:
        raise Mistake(f"The program has more than {LONGEST_SOURCE:,} characters: at most so many are read.", None, "", "SyntaxError")
    linecache.cache[FILE] = (len(source), None, source.splitlines(True), FILE)
    try:
        tree = ast.parse(source, FILE)
        return tree, compile(source, FILE, "exec", dont_inherit=True)
    except SyntaxError as error:
        raise of_syntax(error, source) from None
    except (RecursionError, MemoryError):
        raise too_deep() from None
    except ValueError as error:
        raise Mistake(f"Python cannot read the program: {plain(error, 200)}.", None, "", "SyntaxError") from None


def _of_python_3(source: str) -> str:
    """The program in the spelling of Python 3; what had to be changed for that is told."""
    source = _text(source)
    try:
        tree = ast.parse(source)
        nodes = [node for node in ast.walk(tree) if isinstance(node, ast.Name)]
        stored = {node.id for node in nodes if isinstance(node.ctx, ast.Store)}
        if not ({node.id for node in nodes} - stored) & set(OF_PYTHON_2_ALONE):
            return source
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        pass
    changed, changes = convert(source)
    if not changes or changed == source:
        return source
    try:
        ast.parse(changed)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return source
    shown = [f"line {change['line']}: {plain(change['is'].split('#')[0].strip(), 80)}" for change in changes if "sentence" not in change]
    more = f"; and {len(shown) - 5} more" if len(shown) > 5 else ""
    note("python2", f"This is Python 2, and runs here in the spelling of Python 3 ({'; '.join(shown[:5])}{more}).", changes[0]["line"], fixed=changed)
    for change in [change for change in changes if "sentence" in change][:3]:
        note("division", change["sentence"], change["line"])
    _Now.bridge.say("source", json.dumps(changed))
    return changed


def _names(tree: ast.Module) -> list[str]:
    """Names that the program sets, for what is spelt much alike."""
    found = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    return sorted(found | {node.name for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.ClassDef))})


def _warn(source: str, tree: ast.Module) -> None:
    """Tells what would go wrong in several processes."""
    if not manytrials_guard.uses_processes(tree):
        return
    if not _Now.shared:
        note("alone", "This page has no memory that processes could share, so there is one process, and the tasks of a pool run in it one after another. All answers are the same.")
    wrong = manytrials_guard.unguarded(tree)
    if wrong:
        line = wrong[0].lineno
        note("guard", processes.GUARD, line, fixed=manytrials_guard.guarded(_text(source), tree))
    for function, name, line in manytrials_guard.changed_globals(tree)[:5]:
        note("globals", f"`{function}` changes `{name}` of the program, and other processes call it: each has a `{name}` of its own, and what it does to that does not come back. Return the value, and put the answers together where `map` or `get` gives them.", line)


def _surround(name: str) -> types.ModuleType:
    """Makes Python what a program finds at home, as far as that is here."""
    module = types.ModuleType(name)
    module.__file__ = "program.py"
    module.__builtins__ = builtins  # type: ignore[attr-defined]
    sys.modules["__main__"] = sys.modules["__mp_main__"] = module
    sys.argv[:] = ["program.py"]
    sys.stdin, sys.stdout, sys.stderr = NoKeyboard(), Console(), Console()
    os._exit = os.abort = _Now.exit = _exit  # type: ignore[assignment,attr-defined]
    time.sleep = processes.sleep
    os.getpid = processes.getpid
    os.cpu_count = os.process_cpu_count = lambda: _Now.cores  # type: ignore[attr-defined]
    sys.setrecursionlimit = manytrials_surroundings._set_recursion_limit
    manytrials_surroundings._Now.around = manytrials_surroundings._depth() + 2
    manytrials_surroundings._set_depth(USUAL_DEPTH + manytrials_surroundings._Now.around)
    manytrials_stand_ins.MAKERS["multiprocessing"] = processes.fill
    manytrials_stand_ins.install()
    manytrials_plotting.shown = _show
    manytrials_plotting.forget()
    _put_executors()
    random.seed()
    return module


def _put_executors() -> None:
    """concurrent.futures on these processes."""
    import concurrent.futures

    of_processes, of_threads = processes.executors()
    module = types.ModuleType("concurrent.futures.process")
    module.ProcessPoolExecutor, module.BrokenProcessPool = of_processes, processes.ProcessLost  # type: ignore[attr-defined]
    sys.modules["concurrent.futures.process"] = module
    concurrent.futures.process = module  # type: ignore[attr-defined]
    concurrent.futures.ProcessPoolExecutor = of_processes  # type: ignore[misc]
    concurrent.futures.ThreadPoolExecutor = of_threads  # type: ignore[misc]
    concurrent.futures.as_completed, concurrent.futures.wait = processes.as_completed, processes.wait  # type: ignore[assignment]


def _exit(code: int = 0) -> None:
    """os._exit: this process is no more."""
    if _Now.here is not None and _Now.here.busy:
        raise processes.Gone
    _Now.bridge.exit(code if isinstance(code, int) else 1)


def _code(error: SystemExit) -> int:
    """What sys.exit was given; a text is printed, as Python does."""
    if error.code is None or isinstance(error.code, int):
        return error.code or 0
    print(error.code, file=sys.stderr)
    return 1


def _leave(code: int, mistake: dict | None) -> int:
    """When the program has ended: what was left open, what was plotted."""
    gc.collect()
    for pool in processes.pools_left_open():
        if mistake is None and pool._is_of_program:
            note("open", "The pool of this line is never closed: its processes end with the program here, and may stay behind at home. Write `with Pool() as pool:`, or pool.close() and pool.join().", pool._line)
        pool.terminate()
    for result in _Now.silent[:3] if mistake is None else []:
        cause = result._value.__cause__
        told = cause.mistake if isinstance(cause, processes.RemoteTraceback) and cause.mistake else of_exception(result._value).as_dict()
        note("silent", f"A task failed, and nobody asked for its answer with get(): {told['sentence']}", told["line"])
    import atexit

    atexit._run_exitfuncs()  # type: ignore[attr-defined]
    _show()
    Console.finish()
    return code


def _mistake(error: BaseException, names: list[str]) -> dict:
    """What went wrong; in another process, if it was there."""
    told = of_exception(error, names).as_dict()
    cause = error.__cause__
    if isinstance(cause, processes.RemoteTraceback) and cause.mistake:
        there = cause.mistake
        return {
            **told,
            "line": there["line"] or told["line"],
            "sentence": f"In a process of the pool: {there['sentence']}",
            "trace": f"{there['trace']}\nIt came back to the main process here:\n\n{told['trace']}",
        }
    if isinstance(error, processes.TimeoutError):
        told["sentence"] = f"Line {told['line']}: {error} (multiprocessing.TimeoutError). Give it more time, or catch it: `except TimeoutError:`, with `from multiprocessing import TimeoutError` at the top."
    return told


class _Drawn:
    """What was shown so far."""

    figures = 0
    room = MOST_DRAWN


def _show() -> None:
    """Hands the page what was plotted; what is plotted next is another figure, as when a window was closed."""
    figures = manytrials_plotting.figures()
    manytrials_plotting.forget()
    for figure in figures:
        _Drawn.figures += 1
        told = json.dumps(figure, allow_nan=False)
        if _Drawn.figures <= MOST_FIGURES and len(told) <= _Drawn.room:
            _Drawn.room -= len(told)
            _Now.bridge.say("figure", told)
        elif _Drawn.figures == MOST_FIGURES + 1 or len(told) > _Drawn.room:
            _Drawn.figures = max(_Drawn.figures, MOST_FIGURES + 1)
            note("figures", f"Only the first figures are drawn: at most {MOST_FIGURES}, and not more points than one can see.")
            _Drawn.room = 0


# What the ways to run the same tasks cost.


class Measured(BaseException):
    """The measurement is made: nothing more of the program is run."""


def _measure(function: Any, items: list[tuple]) -> None:
    """Runs the tasks of the first map one after another, in pools, and says how long each took."""
    _Now.measure = None
    if len(items) < 2:
        raise Measured
    clock = time.perf_counter
    for pool in list(_Now.pools.values()):
        pool.terminate()
    begin, done = clock(), 0
    for args in items:
        function(*args)
        done += 1
        if clock() - begin > LONGEST_MEASURED:
            break
    serial = clock() - begin
    items = items[:done]
    rows = [{"way": "serial", "processes": 1, "seconds": serial, "start": 0.0}]

    def timed(way: str, count: int, use: Any) -> None:
        before = clock()
        with processes.Pool(count) as pool:
            processes.until(lambda: _Now.bridge.ready(pool._number) >= pool._processes, 30.0)
            ready = clock()
            use(pool)
            rows.append({"way": way, "processes": pool._processes, "seconds": clock() - ready, "start": ready - before})

    if _Now.shared:
        cores = min(_Now.cores, _Now.most)
        wanted, _Now.processes, _Now.chunk = _Now.processes, None, None
        timed("map", cores, lambda pool: pool.starmap(function, items))
        timed("imap", cores, lambda pool: list(pool.imap(_Starred(function), items)))
        if cores * 4 <= _Now.most or cores < _Now.most:
            timed("many", min(_Now.most, cores * 4), lambda pool: pool.starmap(function, items))
        _Now.processes = wanted
    _Now.bridge.say("measured", json.dumps({"tasks": len(items), "cores": _Now.cores, "rows": rows}))
    raise Measured


class _Starred:
    """A function of several arguments, called with a tuple of them."""

    def __init__(self, function: Any) -> None:
        self.function = function

    def __call__(self, args: tuple) -> Any:
        return self.function(*args)
