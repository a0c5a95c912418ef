#!/usr/bin/env python3
"""Each gate catches a planted error with the others switched off, in test binaries that link another
list of passes; what only these gates can find is refused by the shipped program too."""
import gates

OBJECT, STACK, COMPILE = gates.build("passes_object", "passes_stack", "passes_compile")
tap = gates.Tap()
tree = gates.Tree("tree")
tree.generate()


def source(body, before=""):
    return f"""#include "probe.component.h"
{before}
void probe_main(struct probe_ports *ports)
{{
    (void)ports;
    {body}
}}
"""


def refused(tool, what, rule, line, body, before=""):
    tree.write("apps/probe/probe.c", source(body, before))
    status, output = tree.check(tool=tool)
    tap.ok(status == 1 and f"[{rule}]" in output and f"apps/probe/probe.c:{line}:" in output,
           f"{what}: refused by {rule} alone at its line", output)
    if tool != gates.DEED:
        status, output = tree.check()
        tap.ok(status == 1, f"{what}: refused by the shipped program", output)


def accepted(tool, what, body, before=""):
    tree.write("apps/probe/probe.c", source(body, before))
    status, output = tree.check(tool=tool)
    tap.ok(status == 0, f"{what}: accepted", output)


for tool in (OBJECT, STACK, COMPILE):
    accepted(tool, "nothing planted", "uint32_t a = 1; (void)a;")

refused(OBJECT, "inline cli", "object", 6, '__asm__ volatile("cli");')
refused(OBJECT, "inline out", "object", 6, '__asm__ volatile("outb %%al, %%dx" : : "a"(1), "d"(2));')
refused(OBJECT, "inline jump away", "object", 6, '__asm__ volatile("jmp *%0" : : "r"(ports));')
refused(OBJECT, "inline stack switch", "object", 6, '__asm__ volatile("mov %0, %%rsp" : : "r"(ports));')
refused(OBJECT, "jump into an instruction", "object", 6,
        '__asm__ volatile("jmp 1f + 1\\n1: .byte 0xb8, 0xfa, 0xc3, 0, 0");')
refused(OBJECT, "function pointer", "object", 6, "void (*volatile f)(uint64_t) = deed_sleep_until; f(1);")
refused(OBJECT, "function of the kernel", "object", 6, "heap_claim();", "void heap_claim(void);")
refused(OBJECT, "function by another name", "object", 6, "harmless();",
        'void harmless(void) __asm__("heap_claim");')
refused(OBJECT, "service that is not listed", "service", 6, "deed_component_stop(1);")
refused(OBJECT, "constant address", "object", 6, "*(volatile uint32_t *)0x200000 = 1;")
refused(OBJECT, "floating point", "object", 6,
        '__asm__ volatile("fld1");')

LOOP = "static uint32_t down(uint32_t a);\nstatic uint32_t up(uint32_t a) { return a == 0 ? 0 : down(a - 1) + 1; }\n" \
    "__attribute__((noinline)) static uint32_t down(uint32_t a) { return up(a) ^ 3; }"
tree.write("apps/probe/probe.c", source("volatile uint32_t a = 3; a = up(a);", LOOP))
status, output = tree.check(tool=STACK)
tap.ok(status == 1 and "[stack]" in output and "cycle of calls" in output,
       "recursion: refused by stack alone", output)
status, output = tree.check()
tap.ok(status == 1, "recursion: refused by the shipped program", output)
refused(STACK, "call of a computed address", "stack", 6,
        "void (*volatile f)(uint64_t) = deed_sleep_until; f(1);")
refused(STACK, "pushes without pops", "stack", 7, '__asm__ volatile("push $1");')
refused(STACK, "memory of a computed size on the stack", "stack", 6,
        "uint64_t n = deed_now(); volatile uint8_t *room = __builtin_alloca(n); room[0] = 1;")

# These two rules are judged by the compiler: the shipped program's own words.
refused(gates.DEED, "implicit narrowing", "compile", 6, "uint64_t a = deed_now(); uint8_t b = a; (void)b;")
refused(gates.DEED, "sign change", "compile", 6, "uint64_t a = deed_now(); int64_t b = a; (void)b;")
refused(gates.DEED, "missing return", "compile", 2, "(void)f();", "static uint32_t f(void) { }")
refused(gates.DEED, "frame of more than 1024 bytes", "stack", 3,
        "uint8_t room[1100] = {0}; for (uint32_t i = 0; i < 1100; i++) room[i] = (uint8_t)deed_now();\n"
        "    uint64_t sum = 0; for (uint32_t i = 0; i < 1100; i++) sum += room[i];\n"
        "    deed_sleep_until(sum);")
refused(COMPILE, "narrowing, the compiler alone", "compile", 6,
        "uint64_t a = deed_now(); uint8_t b = a; (void)b;")
accepted(COMPILE, "what only the other gates find", '__asm__ volatile("cli");')
tap.done()
