# expects: Line 4: a trial runs by itself: nobody is there to answer input()
# call: f()
def f():
    return int(input("How many? "))
