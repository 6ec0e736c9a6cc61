"""Of a program's top level a trial needs the definitions and their data; notes say what its reader should know."""

import ast
import pathlib
import textwrap
import unittest

from our_python import read

import manytrials_reading
from manytrials_program import prepare
from manytrials_reading import Reading


def kept(text, *needed):
    """The lines that are kept, as Python writes them."""
    tree, _, _ = Reading(ast.parse(textwrap.dedent(text)), text).kept(needed)
    return lines(tree)


def lines(tree):
    """A program's lines, as Python writes them."""
    tree = ast.parse(tree) if isinstance(tree, str) else ast.fix_missing_locations(tree)
    return [line for line in ast.unparse(tree).split("\n") if line]


def notes(text):
    """The kinds of notes and their lines."""
    return [(note["kind"], note["line"]) for note in prepare(textwrap.dedent(text)).notes]


class TopLevel(unittest.TestCase):
    def test_definitions_and_data_stay(self):
        for line in (
            "import random",
            "N = 3",
            "N: int = 3",
            "A, B = (1, 2)",
            "f = lambda x: x + 1",
            "N += 1",
            "D['a'] = 3",
            "sys.setrecursionlimit(5000)",
        ):
            text = "import sys\nD = {}\nN = 0\n" + line
            self.assertEqual(kept(text), lines(text))

    def test_what_prints_plots_asks_or_seeds_goes(self):
        for line in (
            "print(3)",
            "random.seed(0)",
            "pylab.plot([1, 2])",
            "plt.show()",
            "'words'",
            "assert f(3) == 3",
            "f(3)",
            "fig = plt.figure()",
            "n = input()",
            "n = int(input('?'))",
            "for i in range(3):\n    print(i)",
            "while True:\n    f(1)",
            "if __name__ == '__main__':\n    N = 4",
            "if '__main__' == __name__: f(3)",
            "x = f(3)",
            "x = [f(i) for i in range(9)]",
            "x, y = f(3), 2",
            "try:\n    f(3)\nexcept ValueError:\n    print('no')",
            "with open('x') as file:\n    print(file.read())",
            "time.sleep(3)",
            "if True:\n    print(f(3))",
            "N = f(3)\nM = N + 1\nprint(M)",
        ):
            text = "import random, pylab, time\nimport matplotlib.pyplot as plt\ndef f(x):\n    return x"
            self.assertEqual(kept(text + "\n" + line), lines(text), line)

    def test_what_a_function_or_the_call_reads_stays(self):
        text = "def make(n):\n    return [n]\nTABLE = make(3)\nOTHER = make(4)\ndef f():\n    return TABLE[0]"
        self.assertEqual(kept(text), [line for line in lines(text) if "OTHER" not in line])
        self.assertEqual(kept(text, "OTHER"), lines(text))
        chain = "def make(n):\n    return [n]\na = make(3)\nb = a + [1]\nc = len(b)\ndef f():\n    return c"
        self.assertEqual(kept(chain), lines(chain))

    def test_a_variable_of_a_function_is_not_one_of_the_module(self):
        text = "def f(result):\n    x = result\n    return [y for y in x]\nresult = f([1])\nx = f([2])\ny = f([3])"
        self.assertEqual(kept(text), lines(text)[:3])
        text = "def f():\n    global x\n    x = 1\nx = f()"
        self.assertEqual(kept(text), lines(text))

    def test_loops_that_fill_data_stay_without_what_they_print(self):
        text = "table = []\nfor i in range(3):\n    table.append(i)\n    print(i)\ntable.sort()\nprint(table)"
        self.assertEqual(kept(text), ["table = []", "for i in range(3):", "    table.append(i)", "table.sort()"])
        text = "n = 0\nwhile True:\n    n += 1\n    if n > 3:\n        print(n)\n        break"
        self.assertEqual(kept(text), ["n = 0", "while True:", "    n += 1", "    if n > 3:", "        break"])

    def test_try_and_if_stay_with_what_they_hold(self):
        text = "try:\n    import numpy\nexcept ImportError:\n    numpy = None\nif numpy:\n    N = 1\nelse:\n    N = 2"
        self.assertEqual(kept(text), lines(text))
        text = "try:\n    print(1)\nexcept ValueError:\n    N = 1"
        self.assertEqual(kept(text), ["try:", "    pass", "except ValueError:", "    N = 1"])

    def test_lines_keep_their_numbers(self):
        program = prepare("print(1)\n\n\ndef f():\n    return 1\n")
        self.assertEqual(program.ready("f()")[0].co_consts[0].co_firstlineno, 4)

    def test_names_of_a_tuple(self):
        for text, expected in (
            ("def f():\n return a, b", ["a", "b"]),
            ("def f():\n if 1: return a, b\n return a, b", ["a", "b"]),
            ("def f():\n if 1: return b, a\n return a, b", []),
            ("def f():\n if 1: return\n return a, b", []),
            ("def f():\n return a, 1", []),
            ("def f():\n return a, a", []),
            ("def f():\n def g(): return 1\n return a, b", ["a", "b"]),
        ):
            reading = Reading(ast.parse(text), text)
            self.assertEqual(reading.result_names(ast.parse("f()", mode="eval").body), expected, text)


class Notes(unittest.TestCase):
    def test_what_cannot_be_repeated(self):
        self.assertEqual(
            notes("import random\ndef f():\n    random.seed(3)\n    return random.random()"), [("own-seed", 3)]
        )
        self.assertEqual(notes("from random import *\ndef f():\n    seed(3)\n    return random()"), [("own-seed", 3)])
        self.assertEqual(
            notes("import random as r\ndef f():\n    r.seed()\n    return r.random()"), [("not-repeatable", 3)]
        )
        self.assertEqual(notes("import time\ndef f():\n    return time.time()"), [("not-repeatable", 3)])
        self.assertEqual(
            notes("from random import SystemRandom as S\ndef f():\n    return S().random()"), [("not-repeatable", 3)]
        )
        self.assertEqual(notes("import os\ndef f():\n    return os.urandom(1)[0]"), [("not-repeatable", 3)])
        self.assertEqual(
            notes("import random\nrandom.seed(0)\ndef f(): return 1"), [("seed-left-out", 2), ("left-out", 2)]
        )

    def test_last_digits(self):
        self.assertEqual(notes("import random\ndef f(): return random.gauss(0, 1)"), [("last-bits", 2)])
        self.assertEqual(notes("from math import *\ndef f(x): return sin(x)"), [("last-bits", 2)])
        self.assertEqual(notes("import math\ndef f(x): return math.sqrt(x) + math.log(x)"), [])
        self.assertEqual(notes("def f(x): return x**2"), [("last-bits", 1)])
        self.assertEqual(notes("def f(n): return 2**n"), [])
        self.assertEqual(notes("def f(x): return sum(x) / 3"), [("sum", 1)])
        self.assertEqual(notes("def f(x): return sum(1 for a in x) + sum(a == 2 for a in x)"), [])

    def test_sets(self):
        self.assertEqual(notes("def f():\n    s = {(1, 2)}\n    for x in s: return x"), [("set-order", 3)])
        self.assertEqual(notes("def f(n):\n    return list(set(n))"), [("set-order", 2)])
        self.assertEqual(notes("def f(n):\n    s = set(n)\n    return 3 in s"), [])

    def test_python_2(self):
        self.assertEqual(notes("def f(n):\n    for i in xrange(n): pass\n    return raw_input()"), [("python2", 2)])
        self.assertEqual(notes("def f(d):\n    return d.has_key(1) and iter(d).next()"), [("python2", 2)])
        self.assertEqual(notes("xrange = range\ndef f(n):\n    return list(xrange(n))"), [])

    def test_modules(self):
        self.assertEqual(notes("import numpy as np\ndef f(): return np.mean([1])"), [("numpy", 1)])
        self.assertEqual(notes("from multiprocessing import Pool\ndef f(): return 1"), [("processes", 1)])
        self.assertEqual(notes("def f(): return open('x').read()"), [("files", 1)])
        self.assertEqual(notes("def f(): return int(input())"), [("input", 1)])

    def test_every_note_has_a_sentence(self):
        text, _ = read("course_style")
        for note in prepare(text).notes:
            self.assertEqual(set(note), {"kind", "line", "sentence"})
            self.assertRegex(note["sentence"], r"^Lines? \d+.*\.$")
        self.assertIn(("left-out", 63), notes(text))


class Documented(unittest.TestCase):
    def test_what_differs_in_its_last_digits_is_in_the_guide(self):
        guide = (pathlib.Path(__file__).parents[2] / "docs/your-own-program.md").read_text(encoding="utf-8")
        told = guide.split("These may differ in their last digits")[1].split("\n")[0]
        names = {name.rpartition(".")[2] for name in manytrials_reading.LAST_BITS}
        self.assertEqual(sorted(name for name in names if f"`{name}`" not in told), [])


if __name__ == "__main__":
    unittest.main()
