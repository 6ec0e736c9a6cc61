# The birthday problem.


def trial(rng, numPeople, numSame, numDays):
    """How many people are in the largest group that shares a birthday."""
    # Whether these are numSame is asked of the number that comes out.
    people = [0] * numDays
    for _ in range(numPeople):
        # Every day is equally likely.
        people[rng.randrange(numDays)] += 1
    return {"largest": max(people)}
