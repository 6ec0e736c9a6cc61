"""The Monty Hall problem: is it better to change the door?"""

import random


def wins_the_car(switch=True, doors=3):
    """One game: a car stands behind one of the doors, goats behind the others."""
    car = random.randrange(doors)
    choice = random.randrange(doors)

    # The host knows where the car is. Of the doors that were not chosen he opens all but
    # one, and never the car's: if it was not chosen, it is behind the door that he leaves.
    if choice == car:
        left = random.choice([door for door in range(doors) if door != car])
    else:
        left = car

    if switch:
        choice = left
    return choice == car    # True or False: the page shows how often it is True


# Before you run it: what do you expect, 1/2 or 2/3? Write it down, then look.
# Then think of a host who does not know where the car is. What has to change above?
if __name__ == "__main__":
    games = 1000
    wins = sum(wins_the_car(switch=True) for _ in range(games))
    print(wins, "of", games, "games are won by those who switch.")
