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
# A comparison with how many there are: `i < v->length`, `i >= BUCKETS`; and the other way round.
BOUND = r"(?:\w+(?:->|\.))*(?:length|count|size|used)\b|[A-Z][A-Z_]+\b|\d+"
COMPARISON = re.compile(rf"(?P<left>[\w>.\]-]+) (?P<sign>[<>]=?) (?P<right>{BOUND})")
UNSAFE = {"<": "<=", ">=": ">"}         # the bound stands on the right
UNSAFE_LEFT = {">": ">=", "<=": "<"}    # or on the left
AT = re.compile(r"\bAT\((?P<base>[^(),]+), (?P<count>[^(),]+), (?P<index>[^(),]+)\)")
ELEMENT = re.compile(r"(?P<base>->at|\bg_\w+)\[(?P<index>[^\[\]]+)\]")
MARK = re.compile(r" (?P<mark>OWN|CLAIMS|OPT|COUNT\(\w+\)|STATE\(\w+\)|TO\(\w+\)|BORROWS\(\w+\))(?=[ ,;)=])"
                  r"|^(?P<front>OWN|OPT|STATE\(\w+\)|BORROWS\(\w+\)) ")
SENT = re.compile(r"\b(?P<contract>[A-Z]\w*?)_(?P<how>send|call)_(?P<message>\w+)\(")
READ = re.compile(r"\b(?P<contract>[A-Z]\w*?)_(?P<message>[A-Z]\w*)_(?P<argument>[a-z]\w*)\(")
SET = re.compile(r"\bports->(?P<port>\w+)")
HEAD = re.compile(r"^(?:\w+(?:\(\w+\))? )*?(?P<type>void|bool|u?int\d+_t|struct \w+) (?P<pointer>\*?)\w+\(")
TEST = re.compile(r"\bif \((?P<test>(?P<not>!?)(?P<name>\w+(?:->\w+)?)(?P<null> [!=]= NULL)?)\)")
STATE = re.compile(r"\bSTATE\((?P<state>\w+)\)")
MADE = re.compile(r"\bdeed_take\(sizeof\((?P<struct>struct \w+)\)\)")
POINTER = re.compile(r"\*(?P<name>\w+)\b(?= *[,;)=]| (?:OWN|CLAIMS|OPT|IN|COUNT|STATE|TO|BORROWS)\b)")
RECEIVED = re.compile(r"\b(?P<side>[A-Z]\w*_(?:client|server))_receive\((?P<end>\w+)\)")


def pointers(lines):
    """Names of variables, parameters and fields that are pointers."""
    return {found["name"] for found in POINTER.finditer("\n".join(lines))}


def is_about_null(test, names):
    return "NULL" in test or re.findall(r"\w+", test)[-1] in names


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


def fills(lines, n, tested):
    """`if (!p) p = ...`: not a test that keeps null away."""
    return any(re.match(rf"\s*(?:if \([^{{]*\) )?{re.escape(tested)} = ", line) for line in lines[n:n + 2])


def guards(lines):
    names = pointers(lines)
    for n, line in enumerate(lines):
        for found in GUARD.finditer(line):
            tested = re.findall(r"\w+(?:->\w+)?", found["test"])[0]
            if not is_about_null(found["test"], names) or fills(lines, n, tested):
                continue
            value = "true" if "!=" in found["test"] else "false"
            yield "null-test", n, line_of(lines, n, line[:found.start("test")] + value + line[found.end("test"):])


def off_by_one(lines, n):
    """To the side where there is one more, of what is an index below, or a length."""
    line = lines[n]
    body = "\n".join(lines[n:n + 7])
    for found in COMPARISON.finditer(line):
        index, new = found["left"], UNSAFE.get(found["sign"])
        if index.endswith("length"):
            new = UNSAFE_LEFT.get(found["sign"])
        elif not re.search(rf"\[[^]]*\b{re.escape(index)}\b|AT\([^;]*\b{re.escape(index)}\)", body):
            continue
        if new is not None:
            yield "off-by-one", n, line_of(lines, n, line[:found.start("sign")] + new + line[found.end("sign"):])


def bounds(lines):
    for n, line in enumerate(lines):
        if line.lstrip().startswith(("*", "/", "#")):
            continue
        yield from off_by_one(lines, n)
        for found in AT.finditer(line):
            raw = f"{found['base']}[{found['index']}]"
            yield "raw-index", n, line_of(lines, n, line[:found.start()] + raw + line[found.end():])
            more = f"AT({found['base']}, {found['count']} + 1, {found['index']})"
            yield "count", n, line_of(lines, n, line[:found.start()] + more + line[found.end():])
        for found in ELEMENT.finditer(line):
            if line.startswith("static") or found["index"].isdigit():
                continue # a declaration: one more is no mistake; another constant is, if it is outside, an error of C
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


def returns(lines):
    """One that comes too early: before what gives something away, or goes on with a conversation."""
    value, names = None, pointers(lines)
    for n, line in enumerate(lines):
        head = HEAD.match(line)
        if head:
            value = {"void": "", "bool": " false"}.get(head["type"], " NULL" if head["pointer"] else " 0")
        found = EFFECT.match(line)
        if found and value is not None and given(found["statement"]) in names and \
                found["statement"].count("(") == 1 and lines[n - 1].rstrip().endswith((";", "{", "}")):
            yield "early-return", n, "\n".join([*lines[:n], f"{found['indent']}return{value};", *lines[n:]])


def inverted(lines):
    names = pointers(lines)
    for n, line in enumerate(lines):
        for found in TEST.finditer(line):
            if not is_about_null(found["test"], names) or fills(lines, n, found["name"]):
                continue
            test = found["name"] + (" == NULL" if found["null"] == " != NULL" else " != NULL") if found["null"] else \
                ("" if found["not"] else "!") + found["name"]
            yield "inverted", n, line_of(lines, n, line[:found.start("test")] + test + line[found.end("test"):])


def dropped(lines):
    """What was sent or put away is dropped as well; the endpoint is, in the middle of a conversation."""
    text, names = "\n".join(lines), pointers(lines)
    for n, line in enumerate(lines):
        found = EFFECT.match(line)
        if not found or "TAKE(" in line or lines[n - 1].rstrip().endswith(")"):
            continue
        if given(found["statement"]) in names:
            drop = f"{found['indent']}deed_drop({given(found['statement'])});"
            yield "drop-after", n, "\n".join([*lines[:n + 1], drop, *lines[n + 1:]])
        sent = re.match(r"([A-Z]\w*?)_send_\w+\((\w+)", found["statement"])
        if sent:
            side = "server" if f"struct {sent[1]}_server" in text else "client"
            yield "drop-endpoint", n, "\n".join([*lines[:n], f"{found['indent']}{sent[1]}_{side}_drop({sent[2]});",
                                                 *lines[n:]])


def states(lines, names):
    for n, line in enumerate(lines):
        for found in STATE.finditer(line):
            for known in names:
                for other in known if found["state"] in known else ():
                    if other != found["state"]:
                        yield "state", n, line_of(lines, n, line[:found.start("state")] + other +
                                                  line[found.end("state"):])


def sizes(lines):
    """An object as large as a pointer to it."""
    for n, line in enumerate(lines):
        for found in MADE.finditer(line):
            yield "size", n, line_of(lines, n, line[:found.end("struct")] + " *" + line[found.end("struct"):])


def receipts(lines):
    """The message of before once more, and one that may not come in time."""
    for n, line in enumerate(lines):
        for found in RECEIVED.finditer(line):
            for new in (f"{found['side']}_tag({found['end']})", f"{found['side']}_receive_until({found['end']}, 1000)"):
                yield "receive", n, line_of(lines, n, line[:found.start()] + new + line[found.end():])


def of_source(text, messages, together, names):
    """`names`: of the states, by contract."""
    lines = text.split("\n")
    seen = {text}
    for operator in (statements(lines), takes(lines), cases(lines), guards(lines), bounds(lines), marks(lines),
                     words(lines, messages, together), returns(lines), inverted(lines), dropped(lines),
                     states(lines, names), sizes(lines), receipts(lines)):
        for kind, number, changed in operator:
            if changed not in seen:
                seen.add(changed)
                yield kind, number + 1, changed
