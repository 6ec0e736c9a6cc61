# Virus populations as counts: how many viruses resist which drugs. Viruses
# that resist the same are all alike, so nobody asks which of them is which.


def happens(rng, times, probability):
    """How often something happens in so many independent tries."""
    return sum(rng.random() < probability for _ in range(times))


def child_of(rng, resisted, known, mutProb):
    """Which of the known drugs a child resists, by what its parent does."""
    # Each resistance flips on its own, in both directions; the parent's stay.
    return frozenset(drug for drug in known
                     if (drug in resisted) != (rng.random() < mutProb))


def step(rng, counts, maxPop, maxBirthProb, clearProb, mutProb=0, known=(),
         taken=frozenset()):
    """One step: counts, and what it returns, are {drugs resisted: viruses}."""
    # First the body clears each virus with the same probability.
    after = {resisted: viruses - happens(rng, viruses, clearProb)
             for resisted, viruses in counts.items()}
    # How full the body is counts once: after clearing, before any birth.
    # Fuller than full, the probability is negative: nothing is born.
    birth = maxBirthProb * (1 - sum(after.values()) / maxPop)
    for resisted, parents in list(after.items()):
        # A drug kills nothing. It keeps those from having children that do
        # not resist it, and resisting one of two is not enough.
        if not taken <= resisted:
            continue
        # Children have none of their own before the next step.
        for _ in range(happens(rng, parents, birth)):
            child = child_of(rng, resisted, known, mutProb)
            after[child] = after.get(child, 0) + 1
    return after


def resistant(counts, drugs):
    """How many viruses resist all of these drugs."""
    return sum(viruses for resisted, viruses in counts.items()
               if drugs <= resisted)
