# The birthday problem.


def trial(rng, numPeople, numSame, numDays):
    """The lecture's sameDate: the largest group that shares a birthday."""
    # The lecture then asks whether this group has numSame people.
    birthdays = [0] * numDays
    for _ in range(numPeople):
        birthdays[rng.randrange(numDays)] += 1
    return {"largest": max(birthdays)}
