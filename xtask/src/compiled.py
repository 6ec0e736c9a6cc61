"""Modules as Python has them when it has read them, so that it starts in a quarter of the time."""
import importlib.util
import marshal
from types import CodeType

MAGIC = importlib.util.MAGIC_NUMBER
UNCHECKED = (1).to_bytes(4, "little") + bytes(8)  # what it was made of is not looked for (PEP 552)
STEPS = 8  # what one entry of a table of lines covers at most
ENTRY = 0x80 | 13 << 3  # one without columns (CPython's InternalDocs/code_objects.md)


def compiled(path: str, source: str, whole: bool) -> bytes:
    """A module; without its docstrings, its assertions and its lines, unless it is wanted whole."""
    code = compile(source, f"/lib/python314.zip/{path}", "exec", dont_inherit=True, optimize=0 if whole else 2)
    return MAGIC + UNCHECKED + marshal.dumps(code if whole else light(code))


def light(code: CodeType) -> CodeType:
    """The same, every step of it on the line where its function begins."""
    inner = tuple(light(const) if isinstance(const, CodeType) else const for const in code.co_consts)
    full, rest = divmod(len(code.co_code) // 2, STEPS)
    lines = bytes([ENTRY | STEPS - 1, 0]) * full + (bytes([ENTRY | rest - 1, 0]) if rest else b"")
    return code.replace(co_consts=inner, co_linetable=lines)
