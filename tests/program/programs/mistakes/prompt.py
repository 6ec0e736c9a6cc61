# expects: Line 3: the prompt `>>>` was copied as well
# call: f(3)
>>> def f(n):
...     return n
