"""levels.py - every function of the image's core, and what is known of it.

The functions are those that clang finds in the sources of the image (macros make some, too), inline
ones of headers among them, and the routines of the assembly files. Levels:

  P3    its whole contract is proved, with absence of run-time errors and termination
  P2    absence of run-time errors, termination and what it may write are proved
  P1    Eva finds no run-time error in it, for any arguments and in any state of the tables, or, in the
        kernel, in any state that its ranges allow (docs/ranges.md)
  T     trusted: TRUSTED.md says why, what it is assumed to do, and which test exercises it
  open  none of these yet

proof/levels.txt is what was last accepted: a function that is missing there, or has lost its level,
fails the gate."""

import concurrent.futures
import glob
import os
import re
import subprocess

import wp

FLAGS = ["--target=x86_64-unknown-none-elf", "-std=c11", "-O0", "-g", "-ffreestanding", "-fno-builtin",
         "-mgeneral-regs-only", "-Xclang", "-femit-all-decls", "-S", "-emit-llvm", "-w", "-o", "-"]
CORE = ("kernel/*.c", "sharedheap/*.c", "kernel/machine/x86_64/*.c")
ASSEMBLY = ("kernel/machine/x86_64/*.S",)
OURS = re.compile(r"^(kernel|sharedheap)/")
RANK = {"P3": 0, "P2": 1, "P1": 2, "T": 3, "open": 4}


def compiled(path):
    """(file, line, name) of the functions that clang defines when it reads this file."""
    done = subprocess.run(["clang-19", *FLAGS, *[f"-I{folder}" for folder in wp.INCLUDES], path],
                          capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"prove: clang does not compile {path}: {done.stderr[:300]}")
    files = dict(re.findall(r'^(!\d+) = !DIFile\(filename: "([^"]+)"', done.stdout, re.M))
    for name, file, line in re.findall(
            r'!DISubprogram\(name: "(\w+)".*?file: (!\d+), line: (\d+),.*?DISPFlagDefinition', done.stdout):
        place = os.path.normpath(files[file])
        if OURS.match(place):
            yield place, int(line), name


def text_of(path, cache={}):
    if path not in cache:
        with open(path, encoding="utf-8") as file:
            cache[path] = file.read().splitlines()
    return cache[path]


def extent(path, line):
    """The last line of the function that begins here: the first brace in column one. What a macro
    makes is one line."""
    lines = text_of(path)
    for place in range(line - 1, len(lines)):
        if lines[place] == "}":
            return place + 1
        if place > line - 1 and lines[place] == "" and not any("{" in text for text in lines[line - 1:place]):
            return line
        if place == line - 1 and re.match(r"[A-Z_]+\(.*\)$", lines[place]):
            return line
    return line


def code_and_acsl(path, first, last):
    """Lines of code and of annotations, blanks and other comments apart; with the contract above."""
    lines = text_of(path)
    start = first - 1
    while start > 0 and lines[start - 1].strip() and lines[start - 1] != "}" and not lines[start - 1].startswith("#"):
        start -= 1
    code = acsl = 0
    inside = None
    for place in range(start, last):
        line = lines[place].strip()
        if inside is None and (line.startswith("/*@") or line.startswith("//@")):
            inside = "acsl"
        elif inside is None and (line.startswith("/*") or line.startswith("//")):
            inside = "comment"
        if inside == "acsl":
            acsl += 1
        elif inside is None and line:
            code += 1
        if inside and ("*/" in line or line.startswith("//")):
            inside = None
    return code, acsl


def functions():
    """(file, name) -> its lines: code, ACSL where it is defined, and whether it is assembly."""
    found = {}
    sources = sorted(path for pattern in CORE for path in glob.glob(pattern))
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for each in pool.map(lambda path: list(compiled(path)), sources):
            for path, line, name in each:
                last = extent(path, line)
                code, acsl = code_and_acsl(path, line, last)
                text = "\n".join(text_of(path)[line - 1:last])
                found[path, name] = {"line": line, "code": code, "acsl": acsl, "assembly": "__asm__" in text,
                                     "wide": "__int128" in text,
                                     "void": bool(re.search(rf"\bvoid {name}\(", text))}
    for path in sorted(path for pattern in ASSEMBLY for path in glob.glob(pattern)):
        routines(path, found)
    return found


def routines(path, found):
    """Labels that something else can name; the lines up to the next are its own."""
    name = None
    for place, line in enumerate(text_of(path), 1):
        label = re.match(r"(\w+):", line)
        if label and not label.group(1).isdigit():
            name = label.group(1)
            found[path, name] = {"line": place, "code": 0, "acsl": 0, "assembly": True, "wide": False, "void": False}
        rest = line[label.end():].strip() if label else line.strip()
        if name and rest and not rest.startswith(("#", ".")):
            found[path, name]["code"] += 1
    for key in [key for key, about in found.items() if key[0] == path and not about["code"]]:
        del found[key]  # data


def read():
    """(file, function) -> (level, reason), as it was last accepted."""
    accepted = {}
    if not os.path.exists("proof/levels.txt"):
        return accepted
    with open("proof/levels.txt", encoding="utf-8") as file:
        for line in file:
            if line.strip() and not line.startswith("#"):
                level, path, name, *_ = line.split()
                accepted[path, name] = (level,)
    return accepted


HEAD = """# What is known of each function of the core (levels.py says what the levels are). Written by
# `make prove-record` and compared by `make prove`: no function is without a level, none loses it unseen.
"""


def write(level):
    with open("proof/levels.txt", "w", encoding="utf-8") as file:
        file.write(HEAD)
        for (path, name), (word,) in sorted(level.items()):
            file.write(f"{word:<4} {path} {name}\n")


def proved_by(unit):
    """(function, level) of what this file's proof covers: with postconditions, P3; P3 as well, if it
    returns nothing, where it writes nothing."""
    kinds = {}
    for _, _, function, kind, status, text in unit.result["properties"]:
        if function in unit.result["bodies"] and kind != "precondition":  # that is its callers' goal
            kinds.setdefault(function, []).append((kind, status == "Valid", text))
    for function, properties in kinds.items():
        if not all(valid for _, valid, _ in properties):
            continue
        stated = any(kind == "postcondition" and text != "\\false" for kind, _, text in properties)
        idle = any(kind == "assigns clause" and text == "assigns \\nothing;" for kind, _, text in properties)
        yield function, "P3" if stated else "idle" if idle else "P2"


def of(units, found, trusted, quiet=()):
    """The level of each function. What computes in 128 bits or in assembly is never proved here."""
    level = {}
    for key, about in found.items():
        path, name = key
        best = "open"
        if about["assembly"] or about["wide"] or name in trusted:
            best = "T" if name in trusted else "open"
        else:
            for unit in units:
                if unit.owns(path):
                    word = dict(proved_by(unit)).get(name, "open")
                    word = {"idle": "P3" if about["void"] else "P2"}.get(word, word)
                    best = min([best, word], key=RANK.get)
            if best == "open" and key in quiet:
                best = "P1"
        level[key] = (best,)
    return level


def merged(accepted, level, units):
    """What was accepted, but for what these have proved, what is new and what is gone. Of Eva's nothing
    is known here, for it looks at all or at none; and a contract is no file of the core."""
    def known(key):
        apart = accepted.get(key, ("none",))[0] == "P1" or not any(unit.owns(key[0]) for unit in units)
        return level[key][0] == "open" and key in accepted and apart
    return {key: accepted[key] if known(key) else level[key] for key in level}


def compare(accepted, level, partly):
    for key in sorted(set(level) | set(accepted)):
        path, name = key
        before, now = accepted.get(key, ("none",))[0], level.get(key, ("gone",))[0]
        if before != now and not (partly and now == "open" and before != "none"):
            yield (f"{path}: {name}: level is {now}, proof/levels.txt says {before}: prove it, or accept that with "
                   "`make prove-record`")
