"""trusted.py - what TRUSTED.md says: which functions are trusted without a proof, and that each test it
names exists. A row of its tables is | what | why, and what it is assumed to do | test |; what is a
function of the core stands in backquotes."""

import os
import re

DOCUMENT = "TRUSTED.md"


def rows():
    """(line, what, why, test) of every row but the heads of the tables."""
    if not os.path.exists(DOCUMENT):
        return
    with open(DOCUMENT, encoding="utf-8") as file:
        for place, line in enumerate(file, 1):
            cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
            if line.startswith("|") and not set(line.strip()) <= set("|-: ") and cells[0] != "what":
                yield (place, *(cells + ["", "", ""])[:3])


def functions():
    """Names of functions: level T."""
    return {name for _, what, _, _ in rows() for name in re.findall(r"`(\w+)`", what)}


def problems(found):
    for place, what, why, test in rows():
        if not why:
            yield f"{DOCUMENT}:{place}: {what}: no reason"
        tests = re.findall(r"`([^`]+)`", test)
        if not tests:
            yield f"{DOCUMENT}:{place}: {what}: no test exercises it"
        for path in tests:
            if not os.path.exists(path):
                yield f"{DOCUMENT}:{place}: {what}: there is no test {path}"
        for name in re.findall(r"`(\w+)`", what):
            if found and not any(name == function for _, function in found):
                yield f"{DOCUMENT}:{place}: `{name}` is no function of the core"
