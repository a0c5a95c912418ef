"""hosted.py - a mutant that was accepted, in the systems that its component is part of, as a Linux process under the
sanitizers: does anything find a fault in it? Traps that stop the component are what the promise allows; a
message against the contract, a use of what is not owned, a sanitizer's finding and a leak are not."""
import os
import pathlib
import re
import subprocess
import time

from place import DEED, ROOT, rules, run

DEMO = ["help", "calc 6 * 7", "calc 1 / 0", "calc 2147483647 + 1", "put greeting hello", "get greeting",
        "put greeting hello again", "get greeting", "put other value", "list", "delete other", "delete other", "list",
        "ps", "graph", "crash null", "calc 9 * 9", "nonsense", "", "put a", "get", "kill calc", "calc 2 * 2",
        "calc 2 * 3", "exit"]
# By system: what is typed. Those that end by themselves need nothing.
SYSTEMS = {"almanac": [], "topic": [], "guarded": DEMO, "demo": DEMO, "bench": []}
MOST_SYSTEMS = 2 # for one mutant
FINDINGS = re.compile(r"Sanitizer|runtime error|message against the contract|use of what it does not own|"
                      r"access outside all memory|illegal instruction|not given back|leaked")
SECONDS = 20       # for a system, which may wait for ever; one that ends by itself has more
PATIENCE = 180


def prepare():
    """The kernel with sanitizers, once; and what the sanitizers may do here."""
    said = subprocess.run(["sh", "-c", ". tests/hosted/sanitizers.sh; echo \"$DEED_SANITIZERS $ASAN_OPTIONS\""],
                          cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\n")
    names, options = said[-2].split()
    os.environ.update(DEED_SANITIZERS=names, ASAN_OPTIONS=options)
    status, output = run("sh", "tests/hosted/sanitize.sh", "kernel", seconds=600)
    assert status == 0, output


def systems_of(components):
    for system in SYSTEMS:
        text = (ROOT / "apps" / f"{system}.system").read_text()
        if any(re.search(rf"\bin apps/{component}\b", text) for component in components):
            yield system


def code_of(file):
    """The machine code and data of an object, without where in the source they come from."""
    parts = []
    for section in (".text", ".rodata", ".data", ".rela.text"):
        parts.append(subprocess.run(["llvm-objcopy-19", f"--dump-section={section}=/dev/stdout", file, "/dev/null"],
                                    capture_output=True, check=False).stdout)
    return parts


def same_code(tree, component):
    return code_of(tree / "build" / "components" / f"{component}.o") == \
        code_of(ROOT / "build" / "components" / f"{component}.o")


def link(tree, file, name, more):
    """build/NAME/deed-sanitized in the tree, all other components the repository's. None, or what failed."""
    for entry in (ROOT / "build" / "components").iterdir():
        place = tree / "build" / "components" / entry.name
        if not place.exists() and entry.is_file():
            place.symlink_to(entry)
    folder = pathlib.Path("build") / name
    (tree / folder).mkdir(exist_ok=True)
    for words in ((DEED, "system", file, "--root", ".", "-I", "contracts", *more, "-o", folder),
                  (DEED, "link", file, "--root", ".", "-I", "contracts", *more, "--components", "build/components",
                   "--kernel", "build/kernel/hosted.o", "--tables", folder / "system.c", "--machine", "hosted", "-o",
                   folder / "deed-hosted"),
                  ("sh", "tests/hosted/sanitize.sh", folder, "build/components")):
        status, output = run(*words, cwd=tree)
        if status != 0:
            return output
    return None


def without_own_trouble(said):
    """What stands before the address sanitizer trips over itself: when a component was stopped by a trap, the kernel
    leaves its stack, and the sanitizer's own look at the stacks (in __asan_handle_no_return) may fail."""
    stopped = said.find("stopped: index outside")
    end = re.search(r"^(==\d+==ERROR: )?AddressSanitizer.*$", said[stopped:], re.M) if stopped >= 0 else None
    if end and ("__asan_handle_no_return" in said or "asan_thread.cpp" in end[0]):
        return said[:stopped + end.start()]
    return said


def finding(said):
    """The line in which a fault is named, or None."""
    found = FINDINGS.search(without_own_trouble(said))
    return found and next(line for line in said.splitlines() if found[0] in line)


def drive(program, typed, seconds=SECONDS):
    """All that a system says while somebody types, prompt or not."""
    with open(str(program) + ".said", "wb+") as said:
        process = subprocess.Popen([program], stdin=subprocess.PIPE, stdout=said, stderr=subprocess.STDOUT)
        try:
            for line in typed:
                time.sleep(0.05)
                process.stdin.write(line.encode() + b"\n")
                process.stdin.flush()
            process.stdin.close()
        except BrokenPipeError:
            pass
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        said.seek(0)
        return said.read().decode(errors="replace").replace("\r", "")


def harmless(tree, components, ran=()):
    """(was it killed by `deed link`?, a sentence: one that begins with `harmless`, or not)."""
    ran = list(ran)
    for system in list(systems_of(components))[:MOST_SYSTEMS]:
        failed = link(tree, f"apps/{system}.system", system, [])
        if failed is not None:
            return bool(rules(failed)), f"NOT SHOWN, {system} does not link: {failed.strip()[:300]}"
        found = finding(drive(tree / "build" / system / "deed-sanitized", SYSTEMS[system]))
        if found:
            return False, f"NOT HARMLESS, in {system}: {found}"
        ran.append(system)
    return False, f"harmless in {', '.join(ran)} under {os.environ['DEED_SANITIZERS']}" if ran else \
        "NOT SHOWN, in no system"
