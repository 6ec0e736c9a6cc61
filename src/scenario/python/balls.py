# Balls that are drawn without replacement.


def trial(rng, numRed, numGreen, numDraws):
    """The course's noReplacementSimulation, one trial of it."""
    bucket = ["red"] * numRed + ["green"] * numGreen
    red = 0
    for _ in range(numDraws):
        # The drawn ball is not put back.
        if bucket.pop(rng.randrange(len(bucket))) == "red":
            red += 1
    return {"same": max(red, numDraws - red), "red": red}
