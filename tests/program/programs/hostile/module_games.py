# Puts another module in the place of random, and one of its own beside the others.
# call: f()
import random, sys, types
def f():
    number = random.random()
    fake = types.ModuleType("random")
    fake.random = lambda: 0.5
    fake.choice = lambda items: items[0]
    sys.modules["random"] = fake
    sys.modules["statistics"] = fake
    sys.path.insert(0, "/nowhere")
    sys.meta_path.clear()
    return number
