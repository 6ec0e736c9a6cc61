# expects: Line 3: the module `scipy` is not here
# call: f()
import scipy
def f(): return 1
