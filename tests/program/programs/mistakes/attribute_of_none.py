# expects: Line 7: `.upper` of None (AttributeError): does a function lack its `return`
# call: f()
def name():
    "x"

def f():
    return name().upper()
