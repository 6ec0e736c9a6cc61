"""One drug by counts, compiled: python by_counts_numba.py TRIALS THREADS SEED."""
import json
import sys
import time

import numba
import numpy as np

STEPS, DRUG_AFTER, MOST = 300, 150, 1000
CLEARED, BORN, MUTATED = 0.05, 0.1, 0.005
TOGETHER = 64


@numba.njit(cache=False, fastmath=True)
def patient(sums):
    plain, resistant = 100, 0
    sums[0, 0] += plain
    for step in range(STEPS):
        plain -= np.random.binomial(plain, CLEARED)
        resistant -= np.random.binomial(resistant, CLEARED)
        born = BORN * max(0.0, 1 - (plain + resistant) / MOST)
        new = np.random.binomial(plain, born) if step < DRUG_AFTER else 0
        new_resistant = np.random.binomial(resistant, born)
        gained = np.random.binomial(new, MUTATED)
        lost = np.random.binomial(new_resistant, MUTATED)
        plain += new - gained + lost
        resistant += new_resistant - lost + gained
        sums[0, step + 1] += plain + resistant
        sums[1, step + 1] += resistant


@numba.njit(parallel=True, cache=False)
def patients(lots, seed):
    sums = np.zeros((lots, 2, STEPS + 1), dtype=np.int64)
    for lot in numba.prange(lots):
        np.random.seed(seed + lot)
        for _ in range(TOGETHER):
            patient(sums[lot])
    return sums.sum(axis=0)


trials, threads, seed = (int(word) for word in sys.argv[1:])
numba.set_num_threads(threads)
patients(2, 1)
lots = trials // TOGETHER
begin = time.perf_counter()
sums = patients(lots, 1_000_000 * seed)
seconds = time.perf_counter() - begin
trials = lots * TOGETHER
print(json.dumps({"trials": trials, "seconds": seconds, "mean": sums[0, -1] / trials}))
