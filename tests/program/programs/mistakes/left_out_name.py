# expects: Line 4: the name `N` is not defined (NameError): line 5, where it is set, is left out in a trial
# call: f()
def f():
    return N
if __name__ == "__main__":
    N = 3
    print(f())
