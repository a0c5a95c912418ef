#!/usr/bin/env python3
"""prove.py [FILE...] - prove what proof/proved.txt lists, and make sure that nothing was assumed.

Called from the root of the repository. A file whose preprocessed text, tools and options are those of
an earlier proof is not proved again; all that is written is in build/prove. `record` as the first word
writes the numbers of goals into proof/proved.txt."""

import concurrent.futures
import fnmatch
import glob
import json
import os
import re
import subprocess
import sys

import wp

FORBIDDEN = re.compile(r"\b(admit|axiom|axiomatic|union|__FRAMAC__|__int128|__builtin_(?!trap)\w+)\b")
CONTRACT = re.compile(r"^(?:/\*@(?:(?!\*/).)*\*/|//@[^\n]*)\n(?:/\*(?:(?!\*/).)*\*/\n)?(?!static\b)"
                      r"[A-Za-z_][\w \t*]*?\b(\w+)\([^;{}]*\)\s*\{", re.M | re.S)


def lines_of(path):
    with open(path, encoding="utf-8") as file:
        for line in file:
            if line.strip() and not line.startswith("#"):
                yield line.split()


class Unit:
    """What is proved in one run: a file, or the monitors of all contracts."""

    def __init__(self, name, recorded):
        self.name, self.recorded, self.result, self.cached = name, int(recorded), None, False
        self.place = "unit/" + name.replace("*", "all")

    def sources(self):
        if not self.name.endswith(".contract"):
            return [self.name]
        folder = os.path.join("build/prove/monitor")
        subprocess.run(["build/deed", "contract", "monitor", *sorted(glob.glob(self.name)), "-I",
                        "contracts", "-o", folder], check=True)
        return sorted(glob.glob(folder + "/*.monitor.c"))

    def owns(self, path):
        """A header with the name of the file is proved with it."""
        return self.name.endswith(".contract") or os.path.splitext(path)[0] == os.path.splitext(self.name)[0]

    def prove(self, tools):
        sources = self.sources()
        known = os.path.join(wp.BUILD, self.place + ".json")
        key = wp.key(sources, tools)
        if os.path.exists(known):
            with open(known, encoding="utf-8") as file:
                self.result = json.load(file)
            self.cached = self.result["key"] == key
        if not self.cached:
            self.result = wp.run(sources, self.place)
            self.result["key"] = key
            if not self.open():
                with open(known, "w", encoding="utf-8") as file:
                    json.dump(self.result, file)
        return self

    def open(self):
        """What Frama-C itself says is not proved."""
        result = self.result
        found = [f"{self.name}: {warning}" for warning in result["warnings"]]
        found += [f"{self.name}: {goal}: open, in {function}"
                  for goal, (function, prover, _) in sorted(result["goals"].items()) if prover == "open"]
        found += [f"{path}:{line}: {function}: {status}: {kind}: {text}"
                  for path, line, function, kind, status, text in result["properties"]
                  if function in result["bodies"] and status not in ("Valid", "Considered valid")]
        if not result["ended"]:
            found.append(f"{self.name}: Frama-C has not come to an end: build/prove/{self.place}.log")
        return found

    def unspecified(self):
        """Functions of this file whose effect or termination nobody states."""
        stated = {(row[2], row[3]) for row in self.result["properties"]}
        for function in self.result["bodies"]:
            for kind in ("assigns clause", "termination clause"):
                if (function, kind) not in stated:
                    yield f"{self.name}: {function}: its contract has no {kind}"

    def text(self):
        """Words that are not in proved text, and contracts where callers do not see them."""
        if self.name.endswith(".contract"):
            return
        stem = os.path.splitext(self.name)[0]
        for path in (stem + ".c", stem + ".h"):
            if not os.path.exists(path):
                continue
            with open(path, encoding="utf-8") as file:
                text = file.read()
            for place, line in enumerate(text.splitlines(), 1):
                if FORBIDDEN.search(line):
                    yield f"{path}:{place}: not in proved text: {FORBIDDEN.search(line).group()}"
            for found in CONTRACT.finditer(text if path.endswith(".c") else ""):
                yield (f"{path}:{text.count(chr(10), 0, found.start()) + 1}: {found.group(1)}: the contract of a "
                       "function that others call stands in its header")


def assumed(units, partly):
    """Properties that were used and not proved in their own file: proved in another, or listed."""
    listed = [words[:2] for words in lines_of("proof/assumptions.txt") if len(words) > 2]
    proved, used, bodies = set(), {}, set()
    for unit in units:
        bodies.update(unit.result["bodies"])
        for path, line, function, kind, status, text in unit.result["properties"]:
            if status == "Valid":
                proved.add((function, kind, text))
            else:
                used[path, line, function, kind, text] = unit.name
    for (path, line, function, kind, text), user in sorted(used.items()):
        if (function, kind, text) in proved or partly and function not in bodies:
            continue
        if not any(fnmatch.fnmatch(path, file) and fnmatch.fnmatch(function, name) for file, name in listed):
            yield f"{path}:{line}: {function}: assumed by {user}: {kind}: {text}"


def judge(units, partly):
    found = []
    for unit in units:
        found += [*unit.open(), *unit.unspecified(), *unit.text()]
        goals = len(unit.result["goals"])
        if goals < unit.recorded:
            found.append(f"{unit.name}: {goals} goals, but proof/proved.txt records {unit.recorded}: what is "
                         "no longer proved? (`proof/prove.py record` if nothing)")
    return found + list(assumed(units, partly))


def show(units):
    print(f"{'file':<32} {'goals':>6} {'WP':>5} {'Z3':>5} {'cvc5':>5} {'open':>5} {'s':>6}")
    for unit in units:
        by = [prover for _, prover, _ in unit.result["goals"].values()]
        print(f"{unit.name:<32} {len(by):>6} {by.count('WP'):>5} {by.count('Z3'):>5} {by.count('cvc5'):>5} "
              f"{by.count('open'):>5} {'-' if unit.cached else unit.result['seconds']:>6}")


def record(units):
    goals = {unit.name: len(unit.result["goals"]) for unit in units}
    with open("proof/proved.txt", encoding="utf-8") as file:
        lines = file.read().splitlines()
    for place, line in enumerate(lines):
        if line.strip() and not line.startswith("#") and line.split()[0] in goals:
            lines[place] = f"{line.split()[0]:<32} {goals[line.split()[0]]:>5}"
    with open("proof/proved.txt", "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")


def prove_all(names):
    tools = wp.versions()
    wp.configure(tools)
    units = [Unit(*words) for words in lines_of("proof/proved.txt")]
    wanted = [unit for unit in units if not names or unit.name in names]
    for name in set(names) - {unit.name for unit in wanted}:
        sys.exit(f"{name} is not in proof/proved.txt")
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda unit: unit.prove(tools), wanted))
    return wanted


def main(words):
    writes = words[:1] == ["record"]
    names = words[1:] if writes else words
    units = prove_all(names)
    show(units)
    if writes:
        record(units)
    problems = [] if writes else judge(units, bool(names))
    print("".join(problem + "\n" for problem in problems), end="")
    goals = sum(len(unit.result["goals"]) for unit in units)
    print(f"{goals - len(problems)} passed, {len(problems)} failed")
    return 1 if problems else 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except wp.Missing as missing:
        sys.exit(f"prove: {missing}")
