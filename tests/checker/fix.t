#!/usr/bin/env python3
"""`deed check --fix` makes the changes that can mean one thing only, in the author's files, and no
others; what comes out is accepted, and a second run changes nothing."""
import os
import re
import stat

import corpus

HEAD = '#include "memory.component.h"\n\n'
ENTRY = "\nvoid memory_main(struct memory_ports *ports)\n{\n    (void)ports;\n%s}\n"

# name: (what is written, what comes out; None: as it was)
PIECES = {
    "index": ("static uint8_t last(const uint8_t *bytes COUNT(size), uint64_t size, uint64_t i)\n{\n"
              "    return bytes[i];\n}\n" + ENTRY % "    uint8_t b[2] = {1, 2};\n    (void)last(b, 2, deed_now());\n",
              "AT(bytes, size, i)"),
    "index in index": (
        "static uint8_t pick(const uint8_t *bytes COUNT(size), uint64_t size, uint64_t i)\n{\n"
        "    return bytes[bytes[i]];\n}\n" + ENTRY % "    uint8_t b[2] = {1, 0};\n    (void)pick(b, 2, deed_now());\n",
        "AT(bytes, size, AT(bytes, size, i))"),
    "write": ("static void set(uint8_t *bytes COUNT(size), uint64_t size, uint64_t i)\n{\n"
              "    bytes[i] = 3;\n}\n" + ENTRY % "    uint8_t b[2] = {1, 0};\n    set(b, 2, deed_now());\n",
              "AT(bytes, size, i) = 3;"),
    "remainder": ("static int64_t rest(int64_t a, int64_t b)\n{\n    return a % (b + 1);\n}\n"
                  + ENTRY % "    (void)rest(7, 2);\n", "deed_remainder(a, (b + 1))"),
    "two on a line": ("static int32_t both(int32_t a, int32_t b)\n{\n    return a / b + b / a;\n}\n"
                      + ENTRY % "    (void)both(7, 2);\n",
                      "(int32_t)deed_divide(a, b) + (int32_t)deed_divide(b, a)"),
    "static array": ("uint32_t counts[4];\n" + ENTRY % "    counts[0] = 1;\n", "static uint32_t counts[4];"),
    "static owner": ("struct node {\n    uint32_t value;\n};\n\nstruct node *root OWN;\n"
                     + ENTRY % "    PUT(root, deed_take(sizeof(struct node)));\n", None),
    "macro": ("#define LAST(p) p[i]\nstatic uint8_t last(const uint8_t *bytes COUNT(size), uint64_t size, "
              "uint64_t i)\n{\n    return LAST(bytes);\n}\n" + ENTRY % "    uint8_t b[2] = {1, 2};\n"
              "    (void)last(b, 2, deed_now());\n", None),
    "leak": ("static void forget(void)\n{\n    struct uint8_vector *v = uint8_vector_take(1);\n"
             "    if (v != NULL)\n        return;\n}\n" + ENTRY % "    forget();\n", None),
    "malloc": ("struct node {\n    uint32_t value;\n};\n" + ENTRY % "    struct node *n = "
               "malloc(sizeof(struct node));\n    free(n);\n", None),
}
REFUSED_STILL = {"macro", "leak", "malloc", "static owner"}
FIRST = ["no-header", "assigned-owner", "division", "not-static", "empty-parentheses"]


def fix(component_file):
    return corpus.run([corpus.DEED, "check", component_file, "-I", corpus.HERE / "contracts", "-I",
                       corpus.ROOT / "contracts", "--sdk", "sdk/include", "--gen", corpus.GEN, "-o",
                       component_file.parent / "out", "--fix", "--no-object"])


def again(component_file, source):
    before = source.read_bytes()
    done = fix(component_file)
    return [f"a second run changes it again:\n{done.stdout}"] * (
        source.read_bytes() != before or "changed:" in done.stdout)


def leftovers(folder):
    return [f"{path} is left over" for path in folder.glob("*.new")]


def piece_complaints(name):
    text, wanted = PIECES[name]
    program = corpus.Program("fix/" + name.replace(" ", "-"), HEAD + text)
    component_file = corpus.place(program, program.text, "fix")
    source = component_file.with_suffix(".c")
    source.chmod(0o640)
    done = fix(component_file)
    complaints = again(component_file, source) + leftovers(source.parent)
    if wanted is not None and wanted not in source.read_text():
        complaints.append(f"`{wanted}` does not come out:\n{done.stdout}{source.read_text()}")
    if wanted is None and name != "static owner" and source.read_text() != program.text:
        complaints.append(f"it was changed:\n{done.stdout}")
    if stat.S_IMODE(source.stat().st_mode) != 0o640:
        complaints.append("its rights are others")
    if name not in REFUSED_STILL and done.returncode != 0:
        complaints.append(f"it is refused still:\n{done.stdout}")
    if name in REFUSED_STILL - {"static owner"} and done.returncode != 1:
        complaints.append("it is accepted")
    return complaints


def first_complaints(name):
    path = next(corpus.HERE.glob(f"first/*-{name}.c"))
    program = corpus.read_program(path)
    bad = re.sub(r" *//[-~].*$", "", "\n".join(line for line in program.lines
                                               if not corpus.ONLY_TWIN.match(line)), flags=re.M)
    component_file = corpus.place(program, bad, "fix")
    source = component_file.with_suffix(".c")
    done = fix(component_file)
    complaints = again(component_file, source)
    if done.returncode != 0:
        complaints.append(f"it is refused still:\n{done.stdout}")
    expected = program.twin().split("\n")
    if sorted(source.read_text().split("\n")) != sorted(expected):
        complaints.append(f"not what the program should arrive at:\n{source.read_text()}")
    return complaints


def header_complaints(_):
    """A change in a header of the component's folder, reached by a link, and none outside."""
    program = corpus.Program("fix/header", HEAD + '#include "part.h"\n' + ENTRY % "    next();\n")
    component_file = corpus.place(program, program.text, "fix")
    real = component_file.parent / "real" / "part.h"
    real.parent.mkdir(exist_ok=True)
    real.write_text("void next(void)\n{\n}\n")
    link = component_file.parent / "part.h"
    if not link.exists():
        os.symlink("real/part.h", link)
    done = fix(component_file)
    complaints = [] if done.returncode == 0 else [done.stdout]
    if real.read_text() != "static void next(void)\n{\n}\n" or not link.is_symlink():
        complaints.append("the header is not changed through its link")
    return complaints


tap = corpus.Tap()
corpus.prepare()
for name in PIECES:
    tap.test(name, piece_complaints(name))
for name in FIRST:
    tap.test("first/" + name, first_complaints(name))
tap.test("a header behind a link", header_complaints(None))
tap.done()
