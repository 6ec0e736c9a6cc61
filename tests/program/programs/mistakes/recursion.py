# expects: Line 4: functions call each other too deep (RecursionError)
# call: f(3)
def f(n):
    return f(n - 1)
