#!/usr/bin/env python3
"""What docs/slices.md and docs/parcels.md show is so: every fenced block ```c is a program that is
accepted, or refused as its `//~ RULE` says."""
import re

import corpus

BLOCK = re.compile(r"^```c\n(.*?)^```$", re.M | re.S)
FRAME = '#include "memory.component.h"\n\n{}\nvoid memory_main(struct memory_ports *ports)\n{{\n    (void)ports;\n}}\n'


def complaints(program):
    if program.marks:
        return corpus.must_be_refused(program)
    return corpus.must_be_accepted(program, program.text, "good")


tap = corpus.Tap()
corpus.prepare()
programs = [corpus.Program(f"page/{page}-{number}", FRAME.format(code)) for page in ("slices", "parcels")
            for number, code in
            enumerate(BLOCK.findall((corpus.ROOT / "docs" / f"{page}.md").read_text()), 1)]
tap.test(f"{len(programs)} programs", ["fewer than 14"] * (len(programs) < 14))
tap.each(programs, complaints)
tap.done()
