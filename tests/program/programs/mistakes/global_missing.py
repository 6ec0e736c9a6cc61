# expects: Line 5: `count` is read before it is set (UnboundLocalError)
# call: f()
count = 0
def f():
    count += 1
    return count
