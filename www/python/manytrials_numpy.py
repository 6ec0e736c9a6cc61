"""A small numpy: arrays and random numbers of Python's own, the same in the browser and on a computer."""

from __future__ import annotations

import builtins
import math
import operator
import random as _random
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate
from typing import Any

NOT_HERE = "`{name}` is not here: numpy is a small one of our own, with arrays, mean, std and the like, and numpy.random of Python's random numbers"


def absent(name: str) -> Any:
    """Says what is not here."""
    if name.split(".")[-1].startswith("__"):
        raise AttributeError(name)
    raise AttributeError(NOT_HERE.format(name=name))


def _plain(value: Any) -> Any:
    """Arrays as lists."""
    return value.tolist() if isinstance(value, ndarray) else value


def _is_list(value: Any) -> bool:
    return isinstance(value, (ndarray, list, tuple, range)) or (
        hasattr(value, "__iter__") and not isinstance(value, (str, bytes, dict))
    )


class ndarray:
    """Numbers in a row, or rows of such."""

    def __init__(self, items: Iterable) -> None:
        self.items: list = [
            ndarray(item) if _is_list(item) and not isinstance(item, ndarray) else item for item in items
        ]

    # Shape

    @property
    def shape(self) -> tuple[int, ...]:
        """Its lengths."""
        first = self.items[0] if self.items else None
        return (len(self.items),) + (first.shape if isinstance(first, ndarray) else ())

    @property
    def ndim(self) -> int:
        """How many lengths it has."""
        return len(self.shape)

    @property
    def size(self) -> int:
        """How many numbers it has."""
        return math.prod(self.shape)

    @property
    def T(self) -> ndarray:
        """Rows as columns."""
        return ndarray(zip(*(row.items for row in self.items))) if self.ndim == 2 else self

    @property
    def dtype(self) -> type:
        """What its numbers are."""
        return type(self.ravel().items[0]) if self.size else float

    def ravel(self) -> ndarray:
        """All numbers in one row."""
        if self.ndim == 1:
            return ndarray(self.items)
        return ndarray([number for row in self.items for number in row.ravel().items])

    flatten = ravel

    def reshape(self, *shape: Any) -> ndarray:
        """The same numbers in other rows."""
        lengths = list(shape[0]) if len(shape) == 1 and _is_list(shape[0]) else list(shape)
        numbers = self.ravel().items
        if -1 in lengths:
            lengths[lengths.index(-1)] = len(numbers) // -math.prod(lengths)
        if math.prod(lengths) != len(numbers):
            raise ValueError(f"cannot reshape array of size {len(numbers)} into shape {tuple(lengths)}")
        for length in lengths[:0:-1]:
            numbers = [ndarray(numbers[i : i + length]) for i in range(0, len(numbers), length)]
        return ndarray(numbers)

    def tolist(self) -> list:
        """Lists of numbers."""
        return [_plain(item) for item in self.items]

    def copy(self) -> ndarray:
        """Another of the same numbers."""
        return ndarray(item.copy() if isinstance(item, ndarray) else item for item in self.items)

    def astype(self, kind: Any) -> ndarray:
        """The numbers as ints, floats or bools."""
        to = {"int": int, "float": float, "bool": bool}.get(str(kind), kind)
        return self._each(to)

    def fill(self, value: Any) -> None:
        """One value everywhere."""
        for i, item in enumerate(self.items):
            if isinstance(item, ndarray):
                item.fill(value)
            else:
                self.items[i] = value

    def sort(self, axis: int = -1) -> None:
        """In order, in place."""
        self.items.sort()

    # As a list

    def __len__(self) -> int:
        return len(self.items)

    def __iter__(self) -> Iterator:
        return iter(self.items)

    def __contains__(self, value: Any) -> bool:
        return value in self.ravel().items

    def __getitem__(self, at: Any) -> Any:
        if isinstance(at, tuple):
            rows = self[at[0]]
            if len(at) == 1:
                return rows
            if isinstance(at[0], slice):
                return ndarray(row[at[1:] if len(at) > 2 else at[1]] for row in rows)
            return rows[at[1:] if len(at) > 2 else at[1]]
        if isinstance(at, slice):
            return ndarray(self.items[at])
        if _is_list(at):
            places = _plain(at) if isinstance(at, ndarray) else list(at)
            if places and builtins.all(isinstance(place, bool) for place in places):
                return ndarray(item for item, place in zip(self.items, places) if place)
            return ndarray(self.items[place] for place in places)
        return self.items[at]

    def __setitem__(self, at: Any, value: Any) -> None:
        if isinstance(at, tuple) and len(at) > 1:
            rows = self.items[at[0]] if isinstance(at[0], slice) else [self.items[at[0]]]
            for row in rows:
                row[at[1:] if len(at) > 2 else at[1]] = value
        elif isinstance(at, slice):
            places = range(*at.indices(len(self.items)))
            for place, item in zip(places, value if _is_list(value) else [value] * len(places)):
                self.items[place] = item
        elif _is_list(at):
            flags = list(at)
            chosen = (
                [i for i, flag in enumerate(flags) if flag]
                if builtins.all(isinstance(flag, bool) for flag in flags)
                else flags
            )
            for place, item in zip(chosen, value if _is_list(value) else [value] * len(chosen)):
                self.items[place] = item
        elif isinstance(at, tuple):
            self.items[at[0]] = value
        else:
            self.items[at] = ndarray(value) if _is_list(value) else value

    def __repr__(self) -> str:
        return f"array({self.tolist()})"

    def __str__(self) -> str:
        return "[" + " ".join(str(item) for item in self.items) + "]"

    def __bool__(self) -> bool:
        if self.size == 1:
            return bool(self.ravel().items[0])
        raise ValueError("The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()")

    # Elementwise

    def _each(self, function: Callable) -> ndarray:
        return ndarray(item._each(function) if isinstance(item, ndarray) else function(item) for item in self.items)

    def _with(self, other: Any, function: Callable) -> ndarray:
        if not _is_list(other):
            return ndarray(
                item._with(other, function) if isinstance(item, ndarray) else function(item, other)
                for item in self.items
            )
        other = other if isinstance(other, ndarray) else ndarray(other)
        if self.ndim < other.ndim:
            return ndarray(self._with(row, function) for row in other.items)
        if self.ndim > other.ndim:
            return ndarray(row._with(other, function) for row in self.items)
        if len(self) != len(other) and 1 not in (len(self), len(other)):
            raise ValueError(f"operands could not be broadcast together with shapes {self.shape} {other.shape}")
        most = builtins.max(len(self), len(other))
        left = self.items * most if len(self) == 1 != most else self.items
        right = other.items * most if len(other) == 1 != most else other.items
        return ndarray(a._with(b, function) if isinstance(a, ndarray) else function(a, b) for a, b in zip(left, right))

    def __neg__(self) -> ndarray:
        return self._each(operator.neg)

    def __abs__(self) -> ndarray:
        return self._each(builtins.abs)

    def __invert__(self) -> ndarray:
        return self._each(lambda item: not item if isinstance(item, bool) else ~item)

    def __hash__(self) -> int:
        raise TypeError("unhashable type: 'numpy.ndarray'")

    # Over all, or along an axis

    def _over(self, function: Callable[[list], Any], axis: int | None) -> Any:
        if axis is None or self.ndim == 1:
            return function(self.ravel().items)
        rows = self.items if axis in (1, -1) else self.T.items
        return ndarray(function(row.items) for row in rows)

    def sum(self, axis: int | None = None) -> Any:
        """The sum, of fractions exact to the last digit in every version of Python."""
        return self._over(_sum, axis)

    def mean(self, axis: int | None = None) -> Any:
        """The mean."""
        return self._over(_mean, axis)

    def var(self, axis: int | None = None, ddof: int = 0) -> Any:
        """The variance."""
        return self._over(lambda items: _var(items, ddof), axis)

    def std(self, axis: int | None = None, ddof: int = 0) -> Any:
        """The standard deviation."""
        return self._over(lambda items: math.sqrt(_var(items, ddof)) if items else math.nan, axis)

    def max(self, axis: int | None = None) -> Any:
        """The largest."""
        return self._over(builtins.max, axis)

    def min(self, axis: int | None = None) -> Any:
        """The smallest."""
        return self._over(builtins.min, axis)

    def prod(self, axis: int | None = None) -> Any:
        """The product."""
        return self._over(math.prod, axis)

    def cumsum(self, axis: int | None = None) -> Any:
        """The sums so far."""
        return ndarray(accumulate(self.ravel().items))

    def argmax(self) -> int:
        """Where the largest is."""
        numbers = self.ravel().items
        return numbers.index(builtins.max(numbers))

    def argmin(self) -> int:
        """Where the smallest is."""
        numbers = self.ravel().items
        return numbers.index(builtins.min(numbers))

    def any(self) -> bool:
        """Whether any is true."""
        return builtins.any(self.ravel().items)

    def all(self) -> bool:
        """Whether all are true."""
        return builtins.all(self.ravel().items)

    def round(self, decimals: int = 0) -> ndarray:
        """Rounded."""
        return self._each(lambda item: builtins.round(item, decimals) if decimals else float(builtins.round(item)))

    def dot(self, other: Any) -> Any:
        """The inner product."""
        other = other if isinstance(other, ndarray) else ndarray(other)
        if self.ndim == 1 and other.ndim == 1:
            return _sum([a * b for a, b in zip(self.items, other.items)])
        if other.ndim == 1:
            return ndarray(row.dot(other) for row in self.items)
        columns = other.T.items
        if self.ndim == 1:
            return ndarray(self.dot(column) for column in columns)
        return ndarray([[row.dot(column) for column in columns] for row in self.items])

    __matmul__ = dot


def _divided(a: Any, b: Any) -> Any:
    """A division as numpy makes it: by zero gives inf or nan."""
    if b == 0:
        return math.nan if a == 0 or a != a else math.copysign(math.inf, a)
    return a / b


_TWO_SIDED = {
    "add": operator.add,
    "sub": operator.sub,
    "mul": operator.mul,
    "truediv": _divided,
    "floordiv": operator.floordiv,
    "mod": operator.mod,
    "pow": operator.pow,
    "and": operator.and_,
    "or": operator.or_,
    "xor": operator.xor,
}
for _name, _function in _TWO_SIDED.items():
    setattr(ndarray, f"__{_name}__", lambda self, other, do=_function: self._with(other, do))
    setattr(ndarray, f"__r{_name}__", lambda self, other, do=_function: self._with(other, lambda a, b: do(b, a)))
for _name in ("lt", "le", "gt", "ge", "eq", "ne"):
    setattr(ndarray, f"__{_name}__", lambda self, other, do=getattr(operator, _name): self._with(other, do))


def _sum(items: list) -> Any:
    if builtins.all(isinstance(item, int) for item in items):
        return builtins.sum(items)
    return math.fsum(items)


def _mean(items: list) -> float:
    return _sum(items) / len(items) if items else math.nan


def _var(items: list, ddof: int = 0) -> float:
    if len(items) <= ddof:
        return math.nan
    mean = _mean(items)
    return math.fsum((item - mean) * (item - mean) for item in items) / (len(items) - ddof)


def array(items: Any, dtype: Any = None, *_: Any, **__: Any) -> Any:
    """An array of a list."""
    if not _is_list(items):
        return items
    made = ndarray(items).copy() if isinstance(items, ndarray) else ndarray(items)
    return made.astype(dtype) if dtype is not None else made


def _shaped(shape: Any, make: Callable[[], Any]) -> ndarray:
    lengths = list(shape) if _is_list(shape) else [shape]
    if len(lengths) == 1:
        return ndarray([make() for _ in range(int(lengths[0]))])
    return ndarray([_shaped(lengths[1:], make) for _ in range(int(lengths[0]))])


def arange(start: float, stop: float | None = None, step: float = 1, dtype: Any = None) -> ndarray:
    """Numbers from start to before stop."""
    if stop is None:
        start, stop = 0, start
    count = builtins.max(0, math.ceil((stop - start) / step))
    made = ndarray([start + i * step for i in range(count)])
    return made.astype(dtype) if dtype is not None else made


def linspace(start: float, stop: float, num: int = 50, endpoint: bool = True, *_: Any, **__: Any) -> ndarray:
    """So many numbers at equal distances."""
    parts = num - 1 if endpoint else num
    numbers = [start + i * ((stop - start) / parts) if parts else float(start) for i in range(num)]
    if endpoint and num > 1:
        numbers[-1] = float(stop)
    return ndarray(map(float, numbers))


def percentile(a: Any, q: Any, axis: int | None = None, **_: Any) -> Any:
    """A percentile, by straight lines between neighbours."""
    if _is_list(q):
        return ndarray(percentile(a, one) for one in q)
    numbers = sorted(array(a).ravel().items)
    if not numbers:
        return math.nan
    at = (len(numbers) - 1) * q / 100
    low = math.floor(at)
    high = builtins.min(low + 1, len(numbers) - 1)
    return numbers[low] + (numbers[high] - numbers[low]) * (at - low)


def histogram(a: Any, bins: Any = 10, range: Any = None, density: bool = False, **_: Any) -> tuple[ndarray, ndarray]:
    """Counts and edges."""
    import manytrials_plotting

    counts, edges, _drawn = manytrials_plotting.Axes().hist(a, bins, range, density)
    return ndarray(counts if density else [int(count) for count in counts]), ndarray(edges)


def where(condition: Any, a: Any = None, b: Any = None) -> Any:
    """One or the other, elementwise; or the places."""
    flags = list(condition)
    if a is None:
        return (ndarray([i for i, flag in enumerate(flags) if flag]),)
    return ndarray(
        [(a[i] if _is_list(a) else a) if flag else (b[i] if _is_list(b) else b) for i, flag in enumerate(flags)]
    )


def polyfit(x: Any, y: Any, degree: int) -> ndarray:
    """Least squares by a polynomial, the highest power first."""
    xs, ys, n = [float(value) for value in x], [float(value) for value in y], degree + 1
    powers = [math.fsum(value**k for value in xs) for k in range(2 * n - 1)]
    rows = [[powers[i + j] for j in range(n)] + [math.fsum(b * a**i for a, b in zip(xs, ys))] for i in range(n)]
    for i in range(n):
        pivot = builtins.max(range(i, n), key=lambda k: builtins.abs(rows[k][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        for k in range(n):
            if k != i:
                factor = rows[k][i] / rows[i][i]
                rows[k] = [a - factor * b for a, b in zip(rows[k], rows[i])]
    return ndarray([rows[i][n] / rows[i][i] for i in range(n)][::-1])


def polyval(coefficients: Any, x: Any) -> Any:
    """A polynomial's value."""
    value: Any = 0.0
    for coefficient in coefficients:
        value = value * x + coefficient if not isinstance(x, (list, tuple)) else array(x) * value + coefficient
    return value


def _elementwise(function: Callable) -> Callable:
    def apply(value: Any, *more: Any) -> Any:
        return array(value)._each(lambda item: function(item, *more)) if _is_list(value) else function(value, *more)

    return apply


def _log(value: float) -> float:
    return -math.inf if value == 0 else math.nan if value < 0 else math.log(value)


def _both(function: Callable) -> Callable:
    def apply(a: Any, b: Any) -> Any:
        if _is_list(a):
            return array(a)._with(b, function)
        return array(b)._with(a, lambda x, y: function(y, x)) if _is_list(b) else function(a, b)

    return apply


def _method(name: str) -> Callable:
    def apply(a: Any, *values: Any, **options: Any) -> Any:
        a = array(list(a)) if _is_list(a) and not isinstance(a, ndarray) else a
        return getattr(a if isinstance(a, ndarray) else ndarray([a]), name)(*values, **options)

    apply.__name__ = name
    return apply


def functions() -> dict[str, Any]:
    """The names that numpy has here."""
    made: dict[str, Any] = {
        name: _method(name)
        for name in "sum mean var std max min prod cumsum argmax argmin any all ravel reshape dot".split()
    }
    made |= {"amax": made["max"], "amin": made["min"], "average": made["mean"]}
    made |= {
        "array": array,
        "asarray": array,
        "ndarray": ndarray,
        "arange": arange,
        "linspace": linspace,
        "percentile": percentile,
        "histogram": histogram,
        "where": where,
        "polyfit": polyfit,
        "polyval": polyval,
    }
    made |= {
        "zeros": lambda shape, dtype=float, **_: _shaped(shape, lambda: dtype(0) if callable(dtype) else 0.0),
        "ones": lambda shape, dtype=float, **_: _shaped(shape, lambda: dtype(1) if callable(dtype) else 1.0),
        "full": lambda shape, value, **_: _shaped(shape, lambda: value),
        "empty": lambda shape, *_, **__: _shaped(shape, lambda: 0.0),
        "zeros_like": lambda a, **_: array(a)._each(lambda item: type(item)(0)),
        "median": lambda a, axis=None: float(percentile(a, 50)),
        "quantile": lambda a, q, **_: percentile(a, [one * 100 for one in q] if _is_list(q) else q * 100),
        "diff": lambda a: ndarray([a[i + 1] - a[i] for i in range(len(a) - 1)]),
        "sort": lambda a, **_: ndarray(sorted(a)),
        "unique": lambda a, **_: ndarray(sorted(set(array(a).ravel().items))),
        "append": lambda a, b, **_: ndarray(list(a) + (list(b) if _is_list(b) else [b])),
        "concatenate": lambda parts, **_: ndarray([item for part in parts for item in part]),
        "count_nonzero": lambda a: builtins.sum(1 for item in array(a).ravel().items if item),
        "shape": lambda a: array(a).shape,
        "size": lambda a: array(a).size,
    }
    made |= {name: _elementwise(getattr(math, name)) for name in "exp log10 sin cos tan".split()}
    made |= {
        "log": _elementwise(_log),
        "log2": _elementwise(lambda x: math.log2(x) if x > 0 else _log(x)),
        "sqrt": _elementwise(lambda x: math.sqrt(x) if x >= 0 else math.nan),
        "abs": _elementwise(builtins.abs),
        "absolute": _elementwise(builtins.abs),
    }
    made |= {
        "floor": _elementwise(lambda x: float(math.floor(x))),
        "ceil": _elementwise(lambda x: float(math.ceil(x))),
        "round": _elementwise(lambda x, decimals=0: builtins.round(x, decimals)),
        "around": _elementwise(lambda x, decimals=0: builtins.round(x, decimals)),
    }
    made |= {
        "isnan": _elementwise(math.isnan),
        "isinf": _elementwise(math.isinf),
        "square": _elementwise(lambda x: x * x),
        "sign": _elementwise(lambda x: (x > 0) - (x < 0)),
    }
    made |= {
        "maximum": _both(builtins.max),
        "minimum": _both(builtins.min),
        "power": _both(operator.pow),
        "add": _both(operator.add),
        "subtract": _both(operator.sub),
        "multiply": _both(operator.mul),
        "divide": _both(_divided),
    }
    made |= {"pi": math.pi, "e": math.e, "inf": math.inf, "nan": math.nan, "newaxis": None}
    made |= {
        "int64": int,
        "int32": int,
        "int_": int,
        "float64": float,
        "float32": float,
        "bool_": bool,
        "float_": float,
    }
    return made


# numpy.random, on Python's own random numbers.


def _many(draw: Callable[[], Any], size: Any) -> Any:
    return draw() if size is None else _shaped(size, draw)


def random(size: Any = None) -> Any:
    """Numbers from 0 to before 1."""
    return _many(_random.random, size)


def rand(*shape: int) -> Any:
    """Numbers from 0 to before 1."""
    return _many(_random.random, shape or None)


def randn(*shape: int) -> Any:
    """Normal numbers."""
    return _many(lambda: _random.normalvariate(0.0, 1.0), shape or None)


def randint(low: int, high: int | None = None, size: Any = None, *_: Any, **__: Any) -> Any:
    """Whole numbers from low to before high."""
    if high is None:
        low, high = 0, low
    return _many(lambda: _random.randrange(int(low), int(high)), size)  # type: ignore[arg-type]


def uniform(low: float = 0.0, high: float = 1.0, size: Any = None) -> Any:
    """Numbers from low to high."""
    return _many(lambda: _random.uniform(low, high), size)


def normal(loc: float = 0.0, scale: float = 1.0, size: Any = None) -> Any:
    """Normal numbers."""
    return _many(lambda: _random.normalvariate(loc, scale), size)


def exponential(scale: float = 1.0, size: Any = None) -> Any:
    """Waiting times of that mean."""
    return _many(lambda: -math.log(1.0 - _random.random()) * scale, size)


def binomial(n: int, p: float, size: Any = None) -> Any:
    """How often of n times."""
    return _many(lambda: builtins.sum(1 for _ in range(n) if _random.random() < p), size)


def poisson(lam: float = 1.0, size: Any = None) -> Any:
    """How many in a time in which lam are expected."""

    def draw() -> int:
        count, waited = -1, 0.0
        while waited <= lam:
            waited -= math.log(1.0 - _random.random())
            count += 1
        return count

    return _many(draw, size)


def geometric(p: float, size: Any = None) -> Any:
    """How many until the first."""

    def draw() -> int:
        count = 1
        while _random.random() >= p:
            count += 1
        return count

    return _many(draw, size)


def choice(a: Any, size: Any = None, replace: bool = True, p: Any = None) -> Any:
    """One of a, or several."""
    items = list(range(a)) if isinstance(a, int) else list(a)
    if not replace and size is not None:
        if p is not None:
            absent("numpy.random.choice with replace=False and p")
        return ndarray(_random.sample(items, size if isinstance(size, int) else math.prod(size)))
    if p is not None:
        weights = list(p)
        return _many(lambda: _random.choices(items, weights)[0], size)
    return _many(lambda: _random.choice(items), size)


def shuffle(a: Any) -> None:
    """Mixes in place."""
    _random.shuffle(a.items if isinstance(a, ndarray) else a)


def permutation(a: Any) -> ndarray:
    """Mixed, as a new array."""
    items = list(range(a)) if isinstance(a, int) else list(a)
    _random.shuffle(items)
    return ndarray(items)


def seed(value: Any = None) -> None:
    """Python's own seed."""
    _random.seed(value)


class Generator:
    """What default_rng gives: the same random numbers."""

    def __init__(self, value: Any = None) -> None:
        if value is not None:
            _random.seed(value)

    def integers(self, low: int, high: int | None = None, size: Any = None, endpoint: bool = False, **_: Any) -> Any:
        """Whole numbers from low to before high."""
        if high is None:
            low, high = 0, low
        return randint(low, high + 1 if endpoint else high, size)

    def __getattr__(self, name: str) -> Any:
        known = random_functions()
        return known[name] if name in known else absent(f"Generator.{name}")


def random_functions() -> dict[str, Any]:
    """The names that numpy.random has here."""
    made: dict[str, Any] = {
        function.__name__: function
        for function in (
            random,
            rand,
            randn,
            randint,
            uniform,
            normal,
            exponential,
            binomial,
            poisson,
            geometric,
            choice,
            shuffle,
            permutation,
            seed,
        )
    }
    made |= {
        "random_sample": random,
        "sample": random,
        "ranf": random,
        "standard_normal": lambda size=None: normal(0.0, 1.0, size),
    }
    made |= {"default_rng": Generator, "RandomState": Generator, "Generator": Generator}
    made["random_integers"] = lambda low, high=None, size=None: (
        randint(1, low + 1, size) if high is None else randint(low, high + 1, size)
    )
    return made
