#!/usr/bin/env -S python3 -B
"""Eva sees a mistake that is planted in the kernel: in a function, in what is to be kept, in what no
state can reach, and in what it knows nothing of. Of the entry points those of sets and objects."""

import os
import shutil
import sys
import tempfile

sys.path.insert(0, os.path.abspath("proof"))
import eva_kernel  # noqa: E402
import levels  # noqa: E402
import wp  # noqa: E402

PLANTED = (
    ("kernel/object.c", "if (element == 0 || ", "if (", "in vector_take"),
    ("kernel/set_life.c", "fresh < SETS_MADE", "fresh <= SETS_MADE", "in fresh"),
    ("kernel/service.c", "    return machine_cycles();", "    return unknown_cycles();", "unknown_cycles has neither code nor model"),
    ("kernel/set.c", "    set_face[set].first = 0;", "    if (set >= SETS_MAX)\n        set_face[0].first = 1;\n    set_face[set].first = 0;", None),
)
OTHERS = ("eva_message_services();", "eva_port_services();", "eva_device_services();", "eva_system_services();", "recover();",
          "run();", "eva_machine_calls();", "eva_faults();")
points = []


def point(good, name, detail=""):
    points.append(good)
    print(f"{'ok' if good else 'not ok'} {len(points)} - {name}")
    if not good:
        print("".join(f"# {line}\n" for line in detail.splitlines()[-30:]), end="")


def change(path, old, new):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    point(text.count(old) == 1, f"{path}: {old.strip()}: is there to be changed")
    with open(path, "w", encoding="utf-8") as file:
        file.write(text.replace(old, new))


def main():
    tools = wp.versions()
    with tempfile.TemporaryDirectory() as folder:
        for name in ("kernel", "sharedheap", "sdk/include", "proof"):
            shutil.copytree(name, os.path.join(folder, name))
        os.chdir(folder)
        wp.HERE, wp.BUILD = os.path.join(folder, "proof"), os.path.join(folder, "build/prove")
        for path, old, new, _ in PLANTED:
            change(path, old, new)
        change("kernel/service.h", "#include <stdint.h>", "#include <stdint.h>\n\nuint64_t unknown_cycles(void);")
        for call in OTHERS:
            change("proof/eva/services.c", f": {call} break;", ": break;")
        found = levels.functions()
        quiet, problems = eva_kernel.judge(tools, found)
        said = "\n".join(problems)
        for *_, words in PLANTED:
            point(words is None or words in said, f"it is said: {words}", said)
        point(("kernel/set.c", "set_clear") not in quiet, "what cannot be reached has no level", said)
        for name in ("deed_slot_put", "source_readable"):
            point(any(key[1] == name for key in quiet), f"what is right has one: {name}", said)
        os.chdir("/")
    print(f"1..{len(points)}")
    sys.exit(not all(points))


main()
