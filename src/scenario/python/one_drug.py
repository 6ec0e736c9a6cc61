

def trial(rng, numViruses, maxPop, maxBirthProb, clearProb, mutProb,
          resistances, numResistantViruses, numStepsBeforeDrug,
          numStepsAfterDrug):
    """The course's simulationWithDrug, one trial of it."""
    viruses = []
    for number in range(numViruses):
        if resistances == "none":
            # Guttagonol is no key: resistance to it never arises.
            traits = {}
        else:
            traits = {"guttagonol": number < numResistantViruses}
        viruses.append(
            ResistantVirus(maxBirthProb, clearProb, traits, mutProb))
    patient = TreatedPatient(viruses, maxPop)
    for _ in range(numStepsBeforeDrug):
        patient.update(rng)
    patient.addPrescription("guttagonol")
    for _ in range(numStepsAfterDrug):
        patient.update(rng)
    return {"total": patient.getTotalPop(),
            "resistant": patient.getResistPop(["guttagonol"])}
