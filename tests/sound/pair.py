#!/usr/bin/env -S python3 -B
"""pair.py [--programs N] [--seed S] [--seconds T] - random clients against random servers on the real
kernel, hosted, under sanitizers: two components of accepted programs talk for some seconds, each
picking programs at random. The kernel's monitor and its ownership checks stop who breaks a rule; at
the end the books must show that every object came back.

A component that traps (an index, a full slot) is restarted; any other stop is a violation."""
import argparse
import os
import re
import shutil
import subprocess
import sys

import contracts as contract_reader
import generate
import oracle
import unit

ROOT, HERE = oracle.ROOT, oracle.HERE
FOLDER = ROOT / "build" / "tests" / "sound" / "pair"
SHORT = str(FOLDER.relative_to(ROOT))  # certificates name sources by the path they were given
STOP = re.compile(r"^deed: component (\w+) stopped: (.*?) \((.*?)\)", re.M)
TRAPS = ("index outside", "PUT into", "slot", "division", "shift", "requires", "value", "returned")
RANDOM = """static uint64_t g_random;

static uint32_t choose(uint32_t n)
{
    g_random = g_random * 6364136223846793005u + 1442695040888963407u;
    return n == 0 ? 0 : (uint32_t)((g_random >> 33) % n);
}

static void show(uint64_t value)
{
    g_random += value;
}
"""
KEEPERS_LINE = """OWN STATE(Ready)
static struct Echo_client *line(struct sound_ports *ports)
{
    struct Echo_server *server = Echo_channel();
    if (server == NULL)
        deed_fault(deed_reason_value);
    struct Echo_client *echo = Echo_peer(server);
    if (echo == NULL)
        deed_fault(deed_reason_value);
    Echo_server_set_put(ports->echoes, server);
    return echo;
}
"""


class Paired(generate.Program):
    paired = True


def prelude(side):
    text = unit.PRELUDE
    start, end = text.index("static uint32_t choose("), text.index("/* ---- leaves ---- */")
    text = text[:start] + RANDOM + "\n" + text[end:]
    if side == "keeper":
        start = text.rindex("OWN", 0, text.index("struct Echo_client *line("))
        end = text.index("static void end_line(")
        text = text[:start] + KEEPERS_LINE + "\n" + text[end:]
    return text


def main_text(side, count, seconds):
    cases = "".join(f"        case {i}: program_{p}(ports); break;\n" for i, p in enumerate(count))
    loop = "for (;;) {" if side == "keeper" else \
        f"while (deed_now() < {int(seconds * 1e9)}u) {{"
    end = "" if side == "keeper" else (
        "    for (uint32_t n = 0; n < 3000 && deed_heap_used() != 0; n++)\n"
        "        deed_sleep_until(deed_now() + 1000000);\n"
        "    deed_exit(deed_heap_used() != 0 ? 7 : 0);\n")
    return (f"void {side}_main(struct sound_ports *ports)\n{{\n    g_random += deed_now();\n    {loop}\n"
            f"        switch (choose({len(count)})) {{\n{cases}        default: break;\n        }}\n    }}\n"
            f"{end}}}\n")


class Side:
    """One of the two components: its programs, judged until the rest is accepted."""

    def __init__(self, name, programs, seconds):
        self.name, self.seconds = name, seconds
        self.head = prelude(name)
        self.programs = programs
        while not self.accepted():
            pass

    def accepted(self):
        owner, parts = [None] * self.head.count("\n"), [self.head]
        for p in self.programs:
            parts.append(p.text + "\n")
            owner += [p] * (p.text.count("\n") + 1)
        parts.append(main_text(self.name, [p.number for p in self.programs], self.seconds))
        text = "".join(parts).replace("struct sound_ports", f"struct {self.name}_ports") \
            .replace("sound.component.h", f"{self.name}.component.h")
        place = FOLDER / self.name
        place.mkdir(parents=True, exist_ok=True)
        shutil.copy(HERE / "pair" / f"{self.name}.component", place)
        (place / f"{self.name}.c").write_text(text)
        done = oracle.run(["build/deed", "check", f"{SHORT}/{self.name}/{self.name}.component", "-I",
                           "tests/sound/contracts", "--sdk", "sdk/include", "--gen", SHORT + "/gen",
                           "-o", SHORT + "/components"], timeout=900)
        if done.returncode == 0:
            return True
        bad = {owner[int(line) - 1] for _, line, _ in oracle.ERROR.findall(done.stdout)
               if line and int(line) <= len(owner)} - {None}
        if not bad:
            raise SystemExit(f"{self.name} is refused:\n{done.stdout[-3000:]}")
        self.programs = [p for p in self.programs if p not in bad]
        return False


def step(command, **options):
    done = oracle.run(command, **options)
    if done.returncode:
        raise SystemExit(done.stdout[-3000:])


def build(options):
    shutil.rmtree(FOLDER, ignore_errors=True)
    (FOLDER / "gen").mkdir(parents=True)
    deed, own = "build/deed", ["-I", "tests/sound/contracts", "-I", "contracts"]
    step([deed, "contract", *sorted((HERE / "contracts").glob("*.contract")), *own, "-o", FOLDER / "gen"])
    step([deed, "component", *sorted((HERE / "pair").glob("*.component")), *own, "-o", FOLDER / "gen"])
    found, sides = contract_reader.read(), []
    for name in ("asker", "keeper"):
        known = {"contracts": found,
                 "ports": contract_reader.ports_of(HERE / "pair" / f"{name}.component")}
        source = generate.random.Random(f"{name} {options.seed}")
        sides.append(Side(name, [Paired(i, source.random(), known, 0.005)
                                 for i in range(options.programs)], options.seconds))
    step([deed, "system", HERE / "pair" / "pair.system", "--root", ".", *own, "-o", FOLDER])
    step([deed, "link", HERE / "pair" / "pair.system", "--root", ".", *own, "--machine", "hosted",
          "--components", SHORT + "/components", "--kernel", "build/kernel/hosted.o", "--tables",
          SHORT + "/system.c", "-o", SHORT + "/deed-hosted"])
    if not any((ROOT / "build" / "sanitized").glob("*.o")):
        step(["sh", "tests/hosted/sanitize.sh", "kernel"])
    step(["sh", "tests/hosted/sanitize.sh", SHORT, SHORT + "/components"], timeout=900)
    return sides


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--programs", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=4)
    options = parser.parse_args()
    sides = build(options)
    done = subprocess.run([FOLDER / "deed-sanitized"], cwd=ROOT, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                          errors="replace", timeout=options.seconds * 20 + 60, check=False,
                          env={**os.environ})
    stops = STOP.findall(done.stdout)
    bad = [s for s in stops if not any(word in s[1] for word in TRAPS)]
    sound = not bad and done.returncode == 0 and "Sanitizer" not in done.stdout
    print("1..1")
    print(f"{'ok' if sound else 'not ok'} 1 - {len(sides[0].programs)} random clients, "
          f"{len(sides[1].programs)} random servers on the kernel, {len(stops)} traps")
    if not sound:
        print(f"# status {done.returncode}; {bad[:5]}")
        print("\n".join("# " + line for line in done.stdout[-4000:].split("\n")))
    return 0 if sound else 1


if __name__ == "__main__":
    sys.exit(main())
