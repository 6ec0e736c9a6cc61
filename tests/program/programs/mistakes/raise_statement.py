# expects: Line 5: `raise E, "text"` is Python 2
# call: f(3)
def f(n):
    if n < 0:
        raise ValueError, "negative"
    return n
