#!/usr/bin/env python3
"""What somebody who knows C and not Deed writes first, and whether the messages lead on from there.

first/NN-NAME.c is refused by the rules and at the lines of its `//~ RULE` marks, with no other error,
and carries the program one should arrive at (as bad/ does: `//-` and `//+`). A line `//? WORDS` says
what the messages have to name: these words stand in what is printed besides the quoted source, and some
of them in lines that only the program at the end has. Words select by name; `show` prints what is said."""
import re
import sys

import corpus

QUOTE = re.compile(r"^ *\d* \| .*$", re.M)
WANTED = re.compile(r"^//\? (.*)$", re.M)
FEWEST = 30


def first_programs():
    return [corpus.read_program(path) for path in sorted(corpus.HERE.glob("first/*.c"))]


def added_lines(program):
    """What the author has to write to get from the one program to the other."""
    return "\n".join(line for line in program.lines if corpus.ONLY_TWIN.match(line))


def said(program):
    outcome = corpus.check(corpus.place(program, program.text, "bad"))
    return outcome, re.sub(r"\s+", " ", QUOTE.sub("", outcome.output))


def first_complaints(program):
    outcome, words = said(program)
    complaints = []
    if outcome.status != 1 or [error[:3] for error in outcome.errors] != program.marks:
        complaints.append(f"expected {program.marks}, got:\n{outcome.output}")
    wanted = WANTED.findall(program.text)
    if not wanted:
        complaints.append("it does not say what the messages have to name")
    for remedy in wanted:
        if remedy not in words:
            complaints.append(f"`{remedy}` is not named in:\n{outcome.output}")
    added = added_lines(program)
    if added and not any(remedy in added for remedy in wanted):
        complaints.append("nothing that is named is what has to be written")
    return complaints + corpus.must_be_accepted(program, program.twin(), "end")


programs = first_programs()
if sys.argv[1:2] == ["show"]:
    sys.argv[1:2] = []
    corpus.prepare()
    for program in corpus.selected(programs):
        print(f"---- {program.name}\n{said(program)[0].output}")
    sys.exit()
tap = corpus.Tap()
tap.test(f"{len(programs)} mistakes", [f"fewer than {FEWEST}"] * (len(programs) < FEWEST))
corpus.prepare()
tap.each(corpus.selected(programs), first_complaints)
tap.done()
