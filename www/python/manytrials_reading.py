"""Reads a program without running it: which of its lines a trial needs, and what its reader should know."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterable, Iterator
from typing import Any

from manytrials_mistakes import METHODS_OF_PYTHON_2, OF_PYTHON_2

DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
IMPORTS = (ast.Import, ast.ImportFrom)
FLOW = (ast.Pass, ast.Break, ast.Continue, ast.Raise, ast.Global, ast.Delete)
LAMBDAS = DEFINITIONS[:2] + (ast.Lambda,)

PLOTTING = {"pylab", "matplotlib", "turtle", "tkinter", "Tkinter", "ps2_visualize", "seaborn", "plotly"}
PROCESSES = {"multiprocessing", "concurrent", "threading", "subprocess"}
# Calls that change what they are given, or how Python runs: kept at top level.
CHANGING = {
    "random.shuffle",
    "sys.setrecursionlimit",
    "heapq.heapify",
    "heapq.heappush",
    "bisect.insort",
    "bisect.insort_left",
    "bisect.insort_right",
}

# Measured: 4,000 values of each, CPython 3.9 to 3.13 on Linux against Python 3.14 in a browser. Their last digits
# differ for 0.03 % (pow) to 50 % (cbrt) of the values; those of log, sqrt, random, uniform, triangular,
# normalvariate, expovariate, statistics.mean and fsum never did. dist, hypot and stdev differ before 3.10 or 3.11.
LAST_BITS = (
    {
        f"random.{name}"
        for name in "gauss lognormvariate vonmisesvariate gammavariate betavariate paretovariate weibullvariate".split()
    }
    | {
        f"math.{name}"
        for name in "sin cos tan asin acos atan atan2 sinh cosh tanh atanh exp exp2 expm1 log2 log10 log1p pow cbrt gamma erf erfc dist hypot".split()
    }
    | {f"numpy.{name}" for name in "sin cos tan exp log2 log10 power".split()}
    | {f"statistics.{name}" for name in ("stdev", "pstdev")}
)
NOT_REPEATABLE = {
    "time.time": "the clock",
    "time.perf_counter": "the clock",
    "time.monotonic": "the clock",
    "time.process_time": "the clock",
    "time.time_ns": "the clock",
    "time.clock": "the clock",
    "datetime.datetime.now": "the clock",
    "datetime.datetime.today": "the clock",
    "datetime.date.today": "the clock",
    "datetime.now": "the clock",
    "random.SystemRandom": "the system's own random numbers",
    "os.urandom": "the system's own random numbers",
    "uuid.uuid1": "the system's own random numbers",
    "uuid.uuid4": "the system's own random numbers",
    "os.getpid": "the number of the process",
}


class Reading:
    """A program as its syntax tree says it."""

    def __init__(self, tree: ast.Module, source: str) -> None:
        self.tree = tree
        self.lines = source.split("\n")
        self.origin = _origins(tree)
        self.functions = {node.name: node for node in tree.body if isinstance(node, DEFINITIONS[:2])}
        self.classes = {node.name: node for node in tree.body if isinstance(node, ast.ClassDef)}
        self.methods = {
            item.name for node in self.classes.values() for item in node.body if isinstance(item, DEFINITIONS[:2])
        }
        self.data = {name for node in tree.body if not isinstance(node, DEFINITIONS + IMPORTS) for name in _bound(node)}
        # Functions and classes may stand within `if` and `try` too.
        for node in tree.body:
            if isinstance(node, (ast.If, ast.Try)):
                for inner in ast.walk(node):
                    if isinstance(inner, DEFINITIONS[:2]) and inner.name not in self.methods:
                        self.functions.setdefault(inner.name, inner)

    # What a trial needs of it

    def kept(self, needed: Iterable[str] = ()) -> tuple[ast.Module, dict[str, int], list[int]]:
        """The tree that a trial runs, the names that it thereby lacks with their lines, and the lines left out."""
        body: list[ast.stmt] = []
        wanted = set(needed)
        for node in self.tree.body:
            if isinstance(node, DEFINITIONS):
                wanted |= _needs(node)
            else:
                wanted |= {name for inner in ast.walk(node) if isinstance(inner, LAMBDAS) for name in _needs(inner)}
        missing: set[str] = set()
        runs: dict[int, bool] = {}  # by index: whether a statement runs the program rather than defining it
        pruned = [
            node if binds or isinstance(node, (ast.Global, ast.Pass)) else None
            for node, binds in map(self._pruned, self.tree.body)
        ]
        for i, node in enumerate(pruned):
            runs[i] = node is not None and not isinstance(node, DEFINITIONS + IMPORTS) and self._runs(node)
        changed = True
        while changed:
            changed = False
            missing = {
                name
                for i, node in enumerate(pruned)
                if node is not None and runs[i] and not _bound(node) & wanted
                for name in _bound(node)
            }
            missing -= {
                name
                for i, node in enumerate(pruned)
                if node is not None and not (runs[i] and not _bound(node) & wanted)
                for name in _bound(node)
            }
            for i, node in enumerate(pruned):
                if node is None or isinstance(node, DEFINITIONS + IMPORTS):
                    continue
                if not runs[i] and _loads(node) & missing:
                    runs[i] = changed = True
                if runs[i] and _bound(node) & wanted and not _loads(node) <= wanted:
                    wanted |= _loads(node)
                    changed = True
        left_out: dict[str, int] = {}
        lines: list[int] = []
        for i, (was, node) in enumerate(zip(self.tree.body, pruned)):
            if node is not None and not (runs[i] and not _bound(node) & wanted):
                body.append(node)
                continue
            if not _is_text(was):
                lines.append(was.lineno)
            for name in _bound(was):
                left_out[name] = was.lineno
        for node in body:
            for name in _bound(node):
                left_out.pop(name, None)
        return ast.Module(body=body, type_ignores=[]), left_out, lines

    def _pruned(self, node: ast.stmt) -> tuple[ast.stmt | None, bool]:
        """A statement without what only shows or asks, and whether it binds or changes anything."""
        if isinstance(node, FLOW):
            return node, False
        if (
            isinstance(node, DEFINITIONS + IMPORTS + (ast.Assign, ast.AugAssign, ast.AnnAssign))
            or type(node).__name__ == "TypeAlias"
        ):
            return node, True
        if isinstance(node, ast.Expr):
            changes = self._changes(node.value)
            return (node if changes else None), changes
        if _is_main_guard(node) or isinstance(node, ast.Assert):
            return None, False
        return self._pruned_block(node)

    def _pruned_block(self, node: ast.stmt) -> tuple[ast.stmt | None, bool]:
        """An if, try, loop or with; one that only breaks off a loop stays, though it binds nothing."""
        fields: dict[str, Any] = {name: getattr(node, name) for name in node._fields}
        binds = False
        for name in ("body", "orelse", "finalbody"):
            if fields.get(name):
                fields[name], found = self._pruned_body(fields[name], name == "body")
                binds = binds or found
        for name in ("handlers", "cases"):
            if fields.get(name):
                parts = []
                for part in fields[name]:
                    body, found = self._pruned_body(part.body, True)
                    binds = binds or found
                    parts.append(
                        ast.copy_location(
                            type(part)(**{**{key: getattr(part, key) for key in part._fields}, "body": body}), part
                        )
                    )
                fields[name] = parts
        new = ast.copy_location(type(node)(**fields), node)
        breaks = any(isinstance(inner, (ast.Break, ast.Continue, ast.Raise)) for inner in ast.walk(new))
        return (new if binds or breaks else None), binds

    def _pruned_body(self, body: list[ast.stmt], filled: bool) -> tuple[list[ast.stmt], bool]:
        kept: list[ast.stmt] = []
        binds = False
        for node in body:
            pruned, found = self._pruned(node)
            binds = binds or found
            if pruned is not None:
                kept.append(pruned)
        if filled and not kept:
            kept.append(ast.copy_location(ast.Pass(), body[0]))
        return kept, binds

    def _changes(self, value: ast.expr) -> bool:
        """Whether a bare call changes data of the program: table.append(3), random.shuffle(deck)."""
        if not isinstance(value, ast.Call):
            return False
        if self.dotted(value.func) in CHANGING:
            return True
        if not isinstance(value.func, ast.Attribute):
            return False
        base = _base(value.func)
        return base in self.data and base not in self.origin

    def _runs(self, node: ast.AST) -> bool:
        """Whether a statement calls what the program defines, asks somebody, plots or starts processes."""
        for inner in _outside_lambdas(node):
            if not isinstance(inner, ast.Call):
                continue
            if (
                isinstance(inner.func, ast.Name)
                and (inner.func.id in self.functions or inner.func.id in ("input", "raw_input"))
                and inner.func.id not in self.data
            ):
                return True
            if (
                isinstance(inner.func, ast.Attribute)
                and inner.func.attr in self.methods
                and self.dotted(inner.func) is None
            ):
                return True
            root = (self.dotted(inner.func) or "").split(".")[0]
            if root in PLOTTING | PROCESSES:
                return True
        return False

    # What its reader should know

    def dotted(self, node: ast.expr) -> str | None:
        """The full name of what an imported name or its attribute stands for: random.gauss."""
        parts: list[str] = []
        while isinstance(node, ast.Attribute):
            parts.append(node.attr)
            node = node.value
        if not isinstance(node, ast.Name):
            return None
        if node.id in self.origin:
            return ".".join([self.origin[node.id]] + parts[::-1])
        return None

    def imported(self) -> set[str]:
        """The modules that it imports, by the first part of their names."""
        roots = set()
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                roots |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                roots.add(node.module.split(".")[0])
        return roots

    def result_names(self, call: ast.expr) -> list[str]:
        """The names of a tuple's parts, if each `return` of the called function gives the same plain names."""
        if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in self.functions):
            return []
        found: set[tuple[str, ...]] = set()
        for node in _own(self.functions[call.func.id]):
            if isinstance(node, ast.Return):
                if not (
                    isinstance(node.value, ast.Tuple) and all(isinstance(item, ast.Name) for item in node.value.elts)
                ):
                    return []
                found.add(tuple(item.id for item in node.value.elts))  # type: ignore[attr-defined]
        names = found.pop() if len(found) == 1 else ()
        return list(names) if len(set(names)) == len(names) else []

    def names(self) -> set[str]:
        """All names that it sets, for "is … meant?"."""
        names = set(self.origin)
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                names.add(node.id)
            elif isinstance(node, DEFINITIONS):
                names.add(node.name)
            elif isinstance(node, ast.arg):
                names.add(node.arg)
        return names | {name for name in dir(builtins) if not name.startswith("_")}

    def notes(self) -> list[dict]:
        """What its reader should know before the first trial, by line."""
        found: dict[tuple[str, str], tuple[int, list[str]]] = {}

        def note(kind: str, node: ast.AST, *what: str, apart: str = "") -> None:
            _, whats = found.setdefault((kind, apart), (getattr(node, "lineno", 1), []))
            whats.extend(item for item in what if item not in whats)

        own = (
            {name for node in ast.walk(self.tree) if isinstance(node, DEFINITIONS) for name in (node.name,)}
            | self.data
            | set(self.origin)
        )
        sets = self._sets()
        within = {inner for node in ast.walk(self.tree) if isinstance(node, LAMBDAS) for inner in ast.walk(node)}
        for node in ast.walk(self.tree):
            if isinstance(node, IMPORTS):
                self._note_imports(node, note)
            elif isinstance(node, ast.ExceptHandler):
                self._note_handler(node, note)
            elif (
                isinstance(node, ast.Name)
                and isinstance(node.ctx, ast.Load)
                and node.id in OF_PYTHON_2
                and node.id not in own
                and not hasattr(builtins, node.id)
            ):
                note("python2", node, f"`{node.id}` (Python 3: `{OF_PYTHON_2[node.id]}`)")
            elif isinstance(node, (ast.For, ast.comprehension)) and self._is_set(node.iter, sets):
                note("set-order", node.iter)
            elif (
                isinstance(node, ast.BinOp)
                and isinstance(node.op, ast.Pow)
                and not isinstance(getattr(node.left, "value", None), int)
            ):
                note("last-bits", node, "`**` of fractions")
            elif isinstance(node, ast.Call):
                self._note_call(node, node in within, note, sets, own)
        return sorted(
            (_note(kind, line, whats) for (kind, _), (line, whats) in found.items()), key=lambda item: item["line"]
        )

    def _note_imports(self, node: ast.Import | ast.ImportFrom, note) -> None:
        modules = [alias.name for alias in node.names] if isinstance(node, ast.Import) else [node.module or ""]
        for module in modules:
            root = module.split(".")[0]
            if root == "numpy" or (root == "pylab" and self._uses_numpy()):
                note("numpy", node)
            if root == "secrets":
                note("not-repeatable", node, "the system's own random numbers")
            if root in PROCESSES:
                note("processes", node, root)
            if root.startswith(("ps2_", "ps3b_", "ps3_", "ps4_")):
                note("course-file", node, root)

    def _uses_numpy(self) -> bool:
        return any(
            (self.dotted(node) or "")
            in {
                f"pylab.{name}" for name in ("array", "mean", "std", "arange", "zeros", "linspace", "polyfit", "random")
            }
            for node in ast.walk(self.tree)
            if isinstance(node, ast.Attribute)
        )

    def _note_handler(self, node: ast.ExceptHandler, note) -> None:
        """`except E, e:` is a tuple for Python 3.14: the second is then no exception but a name never set."""
        caught = node.type
        if (
            not isinstance(caught, ast.Tuple)
            or self.lines[caught.lineno - 1].encode()[caught.col_offset : caught.col_offset + 1] == b"("
        ):
            return
        last = caught.elts[-1]
        if (
            len(caught.elts) == 2
            and isinstance(last, ast.Name)
            and last.id not in self.classes
            and not hasattr(builtins, last.id)
            and last.id not in self.origin
        ):
            note("python2", caught, f"`except …, {last.id}:` (Python 3: `except … as {last.id}:`)")

    def _note_call(self, node: ast.Call, within: bool, note, sets: set[str], own: set[str]) -> None:
        name = self.dotted(node.func) or ""
        plain_name = node.func.id if isinstance(node.func, ast.Name) else ""
        if name in ("random.seed", "numpy.random.seed", "pylab.seed"):
            if not node.args or (isinstance(node.args[0], ast.Constant) and node.args[0].value is None):
                if within:
                    note("not-repeatable", node, "a seed of the system's own")
            elif within:
                note("own-seed", node)
            else:
                note("seed-left-out", node)
        elif name in ("random.Random", "numpy.random.default_rng", "numpy.random.RandomState"):
            if not node.args and not node.keywords:
                note("not-repeatable", node, "a seed of the system's own")
            elif all(isinstance(value, ast.Constant) for value in node.args):
                note("own-seed", node)
        elif name in NOT_REPEATABLE or name.startswith("secrets."):
            if within or "random" in name:
                note("not-repeatable", node, NOT_REPEATABLE.get(name, "the system's own random numbers"))
        elif name == "time.sleep":
            if within:
                note("waits", node)
        elif name in LAST_BITS:
            note("last-bits", node, f"`{name}`")
        elif name in ("random.shuffle",) and len(node.args) == 2:
            note("old-python", node, "`random.shuffle` with a second argument")
        elif (
            name.startswith("random.")
            and not within
            and name.split(".")[1]
            in ("random", "randint", "choice", "randrange", "shuffle", "sample", "uniform", "gauss", "choices")
        ):
            note("drawn-once", node)
        elif plain_name == "sum" and "sum" not in own and node.args and not self._counts(node.args[0]):
            note("sum", node)
        elif plain_name == "input" and "input" not in own and within:
            note("input", node)
        elif plain_name == "open" and "open" not in own:
            note("files", node)
        elif plain_name in ("list", "tuple", "enumerate") and node.args and self._is_set(node.args[0], sets):
            note("set-order", node)
        elif isinstance(node.func, ast.Attribute):
            if node.func.attr in METHODS_OF_PYTHON_2 and node.func.attr not in self.methods:
                note("python2", node, f"`.{node.func.attr}` (Python 3: {METHODS_OF_PYTHON_2[node.func.attr]})")
            elif node.func.attr == "next" and not node.args and "next" not in self.methods:
                note("python2", node, "`.next()` (Python 3: `next(…)`)")
            elif node.func.attr == "pop" and not node.args and self._is_set(node.func.value, sets):
                note("set-order", node)

    @staticmethod
    def _counts(argument: ast.expr) -> bool:
        """Whether what is summed are surely whole numbers: sum(1 for …), sum(a == b for …)."""
        if isinstance(argument, (ast.GeneratorExp, ast.ListComp)):
            item = argument.elt
            return (
                isinstance(item, (ast.Compare, ast.BoolOp))
                or (isinstance(item, ast.UnaryOp) and isinstance(item.op, ast.Not))
                or (isinstance(item, ast.Constant) and isinstance(item.value, int))
                or (
                    isinstance(item, ast.Call)
                    and isinstance(item.func, ast.Name)
                    and item.func.id in ("len", "int", "bool")
                )
                or (
                    isinstance(item, ast.Call)
                    and isinstance(item.func, ast.Attribute)
                    and item.func.attr in ("randint", "randrange")
                )
            )
        return isinstance(argument, ast.Call) and isinstance(argument.func, ast.Name) and argument.func.id == "range"

    def _sets(self) -> set[str]:
        """Names that are given sets somewhere."""
        names = set()
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Assign) and self._is_set(node.value, set()):
                names |= {
                    target.id if isinstance(target, ast.Name) else f".{target.attr}"
                    for target in node.targets
                    if isinstance(target, (ast.Name, ast.Attribute))
                }
        return names

    @staticmethod
    def _is_set(node: ast.expr, sets: set[str]) -> bool:
        if isinstance(node, (ast.Set, ast.SetComp)):
            return True
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            return node.func.id in ("set", "frozenset")
        return (isinstance(node, ast.Name) and node.id in sets) or (
            isinstance(node, ast.Attribute) and f".{node.attr}" in sets
        )


SENTENCES = {
    "own-seed": "the program sets a seed of its own: every trial will be the same. Leave it out: each trial gets its own seed.",
    "seed-left-out": "this seed is left out: each trial gets its own, SEED/number of the trial.",
    "not-repeatable": "{what} differs each time: if the result depends on it, nobody can repeat a trial.",
    "waits": "time.sleep makes every trial take longer.",
    "set-order": "sets of tuples, fractions or objects of one's own come in another order in the browser than on a computer: sorted(…) of the set comes in the same everywhere.",
    "last-bits": "the last digits may differ between Python in the browser and on a computer: {what}.",
    "sum": "sum() of fractions adds more exactly from Python 3.12 on: older ones may differ in the last digits.",
    "numpy": "numpy is a small one of our own, in the terminal as in the browser: seeds hold, but its random numbers are those of Python's random, not numpy's.",
    "processes": "trials run on all processors by themselves: call the function that makes one trial. Within a trial, `{what}` works one after another or not at all.",
    "course-file": "the course's file `{what}` is not here: paste your own classes into the program. Its pictures and tests do nothing.",
    "python2": "Python 2 spelling: {what}.",
    "old-python": "works only in older versions of Python: {what}.",
    "drawn-once": "this random number is drawn once, for all trials: draw it in the function for one of its own each trial.",
    "input": "input() asks, and nobody answers in a trial: make it a parameter.",
    "files": "a trial has no files: write what the file holds into the program.",
}


def _note(kind: str, line: int, whats: list[str]) -> dict:
    what = ", ".join(whats[:6]) + (", …" if len(whats) > 6 else "")
    return {"kind": kind, "line": line, "sentence": f"Line {line}: " + SENTENCES[kind].format(what=what)}


def left_out_note(lines: list[int], ends: dict[int, int]) -> dict:
    """The note about lines that a trial does not run."""
    spans = [f"{line}" if ends.get(line, line) == line else f"{line} to {ends[line]}" for line in lines[:4]]
    told = (
        " and ".join([", ".join(spans[:-1]), spans[-1]])
        if len(spans) > 1 and len(lines) <= 4
        else ", ".join(spans) + (", …" if len(lines) > 4 else "")
    )
    several = len(lines) > 1 or " to " in told
    return {
        "kind": "left-out",
        "line": lines[0],
        "sentence": f"{'Lines' if several else 'Line'} {told}: not run in a trial, which takes the definitions and makes the call.",
    }


# Names in the tree


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _is_main_guard(node: ast.stmt) -> bool:
    return isinstance(node, ast.If) and any(
        isinstance(inner, ast.Name) and inner.id == "__name__" for inner in ast.walk(node.test)
    )


def _base(node: ast.expr) -> str | None:
    """The name at the beginning of a.b[c].d."""
    while isinstance(node, (ast.Attribute, ast.Subscript, ast.Starred)):
        node = node.value
    return node.id if isinstance(node, ast.Name) else None


def _outside_lambdas(node: ast.AST) -> Iterator[ast.AST]:
    """All nodes that run when the statement does."""
    if isinstance(node, LAMBDAS):
        return
    yield node
    for inner in ast.iter_child_nodes(node):
        yield from _outside_lambdas(inner)


def _own(function: ast.AST) -> Iterator[ast.AST]:
    """The nodes of a function without those of functions within it."""
    for inner in ast.iter_child_nodes(function):
        if not isinstance(inner, DEFINITIONS + (ast.Lambda,)):
            yield inner
            yield from _own(inner)


def _bound(node: ast.AST) -> set[str]:
    """The names that a top-level statement sets, or whose objects it changes."""
    names: set[str] = set()
    if isinstance(node, DEFINITIONS):
        return {node.name}
    if isinstance(node, IMPORTS):
        return {(alias.asname or alias.name).split(".")[0] for alias in node.names}
    for inner in _outside_lambdas(node):
        if isinstance(inner, ast.Name) and isinstance(inner.ctx, (ast.Store, ast.Del)):
            names.add(inner.id)
        elif isinstance(inner, (ast.Attribute, ast.Subscript)) and isinstance(inner.ctx, ast.Store):
            names.add(_base(inner) or "")
        elif isinstance(inner, ast.Expr) and isinstance(inner.value, ast.Call):
            call = inner.value
            if isinstance(call.func, ast.Attribute):
                names.add(_base(call.func) or "")
            names |= {argument.id for argument in call.args if isinstance(argument, ast.Name)}
        elif isinstance(inner, DEFINITIONS):
            names.add(inner.name)
        elif isinstance(inner, IMPORTS):
            names |= {(alias.asname or alias.name).split(".")[0] for alias in inner.names}
        elif isinstance(inner, ast.ExceptHandler) and inner.name:
            names.add(inner.name)
    for inner in ast.iter_child_nodes(node):
        if isinstance(inner, DEFINITIONS):
            names.add(inner.name)
    return names - {""}


def _loads(node: ast.AST) -> set[str]:
    """The names that a statement reads, and does not set itself before."""
    return {inner.id for inner in ast.walk(node) if isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Load)} - (
        _bound(node) if not isinstance(node, (ast.Assign, ast.AugAssign, ast.Expr)) else set()
    )


def _needs(node: ast.AST) -> set[str]:
    """The names of the module that a function or class reads."""
    loads: set[str] = set()
    own: set[str] = set()
    declared: set[str] = set()
    inside: set[str] = set()
    outside = [getattr(node, "decorator_list", []), getattr(node, "bases", []), getattr(node, "keywords", [])]
    arguments = getattr(node, "args", None)
    if isinstance(arguments, ast.arguments):
        own |= {argument.arg for argument in arguments.posonlyargs + arguments.args + arguments.kwonlyargs}
        own |= {argument.arg for argument in (arguments.vararg, arguments.kwarg) if argument}
        outside.append([value for value in arguments.defaults + arguments.kw_defaults if value is not None])
    for inner in _own(node):
        if isinstance(inner, ast.Name):
            (loads if isinstance(inner.ctx, ast.Load) else own).add(inner.id)
        elif isinstance(inner, ast.Global):
            declared |= set(inner.names)
        elif isinstance(inner, ast.ExceptHandler) and inner.name:
            own.add(inner.name)
    for inner in _nested(node):
        inside |= _needs(inner)
        if isinstance(inner, DEFINITIONS):
            own.add(inner.name)
    if isinstance(node, ast.ClassDef):
        own = set()  # methods do not see the names of their class
    names = ((loads | inside) - own) | declared
    return names | {
        inner.id for part in outside for value in part for inner in ast.walk(value) if isinstance(inner, ast.Name)
    }


def _nested(node: ast.AST) -> Iterator[ast.AST]:
    """The functions and classes directly within."""
    for inner in ast.iter_child_nodes(node):
        if isinstance(inner, DEFINITIONS + (ast.Lambda,)):
            yield inner
        else:
            yield from _nested(inner)


def _origins(tree: ast.Module) -> dict[str, str]:
    """What each imported name stands for: {"rnd": "random", "g": "random.gauss"}."""
    origin: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                origin[alias.asname or alias.name.split(".")[0]] = (
                    alias.name if alias.asname else alias.name.split(".")[0]
                )
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            for alias in node.names:
                if alias.name == "*":
                    for name in _STARRED.get(node.module, ()):
                        origin.setdefault(name, f"{node.module}.{name}")
                else:
                    origin[alias.asname or alias.name] = f"{node.module}.{alias.name}"
    for name in origin:
        if origin[name] in ("matplotlib.pyplot", "matplotlib.pylab"):
            origin[name] = "pylab"
    return origin


_PLOTS = "plot hist errorbar bar scatter title xlabel ylabel legend figure subplot axis xlim ylim axhline axvline grid text show savefig close clf".split()
_STARRED = {
    "random": "random randint randrange choice choices shuffle sample uniform gauss seed lognormvariate vonmisesvariate gammavariate betavariate paretovariate weibullvariate Random SystemRandom".split(),
    "math": [name[5:] for name in LAST_BITS if name.startswith("math.")],
    "time": ["time", "sleep", "perf_counter"],
    "pylab": _PLOTS,
    "matplotlib.pyplot": _PLOTS,
    "multiprocessing": ["Pool", "Process", "Queue"],
}
