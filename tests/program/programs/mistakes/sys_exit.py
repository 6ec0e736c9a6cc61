# expects: Line 5: the program ends itself (sys.exit, exit or quit)
# call: f()
import sys
def f():
    sys.exit(0)
