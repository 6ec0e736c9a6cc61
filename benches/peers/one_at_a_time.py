"""One drug, one virus after another: python one_at_a_time.py TRIALS PROCESSES SEED."""
import json
import random
import sys
import time
from multiprocessing import Pool

STEPS, DRUG_AFTER, MOST = 300, 150, 1000
CLEARED, BORN, MUTATED = 0.05, 0.1, 0.005


class Germ:
    """Something that is alive, and may resist the drug."""

    def __init__(self, resists):
        self.resists = resists

    def is_cleared(self):
        return random.random() < CLEARED

    def child(self, density, drug):
        """A child, or None."""
        if drug and not self.resists or random.random() >= BORN * (1 - density):
            return None
        return Germ(self.resists != (random.random() < MUTATED))


def patient():
    """How many there are at each step, and how many of them resist."""
    germs = [Germ(False) for _ in range(100)]
    total, resistant = [100], [0]
    for step in range(STEPS):
        germs = [germ for germ in germs if not germ.is_cleared()]
        density = len(germs) / MOST
        children = [germ.child(density, step >= DRUG_AFTER) for germ in germs]
        germs += [child for child in children if child]
        total.append(len(germs))
        resistant.append(sum(germ.resists for germ in germs))
    return total, resistant


def trial(seed):
    random.seed(seed)
    return patient()


if __name__ == "__main__":
    trials, processes, seed = (int(word) for word in sys.argv[1:])
    seeds = [f"{seed}/{number}" for number in range(trials)]
    sums = [[0] * (STEPS + 1), [0] * (STEPS + 1)]

    def add(results):
        for both in results:
            for kept, new in zip(sums, both):
                for step, count in enumerate(new):
                    kept[step] += count

    if processes > 1:
        with Pool(processes) as pool:
            pool.map(abs, range(processes))
            begin = time.perf_counter()
            add(pool.imap_unordered(trial, seeds, chunksize=2))
            seconds = time.perf_counter() - begin
    else:
        begin = time.perf_counter()
        add(map(trial, seeds))
        seconds = time.perf_counter() - begin
    print(json.dumps({"trials": trials, "seconds": seconds, "mean": sums[0][-1] / trials}))
