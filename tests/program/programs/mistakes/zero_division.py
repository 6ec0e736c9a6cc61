# expects: Line 4: a division by zero (ZeroDivisionError
# call: f(0)
def f(n):
    return 1 / n
