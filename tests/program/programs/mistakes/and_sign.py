# expects: Line 4: Python writes `and` and `or`.
# call: f(3)
def f(n):
    return n > 2 && n < 5
