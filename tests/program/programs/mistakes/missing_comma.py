# expects: Line 4: 
# call: f(3)
def f(n):
    return max(n 3)
