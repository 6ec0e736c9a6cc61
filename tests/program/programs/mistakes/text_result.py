# expects: The call gave a text, 'won': a trial gives a number
# call: f()
def f():
    return "won"
