# expects: Line 4: a text begins here and does not end
# call: f(3)
def f(n):
    print("n is, n)
    return n
