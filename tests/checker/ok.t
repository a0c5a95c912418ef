#!/usr/bin/env python3
"""Every program of ok/ goes through the whole of `deed check`. Words select programs by name."""
import corpus

tap = corpus.Tap()
programs = corpus.ok_programs()
lines = sum(len(program.lines) for program in programs)
tap.test(f"{len(programs)} programs, {lines} lines",
         ["fewer than 60"] * (len(programs) < 60) +
         ["fewer than 40 lines on average"] * (lines < 40 * len(programs)))
corpus.prepare()
tap.each(corpus.selected(programs), corpus.ok_complaints)
tap.done()
