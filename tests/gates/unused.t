#!/usr/bin/env python3
"""Least privilege: a port that the code never touches and a service that it never calls refuse the image,
at the line of the component file that declares them. One component is called `link`, as the linker's own
part of an image might be."""
import gates

tap = gates.Tap()
tree = gates.Tree("tree")
(tree.path / "apps" / "link").mkdir()
tree.write("apps/link/link.component", "component link {\n    uses calc: Calculator;\n}\n")
COMPONENT = """component probe {
    serves service: Calculator many;
    interrupt irq;
    ioports uart;
    watch faults;
    services info,
             cycles;
}
"""
tree.write("apps/probe/probe.component", COMPONENT)
tree.generate()
PORTS = ["service", "irq", "uart", "faults"]
SERVICES = {"info": "deed_component_count()", "cycles": "deed_cycles()"}
SYSTEM = """system test {
    component probe in apps/probe { irq 5; ioport 0x300..0x301; }
    component link in apps/link;
    connect link.calc -> probe.service;
}
"""


def write(name, body):
    tree.write(f"apps/{name}/{name}.c", f'#include "{name}.component.h"\n\n'
               f"static void touch(struct {name}_ports *ports)\n{{\n    (void)ports;\n{body}}}\n\n"
               f"void {name}_main(struct {name}_ports *ports)\n{{\n    touch(ports);\n}}\n")
    status, output = tree.check(name=name)
    assert status == 0, output


def program(ports, services):
    write("probe", "".join(f"    (void)ports->{port};\n" for port in ports) +
          "".join(f"    deed_sleep_until({SERVICES[service]});\n" for service in services))


def link(what, *errors):
    status, output = tree.link(SYSTEM)
    said = [line for line in output.split("\n") if " error: " in line]
    tap.ok(status == (1 if errors else 0) and len(said) == len(errors) and
           all(error in line for error, line in zip(errors, said)) and
           tree.has("image.elf") == (not errors), what, output)


write("link", "    (void)ports->calc;\n")
program(PORTS, SERVICES)
link("all touched, all called: links")
for number, port in enumerate(PORTS, 2):
    program([other for other in PORTS if other != port], SERVICES)
    link(f"{port} is never touched", f"apps/probe/probe.component:{number}:")
    status, output = tree.link(SYSTEM)
    tap.ok(f"never touches `ports->{port}` [unused-port]" in output, f"{port}: the rule", output)
for line, service in ((6, "info"), (7, "cycles")):
    program(PORTS, [other for other in SERVICES if other != service])
    link(f"{service} is never called", f"apps/probe/probe.component:{line}:")
    status, output = tree.link(SYSTEM)
    tap.ok(f"the service `{service}`, and its code never calls it [unused-service]" in output,
           f"{service}: the rule", output)
program([], [])
link("nothing used", *[f"apps/probe/probe.component:{line}:" for line in range(2, 8)])
program(PORTS, SERVICES)
write("link", "")
link("a client's port is never touched", "apps/link/link.component:2:")
tap.done()
