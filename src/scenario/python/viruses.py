# The virus population of the course, decided for one virus after another.


class NoChildException(Exception):
    """Raised by a virus that has no child in a step."""


class SimpleVirus:
    """A virus without resistances."""

    def __init__(self, maxBirthProb, clearProb):
        self.maxBirthProb = maxBirthProb
        self.clearProb = clearProb

    def getMaxBirthProb(self):
        return self.maxBirthProb

    def getClearProb(self):
        return self.clearProb

    def doesClear(self, rng):
        """Whether the body clears this virus in a step."""
        return rng.random() < self.clearProb

    def reproduce(self, rng, popDensity):
        """Returns a child, or raises NoChildException."""
        # Above a density of 1 the probability is negative: no birth.
        if rng.random() < self.maxBirthProb * (1 - popDensity):
            return SimpleVirus(self.maxBirthProb, self.clearProb)
        raise NoChildException()


class Patient:
    """A patient who takes no drugs."""

    def __init__(self, viruses, maxPop):
        self.viruses = viruses
        self.maxPop = maxPop

    def getViruses(self):
        return self.viruses

    def getMaxPop(self):
        return self.maxPop

    def getTotalPop(self):
        return len(self.viruses)

    def getChild(self, rng, virus, popDensity):
        """The child of a virus in this step; a treated patient differs."""
        return virus.reproduce(rng, popDensity)

    def update(self, rng):
        """Makes one step; returns the population after it."""
        survivors = [virus for virus in self.viruses
                     if not virus.doesClear(rng)]
        # The density is computed once, after clearing, before any birth.
        popDensity = len(survivors) / self.maxPop
        children = []
        for virus in survivors:
            try:
                children.append(self.getChild(rng, virus, popDensity))
            except NoChildException:
                pass
        # The new-born viruses wait for the next step.
        self.viruses = survivors + children
        return self.getTotalPop()
