"""What a trial gives: numbers, series, several of each; all else is told in a sentence."""

import unittest
from array import array
from collections import Counter, OrderedDict, deque, namedtuple
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

import our_python  # noqa: F401

import manytrials_numpy
from manytrials_results import NoResult, row

Point = namedtuple("Point", "x y")


@dataclass
class Ball:
    mass: float
    path: list


class Results(unittest.TestCase):
    def gives(self, value, series, outcomes, names=()):
        """The row of a value; events are written as bools."""
        self.assertEqual(
            row(value, names),
            {
                "series": series,
                "outcomes": [[key, float(number), isinstance(number, bool)] for key, number in outcomes],
            },
        )

    def refuses(self, value, *words):
        with self.assertRaises(NoResult) as refused:
            row(value)
        for word in words:
            self.assertIn(word, str(refused.exception))

    def test_a_number_is_one_outcome(self):
        for value in (3, 3.0, Fraction(3), Decimal(3), 2**53, -(2**53)):
            self.gives(value, [], [("result", int(value))])
        self.gives(True, [], [("result", True)])

    def test_a_tuple_is_several(self):
        self.gives((1, True, 2.5), [], [("result1", 1), ("result2", True), ("result3", 2.5)])
        self.gives((1, True), [], [("won", 1), ("lost", True)], ["won", "lost"])
        self.gives(Point(1, 2), [], [("x", 1), ("y", 2)])

    def test_a_dict_has_its_keys(self):
        self.gives({"a": 1, "b": False}, [], [("a", 1), ("b", False)])
        self.gives(OrderedDict(b=1, a=2), [], [("b", 1), ("a", 2)])
        self.gives({3: 1, 1: 2}, [], [("1", 2), ("3", 1)])
        self.gives(Counter("banana"), [], [("a", 3), ("b", 1), ("n", 2)])
        self.gives(Ball(2, [1, 3]), [["path", [1.0, 3.0]]], [("mass", 2), ("path", 3)])

    def test_a_list_is_a_series_with_its_last_value(self):
        for value in (
            [1, 2, 3],
            range(1, 4),
            array("i", [1, 2, 3]),
            deque([1, 2, 3]),
            (n for n in (1, 2, 3)),
            map(int, "123"),
            manytrials_numpy.array([1, 2, 3]),
            [1, 2.0, Fraction(3)],
        ):
            self.gives(value, [["result", [1.0, 2.0, 3.0]]], [("result", 3)])
        self.gives([False, True], [["result", [0.0, 1.0]]], [("result", True)])

    def test_several_lists_are_several_series(self):
        expected = [["result1", [1.0, 2.0]], ["result2", [3.0, 4.0]]]
        for value in (([1, 2], [3, 4]), [[1, 2], [3, 4]], [(1, 2), (3, 4)], manytrials_numpy.array([[1, 2], [3, 4]])):
            self.gives(value, expected, [("result1", 2), ("result2", 4)])
        self.gives({"a": [1, 2], "b": 7}, [["a", [1.0, 2.0]]], [("a", 2), ("b", 7)])

    def test_what_is_no_number(self):
        self.refuses(None, "returned None", "return")
        self.refuses("won", "a text, 'won'")
        self.refuses(1j, "complex")
        self.refuses(float("nan"), "nan")
        self.refuses(-float("inf"), "infinite")
        self.refuses([1, float("nan")], "number 2 of the list is nan")
        self.refuses(2**53 + 1, "2**53")
        self.refuses(10**5000, "about 2**")
        self.refuses([1, None], "number 2 of the list is None")
        self.refuses(len, "was not called")
        self.refuses(object(), "an object")
        self.refuses({1, 2}, "sorted")

    def test_what_is_too_much_or_too_little(self):
        self.refuses([], "is empty")
        self.refuses((), "empty tuple")
        self.refuses({}, "empty dict")
        self.refuses(([], 1), "`result1` is empty")
        self.refuses([[[1]]], "too deep")
        self.refuses({"a": {"b": 1}}, "too deep")
        self.refuses([1, [2]], "numbers and lists")
        self.refuses(([1, 2], [3]), "unlike lengths", "`result1` has 2", "`result2` has 1")
        self.refuses(tuple(range(21)), "at most 20")
        self.refuses([[1]] * 21, "at most 20")
        self.refuses(range(10**6 + 1), "1,000,000")

    def test_keys_are_short_texts_each_another(self):
        keys = [
            key for key, _, _ in row({"a" * 1000: 1, "a" * 999: 2, "": 3, "\ud800": 4, "b\nc": 5, 6: 6})["outcomes"]
        ]
        self.assertEqual(keys, ["a" * 60, "a" * 60 + " 2", "result", "?", "b c", "6"])


if __name__ == "__main__":
    unittest.main()
