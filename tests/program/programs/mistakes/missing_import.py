# expects: Line 4: the name `random` is not defined (NameError): `import random` is missing at the top.
# call: f()
def f():
    return random.random()
