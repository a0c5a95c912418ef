#!/usr/bin/env python3
"""The ten steps of the README, as they stand there: a copy of the tree gets the files that it names,
and boots to what it promises."""
import os
import re
import shutil
import subprocess
import sys

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
COPY = os.path.join(ROOT, "build", "tests", "tutorial")

# A file of the tutorial: an indented fence that names it after the language.
FENCE = re.compile(r"^( *)```(?:contract|component|system|c) (\S+)\n(.*?)^\1```$", re.M | re.S)

number = 0


def ok(holds, name, detail=""):
    global number
    number += 1
    print(f"{'ok' if holds else 'not ok'} {number} - {name}")
    if not holds:
        for line in detail.splitlines():
            print("#", line)


def copy_tree():
    shutil.rmtree(COPY, ignore_errors=True)
    for folder in ["apps", "contracts", "checker", "kernel", "sharedheap", "sdk"]:
        shutil.copytree(os.path.join(ROOT, folder), os.path.join(COPY, folder))
    for file in ["Makefile", "packages.txt"]:
        shutil.copy2(os.path.join(ROOT, file), COPY)
    # What is built already need not be built again.
    for folder in ["host", "x86_64", "kernel", "gen", "components"]:
        shutil.copytree(os.path.join(ROOT, "build", folder), os.path.join(COPY, "build", folder))
    shutil.copy2(os.path.join(ROOT, "build", "deed"), os.path.join(COPY, "build"))
    shutil.copytree(os.path.join(ROOT, "tests", "checker"), os.path.join(COPY, "tests", "checker"))


def write_files():
    with open(os.path.join(ROOT, "README.md")) as readme:
        files = FENCE.findall(readme.read())
    for indent, name, text in files:
        path = os.path.join(COPY, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w") as file:
            file.write(re.sub(f"^{indent}", "", text, flags=re.M))
    return [name for _, name, _ in files]


def make(*words):
    return subprocess.run(["make", "--no-print-directory", *words], cwd=COPY, text=True,
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, timeout=300)


copy_tree()
names = write_files()
ok(len(names) == 6, "the README names six files", "\n".join(names))

done = make("run", "SYSTEM=counting")
ok(done.returncode == 0, "make run SYSTEM=counting ends with 0", done.stdout)
ok("the total is 42" in done.stdout, "it prints the total", done.stdout)

path = os.path.join(COPY, "apps", "tally", "tally.c")
with open(path) as file:
    text = file.read()
with open(path, "w") as file:
    file.write(re.sub(r".*case Tally_closed:.*\n", "", text))
done = make("check")
ok(done.returncode != 0 and "[unhandled]" in done.stdout,
   "without `case Tally_closed:` it is refused, by the rule that step 4 names", done.stdout)

print(f"1..{number}")
sys.exit(0)
