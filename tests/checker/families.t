#!/usr/bin/env python3
"""Each family of attacks in families.txt has ten programs or more, and each program of bad/ is of one."""
import fnmatch
import re

import corpus

LEAST = 10
ENTRY = re.compile(r'(tests/\S+) "((?:[^"\\]|\\.)*)"|(\S+)')

programs = [str(path.relative_to(corpus.HERE / "bad").with_suffix(""))
            for path in sorted(corpus.HERE.glob("bad/*/*.c"))]


def planted(file, words):
    """Where another test plants it: the file, once, if these words stand in it."""
    path = corpus.ROOT / file
    text = path.read_text() if path.exists() else ""
    return [f'{file} "{words}"'] if words.replace("\\", "") in text else []


def members(line):
    """What the entries of a line stand for, and the entries that stand for nothing."""
    found, dead = [], []
    for file, words, name in ENTRY.findall(line):
        if not file and name.startswith("tests/"):
            file, words = name, "//~ "
        these = planted(file, words) if file else fnmatch.filter(programs, name)
        found += these
        dead += [] if these else [name or f'{file} "{words}"']
    return found, dead


families, dead = {}, []
for line in (corpus.HERE / "families.txt").read_text().split("\n"):
    if line.startswith("    "):
        found, nothing = members(line)
        families[family] |= set(found)
        dead += nothing
    elif line and not line.startswith("#"):
        family = line
        families[family] = set()
# A line that nothing stands below is the head of a chapter.
families = {name: those for name, those in families.items() if those}

tap = corpus.Tap()
tap.test("each entry stands for something", [f"nothing: {entry}" for entry in dead])
homeless = set(programs).difference(*families.values())
tap.test(f"each of {len(programs)} programs is of a family",
         [f"{name} is of none: add it to one in families.txt" for name in sorted(homeless)])
for name, those in families.items():
    tap.test(f"{name}: {len(those)}", [f"fewer than {LEAST}"] * (len(those) < LEAST))
tap.done()
