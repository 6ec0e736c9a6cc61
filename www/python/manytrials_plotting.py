"""Keeps what a program plots with pylab or matplotlib as plain data; opens no window."""

from __future__ import annotations

import math
from typing import Any

from manytrials_surroundings import plain

MOST_FIGURES = 20
MOST_MARKS = 200  # of one figure
MOST_POINTS = 200_000  # of all figures

_figures: dict[object, Figure] = {}
_current: list[Figure] = []
_points = [0]
_unknown: set[str] = set()


def forget() -> None:
    """Before a trial: nothing is plotted."""
    _figures.clear()
    _current.clear()
    _unknown.clear()
    _points[0] = 0


def figures() -> list[dict]:
    """What was plotted: figures with axes with marks, as JSON takes it."""
    return [
        figure.as_dict()
        for figure in list(_figures.values())[:MOST_FIGURES]
        if any(axes.marks or axes.words for axes in figure.axes.values())
    ]


def unknown() -> list[str]:
    """What was called of the library and is only accepted."""
    return sorted(_unknown)


class Anything:
    """Takes every call and gives itself: for what changes only how a picture looks."""

    def __getattr__(self, name: str) -> Anything:
        if name.startswith("__"):
            raise AttributeError(name)
        return self

    def __call__(self, *_: object, **__: object) -> Anything:
        return self

    def __getitem__(self, _: object) -> Anything:
        return self

    def __setitem__(self, _: object, __: object) -> None:
        pass

    def __iter__(self) -> Any:
        return iter((self,))

    def __enter__(self) -> Anything:
        return self

    def __exit__(self, *_: object) -> None:
        pass


def _number(value: object) -> float | str | None:
    """A number as JSON takes it; None where there is none to draw."""
    if isinstance(value, str):
        return plain(value, 60)
    try:
        number = float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError, OverflowError):
        return None
    return number if math.isfinite(number) else None


def _numbers(values: object) -> list:
    """A list of numbers from whatever was given, within the bound."""
    if values is None:
        return []
    if isinstance(values, (int, float, str)) or not hasattr(values, "__iter__"):
        values = [values]
    numbers = []
    for value in values:  # type: ignore[attr-defined]
        if _points[0] >= MOST_POINTS:
            break
        _points[0] += 1
        numbers.append(_number(value))
    return numbers


class Axes:
    """One set of axes."""

    def __init__(self, place: tuple[int, int, int] = (1, 1, 1)) -> None:
        self.place = place
        self.words: dict[str, Any] = {}
        self.marks: list[dict] = []

    def as_dict(self) -> dict:
        """The axes as JSON takes them."""
        return {"place": list(self.place), **self.words, "marks": self.marks}

    def _mark(self, kind: str, **what: object) -> dict:
        if len(self.marks) < MOST_MARKS:
            label = what.pop("label", None)
            mark = {"kind": kind, **{key: value for key, value in what.items() if value is not None}}
            if label is not None and not str(label).startswith("_"):
                mark["label"] = plain(label, 60)
            self.marks.append(mark)
            return mark
        return {}

    def plot(self, *values: Any, **options: Any) -> list[Anything]:
        """Curves: plot(y), plot(x, y), plot(x, y, "b-", x2, y2, …)."""
        rest = list(values)
        first = True
        while rest:
            x = rest.pop(0)
            y = rest.pop(0) if rest and not isinstance(rest[0], str) else None
            style = rest.pop(0) if rest and isinstance(rest[0], str) else None
            label = options.get("label") if first else None
            first = False
            if y is None:
                y, x = x, None
            ys = _numbers(y)
            xs = _numbers(x) if x is not None else [float(i) for i in range(len(ys))]
            if len(xs) != len(ys):
                raise ValueError(
                    f"x and y must have same first dimension, but have shapes ({len(xs)},) and ({len(ys)},)"
                )
            self._mark(
                "line",
                x=xs,
                y=ys,
                style=plain(style, 20) if style else None,
                color=_color(options),
                width=_width(options),
                label=label,
            )
        return [Anything()]

    def _log_plot(self, scales: tuple[str, ...], values: tuple, options: dict) -> list[Anything]:
        for scale in scales:
            self.words[scale] = "log"
        return self.plot(*values, **options)

    def semilogy(self, *values: Any, **options: Any) -> list[Anything]:
        """Curves over a logarithmic y axis."""
        return self._log_plot(("yscale",), values, options)

    def semilogx(self, *values: Any, **options: Any) -> list[Anything]:
        """Curves over a logarithmic x axis."""
        return self._log_plot(("xscale",), values, options)

    def loglog(self, *values: Any, **options: Any) -> list[Anything]:
        """Curves over two logarithmic axes."""
        return self._log_plot(("xscale", "yscale"), values, options)

    def errorbar(self, x: Any, y: Any, yerr: Any = None, xerr: Any = None, fmt: str = "", **options: Any) -> Anything:
        """Points with bars of error."""
        ys = _numbers(y)
        self._mark(
            "errorbar",
            x=_numbers(x),
            y=ys,
            error=_numbers(yerr) * (len(ys) if not hasattr(yerr, "__iter__") else 1) if yerr is not None else None,
            style=plain(fmt, 20) or None,
            color=_color(options),
            label=options.get("label"),
        )
        return Anything()

    def scatter(self, x: Any, y: Any, *_: Any, **options: Any) -> Anything:
        """Points."""
        self._mark("scatter", x=_numbers(x), y=_numbers(y), color=_color(options), label=options.get("label"))
        return Anything()

    def bar(self, x: Any, height: Any, *_: Any, **options: Any) -> Anything:
        """Columns."""
        xs, ys = _numbers(x), _numbers(height)
        self._mark(
            "bar", x=xs, y=ys * len(xs) if len(ys) == 1 else ys, color=_color(options), label=options.get("label")
        )
        return Anything()

    def barh(self, y: Any, width: Any, *_: Any, **options: Any) -> Anything:
        """Rows."""
        self._mark(
            "bar", x=_numbers(y), y=_numbers(width), lying=True, color=_color(options), label=options.get("label")
        )
        return Anything()

    def hist(
        self, x: Any, bins: Any = 10, range: Any = None, density: bool = False, weights: Any = None, **options: Any
    ) -> tuple:
        """A histogram; gives counts and edges, as the library does."""
        values = [value for value in _numbers(x) if isinstance(value, float)]
        edges = _edges(values, bins, range)
        counts = [0.0] * (len(edges) - 1)
        for i, value in enumerate(values):
            k = _bin(value, edges)
            if k is not None:
                counts[k] += float(list(weights)[i]) if weights is not None else 1.0
        if density or options.get("normed"):
            all_of_it = sum(counts) or 1.0
            counts = [count / all_of_it / (edges[i + 1] - edges[i]) for i, count in enumerate(counts)]
        self._mark("hist", values=values, counts=counts, edges=edges, color=_color(options), label=options.get("label"))
        return counts, edges, Anything()

    def fill_between(self, x: Any, y1: Any, y2: Any = 0, **options: Any) -> Anything:
        """A band."""
        xs = _numbers(x)
        ends = [_numbers(y) for y in (y1, y2)]
        low, high = (end * len(xs) if len(end) == 1 else end for end in ends)
        self._mark("band", x=xs, low=low, high=high, color=_color(options), label=options.get("label"))
        return Anything()

    def boxplot(self, x: Any, *_: Any, **options: Any) -> Anything:
        """Boxes."""
        columns = list(x)
        if columns and not hasattr(columns[0], "__iter__"):
            columns = [columns]
        self._mark(
            "boxes",
            values=[_numbers(column) for column in columns[:100]],
            labels=[plain(label, 60) for label in options.get("labels") or []] or None,
        )
        return Anything()

    def axhline(self, y: Any = 0, *_: Any, **options: Any) -> Anything:
        """A line across."""
        self._mark("line", across="y", y=_numbers(y), color=_color(options), label=options.get("label"))
        return Anything()

    def axvline(self, x: Any = 0, *_: Any, **options: Any) -> Anything:
        """A line upwards."""
        self._mark("line", across="x", x=_numbers(x), color=_color(options), label=options.get("label"))
        return Anything()

    def hlines(self, y: Any, *_: Any, **options: Any) -> Anything:
        """Lines across."""
        for value in _numbers(y):
            self.axhline(value, **options)
        return Anything()

    def vlines(self, x: Any, *_: Any, **options: Any) -> Anything:
        """Lines upwards."""
        for value in _numbers(x):
            self.axvline(value, **options)
        return Anything()

    def text(self, x: Any, y: Any, s: Any = "", *_: Any, **__: Any) -> Anything:
        """Words in the picture."""
        self._mark("text", x=_numbers(x), y=_numbers(y), text=plain(s, 200))
        return Anything()

    def legend(self, labels: Any = None, *more: Any, **__: Any) -> Anything:
        """Names for the marks, if they have none yet."""
        names = more[0] if more and not isinstance(more[0], (str, int)) else labels
        if names is not None and not isinstance(names, str) and hasattr(names, "__iter__"):
            for mark, name in zip(
                [mark for mark in self.marks if "label" not in mark and mark["kind"] != "text"], names
            ):
                if isinstance(name, str):
                    mark["label"] = plain(name, 60)
        self.words["legend"] = True
        return Anything()

    def grid(self, visible: Any = True, *_: Any, **__: Any) -> None:
        """Lines behind."""
        self.words["grid"] = bool(visible)

    def axis(self, limits: Any = None, **options: Any) -> tuple:
        """Limits of both axes."""
        if limits is not None and not isinstance(limits, (str, bool)):
            numbers = _numbers(limits)
            self.words["xlim"], self.words["ylim"] = numbers[:2], numbers[2:4]
        for name, key, at in (("xmin", "xlim", 0), ("xmax", "xlim", 1), ("ymin", "ylim", 0), ("ymax", "ylim", 1)):
            if name in options:
                self._limit(key, at, options[name])
        return (*self.words.get("xlim", (0.0, 1.0)), *self.words.get("ylim", (0.0, 1.0)))

    def _limit(self, key: str, at: int, value: object) -> None:
        limits = list(self.words.get(key, [None, None]))
        limits[at] = _number(value)
        self.words[key] = limits

    def _limits(self, key: str, values: tuple, options: dict) -> tuple:
        if values and hasattr(values[0], "__iter__"):
            values = tuple(values[0])
        for at, value in enumerate(values[:2]):
            if value is not None:
                self._limit(key, at, value)
        for names, at in (((key[0] + "min", "left", "bottom"), 0), ((key[0] + "max", "right", "top"), 1)):
            for name in names:
                if options.get(name) is not None:
                    self._limit(key, at, options[name])
        return tuple(self.words.get(key, (0.0, 1.0)))

    def set_xlim(self, *values: Any, **options: Any) -> tuple:
        """Limits of the x axis."""
        return self._limits("xlim", values, options)

    def set_ylim(self, *values: Any, **options: Any) -> tuple:
        """Limits of the y axis."""
        return self._limits("ylim", values, options)

    def set_title(self, words: Any = "", *_: Any, **__: Any) -> None:
        """Words above."""
        self.words["title"] = plain(words, 200)

    def set_xlabel(self, words: Any = "", *_: Any, **__: Any) -> None:
        """Words below the x axis."""
        self.words["xlabel"] = plain(words, 200)

    def set_ylabel(self, words: Any = "", *_: Any, **__: Any) -> None:
        """Words beside the y axis."""
        self.words["ylabel"] = plain(words, 200)

    def set_xscale(self, scale: Any, *_: Any, **__: Any) -> None:
        """linear or log."""
        self.words["xscale"] = plain(scale, 20)

    def set_yscale(self, scale: Any, *_: Any, **__: Any) -> None:
        """linear or log."""
        self.words["yscale"] = plain(scale, 20)

    def set_xticks(self, ticks: Any = None, labels: Any = None, *_: Any, **__: Any) -> None:
        """Places and words of the x axis."""
        if ticks is not None:
            self.words["xticks"] = _numbers(ticks)[:200]
        if labels is not None:
            self.words["xticklabels"] = [plain(label, 60) for label in list(labels)[:200]]

    title, xlabel, ylabel, xlim, ylim = set_title, set_xlabel, set_ylabel, set_xlim, set_ylim
    xscale, yscale, xticks = set_xscale, set_yscale, set_xticks

    def set(self, **options: Any) -> None:
        """Several at once: set(title=…, xlabel=…)."""
        for name, value in options.items():
            getattr(self, f"set_{name}")(value)

    def __getattr__(self, name: str) -> Anything:
        if name.startswith("__"):
            raise AttributeError(name)
        _unknown.add(name)
        return Anything()


class Figure:
    """One picture."""

    def __init__(self, number: object) -> None:
        self.number = number
        self.axes: dict[tuple[int, int, int], Axes] = {}
        self.at: Axes | None = None

    def gca(self) -> Axes:
        """The axes that are drawn into."""
        return self.at or self.add_subplot()

    def add_subplot(self, *place: Any, **_: Any) -> Axes:
        """Axes at (rows, columns, which)."""
        if len(place) == 1 and isinstance(place[0], int):
            place = tuple(int(digit) for digit in str(place[0]))
        at = (
            (int(place[0]), int(place[1]), int(place[2]))
            if len(place) == 3 and all(isinstance(part, int) for part in place)
            else (1, 1, 1)
        )
        if at not in self.axes and len(self.axes) < 64:
            self.axes[at] = Axes(at)
        self.at = self.axes.get(at) or Axes(at)
        return self.at

    def suptitle(self, words: Any, *_: Any, **__: Any) -> None:
        """Words above all."""
        self.gca().words.setdefault("title", plain(words, 200))

    def subplots(self, rows: int = 1, columns: int = 1, **_: Any) -> Any:
        """A grid of axes."""
        grid = [
            [self.add_subplot(rows, columns, row * columns + column + 1) for column in range(min(columns, 8))]
            for row in range(min(rows, 8))
        ]
        self.at = grid[0][0]
        if rows == columns == 1:
            return grid[0][0]
        return grid[0] if rows == 1 else [row[0] for row in grid] if columns == 1 else grid

    def as_dict(self) -> dict:
        """The figure as JSON takes it."""
        return {
            "number": self.number if isinstance(self.number, int) else plain(self.number, 60),
            "axes": [axes.as_dict() for axes in self.axes.values()],
        }

    def __getattr__(self, name: str) -> Anything:
        if name.startswith("__"):
            raise AttributeError(name)
        return Anything()


def _color(options: dict) -> str | None:
    color = options.get("color", options.get("c"))
    return plain(color, 20) if isinstance(color, str) else None


def _width(options: dict) -> float | None:
    width = _number(options.get("linewidth", options.get("lw")))
    return width if isinstance(width, float) else None


def _edges(values: list[float], bins: Any, limits: Any) -> list[float]:
    if hasattr(bins, "__iter__") and not isinstance(bins, str):
        return [float(edge) for edge in bins]
    count = min(bins, 10_000) if isinstance(bins, int) and bins > 0 else 10
    low, high = (
        (float(limits[0]), float(limits[1]))
        if limits is not None
        else (min(values, default=0.0), max(values, default=1.0))
    )
    if low == high:
        low, high = low - 0.5, high + 0.5
    return [low + (high - low) * i / count for i in range(count)] + [high]


def _bin(value: float, edges: list[float]) -> int | None:
    from bisect import bisect_right

    if not edges or value < edges[0] or value > edges[-1]:
        return None
    return min(bisect_right(edges, value) - 1, len(edges) - 2)


# What pylab and pyplot are made of: functions that draw into the current figure.


def figure(num: Any = None, *_: Any, **__: Any) -> Figure:
    """The figure of that number, or a new one."""
    key = num if num is not None else max((key for key in _figures if isinstance(key, int)), default=0) + 1
    if key not in _figures:
        _figures[key] = Figure(key) if len(_figures) < MOST_FIGURES else Figure(key)
        if len(_figures) > 10 * MOST_FIGURES:
            del _figures[next(iter(_figures))]
    _current[:] = [_figures[key]]
    return _figures[key]


def gcf() -> Figure:
    """The current figure."""
    return _current[0] if _current else figure()


def gca(*_: Any, **__: Any) -> Axes:
    """The current axes."""
    return gcf().gca()


def subplot(*place: Any, **_: Any) -> Axes:
    """Axes at a place of the current figure."""
    return gcf().add_subplot(*place)


def subplots(nrows: int = 1, ncols: int = 1, **options: Any) -> tuple:
    """A new figure with a grid of axes."""
    new = figure()
    return new, new.subplots(nrows, ncols)


def clf(*_: Any, **__: Any) -> None:
    """Empties the current figure."""
    if _current:
        _current[0].axes.clear()
        _current[0].at = None


def nothing(*_: Any, **__: Any) -> None:
    """savefig and the like: there is no window; what was plotted stays."""


def shown() -> None:
    """What is done when figures are shown: nothing within a trial, of which they are the result."""


def show(*_: Any, **__: Any) -> None:
    """Shows the figures; closing them after that changes nothing."""
    shown()


def functions() -> dict[str, Any]:
    """The names that pylab and pyplot have of all this."""

    def drawing(name: str) -> Any:
        def draw(*values: Any, **options: Any) -> Any:
            return getattr(gca(), name)(*values, **options)

        draw.__name__ = name
        return draw

    names = "plot semilogy semilogx loglog errorbar scatter bar barh hist fill_between boxplot axhline axvline hlines vlines text legend grid axis title xlabel ylabel xlim ylim xscale yscale xticks".split()
    made = {name: drawing(name) for name in names}
    made |= {"figure": figure, "gcf": gcf, "gca": gca, "subplot": subplot, "subplots": subplots, "clf": clf, "cla": clf}
    made |= {
        name: nothing
        for name in "savefig draw pause ion ioff tight_layout yticks annotate subplots_adjust".split()
    }
    made["show"] = made["close"] = show
    made["suptitle"] = lambda words="", *_, **__: gcf().suptitle(words)
    made["rcParams"] = {}
    return made


def unknown_attribute(name: str) -> Any:
    """What else a program asks of the library: accepted, and remembered."""
    if name.startswith("__"):
        raise AttributeError(name)
    _unknown.add(name)
    return Anything()
