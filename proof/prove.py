#!/usr/bin/env python3
"""prove.py [FILE...] - prove what proof/proved.txt lists, and make sure that nothing was assumed.

Called from the root of the repository. A file whose preprocessed text, tools and options are those of
an earlier proof is not proved again; all that is written is in build/prove. `record` as the first word
accepts what was found: the numbers of goals, the levels, the sums in the README; of these files, if some
are named."""

import fnmatch
import os
import sys

import deep
import eva
import eva_kernel
import levels
import table
import trusted
import wp
from unit import lines_of, listed, prove_all


def assumed(units, partly):
    """Properties that were used and not proved in their own file: proved in another, or listed; and
    what is listed though nothing rests on it."""
    listed = [words[:2] for words in lines_of("proof/assumptions.txt") if len(words) > 2]
    idle = [] if partly else list(listed)
    proved, used, bodies = set(), {}, set()
    for unit in units:
        bodies.update(unit.result["bodies"])
        for path, line, function, kind, status, text in unit.result["properties"]:
            if status == "Valid":
                proved.add((function, kind, text))
            elif kind != "precondition" and (not function or function in unit.result["calls"]):
                used[path, line, function, kind, text] = unit.name
    for (path, line, function, kind, text), user in sorted(used.items()):
        if (function, kind, text) in proved or partly and function not in bodies:
            continue
        matching = [[file, name] for file, name in listed if fnmatch.fnmatch(path, file) and fnmatch.fnmatch(function, name)]
        idle = [each for each in idle if each not in matching]
        if not matching:
            yield f"{path}:{line}: {function}: assumed by {user}: {kind}: {text}"
    for file, name in idle:
        yield f"proof/assumptions.txt: {file} {name}: nothing rests on it"


def judge(units, partly, writes):
    found = []
    for unit in units:
        found += [*unit.open(), *unit.unspecified(), *unit.text()]
        goals = len(unit.result["goals"])
        if goals < unit.recorded and not writes:
            found.append(f"{unit.name}: {goals} goals, but proof/proved.txt records {unit.recorded}: what is "
                         "no longer proved? (`make prove-record` if nothing)")
    return found + list(assumed(units, partly))


def recorded():
    return sum(int(goals) for _, goals in listed())


def record(units, level, found):
    """What was found is what is expected from now on."""
    levels.write(level)
    goals = {unit.name: len(unit.result["goals"]) for unit in units}
    with open("proof/proved.txt", encoding="utf-8") as file:
        lines = file.read().splitlines()
    for place, line in enumerate(lines):
        if line.strip() and not line.startswith("#") and line.split()[0] in goals:
            name, _, *rest = line.split()
            lines[place] = " ".join([f"{name:<32} {goals[name]:>5}", *rest])
    with open("proof/proved.txt", "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
    if os.path.exists("README.md"):
        with open("README.md", encoding="utf-8") as file:
            text = file.read()
        sums = table.sums(level, found, recorded())
        with open("README.md", "w", encoding="utf-8") as file:
            file.write(table.SUMS.sub(lambda match: match.group(1) + sums + match.group(2), text))


def main(words):
    writes = words[:1] == ["record"]
    names = words[1:] if writes else words
    units = prove_all(names)
    found, level = levels.functions(), {}
    quiet, alarms = (set(), []) if names else eva.judge()
    if not names:
        of_kernel, more = eva_kernel.judge(wp.versions(), found)
        quiet, alarms = quiet | of_kernel, alarms + more
    level = levels.of(units, found, trusted.functions(), quiet)
    rows = list(table.rows(units, found, level))
    table.show([row for row in rows if not names or row["goals"]])
    if not names:
        table.write(rows)
    problems = [*judge(units, bool(names), writes), *trusted.problems(found), *alarms]
    if writes and not any(unit.open() for unit in units):
        record(units, levels.merged(levels.read(), level, units) if names else level, found)
    else:
        problems += levels.compare(levels.read(), level, bool(names))
    goals = sum(len(unit.result["goals"]) for unit in units)
    if not names and not writes and not problems and os.path.exists("proof/mutants.txt"):
        troubles = deep.sample(units)
        problems += [trouble for trouble in troubles if trouble]
        goals += len(troubles)
    print("".join(problem + "\n" for problem in problems), end="")
    print(f"{max(0, goals - len(problems))} passed, {len(problems)} failed")
    return 1 if problems else 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except wp.Missing as missing:
        sys.exit(f"prove: {missing}")
