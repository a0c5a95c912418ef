"""corpus.py - programs for the checker, and what must come of them.

A program is one .c file that says which component it is by its first include; the component files
are in components/, their contracts in contracts/ beside the shipped ones. Three places hold programs:

ok/NAME.c            must be accepted.
bad/FAMILY/NAME.c    must be refused with one error, by the rule and at the line of its `//~ RULE`, and
                     must be accepted when that rule alone is off. It carries its accepted twin: a
                     line that ends in `//-` is in the bad program only, a line that begins with
                     `//+` only in the twin. They differ in five lines at most.
checker/rules/*.md   the texts of `deed explain`: every fenced block ```c is a program; one with a
                     `//~ RULE` in it must be refused so, one without must be accepted.

A program NAME.c may have a NAME.h beside it. A line `//@ FILE` begins another file of the same
component: what stands below goes there, and its lines count from 1. All compile cleanly under the
fixed flags."""

import atexit
import collections
import concurrent.futures
import functools
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import threading

import clang

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
WORK = ROOT / "build" / "tests" / "checker" / pathlib.Path(sys.argv[0]).stem
GEN = WORK / "gen"
DEED = ROOT / "build" / "deed"
DEED_RULES_OFF = ROOT / "build" / "deed-rules-off"
MOST_CHANGED = 5

FILE = re.compile(r"^//@ (\S+)$")
MARK = re.compile(r"\s*//~ (?P<rule>[a-z-]+)\s*$")
ONLY_BAD = re.compile(r"\s*//-\s*$")
ONLY_TWIN = re.compile(r"^(?P<indent>\s*)//\+ ?(?P<code>.*)$")
COMPONENT = re.compile(r'^\s*(?://\+\s*)?#include "(\w+)\.component\.h"', re.M)
ERROR = re.compile(r"^(?P<file>.*?):(?P<line>\d+):(?:\d+:)? error: (?P<text>.*) \[(?P<rule>[a-z-]+)\]$")

Error = collections.namedtuple("Error", "file line rule text")
Mark = collections.namedtuple("Mark", "file line rule")
Outcome = collections.namedtuple("Outcome", "status errors output")


def marks_in(file, text):
    return [Mark(file, number, found["rule"])
            for number, found in enumerate(map(MARK.search, text.split("\n")), 1) if found]


def files_of(text, first):
    """The files that a program's text is cut into, by name; the first has no line of its own."""
    files = {first: []}
    for line in text.split("\n"):
        begins = FILE.match(line)
        if begins:
            first = begins[1]
            files[first] = []
        else:
            files[first].append(line)
    return {name: "\n".join(lines) for name, lines in files.items()}


class Program:
    """The text of one program, bad or not, and what it promises."""

    def __init__(self, name, text, header=None):
        self.name = name
        self.header = header
        self.lines = text.split("\n")
        self.text = text
        component = COMPONENT.search(text)
        self.component = component.group(1) if component else "memory"
        self.marks = [*(mark for name, part in files_of(text, self.component + ".c").items()
                        for mark in marks_in(name, part)),
                      *marks_in(pathlib.Path(name).name + ".h", header or "")]

    def twin(self):
        """The accepted program that this bad one carries."""
        kept = []
        for line in self.lines:
            line = MARK.sub("", line)
            added = ONLY_TWIN.match(line)
            if added:
                kept.append(added["indent"] + added["code"])
            elif not ONLY_BAD.search(line):
                kept.append(line)
        return "\n".join(kept)

    def changed_lines(self):
        """How many lines differ: in each run of marked lines the larger side counts."""
        total = removed = added = 0
        for line in [*self.lines, ""]:
            line = MARK.sub("", line)
            if ONLY_TWIN.match(line):
                added += 1
            elif ONLY_BAD.search(line):
                removed += 1
            elif line.strip() or removed + added == 0:
                total += max(removed, added)
                removed = added = 0
        return total + max(removed, added)


def read_program(path):
    header = path.with_suffix(".h")
    name = path.relative_to(HERE).with_suffix("")
    return Program(str(name), path.read_text(), header.read_text() if header.exists() else None)


def ok_programs():
    return [read_program(path) for path in sorted(HERE.glob("ok/*.c"))]


def bad_programs():
    return [read_program(path) for path in sorted(HERE.glob("bad/*/*.c"))]


BLOCK = re.compile(r"^```c([^\n]*)\n(.*?)^```$", re.M | re.S)


def framed(text, component):
    if '#include "' not in text:
        text = f'#include "{component}.component.h"\n\n{text}'
    first, cut, others = text.partition("//@ ")
    if f"{component}_main(" not in text:
        first += (f"\nvoid {component}_main(struct {component}_ports *ports)\n"
                  "{\n    (void)ports;\n}\n")
    return first + cut + others


def examples(rule):
    """(program, goes through all passes) for each block of the rule's text, framed: without an include
    it gets one, of the component that its fence names or of `memory`; without an entry function it gets
    an empty one."""
    text = (ROOT / "checker" / "rules" / (rule + ".md")).read_text()
    for number, (words, code) in enumerate(BLOCK.findall(text), 1):
        words = words.split()
        component = next((word for word in words if word != "whole"), "memory")
        yield (Program(f"explain/{rule}-{number}", framed(code, component)), "whole" in words)


def rules():
    """Names of all rules, from the checker's own table."""
    table = (ROOT / "checker" / "rules.c").read_text()
    return re.findall(r'^    \{"([a-z-]+)",', table, re.M)


def fixed_flags():
    """The flags that component code is compiled with, from the checker's own table."""
    table = (ROOT / "checker" / "flags.c").read_text()
    table = re.sub(r"/\*.*?\*/", "", table, flags=re.S)
    return re.findall(r'^    "(-[^"]*)",', table, re.M)


def prepare():
    """Generate the headers of all contracts and components once."""
    shutil.rmtree(WORK, ignore_errors=True)
    GEN.mkdir(parents=True)
    # Where a test's contract has the name of a shipped one, the test's is meant; so those that name
    # the shipped one are left out too.
    own = sorted(HERE.glob("contracts/*.contract"))
    names = re.compile(r"\b(?:" + "|".join(file.stem for file in own) + r")\b(?=\.client@|\.server@)|"
                       r"^contract \w+ : (?:" + "|".join(file.stem for file in own) + r")\b", re.M)
    contracts = [file for file in sorted(ROOT.glob("contracts/*.contract"))
                 if file.name not in {mine.name for mine in own}
                 and not names.search(file.read_text())] + own
    components = sorted(HERE.glob("components/*.component"))
    for command, files in (("contract", contracts), ("component", components)):
        subprocess.run([DEED, command, *files, "-I", HERE / "contracts", "-I", ROOT / "contracts",
                        "-o", GEN], check=True)


def place(program, text, variant):
    """A folder with the text as its component's source; returns the component file."""
    folder = WORK / program.name / variant
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(HERE / "components" / (program.component + ".component"), folder)
    for name, part in files_of(text, program.component + ".c").items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(part)
    if program.header is not None:
        (folder / (pathlib.Path(program.name).name + ".h")).write_text(program.header)
    return folder / (program.component + ".component")


class Loaded:
    """Programs that are loaded once (loaded.c), for as long as this test runs. A folder in which each has
    its socket, and its name leads to who asks there (ask.c)."""

    folder = None
    programs = {}
    lock = threading.Lock()

    @classmethod
    def command(cls, name, program):
        """What runs the program as a process that is loaded already."""
        with cls.lock:
            if cls.folder is None:
                cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="deed-"))
                atexit.register(cls.end)
            if name not in cls.programs:
                cls.folder.joinpath(name).symlink_to(ROOT / "build" / "ask")
                server = cls.programs[name] = subprocess.Popen(
                    [program], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                    env={**os.environ, "LD_BIND_NOW": "1",
                         "LD_PRELOAD": str(ROOT / "build" / "loaded.so"),
                         "LOADED_SOCKET": str(cls.folder / (name + ".socket"))})
                server.stdout.readline()
        return cls.folder / name

    @classmethod
    def end(cls):
        for server in cls.programs.values():
            server.communicate()
        shutil.rmtree(cls.folder)


def run(command, environment=None):
    program, *words = command
    Loaded.command("clang-19", "clang-19")
    if program in (DEED, DEED_RULES_OFF):
        program = Loaded.command(program.name, program)
    return subprocess.run([program, *words], text=True, errors="replace", timeout=120, cwd=ROOT,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          env={**os.environ, "LOADED": str(Loaded.folder),
                               "PATH": f"{Loaded.folder}:{os.environ['PATH']}", **(environment or {})})


def outcome_of(status, output):
    errors = [Error(pathlib.Path(found["file"]).name, int(found["line"]), found["rule"],
                    found["text"])
              for found in map(ERROR.match, output.split("\n")) if found]
    return Outcome(status, errors, output)


def check_words(component_file):
    return ["check", component_file, "-I", HERE / "contracts", "-I", ROOT / "contracts", "--sdk", "sdk/include",
            "--gen", GEN, "-o", component_file.parent]


def check(component_file, off=None, whole=False):
    """Run `deed check`; `off` names the one rule that is off, `whole` adds the passes behind the
    source's."""
    words = check_words(component_file)
    if not whole:
        words.append("--no-object")
    if off is None:
        done = run([DEED, *words])
    else:
        done = run([DEED_RULES_OFF, *words], {"DEED_RULE_OFF": off})
    return outcome_of(done.returncode, done.stdout)


RULES_ON = re.compile(r"^RULES_ON (\d)\n", re.M)


def check_both(component_file, off):
    """With all rules on, and with one of them off: two outcomes, and one run, which parts when the
    text is preprocessed (rules_off.c)."""
    done = run([DEED_RULES_OFF, *check_words(component_file), "--no-object"],
               {"DEED_RULE_OFF": off, "DEED_RULES_ON_FIRST": "1"})
    parts = RULES_ON.split(done.stdout)
    if len(parts) != 3:  # it does not come so far, or something is very wrong
        return check(component_file), check(component_file, off=off)
    return outcome_of(int(parts[1]), parts[0]), outcome_of(done.returncode, parts[2])


@functools.cache
def compiler():
    return clang.Clang([*fixed_flags(), "-I", GEN, "-I", ROOT / "sdk" / "include",
                        "-I", ROOT / "sdk" / "library"])


def compile_errors(component_file):
    """What clang says about the program under the fixed flags; empty when it is clean."""
    return "\n".join(line for source in sorted(component_file.parent.glob("*.c"))
                     for line in compiler().said(source))


def not_accepted(outcome):
    return [] if outcome.status == 0 and not outcome.errors else [outcome.output or "refused"]


def must_be_accepted(program, text, variant):
    """By all passes, the compiler and the gates behind it among them."""
    outcome = check(place(program, text, variant), whole=True)
    return [f"{variant} is refused:\n{output}" for output in not_accepted(outcome)]


def not_refused(program, outcome):
    """Refused by the marked rule at the marked line, with no other error."""
    mark = program.marks[0]
    if outcome.status == 1 and [error[:3] for error in outcome.errors] == [mark]:
        return []
    return [f"expected one error [{mark.rule}] at line {mark.line}, got:\n"
            f"{outcome.output or 'nothing: it is accepted'}"]


def must_be_refused(program, whole=False, compiles=True):
    if len(program.marks) != 1:
        return [f"it has {len(program.marks)} marks"]
    component_file = place(program, program.text, "bad")
    errors = compile_errors(component_file) if compiles else ""
    return ([f"it does not compile:\n{errors}"] * bool(errors)
            + not_refused(program, check(component_file, whole=whole)))


def ok_complaints(program):
    return must_be_accepted(program, program.text, "ok")


def bad_complaints(program):
    if len(program.marks) != 1 or program.marks[0].rule == "compile":
        # Sources that contradict each other: no switch makes clang take that.
        complaints = must_be_refused(program)
    else:  # what is accepted with a rule off compiles: the checker's parser has the same flags
        rule = program.marks[0].rule
        on, off = check_both(place(program, program.text, "bad"), rule)
        complaints = not_refused(program, on)
        complaints += [f"with [{rule}] off it is still refused:\n{output}" for output in not_accepted(off)]
    changed = program.changed_lines()
    if not 1 <= changed <= MOST_CHANGED:
        complaints.append(f"it differs from its twin in {changed} lines")
    return complaints + must_be_accepted(program, program.twin(), "twin")


class Tap:
    """Results in the Test Anything Protocol."""

    def __init__(self):
        self.count = self.failed = 0

    def test(self, name, complaints):
        self.count += 1
        self.failed += bool(complaints)
        print(f"{'not ok' if complaints else 'ok'} {self.count} - {name}")
        for line in "\n".join(complaints).split("\n") if complaints else []:
            self.note(line)

    def note(self, line):
        print("# " + line, flush=True)

    def each(self, programs, complaints_of):
        """Many at once, reported in their order."""
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            for program, complaints in zip(programs, pool.map(complaints_of, programs)):
                self.test(program.name, complaints)

    def done(self):
        print(f"1..{self.count}")
        sys.exit(1 if self.failed else 0)


def selected(programs):
    """Those whose name contains a word of the command line; all when there is none."""
    words = sys.argv[1:]
    return [p for p in programs if not words or any(word in p.name for word in words)]
