"""gates.py - what the tests of the gates share: TAP, a small component, and running the tool."""

import pathlib
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
WORK = ROOT / "build" / "tests" / "gates" / pathlib.Path(sys.argv[0]).stem
DEED = ROOT / "build" / "deed"


class Tap:
    """Test Anything Protocol, one line a test."""

    def __init__(self):
        self.count = self.failed = 0

    def ok(self, good, name, output=""):
        self.count += 1
        self.failed += not good
        print(f"{'ok' if good else 'not ok'} {self.count} - {name}")
        if not good:
            for line in output.splitlines()[:20]:
                print(f"#   {line}")

    def done(self):
        print(f"1..{self.count}")
        sys.exit(self.failed != 0)


def run(*words, cwd=ROOT, seconds=120):
    """Exit status and all that was said; a program that hangs has status None."""
    try:
        done = subprocess.run([str(word) for word in words], cwd=cwd, timeout=seconds, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    except subprocess.TimeoutExpired:
        return None, "it took too long"
    return done.returncode, done.stdout


def build(*names):
    """The test binaries of tests/gates/NAME.c."""
    status, output = run(ROOT / "tests" / "gates" / "build.sh", *names)
    if status != 0:
        print(output, file=sys.stderr)
        print("Bail out! test binaries do not build")
        sys.exit(1)
    return [ROOT / "build" / "tests" / "gates" / name for name in names]


COMPONENT = """component probe {
    serves service: Calculator many;
    heap 4K;
}
"""

SOURCE = """#include "probe.component.h"

void probe_main(struct probe_ports *ports)
{
    (void)ports;
}
"""


class Tree:
    """A folder with the SDK, contracts and one component `probe`, to be checked from inside."""

    def __init__(self, name):
        self.path = WORK / name
        shutil.rmtree(self.path, ignore_errors=True)
        (self.path / "apps" / "probe").mkdir(parents=True)
        (self.path / "build" / "gen").mkdir(parents=True)
        (self.path / "build" / "components").mkdir()
        shutil.copytree(ROOT / "sdk", self.path / "sdk")
        shutil.copytree(ROOT / "contracts", self.path / "contracts",
                        ignore=shutil.ignore_patterns("compiler"))
        self.write("apps/probe/probe.component", COMPONENT)
        self.write("apps/probe/probe.c", SOURCE)

    def write(self, file, text):
        (self.path / file).write_text(text)

    def read(self, file):
        return (self.path / file).read_text()

    def generate(self):
        contracts = sorted((self.path / "contracts").glob("*.contract"))
        components = sorted((self.path / "apps").glob("*/*.component"))
        for command, files in (("contract", contracts), ("component", components)):
            status, output = run(DEED, command, *files, "-I", "contracts", "-o", "build/gen",
                                 cwd=self.path)
            assert status == 0, output

    def check(self, *more, tool=None, seconds=120, name="probe"):
        return run(tool or DEED, "check", f"apps/{name}/{name}.component", "-I", "contracts",
                   "--sdk", "sdk/include", "--gen", "build/gen", "-o", "build/components", *more,
                   cwd=self.path, seconds=seconds)

    def link(self, system, *more):
        """Make image.elf of a system: the text of its file."""
        (self.path / "kernel").mkdir(exist_ok=True)
        for name in ("tables.h", "text.h"):
            shutil.copy(ROOT / "kernel" / name, self.path / "kernel")
        self.write("apps/test.system", system)
        status, output = run(DEED, "system", "apps/test.system", "--root", ".", "-I", "contracts",
                             "-o", "build", cwd=self.path)
        if status != 0:
            return status, output
        return run(DEED, "link", "apps/test.system", "--root", ".", "-I", "contracts",
                   "--components", "build/components", "--kernel",
                   ROOT / "build" / "kernel" / "x86_64.o", "--tables", "build/system.c",
                   "-o", "image.elf", *more, cwd=self.path)

    def has(self, file):
        return (self.path / file).exists()
