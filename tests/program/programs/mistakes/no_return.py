# expects: Returned None: does it end with `return`? It printed something
# call: f(3)
def f(n):
    print(n + 1)
