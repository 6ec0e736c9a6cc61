# expects: Line 6: this line is indented less than the one before, but as much as none above it
# call: f(3)
def f(n):
    if n:
        n = 2
      n = 3
    return n
