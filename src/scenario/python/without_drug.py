

def trial(rng, numViruses, maxPop, maxBirthProb, clearProb, numSteps):
    """The course's simulationWithoutDrug, one trial of it."""
    viruses = [SimpleVirus(maxBirthProb, clearProb)
               for _ in range(numViruses)]
    patient = Patient(viruses, maxPop)
    for _ in range(numSteps):
        patient.update(rng)
    return {"total": patient.getTotalPop()}
