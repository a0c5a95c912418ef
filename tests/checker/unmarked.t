#!/usr/bin/env python3
"""Every program of ok/ is accepted without its marks on functions, too: what their authors wrote, the
checker finds. Words select programs by name."""
import re

import corpus

MARK = re.compile(r" ?\b(?:OWN|CLAIMS|OPT|STATE\(\w+\)|TO\(\w+\)|BORROWS\(\w+\))(?=[ ,);]|$)")
KEPT = re.compile(r"^\s*(?:/\*|\*|//)|^\s*static\b[^(]*(?:OWN|STATE\(\w+\))\s*;|\bCOUNT\(")
# Functions with marks that nobody could find: tables of them must agree word for word, functions
# that other sources call show all they have, and of IN(x) and DEPTH(n) nothing is inferred.
NEEDS_MARKS = re.compile(r"\bIN\(|\bDEPTH\(|\(\*")


def unmarked(text):
    """The text without marks on functions: those of structs and statics stay."""
    lines, in_struct = [], False
    for line in text.split("\n"):
        in_struct = in_struct or re.match(r"\s*(?:typedef )?struct \w* ?\{", line) is not None
        if not in_struct and not KEPT.search(re.sub(r"STATE\(\w+\)", "STATE(x)", line)):
            line = re.sub(r"^ +static", "static", MARK.sub("", line))
        lines.append(line)
        in_struct = in_struct and re.match(r"\s*\}", line) is None
    return "\n".join(lines)


tap = corpus.Tap()
programs = [corpus.Program("unmarked/" + program.name.split("/")[-1], unmarked(program.text), program.header)
            for program in corpus.ok_programs()
            if unmarked(program.text) != program.text and not NEEDS_MARKS.search(program.text)
            and len(corpus.files_of(program.text, "own.c")) == 1]
tap.test(f"{len(programs)} programs", ["fewer than 40"] * (len(programs) < 40))
corpus.prepare()
tap.each(corpus.selected(programs), corpus.ok_complaints)
tap.done()
