#!/usr/bin/env -S python3 -B
"""mutants.py [--sample N] - plant mistakes of ownership, bounds and protocol in the shipped components and
contracts, and see each refused. Only what still compiles under -Wall -Wextra counts.

A mutant is killed when `deed check` refuses it (a contract: when `deed contract`, or the check of a component that
uses it, or `deed system` does), and when an access to an element that was proved is not any more: the build says
so, and a trap stands before it. Where the machine code is that of the original, no mistake was planted. A survivor
must be shown harmless: the hosted system with it runs under the sanitizers, the leak count and the monitor without a
finding. Each is listed in build/mutants/survivors.txt; the last line is `killed N of M`. Everything is chosen by a fixed
seed; --sample judges a small part of it for `make test`."""
import argparse
import collections
import concurrent.futures
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys

import hosted
import operators

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
WORK = ROOT / "build" / "mutants"
DEED = ROOT / "build" / "deed"
MOST_OF_A_KIND = 7       # in one file
MOST_OF_A_CONTRACT = 3   # in all
MOST = 760               # of all of these
BOUNDS = {"off-by-one", "index", "raw-index", "count"}
LEAST = 500
WANTED = 0.95

Mutant = collections.namedtuple("Mutant", "file kind line text")
Verdict = collections.namedtuple("Verdict", "mutant what said")


def run(*words, cwd=ROOT, seconds=120):
    try:
        done = subprocess.run([str(word) for word in words], cwd=cwd, timeout=seconds, text=True, errors="replace",
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    except subprocess.TimeoutExpired:
        return None, "it took too long"
    return done.returncode, done.stdout


# ---- What is planted -----------------------------------------------------------------------------------------

def contract_words():
    """Messages by contract, and: may two of them be sent in one state?"""
    messages, states = {}, {}
    for file in sorted(ROOT.glob("contracts/*.contract")):
        text = re.sub(r"//.*", "", file.read_text())
        messages[file.stem] = re.findall(r"^\s*(?:in|out)?\s*message\s+(\w+)", text, re.M)
        states[file.stem] = [set(re.findall(r"(\w+)!", state)) | set(re.findall(r"(\w+)\?", state))
                             for state in re.split(r"\bstate\b", text)[1:]]

    def together(contract, one, other):
        return any(one in state and other in state for state in states[contract])
    return messages, together


def generated_names():
    return set(re.findall(r"\w+", "".join(file.read_text() for file in (ROOT / "build" / "gen").glob("*.h"))))


def mutants_of(file, operator, most, pick, known):
    by_kind = collections.defaultdict(list)
    old = file.read_text()
    names = set(re.findall(r"\w+", old)) | known
    for kind, line, text in operator(old):
        if not set(re.findall(r"\b[A-Za-z]\w*", text)) <= names:
            continue # a function that there is not: it would not compile
        by_kind[kind].append(Mutant(file.relative_to(ROOT), kind, line, text))
    for kind in sorted(by_kind):
        pick.shuffle(by_kind[kind])
    chosen = [mutant for kind in sorted(by_kind) for mutant in by_kind[kind][:most]]
    return chosen


def all_mutants():
    pick = random.Random(2024)
    messages, together = contract_words()
    known = generated_names() | {"true", "false", "void"}
    chosen = []
    for file in sorted(ROOT.glob("apps/*/*.[ch]")):
        chosen += mutants_of(file, lambda text: operators.of_source(text, messages, together), MOST_OF_A_KIND, pick,
                              known)
    for file in sorted(ROOT.glob("contracts/*.contract")):
        several = mutants_of(file, operators.of_contract, MOST_OF_A_KIND, pick, known)
        chosen += pick.sample(several, min(MOST_OF_A_CONTRACT, len(several)))
    return pick.sample(chosen, min(MOST, len(chosen)))


# ---- Judging one ---------------------------------------------------------------------------------------------

def plant(mutant, name):
    """A tree in which everything is the repository's but the mutated file."""
    tree = WORK / "trees" / name
    shutil.rmtree(tree, ignore_errors=True)
    tree.mkdir(parents=True)
    for folder in ("sdk", "kernel", "sharedheap", "tests", "checker"):
        (tree / folder).symlink_to(ROOT / folder)
    for folder in ("apps", "contracts"):
        (tree / folder).mkdir()
        for entry in (ROOT / folder).iterdir():
            (tree / folder / entry.name).symlink_to(entry)
    (tree / "build" / "components").mkdir(parents=True)
    parts = mutant.file.parts
    if parts[0] == "apps":
        (tree / "apps" / parts[1]).unlink()
        shutil.copytree(ROOT / "apps" / parts[1], tree / "apps" / parts[1])
        (tree / "build" / "gen").symlink_to(ROOT / "build" / "gen")
    else:
        (tree / mutant.file).unlink()
        (tree / "build" / "gen").mkdir()
    (tree / mutant.file).write_text(mutant.text)
    return tree


def check(tree, component, *more):
    return run(DEED, "check", f"apps/{component}/{component}.component", "-I", "contracts", "--sdk", "sdk/include",
               "--gen", "build/gen", "-o", "build/components", *more, cwd=tree)


def refusal(mutant, said):
    """The checker's own parser has -Wall and -Wextra, too."""
    rules = set(re.findall(r" error: .* \[([a-z-]+)\]$", said, re.M))
    return Verdict(mutant, "does not compile" if rules <= {"compile"} else "killed", said)


def less_proved(tree, component):
    """More accesses are trapped than in the original, or fewer proved."""
    def numbers(folder):
        text = (folder / "build" / "components" / f"{component}.cert").read_text()
        return [int(re.search(rf"^accesses-{word} (\d+)$", text, re.M)[1]) for word in ("proved", "checked")]
    (proved, checked), (proved_before, checked_before) = numbers(tree), numbers(ROOT)
    return checked > checked_before or proved < proved_before


def judge_source(mutant, name):
    tree = plant(mutant, name)
    component = mutant.file.parts[1]
    status, said = check(tree, component, "--no-object")
    if status != 0:
        return refusal(mutant, said)
    status, said = check(tree, component)
    if status != 0:
        return refusal(mutant, said)
    if mutant.kind in BOUNDS and less_proved(tree, component):
        return Verdict(mutant, "trapped", "")
    return survivor(mutant, tree, [component])


def survivor(mutant, tree, components):
    if hosted.same_code(ROOT, tree, components):
        return Verdict(mutant, "no mistake", "")
    said = hosted.harmless(ROOT, tree, components, run)
    return Verdict(mutant, "killed" if said.startswith("killed") else "survived", said)


def users_of(contract):
    """Components whose source includes the contract's header, by way of others perhaps."""
    word = f'"{contract}.contract.h"'
    headers = {word}
    while True:
        more = {f'"{file.name}"' for file in (ROOT / "build" / "gen").glob("*.contract.h")
                if any(header in file.read_text() for header in headers)} | headers
        if more == headers:
            break
        headers = more
    return sorted(file.stem.split(".")[0] for file in (ROOT / "build" / "gen").glob("*.component.h")
                  if any(header in file.read_text() for header in headers))


def judge_contract(mutant, name):
    tree = plant(mutant, name)
    contracts = sorted(file.relative_to(tree) for file in (tree / "contracts").glob("*.contract"))
    status, said = run(DEED, "contract", *contracts, "-I", "contracts", "-o", "build/gen", cwd=tree)
    if status != 0:
        return Verdict(mutant, "killed", said)
    users = users_of(mutant.file.stem)
    components = sorted(file.relative_to(tree) for file in (tree / "apps").glob("*/*.component"))
    status, said = run(DEED, "component", *components, "-I", "contracts", "-o", "build/gen", cwd=tree)
    if status != 0:
        return Verdict(mutant, "killed", said)
    for user in users:
        status, said = check(tree, user)
        if status != 0:
            return refusal(mutant, said)
    for system in sorted((tree / "apps").glob("*.system")):
        status, said = run(DEED, "system", system.relative_to(tree), "--root", ".", "-I", "contracts", "-o", "build",
                           cwd=tree)
        if status != 0:
            return Verdict(mutant, "killed", said)
    if not users:
        return Verdict(mutant, "another contract", "")
    return survivor(mutant, tree, users)


def judge(numbered):
    number, mutant = numbered
    name = str(number)
    try:
        verdict = (judge_source if mutant.file.parts[0] == "apps" else judge_contract)(mutant, name)
    finally:
        shutil.rmtree(WORK / "trees" / name, ignore_errors=True)
    return verdict


# ---- All of them ---------------------------------------------------------------------------------------------

def difference(mutant):
    old = (ROOT / mutant.file).read_text().split("\n")
    new = mutant.text.split("\n")
    first = next((n for n, (a, b) in enumerate(zip(old, new)) if a != b), 0)
    return f"{mutant.file}:{mutant.line}: {mutant.kind}: {new[first].strip()}"


def report(verdicts):
    killed = [v for v in verdicts if v.what in ("killed", "trapped")]
    survived = [v for v in verdicts if v.what == "survived"]
    kinds = collections.Counter((v.mutant.kind, v.what) for v in killed + survived)
    for kind in sorted({kind for kind, _ in kinds}):
        print(f"{kind:16} refused {kinds[kind, 'killed']:4}   trapped {kinds[kind, 'trapped']:3}   "
              f"survived {kinds[kind, 'survived']:3}")
    lines = [f"{v.said}: {difference(v.mutant)}" for v in survived]
    (WORK / "survivors.txt").write_text("\n".join(lines) + "\n" if lines else "")
    for line in lines:
        print(f"survived: {line}")
    skipped = sum(v.what == "does not compile" for v in verdicts)
    unused = sum(v.what == "another contract" for v in verdicts)
    equal = sum(v.what == "no mistake" for v in verdicts)
    print(f"{len(verdicts)} mutants; {skipped} do not compile, {equal} have the machine code of the original, {unused} "
          "are sound contracts that no component uses")
    print(f"killed {len(killed)} of {len(killed) + len(survived)}")
    return killed, survived


def main():
    words = argparse.ArgumentParser()
    words.add_argument("--sample", type=int, default=0)
    words.add_argument("--only", default="", help="mutants whose file or kind has this in it")
    words.add_argument("--workers", type=int, default=os.cpu_count())
    asked = words.parse_args()
    chosen = [m for m in all_mutants() if asked.only in str(m.file) or asked.only == m.kind]
    if asked.sample:
        chosen = random.Random(7).sample(chosen, min(asked.sample, len(chosen)))
    shutil.rmtree(WORK / "trees", ignore_errors=True)
    WORK.mkdir(parents=True, exist_ok=True)
    hosted.prepare(ROOT, WORK, run)
    with concurrent.futures.ThreadPoolExecutor(asked.workers) as pool:
        verdicts = list(pool.map(judge, enumerate(chosen)))
    killed, survived = report(verdicts)
    total = len(killed) + len(survived)
    bad = [v for v in survived if not v.said.startswith("harmless")]
    if bad:
        sys.exit(f"{len(bad)} survivors are not harmless")
    if not asked.sample and not asked.only and (total < LEAST or len(killed) < WANTED * total):
        sys.exit(f"at least {LEAST} mutants and {WANTED:.0%} of them killed are wanted")


main()
