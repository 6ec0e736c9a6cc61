# Prints a hundred thousand lines.
# call: f()
def f():
    for i in range(100000):
        print("line", i)
    return 1
