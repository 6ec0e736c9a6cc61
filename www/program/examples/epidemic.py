"""An epidemic in a town: one trial is one epidemic, day by day."""

import random


class Person:
    """Somebody who can catch the disease once."""

    def __init__(self):
        self.days_ill = 0       # how many days of illness are still to come
        self.immune = False

    def can_catch_it(self):
        return self.days_ill == 0 and not self.immune

    def catch_it(self, days):
        self.days_ill = days

    def sleep(self):
        """A night passes: whoever was ill is a day nearer to being well."""
        if self.days_ill > 0:
            self.days_ill -= 1
            self.immune = self.days_ill == 0


class Town:
    """People who meet each other by chance."""

    def __init__(self, size):
        self.people = [Person() for _ in range(size)]

    def the_ill(self):
        return [person for person in self.people if person.days_ill > 0]

    def one_day(self, meetings, risk, days_ill):
        # The list is made before anybody meets: who catches it today infects nobody yet.
        for _ in self.the_ill():
            for other in random.sample(self.people, meetings):
                if other.can_catch_it() and random.random() < risk:
                    other.catch_it(days_ill + 1)    # tonight takes one of these days away
        for person in self.people:
            person.sleep()


def epidemic(people=200, meetings=6, risk=0.05, days_ill=7, days=90):
    """One epidemic, which begins with one person: how many are ill and immune, day by day."""
    town = Town(people)
    town.people[0].catch_it(days_ill)
    ill, immune = [1], [0]
    for _ in range(days):
        town.one_day(meetings, risk, days_ill)
        ill.append(len(town.the_ill()))
        immune.append(sum(person.immune for person in town.people))
    return ill, immune      # two lists: two curves


# Things to try: at which risk does the epidemic die out by itself? How often does it
# die out by luck alone, before it has begun?
if __name__ == "__main__":
    ill, immune = epidemic(people=200, meetings=6, risk=0.05)
    print("At most", max(ill), "were ill at the same time,", immune[-1], "in all.")
