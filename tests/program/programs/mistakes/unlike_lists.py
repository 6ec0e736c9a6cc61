# expects: The lists are of unlike lengths (`a` has 2, `b` has 3)
# call: f()
def f():
    a, b = [1, 2], [1, 2, 3]
    return a, b
