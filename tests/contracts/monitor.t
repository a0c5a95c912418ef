#!/usr/bin/env python3
"""monitor.t - the automata that `deed contract monitor` writes: they compile without a warning, and
their tables are the very data that the kernel has of the same contracts in system.c. That the step
follows its specification, `make prove` proves."""
import glob
import os
import re
import shutil
import subprocess
import sys

FOLDER = "build/tests/monitor"
count = 0


def ok(holds, name, detail=""):
    global count
    count += 1
    print(f"{'ok' if holds else 'not ok'} {count} - {name}")
    if not holds:
        for line in detail.splitlines():
            print("#", line)


def run(*words):
    return subprocess.run(words, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          timeout=120)


def numbers(text):
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.S)
    return [255 if word in ("NONE", "NO_STATE") else int(word)
            for word in re.findall(r"NONE|NO_STATE|\d+", text)]


shutil.rmtree(FOLDER, ignore_errors=True)
os.makedirs(FOLDER)
contracts = sorted(glob.glob("contracts/*.contract"))
done = run("build/deed", "contract", "monitor", *contracts, "-I", "contracts", "-o", FOLDER)
ok(done.returncode == 0, "monitors of all shipped contracts are written", done.stdout)

sources = sorted(glob.glob(FOLDER + "/*.monitor.c"))
done = run("clang-19", "-std=c11", "-Wall", "-Wextra", "-Wconversion", "-Werror", "-fsyntax-only",
           *sources)
ok(len(sources) == len(contracts) and done.returncode == 0, "they compile without a warning",
   done.stdout)

# The kernel's tables: those of a system in which every contract is used.
suite = FOLDER + "/suite"
served = [name for name in contracts if not re.search("/(Interrupt|Ioports|Registers|Virtqueue|Watch)\\.", name)]
done = run("build/deed", "contract", "suite", *served, "-I", "contracts", "-o", suite)
if done.returncode == 0:
    done = run("build/deed", "system", suite + "/suite.system", "--root", ".", "-I", "contracts",
               "-I", suite, "-o", suite)
ok(done.returncode == 0, "there is a system that uses every contract", done.stdout)
tables = {}
if done.returncode == 0:
    with open(suite + "/system.c") as file:
        tables = dict(re.findall(r"uint8_t (\w+)_next\[\] = \{(.*?)\n\};", file.read(), re.S))
for contract in served:
    name = os.path.basename(contract)[:-len(".contract")]
    with open(f"{FOLDER}/{name}.monitor.c") as file:
        monitor = re.search(r"_next\[STATES\]\[MESSAGES\] = \{(.*?)\n\};", file.read(), re.S)
    ok(name in tables and numbers(monitor.group(1)) == numbers(tables[name]),
       f"the kernel's table of {name} is that of its monitor", tables.get(name, "none"))

# The function, run: every state and message, and outside of both.
program = ['#include "Store.monitor.h"', "#include <stdio.h>", "int main(void) {",
           "for (uint32_t s = 0; s < 300; s++) for (uint32_t m = 0; m < 300; m++) {",
           "uint8_t next = Store_step(s, m);",
           'if (next != Store_no_state) printf("%u %u %u\\n", s, m, next); }', "return 0; }"]
with open(FOLDER + "/every.c", "w") as file:
    file.write("\n".join(program) + "\n")
done = run("clang-19", "-o", FOLDER + "/every", FOLDER + "/every.c", FOLDER + "/Store.monitor.c")
steps = run(FOLDER + "/every").stdout.split("\n")[:-1] if done.returncode == 0 else []
with open(FOLDER + "/Store.monitor.h") as file:
    said = re.findall(r"assumes state == (\d+) && message == (\d+);\n *ensures follows: "
                      r"\\result == (\d+);", file.read())
ok(steps and [tuple(step.split()) for step in steps] == said,
   "the step does what its specification says, and nothing else", done.stdout + str(steps))
print(f"1..{count}")
sys.exit(0)
