#!/usr/bin/env -S python3 -B
"""mutants.py [--sample N] - plant mistakes of ownership, bounds and protocol in the shipped components and
contracts, and see each refused. Only what still compiles under -Wall -Wextra counts, and a contract that has the
form of one; where the machine code, or the automaton and the header, are those of the original, no mistake was planted.

What kills a mutant stands in judge_source.py and judge_contract.py. A survivor must be shown harmless: the hosted
system with it runs under the sanitizers, the leak count and the monitor without a finding. Each is listed, and in
build/mutants/survivors.txt; the last line is `killed N of M`. Which are judged is decided by a hash of each, so that
a change elsewhere does not choose others; --sample judges a small part of them for `make test`."""
import argparse
import collections
import concurrent.futures
import hashlib
import os
import re
import shutil
import sys

import hosted
import judge_contract
import judge_source
import operators
import operators_contract
from place import ROOT, WORK, Mutant, rules

MOST_OF_A_KIND = 7           # in one file of a component
MOST_OF_A_CONTRACT_KIND = 1  # in one contract
MOST_SOURCES, MOST_CONTRACTS = 560, 220
SAMPLED_BY = 6               # the digits of a lot from there on
LEAST = 500
WANTED = 0.95
# Why a mistake of this kind may be none: what the run under the sanitizers then bears out.
WHY = {
    "delete": "what stays behind lies in a slot, where the next PUT stops the component, or is held at its exit",
    "fall": "nothing owned came with the message, and what was sent is no matter of the contract",
    "index": "every access is still proved or checked: it is another element, and inside",
    "off-by-one": "every access is still proved or checked: it is another element, and inside",
    "raw-index": "the index is proved inside without AT",
    "null-test": "whoever is given it takes null as well, or tests it again",
    "swap": "neither of the two needs the other",
    "requires": "senders keep to more than is asked of them now, and no receiver relies on it",
}


# ---- What is planted -----------------------------------------------------------------------------------------

def contract_words():
    """Messages by contract; may two of them be sent in one state?; the names of states by contract."""
    messages, states, names = {}, {}, []
    for file in sorted(ROOT.glob("contracts/*.contract")):
        text = re.sub(r"//.*", "", file.read_text())
        messages[file.stem] = re.findall(r"^\s*(?:in|out)?\s*message\s+(\w+)", text, re.M)
        names.append(re.findall(r"^\s*(?:override )?state (\w+)", text, re.M))
        states[file.stem] = [set(re.findall(r"(\w+)!", state)) | set(re.findall(r"(\w+)\?", state))
                             for state in re.split(r"\bstate\b", text)[1:]]

    def together(contract, one, other):
        return any(one in state and other in state for state in states[contract])
    return messages, together, names


def generated_names():
    return set(re.findall(r"\w+", "".join(file.read_text() for file in (ROOT / "build" / "gen").glob("*.h"))))


def lot(mutant):
    return hashlib.sha256(difference(mutant).encode()).hexdigest()


def drawn(mutants, most, drawing=lot):
    return sorted(mutants, key=drawing)[:most]


def mutants_of(file, operator, most, known=None):
    by_kind = collections.defaultdict(list)
    old = file.read_text()
    names = set(re.findall(r"\w+", old)) | (known or set())
    for kind, line, text in operator(old):
        if known is not None and not set(re.findall(r"\b[A-Za-z]\w*", text)) <= names:
            continue # a function that there is not: it would not compile
        by_kind[kind].append(Mutant(file.relative_to(ROOT), kind, line, text))
    return [mutant for kind in sorted(by_kind) for mutant in drawn(by_kind[kind], most)]


def all_mutants():
    messages, together, names = contract_words()
    known = generated_names() | {"true", "false", "void"} | {name for some in names for name in some}
    sources, contracts = [], []
    for file in sorted(ROOT.glob("apps/*/*.[ch]")):
        sources += mutants_of(file, lambda text: operators.of_source(text, messages, together, names), MOST_OF_A_KIND,
                              known)
    for file in sorted(ROOT.glob("contracts/*.contract")):
        contracts += mutants_of(file, operators_contract.of_contract, MOST_OF_A_CONTRACT_KIND)
    return drawn(sources, MOST_SOURCES) + drawn(contracts, MOST_CONTRACTS)


# ---- All of them ---------------------------------------------------------------------------------------------

def judge(numbered):
    number, mutant = numbered
    try:
        return (judge_source if mutant.file.parts[0] == "apps" else judge_contract).judge(mutant, str(number))
    finally:
        shutil.rmtree(WORK / "trees" / str(number), ignore_errors=True)


def difference(mutant):
    old = (ROOT / mutant.file).read_text().split("\n")
    new = mutant.text.split("\n")
    first = next((n for n, (a, b) in enumerate(zip(old, new)) if a != b), 0)
    return f"{mutant.file}:{mutant.line}: {mutant.kind}: {new[first].strip()}"


def table(title, counts):
    for what, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        print(f"{title} {what:24} {count:4}")


def report(verdicts):
    by = collections.defaultdict(list)
    for verdict in verdicts:
        by[verdict.what].append(verdict)
    killed, survived = by["killed"], by["survived"]
    kinds = collections.Counter((where_of(v), v.mutant.kind, v.what) for v in killed + survived)
    for where, kind in sorted({(where, kind) for where, kind, _ in kinds}):
        print(f"planted in a {where:9} {kind:16} killed {kinds[where, kind, 'killed']:4}   "
              f"survived {kinds[where, kind, 'survived']:3}")
    table("killed by ", collections.Counter(v.by for v in killed))
    table("refused by rule", collections.Counter(rule for v in killed for rule in rules(v.said)))
    lines = [f"{v.said}: {difference(v.mutant)} ({WHY.get(v.mutant.kind, 'accepted, and right')})" for v in survived]
    (WORK / "survivors.txt").write_text("".join(line + "\n" for line in lines))
    for line in lines:
        print(f"survived: {line}")
    print(f"{len(verdicts)} planted; {len(by['does not compile'])} do not compile or have not the form of a contract, "
          f"{len(by['no mistake'])} make the same code or automaton as the original, {len(by['nobody speaks it'])} are "
          "sound contracts that nobody speaks")
    print(f"killed {len(killed)} of {len(killed) + len(survived)}")
    return killed, survived


def where_of(verdict):
    return "component" if verdict.mutant.file.parts[0] == "apps" else "contract"


def main():
    words = argparse.ArgumentParser()
    words.add_argument("--sample", type=int, default=0)
    words.add_argument("--only", default="", help="mutants whose file has this in it, or that are of this kind")
    words.add_argument("--workers", type=int, default=os.cpu_count())
    asked = words.parse_args()
    chosen = [m for m in all_mutants() if asked.only in str(m.file) or asked.only == m.kind]
    if asked.sample:
        chosen = drawn(chosen, asked.sample, lambda mutant: lot(mutant)[SAMPLED_BY:])
    shutil.rmtree(WORK / "trees", ignore_errors=True)
    WORK.mkdir(parents=True, exist_ok=True)
    hosted.prepare()
    judge_contract.prepare(chosen)
    verdicts = []
    with concurrent.futures.ThreadPoolExecutor(asked.workers) as pool, open(WORK / "verdicts.txt", "w") as out:
        for verdict in pool.map(judge, enumerate(chosen)):
            verdicts.append(verdict)
            said = verdict.said if verdict.what == "survived" else " ".join(sorted(rules(verdict.said)))
            print(f"{verdict.what} {verdict.by} [{said}]: {difference(verdict.mutant)}", file=out, flush=True)
    killed, survived = report(verdicts)
    total = len(killed) + len(survived)
    bad = [v for v in survived if not v.said.startswith("harmless")]
    if bad:
        sys.exit(f"{len(bad)} survivors are not harmless")
    if not asked.sample and not asked.only and (total < LEAST or len(killed) < WANTED * total):
        sys.exit(f"at least {LEAST} mutants and {WANTED:.0%} of them killed are wanted")


main()
