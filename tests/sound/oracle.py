"""oracle.py - judge units with a checker, run what it accepts under the harness."""
import collections
import os
import pathlib
import re
import shutil
import subprocess

import contracts as contract_reader
import generate
import invent
from unit import Unit

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
ERROR = re.compile(r"^(?:(.*?):(\d+):\d+: |.*?)error: (.*)$", re.M)
VIOLATION = re.compile(r"^VIOLATION (\d+) run (\d+)$", re.M)
# A frame that needs a base pointer, as the address sanitizer's do, does not survive such a call.
PLAIN_CALLS = ["-Dpreserve_none=unused"]
CFLAGS = ["-std=gnu11", "-ffreestanding", "-fno-builtin", "-fwrapv", "-fno-strict-aliasing",
          "-fno-delete-null-pointer-checks", "-fstrict-flex-arrays=3", "-w", "-O0", *PLAIN_CALLS]
TRAPS = "array-bounds,integer-divide-by-zero,shift,bool,unreachable,vla-bound,float-cast-overflow"
TRAPPING = [f"-fsanitize={TRAPS}",
            f"-fsanitize-trap={TRAPS}"]
# What looks on: for objects, and for values that were never assigned.
SANITIZERS = {"address": ["-fsanitize=address,undefined", "-fno-sanitize=function"], "memory": ["-fsanitize=memory"]}
INIT = {"address": ["-ftrivial-auto-var-init=pattern"], "memory": []}
# The SDK's functions for which harness_parts.c stands in.
PARTS = re.compile(r"^(.*\bvoid \*)(deed_(?:rows|parcel)_(?:take|add))(\([^)]*\))\n\{", re.M)

SYMBOLIZER = "/usr/lib/llvm-19/bin/llvm-symbolizer"

Verdict = collections.namedtuple("Verdict", "unit accepted refused rules text_file")


class SharedTextRefused(Exception):
    """The checker refuses what all programs have in common."""


def run(command, **options):
    """In a session of its own: what ends us from the keyboard does not end it half-way."""
    return subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          text=True, errors="replace", check=False, start_new_session=True, **options)


class Oracle:
    """A folder in which units are judged and run; `deed` is the checker that is asked."""

    def __init__(self, folder, deed=ROOT / "build" / "deed", sanitizers=("address",)):
        self.folder, self.deed, self.sanitizers = pathlib.Path(folder), deed, sanitizers
        self.contracts = self.folder / "contracts"
        self.known = None

    def prepare(self, invented=0, seed=0):
        """Generated headers and the compiled harness; contracts that are invented for this."""
        shutil.rmtree(self.folder, ignore_errors=True)
        gen = self.folder / "gen"
        gen.mkdir(parents=True)
        shutil.copytree(HERE / "contracts", self.contracts)
        names = invent.invent(self.contracts, seed, invented)
        component = self.folder / "sound.component"
        component.write_text(invent.component_text((HERE / "sound.component").read_text(), names,
                                                   contract_reader.read(self.contracts)))
        self.known = generate.shared(self.contracts, component)
        own = ["-I", self.contracts]
        for command in (["contract", *sorted(self.contracts.glob("*.contract")), *own],
                        ["component", component, *own]):
            done = run([self.deed, *command, "-o", gen])
            if done.returncode:
                raise SystemExit(done.stdout)
        peer = self.folder / "peer.c"
        peer.write_text(contract_reader.peer_text(self.known["contracts"], self.known["ports"]))
        for sanitizer in self.sanitizers:
            (self.folder / sanitizer).mkdir()
            for source in [*sorted(HERE.glob("harness*.c")), HERE / f"shadow_{sanitizer}.c", peer]:
                self.compile(["-std=gnu11", "-O1", "-g", "-fno-omit-frame-pointer", "-Wall", "-Wextra", "-Werror",
                              "-Wno-frame-address", *PLAIN_CALLS, "-I", gen], sanitizer, source,
                             self.folder / sanitizer / (source.stem + ".o"))

    @staticmethod
    def compile(flags, sanitizer, source, to):
        done = run(["clang-19", *flags, *SANITIZERS[sanitizer], "-fno-sanitize-recover=all", "-I", HERE, "-I",
                    ROOT / "sdk" / "include", "-c", source, "-o", to])
        if done.returncode:
            raise SystemExit(done.stdout[-4000:])

    # ---- the checker

    def check(self, files, name="unit", deed=None):
        """What the checker says: None when it accepts, else (file, line, message) of each error."""
        place = self.folder / name
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        shutil.copy(self.folder / "sound.component", place)
        for file, text in files.items():
            (place / file).write_text(text)
        done = run([deed or self.deed, "check", place / "sound.component", "-I", self.contracts,
                    "--sdk", "sdk/include", "--gen", self.folder / "gen", "-o", place,
                    "--no-object"], timeout=600)
        if done.returncode == 0:
            return None
        if done.returncode != 1:
            raise SystemExit(f"the checker ended with {done.returncode}:\n{done.stdout[-2000:]}")
        return [(os.path.basename(file), int(line or 0), message)
                for file, line, message in ERROR.findall(done.stdout)]

    def judge(self, programs, name="unit", deed=None, several=False):
        """Leave out what is refused until the rest is accepted."""
        refused, rules = {}, collections.Counter()
        programs = list(programs)
        while True:
            unit = Unit(programs, several)
            errors = self.check(unit.files, name, deed)
            if errors is None:
                return Verdict(unit, programs, refused, rules, self.folder / name / "sound.i")
            bad = {}
            for file, line, message in errors:
                owner = unit.owner_of(file, line)
                if owner is not None:
                    bad.setdefault(owner, message)
            if not bad:
                raise SharedTextRefused(f"the shared text is refused: {errors[0]}")
            for p, message in bad.items():
                refused[p] = message
                rules[message.rpartition("[")[2].rstrip("]")] += 1
            programs = [p for p in programs if p not in bad]

    # ---- the run

    def build(self, verdict, name="unit", lines=True, sanitizer="address"):
        """The program; without `lines` it cannot say where it was, and is made faster."""
        place = self.folder / (name + ".run")
        place.mkdir(exist_ok=True)
        text = PARTS.sub(r"void *\2\3; \1\2_unseen\3\n{", verdict.text_file.read_text())
        (place / "run.c").write_text(text + "\n" + verdict.unit.appendix())
        self.compile([*CFLAGS, *INIT[sanitizer], *TRAPPING, *(["-gline-tables-only"] if lines else [])],
                     sanitizer, place / "run.c", place / "run.o")
        done = run(["clang-19", *SANITIZERS[sanitizer], "-fuse-ld=lld", place / "run.o",
                    *sorted((self.folder / sanitizer).glob("*.o")), "-o", place / "run"])
        if done.returncode:
            raise SystemExit(done.stdout[-4000:])
        return place / "run"

    def execute(self, program, verdict, runs, seed, stop_at_first=False):
        """Violations: (program, run, what was said)."""
        found = []
        left = list(range(len(verdict.unit.programs)))
        environment = {**os.environ, "MSAN_SYMBOLIZER_PATH": SYMBOLIZER, "ASAN_SYMBOLIZER_PATH": SYMBOLIZER,
                       "ASAN_OPTIONS": "detect_stack_use_after_return=1:"
                       "detect_leaks=0:quarantine_size_mb=4:handle_abort=0:symbolize=1"}
        while left:
            done = run([program, str(runs), str(seed), *([str(i) for i in left] if found else [])],
                       env=environment, timeout=1200)
            which = VIOLATION.search(done.stdout)
            if which is None:
                if done.returncode != 0:
                    raise SystemExit(f"the run ended with {done.returncode}:\n{done.stdout[-3000:]}")
                return found
            number = int(which[1])
            index = next(i for i, p in enumerate(verdict.unit.programs) if p.number == number)
            found.append((verdict.unit.programs[index], int(which[2]), done.stdout))
            if stop_at_first:
                return found
            left = [i for i in left if i > index]
        return found
