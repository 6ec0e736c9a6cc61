"""What would go wrong in several processes is found in a program's tree, and the guard is put where it belongs."""

import ast
import unittest

import our_python  # noqa: F401

from manytrials_guard import changed_globals, guarded, unguarded, uses_processes

TOP = "from multiprocessing import Pool\nimport random\n\ndef f(x):\n    return x\n\n"


def lines(source):
    """The lines of what needs a guard."""
    return [statement.lineno for statement in unguarded(ast.parse(source))]


class Guard(unittest.TestCase):
    def test_what_makes_processes_at_the_top_is_found(self):
        for below, expected in (
            ("pool = Pool(2)\n", [7]),
            ("with Pool() as p:\n    p.map(f, [1])\n", [7]),
            ("import multiprocessing as mp\npool = mp.Pool()\n", [8]),
            ("print(sum(Pool(2).map(f, [1])))\n", [7]),
            ("for i in range(3):\n    p = Pool(i)\n", [7]),
            ("if random.random() < 2:\n    Pool()\n", [7]),
            ("try:\n    Pool()\nfinally:\n    pass\n", [7]),
            ("def main():\n    return Pool(2)\nmain()\n", [9]),
            ("def inner():\n    Pool()\ndef main():\n    inner()\nprint(main())\n", [11]),
        ):
            self.assertEqual(lines(TOP + below), expected, below)

    def test_what_is_guarded_or_makes_none_is_left_alone(self):
        for below in (
            'if __name__ == "__main__":\n    Pool(2)\n',
            "if '__main__' == __name__:\n    Pool(2)\n",
            "def main():\n    Pool(2)\n",
            "class A:\n    def run(self):\n        Pool(2)\n",
            "make = lambda: Pool(2)\n",
            'print("Pool(2)")\n',
            "",
        ):
            source = TOP + below
            self.assertEqual(lines(source), [], below)
            self.assertEqual(guarded(source, ast.parse(source)), source)

    def test_the_guard_stands_before_what_needs_it_and_functions_stay_at_the_top(self):
        source = TOP + (
            "x = 1\n"
            "pool = Pool(2)  # two\n"
            "\n"
            "# map\n"
            "print(pool.map(f, [x]))\n"
            "def g(y):\n"
            "    return y\n"
            'text = """a\n'
            "  b\n"
            '"""\n'
            "print(text, [\n"
            "    1])\n"
        )
        mended = guarded(source, ast.parse(source))
        self.assertEqual(
            mended,
            TOP + "x = 1\n"
            'if __name__ == "__main__":\n'
            "    pool = Pool(2)  # two\n"
            "\n"
            "    # map\n"
            "    print(pool.map(f, [x]))\n"
            "def g(y):\n"
            "    return y\n"
            'if __name__ == "__main__":\n'
            '    text = """a\n'
            "  b\n"
            '"""\n'
            "    print(text, [\n"
            "        1])\n",
        )
        self.assertEqual(lines(mended), [])

    def test_a_mended_program_does_what_it_did(self):
        import contextlib
        import io

        source = (
            "class Pool:\n    def __init__(self, n):\n        self.n = n\n"
            "p = Pool(3)\nif p.n:\n    t = f'''{p.n}\n  end'''\n\tu = 1\nprint(repr(t))\n"
        ).replace("\tu = 1\n", "")
        told = []
        for text in (source, guarded(source, ast.parse(source))):
            out = io.StringIO()
            with contextlib.redirect_stdout(out):
                exec(compile(text, "x", "exec"), {"__name__": "__main__"})
            told.append(out.getvalue())
        self.assertEqual(told[0], told[1])
        self.assertNotEqual(source, guarded(source, ast.parse(source)))

    def test_statements_in_one_line_and_tabs(self):
        for source in ("from multiprocessing import Pool\np = Pool(); print(p)\n", TOP + "with Pool() as p:\n\tprint(p)\n"):
            mended = guarded(source, ast.parse(source))
            self.assertEqual(lines(mended), [], mended)

    def test_globals_that_a_process_changes_are_found(self):
        for body, call, expected in (
            ("    global n\n    n += x\n", "Pool().map(f, [1])", [("f", "n")]),
            ("    seen.append(x)\n", "Pool().imap(f, [1])", [("f", "seen")]),
            ("    table[x] = 1\n", "p.apply_async(f, (1,))", [("f", "table")]),
            ("    g(x)\n", "p.map(f, [1])", [("g", "seen")]),
            ("    seen = []\n    seen.append(x)\n", "p.map(f, [1])", []),
            ("    return n + x\n", "p.map(f, [1])", []),
            ("    global n\n    n = x\n", "f(1)", []),
        ):
            source = f"from multiprocessing import Pool\nn = 0\nseen = []\ntable = {{}}\ndef g(y):\n    seen.append(y)\ndef f(x):\n{body}{call}\n"
            found = [(function, name) for function, name, _ in changed_globals(ast.parse(source))]
            self.assertEqual(found, expected, body)

    def test_who_imports_processes(self):
        for source, expected in (
            ("import multiprocessing\n", True),
            ("import multiprocessing.pool as p\n", True),
            ("from concurrent.futures import ProcessPoolExecutor\n", True),
            ("import random\n# multiprocessing\n", False),
        ):
            self.assertIs(uses_processes(ast.parse(source)), expected, source)


if __name__ == "__main__":
    unittest.main()
