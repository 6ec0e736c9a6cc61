# expects: Line 6: `else if` is written `elif`.
# call: f(3)
def f(n):
    if n > 3:
        return 1
    else if n > 2:
        return 2
    return 0
