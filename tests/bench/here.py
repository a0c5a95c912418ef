#!/usr/bin/env python3
"""here.py <build/bench/figures.txt - write what the bench printed into docs/lecture/README.md: of each row that names
figures, the column `here`."""
import re
import sys

PAGE = "docs/lecture/README.md"
FIGURE = re.compile(r"`([a-z]+(?:\.\w+)+)`")
printed = {name: value for name, value in re.findall(r"^BENCH (\S+) (\S+) insn", sys.stdin.read(), re.M)}
lines = []
with open(PAGE, encoding="utf-8") as file:
    for line in file.read().splitlines():
        cells = line.split(" | ")
        names = FIGURE.findall(cells[1]) if len(cells) == 4 else []
        if missing := [name for name in names if name not in printed]:
            sys.exit("here.py: no figure " + ", ".join(missing))
        if names:
            cells[2] = " and ".join(f"{float(printed[name]):,g}" if "." in printed[name] else f"{int(printed[name]):,}"
                                    for name in names)
        lines.append(" | ".join(cells))
with open(PAGE, "w", encoding="utf-8") as file:
    file.write("\n".join(lines) + "\n")
