#!/usr/bin/env python3
"""Every rule has a text, and what its text says of its examples is true. An example is framed: without
an include it gets one, of the component that its fence names or of `memory`; without an entry function
it gets an empty one. `whole` in the fence: what refuses it stands behind the passes over the source."""
import corpus

# Nothing that keeps to the other rules is known to fail the object gate; tests/gates plants it.
WITHOUT_BAD_EXAMPLE = {"object", "llvm"}


def complaints_of(rule):
    if not (corpus.ROOT / "checker" / "rules" / (rule + ".md")).exists():
        return ["it has no text"]
    complaints, bad, good = [], 0, 0
    for program, whole in corpus.examples(rule):
        if program.marks:
            bad += 1
            complaints += [f"it shows [{mark.rule}]" for mark in program.marks if mark.rule != rule]
            complaints += corpus.must_be_refused(program, whole=whole, compiles=not whole)
        else:
            good += 1
            complaints += corpus.must_be_accepted(program, program.text, "good")
    if good == 0 or bad == 0 and rule not in WITHOUT_BAD_EXAMPLE:
        complaints.append("it shows no bad or no good program")
    return complaints


class Rule:
    def __init__(self, name):
        self.name = name


tap = corpus.Tap()
corpus.prepare()
rules = corpus.rules()
texts = {path.stem for path in (corpus.ROOT / "checker" / "rules").glob("*.md")}
tap.test("no text without a rule", sorted(texts - set(rules)))
reference = corpus.run([corpus.DEED, "explain", "--reference"]).stdout
tap.test("docs/rules.md is up to date", [] if (corpus.ROOT / "docs" / "rules.md").read_text() == reference
         else ["`make rules` writes it"])
tap.test("an unknown rule suggests the nearest", [] if "did you mean 'leak'?" in corpus.run(
    [corpus.DEED, "explain", "leek"]).stdout else ["it does not"])
tap.test("an unknown command suggests the nearest", [] if "did you mean `check'?" in corpus.run(
    [corpus.DEED, "chekc"]).stdout else ["it does not"])
tap.each(corpus.selected([Rule(name) for name in rules]), lambda rule: complaints_of(rule.name))
tap.done()
