"""The number pi, by darts that are thrown without aiming."""

import random


def estimates(darts=1000, every=10):
    """One evening of darts: what is known of pi after 10 darts, after 20, and so on."""
    hits = 0
    known = []
    for thrown in range(1, darts + 1):
        # A square from 0 to 1, and in it a quarter of a circle around its corner.
        x = random.random()
        y = random.random()
        if x * x + y * y <= 1:
            hits += 1
        # The quarter's area is pi / 4, so that part of the darts is in it.
        if thrown % every == 0:
            known.append(4 * hits / thrown)
    return known    # a list: a curve, with one point for every 10 darts


# Look at the bands: how many more darts does it take until they are half as wide?
# How many would you have to throw for one more digit of pi?
if __name__ == "__main__":
    print("after 1000 darts pi is about", estimates(1000)[-1])
