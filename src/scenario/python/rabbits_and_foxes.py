# Rabbits and foxes, as in the final exam.


class Forest:
    """How many rabbits and foxes there are."""

    def __init__(self, rabbits, foxes, maxRabbits):
        self.rabbits = rabbits
        self.foxes = foxes
        self.maxRabbits = maxRabbits

    def rabbitGrowth(self, rng):
        # range() counts the rabbits of the start of the step; the chance of
        # a birth falls with each one that was born.
        for _ in range(self.rabbits):
            if rng.random() < 1 - self.rabbits / self.maxRabbits:
                self.rabbits += 1

    def foxGrowth(self, rng):
        for _ in range(self.foxes):
            # The last 10 rabbits are never caught.
            if (self.rabbits > 10
                    and rng.random() < self.rabbits / self.maxRabbits):
                self.rabbits -= 1
                if rng.random() < 1 / 3:
                    self.foxes += 1
            # Of the last 10 foxes none dies.
            elif self.foxes > 10 and rng.random() < 1 / 10:
                self.foxes -= 1


def trial(rng, numRabbits, numFoxes, maxRabbits, numSteps):
    """The final exam's runSimulation, one trial of it."""
    forest = Forest(numRabbits, numFoxes, maxRabbits)
    for _ in range(numSteps):
        forest.rabbitGrowth(rng)
        forest.foxGrowth(rng)
    return {"rabbits": forest.rabbits, "foxes": forest.foxes}
