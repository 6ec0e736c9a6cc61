"""One drug, every virus an agent of Mesa: python agents_mesa.py TRIALS PROCESSES SEED."""
import json
import sys
import time
from multiprocessing import Pool

import mesa
import numpy as np

STEPS, DRUG_AFTER, MOST = 300, 150, 1000
CLEARED, BORN, MUTATED = 0.05, 0.1, 0.005


class Germ(mesa.Agent):
    """Something that is alive, and may resist the drug."""

    def __init__(self, model, resists):
        super().__init__(model)
        self.resists = resists

    # An agent's own `random` is the model's, found by one call more.
    def clear(self):
        if self.model.random.random() < CLEARED:
            self.remove()

    def reproduce(self, born, drug):
        draw = self.model.random.random
        if (self.resists or not drug) and draw() < born:
            Germ(self.model, self.resists != (draw() < MUTATED))


class Patient(mesa.Model):
    """Germs, and how many there are and how many of them resist at each step."""

    def __init__(self, rng):
        super().__init__(rng=rng)
        Germ.create_agents(self, 100, resists=False)
        self.total, self.resistant = [100], [0]

    def step(self):
        # The order does not matter, so nothing is shuffled.
        self.agents.do("clear")
        born = BORN * (1 - len(self.agents) / MOST)
        # Mesa's first step has the number 1.
        self.agents.do("reproduce", born, self.steps > DRUG_AFTER)
        self.total.append(len(self.agents))
        self.resistant.append(self.agents.agg("resists", sum))


def trial(rng):
    patient = Patient(rng)
    for _ in range(STEPS):
        patient.step()
    return patient.total, patient.resistant


if __name__ == "__main__":
    trials, processes, seed = (int(word) for word in sys.argv[1:])
    seeds = [(seed, number) for number in range(trials)]
    with Pool(processes) as pool:
        pool.map(abs, range(processes))
        begin = time.perf_counter()
        sums = sum(map(np.array, pool.imap_unordered(trial, seeds)))
        seconds = time.perf_counter() - begin
    print(json.dumps({"trials": trials, "seconds": seconds, "mean": sums[0, -1] / trials}))
