#!/usr/bin/env python3
"""chart.t [write] - the way into trouble, drawn: `deed contract --svg` and `--mscgen` show the steps that
the error lists, byte for byte as in golden/ (`write` accepts what they are now), and a crossing crosses."""
import json
import pathlib
import re
import subprocess
import sys
import xml.etree.ElementTree as tree

HERE = pathlib.Path("tests/contracts")
SVG = "{http://www.w3.org/2000/svg}"
write = sys.argv[1:] == ["write"]
count = 0


def ok(good, name, why=""):
    global count
    count += 1
    print(f"{'ok' if good else 'not ok'} {count} - {name}", flush=True)
    if not good and why:
        print("# " + str(why).replace("\n", "\n# "))


def deed(*words):
    return subprocess.run(["build/deed", "contract", *map(str, words)], capture_output=True, text=True,
                          timeout=60)


def is_golden(text, name):
    file = HERE / "golden" / name
    if write:
        file.write_text(text)
    ok(file.exists() and file.read_text() == text, name)


def steps_of(file):
    """What the error says in JSON."""
    errors = json.loads(deed("--check", "--format=json", file).stderr)["errors"]
    return [step for note in errors[0]["notes"] for step in note.get("steps", [])]


def compare(file):
    """The pictures have an arrow for each message that arrives, a dot for each that does not."""
    steps = steps_of(file)
    sent = sum(step["action"] == "send" for step in steps)
    received = len(steps) - sent
    picture = tree.fromstring(deed("--svg", file).stdout)
    lines = [line for line in picture.iter(SVG + "line") if line.get("x1") != line.get("x2")]
    arrows = [line for line in lines if line.get("marker-end")]
    dots = list(picture.iter(SVG + "circle"))
    ok((len(arrows), len(dots)) == (received, sent - received), f"{file.stem}: arrows and dots in SVG")
    chart = deed("--mscgen", file).stdout
    ok((chart.count("=>"), chart.count("-x")) == (received, sent - received), f"{file.stem}: in mscgen")
    return steps, arrows


for name in ("Stuck", "UnboundedPair"):
    is_golden(deed("--svg", HERE / f"bad/{name}.contract").stdout, f"{name}.svg")
    is_golden(deed("--mscgen", HERE / f"bad/{name}.contract").stdout, f"{name}.msc")
for name in ("Crossing", "CrossedEnd", "Leftover", "Stuck", "TooMany", "UnboundedBoth"):
    compare(HERE / f"bad/{name}.contract")

_, (first, second) = compare(HERE / "bad/Stuck.contract")
ends = [(int(line.get("y1")), int(line.get("y2"))) for line in (first, second)]
ok(first.get("x1") != second.get("x1") and ends[0][0] < ends[1][1] and ends[1][0] < ends[0][1],
   "the two arrows of a crossing cross", ends)

# The state of the well-known class in which both may send: a question for the state of the work crosses
# the word that it is done.
steps, _ = compare(HERE / "ladder/bad/StatusQuery.contract")
done = [(step["peer"], step["action"], step["message"]) for step in steps]
ok(("client", "send", "Query") in done and ("server", "send", "Done") in done and
   not any(action == "receive" and message in ("Query", "Done") for _, action, message in done),
   "a status query crosses a completion", done)
ok(deed("--check", HERE / "ladder/ok/StatusAnswered.contract").returncode == 0, "it may, where both orders go on")

fine = deed("--svg", "contracts/Ping.contract")
ok((fine.returncode, fine.stdout, fine.stderr) == (0, "", ""), "what is fine gives no chart")
both = deed("--svg", "contracts/Ping.contract", "contracts/Store.contract")
ok(both.returncode == 2, "one file at a time", both.stderr)
refused = deed("--svg", HERE / "bad/Syntax.contract")
ok(refused.returncode == 1 and refused.stdout == "" and re.search(r"\[syntax\]", refused.stderr),
   "an error without steps gives none either")
print(f"1..{count}")
