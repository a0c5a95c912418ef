#!/usr/bin/env python3
"""Spin agrees: on every shipped contract, on the corpora of right and wrong ones, and on a fixed share
of random ones, its verdict on the generated Promela model is ours on the automaton. The long run, by
hand, takes about twenty minutes:

    tests/contracts/spin.py --random 10000
"""
import collections
import glob
import pathlib
import sys

sys.path.insert(0, "tests/contracts")
import spin

RANDOM = 150
work = pathlib.Path("build/tests/spin").resolve()
count = 0


def ok(good, name, why=""):
    global count
    count += 1
    print(f"{'ok' if good else 'not ok'} {count} - {name}", flush=True)
    if not good and why:
        print("# " + str(why).replace("\n", "\n# "))


def compare(cases):
    """How often there was each verdict."""
    verdicts = collections.Counter()
    for name, judge in cases:
        try:
            verdict, difference = judge()
        except (spin.Broken, OSError, spin.subprocess.SubprocessError) as problem:
            verdict, difference = "broken", problem
        if difference:
            ok(False, name, difference)
        verdicts.update((verdict or "form").split())
    return verdicts


def corpus(pattern, paths):
    paths = [word for path in paths for word in ("-I", path)]
    return [(file, lambda file=file: spin.judge(file, work, paths)) for file in sorted(glob.glob(pattern))]


shipped = compare(corpus("contracts/*.contract", ["contracts"]))
ok(set(shipped) == {"sound"}, f"{shipped['sound']} shipped contracts: sound, as Spin says", shipped)

here = "tests/contracts"
good = compare(corpus(f"{here}/ladder/ok/*.contract", [f"{here}/ladder/ok"]) +
               corpus(f"{here}/golden/*.contract", [f"{here}/golden"]) +
               corpus(f"{here}/ok/*.contract", [f"{here}/ok", f"{here}/golden", "contracts"]))
ok(good["sound"] >= 30 and not good.keys() - {"sound", "form"},
   f"{good['sound']} contracts of the corpora that are right", good)

bad = compare(corpus(f"{here}/bad/*.contract", [f"{here}/bad", f"{here}/golden", "contracts"]) +
              corpus(f"{here}/ladder/bad/*.contract", [f"{here}/ladder/bad", f"{here}/ladder/ok"]))
for rule in sorted(spin.RULES):
    ok(bad[rule] >= 2, f"{bad[rule]} wrong ones: {rule}", bad)
ok(bad["of-base"], f"{bad['of-base']} of which a client of the base does not fit", bad)

drawn = compare([(f"R{seed}", lambda seed=seed: spin.judge_random(seed, work / "random"))
                 for seed in range(1, RANDOM + 1)])
for rule in sorted(spin.RULES):
    ok(drawn[rule], f"{drawn[rule]} random ones: {rule}", drawn)
refused = RANDOM - drawn["sound"] - drawn["form"]
ok(3 * refused >= RANDOM and 4 * drawn["sound"] >= RANDOM,
   f"{RANDOM} random ones: {drawn['sound']} sound, {refused} refused", drawn)
print(f"1..{count}")
