# An estimate of pi from needles that fall into a square.


def trial(rng, numNeedles):
    """Four times the share of the needles that fall into the circle."""
    in_circle = 0
    for _ in range(numNeedles):
        x = rng.random()
        y = rng.random()
        if x * x + y * y <= 1:
            in_circle += 1
    # The square is a quarter of the one around the circle.
    return {"estimate": 4 * in_circle / numNeedles}
