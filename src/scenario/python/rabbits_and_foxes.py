# Rabbits and foxes, as how many there are of each.


def trial(rng, numRabbits, numFoxes, maxRabbits, numSteps):
    """How many rabbits and foxes there are after the last step."""
    rabbits, foxes = numRabbits, numFoxes
    for _ in range(numSteps):
        # The rabbits come first. Those of the start of the step breed; each
        # young one counts at once and lowers the chance of the next.
        for _ in range(rabbits):
            if rng.random() < 1 - rabbits / maxRabbits:
                rabbits += 1
        # Then the foxes of the start of the step hunt, one after another.
        for _ in range(foxes):
            # The last 10 rabbits are never caught.
            if rabbits > 10 and rng.random() < rabbits / maxRabbits:
                rabbits -= 1
                # A fox that has eaten may have a young one.
                if rng.random() < 1 / 3:
                    foxes += 1
            # One that has not may die, but none of the last 10.
            elif foxes > 10 and rng.random() < 1 / 10:
                foxes -= 1
    return {"rabbits": rabbits, "foxes": foxes}
