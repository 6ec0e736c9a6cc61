"""A Pool for programs that start processes within a trial: one after another, as trials have all processors already."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
from itertools import starmap
from typing import Any


class TimeoutError(Exception):  # the library's own name
    """Never raised: every answer is there at once."""


class Result:
    """What apply_async and map_async give."""

    def __init__(self, function: Callable[[], Any]) -> None:
        self.value, self.error = None, None
        try:
            self.value = function()
        except Exception as error:
            self.error = error

    def get(self, timeout: float | None = None) -> Any:
        """The value, or what was raised."""
        if self.error is not None:
            raise self.error
        return self.value

    def wait(self, timeout: float | None = None) -> None:
        """Nothing to wait for."""

    def ready(self) -> bool:
        """Always."""
        return True

    def successful(self) -> bool:
        """Whether nothing was raised."""
        return self.error is None


class Answers:
    """What imap gives: an iterator whose next() takes a timeout."""

    def __init__(self, values: Iterator[Any]) -> None:
        self.values = values

    def __iter__(self) -> Answers:
        return self

    def __next__(self) -> Any:
        return next(self.values)

    def next(self, timeout: float | None = None) -> Any:
        """The next answer."""
        return next(self.values)


class Pool:
    """A pool with no processes."""

    def __init__(
        self,
        processes: int | None = None,
        initializer: Callable | None = None,
        initargs: Iterable = (),
        *_: Any,
        **__: Any,
    ) -> None:
        if initializer is not None:
            initializer(*initargs)

    def map(self, function: Callable, items: Iterable, chunksize: int | None = None) -> list:
        """All answers in order."""
        return list(map(function, items))

    def starmap(self, function: Callable, items: Iterable, chunksize: int | None = None) -> list:
        """All answers in order; each item holds all arguments."""
        return list(starmap(function, items))

    def imap(self, function: Callable, items: Iterable, chunksize: int = 1) -> Answers:
        """Answers one by one."""
        return Answers(map(function, items))

    imap_unordered = imap

    def apply(self, function: Callable, args: Iterable = (), kwds: dict | None = None) -> Any:
        """One answer."""
        return function(*args, **(kwds or {}))

    def apply_async(
        self,
        function: Callable,
        args: Iterable = (),
        kwds: dict | None = None,
        callback: Callable | None = None,
        error_callback: Callable | None = None,
    ) -> Result:
        """One answer, to be asked for."""
        result = Result(lambda: function(*args, **(kwds or {})))
        if callback is not None and result.successful():
            callback(result.value)
        return result

    def map_async(
        self, function: Callable, items: Iterable, chunksize: int | None = None, callback: Callable | None = None
    ) -> Result:
        """All answers, to be asked for."""
        return self.apply_async(lambda: list(map(function, items)), callback=callback)

    def close(self) -> None:
        """Nothing to end."""

    terminate = join = close

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        pass


class OneAfterAnother(Executor):
    """An executor of concurrent.futures with no processes and no threads."""

    def __init__(
        self,
        max_workers: int | None = None,
        mp_context: Any = None,
        initializer: Callable | None = None,
        initargs: tuple = (),
        **_: Any,
    ) -> None:
        if initializer is not None:
            initializer(*initargs)

    def submit(self, fn: Callable, /, *args: Any, **kwargs: Any) -> Future:
        """One answer, which is there at once."""
        future: Future = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


def absent(name: str) -> Any:
    """Says what is not here."""
    if name.split(".")[-1].startswith("__"):
        raise AttributeError(name)
    raise AttributeError(f"`{name}` is not here: a trial starts no processes. Call the function that makes one trial")


def executors() -> dict[str, Any]:
    """The names of concurrent.futures.process and concurrent.futures.thread that a trial has."""
    return {"ProcessPoolExecutor": OneAfterAnother, "ThreadPoolExecutor": OneAfterAnother}


def functions() -> dict[str, Any]:
    """The names of multiprocessing that a trial has."""
    return {
        "Pool": Pool,
        "ThreadPool": Pool,
        "TimeoutError": TimeoutError,
        "cpu_count": lambda: 1,
        "freeze_support": lambda: None,
        "set_start_method": lambda *_, **__: None,
    }
