"""agree.py - what the checker knows against what happens: at each operation on an endpoint, in every
run, the state that the monitor has must be among those that the checker computed for that place.

The checker writes its states with `--dump=flow`, the run writes address and state of each operation,
llvm-symbolizer says which line an address is. The same comparison serves random programs under the
harness (run_random) and the shipped components in their systems (run_system)."""
import collections
import os
import re
import subprocess
import sys

import broken
import contracts as contract_reader
import generate
import oracle

ROOT = oracle.ROOT
AT = re.compile(r"^  at (.*?):(\d+):(\d+) (\w+) (\w+) (client|server) (\S+):(.*)$", re.M)
SEEN = re.compile(r"^(0x[0-9a-f]+) (\w+) (\w+) (client|server) (\S+)$", re.M)


def computed(dump):
    """(file's name, line, operation, contract, side): the states that the checker allows there."""
    found = collections.defaultdict(set)
    for file, line, _, operation, contract, side, _, states in AT.findall(dump):
        key = (os.path.basename(file), int(line), operation, contract, side)
        for word in states.split():
            kind, _, name = word.partition(":")
            if kind in ("idle", "loose"):
                found[key].add(name)
            elif kind == "closed":
                found[key].add("closed")
    return found


def symbolize(program, addresses):
    done = subprocess.run(["llvm-symbolizer-19", "--obj", str(program), "--no-inlines",
                           "--functions=none"], input="\n".join(map(hex, addresses)), cwd=ROOT,
                          stdout=subprocess.PIPE, text=True, check=True)
    for entry in done.stdout.strip().split("\n\n"):
        file, line = (entry.split("\n")[0].rsplit(":", 2) + ["0", "0"])[:2]
        yield os.path.basename(file), int(line or 0)


def lines_of(program, addresses):
    """The source line of each address. A stub that was inlined has none: it counts as part of the
    line in front of it, as in the kernel's reports."""
    result, left, back = {}, list(addresses), 0
    while left and back < 64:
        for address, place in zip(left, symbolize(program, [int(a, 16) - back for a in left])):
            result[address] = place
        left = [address for address in left if result[address][1] == 0]
        back += 4
    return result


def as_base(knows, contracts, key, state):
    """A client of a derived contract may be known as one of its base."""
    while key not in knows and key[3] in contracts and contracts[key[3]].base:
        contract = contracts[key[3]]
        state = state if state == "closed" else contract.base_state[state]
        key = (*key[:3], contract.base, key[4])
    return key, state


def compare(knows, log, program, contracts):
    """(how many observations were compared, the disagreements as text)."""
    seen = SEEN.findall(log)
    place = lines_of(program, sorted({address for address, *_ in seen}))
    compared, wrong = 0, []
    for address, operation, contract, side, state in seen:
        file, line = place[address]
        key, state = as_base(knows, contracts, (file, line, operation, contract, side), state)
        states = knows.get(key)
        if states is None:
            wrong.append(f"{file}:{line}: {operation} on {contract} {side}: the checker knows of none")
            continue
        compared += 1
        if state not in states:
            wrong.append(f"{file}:{line}: {operation} on {contract} {side} in state {state}; the "
                         f"checker knows {', '.join(sorted(states)) or 'no state'}")
    return compared, wrong


class Random:
    """Accepted random programs, run once with all that was seen."""

    def __init__(self, judge, seed, count):
        self.judge = judge
        programs = generate.programs(f"agree {seed}", count, 0.01, judge.known)
        self.verdict = judge.judge([p for p in programs if p.flavour != "heap"], "agree")
        self.program = judge.build(self.verdict, "agree")
        log = judge.folder / "agree.log"
        os.environ["SOUND_LOG"] = str(log)
        self.violations = judge.execute(self.program, self.verdict, 60, seed)
        del os.environ["SOUND_LOG"]
        self.log = log.read_text() if log.exists() else ""

    def dump(self, deed):
        place = self.judge.folder / "agree"
        done = oracle.run([deed, "check", place / "sound.component", "-I", self.judge.contracts,
                           "--sdk", "sdk/include", "--gen", self.judge.folder / "gen", "-o", place,
                           "--no-object", "--dump=flow"])
        return computed(done.stdout)


def system_log(name):
    """The log of a hosted system whose services are wrapped (agree.sh), and its program."""
    folder = ROOT / "build" / name
    done = oracle.run(["sh", oracle.HERE / "agree.sh", name], timeout=600)
    if done.returncode:
        raise SystemExit(done.stdout[-3000:])
    return (folder / "agree" / "log").read_text(), folder / "agree" / "deed-agree"


def shipped():
    """What the checker knows of all shipped components."""
    knows = {}
    for file in sorted((ROOT / "apps").glob("*/*.component")):
        done = oracle.run([ROOT / "build" / "deed", "check", file, "-I", "contracts", "--sdk",
                           "sdk/include", "--gen", "build/gen", "-o",
                           ROOT / "build" / "tests" / "sound" / "shipped", "--no-object",
                           "--dump=flow"])
        for key, states in computed(done.stdout).items():
            knows.setdefault(key, set()).update(states)
    return knows


BREAKS = ("switch-state", "join-states", "call-to")


def points():
    judge = oracle.Oracle(ROOT / "build" / "tests" / "sound" / "agree")
    judge.prepare()
    known = judge.known["contracts"]
    runs = Random(judge, 3, 800)
    compared, wrong = compare(runs.dump(judge.deed), runs.log, runs.program, known)
    yield (f"{len(runs.verdict.accepted)} random programs: {compared} operations in their states",
           not wrong and not runs.violations and compared > 2000, wrong[:5])
    objects = broken.tool_objects()
    for row in broken.rows():
        if row.name in BREAKS:
            deed = row.build(judge.folder, objects)
            _, wrong = compare(runs.dump(deed), runs.log, runs.program, known)
            deed.unlink()
            yield (f"it is noticed when the checker is broken: {row.what}", bool(wrong), [])
    knows = shipped()
    all_contracts = contract_reader.read(folder=ROOT / "contracts")
    for name in ("demo", "guarded"):
        log, program = system_log(name)
        compared, wrong = compare(knows, log, program, all_contracts)
        yield (f"the system {name}: {compared} operations in their states",
               not wrong and compared > 20, wrong[:10])


def main():
    failed = number = 0
    for number, (name, fine, notes) in enumerate(points(), 1):
        failed += not fine
        print(f"{'ok' if fine else 'not ok'} {number} - {name}", flush=True)
        for note in notes:
            print("# " + note)
    print(f"1..{number}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
