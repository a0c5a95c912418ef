#!/usr/bin/env python3
"""skeleton.t - what `deed contract skeleton` writes compiles without a warning and is formatted as the
tree is; and what the author fills in survives: the contract changes, messages come, go and return,
states get other names, marks are damaged."""
import glob
import os
import re
import shutil
import subprocess
import sys

FOLDER = "build/tests/skeleton"
CONTRACT = FOLDER + "/Till.contract"
SOURCE = FOLDER + "/till_server.c"
count = 0

TILL = """/// A till.
contract Till {{
    in  message Pay(uint32_t amount);
    out message Paid();
    out message Refused();
{messages}
    state {state}: Pay? -> (Paid! -> {state} or Refused! -> {state}){rest};
}}
"""


def ok(holds, name, detail=""):
    global count
    count += 1
    print(f"{'ok' if holds else 'not ok'} {count} - {name}")
    if not holds:
        for line in detail.splitlines():
            print("#", line)


def run(*words):
    return subprocess.run(words, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          timeout=120)


def read(path):
    with open(path) as file:
        return file.read()


def write(path, text):
    with open(path, "w") as file:
        file.write(text)


def contract(messages="", state="Open", rest=""):
    write(CONTRACT, TILL.format(messages=messages, state=state, rest=rest))


def skeleton(side="--server", folder=FOLDER):
    return run("build/deed", "contract", "skeleton", CONTRACT, side, "-o", folder)


def check(name="till_server", folder=FOLDER):
    for words in (["contract", CONTRACT], ["component", f"{folder}/{name}.component"]):
        done = run("build/deed", *words, "-I", FOLDER, "-o", FOLDER + "/gen")
        if done.returncode:
            return done
    return run("build/deed", "check", f"{folder}/{name}.component", "-I", FOLDER, "--sdk",
               "sdk/include", "--gen", FOLDER + "/gen", "-o", FOLDER)


def fill(key, body):
    text = read(SOURCE)
    begin, end = f"    /* begin {key} */\n", f"    /* end {key} */\n"
    assert begin in text and end in text, key
    first = text.index(begin) + len(begin)
    write(SOURCE, text[:first] + body + text[text.index(end, first):])


def refused(damaged, words, name):
    """The damage is reported in its line, and the file stays as it is."""
    before = read(SOURCE)
    write(SOURCE, damaged)
    done = skeleton()
    ok(done.returncode == 1 and re.search(r"till_server\.c:\d+: error: .*" + words, done.stdout) and
       read(SOURCE) == damaged, name, done.stdout)
    write(SOURCE, before)


shutil.rmtree(FOLDER, ignore_errors=True)
os.makedirs(FOLDER + "/all")
KERNELS = re.compile("/(Interrupt|Ioports|Registers|Virtqueue|Watch)\\.")
for path in sorted(glob.glob("contracts/*.contract")):
    for side in ("--server", "--client"):
        if not (side == "--server" and KERNELS.search(path)):
            run("build/deed", "contract", "skeleton", path, side, "-I", "contracts", "-o",
                FOLDER + "/all")
sources = sorted(glob.glob(FOLDER + "/all/*.c"))
ok(len(sources) == 2 * len(glob.glob("contracts/*.contract")) -
   len([path for path in glob.glob("contracts/*.contract") if KERNELS.search(path)]), "both sides of every contract")
run("build/deed", "contract", *glob.glob("contracts/*.contract"), "-I", "contracts", "-o",
    FOLDER + "/all")
run("build/deed", "component", *glob.glob(FOLDER + "/all/*.component"), "-I", "contracts", "-o",
    FOLDER + "/all")
done = run("clang-19", "-std=c11", "-ffreestanding", "-Wall", "-Wextra", "-Werror", "-fsyntax-only",
           "-Isdk/include", "-I" + FOLDER + "/all", *sources)
ok(done.returncode == 0, "they compile without a warning", done.stdout)
if shutil.which("clang-format-19"):
    done = run("clang-format-19", "--dry-run", "-Werror", *sources)
    ok(done.returncode == 0, "they are formatted as .clang-format says", done.stdout)
else:
    ok(True, "formatting # SKIP clang-format-19 is not installed")

contract()
done = skeleton()
ok(done.returncode == 0 and check().returncode == 0, "a new skeleton passes the checker",
   done.stdout)
fresh = read(SOURCE)
skeleton()
ok(read(SOURCE) == fresh, "made again it is the same")

PAY = """    g_sum += amount; /* mine */
    if (g_sum > 100)
        Till_send_Refused(client);
    else
        Till_send_Paid(client);
    (void)ports;
"""
fill("Pay in Open", PAY)
text = read(SOURCE)
write(SOURCE, text.replace("/* begin declarations */\n",
                           "/* begin declarations */\nstatic uint32_t g_sum;\n"))
ok(check().returncode == 0, "filled in it passes the checker", check().stdout)
skeleton()
ok(PAY in read(SOURCE) and "static uint32_t g_sum;" in read(SOURCE), "made again it keeps both parts")

MORE = "    in  message Count();\n    out message Counted(uint32_t coins);"
REST = "\n              | Count? -> Counted! -> Open"
contract(MORE, rest=REST)
skeleton()
text = read(SOURCE)
ok(PAY in text and "begin Count in Open" in text and check().returncode == 0,
   "a new message gets a part, the old ones stay", check().stdout)
COUNT = "    (void)ports;\n    /* all of it */\n    Till_send_Counted(client, g_sum);\n"
fill("Count in Open", COUNT)

contract()
skeleton()
text = read(SOURCE)
ok("// kept: Count in Open" in text and "//     /* all of it */" in text and
   "begin Count" not in text and check().returncode == 0,
   "the part of a message that is gone is kept in a comment", text)
skeleton()
ok(read(SOURCE) == text, "and stays there")
contract(MORE, rest=REST)
skeleton()
ok(COUNT in read(SOURCE) and "// kept" not in read(SOURCE) and check().returncode == 0,
   "it returns with its message", read(SOURCE))

contract(MORE, state="Ready", rest=REST.replace("Open", "Ready"))
skeleton()
text = read(SOURCE)
ok(PAY in text and COUNT in text and "begin Pay in Ready" in text and check().returncode == 0,
   "parts go with their message to a state of another name", text)

contract(MORE, state="Ready", rest=REST.replace("Open", "Ready"))
text = read(SOURCE)
refused(text.replace("    /* end Pay in Ready */\n", ""), "a part begins inside of `Pay in Ready`",
        "an end that is missing is named")
refused(text.replace("    /* begin Pay in Ready */\n", ""), "nothing began .*`Pay in Ready`",
        "a begin that is missing is named")
refused(text.replace("/* end Pay in Ready */", "/* end Pay in Rdy */"),
        "ends another part than `Pay in Ready`", "an end of something else is named")
refused(text + text[text.index("    /* begin Pay"):text.index("    /* end Pay")] +
        "    /* end Pay in Ready */\n", "there are two of `Pay in Ready`", "so is a part that is twice")
write(SOURCE, "int x;\n")
done = skeleton()
ok(done.returncode == 1 and "no skeleton" in done.stdout and read(SOURCE) == "int x;\n",
   "a file that is no skeleton is left alone", done.stdout)

edited = text.replace("static void on_Pay", "/* my remark */\nstatic void on_Pay")
write(SOURCE, edited)
done = skeleton()
ok(done.returncode == 0 and "outside of its begin and end marks" in done.stdout and
   read(SOURCE + ".orig") == edited and PAY in read(SOURCE),
   "what was changed outside of the marks is kept in a file beside it", done.stdout)

component = FOLDER + "/till_server.component"
write(component, read(component).replace("service", "counter").replace("8", "3"))
skeleton()
ok("ports->counter" in read(SOURCE) and "endpoints 3" in read(component) and
   check().returncode == 0, "a component file stays, and names the port", check().stdout)

contract(MORE, rest=REST)
CLIENT = FOLDER + "/client"
done = skeleton("--client", CLIENT)
ok(done.returncode == 0 and check("till_client", CLIENT).returncode == 0,
   "the client passes, too", check("till_client", CLIENT).stdout)
print(f"1..{count}")
sys.exit(0)
