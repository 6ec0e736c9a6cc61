"""Stand-ins: what is plotted is kept as data, numpy's usual works, what is not here says so."""

import json
import math
import unittest

from our_python import read

import manytrials_plotting
from manytrials_program import Mistake, prepare, run


def value(text, call="f()"):
    """The outcomes of a program's first trial."""
    return [number for _, number, _ in run(prepare(text), call, "7", 0)["outcomes"]]


def mistake(text, call="f()"):
    """The sentence of a program's mistake."""
    try:
        run(prepare(text), call, "7", 0)
    except Mistake as error:
        return error.sentence
    raise AssertionError("no mistake")


class Plotting(unittest.TestCase):
    def figures(self, *lines):
        """What a function of these lines plots."""
        text = "import pylab\nimport matplotlib.pyplot as plt\ndef f():\n    " + "\n    ".join(lines) + "\n    return 1"
        value(text)
        return json.loads(json.dumps(manytrials_plotting.figures(), allow_nan=False))

    def test_curves_with_their_words(self):
        (figure,) = self.figures(
            "pylab.plot([1, 2], [3, 4], 'b-', label='a')",
            "pylab.title('T')",
            "pylab.xlabel('X')",
            "pylab.ylabel('Y')",
            "pylab.ylim(0, 10)",
            "pylab.axis([0, 5, 0, 9])",
            "pylab.legend(loc='best')",
            "pylab.grid()",
            "pylab.show()",
        )
        self.assertEqual(
            figure,
            {
                "number": 1,
                "axes": [
                    {
                        "place": [1, 1, 1],
                        "title": "T",
                        "xlabel": "X",
                        "ylabel": "Y",
                        "ylim": [0, 9],
                        "xlim": [0, 5],
                        "legend": True,
                        "grid": True,
                        "marks": [{"kind": "line", "x": [1, 2], "y": [3, 4], "style": "b-", "label": "a"}],
                    }
                ],
            },
        )

    def test_the_ways_to_plot(self):
        marks = [
            mark["kind"]
            for figure in self.figures(
                "plt.plot([1, 2])",
                "plt.plot([1], [2], [3], [4], 'ro')",
                "plt.hist([1, 2, 2], bins=2)",
                "plt.errorbar([1, 2], [3, 4], yerr=0.5)",
                "plt.bar([1, 2], [3, 4])",
                "plt.scatter([1], [2])",
                "plt.axhline(3)",
                "plt.axvline(y=0, x=3)",
                "plt.semilogy([1, 2])",
                "plt.loglog([1], [2])",
                "plt.fill_between([1, 2], 0, [3, 4])",
                "plt.boxplot([[1, 2], [3]])",
                "plt.text(1, 2, 'here')",
            )
            for mark in figure["axes"][0]["marks"]
        ]
        self.assertEqual(
            marks,
            [
                "line",
                "line",
                "line",
                "hist",
                "errorbar",
                "bar",
                "scatter",
                "line",
                "line",
                "line",
                "line",
                "band",
                "boxes",
                "text",
            ],
        )

    def test_however_it_is_imported(self):
        for line in (
            "import pylab as p",
            "import matplotlib.pyplot as p",
            "from matplotlib import pyplot as p",
            "from matplotlib import pylab as p, cm",
            "import matplotlib\nmatplotlib.use('Agg')\np = matplotlib.pyplot",
            "from pylab import *\nimport pylab as p",
        ):
            text = f"{line}\ndef f():\n    p.plot([1, 2])\n    p.show()"
            self.assertEqual(run(prepare(text), "f()", "7", 0)["series"], [["curve1", [1.0, 2.0]]], line)

    def test_several_figures_and_axes(self):
        figures = self.figures(
            "plt.figure(2)",
            "plt.subplot(2, 1, 1)",
            "plt.plot([1])",
            "plt.subplot(212)",
            "plt.plot([2])",
            "fig, (a, b) = plt.subplots(1, 2, figsize=(8, 3))",
            "a.plot([3])",
            "b.set_title('b')",
            "b.set(xlabel='x')",
        )
        self.assertEqual(
            [(figure["number"], [axes["place"] for axes in figure["axes"]]) for figure in figures],
            [(2, [[2, 1, 1], [2, 1, 2]]), (3, [[1, 2, 1], [1, 2, 2]])],
        )

    def test_what_is_unknown_is_accepted(self):
        self.figures(
            "pylab.rcParams['lines.linewidth'] = 4",
            "plt.style.use('ggplot')",
            "plt.gca().spines['top'].set_visible(False)",
            "plt.colorbar().set_label('x')",
            "line, = plt.plot([1])",
            "line.set_color('r')",
            "plt.xticks([1, 2], ['a', 'b'], rotation=90)",
            "with plt.xkcd(): pass",
        )
        self.assertEqual(manytrials_plotting.unknown(), ["colorbar", "spines", "style", "xkcd"])

    def test_much_is_cut_and_odd_numbers_are_gaps(self):
        (figure,) = self.figures(
            "plt.plot([1, float('nan'), None, float('inf')])",
            "for i in range(1000): plt.plot([i])",
            "plt.plot(range(10**6))",
        )
        self.assertEqual(figure["axes"][0]["marks"][0]["y"], [1, None, None, None])
        self.assertEqual(len(figure["axes"][0]["marks"]), manytrials_plotting.MOST_MARKS)

    def test_nothing_is_left_of_the_trial_before(self):
        text, says = read("plotted")
        program = prepare(text)
        self.assertEqual(run(program, says["call"], "7", 1), run(program, says["call"], "7", 1))

    def test_a_plotted_histogram_is_no_series(self):
        self.assertIn("histogram", mistake("import pylab\ndef f():\n    pylab.hist([1, 2])"))


class Numpy(unittest.TestCase):
    def test_arrays(self):
        for expression, expected in (
            ("np.array([1, 2]) + np.array([3, 4])", [4, 6]),
            ("2 - np.array([1, 2]) * 3", [-1, -4]),
            ("np.array([1, 2, 3]) ** 2", [1, 4, 9]),
            ("1 / np.array([2, 4])", [0.5, 0.25]),
            ("np.array([1, 2, 3])[np.array([1, 2, 3]) > 1]", [2, 3]),
            ("(np.array([1, 2, 3]) > 1).sum()", 2),
            ("np.mean([1, 2, 3, 6])", 3),
            ("np.std([1, 3])", 1),
            ("np.std([1, 3], ddof=1)", math.sqrt(2)),
            ("np.var([1, 3])", 1),
            ("np.median([3, 1, 2, 10])", 2.5),
            ("np.percentile([1, 2, 3, 4], 25)", 1.75),
            ("np.arange(0, 1, 0.25)", [0, 0.25, 0.5, 0.75]),
            ("np.linspace(0, 1, 5)", [0, 0.25, 0.5, 0.75, 1]),
            ("np.zeros(2) + np.ones(2)", [1, 1]),
            ("np.zeros((2, 3)).shape[1]", 3),
            ("np.array([[1, 2], [3, 4]]).mean(axis=0)", [2, 3]),
            ("np.array([[1, 2], [3, 4]]).sum(axis=1)", [3, 7]),
            ("np.array([[1, 2], [3, 4]])[:, 1]", [2, 4]),
            ("np.array([[1, 2], [3, 4]])[1, 0]", 3),
            ("np.cumsum([1, 2, 3])", [1, 3, 6]),
            ("np.sqrt(np.array([4, 9]))", [2, 3]),
            ("np.argmax([1, 5, 2])", 1),
            ("np.polyfit([0, 1, 2], [1, 3, 5], 1).round(9)", [2, 1]),
            ("np.where(np.array([1, 5]) > 2, 1, 0)", [0, 1]),
            ("np.array([3, 1]).max() + abs(np.array([-2]))[0]", 5),
            ("len(np.random.rand(4)) + len(np.random.normal(size=3))", 7),
            ("np.random.randint(5, 6)", 5),
            ("np.random.choice([3, 3], size=2)", [3, 3]),
            ("np.array([1, 2, 3]).dot([1, 1, 1])", 6),
        ):
            with self.subTest(expression):
                row = run(prepare(f"import numpy as np\ndef f(): return {expression}"), "f()", "7", 0)
                self.assertEqual(row["series"][0][1] if isinstance(expected, list) else row["outcomes"][0][1], expected)

    def test_seeds_hold(self):
        text = "import numpy as np\ndef f(): return np.random.random() + np.random.normal()"
        self.assertEqual(value(text), value(text))
        text = "import numpy as np, random\ndef f(): return np.random.rand(3)"
        self.assertNotEqual(run(prepare(text), "f()", "7", 0), run(prepare(text), "f()", "7", 1))

    def test_what_is_not_here_says_so(self):
        self.assertIn("`numpy.fft` is not here", mistake("import numpy as np\ndef f(): return np.fft.fft([1])"))
        self.assertIn("is not here", mistake("import numpy.linalg\ndef f(): return 1"))
        self.assertIn("is not here", mistake("from numpy.random import zipf\ndef f(): return 1"))


class Others(unittest.TestCase):
    def test_the_courses_files(self):
        self.assertIn("ps3b_precompiled_37", mistake("from ps3b_precompiled_37 import Anything\ndef f(): return 1"))
        self.assertEqual(
            value(
                "import ps2_visualize\nfrom ps2_verify_movement3 import check\ndef f():\n    v = ps2_visualize.Picture(1, 2)\n    v.draw(3)\n    check(1)\n    return 1"
            ),
            [1.0],
        )
        self.assertEqual(value("from ps3b_precompiled_37 import *\ndef f(): return 1"), [1.0])

    def test_executors_work_one_after_another(self):
        for module in ("concurrent.futures", "concurrent.futures.process", "concurrent.futures.thread"):
            for kind in ("ProcessPoolExecutor", "ThreadPoolExecutor"):
                text = f"from {module} import {kind} as Executor\nfrom concurrent.futures import as_completed\nimport random\ndef g(x): return x * random.random()\ndef f():\n    with Executor(2) as pool:\n        return tuple(list(pool.map(g, [1, 2])) + [each.result() for each in as_completed([pool.submit(g, 3)])])"
                plain = "import random\ndef f():\n    return tuple(x * random.random() for x in (1, 2, 3))"
                with self.subTest(module=module, kind=kind):
                    self.assertEqual(value(text), value(plain))

    def test_a_pool_works_one_after_another(self):
        text = "from multiprocessing import Pool\nimport random\ndef g(x): return x * random.random()\ndef f():\n    with Pool(2) as pool:\n        return pool.map(g, [1, 2]) + list(pool.imap(g, [3])) + [pool.apply_async(g, (4,)).get(timeout=1)]"
        self.assertEqual(value(text), value(text))

    def test_pylab_is_numpy_too(self):
        self.assertEqual(
            value("from pylab import *\ndef f():\n    plot(arange(3))\n    return mean([1, 3]) + sum(array([1, 2]))"),
            [5.0],
        )
        self.assertEqual(value("import random\nfrom pylab import *\ndef f():\n    return random.randint(3, 3)"), [3.0])


if __name__ == "__main__":
    unittest.main()
