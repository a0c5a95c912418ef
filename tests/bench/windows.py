#!/usr/bin/env python3
"""windows.py IMAGE MIB [--limit N] [--all] - the longest windows with interrupts off while this image runs.

In QEMU, instructions counted: for each place where windows begin, the longest, with the functions it goes through. The first line is `longest N`. Builds the plugin windows.c beside the image. With --all every place is listed, else
the twenty longest; --limit ends the run after so many instructions."""
import argparse
import bisect
import itertools
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).parent
QEMU = ("qemu-system-x86_64 -accel tcg,thread=single -cpu max -smp 1 -icount shift=0,sleep=off"
        " -rtc base=2024-01-01,clock=vm -M microvm,x-option-roms=on -display none -nodefaults -no-reboot"
        " -device isa-debug-exit,iobase=0xf4,iosize=0x04 -serial null").split()


def symbols(image):
    """Addresses in order, and the names that begin there."""
    listed = subprocess.run(["llvm-nm-19", "--numeric-sort", image], capture_output=True, text=True, check=True).stdout
    rows = [line.split() for line in listed.splitlines()]
    rows = [(int(row[0], 16), row[2]) for row in rows if len(row) == 3 and row[1] in "tT"]
    return [row[0] for row in rows], [row[1] for row in rows]


def run(image, memory, limit):
    """What the plugin wrote: (length, times, first, last, addresses)."""
    addresses, names = symbols(image)
    where = dict(zip(names, addresses))
    plugin, out = image + ".windows.so", image + ".windows"
    subprocess.run(["clang-19", "-O2", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC", "-o", plugin,
                    HERE / "windows.c"], check=True)
    subprocess.run(QEMU + ["-m", memory, "-kernel", image, "-plugin",
                           f"{plugin},page={where['page_entry']:x},entries={where['interrupt_entries']:x},"
                           f"out={out},limit={limit}"], stdin=subprocess.DEVNULL, timeout=300, check=False)
    lines = open(out).read().splitlines()
    found = []
    for head, body in zip(lines[::2], lines[1::2]):
        _, length, times, first, last = head.split()
        found.append((int(length), int(times), int(first, 16), int(last, 16), [int(a, 16) for a in body.split()]))
    return addresses, names, sorted(found, reverse=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("image")
    parser.add_argument("memory")
    parser.add_argument("--limit", default=0, type=int)
    parser.add_argument("--all", action="store_true")
    asked = parser.parse_args()
    addresses, names, found = run(asked.image, asked.memory, asked.limit)

    def name(address):
        return names[bisect.bisect_right(addresses, address) - 1]

    if not found:
        sys.exit("windows.py: the image never let interrupts in")
    print("longest", found[0][0])
    for length, times, first, last, body in found if asked.all else found[:20]:
        print(f"{length:7} insn, of {times} from {name(first)}+{first - addresses[bisect.bisect_right(addresses, first) - 1]:#x}"
              f" to {name(last)}:")
        runs = [(key, len(list(group))) for key, group in itertools.groupby(map(name, body))]
        print("        " + ", ".join(f"{key} {count}" for key, count in runs[:60]) + (" ..." if len(runs) > 60 else ""))


main()
