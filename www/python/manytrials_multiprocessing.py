"""multiprocessing for a program that runs as a whole: its processes are other interpreters, each with the program anew.

The names and what they do are those of https://docs.python.org/3/library/multiprocessing.html; processes are spawned,
as on Windows. Nothing waits for ever on a process that is no more.
"""

from __future__ import annotations

import itertools
import pickle
import random
import struct
import sys
import time
import types
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from manytrials_mistakes import FILE, of_exception
from manytrials_surroundings import Refused, plain

AHEAD = 64  # tasks of an endless imap that are handed out before their turn
_clock = time.perf_counter


class ProcessError(Exception):
    """What goes wrong with processes."""


class TimeoutError(ProcessError):  # the library's own name
    """An answer did not come in time."""


class ProcessLost(ProcessError, Refused):
    """The process that was at a task is no more."""


class Unfound(AttributeError, Refused):
    """Another process has nothing of that name; its text is the sentence."""


class Unpicklable(pickle.PicklingError, Refused):
    """Something cannot travel to another process; its text is the sentence."""


for _kind, _module, _name in (
    (ProcessLost, "multiprocessing", "ProcessLost"),
    (TimeoutError, "multiprocessing", "TimeoutError"),
    (ProcessError, "multiprocessing", "ProcessError"),
    (Unpicklable, "pickle", "PicklingError"),
    (Unfound, "builtins", "AttributeError"),
):
    _kind.__module__, _kind.__qualname__ = _module, _name


class RemoteTraceback(Exception):
    """How another process came to raise what is raised here: the cause of it."""

    def __init__(self, trace: str, mistake: dict | None = None) -> None:
        super().__init__(trace)
        self.trace, self.mistake = trace, mistake

    def __str__(self) -> str:
        return f'\n"""\n{self.trace}"""'


class NoGuard(BaseException):
    """A process would start processes while it reads the program: there the reading ends."""


class Gone(BaseException):
    """A process ends itself, where it stands for one only."""


class Late(BaseException):
    """Where there is one process only: what is asked for would not be there in time."""


class CurrentProcess:
    """The process that this is."""

    def __init__(self, name: str, number: int, daemon: bool) -> None:
        self.name, self.daemon, self.exitcode, self.authkey = name, daemon, None, b""
        self.pid = self.ident = 1000 + number
        self._identity = (number,) if number else ()

    def is_alive(self) -> bool:
        """It asks, so it is."""
        return True

    def __repr__(self) -> str:
        return f"<{'SpawnProcess' if self.daemon else '_MainProcess'} name={self.name!r} {'parent=1000 ' if self.daemon else ''}started>"


class _Now:
    """What this process is, and what it has."""

    bridge: Any = None
    process = CurrentProcess("MainProcess", 0, False)
    cores = 1
    most = 1
    shared = False  # whether processes are real
    processes: int | None = None  # what the visitor wants instead of what the program says
    chunk: int | None = None
    importing = False
    here: Here | None = None  # stands for other processes where there are none
    deadline: float | None = None
    pools: dict[int, Pool] = {}
    came: deque = deque()  # answers that their pools have not been given yet
    measure: Callable | None = None
    resting: list[Pool] = []  # not closed, and without processes
    silent: list[AsyncResult] = []  # errors that nobody has asked for


_names = itertools.count(1)
_tasks = itertools.count()


def note(kind: str, sentence: str, line: int | None = None, **more: Any) -> None:
    """Tells the page something that the program's reader should know."""
    import json

    _Now.bridge.say("note", json.dumps({"kind": kind, "line": line, "sentence": sentence, **more}))


def line_of_program() -> int | None:
    """The line of the program from which this was called."""
    frame = sys._getframe(1)
    while frame is not None:
        if frame.f_code.co_filename == FILE:
            return frame.f_lineno
        frame = frame.f_back
    return None


# Tasks, as they travel: a function and what it is given, once for every item; an answer says whether it went well.


def packed(function: Callable, given: list[tuple[tuple, dict]]) -> bytes:
    """A task; raises Unpicklable with a sentence."""
    try:
        return pickle.dumps((function, given), protocol=5)
    except RecursionError:
        raise Unpicklable("what is handed to another process is nested too deep to be pickled") from None
    except Exception as error:
        raise Unpicklable(_why_not_packed(function, given, error)) from None


def _why_not_packed(function: Callable, given: list, error: Exception) -> str:
    """Which of it cannot travel, and what to do."""
    inner = getattr(function, "func", function)
    name = getattr(inner, "__qualname__", "")
    code = getattr(inner, "__code__", None)
    where = f" of line {code.co_firstlineno}" if code is not None and code.co_filename == FILE else ""
    rest = "Only functions that stand at the top of the program can be pickled: other processes find them there by name"
    if "<lambda>" in name:
        return f"the lambda{where} cannot be handed to another process. {rest}. Write it with `def` at the top"
    if "<locals>" in name:
        short = name.split(".")[-1]
        outer = name.split(".<locals>")[0]
        return f"the function `{short}`{where} stands within `{outer}` and cannot be handed to another process. {rest}. Move it to the top"
    if name and not _travels(function):
        return f"the function `{plain(name, 60)}` cannot be handed to another process ({plain(error, 200)}). {rest}"
    for args, kwds in given:
        for value in itertools.chain(args, kwds.values()):
            if not _travels(value):
                return f"a value of the kind `{type(value).__name__}` cannot be handed to another process ({plain(error, 200)}). Hand over numbers, texts, lists and the like, and make the rest there"
    return f"this cannot be handed to another process ({plain(error, 300)})"


def _travels(value: object) -> bool:
    try:
        pickle.dumps(value, protocol=5)
        return True
    except Exception:
        return False


def done(task: bytes) -> bytes:
    """Does a task, and gives the answer as it travels."""
    try:
        function, given = _read_task(task)
        values = [function(*args, **kwds) for args, kwds in given]
    except (NoGuard, Late, Gone, KeyboardInterrupt):
        raise
    except BaseException as error:
        return _failed(error)
    try:
        return pickle.dumps((True, values), protocol=5)
    except BaseException as error:
        kinds = sorted({type(value).__name__ for value in values if not _travels(value)})
        name = plain(getattr(function, "__name__", "the function"), 60)
        what = f"a value of the kind `{kinds[0]}`" if kinds else "a value"
        sentence = f"`{name}` returned {what}, which cannot be pickled and sent back ({plain(error, 200)}): return numbers, texts, lists and the like"
        return _failed(MaybeEncodingError(sentence))


def _read_task(task: bytes) -> Any:
    """What a task holds; at home a process that does not find it is started again and again."""
    try:
        return pickle.loads(task)
    except AttributeError as error:
        name = str(error).split("'")[-2] if "'" in str(error) else "a name"
        raise Unfound(f"other processes do not find `{plain(name, 60)}`: it is set below the guard, below the line that makes processes, or while the program runs. Move it to the top of the program") from None


class MaybeEncodingError(ProcessError, Refused):
    """An answer could not be pickled."""


MaybeEncodingError.__module__ = "multiprocessing.pool"


def _failed(error: BaseException) -> bytes:
    mistake = of_exception(error).as_dict()
    trace = mistake["trace"] or f"{type(error).__name__}: {plain(error, 1_000)}\n"
    if isinstance(error, SystemExit):
        error = ProcessLost("a process ended itself (sys.exit, exit or quit): a function ends with `return`")
    try:
        sent = pickle.dumps(error, protocol=5)
        pickle.loads(sent)  # what cannot be read would end whoever reads it
        return pickle.dumps((False, (sent, "", trace, mistake)), protocol=5)
    except BaseException:
        words = f"{type(error).__name__}: {plain(error, 300)} (the exception itself cannot be pickled: only its words came back)"
        return pickle.dumps((False, (b"", words, trace, mistake)), protocol=5)


def came(answer: bytes) -> tuple[bool, Any]:
    """An answer: whether it went well, and the values or the exception."""
    try:
        good, what = pickle.loads(answer)
        if good:
            return True, what
        sent, words, trace, mistake = what
        error = pickle.loads(sent) if sent else ProcessError(words)
        error.__cause__ = RemoteTraceback(trace, mistake)
        return False, error
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        return False, ProcessError(f"an answer of another process cannot be read ({type(error).__name__}: {plain(error, 200)})")


# Where answers come in.


def pump(ms: float) -> bool:
    """Waits for the next answer and hands it to its pool; whether one came."""
    if not _Now.shared:
        return _Now.here.step() if _Now.here else False
    if not _Now.came:
        data = _Now.bridge.next(ms)
        if data is None:
            return False
        if isinstance(data, str):
            raise KeyboardInterrupt
        _unpack(data.to_bytes())
    pool, process, task, answer = _Now.came.popleft()
    if pool in _Now.pools:
        _Now.pools[pool]._take(process, task, answer)
    return True


def _unpack(data: bytes) -> None:
    """Takes answers apart that came one behind the other."""
    at = 0
    while at < len(data):
        pool, process, task, size = struct.unpack_from("<4i", data, at)
        at += 16
        _Now.came.append((pool, process, task, None if size < 0 else data[at : at + size]))
        at += max(0, size)


def until(is_so: Callable[[], bool], timeout: float | None) -> bool:
    """Takes answers until something is so; whether it was in time."""
    end = None if timeout is None else _clock() + max(0.0, timeout)
    before, _Now.deadline = _Now.deadline, end
    try:
        while not is_so():
            left = 100.0 if end is None else (end - _clock()) * 1000
            try:
                if not pump(max(0.0, min(left, 100.0))) and not _Now.shared and _Now.here is None:
                    break
            except Late:
                return is_so()
            if end is not None and _clock() >= end:
                break
            if not _Now.shared and not _Now.here.waiting and not is_so():
                break
        return is_so()
    finally:
        _Now.deadline = before


def sleep(seconds: float) -> None:
    """time.sleep, which lets answers come in, and can be stopped."""
    if not isinstance(seconds, (int, float)):
        seconds = float(seconds)
    if seconds < 0:
        raise ValueError("sleep length must be non-negative")
    end = _clock() + seconds
    deadline = _Now.deadline
    is_late = _Now.here is not None and _Now.here.busy and deadline is not None and end > deadline
    if is_late:
        end = deadline
    if _Now.shared and _Now.pools:
        while (left := end - _clock()) > 0:
            pump(min(left, 0.1) * 1000)
    elif _Now.bridge.sleep(max(0.0, end - _clock()) * 1000):
        raise KeyboardInterrupt
    if is_late:
        raise Late


sleep.__module__, sleep.__qualname__, sleep.__name__ = "time", "sleep", "sleep"


class Here:
    """Stands for the processes of pools where there is only this one: the program anew in a module of its own."""

    def __init__(self, source_code: types.CodeType) -> None:
        self.code = source_code
        self.waiting: deque[tuple[Pool, int, bytes]] = deque()
        self.busy = False
        self.module: types.ModuleType | None = None
        self.state: Any = None

    def step(self) -> bool:
        """Does the next task, if there is one."""
        if not self.waiting or self.busy:
            return False
        pool, task, data = self.waiting[0]
        answer = self._within(pool, lambda: done(data))
        self.waiting.popleft()
        if pool._number in _Now.pools:
            pool._take(0, task, answer)
        return True

    def _within(self, pool: Pool, do: Callable[[], bytes]) -> bytes | None:
        """Does something as another process would."""
        main = sys.modules["__main__"]
        process, own = _Now.process, random.getstate()
        self.busy = True
        _Now.process = CurrentProcess(pool._first_name, 1, True)
        try:
            if self.module is None:
                random.seed()
                self.module = read_program(self.code)
            else:
                random.setstate(self.state)
            sys.modules["__main__"] = sys.modules["__mp_main__"] = self.module
            if not pool._is_begun:
                begin(pool._initial)
                pool._is_begun = True
            answer = do()
            self.state = random.getstate()
            return answer
        except (Late, KeyboardInterrupt):
            self.state = random.getstate()
            raise
        except Gone:
            self.module, pool._is_begun = None, False
            return None
        except BaseException as error:
            self.state = random.getstate()
            return _failed(error)
        finally:
            sys.modules["__main__"] = sys.modules["__mp_main__"] = main
            _Now.process, self.busy = process, False
            random.setstate(own)


def read_program(code: types.CodeType) -> types.ModuleType:
    """The program as a process finds it: all of it but what stands below `if __name__ == "__main__":`."""
    module = types.ModuleType("__mp_main__")
    module.__file__ = "program.py"
    was, sys.modules["__main__"] = sys.modules.get("__main__"), module
    sys.modules["__mp_main__"] = module
    _Now.importing = True
    try:
        exec(code, module.__dict__)
    except NoGuard as error:
        frames = error.args[0] if error.args else None
        note("guard", GUARD, frames)
    finally:
        _Now.importing = False
        if was is not None:
            sys.modules["__main__"] = was
    return module


GUARD = (
    'Processes are made here, and not below `if __name__ == "__main__":`. Every process begins by reading '
    "the program from its top; without the guard each would make processes of its own, and those again: on Windows and "
    "macOS the program hangs or ends with a RuntimeError. Here the processes stop reading at this line, and the tasks go on."
)


def begin(initial: bytes) -> None:
    """Calls the initializer of a pool."""
    if not initial:
        return
    function, args = pickle.loads(initial)
    if function is not None:
        function(*args)


# What a program is given.


class AsyncResult:
    """The answer of one call, to be asked for."""

    def __init__(self, pool: Pool, callback: Callable | None = None, error_callback: Callable | None = None) -> None:
        self._pool, self._callback, self._error_callback = pool, callback, error_callback
        self._ready, self._good, self._value = False, True, None

    def ready(self) -> bool:
        """Whether it is there."""
        if not self._ready:
            until(lambda: self._ready, 0)
        return self._ready

    def successful(self) -> bool:
        """Whether nothing was raised."""
        if not self.ready():
            raise ValueError(f"{self!r} not ready")
        return self._good

    def wait(self, timeout: float | None = None) -> None:
        """Until it is there, or the time is over."""
        until(lambda: self._ready, timeout)

    def get(self, timeout: float | None = None) -> Any:
        """The value, or what was raised."""
        if not until(lambda: self._ready, timeout):
            raise TimeoutError(f"no answer within {timeout} s")
        if self._good:
            return self._value
        if self in _Now.silent:
            _Now.silent.remove(self)
        raise self._value

    def _set(self, key: int, good: bool, what: Any) -> None:
        self._end(good, what[0] if good else what)

    def _end(self, good: bool, what: Any) -> None:
        self._good, self._value, self._ready = good, what, True
        call = self._callback if good else self._error_callback
        if call is not None:
            call(what)
        elif not good and len(_Now.silent) < 20:
            _Now.silent.append(self)


ApplyResult = AsyncResult


class MapResult(AsyncResult):
    """The answers of a map, to be asked for."""

    def __init__(self, pool: Pool, count: int, parts: list[int], *calls: Any) -> None:
        super().__init__(pool, *calls)
        self._values: list = [None] * count
        self._places, self._left = parts, len(parts)
        self._error: BaseException | None = None
        if not parts:
            self._ready, self._value = True, []

    def _set(self, key: int, good: bool, what: Any) -> None:
        if good:
            first = self._places[key]
            self._values[first : first + len(what)] = what
        elif self._error is None:
            self._error = what
        self._left -= 1
        if self._left == 0:
            self._end(self._error is None, self._values if self._error is None else self._error)


class IMapIterator:
    """What imap gives: answers one by one, in order or as they come."""

    def __init__(self, pool: Pool, parts: Iterator, in_order: bool) -> None:
        self._pool, self._parts, self._in_order = pool, parts, in_order
        self._came: dict[int, tuple[bool, Any]] = {}
        self._now: deque = deque()
        self._next, self._handed, self._is_over = 0, 0, False
        self._hand()

    def _hand(self) -> None:
        while not self._is_over and self._handed - self._next - len(self._came) < AHEAD and len(self._came) < 10 * AHEAD:
            try:
                first, function, given = next(self._parts)
            except StopIteration:
                self._is_over = True
                return
            except BaseException as error:  # of what the program iterates over
                self._is_over = True
                self._came[self._handed] = (False, error)
                self._handed += 1
                return
            self._pool._hand(self, self._handed, first, function, given)
            self._handed += 1

    def _set(self, key: int, good: bool, what: Any) -> None:
        self._came[key] = (good, what)
        self._hand()

    def _there(self) -> bool:
        """Whether the next answer is there, or there is no next."""
        if self._now or (self._is_over and self._next >= self._handed):
            return True
        key = self._next if self._in_order else next(iter(self._came), None)
        if key is None or key not in self._came:
            return False
        good, what = self._came.pop(key)
        self._next += 1
        self._now.extend((True, value) for value in what) if good else self._now.append((False, what))
        self._hand()
        return bool(self._now) or self._there()

    def next(self, timeout: float | None = None) -> Any:
        """The next answer."""
        if not until(self._there, timeout):
            raise TimeoutError(f"no answer within {timeout} s")
        if not self._now:
            raise StopIteration
        good, what = self._now.popleft()
        if good:
            return what
        raise what

    __next__ = next

    def __iter__(self) -> IMapIterator:
        return self


class Pool:
    """Processes that take tasks from one queue."""

    _is_of_threads = False
    _is_of_program = True  # not what stands behind a Process
    _rests = False

    def __init__(
        self,
        processes: int | None = None,
        initializer: Callable | None = None,
        initargs: Iterable = (),
        maxtasksperchild: int | None = None,
        context: Any = None,
    ) -> None:
        if _Now.importing:
            raise NoGuard(line_of_program())
        if _Now.process.daemon:
            raise AssertionError("daemonic processes are not allowed to have children: a process of a pool makes no pool")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        count = int(processes) if processes is not None else _Now.cores
        if count < 1:
            raise ValueError("Number of processes must be at least 1")
        if maxtasksperchild is not None and (not isinstance(maxtasksperchild, int) or maxtasksperchild < 1):
            raise ValueError("maxtasksperchild must be a positive int or None")
        self._line = line_of_program()
        self._state = "RUN"
        self._jobs: dict[int, tuple[Any, int]] = {}
        self._is_begun = False
        self._losses = 0
        self._initial = packed_initializer(initializer, tuple(initargs))
        self._open(_Now.processes or count)

    def _rest(self) -> None:
        """Ends the processes until there is something to do again."""
        _Now.bridge.end(self._number)
        del _Now.pools[self._number]
        self._rests = True
        if self._state == "RUN":
            _Now.resting.append(self)

    def _open(self, count: int) -> None:
        self._rests = False
        self._first_name = f"SpawnPoolWorker-{next(_names)}"
        if self._is_of_threads or not _Now.shared:
            self._processes = count
            self._number = -1 - next(_names)
        else:
            self._processes = _bounded(count, self._line)
            for _ in range(self._processes - 1):
                next(_names)
            self._number = int(_Now.bridge.pool(self._processes, self._initial))
        _Now.pools[self._number] = self

    # Handing out.

    def _hand(self, job: Any, key: int, first: int, function: Callable, given: list) -> None:
        """One task; what cannot travel is the answer to it."""
        if self._rests:
            _Now.resting.remove(self)
            self._open(self._processes)
        task = next(_tasks) & 0x7FFFFFFF
        self._jobs[task] = (job, key)
        try:
            data = packed(function, given)
        except Exception as error:
            del self._jobs[task]
            job._set(key, False, error)
            return
        if _Now.here is not None:
            _Now.here.waiting.append((self, task, data))
        else:
            _Now.bridge.hand(self._number, task, first, len(given), data)

    def _take(self, process: int, task: int, answer: bytes | None) -> None:
        if answer is None:
            self._lose(process, task)
        elif task in self._jobs:
            job, key = self._jobs.pop(task)
            good, what = came(answer)
            job._set(key, good, what)
        elif task < 0:
            _, error = came(answer)
            self._broken(error)

    def _lose(self, process: int, task: int) -> None:
        """A process is no more: its task fails, another process comes in its place."""
        sentence = "a process of the pool ended in the midst of a task (os._exit, or more memory than there is): this task is lost, the others go on"
        self._losses += 1
        if task in self._jobs:
            job, key = self._jobs.pop(task)
            job._set(key, False, ProcessLost(sentence))
        if self._state == "TERMINATE":
            return
        if self._losses > 3 * self._processes + 3:
            self._broken(ProcessLost("the processes of the pool end one after the other: it is given up"))
            return
        if _Now.here is None:
            _Now.bridge.replace(self._number, process)

    def _broken(self, error: BaseException) -> None:
        """No process can begin: every task has this answer."""
        jobs, self._jobs = self._jobs, {}
        self.terminate()
        self._state = "BROKEN"
        self._error = error
        for job, key in jobs.values():
            job._set(key, False, error)

    def _check(self) -> None:
        if self._state == "BROKEN":
            raise self._error
        if self._state != "RUN":
            raise ValueError("Pool not running: it was closed or terminated, and takes no more tasks")

    def _parts(self, function: Callable, items: Iterable, size: int, star: bool) -> Iterator:
        """Tasks of so many items each."""
        rest = iter(items)
        for first in itertools.count(0, size):
            part = list(itertools.islice(rest, size))
            if not part:
                return
            yield first, function, [(tuple(item) if star else (item,), {}) for item in part]

    def _map(self, function: Callable, items: Iterable, size: int | None, star: bool, *calls: Any) -> MapResult:
        self._check()
        items = list(items)
        if _Now.measure is not None:
            _Now.measure(function, [tuple(item) if star else (item,) for item in items])
        size = _Now.chunk or size
        if size is None:
            size, more = divmod(len(items), self._processes * 4)
            size += 1 if more else 0
        parts = list(self._parts(function, items, max(1, int(size)), star))
        result = MapResult(self, len(items), [first for first, _, _ in parts], *calls)
        for key, part in enumerate(parts):
            self._hand(result, key, *part)
        return result

    # The library's names.

    def map(self, func: Callable, iterable: Iterable, chunksize: int | None = None) -> list:
        """All answers, in order."""
        return self._map(func, iterable, chunksize, False).get()

    def starmap(self, func: Callable, iterable: Iterable, chunksize: int | None = None) -> list:
        """All answers, in order; each item holds all arguments."""
        return self._map(func, iterable, chunksize, True).get()

    def map_async(self, func: Callable, iterable: Iterable, chunksize: int | None = None, callback: Callable | None = None, error_callback: Callable | None = None) -> MapResult:
        """All answers, to be asked for."""
        return self._map(func, iterable, chunksize, False, callback, error_callback)

    def starmap_async(self, func: Callable, iterable: Iterable, chunksize: int | None = None, callback: Callable | None = None, error_callback: Callable | None = None) -> MapResult:
        """All answers, to be asked for; each item holds all arguments."""
        return self._map(func, iterable, chunksize, True, callback, error_callback)

    def _imap(self, function: Callable, items: Iterable, size: int, in_order: bool) -> IMapIterator:
        self._check()
        if size < 1:
            raise ValueError(f"Chunksize must be 1+, not {size}")
        if _Now.measure is not None:
            _Now.measure(function, [(item,) for item in itertools.islice(items, 1_000)])
        return IMapIterator(self, self._parts(function, items, _Now.chunk or size, False), in_order)

    def imap(self, func: Callable, iterable: Iterable, chunksize: int = 1) -> IMapIterator:
        """Answers one by one, in order."""
        return self._imap(func, iterable, chunksize, True)

    def imap_unordered(self, func: Callable, iterable: Iterable, chunksize: int = 1) -> IMapIterator:
        """Answers one by one, as they come."""
        return self._imap(func, iterable, chunksize, False)

    def apply(self, func: Callable, args: Iterable = (), kwds: dict | None = None) -> Any:
        """One answer."""
        return self.apply_async(func, args, kwds).get()

    def apply_async(self, func: Callable, args: Iterable = (), kwds: dict | None = None, callback: Callable | None = None, error_callback: Callable | None = None) -> AsyncResult:
        """One answer, to be asked for."""
        self._check()
        result = AsyncResult(self, callback, error_callback)
        self._calls = getattr(self, "_calls", -1) + 1
        self._hand(result, 0, self._calls, func, [(tuple(args), dict(kwds or {}))])
        return result

    def close(self) -> None:
        """No more tasks."""
        if self._state == "RUN":
            self._state = "CLOSE"

    def terminate(self) -> None:
        """Ends the processes, whatever they do."""
        self._state = "TERMINATE"
        _Now.pools.pop(self._number, None)
        if _Now.here is not None:
            _Now.here.waiting = deque(each for each in _Now.here.waiting if each[0] is not self)
        elif not self._is_of_threads:
            _Now.bridge.end(self._number)
        jobs, self._jobs = self._jobs, {}
        for job, key in jobs.values():
            job._callback, job._error_callback = None, _nobody
            job._set(key, False, ProcessError("the pool was terminated before this answer came: ask for it with get() before the end of `with`, or before terminate()"))

    def join(self) -> None:
        """Waits until the processes have ended."""
        if self._state == "RUN":
            raise ValueError("Pool is still running: close() or terminate() comes before join()")
        until(lambda: not self._jobs, None)
        if self._number in _Now.pools:
            _Now.pools.pop(self._number)
            if _Now.here is None:
                _Now.bridge.end(self._number)

    def __enter__(self) -> Pool:
        self._check()
        return self

    def __exit__(self, *_: object) -> None:
        self.terminate()

    def __reduce__(self) -> Any:
        raise NotImplementedError("pool objects cannot be passed between processes or pickled")

    def __repr__(self) -> str:
        return f"<multiprocessing.pool.Pool state={self._state} pool_size={self._processes}>"


def _nobody(_: object) -> None:
    """Hears of an error that nobody is to be told of."""


def packed_initializer(function: Callable | None, args: tuple) -> bytes:
    """What each process begins with, as it travels."""
    if function is None:
        return b""
    packed(function, [(args, {})])
    return pickle.dumps((function, args), protocol=5)


def _bounded(count: int, line: int | None) -> int:
    """How many processes a pool can have: of the most that this device bears, those that others do not need."""

    def free() -> int:
        return _Now.most - sum(pool._processes for pool in _Now.pools.values() if not pool._is_of_threads)

    def make_room(wanted: int) -> None:
        """A pool that has nothing to do gives its processes away; if it is used again, it starts others."""
        for pool in list(_Now.pools.values()):
            if free() < wanted and not pool._jobs and not pool._is_of_threads:
                pool._rest()

    make_room(min(count, _Now.most))
    if free() < 1:
        note("full", f"There are {_Now.most} processes already, and this device bears no more: what is started in this line begins when others have done what they have to do.", line)
        until(lambda: any(not pool._jobs for pool in _Now.pools.values() if not pool._is_of_threads), None)
        make_room(1)
    if count > free() and count > _Now.most:
        note("many", f"{count:,} processes are wanted, and there are at most {_Now.most}: each is a whole Python, and more than this device has cores make nothing faster.", line)
    return min(count, free())


class ThreadPool(Pool):
    """A pool of threads: here there are none, so one call comes after another, in this process."""

    _is_of_threads = True

    def __init__(self, processes: int | None = None, initializer: Callable | None = None, initargs: Iterable = ()) -> None:
        super().__init__(processes)
        if initializer is not None:
            initializer(*initargs)

    def _hand(self, job: Any, key: int, first: int, function: Callable, given: list) -> None:
        try:
            values = [function(*args, **kwds) for args, kwds in given]
        except Exception as error:
            job._set(key, False, error)
        else:
            job._set(key, True, values)


class Process:
    """One process, which calls one function."""

    def __init__(self, group: None = None, target: Callable | None = None, name: str | None = None, args: Iterable = (), kwargs: dict | None = None, *, daemon: bool | None = None) -> None:
        self._target, self._args, self._kwargs = target, tuple(args), dict(kwargs or {})
        self.name = name or f"Process-{next(_names)}"
        self.daemon = bool(daemon)
        self._pool: Pool | None = None
        self._result: AsyncResult | None = None
        self._code: int | None = None

    def run(self) -> None:
        """What it does."""
        if self._target is not None:
            self._target(*self._args, **self._kwargs)

    def start(self) -> None:
        """Begins it."""
        if _Now.importing:
            raise NoGuard(line_of_program())
        if self._pool is not None:
            raise AssertionError("cannot start a process twice")
        sent = {key: value for key, value in self.__dict__.items() if key not in ("_pool", "_result", "_code")}
        wanted, _Now.processes = _Now.processes, None
        try:
            self._pool = Pool(1)
            self._pool._is_of_program = False
        finally:
            _Now.processes = wanted
        self._result = AsyncResult(self._pool)
        try:
            data_error = None
            packed(_run_process, [((type(self), sent), {})])
        except Exception as error:
            data_error = error
        if data_error is not None:
            self._pool.terminate()
            raise data_error
        self._pool._hand(self._result, 0, 0, _run_process, [((type(self), sent), {})])

    def _end(self) -> None:
        result = self._result
        if self._code is not None or result is None or not result._ready:
            return
        self._code = 0 if result._good else 1
        error = result._value
        if isinstance(error, ProcessLost):
            self._code = -9
        elif not result._good:
            cause = error.__cause__
            sys.stderr.write(f"Process {self.name}:\n{cause.trace if isinstance(cause, RemoteTraceback) else error}\n")
        if self._pool is not None and self._pool._state == "RUN":
            self._pool.terminate()

    def join(self, timeout: float | None = None) -> None:
        """Waits for its end."""
        if self._result is None:
            raise AssertionError("can only join a started process")
        self._result.wait(timeout)
        self._end()

    def is_alive(self) -> bool:
        """Whether it has begun and not ended."""
        if self._result is None:
            return False
        self._result.ready()
        self._end()
        return self._code is None

    def terminate(self) -> None:
        """Ends it."""
        if self._pool is not None and self._code is None:
            self._code = -15
            self._pool.terminate()

    kill = close = terminate

    @property
    def exitcode(self) -> int | None:
        """0 if all went well; None while it runs."""
        if self._result is not None:
            self._result.ready()
            self._end()
        return self._code

    @property
    def pid(self) -> int | None:
        """A number."""
        return None if self._pool is None else 2000 + self._pool._number

    ident = pid


def _run_process(kind: type, state: dict) -> None:
    process = kind.__new__(kind)
    process.__dict__.update(state, _pool=None, _result=None, _code=None)
    _Now.process.name = process.name
    process.run()


# concurrent.futures.


def executors() -> tuple[type, type]:
    """ProcessPoolExecutor on these processes, and one that stands for ThreadPoolExecutor."""
    from concurrent.futures import _base

    class Promise(_base.Future):
        """A Future that lets answers come in while somebody waits for it."""

        def result(self, timeout: float | None = None) -> Any:
            """The value, or what was raised."""
            self._wait(timeout)
            return super().result(0)

        def exception(self, timeout: float | None = None) -> Any:
            """What was raised, or None."""
            self._wait(timeout)
            return super().exception(0)

        def done(self) -> bool:
            """Whether it is there."""
            until(super().done, 0)
            return super().done()

        def _wait(self, timeout: float | None) -> None:
            if not until(super().done, timeout):
                raise _base.TimeoutError()

    class ProcessPoolExecutor(_base.Executor):
        """Processes that are given calls."""

        kind: type[Pool] = Pool

        def __init__(self, max_workers: int | None = None, mp_context: Any = None, initializer: Callable | None = None, initargs: tuple = (), **_: Any) -> None:
            if max_workers is not None and max_workers <= 0:
                raise ValueError("max_workers must be greater than 0")
            self._pool = self.kind(max_workers, initializer, initargs)

        def submit(self, fn: Callable, /, *args: Any, **kwargs: Any) -> Promise:
            """One call."""
            if self._pool._state != "RUN":
                raise RuntimeError("cannot schedule new futures after shutdown")
            future = Promise()
            future.set_running_or_notify_cancel()
            self._pool.apply_async(fn, args, kwargs, future.set_result, future.set_exception)
            return future

        def map(self, fn: Callable, *iterables: Iterable, timeout: float | None = None, chunksize: int = 1, **_: Any) -> Iterator:
            """Answers in order."""
            end = None if timeout is None else _clock() + timeout
            answers = IMapIterator(self._pool, self._pool._parts(fn, list(zip(*iterables)), _Now.chunk or chunksize, True), True)

            def each() -> Iterator:
                while True:
                    try:
                        value = answers.next(None if end is None else max(0.0, end - _clock()))
                    except StopIteration:
                        return
                    except TimeoutError:
                        raise _base.TimeoutError() from None
                    yield value

            return each()

        def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
            """Ends the processes when all is done."""
            self._pool.close()
            if wait and self._pool._state != "BROKEN":
                self._pool.join()

    class ThreadPoolExecutor(ProcessPoolExecutor):
        """Threads: here there are none, so one call comes after another."""

        kind = ThreadPool

        def __init__(self, max_workers: int | None = None, thread_name_prefix: str = "", initializer: Callable | None = None, initargs: tuple = ()) -> None:
            super().__init__(max_workers, None, initializer, initargs)

    return ProcessPoolExecutor, ThreadPoolExecutor


def as_completed(fs: Iterable, timeout: float | None = None) -> Iterator:
    """Futures, as their answers come."""
    left = list(dict.fromkeys(fs))
    end = None if timeout is None else _clock() + timeout
    while left:
        ready: list = []

        def some() -> bool:
            ready[:] = [future for future in left if future._state in ("FINISHED", "CANCELLED_AND_NOTIFIED")]
            return bool(ready)

        if not until(some, None if end is None else max(0.0, end - _clock())):
            from concurrent.futures import TimeoutError as late

            raise late(f"{len(left)} (of {len(left)}) futures unfinished")
        for future in ready:
            left.remove(future)
            yield future


def wait(fs: Iterable, timeout: float | None = None, return_when: str = "ALL_COMPLETED") -> tuple:
    """Waits for futures: those that are there, and the others."""
    from collections import namedtuple

    futures = list(dict.fromkeys(fs))
    first = return_when.startswith("FIRST")
    ended = lambda: [future for future in futures if future._state == "FINISHED"]  # noqa: E731
    until(lambda: len(ended()) >= (min(1, len(futures)) if first else len(futures)), timeout)
    there = set(ended())
    return namedtuple("DoneAndNotDoneFutures", "done not_done")(there, set(futures) - there)


# The modules.

OF_ONE_PROCESS = "Here each process has what it is given and gives back what it returns: use `map`, `starmap` or `apply_async` of a Pool"


def absent(name: str) -> Any:
    """Says what is not here."""
    short = name.split(".")[-1]
    if short.startswith("__"):
        raise AttributeError(name)
    if short in ("Queue", "SimpleQueue", "JoinableQueue", "Pipe", "Value", "Array", "RawValue", "RawArray", "Manager", "Lock", "RLock", "Semaphore", "BoundedSemaphore", "Event", "Condition", "Barrier", "shared_memory"):
        raise ImportError(f"`{short}` of multiprocessing is not here. {OF_ONE_PROCESS}")
    raise AttributeError(f"`{name}` is not here: of multiprocessing, a program has Pool, Process and what belongs to them")


def cpu_count() -> int:
    """How many processors this device has."""
    return _Now.cores


def getpid() -> int:
    """os.getpid, which tells processes apart."""
    return _Now.process.pid


getpid.__module__ = "os"


def current_process() -> CurrentProcess:
    """This process."""
    return _Now.process


def set_start_method(method: str | None = None, force: bool = False) -> None:
    """Processes are spawned, whatever is wanted."""
    if method not in (None, "spawn"):
        note("spawn", f"`{method}` is not there, as on Windows: processes are spawned, and read the program anew.", line_of_program())


def get_context(method: str | None = None) -> types.ModuleType:
    """The module itself: there is one way to start processes."""
    set_start_method(method)
    return sys.modules["multiprocessing"]


def functions() -> dict[str, Any]:
    """The names of multiprocessing."""
    return {
        "Pool": Pool,
        "Process": Process,
        "TimeoutError": TimeoutError,
        "ProcessError": ProcessError,
        "ProcessLost": ProcessLost,
        "cpu_count": cpu_count,
        "current_process": current_process,
        "parent_process": lambda: CurrentProcess("MainProcess", 0, False) if _Now.process.daemon else None,
        "active_children": lambda: [],
        "freeze_support": lambda: None,
        "set_start_method": set_start_method,
        "get_start_method": lambda allow_none=False: "spawn",
        "get_all_start_methods": lambda: ["spawn"],
        "get_context": get_context,
    }


def fill(module: types.ModuleType, name: str) -> None:
    """Makes `multiprocessing`, or a module within it."""
    last = name.split(".")[-1]
    module.__dict__.update(functions())
    if last in ("pool", "dummy"):
        module.__dict__.update(ThreadPool=ThreadPool, AsyncResult=AsyncResult, ApplyResult=AsyncResult, MapResult=MapResult, IMapIterator=IMapIterator, MaybeEncodingError=MaybeEncodingError, RemoteTraceback=RemoteTraceback)
    if last == "dummy":
        module.__dict__["Pool"] = ThreadPool
    if last == "multiprocessing":
        import importlib

        inner = ("pool", "dummy", "context", "process")

        def find(wanted: str) -> Any:
            return importlib.import_module(f"{name}.{wanted}") if wanted in inner else absent(f"{name}.{wanted}")

        module.__getattr__ = find  # type: ignore[method-assign]
    else:
        module.__getattr__ = lambda wanted: absent(f"{name}.{wanted}")  # type: ignore[method-assign]


def pools_left_open() -> list[Pool]:
    """Pools that were not closed, when the program ends."""
    return [pool for pool in [*_Now.resting, *_Now.pools.values()] if pool._state == "RUN" and not pool._is_of_threads]
