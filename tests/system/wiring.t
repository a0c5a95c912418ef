#!/usr/bin/env python3
"""What systems become: who is connected to whom in the boot tables, under which names, with what. The
other side of tests/contracts/bad/*.system, on the same components."""
import pathlib
import re
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PARTS = ROOT / "tests" / "contracts"
WORK = ROOT / "build" / "tests" / "system" / "wiring"
WORK.mkdir(parents=True, exist_ok=True)

count = failed = 0


def ok(good, name, output=""):
    global count, failed
    count += 1
    failed += not good
    print(f"{'ok' if good else 'not ok'} {count} - {name}")
    if not good:
        for line in output.splitlines()[:30]:
            print("#  ", line)


def build(text):
    """What is printed, and the boot tables."""
    (WORK / "test.system").write_text("system test {\n" + text + "}\n")
    (WORK / "system.c").unlink(missing_ok=True)
    done = subprocess.run(
        [ROOT / "build" / "deed", "system", WORK / "test.system", "--root", PARTS, "-I",
         ROOT / "contracts", "-I", PARTS / "golden", "-o", WORK], cwd=ROOT,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    table = WORK / "system.c"
    return done.stdout, table.read_text() if table.exists() else ""


def connected(name, text, *wanted):
    output, tables = build(text)
    found = re.findall(r"^    \{\d+, \d+, \d+, \d+\}, /\* (.*) \*/$", tables, re.M)
    ok(sorted(found) == sorted(wanted), name, output + "\n".join(found))


def says(name, text, *patterns):
    output, tables = build(text)
    missing = [pattern for pattern in patterns if not re.search(pattern, output + tables, re.M)]
    ok(not missing, name, "\n".join(missing) + "\n" + output)


CLIENTS = "component client[4] in parts/client; component server[4] in parts/server;\n"
connected("all of an array to one", CLIENTS + "connect client[*].calc -> server[1].service;"
          "component other in parts/other; connect other.calc -> server[0].service;"
          "component o[2] in parts/other; connect o[0..1].calc -> server[2..3].service;",
          "client[0].calc -> server[1].service", "client[1].calc -> server[1].service",
          "client[2].calc -> server[1].service", "client[3].calc -> server[1].service",
          "other.calc -> server[0].service", "o[0].calc -> server[2].service",
          "o[1].calc -> server[3].service")
connected("each to its own", CLIENTS + "connect client[*].calc -> server[*].service;",
          *[f"client[{i}].calc -> server[{i}].service" for i in range(4)])
connected("ranges and single ones", CLIENTS + "connect client[0..1].calc, client[3].calc -> "
          "server[1..3].service; connect client[2].calc -> server[0].service;",
          "client[0].calc -> server[1].service", "client[1].calc -> server[2].service",
          "client[3].calc -> server[3].service", "client[2].calc -> server[0].service")
says("names and symbols of instances", CLIENTS + "connect client[*].calc -> server[*].service;",
     r'\{\.name = "client\[2\]",\n     \.main = client__2_main,', r"extern char deed_stack_server__3\[\];")

connected("systems in systems, whose ports are those of their components",
          "system a in parts/adding.system; system b in parts/adding.system; system u in "
          "parts/using.system; component client in parts/client; connect client.calc -> a.service;"
          "connect u.adder -> b.service;",
          "client.calc -> a.adder.service", "u.user.calc -> b.adder.service")
connected("exports of exports", "system both in parts/nested.system; component client in parts/client;"
          "connect client.calc -> both.sum;",
          "client.calc -> both.inner.adder.service", "both.user.calc -> both.inner.adder.service")
says("their names and symbols", "system both in parts/nested.system; component client in parts/client;"
     "connect client.calc -> both.sum;",
     r'\.name = "both\.inner\.adder",\n     \.main = both__inner__adder_main',
     r"^  both\.user +5 +")

GUARDS = "component client[2] in parts/client; component server in parts/server;" \
    "component g[2] in parts/guard; connect client[*].calc -> server.service;\n"
connected("a monitor on one connection", "component client[2] in parts/client; component server in "
          "parts/server; component g in parts/guard; connect client[*].calc -> server.service;"
          "monitor g on client[1].calc -> server.service;",
          "client[0].calc -> server.service", "client[1].calc -> g.front", "g.back -> server.service")
connected("one each", GUARDS + "monitor g[0] on client[0].calc -> server.service;"
          "monitor g[1] on client[1].calc -> server.service;",
          "client[0].calc -> g[0].front", "g[0].back -> server.service",
          "client[1].calc -> g[1].front", "g[1].back -> server.service")
connected("two behind each other, on one of two",
          GUARDS + "monitor g[0] on client[0].calc -> server.service;"
          "monitor g[1] on client[0].calc -> server.service;",
          "client[0].calc -> g[0].front", "g[0].back -> g[1].front", "g[1].back -> server.service",
          "client[1].calc -> server.service")
connected("two behind each other on both, whatever is said twice",
          GUARDS + "monitor g[0] on client[*].calc -> server.service;"
          "monitor g[1] on client[1].calc -> server.service;"
          "monitor g[1] on client[0].calc -> server.service;",
          "client[0].calc -> g[0].front", "client[1].calc -> g[0].front", "g[0].back -> g[1].front",
          "g[1].back -> server.service")
connected("over the border of a system", "system a in parts/adding.system; component client in "
          "parts/client; component g in parts/guard; connect client.calc -> a.service;"
          "monitor g on client.calc -> a.service;",
          "client.calc -> g.front", "g.back -> a.adder.service")
connected("endpoints may pass by", "component giver in parts/giver; component taker in parts/taker;"
          "component p in parts/passer; component adder in parts/server;"
          "connect giver.adder -> adder.service; connect giver.relay -> taker.relay;"
          "monitor p on giver.relay -> taker.relay delegates;",
          "giver.adder -> adder.service", "giver.relay -> p.front", "p.back -> taker.relay")

says("who cleans keeps apart", "component teller in parts/teller; component clean in parts/cleaner;"
     "component last in parts/sink; component other in parts/sink;"
     "connect teller.out -> clean.in; connect clean.on -> last.in;"
     "component t in parts/teller; connect t.out -> other.in;"
     "forbid flow teller -> last; forbid flow last -> teller; forbid flow t -> last;"
     "forbid flow clean -> teller;", r"^  clean .* separates$")
says("an endpoint that is not given away does not travel", "component giver in parts/wanter;"
     "component taker in parts/taker; component client in parts/client; component adder in "
     "parts/server; connect client.calc -> adder.service; connect giver.relay -> taker.relay;"
     "forbid flow client -> taker; forbid flow adder -> giver;", r"^const uint32_t deed_connection_total = 2;")
says("who only watches tells nobody", "component keeper in parts/keeper; component a in parts/lone;"
     "component b in parts/lone { supervisor keeper; } forbid flow keeper -> a; forbid flow a -> b;",
     r"^  keeper .* watch$")
says("supervisors, also of systems", "component init in parts/init; component below in parts/init { supervisor "
     "init; } system a in parts/adding.system { supervisor below; } component client in parts/client "
     "{ supervisor init; restart supervisor; } connect client.calc -> a.service;",
     r"^  a\.adder +5 +never +below ", r"^  client +5 +supervisor +init ",
     r'"a\.adder",(?:\n     .*)*?\n     \.supervisor = 2\}', r'"client",(?:\n     .*)*?\n     \.supervisor = 1\}')
says("the processor, to the last bit", "component a in parts/lone { budget 500us/1ms; } component b[2] in "
     "parts/lone { budget 2500ns/10us; }", r"^  a .* 500us/1ms +-$", r"^  b\[1\] .* 2500ns/10us +-$",
     r"\.budget = 500000,\n     \.period = 1000000")
says("restarts, to the nanosecond", "component a in parts/lone { restart on fault pause 1500us..2s limit 5/10s; } "
     "component b in parts/lone { restart always limit 1/1ns; }", r"^  a +5 +on fault 1500us\.\.2s 5/10s ",
     r"^  b +5 +always 1/1ns ", r"\.restart = RESTART_POLICY_ON_FAULT", r"\.pause_first = 1500000u",
     r"\.pause_longest = 2000000000u", r"\.most = 5,\n    \.within = 10000000000u")
says("what comes of children", "component keeper in parts/keeper { children restart; } component a in parts/lone "
     "{ supervisor keeper; }", r"\.children = CHILDREN_POLICY_RESTART")
says("registers", "component m in parts/mapped { registers 0xfed00000..0xfed003ff; }",
     r"registers 0xfed00000\.\.0xfed003ff$", r"\.register_base = 0xfed00000, \.register_size = 0x400")
says("what a system within says of the machine's memory means nothing",
     "system odd in parts/odd.system; memory 48M;", r"deed_memory = 50331648u")
print(f"1..{count}")
raise SystemExit(failed != 0)
