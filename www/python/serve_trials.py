"""Trials for the terminal program: requests in, rows out, one JSON object a line."""

from __future__ import annotations

import json
import os
import queue
import threading
from typing import Any, BinaryIO

import manytrials_program
import manytrials_surroundings
from manytrials_mistakes import Mistake, of_exception, version

DEEPEST = 20_000  # calls within calls that a stack of this size survives, also in Python before 3.11
STACK = 512 << 20

_end = os._exit  # a program may replace it


def serve(requests: BinaryIO) -> None:
    """Answers until the input ends."""
    answers = _answers()
    waiting: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
    threading.stack_size(STACK)
    worker = threading.Thread(target=_answer_all, args=(waiting, answers), daemon=True)
    worker.start()
    parent = os.getppid()
    try:
        for line in requests:
            waiting.put(line)
        waiting.put(None)
        while worker.is_alive():
            worker.join(0.5)
            if os.getppid() != parent:  # nobody waits for the answers
                break
    except KeyboardInterrupt:
        _end(130)
    _end(0)


def _answers() -> BinaryIO:
    """The output, out of the reach of what a program prints and of what it starts."""
    answers = os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    return answers


def _answer_all(waiting: queue.SimpleQueue[bytes | None], answers: BinaryIO) -> None:
    """Takes requests one by one."""
    manytrials_surroundings.hold_depth(DEEPEST)
    program: manytrials_program.Program | None = None
    seed = ""

    def answer(what: dict) -> None:
        answers.write(json.dumps(what, allow_nan=False).encode() + b"\n")
        answers.flush()

    while True:
        line = waiting.get()
        if line is None:
            return
        if not line.strip():
            continue
        try:
            request: dict[str, Any] = json.loads(line)
            if "source" in request:
                program, seed = None, str(request["seed"])
                program = _ready(request, answer)
            elif program is None:
                answer({"mistake": Mistake("The program is not ready: it comes first.", kind="Request").as_dict()})
            else:
                _answer(program, request, seed, answer)
        except BrokenPipeError:
            _end(0)
        except Exception as error:  # ours, or an odd request
            answer({"mistake": {**of_exception(error).as_dict(), "kind": "Request"}})


def _ready(request: dict[str, Any], answer: Any) -> manytrials_program.Program | None:
    """Prepares the program, and compiles the call."""
    try:
        program = manytrials_program.prepare(request["source"])
        if request.get("call"):
            program.ready(request["call"])
    except Mistake as mistake:
        answer({"mistake": mistake.as_dict()})
        return None
    answer({"ready": True, "python": version(), "notes": program.notes})
    return program


def _answer(program: manytrials_program.Program, request: dict[str, Any], seed: str, answer: Any) -> None:
    """Runs trials; the first mistake ends them."""
    case = request["case"]
    for trial in range(request["first"], request["first"] + request["count"]):
        try:
            row = manytrials_program.run(program, request["call"], seed, trial)
        except Mistake as mistake:
            answer({"case": case, "trial": trial, "mistake": mistake.as_dict()})
            return
        answer({"case": case, "trial": trial, "row": {"series": row["series"], "outcomes": row["outcomes"]}})
