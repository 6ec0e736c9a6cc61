# expects: Line 4: a word that Python itself uses cannot name a variable
# call: f(3)
def f(n):
    lambda = 0.5
    return n
