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


def owner(units, path):
    return next((unit for unit in units if unit.owns(path)), None)


def stale(units, mutant):
    """Why this error says nothing about the proof, None if it does."""
    path, function, script, text = mutant
    unit = owner(units, path)
    if not unit:
        return f"is not in proof/proved.txt: {path}"
    if not baseline(unit, function):
        return f"has no proof to begin with: {path}: {function}: {text}"
    with open(path, "rb") as file:
        if file.read() == subprocess.run(["sed", script, path], capture_output=True, check=True).stdout:
            return f"is not planted, its script finds nothing: {path}: {function}: {text}"
    return None


def plant(path, script):
    """The folder of a copy with this error in it."""
    copy = os.path.join(wp.BUILD, "copy", str(here.number))
    shutil.rmtree(copy, ignore_errors=True)
    for folder in ("kernel", "proof", "sharedheap"):
        shutil.copytree(folder, os.path.join(copy, folder))
    subprocess.run(["sed", "-i", script, os.path.join(copy, path)], check=True)
    return copy


def verdict(units, mutant):
    path, function, script, text = mutant
    trouble = stale(units, mutant)
    if trouble:
        return trouble
    unit = owner(units, path)
    seconds = baseline(unit, function)
    result = wp.run(unit.sources(), f"mutant-{here.number}", copy=plant(path, script), extra=["-wp-fct", function],
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
        trouble = verdict(units, mutant)
        print(f"mutant {trouble}" if trouble else f"refused: {mutant[0]}: {mutant[1]}: {mutant[3]}", flush=True)
        return trouble
    return in_parallel(judge, chosen)


def sample(units):
    """What is wrong with a few of them, all in turn, as days go by; and whether every one could be planted."""
    chosen = list(mutants())
    first = int(time.time() / 86400) * SAMPLE
    few = [chosen[(first + place) % len(chosen)] for place in range(min(SAMPLE, len(chosen)))]
    return plant_all(few, units) + [f"mutant {trouble}" for trouble in (stale(units, each) for each in chosen) if trouble]


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
