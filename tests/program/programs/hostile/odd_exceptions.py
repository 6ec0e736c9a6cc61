# Raises what cannot be shown.
# call: f()
class Odd(BaseException):
    def __str__(self): raise RuntimeError("no words")
    __repr__ = __str__
def f():
    raise Odd()
