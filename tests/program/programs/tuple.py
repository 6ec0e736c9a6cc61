# A gambler plays until nothing is left or the goal is reached: a tuple of plain names.
# call: play(10, 20, 18/38)
import random


def play(capital, goal, chance):
    rounds = 0
    while 0 < capital < goal:
        capital += 1 if random.random() < chance else -1
        rounds += 1
    won = capital == goal
    return won, rounds


if __name__ == "__main__":
    results = [play(10, 20, 18 / 38) for i in range(1000)]
    print(sum(won for won, rounds in results) / len(results))
