#!/usr/bin/env python3
"""Instances share nothing: two of one component, one of them in a system within the system, count each
for itself; one is stopped, is named as what it is, and begins anew; the others go on."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "gates"))
import gates

CONTRACT = """contract Turn {
    in  message Next(bool fall);
    out message Count(uint32_t count);

    state Ready: Next? -> Count! -> end;
}
"""
COUNTER_COMPONENT = """component counter {
    serves service: Turn many;
    heap 4K;
}
"""
COUNTER = """#include "counter.component.h"

static uint32_t count = 100;
static uint32_t also;

static uint32_t next(bool fall)
{
    static const uint32_t few[4] = {1, 1, 1, 1};
    uint32_t step = also;

    if (fall)
        step = 4;
    count += AT(few, 4, step);
    also = 0;
    return count;
}

void counter_main(struct counter_ports *ports)
{
    for (;;) {
        struct Turn_server *client = Turn_server_set_receive(ports->service);

        switch (Turn_server_tag(client)) {
        case Turn_connected: Turn_server_set_put(ports->service, client); break;
        case Turn_closed: Turn_server_drop(client); break;
        case Turn_Next:
            Turn_send_Count(client, next(Turn_Next_fall(client)));
            Turn_server_drop(client);
            break;
        }
    }
}
"""
ASKER_COMPONENT = """component asker {
    uses first: Turn;
    uses second: Turn;
    uses third: Turn;
    uses console: Console;
    services exit;
    heap 4K;
}
"""
ASKER = """#include "asker.component.h"
#include <deed/library/text.h>

static uint32_t ask(struct Turn_port *port, bool fall)
{
    uint32_t count = 0;
    struct Turn_client *turn = Turn_open(port, DEED_FOREVER);

    if (!turn)
        return 0;
    switch (Turn_call_Next(turn, fall)) {
    case Turn_Count: count = Turn_Count_count(turn); break;
    case Turn_closed: count = 7; break;
    }
    Turn_client_drop(turn);
    return count;
}

static uint32_t add(struct uint8_vector *text, uint32_t used, uint32_t a, uint32_t b, uint32_t c)
{
    used = text_number(text, used, a);
    used = text_byte(text, used, ' ');
    used = text_number(text, used, b);
    used = text_byte(text, used, ' ');
    used = text_number(text, used, c);
    return text_byte(text, used, '\\n');
}

static void print(struct Console_port *port, struct uint8_vector *text OWN CLAIMS, uint32_t used)
{
    struct Console_client *console = Console_open(port, DEED_FOREVER);
    if (!console)
        deed_exit(1);

    switch (Console_call_Write(console, text, used)) {
    case Console_Written: deed_drop(Console_Written_text(console)); break;
    case Console_closed: break;
    }
    deed_exit(0);
}

void asker_main(struct asker_ports *ports)
{
    struct uint8_vector *text = uint8_vector_take(100);
    if (!text)
        deed_exit(1);
    uint32_t a = ask(ports->first, false);
    uint32_t b = ask(ports->second, false);
    uint32_t c = ask(ports->third, false);
    uint32_t used = add(text, 0, a, b, c);

    ask(ports->second, false);
    ask(ports->third, false);
    ask(ports->third, false);
    a = ask(ports->second, true);
    b = ask(ports->first, false);
    c = ask(ports->third, false);
    used = add(text, used, a, b, c);
    a = ask(ports->first, false);
    b = ask(ports->second, false);
    c = ask(ports->third, false);
    print(ports->console, text, add(text, used, a, b, c));
}
"""
KEEPER_COMPONENT = """component keeper {
    watch deaths;
    services start;
    heap 4K;
}
"""
KEEPER = """#include "keeper.component.h"

void keeper_main(struct keeper_ports *ports)
{
    struct Watch_client *deaths = Watch_open(ports->deaths, DEED_FOREVER);

    if (!deaths)
        return;
    for (;;) {
        uint32_t component = 0;

        switch (Watch_client_receive(deaths)) {
        case Watch_Stopped: component = Watch_Stopped_component(deaths); break;
        case Watch_Overran: Watch_send_Noted(deaths); continue;
        case Watch_closed: Watch_client_drop(deaths); return;
        }
        if (deed_component_start(component) != deed_ok)
            deed_sleep_until(deed_now() + 1000000);
        Watch_send_Noted(deaths);
    }
}
"""
INNER = """system inner {
    component counter in apps/counter { priority 10; restart always; }
    export counter.service as turns;
}
"""
SYSTEM = """system test {
    component console in apps/console { priority 20; irq 4; ioport 0x3f8..0x3ff; }
    component asker in apps/asker;
    component counter[2] in apps/counter { priority 10; restart always; }
    system inner in apps/inner.system;
    connect asker.console -> console.service;
    connect asker.first -> counter[0].service;
    connect asker.second -> counter[1].service;
    connect asker.third -> inner.turns;
}
"""

tap = gates.Tap()
tree = gates.Tree("tree")
for name, component, source in (("counter", COUNTER_COMPONENT, COUNTER),
                                ("asker", ASKER_COMPONENT, ASKER),
                                ("keeper", KEEPER_COMPONENT, KEEPER)):
    (tree.path / "apps" / name).mkdir()
    tree.write(f"apps/{name}/{name}.component", component)
    tree.write(f"apps/{name}/{name}.c", source)
(tree.path / "apps" / "console").mkdir()
for file in (gates.ROOT / "apps" / "console").iterdir():
    tree.write(f"apps/console/{file.name}", file.read_text())
tree.write("contracts/Turn.contract", CONTRACT)
tree.write("apps/inner.system", INNER)
tree.generate()
for name in ("counter", "asker", "keeper", "console"):
    status, output = tree.check(name=name)
    tap.ok(status == 0, f"{name} is accepted", output)
status, output = tree.link(SYSTEM)
tap.ok(status == 0 and "inner.counter" in output and "counter[1]" in output,
       "it links, and each instance is in the tables", output)

WANTED = ["deed: component counter[1] stopped: index outside its bounds "
          "(apps/counter/counter.c:", "deed:   in next", "deed:   server of Turn in Ready.2, peer: asker",
          "101 101 101", "7 102 104", "103 101 105"]


def check(name, status, output):
    lines = [line for line in output.replace("\r", "").split("\n") if line and "system test" not in line]
    tap.ok(status == 0 and len(lines) == 6 and
           all(line.startswith(wanted) for line, wanted in zip(lines, WANTED)), name, output)


status, output = gates.run("sh", "-c", f"{gates.ROOT}/sdk/tool/run.sh image.elf </dev/null",
                           cwd=tree.path, seconds=60)
check("booted, each counts for itself, and one that was stopped counts anew", status, output)
status, output = gates.run(gates.DEED, "link", "apps/test.system", "--root", ".", "-I", "contracts",
                           "--components", "build/components", "--kernel",
                           gates.ROOT / "build" / "kernel" / "hosted.o", "--tables",
                           "build/system.c", "-o", "hosted", "--machine", "hosted", cwd=tree.path)
tap.ok(status == 0, "it links as a process", output)
status, output = gates.run("sh", "-c", "./hosted </dev/null", cwd=tree.path, seconds=60)
check("as a process it does the same", status, output)

# Left to the supervisor, which starts it again: nobody else does.
KEPT = "component counter[2] in apps/counter { priority 10; supervisor keeper; restart supervisor; }"
status, output = tree.link(SYSTEM.replace(
    "component counter[2] in apps/counter { priority 10; restart always; }",
    KEPT + "\n    component keeper in apps/keeper { priority 15; }"))
tap.ok(status == 0, "with a supervisor it links", output)
status, output = gates.run("sh", "-c", f"{gates.ROOT}/sdk/tool/run.sh image.elf </dev/null",
                           cwd=tree.path, seconds=60)
check("the supervisor starts what was stopped", status, output)
tap.ok("counter.c:13)\n" in output.replace("\r", ""), "and the kernel leaves it to it", output)
tap.done()
