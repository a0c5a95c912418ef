#!/usr/bin/env python3
"""The command line of `deed check`, `link` and `explain`; errors as text, JSON and SARIF say the same."""
import json

import gates

tap = gates.Tap()
tree = gates.Tree("tree")
tree.generate()
DEED = gates.DEED

tree.write("apps/probe/probe.c", gates.SOURCE.replace("(void)ports;", "uint8_t b = deed_now();"))
status, text = tree.check("--format=text")
first = text.split("\n")[0]
tap.ok(status == 1 and first.startswith("apps/probe/probe.c:5:") and first.endswith("]"), "text", text)
rule = first.rpartition("[")[2].rstrip("]")

status, output = tree.check("--format=json")
try:
    errors = json.loads(output)["errors"]
    good = status == 1 and any(error["rule"] == rule and error["line"] == 5 for error in errors)
except ValueError:
    good = False
tap.ok(good, "JSON", output)

status, output = tree.check("--format=sarif")
try:
    report = json.loads(output)
    result = report["runs"][0]["results"][0]
    place = result["locations"][0]["physicalLocation"]
    good = (report["version"] == "2.1.0" and status == 1 and result["ruleId"] == rule and
            place["artifactLocation"]["uri"] == "apps/probe/probe.c" and
            place["region"]["startLine"] == 5 and result["message"]["text"].partition("\n")[0] in first)
except (ValueError, KeyError, IndexError):
    good = False
tap.ok(good, "SARIF", output)

tree.write("apps/probe/probe.c", gates.SOURCE)
for form in ("json", "sarif"):
    status, output = tree.check(f"--format={form}")
    try:
        report = json.loads(output)
        results = report["errors"] if form == "json" else report["runs"][0]["results"]
        good = status == 0 and not results
    except (ValueError, KeyError, IndexError):
        good = False
    tap.ok(good, f"{form}: an accepted component has no results", output)
status, output = tree.check()
tap.ok(status == 0 and output == "", "text: an accepted component has no errors", output)

for dump, says in (("source", "probe_main"), ("token", "apps/probe/probe.c:3:1: void"),
                   ("ir", "probe_main"), ("flow", "function probe_main"), ("stack", "probe_main")):
    status, output = tree.check(f"--dump={dump}")
    tap.ok(status == 0 and says in output, f"--dump={dump}", output)
status, output = tree.check("--no-object")
tap.ok(status == 0 and not tree.has("build/components/probe.o"), "--no-object", output)

status, output = gates.run(DEED, "check", "apps/probe/probe.component", "-I", "contracts", "--sdk", "sdk/include",
                           "--gen", "build/gen", "-o", "build/new/folder", cwd=tree.path)
tap.ok(status == 0 and tree.has("build/new/folder/probe.cert"), "the folder is made", output)
status, output = gates.run(DEED, "check", "apps/probe/probe.component", "-I", "contracts", "--sdk", "sdk/include",
                           "--gen", "build/gen", "-o", "apps/probe/probe.c", cwd=tree.path)
tap.ok(status == 1 and "apps/probe/probe.c" in output, "a file is no folder", output)

whole = ["apps/probe/probe.component", "--sdk", "a", "--gen", "b", "-o", "c"]
for command, words, wrong in (
        ("check", whole + ["--format=yaml"], "'yaml'"), ("check", whole + ["--dump=mind"], "'mind'"),
        ("check", whole + ["--trust"], "'--trust'"), ("check", whole + ["more.component"], "'more.component'"),
        ("check", ["probe.c"], "'probe.c'"), ("check", whole[:-1], "'-o'"), ("check", whole[1:], "NAME.component"),
        ("check", whole[:1] + whole[3:], "'--sdk'"), ("check", [], "NAME.component"),
        ("link", [], "FILE.system"), ("link", ["a.system", "--machine", "vax"], "'vax'"),
        ("link", ["a.system", "b.system"], "'b.system'"), ("link", ["a.system", "--root"], "'--root'"),
        ("explain", ["nonsense"], "'nonsense'"), ("explain", ["leak", "more"], "'more'")):
    status, output = gates.run(DEED, command, *words)
    tap.ok(status == 2 and wrong in output.split("\n")[0] and "usage: deed" in output,
           f"{command} {' '.join(words)}: wrong usage", output)
for command in ("check", "link", "explain"):
    status, output = gates.run(DEED, command, "--help")
    tap.ok(status == 0 and output.startswith(f"usage: deed {command}"), f"{command} --help", output)

status, output = gates.run(DEED, "explain")
rules = [line.split()[0] for line in output.strip().split("\n")]
tap.ok(status == 0 and len(rules) == len(set(rules)) and
       {"leak", "memory", "certificate", "link", "unused-port", "unused-service"} <= set(rules),
       "explain lists the rules", output)
for rule in rules:
    status, output = gates.run(DEED, "explain", rule)
    tap.ok(status == 0 and output.startswith(f"{rule}: ") and output.count("\n") > 3,
           f"explain {rule} has a text", output)
tap.done()
