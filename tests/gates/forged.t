#!/usr/bin/env python3
"""A certificate is a record, no signature: one with all the right hashes over an object that the gates
would refuse does not get it into an image."""
import re

import gates

(COMPILE,) = gates.build("passes_compile")
tap = gates.Tap()
tree = gates.Tree("tree")
SYSTEM = "system test {\n    component probe in apps/probe;\n    allow inject;\n}\n"
tree.write("apps/probe/probe.component", "component probe {\n    watch faults;\n    heap 4K;\n}\n")
tree.generate()


def source(body, before=""):
    return f"""#include "probe.component.h"
{before}
void probe_main(struct probe_ports *ports)
{{
    (void)ports->faults;
    {body}
}}
"""


def certificate():
    return tree.read("build/components/probe.cert")


def forge(stack):
    """Checked by a program without gates, and the certificate made to look as if by this one."""
    status, output = tree.check(tool=COMPILE)
    assert status == 0, output
    text = re.sub(r"^checker .*$", f"checker {CHECKER}", certificate(), flags=re.M)
    text = re.sub(r"^stack .*$", f"stack {stack}", text, flags=re.M)
    tree.write("build/components/probe.cert", text + "port faults\n")


def refused(what, rule, says, body, before="", stack=8):
    tree.write("apps/probe/probe.c", source(body, before))
    forge(stack)
    status, output = tree.link(SYSTEM)
    errors = [line for line in output.split("\n") if " error: " in line]
    tap.ok(status == 1 and errors and all(f"[{rule}]" in error for error in errors) and
           says in errors[0] and not tree.has("image.elf"), f"{what}: [{rule}]", output)


tree.write("apps/probe/probe.c", source(""))
status, output = tree.check()
assert status == 0, output
CHECKER = re.search(r"^checker (.*)$", certificate(), re.M)[1]
STACK = re.search(r"^stack (.*)$", certificate(), re.M)[1]
status, output = tree.link(SYSTEM)
tap.ok(status == 0 and tree.has("image.elf"), "as checked: links", output)
forge(STACK)
status, output = tree.link(SYSTEM)
tap.ok(status == 0 and tree.has("image.elf"), "forged over a harmless object: nobody can tell", output)

refused("cli", "object", "apps/probe/probe.c:6", '__asm__ volatile("cli");')
refused("out", "object", "apps/probe/probe.c:6", '__asm__ volatile("outb %%al, %%dx" : : "a"(1), "d"(2));')
refused("a function of the kernel", "object", "heap_claim", "heap_claim();", "void heap_claim(void);")
refused("a service that is not listed", "service", "deed_component_stop", "deed_component_stop(1);")
refused("a computed call", "object", "",
        "void (*volatile f)(uint64_t) = deed_sleep_until; f(1);")
refused("a stack without a bound", "stack", "cycle of calls", "volatile uint32_t a = 3; a = up(a);",
        "static uint32_t down(uint32_t a);\n"
        "static uint32_t up(uint32_t a) { return a == 0 ? 0 : down(a - 1) + 1; }\n"
        "__attribute__((noinline)) static uint32_t down(uint32_t a) { return up(a) ^ 3; }")
refused("a stack that is too small", "certificate", "bytes of stack, not the certified 8",
        "volatile uint8_t room[64] = {0}; room[deed_now() % 64] = 1;")
tap.done()
