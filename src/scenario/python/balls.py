# Balls that are drawn and not put back, as how many are left of each.


def trial(rng, numRed, numGreen, numDraws):
    """How many of the balls drawn are of the same colour, and red."""
    red = 0
    for drawn in range(numDraws):
        left, red_left = numRed + numGreen - drawn, numRed - red
        # Each ball that is left is as likely as any other.
        if rng.randrange(left) < red_left:
            red += 1
    return {"same": max(red, numDraws - red), "red": red}
