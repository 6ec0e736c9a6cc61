# Counts its trials in every way it finds.
# call: f()
import random, math, collections
count = 0
class C: n = 0
def f(held=[]):
    global count
    count += 1
    C.n += 1
    held.append(1)
    math.n = getattr(math, "n", 0) + 1
    random.n = getattr(random, "n", 0) + 1
    collections.n = getattr(collections, "n", 0) + 1
    return count + C.n + len(held) + math.n + random.n + collections.n
