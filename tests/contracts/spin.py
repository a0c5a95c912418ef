#!/usr/bin/env python3
"""spin.py - our verdict on a contract against Spin's on the model that `deed contract promela` makes
of it.

    tests/contracts/spin.py FILE...                    these contracts
    tests/contracts/spin.py --random COUNT [SEED]      this many random ones, from this seed on

Where we report nothing, Spin must find nothing, with queues of exactly the lengths that we compute,
each step of the model must be taken, and something must be found when a queue is shorter by one. Of
the kind that we report Spin must find an example; what is wrong with the expressions themselves is
looked for with queues of one message, which is enough to walk every path of them. The kinds of
trouble are told apart by letting Spin overlook the others. Of a contract with a base, the base's
client is held against its server as well.

The last lines count the verdicts; the exit status is 1 if there is a disagreement."""

import os
import pathlib
import re
import subprocess
import sys

import random_contract

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
DEED = pathlib.Path(os.environ.get("DEED", ROOT / "build" / "deed"))
FLAWS = {"ambiguous": "UNAMBIGUOUS", "cannot-proceed": "PROCEEDS"}
TROUBLE = {"unexpected": "EXPECTED", "left-over": "EMPTY_AT_END", "unbounded": "BOUNDED"}
FACTS = {**FLAWS, **TROUBLE}
SAID = {"unambiguous": "ambiguous", "proceeds": "cannot-proceed", "expected": "unexpected",
        "empty_at_end": "left-over", "bounded": "unbounded"}
RULES = {*FACTS, "unreachable", "stuck"}
MEMORY = 256  # MiB for a search


class Broken(Exception):
    """A tool did not do its work."""


class Model:
    """A contract's model in a folder of its own, searched by Spin in different ways."""

    def __init__(self, text, folder):
        self.text = text
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "model.pml").write_text(text)

    def run(self, *command):
        return subprocess.run(command, cwd=self.folder, capture_output=True, text=True,
                              errors="replace", timeout=300)

    def search(self, looked_for, *options, client=32, server=32, compiled=()):
        """What Spin finds of the rules looked for (a set), and its whole report."""
        overlooked = [f"-D{FACTS[rule]}=true" for rule in FACTS if rule not in looked_for]
        made = self.run("spin", "-Ptcc -E -x c", "-a", *overlooked, f"-DTO_CLIENT={max(client, 1)}",
                        f"-DTO_SERVER={max(server, 1)}", "model.pml")
        if made.returncode != 0 or "rror" in made.stdout:
            raise Broken("spin: " + made.stdout + made.stderr)
        made = self.run("tcc", "-w", "-DSAFETY", "-DNOREDUCE", f"-DMEMLIM={MEMORY}", *compiled,
                        "-o", "pan", "pan.c")
        if made.returncode != 0:
            raise Broken("tcc: " + made.stderr)
        stuck = () if "stuck" in looked_for else ("-E",)
        report = self.run("./pan", "-w18", "-m20000", *stuck, *options).stdout
        found = {SAID[word] for word in re.findall(r"assertion violated \(?(\w+)", report)}
        if re.search(r"^pan:\d+: invalid end state", report, re.M):
            found.add("stuck")
        if not re.search(r"errors: \d+", report):
            raise Broken("pan: " + report)
        return found, report

    def is_copied(self, label):
        """Is this the beginning of a sub-protocol with which alternatives begin, and nothing else?"""
        name = label[len("at_"):]
        return (not re.search(rf"goto {label}\b", self.text) and
                bool(re.search(rf"return_from_{name} = [1-9]", self.text)))

    def unreached(self, report):
        """Steps that nobody takes, points that no goto leads to (but for the first, and the end; Spin
        drops what stands there), messages that no step has. What comes from the base may be left."""
        numbers = set(re.findall(r'model\.pml:(\d+), state \d+, "to_(?:client|server)[?!]', report))
        found, base, first = [], False, None
        for number, line in enumerate(self.text.split("\n"), 1):
            label = re.match(r"((?:at|p\d+)_\w+):(.*)", line)
            if label:
                name, first = label.group(1), first or label.group(1)
                base = bool(label.group(2)) or self.is_copied(name)
                if name != first and not re.search(rf"goto {name}\b", self.text):
                    found += [] if base else [line]
            elif str(number) in numbers and re.match(r"    :: to_(client|server)[?!]\w+ ->", line):
                found += [] if base else [line]
        names = re.search(r"mtype = \{ (.*) \};", self.text)
        for name in names.group(1).split(", ") if names else []:
            if "base" not in name and not re.search(rf"[?!]{name}\b", self.text):
                found.append(name)
        return found

    def flaws(self):
        """What is wrong with the expressions themselves."""
        found, report = self.search(set(FLAWS), "-c0", client=1, server=1)
        if self.unreached(report):
            found.add("unreachable")
        return found

    def has(self, rule):
        """Can two peers get into this kind of trouble? Deep first for queues that fill, else broad
        first: the shortest way there is short, and others may have no end."""
        if rule == "unbounded":
            return rule in self.search({rule}, "-c1")[0]
        return rule in self.search({rule}, "-c1", compiled=["-DBFS"])[0]

    def is_sound(self, capacity, everything=True):
        """Nothing is found; and `everything` in the model happens."""
        found, report = self.search({*FACTS, "stuck"}, "-c1", client=capacity[0],
                                    server=capacity[1])
        if not found and everything and self.unreached(report):
            found.add("unreachable")
        complete = not re.search(r"max search depth|out of memory|MEMLIM|Search not completed",
                                 report)
        return not found and complete, found

    def is_tight(self, capacity):
        """A queue that is shorter by one is full at some time."""
        for side in (0, 1):
            less = list(capacity)
            less[side] -= 1
            if less[side] > 0 and "unbounded" not in self.search(
                    {"unbounded"}, "-c1", client=less[0], server=less[1])[0]:
                return False
        return True


def ours(file, folder, paths):
    """The rules that we report, of the contract by itself and of its base's client; and the lengths of
    the queues when there are none."""
    command = [DEED, "contract", file, *paths, "-o", folder]
    said = subprocess.run(command, capture_output=True, text=True, errors="replace", timeout=60)
    if said.returncode == 0:
        header = (folder / f"{pathlib.Path(file).stem}.contract.h").read_text()
        queued = re.search(r"At most (\d+) queued to the client, (\d+) to the server", header)
        return set(), set(), (int(queued.group(1)), int(queued.group(2)))
    errors = re.findall(r"^(\S+?)(?::\d+)*: error: (.*) \[([a-z-]+)\]$", said.stderr, re.M)
    if said.returncode != 1 or not errors:
        raise Broken(f"deed: status {said.returncode}: {said.stderr}")
    here = [(text, rule if place == str(file) else "elsewhere") for place, text, rule in errors]
    return ({rule for text, rule in here if "client of the base" not in text},
            {rule for text, rule in here if "client of the base" in text}, None)


def compare(rules, capacity, model):
    """None, or how the two verdicts differ."""
    if not rules:
        sound, found = model.is_sound(capacity)
        if not sound:
            return f"we say sound, Spin says {sorted(found) or 'too much to search'}"
        return None if model.is_tight(capacity) else f"the queues {capacity} could be shorter"
    flaws = model.flaws()
    flawed = rules & {*FLAWS, "unreachable"}
    if flawed and not flaws:
        return f"we say {sorted(flawed)}, Spin finds no such flaw"
    for rule in flawed - flaws:  # ... where nobody gets to, for Spin
        if "unreachable" not in flaws:
            return f"we say {rule}, Spin says {sorted(flaws)}"
    if flaws and not flawed:
        return f"we say {sorted(rules)}, Spin says {sorted(flaws)}"
    for rule in rules - flawed:
        if not flawed and not model.has(rule):
            return f"we say {rule}, Spin finds no example"
    return None


def model_of(file, folder, *words):
    made = subprocess.run([DEED, "contract", "promela", file, *words], capture_output=True, text=True,
                          timeout=60)
    if made.returncode != 0:
        raise Broken("deed contract promela: " + made.stderr)
    return Model(made.stdout, folder)


def compare_base(file, folder, paths, capacity):
    """Of a contract that we accept: does a client of its base fit, for Spin?"""
    if not re.search(r"^contract \w+ : \w+", pathlib.Path(file).read_text(), re.M):
        return None
    sound, found = model_of(file, folder / "base", "--base", *paths).is_sound(
        capacity, everything=False)
    return None if sound else f"a client of the base does not fit, Spin says: {sorted(found)}"


def judge(file, work, paths=()):
    """Our verdict in a word, and what Spin has against it: None, or a text. A contract that is refused
    for its form gives no model, and no verdict."""
    folder = work / pathlib.Path(file).stem
    folder.mkdir(parents=True, exist_ok=True)
    rules, of_base, capacity = ours(file, folder, paths)
    if (rules | of_base) - RULES:
        return None, None
    if of_base:
        model = model_of(file, folder / "base", "--base", *paths)
        missed = [rule for rule in of_base if not model.has(rule)]
        return "of-base", f"we say {missed} of the base's client, Spin finds none" if missed else None
    difference = compare(rules, capacity, model_of(file, folder, *paths))
    if not rules and not difference:
        difference = compare_base(file, folder, paths, capacity)
    return " ".join(sorted(rules)) or "sound", difference


def judge_random(seed, work):
    text = random_contract.random_contract(seed)
    file = work / f"R{seed}.contract"
    work.mkdir(parents=True, exist_ok=True)
    file.write_text(text)
    verdict, difference = judge(file, work)
    for junk in (work / f"R{seed}").iterdir():
        if difference is None:
            junk.unlink()
    return verdict, difference


def main(words):
    if words and words[0] == "--random":
        start = int(words[2]) if len(words) > 2 else 1
        work = ROOT / "build" / "tests" / f"spin-random-{start}"
        cases = [(f"R{seed}", lambda seed=seed: judge_random(seed, work))
                 for seed in range(start, start + int(words[1]))]
    else:
        work = ROOT / "build" / "tests" / "spin"
        cases = [(file, lambda file=file: judge(file, work)) for file in words]
    counts, wrong = {}, 0
    for name, case in cases:
        try:
            verdict, difference = case()
        except (Broken, subprocess.TimeoutExpired) as problem:
            verdict, difference = "broken", str(problem)
        for rule in (verdict or "form").split():
            counts[rule] = counts.get(rule, 0) + 1
        if difference:
            wrong += 1
            print(f"{name}: {difference}", flush=True)
    print(", ".join(f"{counts[rule]} {rule}" for rule in sorted(counts, key=counts.get, reverse=True)))
    print(f"{len(cases)} contracts, {len(cases) - counts.get('sound', 0)} not sound, "
          f"{wrong} disagreements")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
