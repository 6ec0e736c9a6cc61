# A drunk's random walk from the origin, as a pair of numbers: how far east
# and how far north.

import math

# The steps of each kind, in tenths: whole numbers add up without rounding.
STEPS = {"usual": [(0, 10), (0, -10), (10, 0), (-10, 0)],
         "cold": [(0, 9), (0, -11), (10, 0), (-10, 0)],
         # Of the older course 6.00.
         "cold-6.00": [(0, 10), (0, -20), (10, 0), (-10, 0)],
         "masochist": [(0, 11), (0, -9), (10, 0), (-10, 0)],
         "east-west": [(10, 0), (-10, 0)]}


def anywhere(rng, xRange, yRange):
    """A random whole place of the field, in tenths."""
    return (10 * rng.randint(-xRange, xRange),
            10 * rng.randint(-yRange, yRange))


def trial(rng, drunk, numSteps, numHoles, xRange, yRange):
    """How far from the origin a walk ends, and where."""
    # Where each wormhole is, and where it leads to: new ones for each trial.
    holes = {}
    for _ in range(numHoles):
        # Of two holes at one place the later one counts.
        place = anywhere(rng, xRange, yRange)
        holes[place] = anywhere(rng, xRange, yRange)
    x, y = 0, 0
    for _ in range(numSteps):
        # Each of the steps is equally likely.
        east, north = rng.choice(STEPS[drunk])
        x, y = x + east, y + north
        # A step that ends on a hole ends where it leads to, even if another
        # hole is there.
        x, y = holes.get((x, y), (x, y))
    return {"distance": math.hypot(x, y) / 10, "x": x / 10, "y": y / 10}
