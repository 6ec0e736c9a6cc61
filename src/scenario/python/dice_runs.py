# The longest run of a die, as in the final exam.


class Die:
    """A die with any sides, each equally likely."""

    def __init__(self, valList):
        self.possibleVals = valList[:]

    def roll(self, rng):
        return rng.choice(self.possibleVals)


def trial(rng, die, numRolls):
    """The longest row of rolls that show the same."""
    sides = {"final-exam": [1, 2, 3, 4, 5, 6, 6, 6, 7],
             "fair": [1, 2, 3, 4, 5, 6],
             "coin": [1, 2]}
    rolled = Die(sides[die])
    last, run, longest = None, 0, 0
    for _ in range(numRolls):
        face = rolled.roll(rng)
        run = run + 1 if face == last else 1
        longest = max(longest, run)
        last = face
    return {"longest": longest}
