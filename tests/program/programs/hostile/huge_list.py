# Gives two million numbers, from a generator that would never end.
# call: f()
def f():
    while True:
        yield 1
