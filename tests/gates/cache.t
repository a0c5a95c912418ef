#!/usr/bin/env python3
"""An unchanged component costs nothing: the compiler is not run. One changed byte of anything that the check
rests on, or a damaged entry, and everything is done again; what comes out is the same either way."""
import concurrent.futures
import os
import re
import shutil

import gates

OTHER, COMPILE = gates.build("passes_source", "passes_compile")
tap = gates.Tap()
tree = gates.Tree("tree")
OUT = tree.path / "build" / "components"
CACHE = OUT / "cache"
BIN = gates.WORK / "bin"
LOG = gates.WORK / "runs"

# A compiler that keeps count of its runs.
shutil.rmtree(BIN, ignore_errors=True)
BIN.mkdir(parents=True)
REAL = shutil.which("clang-19")
WRAPPER = f'#!/bin/sh\necho run >>"{LOG}"\nexec {REAL} "$@"\n'


def compiler(text=WRAPPER):
    (BIN / "clang-19").write_text(text)
    (BIN / "clang-19").chmod(0o755)


compiler()
os.environ["PATH"] = f"{BIN}:{os.environ['PATH']}"

tree.write("apps/probe/own.h", "static inline uint32_t own(void)\n{\n    return 7;\n}\n")
SOURCE = gates.SOURCE.replace('.h"\n', '.h"\n#include "own.h"\n#include <deed/library/text.h>\n', 1) \
    .replace("(void)ports;", "(void)ports;\n    (void)own();")
tree.write("apps/probe/probe.c", SOURCE)
tree.generate()


def check(*more, tool=None):
    """(status, what was said, how often the compiler ran)"""
    LOG.write_text("")
    status, output = tree.check(*more, tool=tool)
    return status, output, LOG.read_text().count("run")


def results():
    return {suffix: (OUT / f"probe.{suffix}").read_bytes() for suffix in ("o", "cert", "i")
            if (OUT / f"probe.{suffix}").exists()}


def from_cache(what, wanted):
    status, output, runs = check()
    tap.ok(status == 0 and runs == 0 and results() == wanted, f"{what}: nothing is compiled", f"{runs}\n{output}")


def anew(what, tool=None):
    status, output, runs = check(tool=tool)
    tap.ok(status == 0 and runs > 0 and len(results()) == 3, f"{what}: all is done again", f"{runs}\n{output}")
    return results()


def entries(suffix):
    return sorted(CACHE.glob(f"probe-*.{suffix}"))


first = anew("the first time")
from_cache("the second time", first)
for file in ("apps/probe/probe.c", "apps/probe/own.h", "apps/probe/probe.component",
             "contracts/Calculator.contract", "sdk/include/deed/heap.h"):
    (tree.path / file).touch()
from_cache("files touched", first)
for suffix in ("o", "cert", "i", "d"):
    (OUT / f"probe.{suffix}").unlink()
from_cache("results deleted", first)
tap.ok("apps/probe/own.h" in (OUT / "probe.d").read_text(), "make is told of the headers as well")
(OUT / "probe.o").write_bytes(b"nonsense")
from_cache("the object overwritten", first)

# One byte of each.
CHANGES = {
    "the source": ("apps/probe/probe.c", lambda text: text + "\n"),
    "a header of the component": ("apps/probe/own.h", lambda text: text + "\n"),
    "the component file": ("apps/probe/probe.component", lambda text: text.replace("4K", "8K")),
    "a contract": ("contracts/Calculator.contract", lambda text: text + "\n"),
    "the SDK": ("sdk/include/deed/heap.h", lambda text: text + "\n"),
    "the library": ("sdk/library/deed/library/text.h", lambda text: text + "\n"),
}
for what, (file, change) in CHANGES.items():
    old = tree.read(file)
    tree.write(file, change(old))
    tree.generate()
    now = anew(f"{what} changed")
    from_cache(f"{what} as it is now", now)
    tree.write(file, old)
    tree.generate()
    if file == "contracts/Calculator.contract":
        anew(f"{what} as it was")  # an entry is found by the sources, and there was one for these
    status, output, runs = check()
    tap.ok(status == 0 and results()["o"] == first["o"], f"{what} as it was: the same object", output)
tree.write("apps/probe/more.c", '#include "probe.component.h"\n#include "own.h"\n')
status, output, runs = check()
tap.ok(runs > 0, "another source: all is done again", output)
(tree.path / "apps/probe/more.c").unlink()
check()
from_cache("without it", first)

# Tools, this program among them.
anew("another build of deed", tool=OTHER)
from_cache("this one again", first)
compiler(WRAPPER + "# other\n")
anew("another compiler")
compiler()
from_cache("the compiler as it was", first)

# A file that would be found first.
(tree.path / "sdk/include/deed/library").mkdir()
tree.write("sdk/include/deed/library/text.h", "")
status, output, runs = check()
tap.ok(runs > 0 and status == 1, "a header that stands in front of one that was read: refused, not taken", output)
shutil.rmtree(tree.path / "sdk/include/deed/library")
from_cache("without it", first)

# Entries that are not what they were.
ENTRY = next(file for file in entries("cert") if file.read_bytes() == first["cert"])


def damaged(what, suffix, change):
    file = ENTRY.with_suffix(f".{suffix}")
    file.write_bytes(change(file.read_bytes()))
    status, output, runs = check()
    tap.ok(status == 0 and runs > 0 and results() == first, f"{what}: computed again", f"{runs}\n{output}")
    from_cache(f"{what}, mended", first)


def flip(data):
    middle = len(data) // 2
    return data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1:]


for suffix, name in (("o", "object"), ("i", "text"), ("cert", "certificate")):
    damaged(f"a flipped bit in the {name}", suffix, flip)
    damaged(f"half of the {name}", suffix, lambda data: data[:len(data) // 2])
    damaged(f"nothing left of the {name}", suffix, lambda data: b"")
damaged("a certificate with a zero byte", "cert", lambda data: data + b"\0")
damaged("a certificate of another component", "cert", lambda data: data.replace(b"component probe", b"component other"))
damaged("another checker's certificate", "cert",
        lambda data: re.sub(rb"checker \w+", b"checker " + b"0" * 64, data))
ENTRY.with_suffix(".o").unlink()
status, output, runs = check()
tap.ok(status == 0 and runs > 0 and results() == first, "an object that is gone: computed again", output)

# An entry that agrees with itself, over an object that no gate has seen: the linker's gates see it.
tree.write("apps/probe/probe.component", "component probe {\n    watch faults;\n    heap 4K;\n}\n")
PLAIN = gates.SOURCE.replace("(void)ports;", "(void)ports->faults;")
HEADED = PLAIN.replace('.h"\n', '.h"\n#include "own.h"\n', 1).replace("faults;", "faults;\n    (void)own();")
SYSTEM = "system test {\n    component probe in apps/probe;\n}\n"
tree.write("apps/probe/probe.c", HEADED)
tree.generate()
good = anew("a component for a system")
status, output = tree.link(SYSTEM)
tap.ok(status == 0, "it links", output)
entry = next(file for file in entries("cert") if file.read_bytes() == good["cert"])
tree.write("apps/probe/own.h", 'static inline uint32_t own(void)\n{\n    __asm__ volatile("cli");\n    return 7;\n}\n')
status, output, runs = check(tool=COMPILE)
assert status == 0, output
CHECKER = re.search(rb"^checker \w+$", good["cert"], re.M)[0]
forged = re.sub(rb"^stack \w+$", b"stack 8", re.sub(rb"^checker \w+$", CHECKER, results()["cert"], flags=re.M),
                flags=re.M) + b"port faults\n"
for suffix in ("o", "i"):
    shutil.copy(OUT / f"probe.{suffix}", entry.with_suffix(f".{suffix}"))
entry.write_bytes(forged)
status, output, runs = check()
tap.ok(status == 0 and runs == 0 and results()["cert"] == forged, "a forged entry: nobody can tell", output)
status, output = tree.link(SYSTEM)
tap.ok(status == 1 and "[object]" in output and "cli" in output, "... but `deed link` looks at its object", output)
shutil.copy(gates.ROOT / "build" / "kernel" / "x86_64.o", entry.with_suffix(".o"))
status, output, runs = check()
tap.ok(status == 1 and runs > 0, "an object that was put in place of another: not taken", output)
tree.write("apps/probe/probe.c", PLAIN)
good = anew("without the header")

# Refused components are not kept, and partial runs neither use nor make entries.
tree.write("apps/probe/probe.c", PLAIN.replace("faults;", "faults; int *p = (int *)1; (void)p;"))
for turn in ("once", "again"):
    status, output, runs = check()
    tap.ok(status == 1 and runs > 0 and "[cast]" in output and not tree.has("build/components/probe.cert"),
           f"a refused component, {turn}: refused", output)
tree.write("apps/probe/probe.c", PLAIN)
status, output, runs = check("--no-object")
tap.ok(status == 0 and runs > 0 and not tree.has("build/components/probe.o"), "--no-object makes no object", output)
status, output, runs = check("--dump=source")
tap.ok(status == 0 and runs > 0 and "own file" in output, "--dump shows what a pass makes", output)
from_cache("the component as it was", good)

# Many at once in one folder: each gets its result, and nothing half-written stays.
shutil.rmtree(CACHE)
tree.write("apps/probe/probe.c", PLAIN.replace("faults;", "faults; uint32_t x = 1; (void)x;"))
LOG.write_text("")
with concurrent.futures.ThreadPoolExecutor(6) as pool:
    ends = list(pool.map(lambda _: tree.check(), range(6)))
once = LOG.read_text().count("run")
left = [file.name for file in OUT.rglob("*") if ".new" in file.name or file.suffix == ".child"]
tap.ok(all(status == 0 for status, _ in ends) and not left, "six at once: all accepted, nothing left over",
       f"{ends} {left}")
status, output, runs = check()
tap.ok(status == 0 and runs == 0 and once <= 5, "... the first one worked, the others waited", f"{once}")

# Old entries go.
for number in range(12):
    tree.write("apps/probe/probe.c", PLAIN.replace("faults;", f"faults; uint32_t x = {number}; (void)x;"))
    check()
tap.ok(len(entries("cert")) == 8 == len(entries("o")) == len(entries("i")), "eight entries are kept",
       f"{len(entries('cert'))} {len(entries('o'))}")
tap.done()
