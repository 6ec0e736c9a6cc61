# expects: Line 4: 
# call: f(3)
def f(n):
    x = 5 y = 6
    return x
