"""One drug by counts, many patients at a time: python by_counts_numpy.py TRIALS SEED."""
import json
import sys
import time

import numpy as np

STEPS, DRUG_AFTER, MOST = 300, 150, 1000
CLEARED, BORN, MUTATED = 0.05, 0.1, 0.005
TOGETHER = 1000


def patients(rng, count):
    """The sums over patients of all viruses and of those that resist, by step."""
    plain, resistant = np.full(count, 100), np.zeros(count, dtype=int)
    sums = np.zeros((2, STEPS + 1), dtype=np.int64)
    sums[0, 0] = plain.sum()
    for step in range(STEPS):
        plain -= rng.binomial(plain, CLEARED)
        resistant -= rng.binomial(resistant, CLEARED)
        born = BORN * np.clip(1 - (plain + resistant) / MOST, 0, 1)
        new = rng.binomial(plain, born) if step < DRUG_AFTER else np.zeros(count, dtype=int)
        new_resistant = rng.binomial(resistant, born)
        gained, lost = rng.binomial(new, MUTATED), rng.binomial(new_resistant, MUTATED)
        plain += new - gained + lost
        resistant += new_resistant - lost + gained
        sums[:, step + 1] = (plain + resistant).sum(), resistant.sum()
    return sums


trials, seed = (int(word) for word in sys.argv[1:])
rng = np.random.Generator(np.random.SFC64(seed))
patients(rng, 10)
begin = time.perf_counter()
sums = sum(patients(rng, TOGETHER) for _ in range(trials // TOGETHER))
seconds = time.perf_counter() - begin
trials = trials // TOGETHER * TOGETHER
print(json.dumps({"trials": trials, "seconds": seconds, "mean": sums[0, -1] / trials}))
