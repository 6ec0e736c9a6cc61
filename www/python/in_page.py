"""Trials for the page: texts and plain numbers in and out, so that no object leaks into JavaScript."""

from __future__ import annotations

import json
from array import array
from time import perf_counter

import manytrials_plotting
import manytrials_program
from manytrials_mistakes import Mistake, of_exception

_program: manytrials_program.Program | None = None
_clock = perf_counter


def prepare_json(source: str) -> str:
    """JSON: {"notes": [...]} or {"mistake": {...}}; the program is then the one that trials are run of."""
    global _program
    _program = None
    try:
        _program = manytrials_program.prepare(source)
        return json.dumps({"notes": _program.notes})
    except BaseException as error:
        return json.dumps({"mistake": _mistake(error)})


def run_many(call: str, seed: str, first: int, count: int, until_ms: float = 30.0) -> tuple[str, array, int, str]:
    """Consecutive trials of one shape: (shape, values, how many trials are done, mistake or "").

    A row of another shape begins the next answer; so does what the time no longer suffices for.
    A mistake is of the trial behind those that are done.
    """
    shape = ""
    values = array("d")
    done = 0
    until = _clock() + until_ms / 1000
    try:
        while done < count:
            row = _run(call, seed, first + done)
            its_shape = _shape(row)
            if done and its_shape != shape:
                break
            shape = its_shape
            for _, numbers in row["series"]:
                values.extend(numbers)
            values.extend([number for _, number, _ in row["outcomes"]])
            done += 1
            if _clock() >= until:
                break
    except BaseException as error:
        return shape, values, done, json.dumps(_mistake(error))
    return shape, values, done, ""


def run_one(call: str, seed: str, number: int) -> str:
    """JSON: the row of a single trial with what it printed, or {"mistake": {...}}."""
    try:
        return json.dumps(_run(call, seed, number), allow_nan=False)
    except BaseException as error:
        return json.dumps({"mistake": _mistake(error)})


def figures_json() -> str:
    """JSON: what the last trial plotted."""
    return json.dumps(manytrials_plotting.figures(), allow_nan=False)


def _run(call: str, seed: str, number: int) -> dict:
    if _program is None:
        raise Mistake("There is no program yet.", kind="Request")
    return manytrials_program.run(_program, call, seed, int(number))


def _shape(row: dict) -> str:
    """The keys and lengths of a row, as JSON."""
    return json.dumps(
        {
            "series": [[key, len(numbers)] for key, numbers in row["series"]],
            "outcomes": [[key, is_event] for key, _, is_event in row["outcomes"]],
        }
    )


def _mistake(error: BaseException) -> dict:
    return (error if isinstance(error, Mistake) else of_exception(error)).as_dict()
