#!/usr/bin/env python3
"""A source that is parsed in two halves comes to what it comes to in one piece: every program of ok/, one
in thirty of bad/, and a long one made by tests/bench/large.py. Words select programs by name."""
import os
import re
import subprocess

import corpus

corpus.DEED = corpus.ROOT / "build" / "deed-halves"
FUNCTION = re.compile(r"^(static \w+ \w+\((?:void|[^*)]*)\))\n\{", re.M)


def ok_complaints(program):
    outcome = corpus.check(corpus.place(program, program.text, "ok"))
    complaints = corpus.not_accepted(outcome)
    if "in halves" not in outcome.output.split("\n"):
        complaints.append("it was not read in halves")
    return complaints


def bad_complaints(program):
    return corpus.must_be_refused(program, compiles=False)


def long_complaints():
    """All functions are declared in front, those of the second half first."""
    folder = corpus.WORK / "long"
    folder.mkdir()
    subprocess.run(["tests/bench/large.py", folder, "1500"], cwd=corpus.ROOT, check=True,
                   stdout=subprocess.DEVNULL)
    source = folder / "large.c"
    text = source.read_text()
    include, newline, rest = text.partition(".component.h\"\n")
    declared = [f"{head};" for head in reversed(FUNCTION.findall(rest)) if "struct" not in head]
    source.write_text(include + newline + "\n".join(declared) + rest)
    subprocess.run([corpus.DEED, "component", folder / "large.component", "-I", corpus.ROOT / "contracts",
                    "-o", corpus.GEN], check=True, stdout=subprocess.DEVNULL)
    outcome = corpus.check(folder / "large.component")
    return (["nothing is declared in front"] * (len(declared) < 20) + corpus.not_accepted(outcome) +
            ["it was not read in halves"] * ("in halves" not in outcome.output))


def pipe_complaints():
    """A directive made by a macro: the second half is parsed beside the token gate, which refuses it, and
    must not follow it into a file that never ends."""
    folder = corpus.WORK / "long"
    source = folder / "large.c"
    text = source.read_text() + "int padding(void);\n" * 6000
    os.mkfifo(folder / "pipe")
    source.write_text(text + f'#define HASH #\nHASH include "{folder / "pipe"}"\n')
    outcome = corpus.check(folder / "large.component")
    expected = [(source.name, text.count("\n") + 1, "token")]
    return [outcome.output] * ([error[:3] for error in outcome.errors] != expected)


tap = corpus.Tap()
corpus.prepare()
tap.each(corpus.selected(corpus.ok_programs()), ok_complaints)
tap.each(corpus.selected(corpus.bad_programs())[::30], bad_complaints)
tap.test("a long component", long_complaints())
tap.test("a long component that includes a pipe", pipe_complaints())
tap.done()
