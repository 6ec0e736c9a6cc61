# expects: Line 4: curly quotation marks
# call: f(3)
def f(n):
    print(“n”)
    return n
