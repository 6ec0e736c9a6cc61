# A queue at a counter, minute by minute: a list.
# call: queue(30)
from random import randint, random

ARRIVES = 0.4
MINUTES = {}
for kind in ("letter", "parcel"):
    MINUTES[kind] = 1 if kind == "letter" else 4


def queue(minutes, parcels=0.3):
    waiting, busy, lengths = 0, 0, []
    for minute in range(minutes):
        waiting += random() < ARRIVES
        if busy == 0 and waiting:
            waiting -= 1
            busy = MINUTES["parcel" if random() < parcels else "letter"] + randint(0, 1)
        busy = max(0, busy - 1)
        lengths.append(waiting)
    return lengths


print(queue(10))
