# expects: Line 4: the lines below `def f(n):` (line 3) must be indented
# call: f(3)
def f(n):
return n
