#!/usr/bin/env python3
"""What `deed check` says as JSON and as SARIF: the same errors as in text, in the shape that the SARIF
2.1.0 schema asks for, with regions that lie in the files and changes that fit the text."""
import json
import pathlib

import corpus

PROGRAMS = ["bad/moves", "bad/protocol", "bad/counts", "first/"]
MOST = 40


def run(program, format):
    component_file = corpus.place(program, program.text, "formats")
    done = corpus.run([corpus.DEED, "check", component_file, "-I", corpus.HERE / "contracts", "-I",
                       corpus.ROOT / "contracts", "--sdk", "sdk/include", "--gen", corpus.GEN, "-o",
                       component_file.parent, "--no-object", "--format=" + format])
    return component_file.parent, done.stdout


class Shape:
    """Complaints about a JSON value, each with the way to it."""

    def __init__(self):
        self.complaints = []

    def wrong(self, way, what):
        self.complaints.append(f"{way}: {what}")

    def take(self, value, way, key, kind, needed=True):
        """value[key] if it is there and of that type, else None."""
        if not isinstance(value, dict):
            self.wrong(way, "no object")
            return None
        if key not in value:
            if needed:
                self.wrong(way, f"no {key}")
            return None
        if not isinstance(value[key], kind) or (kind is int and isinstance(value[key], bool)):
            self.wrong(f"{way}.{key}", f"no {kind.__name__}")
            return None
        return value[key]

    def only(self, value, way, keys):
        for key in set(value) - set(keys.split()):
            self.wrong(way, f"{key} is no property of SARIF 2.1.0 that belongs here")

    def text(self, value, way):
        """A message or a multi-format string: `text` is required."""
        if value is not None and not self.take(value, way, "text", str):
            self.wrong(way, "an empty text")

    def region(self, region, way, lines):
        self.only(region, way, "startLine startColumn endLine endColumn")
        line = self.take(region, way, "startLine", int)
        column = self.take(region, way, "startColumn", int, needed=False)
        end = self.take(region, way, "endColumn", int, needed=False)
        if line is None or not 1 <= line <= len(lines):
            return self.wrong(way, f"there is no line {line}")
        if column is not None and not 1 <= column <= len(lines[line - 1]) + 1:
            self.wrong(way, f"line {line} has no column {column}")
        if end is not None and not column <= end <= len(lines[line - 1]) + 2:
            self.wrong(way, f"the region [{column}, {end}) does not lie in line {line}")
        return lines[line - 1][(column or 1) - 1:(end or 1) - 1]

    def artifact(self, location, way):
        uri = self.take(location, way, "uri", str)
        if uri and any(c in uri for c in ' "<>\\^`{|}'):
            self.wrong(way, f"{uri} is no URI")
        path = corpus.ROOT / (uri or "")
        if not path.is_file():
            self.wrong(way, f"there is no file {uri}")
            return []
        return path.read_text().split("\n")

    def location(self, location, way):
        self.only(location, way, "physicalLocation message id")
        if "message" in location:
            self.text(location["message"], way + ".message")
        physical = self.take(location, way, "physicalLocation", dict)
        if physical is None:
            return
        lines = self.artifact(self.take(physical, way, "artifactLocation", dict) or {}, way)
        region = self.take(physical, way, "region", dict, needed=False)
        if region is not None and lines:
            self.region(region, way + ".region", lines)

    def fix(self, fix, way):
        self.only(fix, way, "description artifactChanges")
        self.text(fix.get("description"), way + ".description")
        for change in self.take(fix, way, "artifactChanges", list) or self.wrong(way, "empty") or []:
            lines = self.artifact(self.take(change, way, "artifactLocation", dict) or {}, way)
            replacements = self.take(change, way, "replacements", list)
            if not replacements:
                self.wrong(way, "no replacements")
            for one in replacements or []:
                self.region(self.take(one, way, "deletedRegion", dict) or {}, way, lines)
                self.text(self.take(one, way, "insertedContent", dict), way)

    def result(self, result, way, rules):
        self.only(result, way, "ruleId ruleIndex level message locations relatedLocations codeFlows fixes")
        if result.get("level") not in ("none", "note", "warning", "error"):
            self.wrong(way, "no level")
        self.text(self.take(result, way, "message", dict), way + ".message")
        index = self.take(result, way, "ruleIndex", int)
        if index is None or index >= len(rules) or rules[index]["id"] != result.get("ruleId"):
            self.wrong(way, "its rule is not the one in the table")
        for key in ("locations", "relatedLocations"):
            for i, location in enumerate(self.take(result, way, key, list) or []):
                self.location(location, f"{way}.{key}[{i}]")
        for flow in self.take(result, way, "codeFlows", list, needed=False) or []:
            for thread in self.take(flow, way, "threadFlows", list) or self.wrong(way, "empty") or []:
                steps = self.take(thread, way, "locations", list)
                if not steps:
                    self.wrong(way, "a flow without locations")
                for step in steps or []:
                    self.location(self.take(step, way, "location", dict) or {}, way + ".codeFlows")
        for fix in self.take(result, way, "fixes", list, needed=False) or []:
            self.fix(fix, way + ".fixes")

    def log(self, log):
        self.only(log, "log", "$schema version runs")
        if log.get("version") != "2.1.0":
            self.wrong("log", "no version 2.1.0")
        runs = self.take(log, "log", "runs", list) or []
        for run in runs:
            self.only(run, "run", "tool columnKind results")
            driver = self.take(self.take(run, "run", "tool", dict) or {}, "tool", "driver", dict) or {}
            self.take(driver, "driver", "name", str)
            rules = self.take(driver, "driver", "rules", list) or []
            if len({rule.get("id") for rule in rules}) != len(rules):
                self.wrong("rules", "an id stands there twice")
            for rule in rules:
                self.take(rule, "rule", "id", str)
                for key in ("shortDescription", "help"):
                    self.text(self.take(rule, f"rule {rule.get('id')}", key, dict), key)
            for i, result in enumerate(self.take(run, "run", "results", list) or []):
                self.result(result, f"result {i}", rules)
        return runs


def sarif_complaints(program, expected):
    shape = Shape()
    _, text = run(program, "sarif")
    runs = shape.log(json.loads(text))
    found = sorted((result["ruleId"], result["locations"][0]["physicalLocation"].get("region", {})
                    .get("startLine", 0)) for result in runs[0]["results"])
    if found != expected:
        shape.wrong("results", f"{found}, but in text {expected}")
    return shape.complaints


def json_complaints(program, expected):
    _, text = run(program, "json")
    errors = json.loads(text)["errors"]
    complaints = []
    found = sorted((error["rule"], error.get("line", 0)) for error in errors)
    if found != expected:
        complaints.append(f"{found}, but in text {expected}")
    for error in errors:
        for edit in error.get("fix", {}).get("edits", []):
            line = pathlib.Path(corpus.ROOT / edit["file"]).read_bytes().split(b"\n")[edit["line"] - 1]
            if line[edit["column"] - 1:edit["end_column"] - 1].decode() != edit["old"]:
                complaints.append(f"an edit of what does not stand there: {edit}")
    return complaints


def complaints_of(program):
    outcome = corpus.check(corpus.place(program, program.text, "formats"))
    expected = sorted((error.rule, error.line) for error in outcome.errors)
    return json_complaints(program, expected) + sarif_complaints(program, expected)


tap = corpus.Tap()
corpus.prepare()
first = [corpus.read_program(path) for path in sorted(corpus.HERE.glob("first/*.c"))]
programs = [program for program in first + corpus.bad_programs()
            if any(program.name.startswith(prefix) for prefix in PROGRAMS)]
step = max(1, len(programs) // MOST)
tap.each(corpus.selected(programs[::step]), complaints_of)
ok = corpus.ok_programs()[0]
tap.test("nothing is reported of an accepted program",
         [] if json.loads(run(ok, "json")[1]) == {"errors": []} else ["there is something"])
tap.done()
