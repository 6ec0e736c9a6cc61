# Asks for a million calls within calls.
# call: f()
import sys
def f():
    sys.setrecursionlimit(10**6)
    return deep(10**6)
def deep(n):
    return 0 if n == 0 else 1 + deep(n - 1)
