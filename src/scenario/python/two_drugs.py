

def trial(rng, numViruses, maxPop, maxBirthProb, clearProb, mutProb,
          numStepsBeforeDrug, numStepsBetweenDrugs, numStepsAfterDrug):
    """The course's simulationTwoDrugsDelayedTreatment, one trial of it."""
    # All viruses share one dictionary: nothing ever changes it.
    traits = {"guttagonol": False, "grimpex": False}
    viruses = [ResistantVirus(maxBirthProb, clearProb, traits, mutProb)
               for _ in range(numViruses)]
    patient = TreatedPatient(viruses, maxPop)
    for _ in range(numStepsBeforeDrug):
        patient.update(rng)
    patient.addPrescription("guttagonol")
    for _ in range(numStepsBetweenDrugs):
        patient.update(rng)
    patient.addPrescription("grimpex")
    for _ in range(numStepsAfterDrug):
        patient.update(rng)
    return {"total": patient.getTotalPop(),
            "guttagonol": patient.getResistPop(["guttagonol"]),
            "grimpex": patient.getResistPop(["grimpex"]),
            "both": patient.getResistPop(["guttagonol", "grimpex"])}
