"""Reads in a program's tree what would go wrong in several processes: no guard, globals that do not come back."""

from __future__ import annotations

import ast
import io
import tokenize

MAKERS = {"Pool", "Process", "ProcessPoolExecutor"}
HANDING = {"map", "starmap", "imap", "imap_unordered", "map_async", "starmap_async", "apply", "apply_async", "submit"}
CHANGING = {"append", "add", "extend", "insert", "update", "remove", "pop", "clear", "setdefault", "discard"}
GUARD_LINE = 'if __name__ == "__main__":'
Function = (ast.FunctionDef, ast.AsyncFunctionDef)


def uses_processes(tree: ast.Module) -> bool:
    """Whether the program imports what makes processes."""
    for node in ast.walk(tree):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        if any(name.split(".")[0] in ("multiprocessing", "concurrent") for name in names):
            return True
    return False


def unguarded(tree: ast.Module) -> list[ast.stmt]:
    """Statements at the top that make processes, themselves or by a function that they call, whoever reads the program."""
    functions = {node.name: node for node in ast.walk(tree) if isinstance(node, Function)}
    making = {name for name, node in functions.items() if _makes(node)}
    while True:
        more = {name for name, node in functions.items() if name not in making and _calls(node) & making}
        if not more:
            break
        making |= more
    return [
        statement
        for statement in tree.body
        if not isinstance(statement, (*Function, ast.ClassDef, ast.Import, ast.ImportFrom))
        and not _is_guard(statement)
        and (_makes(statement) or _calls(statement) & making)
    ]


def guarded(source: str, tree: ast.Module) -> str:
    """The program with the guard before the first statement that needs it; functions and classes stay at the top."""
    wrong = unguarded(tree)
    if not wrong:
        return source
    lines = source.split("\n")
    within_text = _within_text(source)
    put: list[tuple[int, int]] = []  # first and last line of what goes below a guard
    for statement in tree.body[tree.body.index(wrong[0]) :]:
        if isinstance(statement, (*Function, ast.ClassDef, ast.Import, ast.ImportFrom)) or _is_guard(statement):
            continue
        first, last = statement.lineno, statement.end_lineno or statement.lineno
        if put and not any(
            isinstance(other, (*Function, ast.ClassDef)) or _is_guard(other)
            for other in tree.body
            if put[-1][1] < other.lineno < first
        ):
            put[-1] = (put[-1][0], last)
        else:
            put.append((first, last))
    for first, last in reversed(put):
        for number in range(first, last + 1):
            if lines[number - 1].strip() and number not in within_text:
                lines[number - 1] = "    " + lines[number - 1]
        lines.insert(first - 1, GUARD_LINE)
    return "\n".join(lines)


def _within_text(source: str) -> set[int]:
    """Lines that begin within a text of several lines: there, spaces belong to the text."""
    within: set[int] = set()
    begun: list[int] = []
    starts = {getattr(tokenize, name) for name in ("FSTRING_START", "TSTRING_START") if hasattr(tokenize, name)}
    ends = {getattr(tokenize, name) for name in ("FSTRING_END", "TSTRING_END") if hasattr(tokenize, name)}
    try:
        for token in tokenize.generate_tokens(io.StringIO(source).readline):
            if token.type == tokenize.STRING:
                within.update(range(token.start[0] + 1, token.end[0] + 1))
            elif token.type in starts:
                begun.append(token.start[0])
            elif token.type in ends and begun:
                within.update(range(begun.pop() + 1, token.end[0] + 1))
    except (tokenize.TokenError, SyntaxError):
        pass
    return within


def changed_globals(tree: ast.Module) -> list[tuple[str, str, int]]:
    """Functions that are handed to processes and change a name of the program: (function, name, line)."""
    functions = {node.name: node for node in ast.walk(tree) if isinstance(node, Function)}
    handed = {name for name in _handed(tree) if name in functions}
    while True:
        more = {name for held in handed for name in _calls(functions[held]) if name in functions} - handed
        if not more:
            break
        handed |= more
    own = _top_names(tree)
    found = []
    for name in sorted(handed, key=lambda held: functions[held].lineno):
        for changed, line in _changes(functions[name], own):
            if (name, changed) not in [(a, b) for a, b, _ in found]:
                found.append((name, changed, line))
    return found


def _name_of(call: ast.Call) -> str:
    function = call.func
    return function.id if isinstance(function, ast.Name) else function.attr if isinstance(function, ast.Attribute) else ""


def _inside(node: ast.AST) -> list[ast.AST]:
    """What is done when the statement is, without the insides of functions that it defines."""
    found, rest = [], [node]
    while rest:
        found.append(rest.pop())
        rest += [child for child in ast.iter_child_nodes(found[-1]) if not isinstance(child, (*Function, ast.Lambda))]
    return found


def _makes(node: ast.AST) -> bool:
    return any(isinstance(each, ast.Call) and _name_of(each) in MAKERS for each in _inside(node))


def _calls(node: ast.AST) -> set[str]:
    return {each.func.id for each in _inside(node) if isinstance(each, ast.Call) and isinstance(each.func, ast.Name)}


def _is_guard(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.If) and any(
        isinstance(node, ast.Name) and node.id == "__name__" for node in ast.walk(statement.test)
    )


def _handed(tree: ast.Module) -> set[str]:
    """Names of functions that a pool or a process is given."""
    names = set()
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        first = None
        if isinstance(node.func, ast.Attribute) and node.func.attr in HANDING and node.args:
            first = node.args[0]
        elif _name_of(node) == "Process":
            first = next((word.value for word in node.keywords if word.arg == "target"), None)
        if isinstance(first, ast.Name):
            names.add(first.id)
    return names


def _top_names(tree: ast.Module) -> set[str]:
    names: set[str] = set()
    for statement in tree.body:
        targets = (
            statement.targets
            if isinstance(statement, ast.Assign)
            else [statement.target]
            if isinstance(statement, (ast.AnnAssign, ast.AugAssign))
            else []
        )
        names |= {node.id for target in targets for node in ast.walk(target) if isinstance(node, ast.Name)}
    return names


def _changes(function: ast.AST, own: set[str]) -> list[tuple[str, int]]:
    """Names of the program that a function changes, with the lines."""
    nodes = list(ast.walk(function))
    declared = {name for node in nodes if isinstance(node, ast.Global) for name in node.names}
    stored = {node.id: node.lineno for node in reversed(nodes) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    local = {node.arg for node in nodes if isinstance(node, ast.arg)} | (set(stored) - declared)
    found = [(name, stored[name]) for name in sorted(declared & set(stored))]
    for node in nodes:
        held = None
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CHANGING:
            held = node.func.value
        elif isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store):
            held = node.value
        if isinstance(held, ast.Name) and held.id in own and held.id not in local:
            found.append((held.id, node.lineno))
    return found
