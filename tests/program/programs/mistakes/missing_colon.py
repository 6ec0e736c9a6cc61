# expects: Line 5: the colon `:` at the end is missing, behind `if …`.
# call: f(3)
def f(n):
    total = 0
    if n > 2
        total = 1
    return total
