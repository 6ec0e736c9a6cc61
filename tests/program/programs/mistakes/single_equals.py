# expects: Line 4: a single `=` sets a variable: to compare, write `==`.
# call: f(3)
def f(n):
    if n = 3:
        return 1
    return 0
