"""A frame for a simulation of your own."""

import random


def runSimulation(numSteps=100):
    """One trial, from its beginning to its end. Return what came out of it:

    - a number, or True and False: the page shows how it is distributed
    - a list with a number for every step: the page draws a curve
    - several of these: return a, b or return {"name": a, "other name": b}

    Everything that a trial needs is made in here, so that no trial knows of another one.
    Call random as often as you like; no random.seed is needed, since the page
    gives every trial a seed of its own.
    """
    values = []
    for step in range(numSteps):
        # Your own lines go here, in place of this one.
        values.append(random.random())
    return values


# One trial, to see whether it works: "Run the program" shows what is printed.
print(runSimulation(10))
