

def trial(rng, numViruses, maxPop, maxBirthProb, clearProb, mutProb,
          resistances, numResistantViruses, numStepsBeforeDrug,
          numStepsAfterDrug):
    """A patient who takes guttagonol from some step on."""
    drug = frozenset(["guttagonol"])
    # Without a trait for it, resistance to the drug never arises.
    known = () if resistances == "none" else ("guttagonol",)
    counts = {frozenset(): numViruses - numResistantViruses,
              drug: numResistantViruses}
    for number in range(numStepsBeforeDrug + numStepsAfterDrug):
        # The drug is taken in every step after those before it.
        taken = drug if number >= numStepsBeforeDrug else frozenset()
        counts = step(rng, counts, maxPop, maxBirthProb, clearProb, mutProb,
                      known, taken)
    return {"total": sum(counts.values()),
            "resistant": resistant(counts, drug)}
