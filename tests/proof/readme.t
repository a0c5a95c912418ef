#!/usr/bin/env -S python3 -B
"""The README's sums of what is proved are those of proof/levels.txt and proof/proved.txt, which `make
prove` compares with what it finds."""

import os
import re
import sys

sys.path.insert(0, os.path.abspath("proof"))
import levels  # noqa: E402  the path comes first
import table  # noqa: E402
from unit import listed  # noqa: E402

with open("README.md", encoding="utf-8") as readme:
    shown = table.SUMS.search(readme.read()).group(0)
accepted = levels.read()
goals = sum(int(recorded) for _, recorded in listed())
counted = {word: sum(level == word for level, in accepted.values()) for word in levels.RANK}
rows = dict(re.findall(r"^\| (\w+) \| (\d+) \|", shown, re.M))
good = f"{goals} goals" in shown and {word: int(number) for word, number in rows.items()} == counted
print(f"{'ok' if good else 'not ok'} 1 - the README's sums (else: make prove-record)")
if not good:
    print(f"# {goals} goals, {counted}; README: {rows}")
print("1..1")
