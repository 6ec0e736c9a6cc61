# expects: Line 4: the name `xrange` is not defined (NameError): it is Python 2; Python 3 writes `range`.
# call: f(3)
def f(n):
    return sum([i for i in xrange(n)])
