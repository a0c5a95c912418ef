#!/usr/bin/env python3
"""Image, stacks, kernel tables and heaps fit the memory that the system file says: or the image is refused;
and the kernel stops in words on a machine that has less."""
import re

import gates

tap = gates.Tap()
tree = gates.Tree("tree")


def system(memory=""):
    return f"system test {{\n    component probe in apps/probe;\n    {memory}\n}}\n"


def check(heap):
    tree.write("apps/probe/probe.component",
               f"component probe {{\n    services exit;\n    heap {heap};\n}}\n")
    tree.write("apps/probe/probe.c", '#include "probe.component.h"\n\n'
               "void probe_main(struct probe_ports *ports)\n{\n    (void)ports;\n    deed_exit(0);\n}\n")
    tree.generate()
    status, output = tree.check()
    assert status == 0, output


def boot(megabytes):
    """What the machine says, and the status that it ends with."""
    status, output = gates.run(
        "qemu-system-x86_64", "-accel", "tcg", "-cpu", "max", "-M", "microvm,x-option-roms=on",
        "-m", megabytes, "-display", "none", "-nodefaults", "-no-reboot", "-device",
        "isa-debug-exit,iobase=0xf4,iosize=0x04", "-serial", "stdio", "-kernel", "image.elf",
        cwd=tree.path, seconds=60)
    return status, output.replace("\r", "")


check("36M")
status, output = tree.link(system())
tap.ok(status == 0 and tree.read("image.elf.parts/memory") == "64\n", "36M of 64M: links", output)
row = re.search(r"^  probe +(\d+) +(\d+) +(\d+) +(\d+) +(\d+) +(\d+) +36M$", output, re.M)
numbers = [int(number) for number in row.groups()] if row else []
tap.ok(row and sum(numbers[2:5]) == numbers[5] and numbers[0] > 0, "text, data, stack, heap", output)
tap.ok(re.search(r"^test: image up to \d+ KiB .* of 65536 KiB$", output, re.M), "the sum", output)
status, output = boot(64)
tap.ok(status == 33 and "1 components" in output, "it boots with 64M", output)
status, output = boot(40)
lines = output.strip().split("\n")
tap.ok(status == 35 and len(lines) == 1 and
       re.search(r"^deed: cannot go on: system test needs a machine with 64 MiB; this one has \d+ KiB for "
                 r"heaps of 36864 KiB$", lines[0]), "it stops in words with 40M", output)
status, output = tree.link(system("memory 96M;"))
tap.ok(status == 0 and tree.read("image.elf.parts/memory") == "96\n", "memory 96M: links", output)
status, output = gates.run("sh", "-c", f"{gates.ROOT}/sdk/tool/run.sh image.elf </dev/null",
                           cwd=tree.path, seconds=60)
size = re.search(r"(\d+) MiB heap", output)
tap.ok(status == 0 and size and 70 < int(size[1]) < 96, "run.sh gives it that much", output)

status, output = tree.link(system("memory 41M;"))
error = re.search(r"^apps/test.system:3:5: error: .*: say `memory (\d+)M;`, .* \[memory\]$", output, re.M)
tap.ok(status == 1 and error and not tree.has("image.elf"), "memory 41M: refused", output)
least = int(error[1]) if error else 64
status, output = tree.link(system(f"memory {least};".replace(";", "M;")))
tap.ok(status == 0, f"with what it says, {least}M: links", output)
status, output = boot(least)
tap.ok(status == 33, "... and boots", output)
status, output = tree.link(system(f"memory {least - 1}M;"))
tap.ok(status == 1, f"{least - 1}M: refused", output)
status, output = tree.link(system("memory 35M;"))
tap.ok(status == 1 and "apps/test.system:3:5: error:" in output and "[memory]" in output,
       "less than the heaps: refused before it is linked", output)

check("62M")
status, output = tree.link(system())
tap.ok(status == 1 and "apps/test.system: error:" in output and "[memory]" in output,
       "62M of 64M, which nobody said: refused", output)
check("1601M")
status, output = tree.link(system("memory 3000M;"))
tap.ok(status == 1 and "the shared heap manages at most 1638400 KiB" in output, "1601M: refused", output)
check("128M")
status, output = tree.link(system("memory 160M;"))
tap.ok(status == 0, "128M of 160M: links", output)
status, output = boot(160)
tap.ok(status == 33, "... and boots", output)
tap.done()
