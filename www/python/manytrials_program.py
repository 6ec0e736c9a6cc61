"""A visitor's Python program: made ready once, then run for one trial after another."""

from __future__ import annotations

import ast
import linecache
import sys
import types
from typing import Any

import manytrials_plotting
import manytrials_stand_ins
from manytrials_mistakes import CALL, FILE, Mistake, of_exception, of_syntax, too_deep
from manytrials_reading import Reading, left_out_note
from manytrials_results import row
from manytrials_surroundings import NAME, Surroundings, _seed, plain

__all__ = ["Mistake", "Program", "prepare", "run"]

LONGEST_SOURCE = 1_000_000  # characters


class Program:
    """A program that was read and compiled, not run; notes is what its reader should know."""

    def __init__(self, source: str, tree: ast.Module) -> None:
        self.source = source
        self.reading = Reading(tree, source)
        self.names = self.reading.names()
        self.calls: dict[str, tuple[types.CodeType, types.CodeType, list[str], dict[str, int]]] = {}
        _, _, lines = self.reading.kept()
        self.notes: list[dict] = self.reading.notes()  # {"kind", "line", "sentence"}
        if lines:
            ends = {node.lineno: node.end_lineno or node.lineno for node in tree.body}
            self.notes.append(left_out_note(lines, ends))
        manytrials_stand_ins.install()
        self.surroundings = Surroundings(self.reading.imported())

    def ready(self, call: str) -> tuple[types.CodeType, types.CodeType, list[str], dict[str, int]]:
        """The definitions and the call, compiled; names of a tuple's parts; names that are left out."""
        if call not in self.calls:
            expression = _expression(call)
            needed = {node.id for node in ast.walk(expression) if isinstance(node, ast.Name)}
            tree, left_out, _ = self.reading.kept(needed)
            definitions = compile(tree, FILE, "exec", dont_inherit=True)
            self.calls[call] = (
                definitions,
                compile(expression, CALL, "eval", dont_inherit=True),
                self.reading.result_names(expression.body),
                left_out,
            )
            if len(self.calls) > 100:
                del self.calls[next(iter(self.calls))]
        return self.calls[call]


def prepare(source: str) -> Program:
    """Reads a program; raises Mistake if it is not Python."""
    source = _text(source)
    if len(source) > LONGEST_SOURCE:
        raise Mistake(
            f"The program has more than {LONGEST_SOURCE:,} characters: at most so many are read.",
            None,
            "",
            "SyntaxError",
        )
    linecache.cache[FILE] = (len(source), None, source.splitlines(True), FILE)
    try:
        tree = ast.parse(source, FILE)
        compile(tree, FILE, "exec", dont_inherit=True)  # finds a `return` outside of a function
        return Program(source, tree)
    except SyntaxError as error:
        raise of_syntax(error, source) from None
    except (RecursionError, MemoryError):
        raise too_deep() from None
    except ValueError as error:  # a NUL among the characters, before Python 3.12
        raise Mistake(f"Python cannot read the program: {plain(error, 200)}.", None, "", "SyntaxError") from None


def _text(source: str) -> str:
    """A program's text with the ends of lines, and without the byte order mark, that editors leave."""
    return plain(
        source.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\f", " "), LONGEST_SOURCE + 1
    )


def _expression(call: str) -> ast.Expression:
    """A call as an expression; raises Mistake."""
    if not call.strip():
        raise Mistake("There is no call: write the function and its arguments, as in f(3).", None, "", "SyntaxError")
    try:
        return ast.parse(call.strip(), CALL, "eval")
    except SyntaxError as error:
        raise of_syntax(error, call.strip()) from None
    except (RecursionError, MemoryError, ValueError):
        raise too_deep() from None


def run(program: Program, call: str, seed: str, number: int) -> dict:
    """Runs trial `number` of a call and gives its row with what it printed; raises Mistake."""
    definitions, expression, names, left_out = program.ready(call)
    surroundings = program.surroundings
    module = types.ModuleType(NAME)
    module.__file__ = FILE
    namespace: dict[str, Any] = module.__dict__
    result: dict | None = None
    mistake: Mistake | None = None
    manytrials_plotting.forget()
    printed = surroundings.enter()
    try:
        try:
            sys.modules[NAME] = module
            _seed(seed)  # what is drawn while it is defined is the same for all trials
            exec(definitions, namespace)
            _seed(f"{seed}/{number}")
            value = eval(expression, namespace)
            surroundings.mend()
            surroundings.nothing_runs_on()
            result = row(value, names, manytrials_plotting.figures())
        except BaseException as error:
            surroundings.mend()
            mistake = of_exception(error, program.names, left_out)
            del error
    finally:
        surroundings.leave()
    if mistake is not None:
        mistake.printed = printed.text()
        if (
            mistake.kind == "NoResult"
            and mistake.printed
            and "returned None" in mistake.sentence.replace("Returned", "returned")
        ):
            mistake.sentence += " It printed something: `return` gives it to the page, `print` only shows it."
        raise mistake
    assert result is not None
    result["printed"] = printed.text()
    return result
