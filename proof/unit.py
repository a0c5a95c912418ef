"""unit.py - what is proved in one run, kept by the hash of all that went into it, and what is wrong
with one file's proof whatever the others say."""

import concurrent.futures
import glob
import json
import os
import re
import subprocess
import sys

import wp

FORBIDDEN = re.compile(r"\b(union|__FRAMAC__|__int128|__builtin_(?!trap|ctzll|clzll|popcountll|expect|return_address)\w+)\b")
CONTRACT = re.compile(r"^(?:/\*@(?:(?!\*/).)*\*/|//@[^\n]*)\n(?:/\*(?:(?!\*/).)*\*/\n)?(?!static\b)"
                      r"[A-Za-z_][\w \t*]*?\b(\w+)\([^;{}]*\)\s*\{", re.M | re.S)


def lines_of(path):
    with open(path, encoding="utf-8") as file:
        for line in file:
            if line.strip() and not line.startswith("#"):
                yield line.split()


PROMISE = re.compile(r"^/\*@(?:(?!\*/).)*\*/\n(?:/\*(?:(?!\*/).)*\*/\n)?"
                     r"[A-Za-z_][\w \t*]*?\b(\w+)\([^;{}]*\);", re.M | re.S)
DEFINITION = re.compile(r"^(?:(/\*@(?:(?!\*/).)*\*/|//@[^\n]*)\n)?(?:/\*(?:(?!\*/).)*\*/\n)?"
                        r"[A-Za-z_][\w \t*]*?\b(\w+)\([^;{}]*\)\s*\{", re.M | re.S)


def promised():
    """The functions in headers that have a contract."""
    found = set()
    for path in glob.glob("kernel/**/*.h", recursive=True) + glob.glob("sharedheap/**/*.h", recursive=True):
        with open(path, encoding="utf-8") as file:
            found.update(name for contract, name in DEFINITION.findall(file.read()) if contract)
    return found


class Unit:
    """What is proved in one run: a file, the functions in headers, or the monitors of all contracts."""

    def __init__(self, name, recorded):
        self.name, self.recorded, self.result, self.cached = name, int(recorded), None, False
        self.partly = name in partly()
        self.trusted = {words[1] for words in lines_of("proof/assumptions.txt") if len(words) > 2}
        self.place = "unit/" + name.replace("*", "all")

    def sources(self):
        if self.name.endswith("*.h"):
            return self.headers()
        if not self.name.endswith(".contract"):
            return [self.name]
        folder = os.path.join("build/prove/monitor")
        subprocess.run(["build/deed", "contract", "monitor", *sorted(glob.glob(self.name)), "-I",
                        "contracts", "-o", folder], check=True)
        return sorted(glob.glob(folder + "/*.monitor.c"))

    def headers(self):
        """One file that reads them all: so each function is there once."""
        source = os.path.join(wp.BUILD, self.place + ".c")
        os.makedirs(os.path.dirname(source), exist_ok=True)
        with open(source, "w", encoding="utf-8") as file:
            file.writelines(f'#include "{path}"\n' for path in self.files())
        return [source]

    def files(self):
        """Its own text: a header is proved with the file of its name, if that is listed."""
        if self.name.endswith(".contract"):
            return []
        if not self.name.endswith("*.h"):
            return sorted(glob.glob(self.name[:-1] + "[ch]"))
        chosen = [folder + "/*.h" for folder in wp.INCLUDES if folder.startswith(os.path.dirname(self.name) + "/")
                  and "/machine/" not in folder]
        others = {os.path.splitext(name)[0] + ".h" for name, _ in listed() if name.endswith(".c")}
        return sorted({path for pattern in [self.name, *chosen] for path in glob.glob(pattern)} - others)

    def selection(self):
        """Which functions are proved here: those of its own text; in a header, and in a file that is proved
        partly, those that have a contract."""
        names, bodies = set(), set()
        whole = self.name.endswith(".c") and not self.partly
        for path in self.files():
            with open(path, encoding="utf-8") as file:
                text = file.read()
            names.update(name for contract, name in DEFINITION.findall(text) if contract or whole and path.endswith(".c"))
            bodies.update(name for _, name in DEFINITION.findall(text))
            if self.name.endswith(".c"):
                names.update(PROMISE.findall(text))  # a macro may make their bodies
        if self.partly:
            names &= bodies  # the others are promised for another file
        others = wp.inline(self.sources()) - names - promised() if self.files() else set()
        return ["-wp-fct", ",".join(sorted(names))] if others or self.partly else []

    def owns(self, path):
        """A header with the name of the file is proved with it."""
        if self.name.endswith("*.h"):
            return path in self.files()
        return os.path.splitext(path)[0] == os.path.splitext(self.name)[0]

    def prove(self, tools):
        sources = self.sources()
        known = os.path.join(wp.BUILD, self.place + ".json")
        key, self.assuming = wp.key(sources, tools)
        if os.path.exists(known):
            with open(known, encoding="utf-8") as file:
                self.result = json.load(file)
            self.cached = self.result["key"] == key
        if not self.cached:
            self.result = wp.run(sources, self.place, extra=self.selection())
            self.result["key"] = key
            if not self.open():
                with open(known, "w", encoding="utf-8") as file:
                    json.dump(self.result, file)
        return self

    def open(self):
        """What Frama-C itself says is not proved."""
        result = self.result
        found = [f"{self.name}: {warning}" for warning in result["warnings"]]
        found += [f"{self.name}: {goal}: open, in {function}"
                  for goal, (function, prover, _) in sorted(result["goals"].items()) if prover == "open"]
        found += [f"{path}:{line}: {function}: {status}: {kind}: {text}"
                  for path, line, function, kind, status, text in result["properties"]
                  if function in result["bodies"] and kind != "precondition" and status not in ("Valid", "Considered valid")]
        if not result["ended"]:
            found.append(f"{self.name}: Frama-C has not come to an end: build/prove/{self.place}.log")
        return found

    def unspecified(self):
        """Functions of this file whose effect or termination nobody states."""
        stated = {(row[2], row[3]) for row in self.result["properties"]}
        for function in self.result["bodies"]:
            for kind in ("assigns clause", "termination clause"):
                if (function, kind) not in stated:
                    yield f"{self.name}: {function}: its contract has no {kind}"

    def text(self):
        """Words that are not in proved text nor in what it includes, and contracts where callers do not see them."""
        if self.assuming:
            yield f"{self.name}: it reads text that assumes something: {', '.join(self.assuming)}"
        for path in self.files():
            with open(path, encoding="utf-8") as file:
                text = file.read()
            for place, line in enumerate(text.splitlines(), 1):
                if FORBIDDEN.search(line):
                    yield f"{path}:{place}: not in proved text: {FORBIDDEN.search(line).group()}"
            for found in CONTRACT.finditer(text if path.endswith(".c") else ""):
                yield (f"{path}:{text.count(chr(10), 0, found.start()) + 1}: {found.group(1)}: the contract of a "
                       "function that others call stands in its header")


def listed():
    return [words[:2] for words in lines_of("proof/proved.txt")]


def partly():
    """Those of which only the functions that have a contract are proved."""
    return {words[0] for words in lines_of("proof/proved.txt") if "partly" in words[2:]}


def prove_all(names):
    tools = wp.versions()
    wp.configure(tools)
    units = [Unit(*words) for words in listed()]
    wanted = [unit for unit in units if not names or unit.name in names]
    for name in set(names) - {unit.name for unit in wanted}:
        sys.exit(f"{name} is not in proof/proved.txt")
    longest = sorted(wanted, key=lambda unit: -unit.recorded)
    with concurrent.futures.ThreadPoolExecutor(3) as pool:
        list(pool.map(lambda unit: unit.prove(tools), longest))
    return wanted
