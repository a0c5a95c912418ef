"""eva.py - where Eva finds no run-time error: level P1, for the functions of proof/eva.txt.

Each is looked at by itself, from any state of all tables and for any arguments that its contract
allows; a pointer leads to two objects of its own, or is null. Where no such state is as the contract
asks, Eva would be quiet about everything: so every statement has to be reached. What it calls in its
own file is looked at with it; what it calls in other files must have a contract there, for of a
function that is only declared Eva would believe that it changes nothing."""

import concurrent.futures
import json
import os
import re
import subprocess

import wp
from unit import lines_of

OPTIONS = ["-machdep", "gcc_x86_64", "-c11", "-eva-precision", "1", "-no-warn-invalid-bool",
           "-absolute-valid-range", "0xfee00000-0xfee00fff", "-eva-no-show-progress"]

# What is true in tables is 0 or 1; the registers of the local APIC are where the CPU has them.
# Instructions: what they are assumed to do stands above them.
INSTRUCTIONS = "in8,in16,in32,out8,out16,out32"
REACHED = re.compile(r"(\d+) statements reached \(out of (\d+)\)")
START = re.compile(r"^\[eva\] Analyzing an? (?:in)?complete application starting at (\w+)$", re.M)
UNKNOWN = re.compile(r"^  Neither code nor specification for function (\w+),", re.M)


def listed():
    """file -> its functions."""
    found = {}
    for path, *names in lines_of("proof/eva.txt") if os.path.exists("proof/eva.txt") else ():
        found.setdefault(path, []).extend(names)
    return found


def analyze(path, names):
    """function -> what is wrong with it, as Eva puts it."""
    command = ["frama-c", *OPTIONS, "-cpp-extra-args=" + " ".join(wp.preprocessor(None)), path]
    with open(path, encoding="utf-8") as file:
        command += ["-eva-use-spec", INSTRUCTIONS] if '#include "x86.h"' in file.read() else []
    graph = os.path.join(wp.BUILD, "eva", path + ".dot")
    os.makedirs(os.path.dirname(graph), exist_ok=True)
    if os.path.exists(graph):
        os.remove(graph)
    for place, name in enumerate(names):
        command += ["-then"] * (place > 0) + ["-main", name, "-lib-entry", "-eva"]
    done = subprocess.run(command + ["-then", "-cg", graph, "-cg-no-services"], capture_output=True, text=True, check=False)
    parts = START.split(done.stdout + done.stderr)
    guessed = set(UNKNOWN.findall(done.stdout + done.stderr))  # said once, whoever calls it
    found = {name: ["Eva has not come to an end: " + done.stdout.strip()[-200:]] for name in names}
    if not os.path.exists(graph):
        return found
    for name, text in zip(parts[1::2], parts[2::2]):
        lines = text.splitlines()
        found[name] = [" ".join(part.strip() for part in lines[place:place + 2]) for place, line in enumerate(lines)
                       if line.startswith("[eva:alarm]")]
        # What its contract asks of callers is no error of its own; what it promises is a matter of WP.
        found[name] = [alarm for alarm in found[name] if ": postcondition " not in alarm
                       and f"function {name}: precondition " not in alarm]
        found[name] += [f"{callee} has neither code nor contract here" for callee in reached(graph, name) & guessed]
        reached_of = REACHED.search(text)
        if not reached_of:
            found[name].append("Eva has not come to an end")
        elif reached_of.group(1) != reached_of.group(2):  # no state that Eva can think of is as the contract asks
            found[name].append("Eva reaches only {} of {} statements".format(*reached_of.groups()))
    return found


def reached(graph, name):
    """What this function calls, and what that calls."""
    with open(graph, encoding="utf-8") as file:
        edges = re.findall(r"^\s*(\w+) -> (\w+)", file.read(), re.M)
    found, last = {name}, set()
    while found != last:
        last, found = found, found | {callee for caller, callee in edges if caller in found}
    return found


def of_file(path, names, tools):
    """The same, kept by the hash of all that went into it."""
    known = os.path.join(wp.BUILD, "eva", path + ".json")
    with open(__file__, encoding="utf-8") as file:
        key = [wp.key([path], tools)[0], file.read(), names]
    if os.path.exists(known):
        with open(known, encoding="utf-8") as file:
            kept = json.load(file)
        if kept["key"] == key:
            return kept["found"]
    found = analyze(path, names)
    os.makedirs(os.path.dirname(known), exist_ok=True)
    with open(known, "w", encoding="utf-8") as file:
        json.dump({"key": key, "found": found}, file)
    return found


def judge():
    """(file, function) of what is quiet, and what is wrong with the rest."""
    tools, files = wp.versions(), listed()
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        every = list(pool.map(lambda each: of_file(*each, tools), files.items()))
    quiet, problems = set(), []
    for path, found in zip(files, every):
        quiet.update((path, name) for name, alarms in found.items() if not alarms)
        problems += [f"{path}: {name}: Eva: {alarm}" for name, alarms in found.items() for alarm in alarms]
    return quiet, problems
