#!/usr/bin/env -S python3 -B
"""make prove fails on whatever is not a proof: each way is planted in a small tree of its own, a file
each, beside one that is proved and must stay so."""

import json
import os
import subprocess
import sys
import tempfile

PROVE = os.path.abspath("proof/prove.py")
CONTRACT = "/*@ terminates \\true; exits \\false; assigns %s;\n    ensures %s;\n*/\n"

GOOD = {"good": ("uint32_t good(uint32_t a);", CONTRACT % ("\\nothing", "\\result == a / 2"),
                 "uint32_t good(uint32_t a)\n{\n    return a / 2;\n}\n", "")}

# name -> prototype, contract, source, what is said
PLANTED = {
    "wrong": ("uint32_t wrong(uint32_t a);", CONTRACT % ("\\nothing", "\\result > a"),
              "uint32_t wrong(uint32_t a)\n{\n    return a;\n}\n", "wrong_ensures: open, in wrong"),
    "runs_over": ("uint32_t runs_over(uint32_t a);", CONTRACT % ("\\nothing", "\\result >= 0"),
                  "static uint32_t all[4];\n\nuint32_t runs_over(uint32_t a)\n{\n    return all[a];\n}\n",
                  "open, in runs_over"),
    "admits": ("uint32_t admits(uint32_t a);", CONTRACT % ("\\nothing", "\\result == 7"),
               "uint32_t admits(uint32_t a)\n{\n    //@ admit a == 7;\n    return a;\n}\n", "it reads text that assumes something: admit"),
    "axioms": ("uint32_t axioms(uint32_t a);", CONTRACT % ("\\nothing", "\\result == 7"),
               "/*@ axiomatic hope { axiom all: \\forall integer a; a == 7; } */\n#define A\n\n"
               "uint32_t axioms(uint32_t a)\n{\n    return a;\n}\n", "it reads text that assumes something: axiom"),
    "relies": ("uint32_t relies(uint32_t a);", CONTRACT % ("\\nothing", "\\result == 7"),
               "/*@ terminates \\true; exits \\false; assigns \\nothing; ensures \\result == 7; */\n"
               "uint32_t elsewhere(void);\n\nuint32_t relies(uint32_t a)\n{\n    return elsewhere();\n}\n",
               "elsewhere: assumed by sharedheap/relies.c"),
    "calls": ("uint32_t calls(uint32_t a);", CONTRACT % ("\\nothing", "\\result >= 0"),
              "uint32_t unspecified(void);\n\nuint32_t calls(uint32_t a)\n{\n    return unspecified();\n}\n",
              "Neither code nor specification for function unspecified"),
    "guesses": ("uint32_t guesses(uint32_t a);", CONTRACT % ("\\nothing", "\\result == a"),
                "/*@ ensures \\result == 0; */\nstatic uint32_t helper(void)\n{\n    return 0;\n}\n\n"
                "uint32_t guesses(uint32_t a)\n{\n    return a + helper();\n}\n", "helper: its contract has no assigns clause"),
    "endless": ("uint32_t endless(uint32_t a);", "/*@ assigns \\nothing; ensures \\false; */\n",
                "uint32_t endless(uint32_t a)\n{\n    //@ loop assigns \\nothing;\n    for (;;) {}\n    return a;\n}\n",
                "endless: its contract has no termination clause"),
    "hides": ("uint32_t hides(uint32_t a);", CONTRACT % ("\\nothing", "\\result < 7"),
              "/*@ requires a < 7; */\nuint32_t hides(uint32_t a)\n{\n    return a;\n}\n",
              "hides: the contract of a function that others call stands in its header"),
    "puns": ("uint32_t puns(uint32_t a);", CONTRACT % ("\\nothing", "\\result == a"),
             "uint32_t puns(uint32_t a)\n{\n    union {\n        uint32_t word;\n        uint8_t byte[4];\n    } both;\n"
             "    both.word = a;\n    both.byte[0] = 7;\n    return both.word;\n}\n", "not in proved text: union"),
    "unreached": ("void unreached(uint32_t *all);",
                  "/*@ requires \\valid(all + (0 .. 511)); terminates \\true; exits \\false; assigns all[0 .. 511]; */\n",
                  "void unreached(uint32_t *all)\n{\n    all[512] = 7;\n}\n", "Eva reaches only 0 of"),
    "unparsed": ("uint32_t unparsed(uint32_t a);", CONTRACT % ("\\nothing", "\\result == unknown"),
                 "uint32_t unparsed(uint32_t a)\n{\n    return a;\n}\n", "sharedheap/unparsed.c: "),
}

points = []


def point(good, name, detail=""):
    points.append(good)
    print(f"{'ok' if good else 'not ok'} {len(points)} - {name}")
    if not good:
        print("".join(f"# {line}\n" for line in detail.splitlines()[-30:]), end="")


def tree(folder, files, goals, levels, assumed=""):
    for name in ("sharedheap", "proof"):
        os.makedirs(os.path.join(folder, name), exist_ok=True)

    def write(path, text):
        with open(os.path.join(folder, path), "w", encoding="utf-8") as file:
            file.write(text)
    for name, (prototype, contract, source, _) in files.items():
        write(f"sharedheap/{name}.h", f"#ifndef {name}_H\n#define {name}_H\n#include <stdint.h>\n\n{contract}{prototype}\n#endif\n")
        write(f"sharedheap/{name}.c", f'#include "{name}.h"\n\n{source}')
    write("proof/proved.txt", "".join(f"sharedheap/{name}.c {goals.get(name, 0)}\n" for name in files))
    write("proof/assumptions.txt", assumed)
    write("proof/levels.txt", levels)


def prove(folder, **more):
    done = subprocess.run([sys.executable, "-B", PROVE], cwd=folder, capture_output=True, text=True, check=False,
                          env={**os.environ, "PWD": folder, **more})
    return done.returncode, done.stdout + done.stderr


def main():
    with tempfile.TemporaryDirectory() as folder:
        tree(folder, GOOD, {}, "P3 sharedheap/good.c good\n")
        status, said = prove(folder)
        point(status == 0 and "0 failed" in said, "what is proved passes", said)
        with open(os.path.join(folder, "build/prove/table.json"), encoding="utf-8") as file:
            row = json.load(file)[0]
        point((row["function"], row["level"], row["lines"]) == ("good", "P3", 4) and row["goals"] > 3, "and has its row",
              str(row))
        log = os.path.join(folder, "build/prove/unit/sharedheap/good.c.log")
        before = os.stat(log).st_mtime_ns
        status, said = prove(folder)
        point(status == 0 and os.stat(log).st_mtime_ns == before, "what has not changed is not proved again", said)
        tree(folder, GOOD, {"good": 900}, "")
        status, said = prove(folder)
        point(status == 1 and "goals, but proof/proved.txt records 900" in said, "fewer goals than recorded", said)
        point(status == 1 and "good: level is P3, proof/levels.txt says none" in said, "a function without a level", said)
        without = os.path.join(folder, "bin")
        os.mkdir(without)
        for tool in ("frama-c", "why3", "z3", "gcc", "clang-19"):
            os.symlink(subprocess.run(["which", tool], capture_output=True, text=True, check=True).stdout.strip(),
                       os.path.join(without, tool))
        status, said = prove(folder, PATH=without)
        point(status == 1 and "cvc5 is not installed" in said, "a prover that is missing", said)
        tree(folder, {**GOOD, **PLANTED}, {}, "P3 sharedheap/good.c good\n", "sharedheap/good.h other why not\n")
        with open(os.path.join(folder, "proof/eva.txt"), "w", encoding="utf-8") as file:
            file.write("sharedheap/good.c good\nsharedheap/runs_over.c runs_over\nsharedheap/calls.c calls\n"
                       "sharedheap/unreached.c unreached\n")
        status, said = prove(folder)
        point(status == 1, "the gate fails", said)
        for words in ("runs_over.c: runs_over: Eva: [eva:alarm]", "calls.c: calls: Eva: unspecified has neither code nor contract here"):
            point(words in said, words, said)
        point("proof/assumptions.txt: sharedheap/good.h other: nothing rests on it" in said, "an assumption too many", said)
        for name, (*_, words) in PLANTED.items():
            mine = [line for line in said.splitlines() if name in line and words in line]
            point(mine, f"{name}: {words}", said)
        blamed = [line for line in said.splitlines() if "good.c" in line and "P3" not in line]
        point(not blamed, "and not for what is right", "\n".join(blamed))
    print(f"1..{len(points)}")


main()
