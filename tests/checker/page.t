#!/usr/bin/env python3
"""What docs/slices.md, docs/parcels.md and docs/sets.md show is so: every fenced block ```c is a program
that is accepted, or refused as its `//~ RULE` says. The fence may name its component."""
import re

import corpus

BLOCK = re.compile(r"^```c ?(\w*)\n(.*?)^```$", re.M | re.S)


def framed(component, code):
    component = component or "memory"
    return (f'#include "{component}.component.h"\n\n{code}\nvoid {component}_main(struct {component}_ports *ports)\n'
            "{\n    (void)ports;\n}\n")


def complaints(program):
    if program.marks:
        return corpus.must_be_refused(program)
    return corpus.must_be_accepted(program, program.text, "good")


tap = corpus.Tap()
corpus.prepare()
programs = [corpus.Program(f"page/{page}-{number}", framed(component, code))
            for page in ("slices", "parcels", "sets") for number, (component, code) in
            enumerate(BLOCK.findall((corpus.ROOT / "docs" / f"{page}.md").read_text()), 1)]
tap.test(f"{len(programs)} programs", ["fewer than 19"] * (len(programs) < 19))
tap.each(programs, complaints)
tap.done()
