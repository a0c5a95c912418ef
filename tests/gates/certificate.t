#!/usr/bin/env python3
"""Only what was checked, and is still as it was checked, links: every file and every hash altered in turn."""
import re
import shutil

import gates

(OTHER,) = gates.build("passes_source")
tap = gates.Tap()
SYSTEM = "demo"
COMPONENTS = [line.split()[1] for line in (gates.ROOT / "apps" / f"{SYSTEM}.system").read_text().split("\n")
              if line.split()[:1] == ["component"]]
TREE = gates.WORK / "tree"


def fresh():
    """All that `deed link` reads, as it was built."""
    shutil.rmtree(TREE, ignore_errors=True)
    for folder in ("apps", "contracts", "sdk", "build/gen", "build/components", "build/kernel"):
        shutil.copytree(gates.ROOT / folder, TREE / folder)
    (TREE / "kernel").mkdir()
    for name in ("tables.h", "text.h"):
        shutil.copy(gates.ROOT / "kernel" / name, TREE / "kernel")
    (TREE / "build" / SYSTEM).mkdir()
    shutil.copy(gates.ROOT / "build" / SYSTEM / "system.c", TREE / "build" / SYSTEM)


def link(tool=gates.DEED, *more):
    return gates.run(tool, "link", f"apps/{SYSTEM}.system", "--root", ".", "-I", "contracts",
                     "--components", "build/components", "--kernel", "build/kernel/x86_64.o",
                     "--tables", f"build/{SYSTEM}/system.c", "-o", "image.elf", *more, cwd=TREE)


def check(name, tool=gates.DEED):
    return gates.run(tool, "check", f"apps/{name}/{name}.component", "-I", "contracts", "--sdk",
                     "sdk/include", "--gen", "build/gen", "-o", "build/components", cwd=TREE)


def append(file, text):
    with open(TREE / file, "a", encoding="utf-8") as out:
        out.write(text)


def replace(file, old, new):
    text = (TREE / file).read_text()
    assert old in text, f"{old} is not in {file}"
    (TREE / file).write_text(text.replace(old, new, 1))


def flip(file, offset):
    data = bytearray((TREE / file).read_bytes())
    data[offset] ^= 1
    (TREE / file).write_bytes(data)


def refused(name, says, alter, check_again=None):
    """What has changed is said, and what to type: the command that made the certificate, if it is known."""
    fresh()
    alter()
    status, output = link()
    errors = [line for line in output.split("\n") if " error: " in line]
    help_is_right = check_again is None or \
        f"check it again: `deed check apps/{check_again}/{check_again}.component -I " in output
    tap.ok(status == 1 and errors and says in errors[0] and "[certificate]" in errors[0] and
           not (TREE / "image.elf").exists() and help_is_right, f"{name}: {says}", output)


def edit(change):
    """The lines of calc's certificate through a function."""
    (TREE / cert).write_text("\n".join(change((TREE / cert).read_text().split("\n"))))


fresh()
status, output = link()
tap.ok(status == 0 and (TREE / "image.elf").exists(), "as built: links", output)
status, output = link()
tap.ok(status == 0, "again: links", output)

cert, obj = "build/components/calc.cert", "build/components/calc.o"
refused("no certificate", "calc is not certified", lambda: (TREE / cert).unlink(), "calc")
refused("no object", "cannot be read", lambda: (TREE / obj).unlink(), "calc")
refused("altered object", "not the certified one", lambda: flip(obj, 0x50), "calc")
refused("longer object", "not the certified one", lambda: append(obj, "x"))
refused("another component's object", "not the certified one",
        lambda: shutil.copy(TREE / "build/components/store.o", TREE / obj))
refused("another component's object and certificate", "this certificate is for store",
        lambda: (shutil.copy(TREE / "build/components/store.o", TREE / obj),
                 shutil.copy(TREE / "build/components/store.cert", TREE / cert)))
refused("altered preprocessed text", "not the text that was checked",
        lambda: append("build/components/calc.i", "\n"))
refused("altered source", "changed since calc was checked", lambda: append("apps/calc/calc.c", "\n"),
        "calc")
refused("altered header of the component", "changed since shell was checked",
        lambda: append("apps/shell/line.h", "\n"), "shell")
refused("altered library", "changed since", lambda: append("sdk/library/deed/library/text.h", "\n"))
refused("altered SDK", "changed since", lambda: append("sdk/include/deed/heap.h", "\n"))
refused("altered generated header", "changed since",
        lambda: append("build/gen/Calculator.contract.h", "\n"))
refused("vanished source", "cannot be read any more", lambda: (TREE / "apps/calc/calc.c").unlink())
refused("altered component file", "", lambda: append("apps/calc/calc.component", "\n"))
refused("altered contract", "the contract Calculator has changed since",
        lambda: append("contracts/Calculator.contract", "\n"))
refused("altered tables", "make it again", lambda: append(f"build/{SYSTEM}/system.c", "\n"))
refused("altered wiring", "make it again",
        lambda: replace(f"apps/{SYSTEM}.system", f"system {SYSTEM}", "system other"))
for key, says in (("source", "not the text that was checked"),
                  ("component-file", "changed since the component was checked"),
                  ("flags", "other compiler flags"),
                  ("checker", "another build of deed"), ("object", "not the certified one"),
                  ("lines", "line table")):
    def alter(key=key):
        lines = (TREE / cert).read_text().split("\n")
        (TREE / cert).write_text("\n".join(
            f"{key} {'0' * 64}" if line.startswith(f"{key} ") else line for line in lines))
    refused(f"altered hash of {key}", says, alter, "calc")
    refused(f"no hash of {key}", f"it has no '{key}'",
            lambda key=key: (TREE / cert).write_text("\n".join(
                line for line in (TREE / cert).read_text().split("\n")
                if not line.startswith(f"{key} "))))
fresh()
LINES = (TREE / cert).read_text().split("\n")
TOOLS = [line.split()[2] for line in LINES if line.startswith("tool ")]
tap.ok(len(TOOLS) >= 4 and TOOLS[0] == "clang-19" and any("libLLVM" in tool for tool in TOOLS) and
       any("libclang-cpp" in tool for tool in TOOLS) and any("libclang-19" in tool for tool in TOOLS),
       "compiler and libraries are in the certificate", "\n".join(LINES))
for tool in TOOLS:
    refused(f"another {tool}", f"it was checked and compiled with another {tool}",
            lambda tool=tool: edit(lambda lines: [f"tool {'0' * 64} {tool}" if line.endswith(f" {tool}") else line
                                                  for line in lines]), "calc")
    refused(f"no {tool}", f"it was checked and compiled with another {tool}",
            lambda tool=tool: edit(lambda lines: [line for line in lines if not line.endswith(f" {tool}")]))
refused("a tool too many", "checked and compiled with other tools",
        lambda: append(cert, f"tool {'0' * 64} cc\n"))
refused("altered hash of a contract", "the contract Calculator has changed since calc was checked",
        lambda: edit(lambda lines: [re.sub(r"^contract \w+", f"contract {'0' * 64}", line) for line in lines]),
        "calc")
refused("a contract that is not listed", "calc was checked without the contract Calculator",
        lambda: edit(lambda lines: [line for line in lines if not line.startswith("contract ")]))
refused("a contract too many", "calc was checked with a contract that it cannot meet any more",
        lambda: append(cert, f"contract {'0' * 64} Other contracts/Other.contract\n"))
refused("altered hash of an input", "changed since calc was checked",
        lambda: edit(lambda lines: [re.sub(r"^input \w+ (.*heap.h)$", f"input {'0' * 64} \\1", line)
                                    for line in lines]), "calc")
refused("an input that is not listed", "not for the source apps/calc/calc.c",
        lambda: edit(lambda lines: [line for line in lines if not line.endswith(" apps/calc/calc.c")]))
refused("no command", "it has no 'command'",
        lambda: edit(lambda lines: [line for line in lines if not line.startswith("command ")]))
refused("an import that is not listed", "does not list", lambda: replace(cert, "import deed_", "import dead_"))
refused("an import too many", "other imports", lambda: append(cert, "import deed_exit\n"))
refused("a stack that is smaller", "bytes of stack, not the certified 0",
        lambda: (TREE / cert).write_text("\n".join(
            "stack 0" if line.startswith("stack ") else line
            for line in (TREE / cert).read_text().split("\n"))))
refused("another version of certificates", "no certificate", lambda: replace(cert, "deed 3", "deed 2"))
refused("a line that is unknown", "no certificate", lambda: append(cert, "trust me\n"))
refused("an empty certificate", "no certificate", lambda: (TREE / cert).write_text(""))
refused("a certificate without a stack", "no certificate",
        lambda: (TREE / cert).write_text("\n".join(
            line for line in (TREE / cert).read_text().split("\n") if not line.startswith("stack "))))


def checked_by_other():
    status, output = check("calc", OTHER)
    assert status == 0, output


refused("checked by a program with fewer gates", "another build of deed", checked_by_other, "calc")

fresh()
append("apps/calc/calc.c", "\n")
status, output = check("calc")
tap.ok(status == 0, "changed and checked again: accepted", output)
status, output = link()
tap.ok(status == 0, "... and links", output)
fresh()
replace("apps/calc/calc.c", "void calc_main", "static int never(int a)\n{\n    return never(a);\n}\nvoid calc_main")
check("calc")
status, output = link()
tap.ok(status == 1 and "calc is not certified" in output, "changed and refused: does not link", output)
tap.done()
