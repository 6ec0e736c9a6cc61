"""Stands in the place of Python's zipfile, whose name Pyodide's loader of packages asks for when it starts."""

from __future__ import annotations


class ZipFile:
    """An archive, of which there are none: a page has no files."""

    def __init__(self, *_: object, **__: object) -> None:
        raise RuntimeError("there are no archives here: the page gives a program no files.")
