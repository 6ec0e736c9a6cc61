# expects: Line 5: an index is beyond the end (IndexError: list index out of range)
# call: f(3)
def f(n):
    steps = list(range(n))
    return steps[n]
