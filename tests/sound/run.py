#!/usr/bin/env -S python3 -B
"""run.py [--accepted N] [--seed S] [--runs R] [--unit U] [--keep FOLDER] - generate random programs
until so many are accepted, run each many times, and say what was run.

A violation prints the program and ends with status 1. Told to end (SIGINT, SIGTERM), it finishes its
unit and says what was run until then."""
import argparse
import collections
import signal
import sys
import time

import generate
import oracle

INVENTED, UNITS = 3, 10  # so many new contracts for so many units
SEVERAL, MEMORY = 7, 5   # one in so many units is in several sources, or runs under MSan
RARE = 5  # percent of the accepted programs in which each feature must occur at least


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--accepted", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--runs", type=int, default=40)
    parser.add_argument("--unit", type=int, default=300)
    parser.add_argument("--slip", type=float, default=0.012)
    parser.add_argument("--keep", default=str(oracle.ROOT / "build" / "tests" / "sound" / "run"))
    parser.add_argument("--deed", default=str(oracle.ROOT / "build" / "deed"))
    parser.add_argument("--all", action="store_true", help="go on after a violation")
    parser.add_argument("--tap", action="store_true", help="report as a test")
    return parser.parse_args()


class Tally:
    def __init__(self):
        self.accepted = self.generated = self.with_slip = self.lines = 0
        self.features = collections.Counter()
        self.rules = collections.Counter()
        self.violations = []

    def add(self, verdict):
        self.accepted += len(verdict.accepted)
        self.generated += len(verdict.accepted) + len(verdict.refused)
        self.with_slip += sum(bool(p.slips) for p in verdict.accepted)
        self.lines += sum(p.text.count("\n") for p in verdict.accepted)
        self.rules += verdict.rules
        for p in verdict.accepted:
            self.features.update(p.features)

    def rare(self):
        return [name for name in self.features if self.features[name] * 100 < RARE * self.accepted]

    def report(self):
        print(f"generated {self.generated}, accepted {self.accepted} "
              f"({self.with_slip} of them with a planted slip), {self.lines} lines")
        print("refused by: " + ", ".join(f"{rule} {n}" for rule, n in self.rules.most_common()))
        for name, n in sorted(self.features.items(), key=lambda item: item[1]):
            print(f"  {100 * n / max(1, self.accepted):5.1f} %  {name}")

    def tap(self, summary):
        points = [(summary, not self.violations),
                  (f"{len(self.features)} features, each in {RARE} % of them", not self.rare()),
                  ("some programs are refused", self.generated > self.accepted)]
        print(f"1..{len(points)}")
        for number, (name, fine) in enumerate(points, 1):
            print(f"{'ok' if fine else 'not ok'} {number} - {name}")
        for name in self.rare():
            print(f"# rare: {name}, {100 * self.features[name] / max(1, self.accepted):.1f} %")
        return 0 if all(fine for _, fine in points) else 1


def say(violation, where):
    p, at, output = violation
    said = f"VIOLATION: {where}, program {p.number}, run {at}; slips: {p.slips}\n{p.text}\n{output[-3500:]}"
    print("\n".join("# " + line for line in said.split("\n")), flush=True)


class Round:
    """Programs for some units, with contracts of their own. Those that forget a care are judged
    together: so the other units seldom have to be judged again without what was refused."""

    def __init__(self, judge, options, number):
        self.judge, self.options, self.name = judge, options, f"{options.seed} {number}"
        judge.prepare(INVENTED, self.name)
        made = generate.programs(self.name, UNITS * options.unit, options.slip, judge.known)
        careless, careful = [p for p in made if p.slips], [p for p in made if not p.slips]
        self.units = [made[at:at + options.unit] for made in (careless, careful)
                      for at in range(0, len(made), options.unit)]

    def play(self, at, tally):
        """One unit: its programs, judged, built, run."""
        several = at % SEVERAL == 3
        verdict = self.judge.judge(self.units[at], several=several)
        for p in verdict.accepted:
            p.features.update(["several sources"] if several else [])
        tally.add(verdict)
        sanitizer = "memory" if at % MEMORY == 4 else "address"
        seed = f"{self.name}".replace(" ", "0") + f"{at:02}"
        if self.judge.execute(self.judge.build(verdict, lines=False, sanitizer=sanitizer), verdict,
                              self.options.runs, seed):
            for found in self.judge.execute(self.judge.build(verdict, sanitizer=sanitizer), verdict,
                                            self.options.runs, seed):
                tally.violations.append(found[0])
                say(found, f"seed {self.options.seed}, round {self.name}, unit {at}")


def asked_to_end():
    """A list that is not empty once somebody has asked."""
    asked = []
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: asked.append(True))
    return asked


def main():
    options, asked = arguments(), asked_to_end()
    judge = oracle.Oracle(options.keep, options.deed, ("address", "memory"))
    tally, number, start = Tally(), 0, time.time()

    def enough():
        return tally.accepted >= options.accepted or asked or (tally.violations and not options.all)
    while not enough():
        now = Round(judge, options, number)
        for at in range(len(now.units)):
            if not enough():
                now.play(at, tally)
        number += 1
        print(f"# {tally.accepted} accepted, {len(tally.violations)} violations, "
              f"{time.time() - start:.0f} s", flush=True)
    summary = f"{tally.accepted} accepted programs, {options.runs} runs each: " \
              f"{len(tally.violations)} violations"
    if options.tap:
        return tally.tap(summary)
    tally.report()
    print(f"{summary}, {time.time() - start:.0f} s")
    return 1 if tally.violations else 0


if __name__ == "__main__":
    sys.exit(main())
