#!/usr/bin/env python3
"""Copies of a component, one for each channel that is opened to it, until memory is gone: each answers, a call costs
the same among a thousand as among ten, and the machine goes on."""
import re
import subprocess

subprocess.run(["make", "-s", "image", "SYSTEM=crowd"], check=True, stdout=subprocess.DEVNULL)
run = subprocess.run(
    ["qemu-system-x86_64", "-accel", "tcg,thread=single", "-cpu", "max", "-icount", "shift=0,sleep=off", "-M",
     "microvm,x-option-roms=on", "-m", "16", "-display", "none", "-nodefaults", "-no-reboot", "-device",
     "isa-debug-exit,iobase=0xf4,iosize=0x04", "-serial", "stdio", "-kernel", "build/crowd/deed.elf"],
    stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True, timeout=120)
figures = dict(re.findall(r"^BENCH (\S+) (\d+) ", run.stdout, re.M))
ten, thousand = figures.get("ipc.call.empty.at_10"), figures.get("ipc.call.empty.at_1000")
count = int(figures.get("components.in_1GiB", 0))
print("1..3")
for number, (good, what) in enumerate([
        (run.returncode == 33, "the machine ends well when nothing more can be started"),
        (ten is not None and ten == thousand, "a call among a thousand costs what it costs among ten"),
        (count >= 8000, "sixteen megabytes hold eight thousand")], 1):
    print("ok" if good else "not ok", number, "-", what)
print("".join(f"# {line}\n" for line in run.stdout.splitlines()), end="")
