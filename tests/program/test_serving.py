"""The terminal's loop and the page's functions: requests in, rows out, and nothing of what a program prints."""

import json
import os
import subprocess
import sys
import unittest

from our_python import PYTHON, read

import in_page

MODULES = {path.stem: path.read_text(encoding="utf-8") for path in sorted(PYTHON.glob("*.py"))}


def serve(*requests, end=b""):
    """All answers to requests, from a Python of its own."""
    lines = [json.dumps({"modules": MODULES})] + [json.dumps(request) for request in requests]
    done = subprocess.run(
        [sys.executable, "-c", MODULES["boot"]],
        input="\n".join(lines).encode() + b"\n" + end,
        capture_output=True,
        timeout=60,
        env={**os.environ, "PYTHONHASHSEED": "0"},
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


class Terminal(unittest.TestCase):
    def test_ready_then_a_line_a_trial(self):
        text, says = read("tuple")
        answers = serve(
            {"source": text, "call": says["call"], "seed": "7"},
            {"case": 4, "call": says["call"], "first": 10, "count": 2},
        )
        self.assertEqual(
            answers[0],
            {"ready": True, "python": ".".join(map(str, sys.version_info[:3])), "notes": answers[0]["notes"]},
        )
        self.assertEqual(
            [
                (answer["case"], answer["trial"], [key for key, _, _ in answer["row"]["outcomes"]])
                for answer in answers[1:]
            ],
            [(4, 10, ["won", "rounds"]), (4, 11, ["won", "rounds"])],
        )
        in_page.prepare_json(text)
        self.assertEqual(
            {**json.loads(in_page.run_one(says["call"], "7", 11)), "printed": ""}, {**answers[2]["row"], "printed": ""}
        )

    def test_a_mistake_ends_a_request_and_not_the_next(self):
        text = "import random\ndef f(n):\n    if random.random() < 0.5:\n        return 1\n    return [][n]\n"
        answers = serve(
            {"source": text, "call": "f(3)", "seed": "7"},
            *[{"case": 0, "call": "f(3)", "first": first, "count": 100} for first in (0, 50)],
        )
        self.assertEqual([answer["mistake"]["line"] for answer in answers if "mistake" in answer], [5, 5])

    def test_what_cannot_be_prepared(self):
        answers = serve(
            {"source": "def f(:", "call": "f()", "seed": "7"},
            {"case": 0, "call": "f()", "first": 0, "count": 1},
            {"source": "def f(): return 1", "call": "f(", "seed": "7"},
            {"source": "def f(): return 1", "call": "f()", "seed": "7"},
            {"case": 0, "call": "f()", "first": 0, "count": 1},
        )
        self.assertEqual(
            [sorted(answer)[-1] for answer in answers], ["mistake", "mistake", "mistake", "ready", "trial"]
        )

    def test_odd_requests(self):
        answers = serve(
            {"source": "def f(): return 1", "call": "f()", "seed": "7"},
            {},
            [],
            {"case": 0},
            {"case": 0, "call": 3, "first": "x", "count": None},
            {"case": 0, "call": "f()", "first": 0, "count": 1},
            end=b"not json\n\n\xff\n",
        )
        self.assertEqual(
            ["mistake" in answer for answer in answers], [False, True, True, True, True, False, True, True]
        )

    def test_nothing_that_a_program_prints_reaches_the_answers(self):
        text, says = read("hostile/prints_elsewhere")
        answers = serve(
            {"source": text, "call": says["call"], "seed": "7"},
            {"case": 0, "call": says["call"], "first": 0, "count": 2},
        )
        self.assertEqual(
            [sorted(answer) for answer in answers], [["notes", "python", "ready"]] + [["case", "row", "trial"]] * 2
        )

    def test_deep_recursion(self):
        for do in (
            "1 + d(n - 1)",
            "1 + sum(map(d, [n - 1]))",
            "len(sorted([0] * (1 + d(n - 1)), key=lambda x: x))",
            "1 + sorted([n - 1], key=d)[0]",
        ):
            text = f"import sys\nsys.setrecursionlimit(10**6)\ndef d(n):\n    return 0 if n == 0 else {do}\n"
            answers = serve(
                {"source": text, "call": "d(10**6)", "seed": "7"},
                *[{"case": 0, "call": f"d({n})", "first": 0, "count": 1} for n in (1500, 10**6, 1500)],
            )
            self.assertEqual(len(answers), 4, do)
            self.assertIn("too deep", answers[2]["mistake"]["sentence"])

    def test_floats_come_as_they_are(self):
        text = "def f(): return [0.1 + 0.2, 1e-320, 1.7976931348623157e308, -0.0, 5]"
        answers = serve(
            {"source": text, "call": "f()", "seed": "7"}, {"case": 0, "call": "f()", "first": 0, "count": 1}
        )
        self.assertEqual(
            list(map(repr, answers[1]["row"]["series"][0][1])),
            ["0.30000000000000004", "1e-320", "1.7976931348623157e+308", "-0.0", "5.0"],
        )

    def test_a_file_beside_the_program_is_no_module_of_pythons(self):
        self.assertNotIn(
            "",
            subprocess.run(
                [sys.executable, "-c", MODULES["boot"].split("if __name__")[0] + "\nprint(sys.path)"],
                capture_output=True,
                text=True,
            ).stdout.split("'"),
        )


class Page(unittest.TestCase):
    def test_many_trials_in_one_go(self):
        text, says = read("several_lists")
        self.assertEqual(list(json.loads(in_page.prepare_json(text))), ["notes"])
        shape, values, done, mistake = in_page.run_many(says["call"], "7", 3, 4, 1e6)
        shape = json.loads(shape)
        self.assertEqual(
            shape,
            {
                "series": [["left", 21], ["right", 21]],
                "outcomes": [["left", False], ["right", False], ["crossings", False]],
            },
        )
        self.assertEqual((done, mistake, len(values)), (4, "", 4 * 45))
        row = json.loads(in_page.run_one(says["call"], "7", 4))
        self.assertEqual(
            list(values[45:90]),
            row["series"][0][1] + row["series"][1][1] + [number for _, number, _ in row["outcomes"]],
        )

    def test_another_shape_begins_another_answer(self):
        in_page.prepare_json("import random\ndef f(): return [1.0] * random.randint(1, 2)")
        first, shapes = 0, []
        while first < 40:
            shape, values, done, mistake = in_page.run_many("f()", "7", first, 40 - first, 1e6)
            self.assertEqual((len(values), mistake), (done * (json.loads(shape)["series"][0][1] + 1), ""))
            shapes.append(shape)
            first += done
        self.assertTrue(all(a != b for a, b in zip(shapes, shapes[1:])))
        self.assertGreater(len(shapes), 5)

    def test_the_time_ends_it_after_one_trial_at_least(self):
        in_page.prepare_json("def f(): return 1")
        self.assertEqual(in_page.run_many("f()", "7", 0, 10**9, 0)[2], 1)
        self.assertGreater(in_page.run_many("f()", "7", 0, 10**9, 50)[2], 1)

    def test_a_mistake_is_of_the_trial_behind_those_that_are_done(self):
        in_page.prepare_json("import random\ndef f():\n    return 1 / (random.random() < 0.9)")
        shape, values, done, mistake = in_page.run_many("f()", "7", 0, 1000, 1e6)
        self.assertEqual(json.loads(mistake)["line"], 3)
        self.assertEqual(len(values), done)
        self.assertIn("mistake", json.loads(in_page.run_one("f()", "7", done)))

    def test_mistakes_of_reading(self):
        self.assertEqual(json.loads(in_page.prepare_json("def f(:"))["mistake"]["line"], 1)
        self.assertIn("no program", json.loads(in_page.run_many("f()", "7", 0, 1)[3])["sentence"])


if __name__ == "__main__":
    unittest.main()
