# expects: Line 4: the bracket `)` closes nothing: one too many, or its opening one is missing.
# call: f(3)
def f(n):
    x = max(n, 2))
    return x
