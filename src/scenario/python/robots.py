# Robots that clean a room, with the classes of the course.

import math


class Position:
    """A point of the room."""

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def getX(self):
        return self.x

    def getY(self):
        return self.y

    def getNewPosition(self, angle, speed):
        """Where a step straight ahead leads; 0 degrees is north."""
        angle = math.radians(angle)
        return Position(self.x + speed * math.sin(angle),
                        self.y + speed * math.cos(angle))


class RectangularRoom:
    """A room of width times height tiles, all dirty at first."""

    def __init__(self, width, height):
        self.width = width
        self.height = height
        self.cleaned = set()

    def cleanTileAtPosition(self, pos):
        self.cleaned.add((int(pos.getX()), int(pos.getY())))

    def isTileCleaned(self, m, n):
        return (m, n) in self.cleaned

    def getNumTiles(self):
        return self.width * self.height

    def getNumCleanedTiles(self):
        return len(self.cleaned)

    def getRandomPosition(self, rng):
        return Position(self.width * rng.random(),
                        self.height * rng.random())

    def isPositionInRoom(self, pos):
        return (0 <= pos.getX() < self.width
                and 0 <= pos.getY() < self.height)


class Robot:
    """Starts at a random point; the tile under it is clean at once."""

    def __init__(self, room, speed, rng):
        self.room = room
        self.speed = speed
        self.setRobotPosition(room.getRandomPosition(rng))
        self.setRobotDirection(rng.randrange(360))
        room.cleanTileAtPosition(self.position)

    def getRobotPosition(self):
        return self.position

    def getRobotDirection(self):
        return self.direction

    def setRobotPosition(self, position):
        self.position = position

    def setRobotDirection(self, direction):
        self.direction = direction

    def move(self):
        """Moves and cleans if it stays in the room; says whether it did."""
        new = self.position.getNewPosition(self.direction, self.speed)
        if not self.room.isPositionInRoom(new):
            return False
        self.setRobotPosition(new)
        # Only the tile where it lands, not those on its way.
        self.room.cleanTileAtPosition(new)
        return True


class StandardRobot(Robot):
    """Turns where it would leave the room."""

    def updatePositionAndClean(self, rng):
        if not self.move():
            self.setRobotDirection(rng.randrange(360))


class RandomWalkRobot(Robot):
    """Turns after every step."""

    def updatePositionAndClean(self, rng):
        self.move()
        self.setRobotDirection(rng.randrange(360))


def trial(rng, numRobots, speed, width, height, minCoverage, robotType,
          numSteps):
    """The course's runSimulation, one trial of it."""
    # numSteps only says how much a figure over time shows.
    kinds = {"standard": StandardRobot, "random-walk": RandomWalkRobot}
    room = RectangularRoom(width, height)
    robots = [kinds[robotType](room, speed, rng) for _ in range(numRobots)]
    # A trial gives up after a million moves of all robots together.
    mostSteps = math.ceil(1_000_000 / numRobots)
    steps = 0
    while (room.getNumCleanedTiles() / room.getNumTiles() < minCoverage
           and steps < mostSteps):
        for robot in robots:
            robot.updatePositionAndClean(rng)
        steps += 1
    return {"steps": steps}
