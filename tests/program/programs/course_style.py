# An infection in a town, in classes, as the course writes its simulations.
# call: simulateTown(60, 20, 0.05, 0.2)
import random
import pylab


class Inhabitant(object):
    """Is well, ill or immune."""

    def __init__(self, infectProb, recoverProb):
        self.state = "well"
        self.infectProb = infectProb
        self.recoverProb = recoverProb

    def meet(self, other):
        if self.state == "well" and other.state == "ill" and random.random() < self.infectProb:
            self.state = "ill"

    def rest(self):
        if self.state == "ill" and random.random() < self.recoverProb:
            self.state = "immune"


class Town(object):
    """Inhabitants who meet four others a day."""

    def __init__(self, numPeople, infectProb, recoverProb):
        self.people = [Inhabitant(infectProb, recoverProb) for i in range(numPeople)]
        self.people[0].state = "ill"

    def day(self):
        for person in self.people:
            for i in range(4):
                person.meet(random.choice(self.people))
        for person in self.people:
            person.rest()
        return self.numIll()

    def numIll(self):
        return len([person for person in self.people if person.state == "ill"])


def simulateTown(numPeople, numDays, infectProb, recoverProb):
    town = Town(numPeople, infectProb, recoverProb)
    ill = [town.numIll()]
    for day in range(numDays):
        ill.append(town.day())
    return ill


def showTown(numTrials):
    total = 0
    for i in range(numTrials):
        total += max(simulateTown(60, 20, 0.05, 0.2))
    print("On average", total / numTrials, "are ill at once.")
    pylab.plot(simulateTown(60, 20, 0.05, 0.2), label="ill")
    pylab.title("An infection")
    pylab.xlabel("day")
    pylab.legend()
    pylab.show()


random.seed(0)
showTown(100)
