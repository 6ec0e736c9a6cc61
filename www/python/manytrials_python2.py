"""Python 2 spelling made Python 3, with what was changed."""

from __future__ import annotations

import ast
import io
import re
import tokenize

Token = tokenize.TokenInfo
NAMES = {"xrange": "range", "raw_input": "input", "unicode": "str", "unichr": "chr", "long": "int", "basestring": "str"}
METHODS = {"iteritems": "items", "iterkeys": "keys", "itervalues": "values"}
DIVISION = "In Python 2, `/` of whole numbers leaves out the fraction; in Python 3 it does not, and `//` does. Not changed: decide."


def convert(source: str) -> tuple[str, list[dict]]:
    """Python 2 spelling to Python 3: the program and [{"line", "was", "is"}, ...]; what is only told has a "sentence" too."""
    source = source.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    was_python_3 = _parses(source)
    changed = source
    if not was_python_3 or re.search(
        r"\b(xrange|raw_input|unicode|unichr|long|basestring|has_key|iteritems|iterkeys|itervalues)\b|\.next\(\)|\bexcept\b[^:\n]*,",
        source,
    ):
        changed = _by_fissix(source) or _by_tokens(source)
    was, now = source.split("\n"), changed.split("\n")
    changes: list[dict] = []
    if len(was) == len(now):
        changes = [
            {"line": i, "was": a.strip(), "is": b.strip()} for i, (a, b) in enumerate(zip(was, now), 1) if a != b
        ]
    elif changed != source:
        changes = _changes(was, now)
    if changes:
        for i, line in enumerate(now, 1):
            if re.search(r"(?<![/.\d])\b[A-Za-z_]\w*\s*/\s*(?!/)[A-Za-z_\d]+(?![\d.])", line.split("#")[0]):
                changes.append({"line": i, "was": line.strip(), "is": line.strip(), "sentence": DIVISION})
    return changed, sorted(changes, key=lambda change: change["line"])


def _parses(source: str) -> bool:
    try:
        ast.parse(source)
        return True
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False


def _changes(was: list[str], now: list[str]) -> list[dict]:
    """Changed lines where their number changed too."""
    import difflib

    changes = []
    for what, a, b, c, d in difflib.SequenceMatcher(None, was, now, False).get_opcodes():
        if what == "replace" and b - a == d - c:
            changes += [
                {"line": c + i + 1, "was": was[a + i].strip(), "is": now[c + i].strip()}
                for i in range(b - a)
                if was[a + i] != now[c + i]
            ]
        elif what != "equal":
            changes.append({"line": c + 1, "was": "\n".join(was[a:b]).strip(), "is": "\n".join(now[c:d]).strip()})
    return changes


def _by_fissix(source: str) -> str | None:
    """By 2to3's successor, if it is there."""
    try:
        from fissix import refactor
    except ImportError:
        return None
    fixers = "apply dict except exec execfile filter funcattrs has_key input itertools itertools_imports map ne next nonzero numliterals paren print raise raw_input reduce renames repr sys_exc throw tuple_params unicode xrange zip long basestring".split()
    try:
        tool = refactor.RefactoringTool([f"fissix.fixes.fix_{name}" for name in fixers if name != "input"])
        ended = source if source.endswith("\n") else source + "\n"
        text = str(tool.refactor_string(ended, "program"))
    except Exception:
        return None
    return text if source.endswith("\n") else text[:-1] if text.endswith("\n") else text


def _by_tokens(source: str) -> str:
    """By the few rules that the course's programs need."""
    lines = source.split("\n")
    tokens = []
    try:
        for token in tokenize.generate_tokens(io.StringIO(source).readline):
            tokens.append(token)
    except (tokenize.TokenError, SyntaxError, IndentationError):
        pass  # what was read so far is converted
    edits: list[tuple[tuple[int, int], tuple[int, int], str]] = []
    useful = [
        token for token in tokens if token.type not in (tokenize.COMMENT, tokenize.NL, tokenize.INDENT, tokenize.DEDENT)
    ]
    begins = True  # whether a statement begins here
    for i, token in enumerate(useful):
        if token.type == tokenize.NAME:
            if begins and token.string == "print":
                edits += _print(useful, i, lines)
            elif begins and token.string in ("except", "raise"):
                edits += _except_or_raise(useful, i)
            elif token.string in NAMES and not _is_attribute(useful, i):
                edits.append((token.start, token.end, NAMES[token.string]))
            elif token.string in METHODS and _is_attribute(useful, i):
                edits.append((token.start, token.end, METHODS[token.string]))
            elif token.string in ("next", "has_key") and _is_attribute(useful, i):
                edits += _method(useful, i, lines)
            elif token.string == "maxint" and _is_attribute(useful, i):
                edits.append((token.start, token.end, "maxsize"))
        elif token.string == "<>" or (
            token.string == "<"
            and i + 1 < len(useful)
            and useful[i + 1].string == ">"
            and useful[i + 1].start == token.end
        ):
            edits.append((token.start, (token.start[0], token.start[1] + 2), "!="))
        elif (
            token.type == tokenize.NUMBER
            and i + 1 < len(useful)
            and useful[i + 1].string in ("L", "l")
            and useful[i + 1].start == token.end
        ):
            edits.append((useful[i + 1].start, useful[i + 1].end, ""))
        begins = (
            token.type == tokenize.NEWLINE
            or token.string == ";"
            or (token.string == ":" and _ends_head(useful, i))
            or token.type == tokenize.ENCODING
        )
    for start, end, text in sorted(edits, reverse=True):
        row = start[0] - 1
        if start[0] == end[0]:
            lines[row] = lines[row][: start[1]] + text + lines[row][end[1] :]
    return "\n".join(lines)


def _is_attribute(tokens: list[Token], i: int) -> bool:
    return i > 0 and tokens[i - 1].string == "."


def _ends_head(tokens: list[Token], i: int) -> bool:
    """Whether a colon ends `if …`, `else`, `for …` and the like, so that a statement may follow in its line."""
    depth = 0
    for token in reversed(tokens[:i]):
        if token.type == tokenize.NEWLINE:
            break
        depth += (token.string in (")", "]", "}")) - (token.string in ("(", "[", "{"))
        if depth < 0 or token.string == "lambda":
            return False
    return True


def _end(tokens: list[Token], i: int) -> int:
    """The index behind the last token of the statement that begins at i."""
    depth = 0
    while i < len(tokens):
        token = tokens[i]
        depth += (token.string in ("(", "[", "{")) - (token.string in (")", "]", "}"))
        if token.type in (tokenize.NEWLINE, tokenize.ENDMARKER) or (token.string == ";" and depth == 0):
            break
        i += 1
    return i


def _print(tokens: list[Token], i: int, lines: list[str]) -> list:
    """`print a, b` as a call."""
    end = _end(tokens, i)
    begin = tokens[i]
    if end == i + 1:
        return [(begin.start, begin.end, "print()")]
    first, last = tokens[i + 1], tokens[end - 1]
    if first.string in ("=", ".", ",") or (first.string == "(" and _closes(tokens, i + 1) == end - 1):
        return []
    extra = ""
    if last.string == ",":
        extra, last = ', end=" "', tokens[end - 2]
        edits = [(tokens[end - 1].start, tokens[end - 1].end, "")]
    else:
        edits = []
    start = first.start
    if first.string == ">>":
        comma = next((k for k in range(i + 2, end) if tokens[k].string == ","), end)
        file = lines[first.start[0] - 1][first.end[1] : tokens[comma - 1].end[1]].strip()
        extra += f", file={file}" if comma < end - 1 else f"file={file}"
        start = tokens[comma + 1].start if comma < end - 1 else last.end
    between = (begin.end, start, "(") if start[0] == begin.end[0] else (begin.end, begin.end, "(")
    return edits + [between, (last.end, last.end, extra + ")")]


def _closes(tokens: list[Token], i: int) -> int:
    """The index of the bracket that closes the one at i."""
    depth = 0
    for k in range(i, len(tokens)):
        depth += (tokens[k].string in ("(", "[", "{")) - (tokens[k].string in (")", "]", "}"))
        if depth == 0:
            return k
    return len(tokens)


def _except_or_raise(tokens: list[Token], i: int) -> list:
    """`except E, e:` and `raise E, "text"`."""
    depth = 0
    for k in range(i + 1, _end(tokens, i)):
        token = tokens[k]
        depth += (token.string in ("(", "[", "{")) - (token.string in (")", "]", "}"))
        if depth == 0 and token.string == ":":
            return []
        if depth == 0 and token.string == ",":
            if tokens[i].string == "except":
                return (
                    [(token.start, token.end, " as")]
                    if tokens[k + 2].string == ":" and tokens[k + 1].string.islower()
                    else []
                )
            last = tokens[_end(tokens, i) - 1]
            start = tokens[k + 1].start
            return [(token.start, start if start[0] == token.start[0] else token.end, "("), (last.end, last.end, ")")]
    return []


def _method(tokens: list[Token], i: int, lines: list[str]) -> list:
    """`it.next()` as next(it), `d.has_key(k)` as (k in d); only behind plain names."""
    if i + 1 >= len(tokens) or tokens[i + 1].string != "(":
        return []
    close = _closes(tokens, i + 1)
    k = i - 2
    while k >= 2 and tokens[k].type == tokenize.NAME and tokens[k - 1].string == ".":
        k -= 2
    if k < 0 or close >= len(tokens) or tokens[k].type != tokenize.NAME or tokens[k].start[0] != tokens[close].end[0]:
        return []
    line = lines[tokens[k].start[0] - 1]
    owner = line[tokens[k].start[1] : tokens[i - 2].end[1]]
    inner = line[tokens[i + 1].end[1] : tokens[close].start[1]].strip()
    if tokens[i].string == "next":
        return [(tokens[k].start, tokens[close].end, f"next({owner})")] if not inner else []
    return [(tokens[k].start, tokens[close].end, f"({inner} in {owner})")] if inner else []
