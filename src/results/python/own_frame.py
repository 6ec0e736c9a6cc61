# Many trials of it, on all cores. Each runs in a fresh copy of this file, which
# is called "trial" and needs nothing of what follows.
if __name__ != "trial":
    import math
    import multiprocessing
    import random
    import statistics
    import sys
    import types

    with open(__file__, encoding="utf-8") as file:
        CODE = compile(file.read(), __file__, "exec")

    def run_trial(job):
        """Runs one trial of one call, in any process."""
        call, number = job
        module = sys.modules["trial"] = types.ModuleType("trial")
        random.seed(SEED)
        exec(CODE, module.__dict__)
        # From here on, all that is random follows from the trial's number.
        random.seed(f"{SEED}/{number}")
        return eval(call, module.__dict__)

    def report(call, results):
        """Prints what the trials of a call gave."""
        print(call)
        try:
            mean = statistics.fmean(results)
        except TypeError:
            # No plain numbers: the first of them show what they are.
            for number, result in enumerate(results[:3]):
                print(f"    trial {number}: {result}")
            return
        error = math.nan
        if len(results) > 1:
            error = statistics.stdev(results) / math.sqrt(len(results))
        print(f"    mean {mean:.6g} ± {error:.3g}")

    def run_parallel():
        """Runs all trials of all calls on a pool of processes."""
        with multiprocessing.Pool() as pool:
            for call in CALLS:
                jobs = [(call, number) for number in range(NUM_TRIALS)]
                # Each message to another process takes longer than a short
                # trial: trials are handed out in chunks, about 100 in all.
                chunk = math.ceil(NUM_TRIALS / 100)
                results = []
                for result in pool.imap(run_trial, jobs, chunk):
                    results.append(result)
                    print(f"\r{len(results)} of {NUM_TRIALS}", end="",
                          file=sys.stderr)
                print(file=sys.stderr)
                report(call, results)


# Never leave this out. Where processes are not forked (Windows, macOS, Linux
# from Python 3.14 on), each process of the pool imports this file to find
# run_trial. Without the line below each of them would begin to run the trials
# too, with a pool of its own: the program fails or never ends.
if __name__ == "__main__":
    run_parallel()
