"""What students do wrong is told in a sentence, with its line."""

import unittest

from our_python import names, read

from manytrials_program import Mistake, prepare, run


def mistake(text, call):
    """The mistake of a program, by its first trial at the latest."""
    try:
        row = run(prepare(text), call, "7", 0)
    except Mistake as error:
        return error.as_dict()
    raise AssertionError(f"no mistake, but {row}")


class Mistakes(unittest.TestCase):
    maxDiff = None

    def test_the_usual_ones(self):
        for name in names("mistakes"):
            with self.subTest(program=name):
                text, says = read(name)
                found = mistake(text, says["call"])
                self.assertTrue(found["sentence"].startswith(says["expects"]), found["sentence"])
                self.assertEqual(set(found), {"sentence", "line", "trace", "kind", "printed"})
                if says["expects"].startswith("Line "):
                    self.assertEqual(found["line"], int(says["expects"].split()[1].rstrip(":")))
                self.assertRegex(found["sentence"], r"[.?!]$")

    def test_the_trace_holds_the_program_and_nothing_of_ours(self):
        text = "def f(n):\n    return g(n)\n\ndef g(n):\n    return [][n]\n"
        found = mistake(text, "f(3)")
        self.assertEqual(
            found["trace"].splitlines()[:5],
            ["Traceback (most recent call last):", '  File "your program", line 2, in f', "    return g(n)"]
            + found["trace"].splitlines()[3:5],
        )
        self.assertIn("line 5, in g", found["trace"])
        self.assertNotIn("manytrials", found["trace"])
        self.assertTrue(found["trace"].endswith("IndexError: list index out of range\n"))

    def test_an_error_in_pythons_library_is_told_at_the_programs_line(self):
        self.assertEqual(mistake("import random\ndef f():\n    return random.choice([])\n", "f()")["line"], 3)

    def test_what_was_printed_before_comes_along(self):
        self.assertEqual(mistake("def f():\n    print('here')\n    return 1 / 0\n", "f()")["printed"], "here\n")

    def test_ends_of_lines_tabs_and_marks_of_editors_are_no_mistakes(self):
        for text in (
            "def f():\r\n\treturn 1\r\n",
            "\ufeffdef f():\n    return 1",
            "def f():\r    return 1\r",
            "\n\n\ndef f():\n\n    return 1\n\n\n# end",
        ):
            self.assertEqual(run(prepare(text), "f()", "7", 0)["outcomes"], [["result", 1.0, False]])

    def test_odd_programs_and_calls(self):
        for text, call in (
            ("", "f()"),
            ("x = 1", ""),
            ("def f(): return 1", "f() f()"),
            ("def f(): return 1", "f(); f()"),
            ("def f(): return 1", "x = f()"),
            ("\0", "1"),
            ("(" * 10000, "1"),
            ("def f(): return 1", "-" * 100000 + "1"),
            ("async def f(): return 1", "f()"),
            ("def f(): return f", "f()"),
            ("print(1", "1"),
            ("'''", "1"),
            ("def f():", "f()"),
            ("x = 08", "x"),
            ("def", "f"),
        ):
            with self.subTest(text=text[:20], call=call[:20]):
                self.assertTrue(mistake(text, call)["sentence"])


if __name__ == "__main__":
    unittest.main()
