#!/usr/bin/env python3
"""Systems that are too large, too deep or go round get an error, soon; those at the limits are accepted,
soon as well."""
import pathlib
import re
import shutil
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
WORK = ROOT / "build" / "tests" / "system" / "limits"
MOST_SECONDS = 60  # a hang, whatever else the machine does

count = failed = 0


def ok(good, name, output=""):
    global count, failed
    count += 1
    failed += not good
    print(f"{'ok' if good else 'not ok'} {count} - {name}")
    if not good:
        for line in output.splitlines()[:20]:
            print("#  ", line[:300])


def component(name, text):
    folder = WORK / name
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.component").write_text(f"component {name} {{\n{text}}}\n")


def system(name, text):
    (WORK / f"{name}.system").write_text(f"system {name} {{\n{text}}}\n")


def check(name):
    try:
        done = subprocess.run(
            [ROOT / "build" / "deed", "system", "--check", WORK / f"{name}.system", "--root", WORK,
             "-I", ROOT / "contracts", "-I", ROOT / "tests" / "contracts" / "golden"], cwd=ROOT,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=MOST_SECONDS)
    except subprocess.TimeoutExpired:
        return None, "", "it took too long"
    return done.returncode, done.stdout, done.stderr


def refused(name, what, *errors):
    status, _, said = check(name)
    found = re.findall(r"^.*: error: .*$", said, re.M)
    good = status == 1 and len(found) == len(errors)
    ok(good and all(re.search(error, line) for error, line in zip(errors, found)), what,
       f"status {status}\n" + said)


def accepted(name, what):
    status, _, said = check(name)
    ok(status == 0 and said == "", what, f"status {status}\n" + said)


shutil.rmtree(WORK, ignore_errors=True)
component("lone", "    heap 4K;\n    endpoints 1;\n")
component("server", "    serves service: Adder many;\n    heap 4K;\n    endpoints 2000;\n")
component("client", "    uses calc: Adder;\n    heap 4K;\n")
component("link", "    serves service: Adder many;\n    uses next: Adder;\n    heap 4K;\n")
component("taker", "    serves relay: Dealer many;\n    heap 4K;\n    endpoints 2000;\n")
component("giver", "    uses relay: Dealer;\n    makes Adder;\n    heap 4K;\n")
component("wanter", "    uses relay: Dealer;\n    heap 4K;\n")
component("many", "".join(f"    uses p{i}: Adder;\n" for i in range(255)) + "    endpoints 300;\n    heap 128K;\n")

# One by one, and as arrays.
system("ten_thousand", "".join(f"    component c{i} in lone;\n" for i in range(10000)))
status, _, said = check("ten_thousand")
ok(status == 1 and said.count("a system has at most 1024 components [limit]") >= 1 and
   said.count("error:") <= 60, "10,000 components: an error, and not thousands of them", said)
system("most", "    component c[1024] in lone;\n    memory 64M;\n")
accepted("most", "1,024 components")
system("one_more", "    component c[1024] in lone;\n    component d in lone;\n")
refused("one_more", "1,025 components", r"one_more.system:3:15: .* \[limit\]")
system("huge_array", "    component c[4294967295] in lone;\n    component d[99999999999999999999] in lone;\n")
refused("huge_array", "arrays beyond all numbers", r":2:17: .* \[limit\]", r":3:17: .* \[limit\]")

system("busy", "    component server in server;\n    component c[1023] in client;\n"
       "    connect c[*].calc -> server.service;\n")
accepted("busy", "1,023 clients of one server")
component("ends", "".join(f"    serves p{i}: Adder;\n" for i in range(250)) + "    endpoints 300;\n")
component("begins", "".join(f"    uses p{i}: Adder;\n" for i in range(250)) + "    heap 96K;\n    endpoints 300;\n")
component("watcher", "    watch deaths;\n    heap 4K;\n")
component("ios", "    ioports io;\n    heap 4K;\n")
pairs = "".join(f"    connect b[*].p{i} -> e[*].p{i};\n" for i in range(250))
system("ports", "    component b[8] in begins;\n    component e[8] in ends;\n" + pairs +
       "".join(f"    component i{i} in ios {{ ioport {i}..{i}; }}\n" for i in range(97)))
status, _, said = check("ports")
ok(status == 1 and "4097 ports; the kernel has tables for 4096 [limit]" in said,
   "more ports than the kernel has", said)
system("all_ports", "    component b[8] in begins;\n    component e[8] in ends;\n" + pairs +
       "    component w[16] in watcher;\n")
accepted("all_ports", "as many connections as there can be, and as many that watch")
system("watchers", "    component w[17] in watcher;\n")
refused("watchers", "one more that watches", r"watchers.system:2:15: .*at most 16.* \[limit\]")
system("connections", "    component server in server;\n    component m[8] in many;\n" +
       "".join(f"    connect m[*].p{i} -> server.service;\n" for i in range(255)))
status, _, said = check("connections")
ok(status == 1 and "a system has at most 2000 connections [limit]" in said,
   "more connections than the kernel has channels", said)

# Long ways.
chain = "    component a[1000] in link;\n    component end in server;\n    component head in client;\n" \
    "    connect head.calc -> a[0].service;\n    connect a[0..998].next -> a[1..999].service;\n"
system("chain", chain + "    connect a[999].next -> end.service;\n")
accepted("chain", "a thousand in a row")
system("forbidden_chain", chain + "    connect a[999].next -> end.service;\n    forbid flow head -> end;\n")
status, _, said = check("forbidden_chain")
ok(status == 1 and "what `head` says can get to `end`: head -> a[0] -> a[1] -> " in said and
   "a[999] -> end [flow]" in said, "the way through a thousand", said)
system("ring", chain + "    connect a[999].next -> a[0].service;\n    forbid flow end -> head;\n"
       "    component user in client;\n    connect user.calc -> end.service;\n")
refused("ring", "a circle of a thousand, told once", r"a\[998\] -> a\[999\] -> a\[0\] \[wait-cycle\]")
system("rings", "    component a[1000] in link;\n" +
       "".join(f"    connect a[{i}].next -> a[{i + 1}].service;\n    connect a[{i + 1}].next -> a[{i}].service;\n"
               for i in range(0, 1000, 2)))
status, _, said = check("rings")
ok(status == 1 and said.count("[wait-cycle]") == 20, "five hundred circles: twenty are told", said)
system("everybody", "    component server in server;\n    component c[1023] in client;\n"
       "    connect c[*].calc -> server.service;\n    forbid flow c[0..63] -> c;\n    forbid flow server -> c;\n")
status, _, said = check("everybody")
ok(status == 1 and said.count("[limit]") == 1, "more pairs forbidden than that", said)
system("all", "    component server in server;\n    component c[1023] in client;\n"
       "    connect c[*].calc -> server.service;\n    forbid flow c[0..60] -> c;\n")
status, _, said = check("all")
ok(status == 1 and said.count(" [flow]") == 1, "tens of thousands forbidden: one is told", said)

# Endpoints that get everywhere.
system("spread", "    component t in taker;\n    component g[500] in giver;\n    component w[500] in wanter;\n"
       "    connect g[*].relay, w[*].relay -> t.relay;\n    forbid flow w[0] -> w[499];\n")
status, _, said = check("spread")
ok(status == 1 and " -> w[499] [flow]" in said or "too many connections" in said,
   "five hundred that give, five hundred that are given", said)

# Systems in systems.
system("level0", "    component lone in lone;\n")
for depth in range(1, 30):
    system(f"level{depth}", f"    system s in level{depth - 1}.system;\n")
refused("level29", "thirty deep: names are at an end", r"longer than 47 characters \[name\]")
system("leaf", "")
for depth in range(20):
    below = "leaf" if depth == 0 else f"double{depth - 1}"
    system(f"double{depth}", f"    system a in {below}.system;\n    system b in {below}.system;\n")
status, _, said = check("double19")
ok(status == 1 and "contains at most 255 others" in said, "a million systems", said[:2000])
system("names", "".join(f"    component {'n' * size} in lone;\n" for size in (39, 40, 41, 4000)))
refused("names", "long names", *[rf"names.system:{line}:15: .* \[name\]" for line in (4, 5)])
names = "    system abcdefghijklmnopqrstuvwxyzabcdefghijklm in level1.system;\n    system abcdefghijklmnopqrstuvwxyzabcdefghijklmn in level2.system;\n"
system("long_whole", names)
refused("long_whole", "names that are too long together",
        r"level0.system:2:15: .*klmn.s.s.lone.*longer than 47 characters \[name\]")

print(f"1..{count}")
raise SystemExit(failed != 0)
