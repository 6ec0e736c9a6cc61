# expects: Line 4: the bracket `(` of this line is never closed.
# call: f(3)
def f(n):
    x = max(n, (2 + 3)
    y = x + 1
    return y
