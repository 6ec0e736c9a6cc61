# Collecting cards until all are there: a dict.
# call: collect(8)
import random


def collect(kinds):
    album, bought, half = set(), 0, 0
    while len(album) < kinds:
        album.add(random.randrange(kinds))
        bought += 1
        if half == 0 and len(album) == kinds // 2:
            half = bought
    return {"bought": bought, "for the first half": half, "lucky": bought <= 2 * kinds}
