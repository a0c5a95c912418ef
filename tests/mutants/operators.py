"""operators.py - the mistakes that are planted: each operator changes one place of a component's C so that a rule
about ownership, bounds or protocol is broken there, or nearly. (kind, line number, text after) is a mutant."""
import re

# Statements with an effect on ownership or on a conversation, alone on their lines.
EFFECT = re.compile(r"^(?P<indent>\s+)(?:(?:else )?if \([^{}]*\) )?"
                    r"(?P<statement>(?:deed_drop|PUT|deed_slot_\w+|\w+_send_\w+|\w+_drop|\w+_set_put|\w+_call_\w+)"
                    r"\(.*\);)\s*$")
TAKEN = re.compile(r"^\s+(?:(?:const )?struct \w+ \*)?\w+ = (?P<take>TAKE\((?P<slot>.*)\));\s*$")
CASE = re.compile(r"^(?P<indent>\s*)case (?P<name>\w+_\w+):")
GUARD = re.compile(r"(?P<before>\bif \()(?P<test>!\w+(?:->\w+)?|\w+(?:->\w+)? [!=]= NULL)(?P<after>\)|\s*(?:&&|\|\|))")
COMPARISON = re.compile(r"(?<![<>=-])(?P<less><|>)(?P<equal>=?)(?![<>=])(?=\s)")
AT = re.compile(r"\bAT\((?P<base>[^(),]+), (?P<count>[^(),]+), (?P<index>[^(),]+)\)")
ELEMENT = re.compile(r"(?P<base>->at|\bg_\w+)\[(?P<index>[^\[\]]+)\]")
MARK = re.compile(r" (?P<mark>OWN|CLAIMS|OPT|COUNT\(\w+\)|STATE\(\w+\)|TO\(\w+\)|BORROWS\(\w+\))(?=[ ,;)=])"
                  r"|^(?P<front>OWN|OPT|STATE\(\w+\)|BORROWS\(\w+\)) ")
SENT = re.compile(r"\b(?P<contract>[A-Z]\w*?)_(?P<how>send|call)_(?P<message>\w+)\(")
READ = re.compile(r"\b(?P<contract>[A-Z]\w*?)_(?P<message>[A-Z]\w*)_(?P<argument>[a-z]\w*)\(")
SET = re.compile(r"\bports->(?P<port>\w+)")


def given(statement):
    """The last name in a statement: what it gives away."""
    return re.findall(r"\w+", statement)[-1]


def line_of(lines, number, text):
    return "\n".join(lines[:number] + [text] + lines[number + 1:])


def without(lines, first, last):
    return "\n".join(lines[:first] + lines[last:])


def statements(lines):
    """Deleted, doubled, swapped with the one before, and what is given used once more."""
    for n, line in enumerate(lines):
        found = EFFECT.match(line)
        if not found:
            continue
        statement = found["statement"]
        yield "delete", n, line_of(lines, n, line.replace(statement, "(void)0;"))
        if "TAKE(" not in statement: # the second would find nothing
            yield "double", n, line_of(lines, n, line.replace(statement, "{ " + statement + " " + statement + " }"))
        before = lines[n - 1]
        if before.rstrip().endswith(";") and before.startswith(found["indent"]) and \
                len(before) - len(before.lstrip()) == len(found["indent"]) and "return" not in before and \
                "_drop" not in before and given(statement) in re.findall(r"[a-z]\w*", before):
            yield "swap", n, "\n".join(lines[:n - 1] + [line, before] + lines[n + 1:])
        after = lines[n + 1] if n + 1 < len(lines) else ""
        if re.match(r"\s*(break|continue|return)\b", after):
            yield "after-end", n, "\n".join(lines[:n] + [line, line] + lines[n + 1:])


def takes(lines):
    for n, line in enumerate(lines):
        found = TAKEN.match(line)
        if found:
            yield "borrow-for-take", n, line_of(lines, n, line.replace(found["take"], found["slot"]))
            yield "take-twice", n, "\n".join(lines[:n] + [found["take"].join(["    (void)", ";"])] + lines[n:])


def cases(lines):
    for n, line in enumerate(lines):
        found = CASE.match(line)
        if not found or not found["name"][0].isupper() or found["name"].isupper():
            continue # not a message
        last = n + 1
        while last < len(lines) and not re.match(rf"{found['indent']}(case|default|\}})", lines[last]):
            last += 1
        yield "case", n, without(lines, n, last)
        if last > n + 1:
            yield "fall", n, "\n".join(lines[:n] + [f"{found['indent']}case {found['name']}: break;"] + lines[last:])


def guards(lines):
    for n, line in enumerate(lines):
        for found in GUARD.finditer(line):
            value = "true" if "!=" in found["test"] else "false"
            yield "null-test", n, line_of(lines, n, line[:found.start("test")] + value + line[found.end("test"):])


def bounds(lines):
    for n, line in enumerate(lines):
        if line.lstrip().startswith(("*", "/", "#")):
            continue
        counted = re.search(r"\bfor \(\w+ (\w+) =", line)
        body = "\n".join(lines[n + 1:n + 7])
        if "length" in line or "BUCKETS" in line or \
                (counted and re.search(rf"\[{counted[1]}\b|AT\([^;]*, {counted[1]}\)", body)):
            for found in COMPARISON.finditer(line):
                if re.match(r"\s*(0|NULL)\b", line[found.end():]):
                    continue
                other = found["less"] + ("" if found["equal"] else "=")
                yield "off-by-one", n, line_of(lines, n, line[:found.start()] + other + line[found.end():])
        for found in AT.finditer(line):
            raw = f"{found['base']}[{found['index']}]"
            yield "raw-index", n, line_of(lines, n, line[:found.start()] + raw + line[found.end():])
            more = f"AT({found['base']}, {found['count']} + 1, {found['index']})"
            yield "count", n, line_of(lines, n, line[:found.start()] + more + line[found.end():])
        for found in ELEMENT.finditer(line):
            if line.startswith("static"):
                continue # a declaration: one more is no mistake
            for change in (" + 1", " - 1"):
                yield "index", n, line_of(lines, n, line[:found.end("index")] + change + line[found.end("index"):])


def marks(lines):
    for n, line in enumerate(lines):
        for found in MARK.finditer(line):
            yield "mark", n, line_of(lines, n, line[:found.start()] + line[found.end():])


def words(lines, messages, together):
    """Another message of the same contract, one that may not be sent where this one may; another set."""
    text = "\n".join(lines)
    ports = sorted({found["port"] for found in SET.finditer(text)})
    for n, line in enumerate(lines):
        for found in SENT.finditer(line):
            for other in messages.get(found["contract"], ()):
                if other != found["message"] and not together(found["contract"], found["message"], other):
                    yield "message", n, line_of(lines, n, line[:found.start("message")] + other +
                                                line[found.end("message"):])
        for found in READ.finditer(line):
            for other in messages.get(found["contract"], ()):
                if other != found["message"] and found["message"] in messages[found["contract"]]:
                    yield "argument", n, line_of(lines, n, line[:found.start("message")] + other +
                                                 line[found.end("message"):])
        for found in CASE.finditer(line):
            contract, _, message = found["name"].partition("_")
            for other in (*messages.get(contract, ()), "closed"):
                if other != message and message in messages.get(contract, ()):
                    yield "wrong-case", n, line_of(lines, n, line.replace(found["name"], f"{contract}_{other}", 1))
        for found in SET.finditer(line) if "_set_put(" in line else ():
            for other in ports:
                if other != found["port"]:
                    yield "port", n, line_of(lines, n, line[:found.start("port")] + other + line[found.end("port"):])


def of_source(text, messages, together):
    lines = text.split("\n")
    seen = {text}
    for operator in (statements(lines), takes(lines), cases(lines), guards(lines), bounds(lines), marks(lines),
                     words(lines, messages, together)):
        for kind, number, changed in operator:
            if changed not in seen:
                seen.add(changed)
                yield kind, number + 1, changed


# ---- Contracts -----------------------------------------------------------------------------------------------

TARGET = re.compile(r"-> (?P<state>\w+)")
STEP = re.compile(r"\b(?P<message>[A-Z]\w*)(?P<way>[?!])")


def of_contract(text):
    """Another state behind a message, the other direction, an alternative less."""
    lines = text.split("\n")
    states = sorted(set(re.findall(r"^\s*(?:override )?state (\w+)", text, re.M)))
    seen = {text}
    for n, line in enumerate(lines):
        code = line.split("//")[0]
        for found in TARGET.finditer(code):
            for other in states:
                if other != found["state"]:
                    yield from fresh(seen, "target", n, line_of(lines, n, line[:found.start("state")] + other +
                                                                line[found.end("state"):]))
        for found in STEP.finditer(code):
            way = "!" if found["way"] == "?" else "?"
            yield from fresh(seen, "direction", n, line_of(lines, n, line[:found.start("way")] + way +
                                                           line[found.end("way"):]))
        if re.match(r"\s*\| ", code):
            ends = code.rstrip().endswith(";")
            changed = lines[:n] + lines[n + 1:]
            if ends:
                changed[n - 1] += ";"
            yield from fresh(seen, "alternative", n, "\n".join(changed))
        found = re.match(r"(\s*)(in |out)( message)", line)
        if found:
            way = "out" if found[2] == "in " else "in "
            yield from fresh(seen, "side", n, line_of(lines, n, found[1] + way + line[found.end(2):]))


def fresh(seen, kind, number, changed):
    if changed not in seen:
        seen.add(changed)
        yield kind, number + 1, changed
