# expects: The result is nan (not a number)
# call: f()
def f():
    return float("inf") - float("inf")
