

class ResistantVirus(SimpleVirus):
    """A virus that may resist drugs: resistances is {drug: True or False}."""

    def __init__(self, maxBirthProb, clearProb, resistances, mutProb):
        SimpleVirus.__init__(self, maxBirthProb, clearProb)
        self.resistances = resistances
        self.mutProb = mutProb

    def getResistances(self):
        return self.resistances

    def getMutProb(self):
        return self.mutProb

    def isResistantTo(self, drug):
        # A drug that is no key is never resisted.
        return self.resistances.get(drug, False)

    def reproduce(self, rng, popDensity, activeDrugs):
        """Returns a child, or raises NoChildException."""
        if not all(self.isResistantTo(drug) for drug in activeDrugs):
            raise NoChildException()
        if rng.random() >= self.maxBirthProb * (1 - popDensity):
            raise NoChildException()
        # Each trait flips on its own, in both directions; only the child's.
        resistances = {}
        for drug, resists in self.resistances.items():
            flips = rng.random() < self.mutProb
            resistances[drug] = resists != flips
        return ResistantVirus(self.maxBirthProb, self.clearProb,
                              resistances, self.mutProb)


class TreatedPatient(Patient):
    """A patient who takes drugs and never stops taking one."""

    def __init__(self, viruses, maxPop):
        Patient.__init__(self, viruses, maxPop)
        self.prescriptions = []

    def addPrescription(self, newDrug):
        if newDrug not in self.prescriptions:
            self.prescriptions.append(newDrug)

    def getPrescriptions(self):
        return self.prescriptions

    def getResistPop(self, drugResist):
        """How many viruses resist all of these drugs."""
        return sum(all(virus.isResistantTo(drug) for drug in drugResist)
                   for virus in self.viruses)

    def getChild(self, rng, virus, popDensity):
        # A drug kills nothing: it only keeps viruses from having children.
        return virus.reproduce(rng, popDensity, self.prescriptions)
