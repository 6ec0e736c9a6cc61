# Leaves a thread behind that would draw on and on.
# call: f()
import threading, time
def g():
    time.sleep(0.3)
def f():
    threading.Thread(target=g).start()
    return 1
