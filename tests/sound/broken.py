"""broken.py - make deliberately broken checkers (broken.txt), and see whether the oracle notices."""
import os
import pathlib
import re
import shlex
import subprocess
import sys

import generate
import oracle

ROOT = oracle.ROOT
PORTIONS = 12  # of programs, until a broken checker counts as not noticed
ROW = re.compile(r"^break ([\w-]+) (\w+\.c) \(([^)]*)\): ([^\n]*)\n<<<<\n(.*?)^====\n(.*?)^>>>>$", re.M | re.S)


class Stale(Exception):
    """The row does not fit the source any more."""


class Broken:
    def __init__(self, found):
        self.name, self.file, slips, self.what, self.old, self.new = found.groups()
        self.slips = tuple(slips.split(","))

    def text(self):
        """The source with the edit; the old text is there exactly once."""
        text = (ROOT / "checker" / self.file).read_text()
        old = self.old[:-1]
        if text.count(old) != 1:
            raise Stale(f"its old text stands {text.count(old)} times in {self.file}: rewrite the row")
        return text.replace(old, self.new[:-1])

    def build(self, folder, objects):
        """The checker with this one object."""
        source = folder / self.file
        source.write_text(f'# 1 "{ROOT}/checker/{self.file}"\n' + self.text())
        made = folder / (self.name + ".o")
        flags = ["-std=gnu11", "-O1", "-D_GNU_SOURCE", "-isystem", "/usr/lib/llvm-19/include", "-w"]
        done = oracle.run(["clang-19", *flags, "-I", ROOT / "checker", "-c", source, "-o", made])
        if done.returncode:
            raise Stale(f"it does not compile: {done.stdout[:300]}")
        others = [o for o in objects if not o.endswith("checker/" + self.file[:-2] + ".o")]
        deed = folder / ("deed-" + self.name)
        done = oracle.run(["clang-19", "-fuse-ld=lld", *others, made, *link_libraries(), "-o", deed])
        if done.returncode:
            raise SystemExit(done.stdout)
        made.unlink()
        return deed


def link_libraries():
    """What the Makefile links the tool with."""
    text = (ROOT / "Makefile").read_text()
    line = re.search(r"^HOST_LIBS := (.*)$", text, re.M)[1]
    return shlex.split(line.replace("$(LLVM)", "/usr/lib/llvm-19"))


def tool_objects():
    done = subprocess.run(["make", "-s", "--no-print-directory", "-f", "-", "tool-objects"],
                          input="include Makefile\ntool-objects:\n\t@echo $(TOOL_OBJECTS)\n",
                          cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    return done.stdout.split()


def rows():
    text = (pathlib.Path(__file__).resolve().parent / "broken.txt").read_text()
    return [Broken(found) for found in ROW.finditer(text)]


class Hunt:
    """Programs that the whole checker refuses, in portions; what a broken one accepts is run."""

    def __init__(self, judge, seed, size=120, slip=0.03, runs=60):
        self.judge, self.seed, self.size, self.slip, self.runs = judge, seed, size, slip, runs
        self.portions = {}

    def portion(self, slips, number):
        """Refused programs that make these mistakes."""
        key = (slips, number)
        if key not in self.portions:
            made = generate.programs(f"{self.seed} {key}", self.size, self.slip, self.judge.known,
                                     slips)
            made = [p for p in made if p.slips]
            self.portions[key] = list(self.judge.judge(made, "whole").refused)
        return self.portions[key]

    def catches(self, broken, deed, portions):
        """(program, what was said, how many more were accepted); program None: nothing found."""
        accepted = 0
        os.environ.pop("SOUND_FILLED", None)
        if "filled" in broken.slips:
            os.environ["SOUND_FILLED"] = "yes"
        for number in range(portions):
            try:
                verdict = self.judge.judge(self.portion(broken.slips, number), "broken", deed)
            except oracle.SharedTextRefused as refusal:
                return None, str(refusal), accepted
            accepted += len(verdict.accepted)
            if not verdict.accepted:
                continue
            program = self.judge.build(verdict, "broken")
            found = self.judge.execute(program, verdict, self.runs, 1, stop_at_first=True)
            if found:
                return found[0][0], found[0][2], accepted
        return None, "", accepted


def main():
    """Words select rows by name, and show what was found."""
    words = sys.argv[1:]
    folder = ROOT / "build" / "tests" / "sound" / "broken"
    judge = oracle.Oracle(folder)
    judge.prepare()
    hunt = Hunt(judge, 7)
    objects = tool_objects()
    chosen = [b for b in rows() if not words or any(word in b.name for word in words)]
    print(f"1..{len(chosen)}")
    failed = 0
    for number, broken in enumerate(chosen, 1):
        try:
            deed = broken.build(folder, objects)
            program, said, accepted = hunt.catches(broken, deed, PORTIONS)
            deed.unlink()
        except Stale as stale:
            program, said, accepted = None, str(stale), 0
        failed += program is None
        print(f"{'ok' if program else 'not ok'} {number} - {broken.name}: {broken.what}", flush=True)
        kind = re.search(r"broken promise: .*|ERROR: AddressSanitizer: \S+|runtime error: .*", said)
        print(f"# {accepted} more accepted; " + (kind[0] if kind else said[-300:].strip()
                                                 or "no promise was seen broken"), flush=True)
        if words and program:
            print("\n".join("# " + line for line in (program.text + "\n" + said[:3000]).split("\n")))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
