"""wp.py - proves one file with Frama-C, and reads what it says.

The exit status of Frama-C says nothing about open goals, so nothing here looks at it: what counts is
the status of each property (the CSV), the goals that were proved (the log), and that there is no
warning. Each file is proved against the contracts of the others, which stand in headers.
"""

import csv
import glob
import hashlib
import os
import re
import shutil
import subprocess
import time

HERE = os.path.dirname(os.path.abspath(__file__))
BUILD = os.path.abspath("build/prove")

# Each stage sees what the one before it left open; seconds of processor time a goal.
STAGES = (("Z3", 3), ("CVC5", 10))

# Where structs are read through pointers, Z3 gets nowhere: cvc5 is asked first.
CVC5_FIRST = ("kernel/situation.c", "kernel/situation_words.c", "kernel/report.c", "kernel/queue.c", "kernel/device.c", "proof/theorem.c")

# Where all functions keep the large invariant of the heap, cvc5 sees most goals in a moment, and where ways
# meet again Z3 gets nowhere.
CVC5_GLANCES = ("sharedheap/life.c", "sharedheap/freeze.c", "sharedheap/keep.c", "kernel/drop.c", "kernel/carry.c")

# Where functions read through pointers and tables at once: that these are apart is a precondition.
POINTERS = ("unit/kernel/all.h", "unit/kernel/registers.c", "unit/kernel/queue.c", "unit/kernel/device.c", "unit/kernel/restart.c", "unit/kernel/service.c",
            "unit/kernel/served.c", "unit/kernel/machine/x86_64/serial.c",
            "unit/kernel/machine/x86_64/context.c", "unit/kernel/machine/x86_64/paging_devices.c", "unit/kernel/machine/x86_64/start.c", "unit/kernel/report.c",
            "unit/kernel/component.c", "unit/kernel/situation_words.c", "unit/kernel/channel.c", "unit/kernel/port.c", "unit/kernel/message.c", "unit/sharedheap/survey.c",
            "unit/kernel/component_facts.c", "unit/kernel/copy.c", "unit/kernel/recover.c", "unit/kernel/report_stop.c",
            "unit/kernel/monitor.c")

INCLUDES = [".", "sdk/include", "kernel/guard/full", "sharedheap/debug/off", "kernel/debug/off", "kernel/recorder/off",
            "kernel/machine/x86_64"]
# Frama-C sleeps between looks at what its tasks do: so there are more of them than cores. Time limits are of the
# processor's time, so a goal does not fail for want of a core.
OPTIONS = ["-machdep", "gcc_x86_64", "-c11", "-wp", "-wp-rte", "-wp-model", "Typed+nocast", "-wp-par", "8"]

ANNOTATION = re.compile(r"/\*@.*?\*/|//@[^\n]*|^#define[^\n]*", re.S | re.M)
ASSUMING = re.compile(r"\b(admit|axiom|axiomatic)\b")

# Warnings that say nothing about the proof.
HARMLESS = ("No goal generated", "No 'assigns \\result \\from ...'", "No \\from specification")


class Missing(Exception):
    """A tool that is not there."""


def said(*command):
    try:
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout
    except FileNotFoundError:
        raise Missing(f"{command[0]} is not installed: `make prove` needs the packages of section "
                      "[prove] in packages.txt") from None


def versions():
    """The version of each tool. All of them must be there, for with one less, less is proved."""
    found = {name: re.search(pattern, said(name, *words)) for name, words, pattern in (
        ("frama-c", ["-version"], r"(\S+)"), ("why3", ["--version"], r"version (\S+)"),
        ("z3", ["--version"], r"version (\S+)"), ("cvc5", ["--version"], r"version (\S+)"))}
    for name, version in found.items():
        if not version:
            raise Missing(f"`{name}` does not say its version")
    return {name: version.group(1) for name, version in found.items()}


def configure(tools):
    """Why3 looks for what a driver imports beside the driver."""
    drivers = os.path.join(BUILD, "drivers")
    os.makedirs(drivers, exist_ok=True)
    words = {"@BUILD@": BUILD, "@Z3@": tools["z3"], "@CVC5@": tools["cvc5"],
             "@DATADIR@": said("why3", "--print-datadir").strip(),
             "@LIBDIR@": said("why3", "--print-libdir").strip()}
    for path in glob.glob(os.path.join(words["@DATADIR@"], "drivers", "*")):
        link = os.path.join(drivers, os.path.basename(path))
        if not os.path.lexists(link):
            os.symlink(path, link)
    for name in ("z3", "cvc5"):
        shutil.copy(os.path.join(HERE, name + ".drv"), os.path.join(drivers, name + "_deed.drv"))
    with open(os.path.join(HERE, "why3.conf.in"), encoding="utf-8") as file:
        text = file.read()
    for word, value in words.items():
        text = text.replace(word, value)
    conf = os.path.join(BUILD, "why3.conf")
    with open(conf, "w", encoding="utf-8") as file:
        file.write(text)
    os.environ["WHY3CONFIG"] = conf


def preprocessor(root):
    flags = ["-include", os.path.join(HERE, "framac.h"), "-I" + os.path.join(HERE, "machine")]
    flags += [f"-I{folder}" for folder in INCLUDES]
    return flags + ([f"-I{root}/{folder}" for folder in INCLUDES] if root else [])


def key(sources, tools):
    """What a result depends on: the text with its annotations and macros, tools and options; and the
    words in that text, headers of others included, by which something is assumed: of an axiom, Frama-C
    says nothing in its tables."""
    digest = hashlib.sha256(repr((sorted(tools.items()), OPTIONS, STAGES, CVC5_FIRST)).encode())
    for path in sorted(glob.glob(os.path.join(HERE, "*.drv"))) + [os.path.join(HERE, "wp.py")]:
        with open(path, "rb") as file:
            digest.update(file.read())
    words = set()
    for source in sources:
        done = subprocess.run(["gcc", "-E", "-C", "-dD", "-D__FRAMAC__", *preprocessor(None), "-x", "c",
                               source], capture_output=True, check=False)
        digest.update(done.stdout + done.stderr)
        for annotation in ANNOTATION.findall(done.stdout.decode(errors="replace")):
            words.update(ASSUMING.findall(annotation))
    return digest.hexdigest(), sorted(words)


def inline(sources):
    """The inline functions that these files have from headers."""
    found = set()
    for source in sources:
        done = subprocess.run(["gcc", "-E", "-P", "-D__FRAMAC__", *preprocessor(None), "-x", "c", source],
                              capture_output=True, text=True, check=False)
        found.update(re.findall(r"\bstatic inline [\w\s*]*?\b(\w+)\s*\([^;{}]*\)\s*\{", done.stdout))
    return found


def run(sources, name, copy=None, extra=(), stages=STAGES):
    """Prove these files as one; those of a copy of kernel and sharedheap, if there is one."""
    base = os.path.join(BUILD, name)
    os.makedirs(os.path.dirname(base), exist_ok=True)
    table = base + ".csv"
    if stages is STAGES and sources[0] in CVC5_FIRST:
        stages = STAGES[::-1]
    if stages is STAGES and sources[0] in CVC5_GLANCES:
        stages = (("CVC5", 1), *STAGES)
    graph = base + ".dot"
    for path in (table, base + ".log", graph):
        if os.path.exists(path):
            os.remove(path)
    apart = ["-wp-check-memory-model"] if name.startswith(POINTERS) else []
    command = ["frama-c", *OPTIONS, *apart, "-cpp-extra-args=" + " ".join(preprocessor(copy and os.getcwd())), *sources]
    for place, (prover, seconds) in enumerate(stages):
        command += ["-then", "-wp"] if place else []
        command += ["-wp-prover", prover, "-wp-timeout", str(seconds), *extra]
    command += ["-then", "-report-csv", table, "-cg", graph, "-cg-no-services"]
    start = time.monotonic()
    where = {**os.environ, "PWD": copy or os.getcwd()}  # Frama-C believes this, not the system
    with open(base + ".log", "w", encoding="utf-8") as log:
        subprocess.run(command, stdout=log, stderr=subprocess.STDOUT, check=False, cwd=copy,
                       env=where)
    return read(base, time.monotonic() - start, bool(apart))


def read(base, seconds, apart):
    with open(base + ".log", encoding="utf-8", errors="replace") as file:
        log = file.read()
    rows = []
    if os.path.exists(base + ".csv"):
        with open(base + ".csv", encoding="utf-8", newline="") as file:
            rows = [row for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)][1:]
    rows = [[os.path.normpath(os.path.join(row[0], row[1])), *row[2:]] for row in rows
            if len(row) >= 7 and not row[0].startswith("FRAMAC_SHARE")]
    bodies = sorted(set(re.findall(r"^\[rte:annot\] annotating function (\w+)", log, re.M)))
    calls = called(base + ".dot", bodies)
    reading = {row[2] for row in rows if row[3] == "mem_access"}
    return {"bodies": bodies, "properties": rows, "goals": goals(log, bodies),
            "calls": calls,
            "warnings": warnings(log, reading, {*bodies, *calls}, apart), "seconds": round(seconds, 1), "ended": bool(rows)}


def called(path, bodies):
    """What these functions call."""
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf-8") as file:
        edges = re.findall(r"^\s*(\w+) -> (\w+)", file.read(), re.M)
    return sorted({callee for caller, callee in edges if caller in bodies})


def goals(log, bodies):
    """name -> [function, prover or "open", milliseconds]. A goal's name begins with its function's."""
    found = {}
    for prover, name, verdict in re.findall(r"^\[wp\] \[([^\]]+)\] Goal (\S+) : (.*)$", log, re.M):
        name = name.removeprefix("typed_nocast_")
        owners = [body for body in bodies if name.startswith(body + "_")]
        spent = sum(float(number) * (1000 if unit == "s" else 1)
                    for number, unit in re.findall(r"([\d.]+)(ms|s)\)", verdict))
        old = found.get(name)
        if verdict.startswith("Valid") and (not old or old[1] == "open"):
            who = prover.split()[0]
            found[name] = [max(owners, key=len, default="lemmas"),
                           {"Z3": "Z3", "CVC5": "cvc5"}.get(who, "WP"), spent]
        elif not old:
            found[name] = [max(owners, key=len, default="lemmas"), "open", spent]
    return found


def warnings(log, reading, known, apart):
    """What Frama-C warns of, but for what is no matter: of functions that are neither proved nor called."""
    lines = log.splitlines()
    found = []
    for place, line in enumerate(lines):
        if re.match(r"\[[\w:-]+\].*(Warning|User Error|Failure|syntax error)", line):
            following = [more.strip() for more in lines[place + 1:place + 3] if more.startswith("  ")]
            text = " ".join([line, *following])
            about = re.search(r"specification for function '?(\w+)", text)
            if about and about.group(1) not in known:
                continue
            if apart and ("Memory model hypotheses" in text or "Warning: void object" in text):
                continue  # nothing is read or written through a pointer to void
            if not any(word in text for word in HARMLESS) and not unread(lines[place:], reading):
                found.append(text)
    return found


def unread(lines, reading):
    """Is this the hypothesis that pointers lead to none of the globals, where it says nothing? That is
    where all are to void, and the function reads and writes through none: it only computes with them."""
    about = re.match(r"  Memory model hypotheses for function '(\w+)'", lines[1] if len(lines) > 1 else "")
    if not about or about.group(1) in reading:
        return False
    last = next((place for place, line in enumerate(lines[1:], 1) if not line.startswith("  ")), len(lines))
    declared = " ".join(lines[1:last]).rpartition("*/")[2]
    return "(" in declared and "*" not in re.sub(r"\bvoid (const )?\*", "", declared)
