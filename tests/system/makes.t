#!/usr/bin/env python3
"""A component makes channels only of the contracts that its file names, and of all of them: judged by its
object when it is linked."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "gates"))
import gates

SOURCE = """#include "probe.component.h"

void probe_main(struct probe_ports *ports)
{
    (void)ports;
%s}
"""
MAKE = """    struct Calculator_server *made = Calculator_channel();
    if (made)
        Calculator_server_drop(made);
"""
SYSTEM = """system test {
    component probe in apps/probe;
    component calc in apps/calc;
    connect probe.calc -> calc.service;
}
"""

tap = gates.Tap()
tree = gates.Tree("tree")
(tree.path / "apps" / "calc").mkdir()
for file in (gates.ROOT / "apps" / "calc").iterdir():
    tree.write(f"apps/calc/{file.name}", file.read_text())


def link(statement, body, name, error=None):
    tree.write("apps/probe/probe.component",
               "component probe {\n    uses calc: Calculator;\n" + statement + "}\n")
    tree.write("apps/probe/probe.c", SOURCE % ("    (void)ports->calc;\n" + body))
    tree.generate()
    for component in ("probe", "calc"):
        status, output = tree.check(name=component)
        assert status == 0, output
    status, output = tree.link(SYSTEM)
    said = [line for line in output.split("\n") if " error: " in line]
    tap.ok(status == (1 if error else 0) and len(said) == bool(error) and
           (not error or (error in said[0] and said[0].endswith(" [makes]"))), name, output)


link("", "", "nothing said, nothing made")
link("    makes Calculator;\n", MAKE, "said and made")
link("", MAKE, "made and not said",
     "apps/probe/probe.component:1:11: error: probe makes channels of Calculator: its file has to "
     "say `makes Calculator;`")
link("    makes Calculator;\n", "", "said and not made",
     "apps/probe/probe.component:3:11: error: probe says `makes Calculator`, and its code never")
tap.done()
