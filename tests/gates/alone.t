#!/usr/bin/env python3
"""The token gate, the analyses of the tree, the LLVM-IR gate and the object gate fail independently: each
catches, with the three others switched off, what it can see of the same planted programs. The columns say
what each alone must refuse; where one is blind to a planted program, that is said as well, and another sees it."""
import gates

NAMES = ("token", "tree", "llvm", "object")
TOOLS = dict(zip(NAMES, gates.build(*(f"passes_{name}" for name in NAMES))))
RULES = {"token": {"token"}, "llvm": {"llvm"}, "object": {"object", "service"}, "tree": None}
tap = gates.Tap()
tree = gates.Tree("tree")
tree.generate()

# name; who must refuse it alone (t = token, a = tree, l = llvm, o = object); statements in probe_main;
# declarations before it. Whoever is not named must let it pass, so that the columns stay true.
PLANTED = [
    ("inline cli", "talo", '__asm__ volatile("cli");', ""),
    ("inline assembly without effect", "tal", '__asm__ volatile("");', ""),
    ("assembly outside of functions", "talo", "", '__asm__("secret: wrmsr");'),
    ("write to a constant address", "alo", "*(volatile uint32_t *)0x200000 = 1;", ""),
    ("plain write to a constant address", "alo", "*(uint32_t *)0x200000 = 1;", ""),
    ("read at null", "alo", "uint32_t *p = (void *)0; deed_sleep_until(*p);", ""),
    ("number to pointer", "al", "uint64_t n = deed_now(); *(uint8_t *)n = 1;", ""),
    ("pointer to number and away", "al", "deed_sleep_until((uint64_t)ports);", ""),
    ("call of a computed address", "alo",
     "void (*volatile f)(uint64_t) = deed_sleep_until; f(1);", ""),
    ("call of a number", "alo", "uint64_t n = deed_now(); ((void (*)(void))n)();", ""),
    ("function of the kernel", "alo", "heap_claim();", "void heap_claim(void);"),
    ("function by another name", "talo", "harmless();", 'void harmless(void) __asm__("heap_claim");'),
    ("variable of the kernel", "alo", "g_table = 1;", "extern uint32_t g_table;"),
    ("service that is not listed", "alo", "deed_component_stop(1);", ""),
    ("visible function", "alo", "", "void other(void) {}"),
    ("visible variable", "alo", "g_seen = 1;", "uint32_t g_seen;"),
    ("weak function", "talo", "", '__attribute__((weak)) void other(void);\nvoid other(void) {}'),
    ("second name", "talo", "", 'static void one(void) {}\n'
     'void two(void) __attribute__((alias("one")));'),
    ("name resolved later", "talo", "", 'static void *pick(void) { return (void *)0; }\n'
     'void two(void) __attribute__((ifunc("pick")));'),
    ("section of its own", "talo", "", '__attribute__((section(".init"), used)) static void f(void) {}'),
    ("variable in a section of its own", "talo", "g_a = 1;",
     '__attribute__((section(".kernel"))) static volatile uint32_t g_a;'),
    ("constructor", "talo", "", "__attribute__((constructor)) static void f(void) { deed_now(); }"),
    ("variable of a thread", "talo", "g_a++; deed_sleep_until(g_a);", "static _Thread_local uint64_t g_a;"),
    ("naked function", "talo", "f();", "__attribute__((naked, noinline)) static void f(void) { }"),
    ("computed goto", "alo", "static void *const to[2] = {&&a, &&b};\n    goto *to[deed_now() & 1];\n"
     "a:  deed_sleep_until(1);\nb:  deed_sleep_until(2);", ""),
    ("atomic addition", "talo", "__atomic_fetch_add(&g_a, 1, __ATOMIC_SEQ_CST);", "static uint32_t g_a;"),
    ("atomic type", "talo", "g_a++;", "static _Atomic uint32_t g_a;"),
    ("fence", "talo", "__atomic_thread_fence(__ATOMIC_SEQ_CST);", ""),
    ("volatile variable", "al", "g_a = 1;", "static volatile uint32_t g_a;"),
    ("another address space", "talo", "*(uint32_t __attribute__((address_space(256))) *)8 = 1;", ""),
    ("memory of a computed size", "ta", "uint64_t n = deed_now(); uint8_t *p = __builtin_alloca(n); p[0] = 1;"
     " g_p = p[deed_now()];", "static uint8_t g_p;"),
    ("return address", "tal", "deed_sleep_until((uint64_t)__builtin_return_address(0));", ""),
    ("frame address", "tal", "deed_sleep_until(*(uint64_t *)__builtin_frame_address(0));", ""),
    ("time stamp", "talo", "deed_sleep_until(__builtin_ia32_rdtsc());", ""),
    ("non-local jump", "talo", "if (__builtin_setjmp(g_a) == 0) __builtin_longjmp(g_a, 1);",
     "static void *g_a[5];"),
    ("promise to the optimiser", "tal", "uint64_t n = deed_now(); __builtin_assume(n < 4); g_b[n] = 1;",
     "static uint32_t g_b[4];"),
    ("any number of arguments", "ta", "",
     "static int f(int n, ...) { __builtin_va_list l; __builtin_va_start(l, n);"
     " int r = __builtin_va_arg(l, int); __builtin_va_end(l); return r; }"),
    ("more of the processor", "tal", "g_a = f(3);",
     '__attribute__((target("popcnt"), noinline)) static uint64_t f(uint64_t a) { return a + deed_now(); }\n'
     "static uint64_t g_a;"),
    ("another way to call", "tal", "f(1);", "__attribute__((preserve_most, noinline)) static void f(uint64_t a)"
     " { deed_sleep_until(a); }"),
    ("vectors", "ta", "g_a = g_a + g_a;", "typedef uint32_t four __attribute__((vector_size(16)));\n"
     "static four g_a;"),
    ("no way back", "tal", "f();", '__attribute__((no_caller_saved_registers, noinline)) static void f(void)'
     " { deed_sleep_until(1); }"),
    ("what the patcher wants", "talo", "f();", "__attribute__((patchable_function_entry(2), noinline))"
     " static void f(void) { deed_sleep_until(1); }"),
    ("double drop", "a", "struct uint8_vector *v = uint8_vector_take(1);\n    deed_drop(v);\n    deed_drop(v);", ""),
]
LETTER = {"t": "token", "a": "tree", "l": "llvm", "o": "object"}


def source(body, before):
    return f"""#include "probe.component.h"
{before}
void probe_main(struct probe_ports *ports)
{{
    (void)ports;
    {body}
}}
"""


def verdict(tool):
    status, output = tree.check(tool=TOOLS[tool])
    by_rule = RULES[tool] is None or any(f"[{rule}]" in output for rule in RULES[tool])
    return status == 1 and by_rule and "[compile]" not in output, status, output


tree.write("apps/probe/probe.c", source("uint32_t a = 1; (void)a;", ""))
for name in NAMES:
    status, output = tree.check(tool=TOOLS[name])
    tap.ok(status == 0, f"nothing planted: {name} accepts", output)
for what, letters, body, before in PLANTED:
    tree.write("apps/probe/probe.c", source(body, before))
    seen, said = "", []
    for letter, name in LETTER.items():
        refused, status, output = verdict(name)
        seen += letter if refused else "" if status == 0 else "?"
        said.append(f"{name}: {status} {output}")
    tap.ok(seen == letters, f"{what}: refused by {', '.join(LETTER[letter] for letter in letters)} alone",
           f"refused by '{seen}'\n" + "\n".join(said))
tap.done()
