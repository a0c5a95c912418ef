#!/usr/bin/env python3
"""What a message requires is tested exactly: random conditions over arguments of every width, compiled from
the generated header, against Python's integers. The values are those at which types end, and random ones."""
import pathlib
import random
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
WORK = ROOT / "build" / "tests" / "requires"
CONDITIONS = int(sys.argv[1]) if len(sys.argv) > 1 else 120
TRIALS = 40
SEED = 20

TYPES = {f"{'u' if unsigned else ''}int{bits}_t": (0 if unsigned else -(1 << (bits - 1)),
                                                   (1 << (bits - (0 if unsigned else 1))) - 1)
         for bits in (8, 16, 32, 64) for unsigned in (True, False)}
NAMES = {f"{name[0]}{name.strip('uint_')}": name for name in TYPES}  # u8, i8, ...
CONSTANTS = ["none", "busy", "full"]


def number(chance, depth):
    """An integer expression: its text in the notation, and how Python computes it."""
    kind = chance.randrange(9 if depth > 0 else 4)
    if kind == 0:
        value = chance.choice([0, 1, 2, 7, 512, 65535, 2**31, 2**32 - 1, 2**63, 2**64 - 1])
        return str(value), lambda arguments: value
    if kind in (1, 2):
        name = chance.choice(sorted(NAMES))
        return name, lambda arguments: arguments[name]
    if kind == 3:
        name = chance.choice(["s.low", "s.high"])
        return name, lambda arguments: arguments[name]
    left, first = number(chance, depth - 1)
    if kind in (4, 5):
        right, second = number(chance, depth - 1)
        if kind == 4:
            return f"({left} + {right})", lambda arguments: first(arguments) + second(arguments)
        return f"({left} - {right})", lambda arguments: first(arguments) - second(arguments)
    by = chance.choice([1, 2, 3, 10, 512, 4096, 2**32, 2**63])
    if kind == 6:
        return f"({left} * {by})", lambda arguments: first(arguments) * by

    def quotient(arguments):
        value = first(arguments)
        return value // by if value >= 0 else -(-value // by)
    if kind == 7:
        return f"({left} / {by})", quotient
    return f"({left} % {by})", lambda arguments: first(arguments) - quotient(arguments) * by


def truth(chance, depth):
    kind = chance.randrange(6 if depth > 0 else 3)
    if kind == 0:
        return "fast", lambda arguments: arguments["fast"]
    if kind == 1:
        constant = chance.randrange(3)
        sign, same = chance.choice([("==", True), ("!=", False)])
        return (f"why {sign} Error.{CONSTANTS[constant]}",
                lambda arguments: (arguments["why"] == constant) == same)
    if kind == 2:
        left, first = number(chance, 2)
        right, second = number(chance, 2)
        sign = chance.choice(["==", "!=", "<", "<=", ">", ">="])
        compare = {"==": lambda a, b: a == b, "!=": lambda a, b: a != b, "<": lambda a, b: a < b,
                   "<=": lambda a, b: a <= b, ">": lambda a, b: a > b, ">=": lambda a, b: a >= b}[sign]
        return f"{left} {sign} {right}", lambda arguments: compare(first(arguments), second(arguments))
    left, first = truth(chance, depth - 1)
    if kind == 3:
        return f"!({left})", lambda arguments: not first(arguments)
    right, second = truth(chance, depth - 1)
    if kind == 4:
        return f"({left} && {right})", lambda arguments: first(arguments) and second(arguments)
    return f"({left} || {right})", lambda arguments: first(arguments) or second(arguments)


def contract(conditions):
    list_ = ", ".join(f"{NAMES[name]} {name}" for name in sorted(NAMES))
    messages = "".join(f"    in  message M{i}({list_}, bool fast, Error why, Pair s)\n"
                       f"        requires {text};\n" for i, (text, _) in enumerate(conditions))
    states = "\n               | ".join(f"M{i}? -> Done! -> Start" for i in range(len(conditions)))
    return ("contract Exact {\n    enum Error { none, busy, full }\n"
            "    struct Pair { int64_t low; uint64_t high; }\n"
            f"{messages}    out message Done();\n    state Start: {states};\n}}\n")


def is_accepted(condition):
    """The compiler refuses comparisons without sense and what needs too many bits: those are not used."""
    (WORK / "Exact.contract").write_text(contract([condition]))
    done = subprocess.run([ROOT / "build" / "deed", "contract", "--check", WORK / "Exact.contract"],
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    return done.returncode == 0


def literal(value, name):
    if name.startswith("u") or name == "s.high":
        return f"{value}u"
    return "INT64_MIN" if value == -2**63 else str(value)


def value_of(chance, low, high):
    ends = [low, low + 1, -1, 0, 1, 2, 511, 512, 513, high // 2, high - 1, high]
    value = chance.choice(ends) if chance.random() < 0.7 else chance.randint(low, high)
    return min(max(value, low), high)


def arguments_of(chance):
    arguments = {name: value_of(chance, *TYPES[NAMES[name]]) for name in NAMES}
    arguments["s.low"] = value_of(chance, *TYPES["int64_t"])
    arguments["s.high"] = value_of(chance, *TYPES["uint64_t"])
    arguments["fast"] = chance.random() < 0.5
    arguments["why"] = chance.randrange(3)
    return arguments


PROGRAM = """#include <setjmp.h>
#include <stdio.h>
#include "Exact.contract.h"

static jmp_buf g_stopped;
const uint32_t deed_contract_Exact = 0;

void deed_fault(uint32_t reason)
{
    longjmp(g_stopped, (int)reason);
}

void deed_send(struct deed_endpoint *endpoint, uint32_t tag)
{
    (void)endpoint;
    (void)tag;
}

void deed_send_bare(struct deed_endpoint *endpoint, uint32_t tag)
{
    deed_send(endpoint, tag);
}

uint32_t deed_call(struct deed_endpoint *endpoint, uint32_t tag)
{
    deed_send(endpoint, tag);
    return 0;
}

uint32_t deed_call_bare(struct deed_endpoint *endpoint, uint32_t tag)
{
    deed_send(endpoint, tag);
    return 0;
}

uint32_t deed_call_owned(struct deed_endpoint *endpoint, uint32_t tag)
{
    deed_send(endpoint, tag);
    return 0;
}

uint32_t deed_call_words(struct deed_endpoint *endpoint, uint32_t tag)
{
    deed_send(endpoint, tag);
    return 0;
}

static uint64_t g_outbox[64];

int main(void)
{
    struct Exact_client client = {{.outbox = g_outbox}};
    struct Exact_Pair pair;

%s    return 0;
}
"""
TRY = """    pair = (struct Exact_Pair){%s, %s};
    switch (setjmp(g_stopped)) {
    case 0:
        Exact_send_M%d(&client, %s, %s, (enum Exact_Error)%d, &pair);
        puts("1");
        break;
    case deed_reason_requires: puts("0"); break;
    default: puts("?");
    }
"""

shutil.rmtree(WORK, ignore_errors=True)
WORK.mkdir(parents=True)
chance = random.Random(SEED)
conditions = []
while len(conditions) < CONDITIONS:
    condition = truth(chance, 3)
    if is_accepted(condition):
        conditions.append(condition)
(WORK / "Exact.contract").write_text(contract(conditions))
subprocess.run([ROOT / "build" / "deed", "contract", WORK / "Exact.contract", "-o", WORK], check=True)
tries, expected = [], []
for i, (_, compute) in enumerate(conditions):
    for _ in range(TRIALS):
        arguments = arguments_of(chance)
        tries.append(TRY % (literal(arguments["s.low"], "s.low"), literal(arguments["s.high"], "s.high"), i,
                            ", ".join(literal(arguments[name], name) for name in sorted(NAMES)),
                            "true" if arguments["fast"] else "false", arguments["why"]))
        expected.append("1" if compute(arguments) else "0")
(WORK / "exact.c").write_text(PROGRAM % "".join(tries))
count = failed = 0
for flags in (["-O0", "-fsanitize=undefined", "-fno-sanitize-recover=all"], ["-O2", "-fwrapv"]):
    subprocess.run(["clang-19", "-std=c11", "-Wall", "-Wextra", "-Wconversion", "-Wsign-conversion", "-Werror",
                    "-Wno-unused-function", *flags, "-I", ROOT / "sdk" / "include", "-I", WORK,
                    WORK / "exact.c", "-o", WORK / "exact"], check=True)
    said = subprocess.run([WORK / "exact"], stdout=subprocess.PIPE, text=True, check=False).stdout.split()
    wrong = [i for i, answer in enumerate(expected) if i >= len(said) or said[i] != answer]
    count += 1
    failed += bool(wrong)
    print(f"{'not ok' if wrong else 'ok'} {count} - {CONDITIONS} conditions, {len(expected)} sends, "
          f"{expected.count('0')} of them stopped, {flags[0]}")
    for i in wrong[:5]:
        print(f"# {conditions[i // TRIALS][0]}: wanted {expected[i]}")
share = expected.count("0") / len(expected)
count += 1
failed += not 0.2 < share < 0.8
print(f"{'ok' if 0.2 < share < 0.8 else 'not ok'} {count} - neither most hold nor most are broken")
print(f"1..{count}")
sys.exit(failed != 0)
