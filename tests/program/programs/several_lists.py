# Two urns that exchange balls: a tuple of lists, and a number.
# call: exchange(12, 20)
import random


def exchange(balls, steps):
    left, right = [balls], [0]
    crossings = 0
    for step in range(steps):
        goes_right = random.randrange(balls) < left[-1]
        crossings += goes_right
        left.append(left[-1] - 1 if goes_right else left[-1] + 1)
        right.append(balls - left[-1])
    return left, right, crossings
