# expects: `f` needs 'm' as well, an argument that was not given (TypeError).
# call: f(3)
def f(n, m):
    return n
