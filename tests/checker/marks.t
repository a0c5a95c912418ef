#!/usr/bin/env python3
"""Ordinary code needs few marks: at most 3 in 100 lines, in every shipped component. Those on
parameters, fields and results all count."""
import re

import corpus

MOST_IN_100 = 3
FEW_LINES = 20
MARK = re.compile(r"\b(?:OWN|CLAIMS|OPT|COUNT|IN|BORROWS|STATE|TO|DEPTH)\b(?!\w)")
COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*|\"(?:\\.|[^\"\\])*\"", re.S)

tap = corpus.Tap()
total_marks = total_lines = 0
for path in sorted(corpus.ROOT.glob("apps/*/*.component")):
    texts = [source.read_text() for source in sorted(path.parent.glob("*.[ch]"))]
    lines = sum(text.count("\n") for text in texts)
    marks = sum(len(MARK.findall(COMMENT.sub("", text))) for text in texts)
    total_marks, total_lines = total_marks + marks, total_lines + lines
    tap.test(f"{path.stem}: {marks} marks in {lines} lines, {marks * 100 / lines:.1f} in 100",
             ["more than 3 in 100"] * (lines >= FEW_LINES and marks * 100 > MOST_IN_100 * lines))
tap.note(f"marks per 100 lines: {total_marks * 100 / total_lines:.2f} "
         f"({total_marks} in {total_lines})")
tap.test("there are components", ["none"] * (total_lines < 1000))
tap.done()
