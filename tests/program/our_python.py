"""Where the Python that is tested lies, and the programs that it is tested with."""

import re
import sys
from pathlib import Path

HERE = Path(__file__).parent
PYTHON = HERE.parent.parent / "www" / "python"
PROGRAMS = HERE / "programs"
sys.path.insert(0, str(PYTHON))


def read(name):
    """A program's text and what its first lines say: {"call": …, "expects": …}."""
    text = (PROGRAMS / f"{name}.py").read_text(encoding="utf-8")
    return text, dict(re.findall(r"^# (call|expects): (.*)$", text, re.M))


def names(folder):
    """The programs of a folder."""
    return sorted(f"{folder}/{path.stem}" for path in (PROGRAMS / folder).glob("*.py"))
