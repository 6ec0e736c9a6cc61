# expects: Line 4: `print` without brackets is Python 2
# call: f(3)
def f(n):
    print "n is", n
    return n
