"""What goes wrong in a visitor's program, told in sentences a student understands."""

from __future__ import annotations

import difflib
import re
import sys
import traceback
from collections.abc import Iterable

from manytrials_results import NoResult
from manytrials_surroundings import NAME, Ended, Refused, plain

FILE = "your program"  # how the program is called where Python names its file
CALL = "the call"
MOST_OF_TRACE = 6_000


class Mistake(Exception):
    """What went wrong: a sentence, the line of the program, Python's own traceback of the program."""

    def __init__(
        self, sentence: str, line: int | None = None, trace: str = "", kind: str = "", printed: str = ""
    ) -> None:
        super().__init__(sentence)
        self.sentence, self.line, self.trace, self.kind, self.printed = sentence, line, trace, kind, printed

    def as_dict(self) -> dict:
        """The mistake as data."""
        return {
            "sentence": self.sentence,
            "line": self.line,
            "trace": self.trace,
            "kind": self.kind,
            "printed": self.printed,
        }


def of_exception(error: BaseException, names: Iterable[str] = (), left_out: dict[str, int] | None = None) -> Mistake:
    """The mistake behind what a trial raised; names are the program's own, left_out those of lines that a trial leaves out."""
    frames = [
        (frame, line) for frame, line in traceback.walk_tb(error.__traceback__) if frame.f_code.co_filename == FILE
    ]
    line = frames[-1][1] if frames else None
    kind = type(error).__name__
    if isinstance(error, NoResult):
        return Mistake(_sentence(str(error), None), None, "", "NoResult")
    if isinstance(error, SyntaxError) and error.filename in (FILE, CALL):
        return of_syntax(error, "")
    words = _words(error)
    trace = _trace(frames, error)
    try:
        said = _said(error, words, names, left_out or {})
    except Exception:
        said = ""
    if isinstance(error, (Refused, Ended)):
        kind = "Refused"
    return Mistake(
        _sentence(said or (f"{kind}: {words}" if words else kind), line),
        line,
        plain(trace, MOST_OF_TRACE),
        plain(kind, 60),
    )


def _words(error: BaseException) -> str:
    """The exception's own words."""
    try:
        return " ".join(plain(error, 400).split())[:300]
    except BaseException:
        return ""


def _sentence(text: str, line: int | None) -> str:
    """A sentence that says where, and ends."""
    text = text if text.endswith((".", "?", "!", "…")) else text + "."
    if line is not None:
        return f"Line {line}: {text}"
    return text[:1].upper() + text[1:] if not text.startswith("`") else text


def _trace(frames: list, error: BaseException) -> str:
    """Python's traceback without the frames that are not the program's."""
    if not frames:
        return ""
    middle = ["  … more calls …\n"] if len(frames) > 40 else []
    first, last = (frames[:20], frames[-20:]) if middle else (frames, [])
    lines = ["Traceback (most recent call last):\n"]
    lines += traceback.StackSummary.extract(iter(first)).format()
    if middle:
        lines += middle + traceback.StackSummary.extract(iter(last)).format()
    try:
        lines += traceback.TracebackException(type(error), error, None).format_exception_only()
    except BaseException:
        lines.append(type(error).__name__ + "\n")
    return "".join(lines)


def _close(name: str, names: Iterable[str]) -> str:
    """A name of the program that is spelt much alike."""
    found = difflib.get_close_matches(name, [known for known in names if known != name], 1, 0.75)
    return found[0] if found else ""


def _said(error: BaseException, words: str, names: Iterable[str], left_out: dict[str, int]) -> str:
    """The usual exceptions in plain words, else nothing."""
    if isinstance(error, Refused):
        return str(error)
    if isinstance(error, Ended):
        return "the program ends Python itself (os._exit or os.abort): a trial ends with `return`"
    if isinstance(error, SystemExit):
        return "the program ends itself (sys.exit, exit or quit): a trial ends with `return`"
    if isinstance(error, KeyboardInterrupt):
        return "stopped"
    if isinstance(error, RecursionError):
        return "functions call each other too deep (RecursionError): does a function that calls itself have a case in which it stops?"
    if isinstance(error, MemoryError):
        return "the memory is full (MemoryError): does a list grow without end?"
    if isinstance(error, UnboundLocalError):
        name = _quoted(words)
        return f"`{name}` is read before it is set (UnboundLocalError): the function assigns to `{name}`, so it is the function's own. Write `global {name}` in its first line, or make it a parameter"
    if isinstance(error, NameError):
        return _of_name(getattr(error, "name", None) or _quoted(words), words, names, left_out)
    if isinstance(error, ModuleNotFoundError):
        if "not in" in words or "not here" in words:
            return words
        return f"the module `{error.name}` is not here: a program has most of Python's own library, and of numpy and pylab the usual. Paste what it needs of its own modules into it"
    if isinstance(error, ImportError):
        found = re.match(r"cannot import name '(\w+)' from '([\w.]+)' \(unknown location\)", words)
        if found:
            return f"`{found[2]}.{found[1]}` is not here: of this module, a program has the usual"
        return words if "not here" in words else f"an import failed (ImportError: {words})"
    if isinstance(error, ZeroDivisionError):
        return f"a division by zero (ZeroDivisionError: {words})"
    if isinstance(error, IndexError):
        if "empty sequence" in words:
            return "something is drawn from an empty list (IndexError)"
        return f"an index is beyond the end (IndexError: {words}): a list of n items has the indices 0 to n - 1"
    if isinstance(error, KeyError):
        return f"the dict has no key {words} (KeyError): dict.get({words}, 0) gives 0 where there is none"
    if isinstance(error, TypeError):
        return _of_type(words)
    if isinstance(error, AttributeError):
        return _of_attribute(error, words)
    if isinstance(error, EOFError):
        return "something is read where nothing comes (EOFError)"
    if isinstance(error, FileNotFoundError):
        return f"there is no file {error.filename!r} (FileNotFoundError): a trial has no files. Write what it holds into the program"
    if isinstance(error, OverflowError):
        return f"a number grew too large (OverflowError: {words})"
    if isinstance(error, AssertionError):
        return f"an assert does not hold (AssertionError{': ' + words if words else ''})"
    if isinstance(error, NotImplementedError):
        return "something is left to be written (NotImplementedError): is a method missing in the class below?"
    if isinstance(error, ValueError) and "unpack" in words:
        return f"as many names must stand left of `=` as values come from the right (ValueError: {words})"
    if isinstance(error, ValueError) and "math domain" in words:
        return "a root of a negative number, or a logarithm of one that is not positive (ValueError: math domain error)"
    if isinstance(error, StopIteration):
        return "next() finds nothing more (StopIteration)"
    return ""


def _quoted(words: str) -> str:
    """The first quoted word."""
    found = re.search(r"'([^']*)'", words)
    return found.group(1) if found else "?"


OF_PYTHON_2 = {
    "xrange": "range",
    "raw_input": "input",
    "unicode": "str",
    "unichr": "chr",
    "long": "int",
    "basestring": "str",
    "reduce": "functools.reduce",
    "cmp": "(a > b) - (a < b)",
    "execfile": "exec",
    "reload": "importlib.reload",
    "buffer": "memoryview",
    "apply": "f(*args)",
    "intern": "sys.intern",
    "file": "open",
}
METHODS_OF_PYTHON_2 = {
    "has_key": "`key in d`",
    "iteritems": ".items()",
    "iterkeys": ".keys()",
    "itervalues": ".values()",
}
_MODULES = (
    "random",
    "math",
    "numpy",
    "np",
    "pylab",
    "plt",
    "statistics",
    "sys",
    "time",
    "itertools",
    "collections",
    "functools",
    "copy",
)
_FUNCTIONS = {
    "sqrt": "math",
    "pi": "math",
    "sin": "math",
    "cos": "math",
    "exp": "math",
    "log": "math",
    "floor": "math",
    "ceil": "math",
    "randint": "random",
    "choice": "random",
    "shuffle": "random",
    "randrange": "random",
    "uniform": "random",
    "mean": "statistics",
    "stdev": "statistics",
    "Counter": "collections",
    "defaultdict": "collections",
    "deque": "collections",
    "namedtuple": "collections",
    "deepcopy": "copy",
}


def _of_name(name: str, words: str, names: Iterable[str], left_out: dict[str, int]) -> str:
    begun = f"the name `{name}` is not defined (NameError)"
    if name in left_out:
        return f"{begun}: line {left_out[name]}, where it is set, is left out in a trial, which runs the definitions and the call. Set it within a function, or make it a parameter"
    if name in OF_PYTHON_2:
        return f"{begun}: it is Python 2; Python 3 writes `{OF_PYTHON_2[name]}`"
    if name in ("true", "false", "none", "null"):
        return f"{begun}: Python writes `{'None' if name == 'null' else name.capitalize()}`"
    close = _close(name, names)
    if close:
        return f"{begun}: is `{close}` meant?"
    if name in _MODULES:
        module = {"np": "import numpy as np", "plt": "import matplotlib.pyplot as plt"}.get(name, f"import {name}")
        return f"{begun}: `{module}` is missing at the top"
    if name in _FUNCTIONS:
        return f"{begun}: `from {_FUNCTIONS[name]} import {name}` is missing at the top"
    return f"{begun}: is it spelt as where it is set, and set before?"


def _of_type(words: str) -> str:
    words = words.replace(f"{NAME}.", "")
    missing = re.match(
        r"(?:\w+\.)*(\w+)\(\) missing (\d+) required (?:positional|keyword-only) arguments?: (.*)", words
    )
    if missing:
        what = f"the class `{missing[1]}`" if missing[1][:1].isupper() else f"`{missing[1]}`"
        if missing[1] == "__init__":
            what = "an object's `__init__`"
        extra = (
            ""
            if "self" not in missing[3]
            else ": a method is called on an object, so the brackets `()` behind the class are missing"
        )
        return f"{what} needs {missing[3]} as well, {'an argument that was' if missing[2] == '1' else 'arguments that were'} not given (TypeError){extra}"
    many = re.match(r"(?:\w+\.)*(\w+)\(\) takes (.*?)(?: positional)? arguments? but (\d+) (?:was|were) given", words)
    if many:
        extra = (
            ". Is `self` missing as a method's first parameter?"
            if many[2].startswith("0") or int(many[3]) == int(re.sub(r"\D.*", "", many[2]) or -9) + 1
            else ""
        )
        return f"`{many[1]}` takes {many[2]} {'argument' if many[2] == '1' else 'arguments'}, but {many[3]} came (TypeError){extra}"
    named = re.match(r"(?:\w+\.)*(\w+)\(\) got an unexpected keyword argument '(\w+)'", words)
    if named:
        return f"`{named[1]}` has no parameter `{named[2]}` (TypeError)"
    if "'NoneType'" in words:
        return f"something is None where a value is needed (TypeError: {words}): does a function lack its `return`?"
    if "not subscriptable" in words and ("method" in words or "function" in words):
        return f"square brackets stand behind a function (TypeError: {words}): a call has round ones"
    if "not callable" in words:
        return f"something that is no function is called (TypeError: {words}): has a variable a function's name?"
    if "'float' object cannot be interpreted as an integer" in words:
        return "a whole number is needed, and a fraction came (TypeError): `/` gives a float; `//` or int(…) gives a whole number"
    return f"values of kinds that do not go together (TypeError: {words})"


def _of_attribute(error: AttributeError, words: str) -> str:
    found = re.match(r"(?:type object )?'?(\w+)'? (?:object )?has no attribute '(\w+)'", words) or re.match(
        r"module '(\w+)' has no attribute '(\w+)'", words
    )
    if "not here" in words:
        return words
    if not found:
        return ""
    owner, name = found[1], found[2]
    if owner == "NoneType":
        return f"`.{name}` of None (AttributeError): does a function lack its `return`, or is a variable not set yet?"
    if name in METHODS_OF_PYTHON_2:
        return f"`.{name}` is Python 2 (AttributeError): Python 3 writes {METHODS_OF_PYTHON_2[name]}"
    if name == "next":
        return "`.next()` is Python 2 (AttributeError): Python 3 writes `next(…)`"
    close = _close(name, [known for known in dir(getattr(error, "obj", None)) if not known.startswith("__")])
    return f"{owner} has no `.{name}` (AttributeError){': is `.' + close + '` meant?' if close else ': is it spelt as where it is set, and set in __init__?'}"


# Syntax: what students write most often, by the line as it stands; Python before 3.10 says no more than "invalid syntax".
_BLOCK = r"(if|elif|else|for|while|def|class|try|except|finally|with)\b"
_KEYWORDS = "lambda|class|def|from|import|in|is|not|and|or|pass|return|global|None|True|False|if|else|for|while|with|try|except|yield|del|as|raise|break|continue|assert|finally|elif|nonlocal|async|await"
_RULES: list[tuple[str, str]] = [
    (r"^\s*(>>>|In \[\d+\]:)", "the prompt `>>>` was copied as well: delete it in every line"),
    (r"^\s*[%!]\s*\w", "a command of notebooks, not of Python: delete the line"),
    (r"[\u201c\u201d\u2018\u2019\u201e]", "curly quotation marks, as word processors make them: write \" or '"),
    (
        r"[\u00a0\u200b\ufeff]",
        "an invisible character, as copying from a web page leaves it: delete the spaces and type them anew",
    ),
    (r"[\u2013\u2014\u2212\u00d7]", "a dash or sign that only looks like Python's: type - or * anew"),
    (r"^\s*print\s+(?![=.\[]|\()", "`print` without brackets is Python 2: Python 3 writes `print(…)`"),
    (r"^\s*exec\s+[\"'\w]", "`exec` without brackets is Python 2: Python 3 writes `exec(…)`"),
    (r"^\s*except\s+[\w.]+\s*,\s*\w+\s*:", "`except E, e:` is Python 2: Python 3 writes `except E as e:`"),
    (r"^\s*raise\s+[\w.]+\s*,", '`raise E, "text"` is Python 2: Python 3 writes `raise E("text")`'),
    (r"<>", "`<>` is Python 2: Python 3 writes `!=`"),
    (r"`", "backticks are Python 2: Python 3 writes `repr(…)`"),
    (r"^\s*else\s+if\b", "`else if` is written `elif`"),
    (r"&&|\|\|", "Python writes `and` and `or`"),
    (r"(?<![\w=!<>])!\s*[\w(]", "Python writes `not` where others write `!`"),
    (r"\+\+\s*(\)|$)|--\s*$", "Python has no `++`: write `+= 1`"),
    (r"[=!<>]\s+=", "two signs are torn apart by a space: `==`, `!=`, `<=` and `>=` have none"),
    (r"=<|=>", "it is written `<=` and `>=`"),
    (r"^\s*(if|elif|while)\b(?:[^=]|[=!<>]=)*?[^=!<>:]=(?!=)", "a single `=` sets a variable: to compare, write `==`"),
    (
        rf"^\s*({_KEYWORDS})\s*[-+*/]?=(?!=)",
        "a word that Python itself uses cannot name a variable: choose another name",
    ),
    (
        rf"^\s*def\s+\w+\s*\([^)]*\b({_KEYWORDS})\b\s*[,)=]",
        "a word that Python itself uses cannot name a parameter: choose another name",
    ),
    (r"(?<![\w.])0\d+(?![\w.])", "a number does not begin with 0"),
]


# By Python's message, or by the line without its texts and comments.
_MESSAGES: list[tuple[str, str]] = [
    (r"^\s*(elif|else)\b", "`else` and `elif` belong to an `if` above them, with the same indentation"),
    (r"^\s*(except|finally)\b", "`except` and `finally` belong to a `try` above them, with the same indentation"),
    (r"expected 'except' or 'finally' block", "the `try` above has no `except` or `finally`"),
    (r"^\s*def\s+\w+\s+\w|expected '\('", "behind the name of a function stand brackets: `def f(n):`"),
    (r"^\s*def\s*\(", "behind `def` stands a name: `def f(n):`"),
    (
        r"^\s*function\b|\{\s*$",
        "this is not Python: a function begins with `def f(n):`, and what belongs to it is indented",
    ),
    (r"expected 'else' after 'if' expression", "`a if b` needs its `else`: `a if b else c`"),
    (r"duplicate argument", "two parameters have the same name"),
    (r"is parameter and global", "a parameter cannot be global as well: leave out the `global`"),
    (
        r"default argument follows|without a default follows",
        "parameters with a default, `a=1`, stand behind those without",
    ),
    (r"positional argument follows", "arguments with a name, `a=1`, stand behind those without"),
    (
        r"forgot a comma|':' expected after dictionary key",
        "a comma, a colon or a sign such as + or * is missing between two things",
    ),
    (r"[\w\"\])]\s+\w+\s*=(?!=)", "a line holds one statement: the second begins a new line"),
]


def of_syntax(error: SyntaxError, source: str) -> Mistake:
    """The mistake behind a SyntaxError, in plain words where it is one of the usual."""
    lines = source.splitlines() or [error.text or ""]
    number = error.lineno or 1
    said, number = _syntax(error, lines, min(max(number, 1), len(lines)))
    shown = plain(lines[number - 1] if 0 < number <= len(lines) else error.text or "", 200).rstrip()
    where = "In the call: " if error.filename == CALL else f"Line {number}: "
    trace = f'  File "{error.filename or FILE}", line {number}\n    {shown.strip()}\n{type(error).__name__}: {plain(error.msg, 300)}\n'
    return Mistake(
        where + said + ("" if said.endswith("?") else "."),
        None if error.filename == CALL else number,
        trace,
        type(error).__name__,
    )


def _syntax(error: SyntaxError, lines: list[str], number: int) -> tuple[str, int]:
    """The sentence, and the line that it is about."""
    message = plain(error.msg, 300)
    line = lines[number - 1]
    code, brackets, text_begins = _scan(lines, number)
    if isinstance(error, TabError) or "inconsistent use of tabs" in message:
        return "tabs and spaces are mixed at the beginning: use four spaces a step, everywhere", number
    for pattern, sentence in _RULES[:2]:
        if re.search(pattern, line):
            return sentence, number
    if isinstance(error, IndentationError) or "expected an indented block" in message:
        return _indentation(message, lines, number), number
    if "return" in message and "outside" in message:
        return "`return` stands outside of a function: is it indented enough?", number
    if "outside loop" in message or "not properly in loop" in message:
        return f"{_backquoted(message)} stands outside of a loop: is it indented enough?", number
    if text_begins and ("string" in message or "EOF" in message or "invalid" in message):
        return (
            f"a text begins {'here' if text_begins == number else f'in line {text_begins}'} and does not end: its closing quotation mark is missing",
            text_begins,
        )
    for pattern, sentence in _RULES[2:]:
        # Signs within texts are no mistakes; curly quotation marks and the invisible are, wherever they stand.
        if re.search(pattern, line if pattern.startswith("[\\u") else code[number - 1]):
            return sentence, number
    for sign, row in brackets:
        if row < 0:
            return f"the bracket `{sign}` closes nothing: one too many, or its opening one is missing", -row
    bare = code[number - 1].split("#")[0].rstrip()
    if re.match(rf"^\s*{_BLOCK}", bare) and not _has_colon(bare) and not any(row < number for _, row in brackets):
        open_here = [sign for sign, row in brackets if row == number]
        if not open_here or not re.search(r"[,(\[{]$", bare):
            if open_here:
                return f"the bracket `{open_here[-1]}` is never closed", number
            word = re.match(rf"^\s*{_BLOCK}", bare)[1]  # type: ignore[index]
            return f"the colon `:` at the end is missing, behind `{word} …`", number
    if brackets:
        sign, row = brackets[-1]
        return f"the bracket `{sign}` of this line is never closed", row
    for pattern, sentence in _MESSAGES:
        if re.search(pattern, message) or re.search(pattern, bare):
            return sentence, number
    if "cannot assign" in message or "can't assign" in message:
        return f"left of `=` must stand a name ({message})", number
    if "leading zeros" in message or "invalid token" in message:
        return "a number does not begin with 0", number
    return (
        f"Python cannot read this line ({message}): is something missing or too much, here or in the line before?",
        number,
    )


def _indentation(message: str, lines: list[str], number: int) -> str:
    if "expected an indented block" in message:
        before = next(
            (i for i in range(number - 1, 0, -1) if lines[i - 1].strip() and not lines[i - 1].lstrip().startswith("#")),
            0,
        )
        head = f" below `{plain(lines[before - 1].strip(), 60)}` (line {before})" if before else ""
        return f"the lines{head} must be indented, by four spaces; `pass` stands for nothing to do"
    if "unindent" in message or "dedent" in message:
        return "this line is indented less than the one before, but as much as none above it: give it the indentation of its block"
    return "this line is indented for no reason: is a line above it missing, or are there spaces too many?"


def _backquoted(message: str) -> str:
    found = re.search(r"'(\w+)'", message)
    return f"`{found[1]}`" if found else "`break`"


def _has_colon(code: str) -> bool:
    """Whether a colon stands outside of brackets."""
    depth = 0
    for sign in code:
        depth += (sign in "([{") - (sign in ")]}")
        if sign == ":" and depth <= 0:
            return True
    return False


def _scan(lines: list[str], upto: int) -> tuple[list[str], list[tuple[str, int]], int]:
    """The lines without texts and comments; brackets that are open (or, negative, close nothing); where an open text begins."""
    code: list[str] = []
    stack: list[tuple[str, int]] = []
    wrong: list[tuple[str, int]] = []
    quote, begins, unended = "", 0, 0
    for row, line in enumerate(lines, 1):
        kept = []
        i = 0
        while i < len(line):
            sign = line[i]
            if quote:
                if sign == "\\":
                    i += 1
                elif line.startswith(quote, i):
                    i += len(quote) - 1
                    kept.append('"')
                    quote = ""
            elif sign == "#":
                break
            elif sign in "\"'":
                quote = line[i : i + 3] if line[i : i + 3] in ('"""', "'''") else sign
                begins = row
                kept.append('"')
                i += len(quote) - 1
            else:
                kept.append(sign)
                if sign in "([{":
                    stack.append((sign, row))
                elif sign in ")]}":
                    if stack and stack[-1][0] == {")": "(", "]": "[", "}": "{"}[sign]:
                        stack.pop()
                    elif row <= upto:
                        wrong.append((sign, -row))
            i += 1
        if len(quote) == 1 and not line.endswith("\\"):
            unended = unended or (begins if row <= upto else 0)
            quote = ""
        code.append("".join(kept))
    if len(quote) == 3:
        unended = unended or begins
    return code, wrong[:1] or [item for item in stack if item[1] <= upto], unended


def too_deep() -> Mistake:
    """A program that Python gives up reading."""
    return Mistake("The program is nested too deep for Python to read.", None, "", "RecursionError")


def version() -> str:
    """This Python's version."""
    return ".".join(map(str, sys.version_info[:3]))
