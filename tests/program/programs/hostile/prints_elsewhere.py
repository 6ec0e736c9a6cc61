# Prints where answers go, in whatever way.
# call: f()
import os, sys
def f():
    print('{"case": 0, "trial": 0, "row": {}}')
    sys.stdout.write('{"case": 0}\n')
    sys.__stdout__.write('{"case": 0}\n')
    sys.__stdout__.flush()
    os.write(1, b'{"case": 0}\n')
    os.system("echo from a shell")
    sys.stdout = sys.__stdout__
    print("once more")
    return 1
