"""judge_contract.py - a mutated contract, against all that was written for the contract as it is: the shipped
components that use it, the systems, and its conformance suite, of which there is one for nearly every contract.

It is killed when the contract compiler refuses it, when the checker refuses a component against it, when
`deed system` refuses a system, and when the suite runs and finds that a value, a message or a transition is
not what it was. Else it is a sound contract, and all that was written for the old one is right for it, too."""
import functools
import pathlib
import re
import shutil
import threading

import hosted
from place import DEED, ROOT, WORK, Mutant, Verdict, check, plant, refusal, run, shipped

WITHOUT_SUITE = {"Interrupt", "Ioports", "Registers", "Virtqueue", "Watch"} # the kernel serves these

one_at_a_time = threading.Lock()


def prepare(mutants):
    """A suite for each contract that a mutant may touch."""
    changed = {mutant.file.stem for mutant in mutants if mutant.file.parts[0] == "contracts"}
    shutil.rmtree(WORK / "suites", ignore_errors=True)
    for contract in {suite for name in changed for suite in suites_of(users_of(name)[0], name)}:
        status, said = run(DEED, "contract", "suite", f"contracts/{contract}.contract", "-I", "contracts", "-o",
                           suite_folder(contract))
        assert status == 0, said


def users_of(contract):
    """Contracts and components whose header includes the contract's, by way of others perhaps."""
    headers = {f'"{contract}.contract.h"'}
    files = {file.name: file.read_text() for file in (ROOT / "build" / "gen").glob("*.h")}
    while True:
        more = {f'"{name}"' for name, text in files.items() if any(header in text for header in headers)} | headers
        if more == headers:
            break
        headers = more
    names = [header.strip('"').split(".")[:2] for header in sorted(headers)]
    return [name for name, kind in names if kind == "contract"], [name for name, kind in names if kind == "component"]


def suites_of(contracts, first):
    """Not of contracts that stand in the folder of one component."""
    return sorted((name for name in contracts if name not in WITHOUT_SUITE
                   and (ROOT / "contracts" / f"{name}.contract").exists()), key=lambda name: (name != first, name))


def suite_folder(contract):
    return WORK.relative_to(ROOT) / "suites" / contract


def suite_components(tree, contract):
    return sorted(file.relative_to(tree) for file in (tree / suite_folder(contract)).glob("*/*.component"))


@functools.lru_cache(maxsize=None)
def original(contract):
    return automaton(ROOT, contract)


def automaton(tree, contract):
    """All that there is in a system of a contract: its tables and its header."""
    _, tables = run(DEED, "contract", "monitor", f"contracts/{contract}.contract", "-I", "contracts", cwd=tree)
    return tables, (tree / "build" / "gen" / f"{contract}.contract.h").read_text()


def generate_all(tree):
    """Headers of all contracts and components: (who refused, what was said)."""
    contracts = sorted(file.relative_to(tree) for file in (tree / "contracts").glob("*.contract"))
    status, said = run(DEED, "contract", *contracts, "-I", "contracts", "-o", "build/gen", cwd=tree)
    if status != 0:
        return "deed contract", said
    components = sorted(file.relative_to(tree) for file in (tree / "apps").glob("*/*.component"))
    status, said = run(DEED, "component", *components, "-I", "contracts", "-o", "build/gen", cwd=tree)
    return (None, "") if status == 0 else ("deed component", said)


def generate(mutant, tree):
    """None, or a verdict."""
    by, said = generate_all(tree)
    if by is not None:
        return refusal(mutant, by, said)
    if automaton(tree, mutant.file.stem) == original(mutant.file.stem):
        return Verdict(mutant, "no mistake", "", "")
    return None


def check_suite(mutant, tree, contract):
    """On the sources; the objects are made when nobody refuses."""
    folder = suite_folder(contract)
    components = suite_components(tree, contract)
    status, said = run(DEED, "contract", folder / "Verdict.contract", "-I", "contracts", "-o", "build/gen", cwd=tree)
    assert status == 0, said
    status, said = run(DEED, "component", *components, "-I", "contracts", "-I", folder, "-o", "build/gen", cwd=tree)
    if status != 0:
        return refusal(mutant, "deed component", said)
    for component in components:
        status, said = check(tree, component, "--no-object")
        if status != 0:
            return refusal(mutant, "check of the suite", said)
    return None


def check_user(mutant, tree, user, *more):
    status, said = check(tree, shipped(user), *more)
    return None if status == 0 else refusal(mutant, "check of a component", said)


def systems(mutant, tree):
    for system in sorted((tree / "apps").glob("*.system")):
        status, said = run(DEED, "system", system.relative_to(tree), "--root", ".", "-I", "contracts", "-o", "build",
                           cwd=tree)
        if status != 0:
            return refusal(mutant, "deed system", said)
    return None


def run_suite(tree, contract):
    """(did it come to a run?, what was said): the suite under the sanitizers."""
    folder = suite_folder(contract)
    for component in suite_components(tree, contract):
        status, said = check(tree, component)
        if status != 0:
            return False, said
    failed = hosted.link(tree, folder / "suite.system", "suite", ["-I", folder])
    if failed is not None:
        return False, failed
    return True, hosted.drive(tree / "build" / "suite" / "deed-sanitized", [], hosted.PATIENCE)


def passes(said):
    return re.search(r"^1\.\.\d+", said, re.M) and not re.search(r"^not ok", said, re.M)


@functools.lru_cache(maxsize=None)
def run_unchanged(contract):
    file = pathlib.Path("contracts") / f"{contract}.contract"
    tree = plant(Mutant(file, "none", 0, (ROOT / file).read_text()), f"unchanged-{contract}")
    generate_all(tree)
    found = check_suite(None, tree, contract)
    ran, said = run_suite(tree, contract)
    return found is None and ran and passes(said)


def passes_unchanged(contract):
    """The suite of the contract as it is, in the same way: else a failure says nothing about a mutant."""
    with one_at_a_time:
        return run_unchanged(contract)


def survivor(mutant, tree, suites, users):
    ran = []
    for contract in suites[:2]:
        ran_at_all, said = run_suite(tree, contract)
        if not ran_at_all:
            return Verdict(mutant, "survived", "",
                           f"NOT SHOWN, the suite of {contract} does not link: {said.strip()[:300]}")
        found = hosted.finding(said)
        if found:
            return Verdict(mutant, "survived", "", f"NOT HARMLESS, in the suite of {contract}: {found}")
        if not passes(said) and not passes_unchanged(contract):
            return Verdict(mutant, "survived", "", f"NOT SHOWN, the suite of {contract} fails unchanged")
        if not passes(said):
            failed = re.search(r"^not ok.*|^deed: .*", said, re.M)
            return Verdict(mutant, "killed", "run of the suite", failed[0] if failed else said[-300:])
        ran.append(f"the suite of {contract}")
    for user in users:
        found = check_user(mutant, tree, user)
        if found is not None:
            return found
    killed, said = hosted.harmless(tree, users, ran)
    return Verdict(mutant, "killed" if killed else "survived", "deed link" if killed else "", said)


def judge(mutant, name):
    tree = plant(mutant, name)
    contracts, users = users_of(mutant.file.stem)
    suites = suites_of(contracts, mutant.file.stem)
    found = generate(mutant, tree)
    for contract in suites:
        found = found or check_suite(mutant, tree, contract)
    for user in users:
        found = found or check_user(mutant, tree, user, "--no-object")
    found = found or systems(mutant, tree)
    if found is not None:
        return found
    if not users and not suites:
        return Verdict(mutant, "nobody speaks it", "", "")
    return survivor(mutant, tree, suites, users)
