# Robots that clean a room of tiles. A robot is where it stands and where it
# faces: x, y and degrees, with 0 degrees to the north.

import math


def trial(rng, numRobots, speed, width, height, minCoverage, robotType,
          numSteps):
    """After how many steps enough of the room is clean."""
    # numSteps only says how much a figure over time shows.
    robots = [(width * rng.random(), height * rng.random(),
               rng.randrange(360)) for _ in range(numRobots)]
    # The tile under a robot is clean from the start.
    clean = {(int(x), int(y)) for x, y, _ in robots}
    # A trial gives up after a million moves of all robots together.
    most_steps = math.ceil(1_000_000 / numRobots)
    steps = 0
    while len(clean) / (width * height) < minCoverage and steps < most_steps:
        for i, (x, y, degrees) in enumerate(robots):
            angle = math.radians(degrees)
            ahead_x = x + speed * math.sin(angle)
            ahead_y = y + speed * math.cos(angle)
            inside = 0 <= ahead_x < width and 0 <= ahead_y < height
            if inside:
                x, y = ahead_x, ahead_y
                # Only the tile where it lands, not those on its way.
                clean.add((int(x), int(y)))
            # One kind turns where it would leave the room, and stays there
            # for this step; the other turns after every step.
            if not inside or robotType == "random-walk":
                degrees = rng.randrange(360)
            robots[i] = x, y, degrees
        steps += 1
    return {"steps": steps}
