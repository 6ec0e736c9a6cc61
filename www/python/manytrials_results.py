"""What a trial gave, as a row: series of numbers and outcomes, each with a key."""

from __future__ import annotations

import dataclasses
import math
from collections import Counter, deque
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import islice

from manytrials_surroundings import plain

LONGEST = 1_000_000  # numbers of one series
MOST = 20  # series, and outcomes, of one trial
LARGEST = 2**53  # beyond it a float no longer holds every whole number

MAY_COME = "a number, True or False, a list of numbers, or a tuple or dict of such"


class NoResult(Exception):
    """A result that is none; its text is the sentence."""


class _NoList(Exception):
    """The value is no list of anything."""


def row(value: object, names: Sequence[str] = (), figures: Sequence[dict] = ()) -> dict:
    """The row of a value; names are those of a tuple's parts, figures what was plotted meanwhile."""
    if value is None:
        return _of_parts(_plotted(figures))
    if isinstance(value, (str, bytes)):
        raise NoResult(f"the call gave a text, {_shown(value)}: a trial gives {MAY_COME}.")
    fields = _fields(value)
    if fields is not None:
        return _of_parts(fields)
    if isinstance(value, (set, frozenset)):
        raise NoResult("the call gave a set, which has no order: return sorted(…) of it, or its len().")
    if isinstance(value, tuple):
        if not value:
            raise NoResult(f"the call gave an empty tuple: a trial gives {MAY_COME}.")
        keys = names if len(names) == len(value) else [f"result{i}" for i in range(1, len(value) + 1)]
        return _of_parts(list(zip(keys, value)))
    try:
        items = _items(value, "the list that the call gave")
    except _NoList:
        return _of_parts([("result", value)])
    if any(_holds(item) for item in items):
        if not all(_holds(item) for item in items):
            raise NoResult(
                "the list that the call gave holds numbers and lists: return a tuple, (number, list), to give both."
            )
        return _of_parts([(f"result{i}", item) for i, item in enumerate(items[: MOST + 1], 1)])
    return _of_parts([("result", items)])


def _fields(value: object) -> list[tuple[object, object]] | None:
    """The named parts of a dict, a namedtuple or a dataclass."""
    if isinstance(value, Mapping):
        if not value:
            raise NoResult(f"the call gave an empty dict: a trial gives {MAY_COME}.")
        items = list(value.items())
        # Keys that were counted come in the order in which they were met, another one every trial.
        if isinstance(value, Counter) or all(isinstance(key, (int, float)) for key, _ in items):
            items.sort(
                key=lambda item: (
                    isinstance(item[0], str),
                    item[0] if isinstance(item[0], (int, float)) else str(item[0]),
                )
            )
        return items
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return list(zip(value._fields, value))
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return [(field.name, getattr(value, field.name)) for field in dataclasses.fields(value)]
    return None


def _holds(value: object) -> bool:
    """Whether a value is itself a list of something."""
    if isinstance(value, (str, bytes, Mapping)):
        return False
    return isinstance(value, (Sequence, Iterator, deque)) or (
        hasattr(value, "__len__") and hasattr(value, "__getitem__")
    )


def _items(value: object, what: str) -> list:
    """The items of a list, array, range or generator."""
    if not _holds(value):
        raise _NoList
    items = list(islice(iter(value), LONGEST + 1))  # type: ignore[call-overload]
    if not items:
        raise NoResult(f"{what} is empty: a series has at least one number.")
    if len(items) > LONGEST:
        raise NoResult(f"{what} has more than {LONGEST:,} numbers: return fewer, for example every hundredth.")
    return items


def _of_parts(parts: list[tuple[object, object]]) -> dict:
    """The row of parts with keys: lists are series with their last value as outcome, all else numbers."""
    series: list[list] = []
    outcomes: list[list] = []
    used: set[str] = set()
    alone = len(parts) == 1 and parts[0][0] == "result"
    if len(parts) > MOST:
        raise NoResult(
            f"the call gave more than {MOST} values side by side: at most {MOST} are taken. A list of numbers is a series."
        )
    for given, value in parts:
        key = _key(given, used)
        what = "the result" if alone else f"`{key}`"
        try:
            items = _items(value, "the list that the call gave" if alone else f"the list {what}")
        except _NoList:
            number, is_event = _number(value, what)
            outcomes.append([key, number, is_event])
            continue
        numbers = _numbers(items, what)
        series.append([key, numbers])
        outcomes.append([key, numbers[-1], all(isinstance(item, bool) for item in items)])
    lengths = {len(numbers) for _, numbers in series}
    if len(lengths) > 1:
        told = ", ".join(f"`{key}` has {len(numbers):,}" for key, numbers in series[:6])
        raise NoResult(f"the lists are of unlike lengths ({told}): all series of a trial have as many numbers.")
    return {"series": series, "outcomes": outcomes}


def _key(given: object, used: set[str]) -> str:
    """A short text for a part, another one for each."""
    key = " ".join(plain(given, 200).split())[:60] or "result"
    free, i = key, 2
    while free in used:
        free, i = f"{key} {i}", i + 1
    used.add(free)
    return free


def _numbers(items: list, what: str) -> list[float]:
    """All items as numbers; most lists hold nothing but floats or small whole numbers."""
    kinds = set(map(type, items))
    if kinds == {float} and all(map(math.isfinite, items)):
        return items
    if kinds == {int} and -LARGEST <= min(items) and max(items) <= LARGEST:
        return list(map(float, items))
    return [
        _number(item, f"number {i:,} of {what}" if what != "the result" else f"number {i:,} of the list")[0]
        for i, item in enumerate(items, 1)
    ]


def _number(value: object, what: str) -> tuple[float, bool]:
    """A value as a finite float, and whether it says that something happened or did not."""
    if isinstance(value, bool):
        return float(value), True
    if isinstance(value, int):
        if abs(value) > LARGEST:
            raise NoResult(
                f"{what} is a whole number beyond 2**53, {_shown(value)}: so large ones are not held exactly. Return its logarithm, or count in larger units."
            )
        return float(value), False
    if value is None:
        raise NoResult(
            f"{what} is None: a trial gives {MAY_COME}. Does each way through the function end with `return`?"
        )
    if isinstance(value, complex):
        raise NoResult(
            f"{what} is a complex number, {_shown(value)}: return its real part, .real, or its size, abs(…)."
        )
    if _holds(value) and not hasattr(value, "__float__"):
        raise NoResult(f"{what} is a list within a list: that is too deep. A trial gives {MAY_COME}.")
    if isinstance(value, Mapping):
        raise NoResult(f"{what} is a dict within something: that is too deep. A trial gives {MAY_COME}.")
    if isinstance(value, (str, bytes)):
        raise NoResult(f"{what} is a text, {_shown(value)}: a trial gives numbers.")
    if hasattr(value, "cr_await"):
        value.close()  # type: ignore[attr-defined]
        raise NoResult("the function begins with `async def`: write `def`, and leave out `await`.")
    if not isinstance(value, (float, Fraction, Decimal)) and not hasattr(value, "__float__"):
        if callable(value):
            raise NoResult(
                f"{what} is a function or class, {_shown(value)}, that was not called: are the brackets `()` behind it missing?"
            )
        raise NoResult(f"{what} is {_a(type(value).__name__)}: a trial gives {MAY_COME}.")
    try:
        number = float(value)  # type: ignore[arg-type]
    except (OverflowError, ValueError, TypeError) as error:
        raise NoResult(f"{what} cannot be made a float: {plain(error, 200)}.") from None
    if math.isnan(number):
        raise NoResult(f"{what} is nan (not a number): it comes from inf - inf or 0 * inf, or from a mean of nothing.")
    if math.isinf(number):
        raise NoResult(f"{what} is infinite: a division by something tiny, or a number that grew beyond 10**308.")
    return number, type(value).__name__ in ("bool_", "bool")


def _a(name: str) -> str:
    return f"{'an' if name[:1].lower() in 'aeiou' else 'a'} {plain(name, 60)}"


def _shown(value: object) -> str:
    """A value as its program would write it, cut short."""
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) > 10**40:
        return f"about 2**{value.bit_length()}"
    try:
        text = plain(repr(value), 80)
    except Exception:
        return "…"
    return text[:60] + "…" if len(text) > 60 else text


def _plotted(figures: Sequence[dict]) -> list[tuple[object, object]]:
    """The curves that were plotted: their y-values. Shorter ones (a line across, a marked point) are no series."""
    curves = [
        (mark.get("label"), mark["y"])
        for figure in figures
        for axes in figure["axes"]
        for mark in axes["marks"]
        if mark["kind"] in ("line", "errorbar", "scatter", "bar") and mark.get("y") and not mark.get("across")
    ]
    if not curves and any(
        mark["kind"] == "hist" for figure in figures for axes in figure["axes"] for mark in axes["marks"]
    ):
        raise NoResult(
            "the function draws a histogram and returns None: return the number of one trial, the page draws the histogram."
        )
    if not curves:
        raise NoResult("returned None: does it end with `return`?")
    longest = max(len(values) for _, values in curves)
    curves = [curve for curve in curves if len(curve[1]) == longest]
    return [(label or f"curve{i}", values) for i, (label, values) in enumerate(curves, 1)]
