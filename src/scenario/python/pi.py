# An estimate of pi from needles that fall into a square.


def trial(rng, numNeedles):
    """The lecture's throwNeedles."""
    inCircle = 0
    for _ in range(numNeedles):
        x = rng.random()
        y = rng.random()
        if x * x + y * y <= 1:
            inCircle += 1
    # The square is a quarter of the one around the circle.
    return {"estimate": 4 * inCircle / numNeedles}
