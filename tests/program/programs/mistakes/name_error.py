# expects: Line 5: the name `tolal` is not defined (NameError): is `total` meant?
# call: f(3)
def f(n):
    total = n
    return tolal
