# expects: Line 5: `return` stands outside of a function
# call: f(3)
def f(n):
    x = n
return x
