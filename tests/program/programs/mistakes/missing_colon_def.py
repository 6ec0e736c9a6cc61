# expects: Line 3: the colon `:` at the end is missing, behind `def …`.
# call: f(3)
def f(n)
    return n
