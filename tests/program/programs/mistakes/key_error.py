# expects: Line 4: the dict has no key 'c' (KeyError)
# call: f("c")
def f(key):
    return {"a": 1, "b": 2}[key]
