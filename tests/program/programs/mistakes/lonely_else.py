# expects: Line 5: `else` and `elif` belong to an `if` above them
# call: f(3)
def f(n):
    n = n + 1
    else:
        return 2
