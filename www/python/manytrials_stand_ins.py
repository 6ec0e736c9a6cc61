"""Modules that stand in for what a trial does not have: pylab, matplotlib, numpy, the course's files."""

from __future__ import annotations

import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import sys
import types
from typing import Any

import manytrials_numpy
import manytrials_plotting
import manytrials_processes

ABSENT = {
    "scipy",
    "pandas",
    "seaborn",
    "sklearn",
    "sympy",
    "networkx",
    "numba",
    "torch",
    "tensorflow",
    "plotly",
    "requests",
    "cv2",
    "PIL",
    "tkinter",
    "Tkinter",
    "turtle",
    "pygame",
    "IPython",
    "js",
    "pyodide",
    "pyodide_js",
}
SILENT = ("ps2_visualize", "ps2_verify_movement")  # the course's pictures and tests
EXECUTORS = ("concurrent.futures.process", "concurrent.futures.thread")  # imported when they are named
COURSE = ("ps2_", "ps3_", "ps3b_", "ps4_")


class StandIns(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds the stand-ins before any real module of that name: plotting opens no window, seeds hold."""

    def find_spec(self, name: str, path: object = None, target: object = None) -> importlib.machinery.ModuleSpec | None:
        """A stand-in, else nothing."""
        root = name.split(".")[0]
        if name in EXECUTORS or root in MAKERS or root in ABSENT or root.startswith(COURSE):
            package = name in ("matplotlib", "numpy", "multiprocessing", "mpl_toolkits")
            return importlib.util.spec_from_loader(name, self, is_package=package)
        return None

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> types.ModuleType | None:
        """A plain module; a sentence where there is no stand-in."""
        name = spec.name
        if name.split(".")[0] in ABSENT:
            raise ModuleNotFoundError(
                f"the module `{name}` is not here: a program has most of Python's own library, and of numpy and pylab the usual",
                name=name,
            )
        return None

    def exec_module(self, module: types.ModuleType) -> None:
        """Fills it."""
        name = module.__name__
        root = name.split(".")[0]
        if name in EXECUTORS:
            module.__dict__.update(manytrials_processes.executors())
        elif root.startswith(SILENT):
            module.__getattr__ = lambda wanted: manytrials_plotting.unknown_attribute(wanted)  # type: ignore[method-assign]
        elif root.startswith(COURSE):
            module.__getattr__ = lambda wanted: _course(root, wanted)  # type: ignore[method-assign]
        else:
            MAKERS[root](module, name)


def _course(module: str, wanted: str) -> Any:
    """A name of a file that the course gives out compiled."""
    if wanted.startswith("__"):
        raise AttributeError(wanted)
    raise ImportError(
        f"`{wanted}` of the course's file `{module}` is not here: paste your own into the program", name=module
    )


def _matplotlib(module: types.ModuleType, name: str) -> None:
    if name in ("matplotlib.pyplot", "matplotlib.pylab"):
        _pyplot(module, name)
    else:
        module.use = manytrials_plotting.nothing  # type: ignore[attr-defined]
        module.rcParams = {}  # type: ignore[attr-defined]
        module.__getattr__ = lambda wanted: (
            importlib.import_module(f"matplotlib.{wanted}")
            if wanted in ("pyplot", "pylab")
            else manytrials_plotting.unknown_attribute(wanted)
        )  # type: ignore[method-assign]


def _pyplot(module: types.ModuleType, name: str) -> None:
    module.__dict__.update(manytrials_plotting.functions())
    module.__getattr__ = manytrials_plotting.unknown_attribute  # type: ignore[method-assign]


def _pylab(module: types.ModuleType, name: str) -> None:
    """pylab is pyplot and numpy together."""
    module.__dict__.update(
        {
            key: value
            for key, value in manytrials_numpy.functions().items()
            if key not in ("random", "sum", "max", "min", "abs", "round", "all", "any")
        }
    )
    _pyplot(module, name)
    module.np = module.numpy = __import__("numpy")  # type: ignore[attr-defined]
    module.random = module.np.random  # type: ignore[attr-defined]
    own = set(module.__dict__)
    module.__all__ = sorted(key for key in own if not key.startswith("_") and key != "random")  # type: ignore[attr-defined]


def _numpy(module: types.ModuleType, name: str) -> None:
    if name == "numpy":
        module.__dict__.update(manytrials_numpy.functions())
        module.random = importlib.import_module("numpy.random")  # type: ignore[attr-defined]
        module.__getattr__ = lambda wanted: manytrials_numpy.absent(f"numpy.{wanted}")  # type: ignore[method-assign]
    elif name == "numpy.random":
        module.__dict__.update(manytrials_numpy.random_functions())
        module.__getattr__ = lambda wanted: manytrials_numpy.absent(f"numpy.random.{wanted}")  # type: ignore[method-assign]
    else:
        raise ModuleNotFoundError(
            f"`{name}` is not here: of numpy, the usual of arrays and of numpy.random are", name=name
        )


def _multiprocessing(module: types.ModuleType, name: str) -> None:
    module.__dict__.update(manytrials_processes.functions())
    module.__getattr__ = lambda wanted: manytrials_processes.absent(f"{name}.{wanted}")  # type: ignore[method-assign]


MAKERS = {
    "pylab": _pylab,
    "matplotlib": _matplotlib,
    "mpl_toolkits": _matplotlib,
    "numpy": _numpy,
    "multiprocessing": _multiprocessing,
}
_finder = StandIns()


def install() -> None:
    """From now on these modules are found before real ones; real ones that were imported before are forgotten."""
    if _finder in sys.meta_path:
        return
    sys.meta_path.insert(0, _finder)
    for name in _stood_for():
        if getattr(sys.modules[name], "__loader__", None) is not _finder:
            _forget(name)


def uninstall() -> None:
    """Real modules are found again."""
    if _finder in sys.meta_path:
        sys.meta_path.remove(_finder)
    for name in _stood_for():
        if getattr(sys.modules[name], "__loader__", None) is _finder:
            _forget(name)


def _stood_for() -> list[str]:
    """Modules that are there and that stand-ins stand for."""
    return [name for name in sys.modules if name in EXECUTORS or name.split(".")[0] in MAKERS]


def _forget(name: str) -> None:
    """A module is found anew by whoever asks for it next."""
    del sys.modules[name]
    if name in EXECUTORS:  # the package keeps what it has given once
        package = vars(sys.modules["concurrent.futures"])
        for kept in (name.rpartition(".")[2], "ProcessPoolExecutor", "ThreadPoolExecutor"):
            package.pop(kept, None)
