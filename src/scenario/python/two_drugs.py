

def trial(rng, numViruses, maxPop, maxBirthProb, clearProb, mutProb,
          numStepsBeforeDrug, numStepsBetweenDrugs, numStepsAfterDrug):
    """A patient who takes guttagonol, later grimpex too."""
    known = ("guttagonol", "grimpex")
    # At the start no virus resists either.
    counts = {frozenset(): numViruses}
    for drugs, num_steps in [(0, numStepsBeforeDrug),
                            (1, numStepsBetweenDrugs),
                            (2, numStepsAfterDrug)]:
        # Nobody stops taking a drug.
        taken = frozenset(known[:drugs])
        for _ in range(num_steps):
            counts = step(rng, counts, maxPop, maxBirthProb, clearProb,
                          mutProb, known, taken)
    return {"total": sum(counts.values()),
            "guttagonol": resistant(counts, {"guttagonol"}),
            "grimpex": resistant(counts, {"grimpex"}),
            "both": resistant(counts, {"guttagonol", "grimpex"})}
