"""The trials of a program in plain Python, by the two lines that anybody can write: seed, call.

python3 at_home.py FILE CALL SEED NUMBER prints the value, and what was plotted.
"""

import json
import random
import re
import sys
import types


class Plotting(types.ModuleType):
    """A pylab that keeps the curves."""

    curves = []

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return lambda *values, **options: None

    def plot(self, *values, label=None):
        """Keeps a curve."""
        self.curves.append([label, list(values[-1])])


def main(file, call, seed, number):
    """Defines, seeds, calls."""
    plotting = Plotting("pylab")
    plotting.pyplot = plotting
    sys.modules["pylab"] = sys.modules["matplotlib"] = sys.modules["matplotlib.pyplot"] = plotting
    text = open(file, encoding="utf-8").read()
    # The script's own last lines, at its left edge, are run by hand at home, or not at all.
    text = re.sub(r"(?m)^(?!print|random\.seed|race\(|showTown\()(.*)$|^.*$", lambda found: found.group(1) or "", text)
    home = types.ModuleType("home")
    exec(compile(text, file, "exec"), home.__dict__)
    plotting.curves.clear()
    random.seed(f"{seed}/{number}")
    value = eval(call, home.__dict__)
    print(json.dumps([value, plotting.curves]))


if __name__ == "__main__":
    main(*sys.argv[1:])
