#!/usr/bin/env python3
"""golden.t [write] [WORD...] - what the checker prints for a program of every rule, byte for byte.

The programs are the refused examples of checker/rules/NAME.md, so what stands in golden/NAME.txt is
what somebody reads who has just made that mistake. `write` accepts what is printed now; look at the
difference before. Words select rules by name."""
import difflib
import sys

import corpus

GOLDEN = corpus.HERE / "golden"
WRITE = sys.argv[1:2] == ["write"]
if WRITE:
    del sys.argv[1]


class Rule:
    def __init__(self, name):
        self.name = name


def printed(rule):
    """What is said about all refused examples of the rule, as if each lay in the current folder."""
    texts = []
    for program, whole in corpus.examples(rule):
        if program.marks:
            component_file = corpus.place(program, program.text, "golden")
            output = corpus.check(component_file, whole=whole).output
            texts.append(output.replace(str(component_file.parent) + "/", ""))
    return "\n".join(texts)


def complaints_of(rule):
    text = printed(rule.name)
    golden = GOLDEN / (rule.name + ".txt")
    if WRITE and text:
        golden.write_text(text)
    expected = golden.read_text() if golden.exists() else ""
    difference = list(difflib.unified_diff(expected.split("\n"), text.split("\n"), str(golden), "now",
                                           lineterm=""))
    return ["\n".join(difference)] if difference else []


tap = corpus.Tap()
corpus.prepare()
rules = corpus.rules()
if WRITE:
    GOLDEN.mkdir(exist_ok=True)
stale = {path.stem for path in GOLDEN.glob("*.txt")} - set(rules)
tap.test("no golden text without a rule", sorted(stale))
tap.each(corpus.selected([Rule(name) for name in rules]), complaints_of)
tap.done()
