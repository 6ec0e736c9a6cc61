# Two walkers, plotted: the function returns nothing.
# call: race(25)
import random

import matplotlib.pyplot as plt


def race(numSteps):
    places = {"left": [0], "right": [0]}
    for step in range(numSteps):
        for name, chance in (("left", 0.6), ("right", 0.4)):
            places[name].append(places[name][-1] + (-1 if random.random() < chance else 1))
    plt.figure(1)
    for name in places:
        plt.plot(range(numSteps + 1), places[name], label=name)
    plt.axhline(0, color="gray")
    plt.title("Two walkers")
    plt.xlabel("step")
    plt.ylabel("place")
    plt.legend(loc="best")
    plt.grid(True)
    plt.show()
    plt.close()


race(100)
