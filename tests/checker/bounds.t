#!/usr/bin/env python3
"""What the bounds pass calls proved is inside whenever it is executed.

Random components (loops, arrays, vectors, counted pointers, statics, fields, lent numbers, all integer
types) are checked; `--dump=bounds` says for each access whether it is proved. The same program, written
once more with a look at each index, is compiled for this machine and run on many inputs: an access that
was proved must never be outside. One that was not proved ends the run as its trap would.

`bounds.t --random N [SEED]` looks at N programs instead of the fixed number of CI."""
import collections
import pathlib
import random
import re
import shutil
import subprocess
import sys

import corpus

PROGRAMS, RUNS = 30, 1500
TYPES = {"uint8_t": (8, False), "uint16_t": (16, False), "uint32_t": (32, False),
         "uint64_t": (64, False), "int8_t": (8, True), "int32_t": (32, True), "int64_t": (64, True)}
WIDE = ["uint32_t"] * 5 + ["uint64_t"] * 3 + ["int32_t"] * 3 + ["int64_t", "uint8_t", "int8_t", "uint16_t"]

HARNESS = r"""
#include <setjmp.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
struct uint8_vector { uint64_t length; uint8_t at[64]; };
static const unsigned char proved[] = {%s};
static uint64_t seed = 1, fuel;
static jmp_buf over;
static int wrong;
static uint64_t deed_heap_used(void)
{
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    uint64_t r = seed >> 33, kind = seed >> 59;
    static const uint64_t edges[] = {0, 1, 2, 15, 16, 17, 127, 128, 255, 256, 65535, 2147483647u,
        2147483648u, 4294967295u, 4294967294u, 4294967296u, 9223372036854775807u,
        9223372036854775808u, 18446744073709551615u, 18446744073709551614u};
    if (kind < 16)
        return r %% 24;
    return kind < 26 ? edges[r %% (sizeof edges / sizeof edges[0])] : seed * 2862933555777941757u;
}
static uint64_t look(unsigned number, __int128 index, uint64_t count)
{
    if (index >= 0 && index < (__int128)count)
        return (uint64_t)index;
    if (proved[number] && wrong++ < 5)
        printf("access %%u: index %%lld of %%llu\n", number, (long long)index,
               (unsigned long long)count);
    longjmp(over, 1);
}
static void round_again(void)
{
    if (fuel-- == 0)
        longjmp(over, 1);
}
static struct uint8_vector *uint8_vector_take(uint64_t length)
{
    struct uint8_vector *v = calloc(1, sizeof *v);
    v->length = length;
    return v;
}
static void deed_drop(void *v) { free(v); }
"""
MAIN = r"""
int main(void)
{
    for (int run = 0; run < %d; run++) {
        seed = (uint64_t)run * 7919 + 12345;
        fuel = 3000;
        start();
        if (setjmp(over) == 0)
            for (int again = 0; again < 4; again++)
                work();
    }
    return wrong != 0;
}
"""


class Maker:
    """One random component, as lines; `@N@` marks access N."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.lines, self.accesses, self.indent = [], [], 0
        self.names = 0

    def pick(self, *choices):
        return self.random.choice(choices)

    def chance(self, part):
        return self.random.random() < part

    def line(self, text):
        self.lines.append("    " * self.indent + text)

    def constant(self):
        return self.pick(0, 1, 1, 2, 3, 4, 7, 8, 15, 16, 17, 31, self.random.randrange(40))

    def leaf(self, kind):
        roll = self.random.random()
        if roll < 0.35:
            return f"({kind}){self.constant()}"
        if roll < 0.40:
            return f"({kind})deed_heap_used()"
        return f"({kind}){self.random.choice(self.readable)}"

    def expression(self, kind, depth=0):
        if depth > 2 or self.chance(0.4):
            return self.leaf(kind)
        a, roll = self.expression(kind, depth + 1), self.random.random()
        if roll < 0.62:
            b = self.expression(kind, depth + 1)
            return f"({kind})({a} {self.pick('+', '+', '-', '-', '*', '&', '|', '^')} {b})"
        if roll < 0.72 and not TYPES[kind][1]:
            return f"({kind})({a} {self.pick('/', '%')} ({kind})({self.expression(kind, 3)} | 1))"
        if roll < 0.80:
            return f"({kind})({a} {self.pick('>>', '<<')} {self.random.randrange(7)})"
        if roll < 0.86 and not TYPES[kind][1]:
            return f"({kind})({a} % {self.random.randrange(1, 30)}u)"
        if roll < 0.93:
            return f"({kind})({a} & {self.pick(1, 3, 7, 15, 31)})"
        return f"(({self.condition()}) ? {a} : {self.expression(kind, depth + 1)})"

    def comparison(self):
        kind = self.random.choice(WIDE)
        left = f"({kind}){self.random.choice(self.readable)}" if self.chance(0.7) else \
            self.expression(kind, 1)
        right = self.pick(f"({kind})n", f"({kind})16", f"({kind})v->length", self.leaf(kind),
                          self.expression(kind, 1))
        return f"{left} {self.pick('<', '<', '<', '<=', '>', '>=', '==', '!=')} {right}"

    def condition(self):
        if self.chance(0.25):
            return f"({self.comparison()}) {self.pick('&&', '||')} ({self.comparison()})"
        return self.pick("", "", "", "!") + f"({self.comparison()})"

    def index(self):
        name = self.random.choice(self.readable)
        index = self.pick(name, name, f"{self.readable[-1]}", f"(uint64_t){name} % 16", f"{name} & 15",
                         f"{name} + {self.random.randrange(1, 4)}",
                         f"{name} - {self.random.randrange(1, 4)}",
                         self.expression(self.pick("uint32_t", "uint64_t", "int32_t")))
        words = re.findall(r"[a-z_]\w*", index) # a constant that is outside is refused
        return index if set(words) & set(self.readable) else name

    def element(self):
        number = len(self.accesses)
        self.accesses.append((self.pick("p", "g_bytes", "g_words", "v"), self.index()))
        return f"@{number}@"

    def assign(self):
        name, kind = self.random.choice(self.writable)
        roll = self.random.random()
        if roll < 0.3:
            self.line(f"{name}{self.pick('++', '--', '++')};")
        elif roll < 0.5:
            self.line(f"{name} = ({kind})({name} {self.pick('+', '-', '*')} {self.leaf(kind)});")
        elif roll < 0.6:
            self.line(f"{name} {self.pick('+=', '-=', '&=')} ({kind}){self.constant()};")
        else:
            self.line(f"{name} = {self.expression(kind)};")

    def access(self):
        if self.chance(0.5):
            self.line(f"{self.element()} = (uint8_t){self.leaf('uint8_t')};")
        else:
            name, kind = self.random.choice(self.writable)
            if self.chance(0.5):
                name, kind = "sum", "uint32_t"
            self.line(f"{name} = ({kind}){self.element()};")

    def guarded(self):
        """An access behind a test that is right, or nearly."""
        base = self.pick("p", "g_bytes", "g_words", "v")
        count = {"p": "n", "v": "v->length"}.get(base, "16")
        name, kind = self.random.choice(self.readable), self.random.choice(WIDE)
        more = self.random.randrange(4)
        count = f"({kind}){count}"
        value = f"({kind}){name}"
        test, index = self.pick(
            (f"{value} < {count}", name),
            (f"{value} < {count}", value),
            (f"{value} <= {count}", name),
            (f"{value} < {count}", f"{name} + 1"),
            (f"{value} < {count}", f"{value} + 1"),
            (f"{value} > ({kind})1 && {value} < {count}", f"{name} - 2"),
            (f"{value} <= {count} && {value} != ({kind})0", f"{name} - 1"),
            (f"{value} >= ({kind})0 && {value} < {count}", name),
            (f"{value} > ({kind})0 && {value} <= {count}", f"{name} - 1"),
            (f"{value} + {more} < {count}", f"{name} + {more}"),
            (f"({kind})({value} + {more}) < {count}", f"({kind})({value} + {more})"),
            (f"{value} < {count} && {count} - {value} > {more}", f"{name} + {more}"),
            (f"{count} - {value} >= {more}", f"{name} + {more}"),
            (f"{count} > {more}", f"(uint64_t)n % {more + 1}"),
            (f"{value} < {count} && {count} > ({kind})0", f"{count} - {value} - 1"),
            (f"{value} < {count}", f"{value} / 2"),
            (f"{count} > ({kind})0", f"(uint64_t){name} % (uint64_t){count}"))
        number = len(self.accesses)
        self.accesses.append((base, index))
        self.line(f"if ({test})")
        self.line(f"    sum += (uint32_t)@{number}@;")

    def block(self, depth, loops):
        self.indent += 1
        scope = len(self.readable), len(self.writable)
        for _ in range(self.random.randrange(1, 4)):
            self.statement(depth + 1, loops)
        self.readable, self.writable = self.readable[:scope[0]], self.writable[:scope[1]]
        self.indent -= 1

    def loop(self, depth):
        self.names += 1
        name, kind = f"i{self.names}", self.random.choice(WIDE)
        limit = self.pick(f"({kind})n", f"({kind})n", f"({kind})16", f"({kind})v->length",
                          self.leaf(kind))
        shape = self.random.randrange(7)
        step = self.pick(1, 1, 1, 2, 3, 4)
        start = self.leaf(kind) if self.chance(0.3) else f"({kind})0"
        head = {
            0: f"for ({kind} {name} = {start}; {name} < {limit}; {name}++) {{",
            1: f"for ({kind} {name} = {start}; {name} < {limit}; {name} = ({kind})({name} + {step})) {{",
            2: f"for ({kind} {name} = {limit}; {name}-- > 0;) {{",
            3: f"for ({kind} {name} = {limit}; {name} > 0; {name}--) {{",
            4: f"for ({kind} {name} = {start}; {limit} - {name} >= {step}; "
               f"{name} = ({kind})({name} + {step})) {{",
            5: f"for ({kind} {name} = {start}; {name} != {limit}; {name}++) {{",
            6: f"for ({kind} {name} = {start}; {self.condition()}; {name}++) {{",
        }[shape]
        self.line(head)
        scope = len(self.readable), len(self.writable)
        self.readable = self.readable + [name] * 3
        self.writable = self.writable + ([(name, kind)] if self.chance(0.4) else [])
        self.line("    %again%")
        self.block(depth, True)
        self.readable, self.writable = self.readable[:scope[0]], self.writable[:scope[1]]
        self.line("}")

    def branch(self, depth, loops):
        self.line(f"if ({self.condition()}) {{")
        self.block(depth, loops)
        if self.chance(0.3):
            self.line("} else {")
            self.block(depth, loops)
        self.line("}")

    def switch(self, depth):
        self.line(f"switch ({self.leaf('uint32_t')}) {{")
        for value in self.random.sample(range(18), 2):
            self.line(f"case {value}: {{")
            self.block(depth, False)
            self.line("    break;")
            self.line("}")
        self.line("default: break;")
        self.line("}")

    def statement(self, depth, loops):
        roll = self.random.random()
        if roll < 0.16:
            self.access()
        elif roll < 0.36:
            self.guarded()
        elif roll < 0.52 or depth > 4:
            self.assign()
        elif roll < 0.68:
            self.loop(depth)
        elif roll < 0.80:
            self.branch(depth, loops)
        elif roll < 0.84:
            self.switch(depth)
        elif roll < 0.88 and loops:
            self.line(f"if ({self.comparison()})")
            self.line(f"    {self.pick('break', 'continue')};")
        elif roll < 0.91:
            self.line(f"if ({self.comparison()})")
            self.line("    return sum;")
        elif roll < 0.94:
            self.line("bump(&lent);")
        elif roll < 0.96:
            self.line("*alias = " + self.leaf("uint32_t") + ";")
        elif self.number > 0:
            callee = self.random.randrange(self.number)
            args = ", ".join(self.leaf("uint32_t") for _ in range(2))
            self.line(f"sum += f{callee}(p, n, v, {args});")
        else:
            self.assign()

    def function(self, number):
        self.number = number
        self.line(f"static uint32_t f{number}(uint8_t *p COUNT(n), uint32_t n, "
                  "struct uint8_vector *v, uint32_t a, uint32_t b)")
        self.line("{")
        self.indent += 1
        kinds = [self.random.choice(WIDE) for _ in range(3)]
        shared = ["g_a", "g_b", "g_s.x", "g_s.y"]
        self.readable = ["a", "b", "n", "x", "y", "z", "lent", "x", "y"] + shared
        self.writable = [("a", "uint32_t"), ("lent", "uint32_t")] + \
            [(name, "uint32_t") for name in shared] + list(zip("xyz", kinds)) * 2
        self.line("uint32_t sum = 0, lent = b;")
        self.line("uint32_t *alias = &lent;")
        self.line("*alias = lent;")
        for name, kind in zip("xyz", kinds):
            saved, self.readable = self.readable, ["a", "b", "n", "g_a"]
            self.line(f"{kind} {name} = {self.expression(kind)};")
            self.readable = saved
        for _ in range(self.random.randrange(3, 7)):
            self.statement(0, False)
        self.line("return sum + lent + n + a + (uint32_t)x + (uint32_t)y + (uint32_t)z;")
        self.indent -= 1
        self.line("}")
        self.line("")

    def program(self):
        for number in range(self.random.randrange(3, 6)):
            self.function(number)
        self.line("static void work(void)")
        self.line("{")
        self.line("    uint8_t bytes[20] = {0};")
        self.line("    struct uint8_vector *v = uint8_vector_take(deed_heap_used() & 31);")
        self.line("    if (v != NULL) {")
        self.line("        uint32_t n = (uint32_t)deed_heap_used() % 21;")
        self.readable = ["n"]
        for callee in range(self.number + 1):
            args = ", ".join(self.pick("(uint32_t)deed_heap_used()", str(self.constant()),
                                       "(uint32_t)deed_heap_used() % 19") for _ in range(2))
            self.line(f"        g_total += f{callee}(bytes, n, v, {args});")
        self.line("    }")
        self.line("    deed_drop(v);")
        self.line("}")
        return self.lines


SHARED = """struct pair {
    uint32_t x, y;
};

static uint8_t g_bytes[16];
static uint32_t g_words[16];
static uint32_t g_a, g_b = 3, g_total;
static struct pair g_s;

static void bump(uint32_t *number)
{
    *number += 3;
}
"""
ACCESS = re.compile(r"@(\d+)@")


def deed_text(maker, lines):
    def element(found):
        base, index = maker.accesses[int(found[1])]
        return {"p": f"AT(p, n, (uint64_t)({index}))", "v": f"v->at[{index}]"}.get(
            base, f"{base}[{index}]")
    body = "\n".join(ACCESS.sub(element, line.replace("%again%", ";")) for line in lines)
    return (f'#include "memory.component.h"\n\n{SHARED}\n{body}\n\n'
            "void memory_main(struct memory_ports *ports)\n{\n    (void)ports;\n    for (;;)\n"
            "        work();\n}\n")


def native_text(maker, lines, proved):
    def element(found):
        number = int(found[1])
        base, index = maker.accesses[number]
        count = {"p": "n", "v": "v->length"}.get(base, "16")
        index = f"(uint64_t)({index})" if base == "p" else f"({index})"
        return f"{'v->at' if base == 'v' else base}[look({number}, {index}, {count})]"
    body = "\n".join(ACCESS.sub(element, line.replace("%again%", "round_again();"))
                     for line in lines)
    body = body.replace(" COUNT(n)", "")
    flags = ", ".join(str(int(number in proved)) for number in range(len(maker.accesses))) or "0"
    return (HARNESS % flags + SHARED + body + """
static void start(void)
{
    memset(g_bytes, 0, sizeof g_bytes);
    memset(g_words, 0, sizeof g_words);
    g_a = g_total = 0;
    g_b = 3;
    g_s = (struct pair){0, 0};
}
""" + MAIN % RUNS)


Result = collections.namedtuple("Result", "complaints accesses proved")


def judge(seed):
    maker = Maker(seed)
    lines = maker.program()
    text = deed_text(maker, lines)
    program = corpus.Program(f"random/{seed}", text)
    component_file = corpus.place(program, text, "c")
    done = corpus.run([corpus.DEED_RULES_OFF, "check", component_file, "-I", corpus.HERE / "contracts", "-I",
                       corpus.ROOT / "contracts", "--sdk", "sdk/include", "--gen", corpus.GEN, "-o",
                       component_file.parent, "--no-object", "--dump=bounds"],
                      {"DEED_RULE_OFF": "compile"}) # warnings are no matter here
    if done.returncode != 0:
        return Result([f"seed {seed} is refused:\n{done.stdout[:2000]}"], 0, 0)
    first = text.split("\n").index(lines[0]) + 1
    at_line = {first + number: int(found[1]) for number, line in enumerate(lines)
               for found in [ACCESS.search(line)] if found}
    said = collections.defaultdict(list)
    for found in re.finditer(r"memory\.c:(\d+):\d+: (proved|open)", done.stdout):
        if int(found[1]) in at_line:
            said[at_line[int(found[1])]].append(found[2])
    proved = {number for number, words in said.items() if set(words) == {"proved"}}
    source = component_file.parent / "native.c"
    source.write_text(native_text(maker, lines, proved))
    binary = source.with_suffix("")
    built = corpus.run(["clang-19", "-w", "-O1", "-fwrapv", source, "-o", binary])
    if built.returncode != 0:
        return Result([f"seed {seed} does not compile:\n{built.stdout[:2000]}"], 0, 0)
    ran = corpus.run([binary])
    complaints = [f"seed {seed}, {component_file}: {ran.stdout}{ran.returncode}"] \
        if ran.returncode != 0 else []
    if not complaints:
        shutil.rmtree(component_file.parent)
    return Result(complaints, len(said), len(proved))


class Seed:
    def __init__(self, number):
        self.number, self.name = number, f"seed {number}"


def main():
    count, first = PROGRAMS, 1
    if sys.argv[1:2] == ["--random"]:
        count, first = int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 1
    sys.argv[1:] = []
    tap = corpus.Tap()
    corpus.prepare()
    totals = collections.Counter()
    complaints = []
    for seed in range(first, first + count):
        result = judge(seed)
        complaints += result.complaints
        totals.update(accesses=result.accesses, proved=result.proved)
    print(f"# {count} programs, {totals['accesses']} accesses, {totals['proved']} proved")
    tap.test("what is proved is never outside", complaints[:5])
    tap.test("enough is proved to say something",
             [] if totals["proved"] * 5 > totals["accesses"] > 5 * count else [str(totals)])
    tap.done()


main()
