# expects: Line 3: parameters with a default, `a=1`, stand behind those without.
# call: f(3)
def f(a=1, b):
    return b
