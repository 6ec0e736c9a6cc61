"""The values of trials are those of plain Python, in every version of it.

`python3 test_golden.py` writes them anew.
"""

import json
import subprocess
import sys
import unittest

from our_python import HERE, PROGRAMS, read

import manytrials_program

SEED = "7"
GOLDEN = HERE / "golden.json"
EXAMPLES = sorted(path.stem for path in PROGRAMS.glob("*.py"))


def at_home(name, number):
    """A trial in a Python of its own that knows nothing of us."""
    call = read(name)[1]["call"]
    told = subprocess.run(
        [sys.executable, str(HERE / "at_home.py"), str(PROGRAMS / f"{name}.py"), call, SEED, str(number)],
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(told.stdout)


def told(value, curves):
    """All numbers of a value, as they come in the row: series, then outcomes."""
    parts = (
        [values for _, values in curves]
        if value is None
        else list(value.values())
        if isinstance(value, dict)
        else value
        if isinstance(value, list) and len(value) < 4
        else [value]
    )
    series = [[float(number) for number in part] for part in parts if isinstance(part, list)]
    return series, [float(part[-1] if isinstance(part, list) else part) for part in parts]


class Golden(unittest.TestCase):
    def test_each_trial_gives_what_plain_python_gave(self):
        golden = json.loads(GOLDEN.read_text())
        self.assertEqual(sorted(golden), EXAMPLES)
        for name, trials in golden.items():
            text, says = read(name)
            program = manytrials_program.prepare(text)
            for number, expected in enumerate(trials):
                with self.subTest(program=name, trial=number):
                    self.assertEqual(manytrials_program.run(program, says["call"], SEED, number), expected)

    def test_the_order_of_trials_is_all_the_same(self):
        golden = json.loads(GOLDEN.read_text())
        for name, trials in golden.items():
            text, says = read(name)
            program = manytrials_program.prepare(text)
            for number in (3, 0, 3, 4, 1):
                with self.subTest(program=name, trial=number):
                    self.assertEqual(manytrials_program.run(program, says["call"], SEED, number), trials[number])

    def test_this_python_at_home_gives_the_same(self):
        golden = json.loads(GOLDEN.read_text())
        for name in EXAMPLES:
            with self.subTest(program=name):
                row = golden[name][2]
                series, outcomes = told(*at_home(name, 2))
                self.assertEqual([numbers for _, numbers in row["series"]], series)
                self.assertEqual([number for _, number, _ in row["outcomes"]], outcomes)

    def test_trials_differ(self):
        for name, trials in json.loads(GOLDEN.read_text()).items():
            self.assertGreater(len({json.dumps(row) for row in trials}), 3, name)


def write():
    """Writes the golden rows: keys from us, every number from plain Python."""
    golden = {}
    for name in EXAMPLES:
        text, says = read(name)
        program = manytrials_program.prepare(text)
        golden[name] = []
        for number in range(5):
            row = manytrials_program.run(program, says["call"], SEED, number)
            series, outcomes = told(*at_home(name, number))
            for part, numbers in zip(row["series"], series):
                part[1] = numbers
            for part, value in zip(row["outcomes"], outcomes):
                part[1] = value
            golden[name].append(row)
    GOLDEN.write_text(
        "{\n"
        + ",\n".join(
            f"{json.dumps(name)}: [\n" + ",\n".join(json.dumps(row) for row in rows) + "\n]"
            for name, rows in golden.items()
        )
        + "\n}\n"
    )


if __name__ == "__main__":
    write()
