# Many trials, on all cores.

import math
import multiprocessing
import random
import statistics
import sys


def run_trial(job):
    """Runs one trial of one case, in any process."""
    case, number = job
    # A generator of its own for each trial: whatever process runs it, and
    # whatever ran before, the trial is the same.
    rng = random.Random(f"{SEED}/{case}/{number}")
    return trial(rng, **SAME_IN_ALL_CASES, **CASES[case])


def report(case, results):
    """Prints the mean of each outcome with its standard error."""
    if CASES[case]:
        print()
        print(", ".join(f"{key} = {value}"
                        for key, value in CASES[case].items()))
    for outcome in results[0]:
        values = [result[outcome] for result in results]
        mean = statistics.fmean(values)
        # One trial alone says nothing about its error.
        error = math.nan
        if len(values) > 1:
            error = statistics.stdev(values) / math.sqrt(len(values))
        print(f"{outcome}: {mean:.6g} ± {error:.3g}")


def main():
    num_trials = int(sys.argv[1]) if len(sys.argv) > 1 else NUM_TRIALS
    print(f"{num_trials} trials of each case, mean ± standard error")
    with multiprocessing.Pool() as pool:
        for case in range(len(CASES)):
            jobs = [(case, number) for number in range(num_trials)]
            # Trials are handed out in chunks, about 100 in all: each message
            # to another process takes longer than a short trial.
            chunk = math.ceil(num_trials / 100)
            report(case, pool.map(run_trial, jobs, chunk))


# Never leave this out. Where processes are not forked (Windows, macOS, Linux
# from Python 3.14 on), each process of the pool imports this file to find
# run_trial. Without the line below each of them would begin to run the
# experiment too, with a pool of its own: the program fails or never ends.
if __name__ == "__main__":
    main()
