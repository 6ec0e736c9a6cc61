# expects: Line 5: this line is indented for no reason
# call: f(3)
def f(n):
    n = 3
      n = 4
    return n
