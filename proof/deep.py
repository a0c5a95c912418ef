#!/usr/bin/env python3
"""deep.py [WORD...] - would the proofs notice? Two questions to each proved file.

Smoke tests: can `false` be proved somewhere, because a contract contradicts itself? And the errors of
proof/mutants.txt, planted one at a time in a copy: each must leave a goal of its function open, a
goal that is proved without it. Words select some of them. `make prove` plants a few, others every day."""

import concurrent.futures
import math
import os
import shutil
import subprocess
import sys
import threading
import time

import wp
from unit import listed, prove_all

SAMPLE = 3
SMOKE = ["-wp-smoke-tests", "-wp-no-smoke-dead-code", "-wp-smoke-timeout", "2"]
here = threading.local()


def mutants():
    with open("proof/mutants.txt", encoding="utf-8") as file:
        for line in file:
            if line.strip() and not line.startswith("#"):
                path, function, script, text = (word.strip() for word in line.split(" ~ "))
                yield path, function, script, text


def baseline(unit, function):
    """The seconds that each goal of this function gets: twice what the slowest took. None if there
    is no goal, or not all of them are proved: then it says nothing that one is open."""
    goals = [goal for goal in unit.result["goals"].values() if goal[0] == function]
    if not goals or unit.open():
        return None
    return max(1, math.ceil(max(spent for _, _, spent in goals) / 500))


def plant(path, script):
    """The folder of a copy with this error in it; None if the script changes nothing."""
    copy = os.path.join(wp.BUILD, "copy", str(here.number))
    shutil.rmtree(copy, ignore_errors=True)
    for folder in ("kernel", "proof", "sharedheap"):
        shutil.copytree(folder, os.path.join(copy, folder))
    subprocess.run(["sed", "-i", script, os.path.join(copy, path)], check=True)
    with open(path, "rb") as old, open(os.path.join(copy, path), "rb") as new:
        return None if old.read() == new.read() else copy


def verdict(unit, mutant):
    path, function, script, text = mutant
    seconds = baseline(unit, function)
    if not seconds:
        return f"has no proof to begin with: {path}: {function}: {text}"
    copy = plant(path, script)
    if not copy:
        return f"is not planted, its script finds nothing: {path}: {function}: {text}"
    result = wp.run(unit.sources(), f"mutant-{here.number}", copy=copy, extra=["-wp-fct", function],
                    stages=[(prover, seconds) for prover, _ in wp.STAGES])
    still = [goal for goal in result["goals"].values() if goal[0] == function]
    if not result["ended"] or not still:
        return f"does not even parse: {path}: {function}: {text}: {' '.join(result['warnings'][:1])}"
    if not any(prover == "open" for _, prover, _ in still):
        return f"NOT refused: {path}: {function}: {text}"
    return None


def smoke(unit):
    result = wp.run(unit.sources(), unit.place + ".smoke", extra=SMOKE + unit.selection(), stages=wp.STAGES[:1])
    with open(os.path.join(wp.BUILD, unit.place + ".smoke.log"), encoding="utf-8") as log:
        tests = {line.split()[-1]: "[Passed]" in line for line in log if " Smoke-test " in line}
    doomed = [name for name, passed in tests.items() if not passed]
    print(f"smoke tests of {unit.name}: {len(tests)}, contradictions: {len(doomed)}", flush=True)
    return ([f"contradiction: {unit.name}: {name}" for name in doomed] +
            ([] if tests and result["ended"] else [f"{unit.name}: no smoke test was made"])), len(tests)


def in_parallel(work, items):
    numbers = iter(range(1, 3))

    def start():
        here.number = next(numbers)
    with concurrent.futures.ThreadPoolExecutor(2, initializer=start) as pool:
        return list(pool.map(work, items))


def plant_all(chosen, units):
    """What is wrong with each of these errors' refusals, None where nothing is."""
    def judge(mutant):
        mine = [unit for unit in units if unit.owns(mutant[0])]
        trouble = verdict(mine[0], mutant) if mine else f"is not in proof/proved.txt: {mutant[0]}"
        print(f"mutant {trouble}" if trouble else f"refused: {mutant[0]}: {mutant[1]}: {mutant[3]}", flush=True)
        return trouble
    return in_parallel(judge, chosen)


def sample(units):
    """A few of them: all in turn, as days go by."""
    chosen = list(mutants())
    first = int(time.time() / 86400) * SAMPLE
    return plant_all([chosen[(first + place) % len(chosen)] for place in range(min(SAMPLE, len(chosen)))], units)


def main(words):
    chosen = [mutant for mutant in mutants() if not words or any(word in " ".join(mutant) for word in words)]
    stems = {os.path.splitext(path)[0] for path, *_ in chosen}
    units = prove_all([unit for unit, _ in listed() if not words or os.path.splitext(unit)[0] in stems])
    troubles = plant_all(chosen, units)
    failed, passed = [trouble for trouble in troubles if trouble], troubles.count(None)
    for trouble, tests in in_parallel(smoke, units):
        failed += trouble
        passed += max(0, tests - len(trouble))
    print("".join(line + "\n" for line in failed), end="")
    print(f"{passed} passed, {len(failed)} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except wp.Missing as missing:
        sys.exit(f"prove: {missing}")
