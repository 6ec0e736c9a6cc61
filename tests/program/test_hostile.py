"""A program that does what no trial should harms neither the next trial nor what runs it."""

import os
import random
import sys
import time
import tracemalloc
import unittest

from our_python import read

from manytrials_program import Mistake, prepare, run
from manytrials_surroundings import Printed

QUIET = "import random\ndef f():\n    return [random.random(), random.choice([1, 2, 3]), len(str([1]))]\n"


def trial(program, call="f()", number=0):
    try:
        return run(program, call, "7", number)
    except Mistake as mistake:
        return mistake.as_dict()


class Hostile(unittest.TestCase):
    def setUp(self):
        self.before = trial(prepare(QUIET))

    def tearDown(self):
        self.assertEqual(trial(prepare(QUIET)), self.before)
        self.assertIs(sys.modules["random"], random)
        self.assertEqual(len("three"), 5)

    def twice(self, name):
        """A program's first trial, after it has run some."""
        text, says = read(f"hostile/{name}")
        program = prepare(text)
        first = trial(program, says["call"])
        for number in (1, 2):
            trial(program, says["call"], number)
        self.assertEqual(trial(program, says["call"]), first, name)
        return first

    def test_a_million_calls_within_calls(self):
        limit = sys.getrecursionlimit()
        self.assertIn("too deep", self.twice("deep_recursion")["sentence"])
        self.assertEqual(sys.getrecursionlimit(), limit)

    def test_the_usual_depth_is_that_of_plain_python(self):
        text = "def f(n):\n    return 0 if n == 0 else 1 + f(n - 1)\n"
        self.assertEqual(trial(prepare(text), "f(990)")["outcomes"], [["result", 990.0, False]])
        self.assertIn("too deep", trial(prepare(text), "f(1010)")["sentence"])

    def test_a_cached_function_may_call_itself_often(self):
        text = "import functools\n@functools.lru_cache(None)\ndef f(n):\n    return 0 if n == 0 else 1 + f(n - 1)\n"
        self.assertEqual(trial(prepare(text), "f(450)")["outcomes"], [["result", 450.0, False]])

    def test_many_lines_are_cut_and_take_no_room(self):
        row = self.twice("endless_prints")
        self.assertTrue(row["printed"].startswith("line 0\nline 1\n"))
        self.assertTrue(row["printed"].endswith("line 99998\nline 99999\n"))
        self.assertIn("more characters", row["printed"])
        self.assertLess(len(row["printed"]), 23_000)

        printed = Printed()
        tracemalloc.start()
        for number in range(100_000):
            printed.write(f"line {number}\n")
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        self.assertLess(most, 500_000)

    def test_an_endless_generator(self):
        self.assertIn("1,000,000", self.twice("huge_list")["sentence"])

    def test_the_end_of_python(self):
        self.assertIn("ends Python itself", self.twice("ends_python")["sentence"])
        self.assertEqual(os._exit.__module__, "manytrials_surroundings")

    def test_games_with_modules(self):
        self.assertIn("outcomes", self.twice("module_games"))

    def test_functions_that_are_replaced(self):
        self.assertIn("outcomes", self.twice("patches"))

    def test_exceptions_without_words(self):
        self.assertEqual(self.twice("odd_exceptions")["kind"], "Odd")

    def test_what_runs_it_is_out_of_reach(self):
        self.assertIn("outcomes", self.twice("our_modules"))

    @unittest.skipIf(sys.platform == "emscripten", "no threads")
    def test_threads_that_are_left(self):
        text, says = read("hostile/leaves_thread")
        self.assertIn("join() it", trial(prepare(text), says["call"])["sentence"])
        time.sleep(0.4)

    def test_numbers_made_by_the_program(self):
        self.assertEqual(self.twice("odd_numbers")["kind"], "KeyError")
        self.assertEqual(float("1"), 1.0)

    def test_no_state_is_kept(self):
        self.assertEqual(self.twice("keeps_state")["outcomes"], [["result", 6.0, False]])

    def test_half_characters(self):
        row = self.twice("surrogates")
        self.assertEqual(row["printed"], "?\n")
        row["outcomes"][0][0].encode("utf-8")

    def test_an_exception_that_catches_everything_still_ends(self):
        text = "def f():\n    try:\n        raise SystemExit\n    except:\n        pass\n    return 1\n"
        self.assertEqual(trial(prepare(text))["outcomes"], [["result", 1.0, False]])


if __name__ == "__main__":
    unittest.main()
