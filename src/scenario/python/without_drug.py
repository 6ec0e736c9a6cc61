# A virus population as a number: its viruses are all alike, so nobody asks
# which of them is which.


def happens(rng, times, probability):
    """How often something happens in so many independent tries."""
    return sum(rng.random() < probability for _ in range(times))


def trial(rng, numViruses, maxPop, maxBirthProb, clearProb, numSteps):
    """How many viruses there are after the last step."""
    viruses = numViruses
    for _ in range(numSteps):
        # First the body clears each virus with the same probability.
        viruses -= happens(rng, viruses, clearProb)
        # How full the body is counts once: after clearing, before any birth.
        # Fuller than full, the probability is negative: nothing is born.
        birth = maxBirthProb * (1 - viruses / maxPop)
        # Each has one child at most, and the children none before the next
        # step: all births are counted before any is added.
        viruses += happens(rng, viruses, birth)
    return {"total": viruses}
