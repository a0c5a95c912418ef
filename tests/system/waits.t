#!/usr/bin/env python3
"""Two that serve each other are refused from their contracts alone; with what their certificates say
they are accepted if one of them never waits without a deadline, and refused, both lines named, if
both do."""
import os
import shutil
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "gates"))
import gates

COMPONENT = """component %s {
    serves service: Calculator many;
    uses next: Calculator;
    endpoints 4;
}
"""
SOURCE = """#include "NAME.component.h"

static void answer(struct Calculator_server *client, int32_t value)
{
    Calculator_send_Result(client, value);
}

static void ask(struct NAME_ports *ports)
{
    struct Calculator_client *next = Calculator_open(ports->next, %(open)s);
    if (next == NULL)
        return;
%(ask)s}

void NAME_main(struct NAME_ports *ports)
{
    for (;;) {
        struct Calculator_server *client = Calculator_server_set_receive(ports->service);
        switch (Calculator_server_tag(client)) {
        case Calculator_connected: Calculator_server_set_put(ports->service, client); break;
        case Calculator_Add: answer(client, Calculator_Add_a(client)); break;
        case Calculator_Subtract: answer(client, Calculator_Subtract_a(client)); break;
        case Calculator_Multiply: answer(client, Calculator_Multiply_a(client)); break;
        case Calculator_Divide:
            Calculator_send_Result(client, Calculator_Divide_a(client));
            break;
        case Calculator_closed: Calculator_server_drop(client); continue;
        }
        Calculator_server_set_put(ports->service, client);
        ask(ports);
    }
}
"""
# `connected` puts the endpoint back by itself, and goes on.
SOURCE = SOURCE.replace("ports->service, client); break;", "ports->service, client); continue;")
FOR_EVER = """    switch (Calculator_call_Add(next, 1, 2)) {
    case Calculator_Result:
    case Calculator_Overflow:
    case Calculator_closed: break;
    }
    deed_fault(deed_reason_stopped);
"""
UNTIL = """    Calculator_send_Add(next, 1, 2);
    switch (Calculator_client_receive_until(next, %s)) {
    case Calculator_Result:
    case Calculator_Overflow: break;
    case Calculator_closed:
    case Calculator_timeout: Calculator_client_drop(next); return;
    }
    deed_fault(deed_reason_stopped);
"""
GATHER = """    struct Calculator_client_set *asked STATE(Answer) = Calculator_client_set_take();
    if (asked == NULL)
        deed_fault(deed_reason_stopped);
    Calculator_send_Add(next, 1, 2);
    Calculator_client_set_put(asked, next);
    next = %s;
    if (next == NULL)
        deed_fault(deed_reason_stopped);
    switch (Calculator_client_tag(next)) {
    case Calculator_Result:
    case Calculator_Overflow:
    case Calculator_closed: break;
    }
    deed_fault(deed_reason_stopped);
"""
SYSTEM = """system test {
    component one in apps/one;
    component two in apps/two;
    connect one.next -> two.service;
    connect two.next -> one.service;
}
"""
KINDS = {
    "waits": {"open": "DEED_NOW", "ask": FOR_EVER},
    "opens": {"open": "DEED_FOREVER", "ask": UNTIL % "deed_now() + 1000000"},
    "soon": {"open": "deed_now() + 1000", "ask": UNTIL % "deed_now() + 1000000"},
    "for ever with a deadline": {"open": "DEED_NOW", "ask": UNTIL % "DEED_FOREVER"},
    "a deadline from elsewhere": {"open": "DEED_NOW",
                                  "ask": "    uint64_t until = deed_now() - 1;\n" + UNTIL % "until"},
    "gathers": {"open": "DEED_NOW", "ask": GATHER % "Calculator_client_set_receive(asked)"},
    "gathers until": {"open": "DEED_NOW",
                      "ask": GATHER % "Calculator_client_set_receive_until(asked, deed_now() + 5)"},
}

tap = gates.Tap()
tree = gates.Tree("waits")
for name in ("one", "two"):
    (tree.path / "apps" / name).mkdir(parents=True, exist_ok=True)
    tree.write(f"apps/{name}/{name}.component", COMPONENT % name)
(tree.path / "kernel").mkdir()
for name in ("tables.h", "text.h"):
    shutil.copy(gates.ROOT / "kernel" / name, tree.path / "kernel")
tree.write("apps/test.system", SYSTEM)
tree.generate()


def make(name, kind):
    tree.write(f"apps/{name}/{name}.c", SOURCE.replace("NAME", name) % KINDS[kind])
    status, output = tree.check(name=name)
    assert status == 0, output


def system(*more):
    return gates.run(gates.DEED, "system", "apps/test.system", "--root", ".", "-I", "contracts",
                     "-o", "build", *more, cwd=tree.path)


def judge(one, two, accepted, lines=()):
    make("one", one)
    make("two", two)
    status, output = system("--components=build/components")
    said = [line for line in output.split("\n") if " error: " in line]
    good = status == 0 if accepted else status == 1 and len(said) == 1 and "[wait-cycle]" in said[0]
    tap.ok(good and all(line in output for line in lines),
           f"{one}, and {two}: {'accepted' if accepted else 'refused'}", output)
    return status


status, output = system()
tap.ok(status == 1 and "[wait-cycle]" in output and "--components=DIR" in output,
       "from the contracts alone: refused, and told what would help", output)
call = 1 + SOURCE.split("%(ask)s")[0].count("\n")
judge("waits", "waits", False, (f"apps/one/one.c:{call}", f"apps/two/two.c:{call}"))
judge("waits", "opens", False, (f"apps/one/one.c:{call}", "apps/two/two.c:10"))
judge("waits", "for ever with a deadline", False)
judge("a deadline from elsewhere", "waits", False)
judge("waits", "gathers", False, (f"apps/one/one.c:{call}", f"apps/two/two.c:{call + 5}"))
judge("waits", "gathers until", True)
judge("soon", "soon", True)
judge("waits", "soon", True)
link = ("link", "apps/test.system", "--root", ".", "-I", "contracts", "--components",
        "build/components", "--kernel", gates.ROOT / "build" / "kernel" / "x86_64.o", "--tables",
        "build/system.c", "-o", "image.elf")
status, output = gates.run(gates.DEED, *link, cwd=tree.path)
tap.ok(status == 0, "and it links", output)
make("two", "waits")
status, output = gates.run(gates.DEED, *link, cwd=tree.path)
tap.ok(status == 1 and "[wait-cycle]" in output, "linking judges by what is linked", output)
tap.done()
