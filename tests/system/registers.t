#!/usr/bin/env python3
"""Registers of a device: read and written in their width, counted from the begin of the range, a trap
outside of it; and a system with registers is no Linux process. One driver has the event timer of q35,
which counts when it is told to, or of microvm the first transport, which knows its name; another one,
of the same component, the last bytes of the ROM, which can be read in every width."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "gates"))
import gates

CONTRACT = """contract Device {
    in  message Look(uint32_t what);
    out message Seen(uint64_t value);

    state Ready: Look? -> Seen! -> end;
}
"""
DRIVER_COMPONENT = """component driver {
    serves service: Device many;
    registers device;
    heap 4K;
}
"""
DRIVER = """#include "driver.component.h"

static uint64_t count(const struct deed_registers *device)
{
    uint64_t before = deed_register_read64(device, 0xf0);

    deed_register_write32(device, 0x10, 1);
    deed_sleep_until(deed_now() + 2000000);
    uint64_t after = deed_register_read64(device, 0xf0);
    deed_register_write32(device, 0x10, 0);
    uint64_t stopped = deed_register_read64(device, 0xf0);
    deed_sleep_until(deed_now() + 2000000);
    return (before < after && stopped == deed_register_read64(device, 0xf0)) ? 1 : 0;
}

static uint64_t same(const struct deed_registers *device)
{
    uint64_t whole = deed_register_read64(device, 8);
    uint64_t parts = 0;

    for (uint32_t i = 0; i < 8; i++)
        parts |= (uint64_t)deed_register_read8(device, 8 + i) << (8 * i);
    if (parts != whole)
        return 2;
    parts = 0;
    for (uint32_t i = 0; i < 4; i++)
        parts |= (uint64_t)deed_register_read16(device, 8 + 2 * i) << (16 * i);
    return parts == whole ? 1 : 3;
}

static uint64_t look(const struct deed_registers *device, uint32_t what)
{
    switch (what) {
    case 0: return deed_register_read32(device, 0);
    case 1: return count(device);
    case 2: return same(device);
    case 3: return deed_register_read8(device, 0x400);
    case 4: return deed_register_read32(device, 0x3fe);
    case 5: return deed_register_read64(device, 0xfffffff8);
    case 6: deed_register_write16(device, 0x400, 1); return 0;
    default: return 77;
    }
}

void driver_main(struct driver_ports *ports)
{
    for (;;) {
        struct Device_server *client = Device_server_set_receive(ports->service);

        switch (Device_server_tag(client)) {
        case Device_connected: Device_server_set_put(ports->service, client); break;
        case Device_closed: Device_server_drop(client); break;
        case Device_Look:
            Device_send_Seen(client, look(ports->device, Device_Look_what(client)));
            Device_server_drop(client);
            break;
        }
    }
}
"""
ASKER_COMPONENT = """component asker {
    uses device: Device;
    uses rom: Device;
    uses console: Console;
    services exit;
    heap 4K;
}
"""
ASKER = """#include "asker.component.h"
#include <deed/library/text.h>

static uint32_t ask(struct Device_port *port, uint32_t what, struct uint8_vector *text,
                    uint32_t used)
{
    struct Device_client *device = Device_open(port, DEED_FOREVER);

    if (!device)
        return used;
    switch (Device_call_Look(device, what)) {
    case Device_Seen: used = text_number(text, used, Device_Seen_value(device)); break;
    case Device_closed: used = text_byte(text, used, '-'); break;
    }
    Device_client_drop(device);
    return text_byte(text, used, what < 7 ? ' ' : '\\n');
}

void asker_main(struct asker_ports *ports)
{
    uint32_t used = 0;
    struct uint8_vector *text = uint8_vector_take(200);
    if (!text)
        deed_exit(1);
    for (uint32_t what = 0; what < 8; what++)
        used = ask(what == 2 ? ports->rom : ports->device, what, text, used);
    struct Console_client *console = Console_open(ports->console, DEED_FOREVER);
    if (!console)
        deed_exit(1);
    switch (Console_call_Write(console, text, used)) {
    case Console_Written: deed_drop(Console_Written_text(console)); break;
    case Console_closed: break;
    }
    deed_exit(0);
}
"""
SYSTEM = """system test {
    component console in apps/console { priority 20; irq 4; ioport 0x3f8..0x3ff; }
    component asker in apps/asker;
    component driver in apps/driver { priority 10; restart always; registers %s; }
    component rom in apps/driver { registers 0xfffffff0..0xffffffff; }
    connect asker.console -> console.service;
    connect asker.device -> driver.service;
    connect asker.rom -> rom.service;
}
"""

tap = gates.Tap()
tree = gates.Tree("tree")
for name, component, source in (("driver", DRIVER_COMPONENT, DRIVER),
                                ("asker", ASKER_COMPONENT, ASKER)):
    (tree.path / "apps" / name).mkdir()
    tree.write(f"apps/{name}/{name}.component", component)
    tree.write(f"apps/{name}/{name}.c", source)
(tree.path / "apps" / "console").mkdir()
for file in (gates.ROOT / "apps" / "console").iterdir():
    tree.write(f"apps/console/{file.name}", file.read_text())
tree.write("contracts/Device.contract", CONTRACT)
tree.generate()
for name in ("driver", "asker", "console"):
    status, output = tree.check(name=name)
    tap.ok(status == 0, f"{name} is accepted", output)


def boot(machine, registers, wanted):
    status, output = tree.link(SYSTEM % registers)
    tap.ok(status == 0, f"{machine}: it links", output)
    status, output = gates.run("sh", "-c", f"{gates.ROOT}/sdk/tool/run.sh image.elf {machine} "
                               "</dev/null", cwd=tree.path, seconds=60)
    output = output.replace("\r", "")
    tap.ok(status == 0 and wanted + "\n" in output, f"{machine}: the registers say so", output)
    tap.ok(output.count("deed: component driver stopped: index outside its bounds "
                        "(apps/driver/driver.c:") == 4,
           f"{machine}: all that is outside stops it", output)


# The vendor is in the upper half of the first register.
boot("q35", "0xfed00000..0xfed003ff", f"{0x8086a201} 1 1 - - - - 77")
boot("microvm", "0xfeb00000..0xfeb003ff", f"{0x74726976} 0 1 - - - - 77")
status, output = gates.run(gates.DEED, "link", "apps/test.system", "--root", ".", "-I", "contracts",
                           "--components", "build/components", "--kernel",
                           gates.ROOT / "build" / "kernel" / "hosted.o", "--tables",
                           "build/system.c", "-o", "hosted", "--machine", "hosted", cwd=tree.path)
tap.ok(status == 1 and "apps/test.system:4:15: error: `driver` is given registers, and the hosted "
       "machine has none [link]" in output and not tree.has("hosted"), "not as a process", output)

for what, cast in (("the ports", "(const struct deed_registers *)ports"),
                   ("an address", "(const struct deed_registers *)0xfed00000")):
    tree.write("apps/driver/driver.c", DRIVER.replace("ports->device", cast))
    status, output = tree.check(name="driver")
    tap.ok(status == 1 and "driver.c:54:" in output and "[cast]" in output,
           f"{what} cannot be made registers", output)
tree.write("apps/driver/driver.component", DRIVER_COMPONENT.replace("    registers device;\n", ""))
tree.write("apps/driver/driver.c", DRIVER.replace("look(ports->device,", "look((void *)0,"))
tree.generate()
status, output = tree.check(name="driver")
tap.ok(status == 1 and "[service]" in output and "write `registers NAME;` there" in output,
       "who declares none may not read any", output)
tap.done()
