# Gives an object whose number is made by the program.
# call: f()
import builtins
class Number:
    def __float__(self):
        builtins.float = None
        raise KeyError("not a number")
def f():
    return Number()
