# Prints half a character, and names a result by it.
# call: f()
def f():
    print("\ud800")
    return {"\ud800": 1, "": 2, " ": 3, "x" * 1000: 4}
