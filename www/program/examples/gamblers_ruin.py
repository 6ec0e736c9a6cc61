"""The gambler's ruin: play until all is lost, or the goal is reached."""

import random


def evening(money=20, goal=40, win_prob=0.49):
    """One evening at the table, one coin a game: how it ends, and after how many games."""
    games = 0
    highest = money
    while 0 < money < goal:
        games += 1
        if random.random() < win_prob:
            money += 1
        else:
            money -= 1
        highest = max(highest, money)

    # Several results of one trial, each with its name: each gets a figure of its own.
    return {"ruined": money == 0, "games": games, "highest": highest}


# A game at 0.49 is almost fair. Is the evening? Let win_prob go from 0.45 to 0.5 and see.
# For a game that is not fair there is a formula: with q = (1 - p) / p, the goal
# is reached with probability (1 - q**money) / (1 - q**goal).
if __name__ == "__main__":
    p, money, goal = 0.49, 20, 40
    q = (1 - p) / p
    print("ruined, by the formula:", 1 - (1 - q**money) / (1 - q**goal))
    print("one evening:", evening(money, goal, p))
