"""table.py - what is proved, function by function: printed, as JSON, and as the sums in the README."""

import json
import os
import re

import levels
import wp

SUMS = re.compile(r"(<!-- sums of make prove -->\n).*?(<!-- end -->)", re.S)


def contract_above(path, name):
    """ACSL lines above the prototype of this function in the header of its file."""
    header = os.path.splitext(path)[0] + ".h"
    if path == header or not os.path.exists(header):
        return 0
    lines = levels.text_of(header)
    for place, line in enumerate(lines):
        if re.match(rf"\w.*\b{name}\(", line):
            return levels.code_and_acsl(header, place + 1, place + 1)[1]
    return 0


def goals_of(unit, name):
    """prover -> how many, and the seconds that they took."""
    by, spent = {}, 0.0
    for function, prover, milliseconds in unit.result["goals"].values():
        if function == name:
            by[prover] = by.get(prover, 0) + 1
            spent += milliseconds / 1000
    return by, round(spent, 2)


def assumes(unit):
    """Functions whose contract this file relies on and nobody proves: those of proof/assumptions.txt."""
    return sorted({function for path, _, function, _, status, _ in unit.result["properties"]
                   if status == "Considered valid" and function in unit.result["calls"]
                   and function not in unit.result["bodies"]
                   and not path.startswith("__fc_")} & unit.trusted)


def rows(units, found, level):
    for (path, name), about in sorted(found.items()):
        unit = next((unit for unit in units if unit.owns(path) and name in unit.result["bodies"]), None)
        by, spent = goals_of(unit, name) if unit else ({}, 0.0)
        yield {"module": path, "function": name, "level": level[path, name][0], "lines": about["code"],
               "acsl": about["acsl"] + contract_above(path, name), "goals": sum(by.values()), "provers": by,
               "seconds": spent, "assumptions": assumes(unit) if unit else []}
    for unit in units:
        if unit.name.endswith(".contract"):
            for name in unit.result["bodies"]:
                by, spent = goals_of(unit, name)
                yield {"module": "generated", "function": name, "level": "P3", "lines": 5, "acsl": 0,
                       "goals": sum(by.values()), "provers": by, "seconds": spent, "assumptions": []}


def show(table):
    print(f"{'module':<38} {'function':<28} {'level':<5} {'lines':>5} {'ACSL':>5} {'goals':>5} {'WP':>5} {'Z3':>4} "
          f"{'cvc5':>4} {'s':>6}  assumes")
    opened = {}
    for row in table:
        by = row["provers"]
        if row["level"] == "open" and not by:
            functions, lines = opened.get(row["module"], (0, 0))
            opened[row["module"]] = functions + 1, lines + row["lines"]
            continue
        print(f"{row['module']:<38} {row['function']:<28} {row['level']:<5} {row['lines']:>5} {row['acsl']:>5} "
              f"{row['goals']:>5} {by.get('WP', 0):>5} {by.get('Z3', 0):>4} {by.get('cvc5', 0):>4} "
              f"{row['seconds']:>6.1f}  {' '.join(row['assumptions'])}".rstrip())
    for module, (functions, lines) in sorted(opened.items()):
        print(f"{module:<38} {f'{functions} functions':<28} open  {lines:>5}")


def write(table):
    with open(os.path.join(wp.BUILD, "table.json"), "w", encoding="utf-8") as file:
        json.dump(table, file, indent=1)
        file.write("\n")


def sums(level, found, recorded):
    """What the README shows: functions exactly, lines to the hundred."""
    lines = sum(about["code"] for about in found.values())
    out = [f"{recorded} goals are proved. Of the {len(level)} functions of the core:", "",
           "| level | functions | share of lines | what |", "|---|---:|---:|---|"]
    for word, what in (("P3", "whole contract, run-time errors, termination"),
                       ("P2", "run-time errors, termination, what it may write"),
                       ("P1", "no run-time error, for any arguments, in any state that the ranges of tables allow (Eva)"),
                       ("T", "trusted, each with its reason and its test: [TRUSTED.md](TRUSTED.md)"),
                       ("open", "tested, not proved")):
        names = [key for key, value in level.items() if value[0] == word]
        share = 100 * sum(found[key]["code"] for key in names if key in found) / max(1, lines)
        out.append(f"| {word} | {len(names)} | {share:.0f} % | {what} |")
    return "\n".join(out) + "\n"
