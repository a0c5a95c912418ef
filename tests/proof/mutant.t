#!/usr/bin/env -S python3 -B
"""make prove-deep notices an error that the proof does not, and is content with one that it does; what
it cannot plant it does not call refused. And a contract that contradicts itself is found."""

import os
import subprocess
import sys
import tempfile

DEEP = os.path.abspath("proof/deep.py")
HEADER = """#include <stdint.h>
/*@ requires a < 100; terminates \\true; exits \\false; assigns \\nothing; ensures \\result > a; */
uint32_t next(uint32_t a);
/*@ requires a < 1 && a > 1; terminates \\true; exits \\false; assigns \\nothing; ensures \\result == 7; */
uint32_t never(uint32_t a);
"""
SOURCE = """#include "mini.h"

uint32_t next(uint32_t a)
{
    return a + 1;
}

uint32_t never(uint32_t a)
{
    return a;
}
"""
MUTANTS = """sharedheap/mini.c ~ next ~ s/a + 1/a + 0/ ~ it stays
sharedheap/mini.c ~ next ~ s/a + 1/a + 2/ ~ it jumps
sharedheap/mini.c ~ next ~ s/b + 1/b + 2/ ~ it is not there
sharedheap/mini.c ~ other ~ s/a + 1/a + 3/ ~ of nobody
"""
EXPECTED = ("refused: sharedheap/mini.c: next: it stays", "NOT refused: sharedheap/mini.c: next: it jumps",
            "is not planted, its script finds nothing: sharedheap/mini.c: next: it is not there",
            "has no proof to begin with: sharedheap/mini.c: other: of nobody", "contradiction: sharedheap/mini.c: ",
            "contradictions: 1")

with tempfile.TemporaryDirectory() as folder:
    for name in ("sharedheap", "kernel", "proof"):
        os.mkdir(os.path.join(folder, name))
    for path, text in (("sharedheap/mini.h", HEADER), ("sharedheap/mini.c", SOURCE), ("proof/mutants.txt", MUTANTS),
                       ("proof/proved.txt", "sharedheap/mini.c 0\n"), ("proof/assumptions.txt", "")):
        with open(os.path.join(folder, path), "w", encoding="utf-8") as file:
            file.write(text)
    done = subprocess.run([sys.executable, "-B", DEEP], cwd=folder, capture_output=True, text=True, check=False,
                          env={**os.environ, "PWD": folder})
    for number, words in enumerate(EXPECTED, 1):
        good = done.returncode == 1 and any(line.startswith(words) or words in line and words[:3] != "ref" for line in done.stdout.splitlines())
        print(f"{'ok' if good else 'not ok'} {number} - {words}")
        if not good:
            print("".join(f"# {line}\n" for line in (done.stdout + done.stderr).splitlines()[-12:]), end="")
print(f"1..{len(EXPECTED)}")
