# expects: Line 5: an index is beyond the end
# call: f(5)
def squares(n): return [i * i for i in range(n)]
TABLE = squares(3)
def f(n): return TABLE[n]
