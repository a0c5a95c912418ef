"""place.py - a folder in which everything is the repository's but one file, and what the tool says there."""
import collections
import pathlib
import re
import shutil
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
WORK = ROOT / "build" / "mutants"
DEED = ROOT / "build" / "deed"

Mutant = collections.namedtuple("Mutant", "file kind line text")
# `what`: killed, survived, or why it does not count; `by`: who killed it; `said`: in which words.
Verdict = collections.namedtuple("Verdict", "mutant what by said")

# Of contracts and systems: what has not the form of one, as C that does not compile.
FORM = {"file", "character", "syntax", "unsupported", "limit", "name", "unknown", "argument"}


def run(*words, cwd=ROOT, seconds=120):
    try:
        done = subprocess.run([str(word) for word in words], cwd=cwd, timeout=seconds, text=True, errors="replace",
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    except subprocess.TimeoutExpired:
        return None, "it took too long"
    return done.returncode, done.stdout


def plant(mutant, name):
    tree = WORK / "trees" / name
    shutil.rmtree(tree, ignore_errors=True)
    tree.mkdir(parents=True)
    for folder in ("sdk", "kernel", "sharedheap", "tests", "checker"):
        (tree / folder).symlink_to(ROOT / folder)
    for folder in ("apps", "contracts"):
        (tree / folder).mkdir()
        for entry in (ROOT / folder).iterdir():
            (tree / folder / entry.name).symlink_to(entry)
    (tree / "build" / "components").mkdir(parents=True)
    (tree / "build" / "mutants").symlink_to(WORK)
    (tree / "build" / "sanitized").symlink_to(ROOT / "build" / "sanitized")
    (tree / "build" / "kernel").symlink_to(ROOT / "build" / "kernel")
    parts = mutant.file.parts
    if parts[0] == "apps":
        (tree / "apps" / parts[1]).unlink()
        shutil.copytree(ROOT / "apps" / parts[1], tree / "apps" / parts[1])
        (tree / "build" / "gen").symlink_to(ROOT / "build" / "gen")
    else:
        (tree / mutant.file).unlink()
        (tree / "build" / "gen").mkdir()
    (tree / mutant.file).write_text(mutant.text)
    return tree


def check(tree, component, *more):
    """`deed check` of a component file, given from the tree on."""
    folder = component.parent.parent
    return run(DEED, "check", component, "-I", "contracts", "-I", folder, "--sdk", "sdk/include", "--gen", "build/gen",
               "-o", "build/components", *more, cwd=tree)


def shipped(name):
    return pathlib.Path("apps") / name / f"{name}.component"


def rules(said):
    return set(re.findall(r" error: .* \[([a-z-]+)\]$", said, re.M))


def refusal(mutant, by, said):
    """The checker's own parser has -Wall and -Wextra, too."""
    no_mutant = rules(said) and rules(said) <= (FORM if by.startswith("deed ") else {"compile"})
    return Verdict(mutant, "does not compile" if no_mutant else "killed", by, said)
