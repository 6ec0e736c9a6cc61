# How far two points of a square are apart: a real number.
# call: distance(2.0)
import math
import random


def distance(side):
    x1, y1, x2, y2 = (random.uniform(0, side) for i in range(4))
    return math.sqrt((x1 - x2) * (x1 - x2) + (y1 - y2) * (y1 - y2))
