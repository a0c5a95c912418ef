#!/usr/bin/env python3
"""Every program of bad/ is refused as it says, and its twin accepted. Words select by name."""
import collections

import corpus

tap = corpus.Tap()
programs = corpus.bad_programs()
by_family = collections.Counter(program.name.split("/")[1] for program in programs)
by_rule = collections.Counter(mark.rule for program in programs for mark in program.marks)
# What gets as far as these gates is not C that compiles cleanly: tests/gates has their programs.
BEHIND_THE_SOURCE = {"compile", "llvm", "object", "stack"}

tap.test(f"{len(programs)} programs", ["fewer than 120"] * (len(programs) < 120))
# The analyses are to be tried, not the token gate alone: only families about the text may fall to it.
OF_THE_TEXT = {"text", "no_sanitize", "address_space", "constructor", "assembler_name", "pasting", "padding"}
tap.test("what is not about the text gets past the token gate",
         [program.name for program in programs if program.name.split("/")[1] not in OF_THE_TEXT
          and any(mark.rule == "token" for mark in program.marks)])
tap.test("every rule has one", [f"none for {rule}" for rule in corpus.rules()
                                if rule not in BEHIND_THE_SOURCE and not by_rule[rule]])
for what, counts in (("family", by_family), ("rule", by_rule)):
    for name, count in sorted(counts.items()):
        tap.note(f"{what} {name}: {count}")
corpus.prepare()
tap.each(corpus.selected(programs), corpus.bad_complaints)
tap.done()
