# The longest run of a die: how often in a row it shows the same.

# Each side is equally likely: 6 is on three of those of the final exam.
SIDES = {"final-exam": [1, 2, 3, 4, 5, 6, 6, 6, 7],
         "fair": [1, 2, 3, 4, 5, 6],
         "coin": [1, 2]}


def trial(rng, die, numRolls):
    """The longest row of rolls that show the same."""
    last, run, longest = None, 0, 0
    for _ in range(numRolls):
        face = rng.choice(SIDES[die])
        # Another face begins another run.
        run = run + 1 if face == last else 1
        longest = max(longest, run)
        last = face
    return {"longest": longest}
