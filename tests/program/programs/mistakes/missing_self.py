# expects: Line 8: `step` takes 0 arguments, but 1 came (TypeError). Is `self` missing as a method's first parameter?
# call: f()
class Walker:
    def step():
        return 1

def f():
    return Walker().step()
