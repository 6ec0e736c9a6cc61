# Replaces random's functions and Python's own.
# call: f()
import builtins, random, math, decimal, gc
def f():
    number = random.random() + math.floor(1.5) + sum([1, 2]) + len(str(decimal.Decimal(1) / 3))
    random.seed = lambda *_: None
    random.random = lambda: 0.25
    random.Random.random = lambda self: 0.125
    random.Random.seed = lambda self, *_: None
    math.floor = lambda x: 7
    builtins.sum = lambda *_: 100
    builtins.len = lambda *_: 100
    builtins.isinstance = lambda *_: True
    builtins.extra = 1
    decimal.getcontext().prec = 3
    gc.disable()
    return number
