"""judge_source.py - a mutated source of a shipped component. It is killed when `deed check` refuses it, when
`deed link` does, and, of mistakes with bounds, when an access that was proved is so no more: the build says how many
are, and a trap stands before it. Where the machine code is that of the original, no mistake was planted."""
import re

import hosted
from place import ROOT, Verdict, check, plant, refusal, shipped

BOUNDS = {"off-by-one", "index", "raw-index", "count", "length", "size"}


def less_proved(tree, component):
    """More accesses are trapped than in the original, or fewer proved."""
    def numbers(folder):
        text = (folder / "build" / "components" / f"{component}.cert").read_text()
        return [int(re.search(rf"^accesses-{word} (\d+)$", text, re.M)[1]) for word in ("proved", "checked")]
    (proved, checked), (proved_before, checked_before) = numbers(tree), numbers(ROOT)
    return checked > checked_before or proved < proved_before


def judge(mutant, name):
    tree = plant(mutant, name)
    component = mutant.file.parts[1]
    for more in (["--no-object"], []):
        status, said = check(tree, shipped(component), *more)
        if status != 0:
            return refusal(mutant, "check", said)
    if hosted.same_code(tree, component):
        return Verdict(mutant, "no mistake", "", "")
    if mutant.kind in BOUNDS and less_proved(tree, component):
        return Verdict(mutant, "killed", "proof lost", "")
    killed, said = hosted.harmless(tree, [component])
    return Verdict(mutant, "killed" if killed else "survived", "deed link" if killed else "", said)
