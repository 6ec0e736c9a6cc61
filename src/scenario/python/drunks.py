# A drunk's random walk, with the classes of the lecture.

import math


class Location:
    """A place of the field."""

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def move(self, deltaX, deltaY):
        return Location(self.x + deltaX, self.y + deltaY)

    def getX(self):
        return self.x

    def getY(self):
        return self.y

    def distFrom(self, other):
        return math.hypot(self.x - other.x, self.y - other.y)


class Field:
    """Where drunks are."""

    def __init__(self):
        self.drunks = {}

    def addDrunk(self, drunk, loc):
        self.drunks[drunk] = loc

    def getLoc(self, drunk):
        return self.drunks[drunk]

    def moveDrunk(self, drunk, rng):
        xDist, yDist = drunk.takeStep(rng)
        self.drunks[drunk] = self.drunks[drunk].move(xDist, yDist)


class OddField(Field):
    """A field with wormholes at random whole places."""

    def __init__(self, numHoles, xRange, yRange, rng):
        Field.__init__(self)
        self.wormholes = {}
        for _ in range(numHoles):
            x = rng.randint(-xRange, xRange)
            y = rng.randint(-yRange, yRange)
            newX = rng.randint(-xRange, xRange)
            newY = rng.randint(-yRange, yRange)
            # Of two holes at one place the later one counts.
            self.wormholes[(x, y)] = Location(newX, newY)

    def moveDrunk(self, drunk, rng):
        Field.moveDrunk(self, drunk, rng)
        loc = self.drunks[drunk]
        # Steps of 0.9 and 1.1 add up to whole numbers only after rounding.
        place = (round(loc.getX(), 1), round(loc.getY(), 1))
        self.drunks[drunk] = self.wormholes.get(place, loc)


class Drunk:
    """Takes any of its steps, each equally likely."""

    def takeStep(self, rng):
        return rng.choice(self.stepChoices)


class UsualDrunk(Drunk):
    stepChoices = [(0, 1), (0, -1), (1, 0), (-1, 0)]


class ColdDrunk(Drunk):
    stepChoices = [(0, 0.9), (0, -1.1), (1, 0), (-1, 0)]


class OldColdDrunk(Drunk):
    """The cold drunk of the older course 6.00."""

    stepChoices = [(0, 1), (0, -2), (1, 0), (-1, 0)]


class MasochistDrunk(Drunk):
    stepChoices = [(0, 1.1), (0, -0.9), (1, 0), (-1, 0)]


class EWDrunk(Drunk):
    stepChoices = [(1, 0), (-1, 0)]


def trial(rng, drunk, numSteps, numHoles, xRange, yRange):
    """The lecture's walk, from the origin."""
    kinds = {"usual": UsualDrunk, "cold": ColdDrunk,
             "cold-6.00": OldColdDrunk, "masochist": MasochistDrunk,
             "east-west": EWDrunk}
    homer = kinds[drunk]()
    origin = Location(0, 0)
    field = OddField(numHoles, xRange, yRange, rng)
    field.addDrunk(homer, origin)
    for _ in range(numSteps):
        field.moveDrunk(homer, rng)
    loc = field.getLoc(homer)
    return {"distance": loc.distFrom(origin),
            "x": loc.getX(), "y": loc.getY()}
