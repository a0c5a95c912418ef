"""operators_contract.py - the mistakes that are planted in contracts: each changes one place of the text, so that it
still has the form of a contract and names only what there is. (kind, line number, text after) is a mutant."""
import re

TARGET = re.compile(r"-> (?P<state>\w+)(?! *[?!])")
STEP = re.compile(r"\b(?P<message>[A-Z]\w*)(?P<way>[?!])")
SKIPPED = re.compile(r"-> [A-Z]\w*[?!] (?=->)")
INLINE = re.compile(r"\((?P<one>[^()]*?) or (?P<other>[^()]*)\)")
STATE = re.compile(r"^\s*(?:override )?state (?P<name>\w+):")
MESSAGE = re.compile(r"^\s*(?P<side>in |out)? *message (?P<name>\w+)\((?P<parameters>[^()]*)\)")
REQUIRES = re.compile(r"\s+requires (?P<condition>[^;]*);")
TYPES = {"uint64_t": "uint32_t", "uint32_t": "uint16_t", "uint16_t": "uint8_t", "int32_t": "uint32_t",
         "uint8_t[]": "uint16_t[]"}
WORD = re.compile(r"\b(?:opt|frozen) ")
SIZE = re.compile(r"\[(?P<size>\d+)\]")
FIELD = re.compile(r"^\s+\w+ \w+(?:\[\d+\])?;$")


def at(lines, n, start, end, new):
    """The text with another piece in line n."""
    return "\n".join(lines[:n] + [lines[n][:start] + new + lines[n][end:]] + lines[n + 1:])


def without(lines, n):
    return "\n".join(lines[:n] + lines[n + 1:])


def messages_of(lines):
    return {found["name"]: found["side"].strip() for found in map(MESSAGE.match, lines) if found and found["side"]}


def steps(lines, states):
    """Where a message leads, which one it is, who says it, and whether it is there at all."""
    sides = messages_of(lines)
    for n, line in enumerate(lines):
        code = line.split("//")[0]
        for found in TARGET.finditer(code):
            for other in (*states, "end"):
                if other != found["state"] and found["state"] in (*states, "end"):
                    yield "target", n, at(lines, n, found.start("state"), found.end("state"), other)
        for found in STEP.finditer(code):
            way = "!" if found["way"] == "?" else "?"
            yield "direction", n, at(lines, n, found.start("way"), found.end("way"), way)
            for other, side in sides.items():
                if other != found["message"] and side == sides.get(found["message"]):
                    yield "message", n, at(lines, n, found.start("message"), found.end("message"), other)
            yield "twice", n, at(lines, n, found.start(), found.end(), f"{found[0]} -> {found[0]}")
        for found in SKIPPED.finditer(code):
            yield "skipped", n, at(lines, n, found.start(), found.end(), "")


def alternatives(lines):
    """One that is missing."""
    for n, line in enumerate(lines):
        code = line.split("//")[0]
        if re.match(r"\s*\| ", code):
            changed = lines[:n] + lines[n + 1:]
            changed[n - 1] += ";" if code.rstrip().endswith(";") else ""
            yield "alternative", n, "\n".join(changed)
        found = STATE.match(code)
        if found and n + 1 < len(lines) and re.match(r"\s*\| ", lines[n + 1]) and not found[0].count("override"):
            second = re.sub(r"^\s*\| ", "", lines[n + 1])
            yield "alternative", n, "\n".join([*lines[:n], f"{found[0]} {second}", *lines[n + 2:]])
        for found in INLINE.finditer(code):
            yield "alternative", n, at(lines, n, found.start(), found.end(), found["one"])
            yield "alternative", n, at(lines, n, found.start(), found.end(), found["other"])


def exchanged_states(lines, states):
    places = {}
    for n, line in enumerate(lines):
        found = STATE.match(line)
        if found:
            places[found["name"]] = (n, found.start("name"), found.end("name"))
    for one, other in zip(states, states[1:]):
        changed = list(lines)
        for name, new in ((one, other), (other, one)):
            n, start, end = places[name]
            changed[n] = changed[n][:start] + new + changed[n][end:]
        yield "states", places[one][0], "\n".join(changed)


def sides(lines):
    for n, line in enumerate(lines):
        found = MESSAGE.match(line)
        if found and found["side"]:
            yield "side", n, at(lines, n, found.start("side"), found.end("side"),
                                "out" if found["side"] == "in " else "in ")


def conditions(lines):
    """Weaker ones, and none."""
    text = "\n".join(lines)
    for found in REQUIRES.finditer(text):
        n = text[:found.start("condition")].count("\n")
        yield "requires", n, text[:found.start()] + ";" + text[found.end():]
        parts = found["condition"].split(" && ")
        for i in range(len(parts) if len(parts) > 1 else 0):
            rest = " && ".join(parts[:i] + parts[i + 1:])
            yield "requires", n, text[:found.start("condition")] + rest + text[found.end("condition"):]
        for sign in re.finditer(r"<=|>=|<(?!=)|>(?!=)|==|!=", found["condition"]):
            new = {"<=": "<", ">=": ">", "<": "<=", ">": ">=", "==": "!=", "!=": "=="}[sign[0]]
            start = found.start("condition") + sign.start()
            yield "requires", n, text[:start] + new + text[start + len(sign[0]):]


def changed_parameters(parts):
    """One less, two exchanged, another type, one that is optional or frozen no more, or now."""
    for i, part in enumerate(parts):
        yield "parameter", parts[:i] + parts[i + 1:]
        kind, _, name = part.rpartition(" ")
        if kind in TYPES:
            yield "type", [*parts[:i], f"{TYPES[kind]} {name}", *parts[i + 1:]]
        if "[]" in kind and not WORD.match(part):
            yield "optional", [*parts[:i], "opt " + part, *parts[i + 1:]]
        bare = WORD.sub("", part, count=1)
        if bare != part:
            yield "optional", [*parts[:i], bare, *parts[i + 1:]]
        if i > 0:
            yield "exchanged", [*parts[:i - 1], part, parts[i - 1], *parts[i + 1:]]


def parameters(lines):
    for n, line in enumerate(lines):
        found = MESSAGE.match(line)
        if not found or not found["parameters"]:
            continue
        start, end = found.start("parameters"), found.end("parameters")
        for what, changed in changed_parameters(found["parameters"].split(", ")):
            yield what, n, at(lines, n, start, end, ", ".join(changed))


def data(lines):
    for n, line in enumerate(lines):
        code = line.split("//")[0]
        for found in SIZE.finditer(code):
            yield "size", n, at(lines, n, found.start("size"), found.end("size"), str(int(found["size"]) // 2))
        if FIELD.match(code):
            yield "field", n, without(lines, n)


def of_contract(text):
    lines = text.split("\n")
    states = [found["name"] for found in map(STATE.match, lines) if found]
    seen = {text}
    for operator in (steps(lines, states), alternatives(lines), exchanged_states(lines, states), sides(lines),
                     conditions(lines), parameters(lines), data(lines)):
        for kind, number, changed in operator:
            if changed not in seen:
                seen.add(changed)
                yield kind, number + 1, changed
