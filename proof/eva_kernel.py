"""eva_kernel.py - where Eva finds no run-time error in the kernel as a whole: level P1, from its entry
points on, in any state that proof/eva/state.c allows; docs/ranges.md has the method.

What it complains of is either named in proof/eva/open.txt, with the reason why it is believed not to
happen, or is a problem. A function of which it complains, or in which it does not reach each
statement (but for those behind a call that never comes back), has no level from here."""

import glob
import hashlib
import json
import os
import re
import subprocess

import eva_text
import levels
import wp
from unit import lines_of

HERE = "proof/eva"
DRIVER = [f"{HERE}/{name}.c" for name in ("tables", "state", "machine", "models", "heap", "services")]
# Their functions have models, or are none of the kernel's entry points' matter.
APART = ("kernel/timer_queue.c", "kernel/situation.c", "kernel/memory.c")

# Rows are few, so a place in a table is one of so many; loops over rows are gone through row by row.
OPTIONS = ["-machdep", "gcc_x86_64", "-c11", "-main", "eva_main", "-eva", "-eva-precision", "0", "-eva-plevel", "300",
           "-eva-ilevel", "70", "-eva-auto-loop-unroll", "300", "-eva-widening-delay", "5", "-eva-domains", "symbolic-locations",
           "-eva-warn-undefined-pointer-comparison", "none", "-no-warn-invalid-bool", "-eva-no-show-progress",
           "-eva-slevel-function", "ready:20,extend:20,eva_timer_queue_take:5,wait_expire:60,eva_own_take_kept:5,"
           "take__object:5,step_of__message:5,message_send:20,call:30,reply:30,send_directly:30,from_kernel:10,wait_event:10,event_queued:10,eva_component_wait:5,"
           "eva_direct_is_awaited:5,eva_direct_is_awaited_there:5,eva_port_has_room:5,make__copy:10,eva_faults:5,port_boot:30,ports_make:30,budget_boot:10,extend_at_boot:60", "-eva-split-return-function",
           "eva_timer_queue_take:4294967295,eva_own_take_kept:0,step_of__message:0,eva_component_wait:0,eva_direct_is_awaited:0,"
           "eva_direct_is_awaited_there:0,eva_port_has_room:0", "-metrics", "-metrics-eva-cover"]

ALARM = re.compile(r"^\[eva:alarm\] (\S+?):(\d+): Warning: ?\n((?:  .*\n)+)", re.M)
COVER = re.compile(r"^  (\w+): (\d+) stmts out of (\d+)", re.M)
UNKNOWN = re.compile(r"^  Neither code nor specification for function (\w+),", re.M)
NEVER = re.compile(r"\b(FAULT|panic|panic_at|machine_\w*exit|machine_resume|machine_enter|component_fault|component_leave|"
                   r"schedule_leave|shutdown|message_break_rule|ended)\(")


def text(folder):
    with open(f"{HERE}/models.h", encoding="utf-8") as file:
        modelled = re.findall(r"\beva_(\w+)\(", file.read())
    files = [path for path in sorted(glob.glob("kernel/*.c")) if path not in APART]
    return eva_text.write(folder, files, DRIVER, modelled)


def analyze(folder, whole):
    """What Eva says."""
    flags = ["-D__FRAMAC__", "-include", os.path.join(wp.HERE, "framac.h"), "-I" + os.path.abspath(HERE), "-include",
             os.path.abspath(f"{HERE}/models.h"), f"-I{folder}/proof/machine", f"-I{os.getcwd()}/sdk/include"]
    flags += [f"-I{folder}/{each}" for each in wp.INCLUDES if "machine" not in each] + [f"-I{os.getcwd()}"]
    done = subprocess.run(["frama-c", *OPTIONS, "-cpp-extra-args=" + " ".join(flags), whole], cwd=folder, check=False,
                          capture_output=True, text=True, env={**os.environ, "PWD": folder})
    return done.stdout + done.stderr


def kept(tools):
    """The same, kept by the hash of all that went into it."""
    folder = os.path.join(wp.BUILD, "eva", "kernel")
    known = folder + ".json"
    whole = text(folder)
    digest = hashlib.sha256(repr((sorted(tools.items()), OPTIONS)).encode())
    headers = (path for path in glob.glob(folder + "/**/*.h", recursive=True))
    for path in [whole, *sorted(headers), *sorted(glob.glob(f"{HERE}/*.[ch]")), os.path.join(wp.HERE, "framac.h")]:
        with open(path, "rb") as file:
            digest.update(file.read())
    if os.path.exists(known):
        with open(known, encoding="utf-8") as file:
            result = json.load(file)
        if result["key"] == digest.hexdigest():
            return result["said"]
    said = analyze(folder, whole)
    with open(known, "w", encoding="utf-8") as file:
        json.dump({"key": digest.hexdigest(), "said": said}, file)
    return said


def owner_of(path, line, found):
    """The function that has this line; of the states that are to be shown, the place in a table."""
    if path.startswith(HERE):
        with open(path, encoding="utf-8") as file:
            lines = file.read().splitlines()
        place = re.search(r"(?:KEEP|KEEP_NONE|SHOW)\(\(?(?:EACH\()*(\w+(?:\.\w+)*)\)*((?:\.\w+)*)", lines[line - 1])
        if place:
            return place.group(1) + place.group(2)
        heads = [re.match(r"\w[^;={}]*?\b(\w+)\(", text) for text in lines[:line]]
        return [head.group(1) for head in heads if head][-1]
    inside = [name for (file, name), about in found.items() if file == path and
              about["line"] <= line <= levels.extent(path, about["line"])]
    return inside[-1] if inside else str(line)


def alarms(said, found):
    """(path, function) -> what Eva complains of there."""
    every = {}
    for path, line, words in ALARM.findall(said):
        path = os.path.relpath(path, os.getcwd()) if os.path.isabs(path) else path
        key = path, owner_of(path, int(line), found)
        every.setdefault(key, []).append(f"{path}:{line}: {' '.join(words.split())}")
    return every


def covered(said, found):
    """The functions in which each statement is reached."""
    stated = {name: (int(reached), int(most)) for name, reached, most in COVER.findall(said)}
    for path, name in found:
        alone = f"{name}__{os.path.splitext(os.path.basename(path))[0]}"
        reached, most = stated.get(alone, stated.get(name, (0, 1)))
        first = found[path, name]["line"]
        lines = levels.text_of(path)[first - 1:levels.extent(path, first)]
        if reached and most - reached <= len(NEVER.findall("\n".join(lines[1:]))):
            yield path, name


def judge(tools, found):
    """(file, function) of what is quiet, and what is wrong."""
    if not os.path.exists(DRIVER[0]):
        return set(), []
    said = kept(tools)
    if "Semantically reached functions" not in said:
        return set(), ["Eva has not come to an end with the kernel: " + said.strip()[-300:]]
    every = alarms(said, found)
    believed = {(path, name) for path, name, *_ in lines_of(f"{HERE}/open.txt")}
    problems = [f"Eva: {alarm}: in {key[1]}" for key, mine in every.items() if key not in believed for alarm in mine]
    problems += [f"{HERE}/open.txt: {path} {name}: Eva does not complain of it" for path, name in sorted(believed - set(every))]
    problems += [f"Eva: {name} has neither code nor model" for name in sorted(set(UNKNOWN.findall(said)))]
    return {key for key in covered(said, found) if key not in every and key[0].startswith("kernel/")}, problems
