# The mean of many continuous dice, for the central limit theorem.


def trial(rng, numDice):
    """The mean of dice that show any number from 0 to 5."""
    total = 0
    for _ in range(numDice):
        total += 5 * rng.random()
    return {"mean": total / numDice}
