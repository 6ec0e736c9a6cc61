# Dice that show a wanted face.


def trial(rng, numDice, numFaces):
    """How many of the dice show a 1, or any other face named beforehand."""
    wanted = 0
    for _ in range(numDice):
        if rng.randint(1, numFaces) == 1:
            wanted += 1
    return {"wanted": wanted}
