#!/usr/bin/env python3
"""What docs/slices.md shows is so: every fenced block ```c is a program that is accepted, or refused as
its `//~ RULE` says."""
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
text = (corpus.ROOT / "docs" / "slices.md").read_text()
programs = [corpus.Program(f"page/slices-{number}", FRAME.format(code))
            for number, code in enumerate(BLOCK.findall(text), 1)]
tap.test(f"{len(programs)} programs", ["fewer than nine"] * (len(programs) < 9))
tap.each(programs, complaints)
tap.done()
