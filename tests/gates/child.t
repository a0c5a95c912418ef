#!/usr/bin/env python3
"""Whatever the checking process does but accept is a refusal with a message, and nothing stays behind:
even when its certificate was written already."""
import os
import subprocess

import gates

(BROKEN,) = gates.build("passes_broken")
tap = gates.Tap()
tree = gates.Tree("tree")
tree.generate()

for how, why in (("crash", "it crashed"), ("stack", "it crashed"), ("abort", "it gave up"),
                 ("exit", "it ended early"), ("_exit", "it ended early"), ("kill", "it took too long"),
                 ("memory", "it gave up"), ("loop", "it took too long"), ("time", "it took too long"),
                 ("sleep", "it took too long")):
    os.environ["DEED_BROKEN"] = how
    status, output = tree.check(tool=BROKEN)
    left = [file.name for file in (tree.path / "build/components").iterdir()
            if file.suffix in (".o", ".cert", ".child")]
    tap.ok(status == 1 and f"refused: the check could not be finished, {why}" in output and not left,
           f"{how}: refused, {why}", f"{status}\n{output}\n{left}")
os.environ["DEED_BROKEN"] = "not at all"
status, output = tree.check(tool=BROKEN)
tap.ok(status == 0 and tree.has("build/components/probe.cert"), "in order: accepted", output)
os.environ["DEED_BROKEN"] = "limits"
tree.write("apps/probe/probe.c", gates.SOURCE + "\n\n")
status, output = tree.check(tool=BROKEN)
tap.ok(status == 0, "4 GiB of memory and 120 seconds of the processor is the most it has", output)
os.environ["DEED_BROKEN"] = "crash"
tree.write("apps/probe/probe.c", gates.SOURCE + "\n")
status, output = tree.check(tool=BROKEN)
tap.ok(status == 1 and not tree.has("build/components/probe.cert"), "an older certificate goes", output)

# Who asked is killed: the child does not stay.
os.environ["DEED_BROKEN"] = "sleep"
asked = subprocess.Popen([str(BROKEN), "check", "apps/probe/probe.component", "-I", "contracts", "--sdk", "sdk/include",
                          "--gen", "build/gen", "-o", "build/components"], cwd=tree.path,
                         stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
children = []
while not children and asked.poll() is None:
    children = open(f"/proc/{asked.pid}/task/{asked.pid}/children").read().split()
asked.kill()
said, _ = asked.communicate(timeout=60)  # its end is the end of all who hold the pipe
tap.ok(asked.returncode == -9 and len(children) == 1, "killed from outside: the child ends as well", said.decode())

# What a hostile source can do to the real one.
TERMS = "+".join(["ports_seen"] * 60000)
HOSTILE = {
    "a sum of 60000 terms": f"static int ports_seen;\nstatic int f(void)\n{{\n    return {TERMS};\n}}\n",
    "parentheses 100000 deep": "static int f(void)\n{\n    return " + "(" * 100000 + "1" + ")" * 100000 + ";\n}\n",
    "blocks 50000 deep": "static void f(void)\n{\n" + "{" * 50000 + "}" * 50000 + "\n}\n",
    "ifs 20000 deep": "static void f(int a)\n{\n" + "if (a)\n" * 20000 + ";\n}\n",
    "a pointer 100000 levels deep": "static int " + "*" * 100000 + "p;\n",
    "a zero byte": "static int a\0b;\n",
    "an unterminated comment": "/* ...\n",
    "an unterminated string": "static const char c[] = \"...\n",
    "bytes that are no text": "static int \x80\xff;\n",
    "an include of itself": '#include "probe.c"\n',
}
for name, text in HOSTILE.items():
    tree.write("apps/probe/probe.c", gates.SOURCE + text)
    status, output = tree.check(seconds=110)
    settled = (status == 1 and "error: " in output and not tree.has("build/components/probe.cert")) or \
        (status == 0 and tree.has("build/components/probe.cert"))
    tap.ok(settled, f"{name}: a verdict in time", output)
tap.done()
