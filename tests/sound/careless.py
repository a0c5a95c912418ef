#!/usr/bin/env -S python3 -B
"""careless.py [--units N] [--seed S] [--tap] - random programs that are written without any care. Lines
that are refused are taken out, or mended as the error says, until the rest is accepted; that runs many
times under the address sanitizer, and everything must be dropped in the end.

The programs of generate.py keep to the rules but for a slip in a scene that was made for it. These
know no scenes, so they meet what nobody had in mind."""
import argparse
import os
import random
import re
import shutil
import subprocess
import sys

import broken
import oracle

ROOT = oracle.ROOT
HERE = ROOT / "tests" / "sound" / "careless"
WORK = ROOT / "build" / "tests" / "sound" / "careless"
PRELUDE = (HERE / "prelude.c").read_text().rstrip("\n").split("\n")
COMPONENT = ROOT / "tests" / "checker" / "components" / "memory.component"
PROGRAMS, MOST_ROUNDS, RUNS = 10, 40, 4000
PATIENCE, LAST = 20, 28  # rounds until a function that cannot be mended goes, and any that is refused
SEEN_BROKEN, MOST_UNITS = "summary-takes", 12
TYPES = {"node": "struct node *", "bytes": "struct uint8_vector *", "slice": "struct uint8_const_slice ",
         "view": "struct view ", "to_view": "struct view *", "flag": "bool ", "number": "uint32_t ", "": "void "}
NOTHING = {"node": "NULL", "slice": "none()", "flag": "false", "number": "0"}
ERROR = re.compile(r"memory\.c:(\d+):\d+: error: (.*) \[([a-z-]+)\]")
OWNS = re.compile(r"`(\w+)` still owns")


class Writer:
    """A unit of programs, in `lines`. A name says of what type it is."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.lines, self.depth, self.count = list(PRELUDE), 0, 0
        for number in range(PROGRAMS):
            self.functions = []
            for i in range(self.random.randint(1, 5)):
                self.helper(f"help_{number}_{i}")
            self.program(f"run_{number}")
        self.main()

    def chance(self, p):
        return self.random.random() < p

    def pick(self, items):
        return self.random.choice(items)

    def line(self, text):
        self.lines.append("    " * self.depth + text)

    def names(self, kind):
        return [name for name, of in self.variables if of == kind]

    # ---- expressions ----

    def node(self, calls=True):
        ways = ["make_node()", "make_node()", "TAKE(g_root)", "g_root", "NULL", "TAKE(g_table[1])", "g_table[0]"]
        for n in self.names("node") * 2:
            ways += [n, n, f"{n}->next", f"TAKE({n}->next)"]
        ways += [f"{v}.node" for v in self.names("view")] + [f"{v}->node" for v in self.names("to_view")]
        one = self.pick(ways + self.calls("node", calls))
        if calls and self.names("flag") and self.chance(0.1):
            return f"{self.pick(self.names('flag'))} ? {one} : {self.node(False)}"
        return one

    def bytes(self, _calls=True):
        ways = ["make_bytes()", "make_bytes()", "TAKE(g_bytes)", "g_bytes", "NULL", *self.names("bytes") * 2]
        for n in self.names("node"):
            ways += [f"{n}->bytes", f"TAKE({n}->bytes)"]
        return self.pick(ways)

    def slice(self, calls=True):
        ways = ["none()"] + [f"uint8_vector_const_slice({b})" for b in self.names("bytes")] * 3
        ways += [f"uint8_vector_const_slice({n}->bytes)" for n in self.names("node")]
        for v in self.names("view"):
            ways += [f"{v}.a", f"{v}.b"]
        for v in self.names("to_view"):
            ways += [f"{v}->a", f"{v}->b"]
        for s in self.names("slice"):
            ways += [s, f"uint8_const_slice_sub({s}, 0, {s}.length / 2)"]
        return self.pick(ways + self.calls("slice", calls))

    def flag(self, calls=True):
        ways = ["input() == 1", "input() % 2 == 0"] + [f"{n} != NULL" for n in self.names("node")]
        ways += [f"!{f}" for f in self.names("flag")] + [f"{s}.length > 0" for s in self.names("slice")]
        return self.pick(ways + self.calls("flag", calls))

    def number(self, calls=True):
        return self.pick(["(uint32_t)input()", "7", *self.names("number"), *self.calls("number", calls)])

    def value(self, kind, calls=True):
        if kind == "view":
            return self.pick([*self.names("view"), *(f"*{v}" for v in self.names("to_view")), "(struct view){0}"])
        if kind == "to_view":
            return self.pick([*(f"&{v}" for v in self.names("view")), *self.names("to_view"), "NULL"])
        return getattr(self, kind)(calls)

    def calls(self, kind, wanted=True):
        return [self.call(f) for f in self.functions if f[1] == kind] * 2 if wanted else []

    def call(self, function):
        name, _, kinds = function
        values = (self.pick(self.names(kind)) if self.names(kind) and self.chance(0.6) else self.value(kind, False)
                  for kind in kinds)
        return f"{name}({', '.join(values)})"

    # ---- statements ----

    def declare(self, kind=None, value=None):
        kind = kind or self.pick(["node", "node", "bytes", "slice", "slice", "view", "flag", "number"])
        self.count += 1
        name = f"{kind}_{self.count}"
        if kind == "view":
            value = self.pick(["{0}", f"{{{self.slice()}, none(), {self.node(False)}, 0}}", *self.names("view")])
        self.line(f"{TYPES[kind]}{name} = {value or self.value(kind)};")
        self.line(f"(void){name};")
        self.variables.append((name, kind))
        return name

    def use(self, name=None):
        reads = {"node": "if ({0} != NULL) g_sum += {0}->value;",
                 "bytes": "if ({0} != NULL) g_sum += AT({0}->at, {0}->length, 0);",
                 "slice": "if ({0}.length > 0) g_sum += AT({0}.at, {0}.length, 0);",
                 "to_view": "if ({0}->a.length > 0) g_sum += AT({0}->a.at, {0}->a.length, 0);"}
        of_views = ["if ({0}.a.length > 0) g_sum += AT({0}.a.at, {0}.a.length, 0);",
                    "if ({0}.node != NULL) {0}.node->value = 3;"]
        chosen = [v for v in self.variables if (v[0] == name or name is None) and v[1] in (*reads, "view")]
        if chosen:
            name, kind = self.pick(chosen)
            self.line((reads[kind] if kind != "view" else self.pick(of_views)).format(name))

    def assign(self):
        chosen = [v for v in self.variables if v[1] not in ("to_view",)]
        if not chosen:
            return
        name, kind = self.pick(chosen)
        part = self.pick(["a", "b", "node"])
        if kind == "view" and self.chance(0.8):
            self.line(f"{name}.{part} = {self.node() if part == 'node' else self.slice()};")
        else:
            self.line(f"{name} = {self.value(kind)};")

    def store(self):
        part = self.pick(["a", "b", "node"])
        for v in self.names("to_view"):
            self.line(f"{v}->{part} = {self.node(False) if part == 'node' else self.slice()};")

    def effect(self):
        """Something happens to what is owned."""
        ways = ["drop_node(TAKE(g_root));", "drop_bytes(TAKE(g_bytes));", "drop_node(TAKE(g_table[0]));",
                "drop_node(TAKE(g_table[input() % 3]));"]
        for n in self.names("node"):
            ways += [f"if ({n} != NULL) drop_node(TAKE({n}->next));", f"if ({n} != NULL) drop_bytes(TAKE({n}->bytes));",
                     f"drop_node({n});", f"PUT(g_root, {n});", f"PUT(g_table[1], {n});",
                     f"if ({n} != NULL) PUT({n}->next, {self.node(False)});",
                     f"if ({n} != NULL) PUT({n}->bytes, {self.bytes()});"]
        ways += [f"drop_bytes({b});" for b in self.names("bytes")] + [f"PUT(g_bytes, {b});" for b in self.names("bytes")]
        self.line(self.pick(ways))

    def act(self):
        for function in [self.pick(self.functions)] if self.functions else []:
            self.line(("" if function[1] == "" else "(void)") + self.call(function) + ";")

    def lend_and_look(self):
        """A borrow, what may end it, and a look at it."""
        kind = self.pick(["node", "node", "bytes", "slice", "view"])
        lent = {"node": ["g_root", "g_table[0]", *(f"{n}->next" for n in self.names("node"))],
                "bytes": ["g_bytes", *(f"{n}->bytes" for n in self.names("node"))]}.get(kind)
        name = self.declare(kind, self.pick(lent) if lent else None)
        for _ in range(self.random.randint(1, 2)):
            self.pick([self.act, self.act, self.effect, self.assign])()
        self.use(name)

    def branch(self, more):
        self.line(f"if ({self.flag()}) {{")
        self.block(more)
        if self.chance(0.4):
            self.line("} else {")
            self.block(more)
        self.line("}")

    def loop(self, more):
        self.count += 1
        i = f"i_{self.count}"
        self.line(self.pick([f"for (uint32_t {i} = 0; {i} < 3; {i}++) {{", "while (input() % 3 != 0) {"]))
        self.block(more)
        self.line("}")

    def leave(self):
        self.line(f"if ({self.flag()})")
        self.line(f"    return {self.value(self.result)};" if self.result else "    return;")

    def statement(self, more):
        ways = [self.declare, self.lend_and_look, self.lend_and_look, self.assign, self.use, self.effect, self.act,
                self.store, self.leave]
        if more > 0 and self.chance(0.2):
            self.pick([self.branch, self.loop])(more - 1)
        else:
            self.pick(ways)()

    def block(self, more):
        kept, self.depth = list(self.variables), self.depth + 1
        for _ in range(self.random.randint(1, 4)):
            self.statement(more)
        self.end_scope(len(kept))
        self.variables, self.depth = kept, self.depth - 1

    def end_scope(self, first):
        for name, kind in self.variables[first:]:
            if kind in ("node", "bytes"):
                self.line(f"drop_{kind}({name});")

    # ---- functions ----

    def function(self, name, result, kinds, statements):
        self.result = result
        self.variables = [(f"{kind}_of_{i}", kind) for i, kind in enumerate(kinds)]
        parameters = ", ".join(TYPES[kind] + v for v, kind in self.variables)
        self.line(f"static {TYPES[result]}{name}({parameters or 'void'})")
        self.line("{")
        self.depth = 1
        for v, _ in self.variables:
            self.line(f"(void){v};")
        first = len(self.variables)
        for _ in range(statements):
            self.statement(2)
        self.end_scope(first)
        if result:
            self.line(f"return {self.value(result)};")
        self.depth = 0
        self.line("}")

    def helper(self, name):
        kinds = [self.pick(["node", "node", "slice", "to_view", "to_view", "bytes", "flag"])
                 for _ in range(self.random.randint(0, 3))]
        result = self.pick(["", "node", "slice", "flag", "number"])
        self.function(name, result, kinds, self.random.randint(1, 4))
        self.functions.append((name, result, kinds))

    def program(self, name):
        self.function(name, "", [], self.random.randint(8, 18))

    def main(self):
        self.lines += ["void memory_main(struct memory_ports *ports)", "{", "    (void)ports;",
                       "    uint64_t which = input() + 8 * input();"]
        for number in range(PROGRAMS):
            self.lines += [f"    if (which % {PROGRAMS} == {number})", f"        run_{number}();"]
        self.lines += ["}"]


class Weeding:
    """Takes out of a unit's lines what is refused."""

    def __init__(self, lines, round_number):
        self.lines, self.round = lines, round_number

    def begin_of(self, at):
        while at >= len(PRELUDE) and not self.lines[at].startswith(("static ", "void ")):
            at -= 1
        return at

    def without_function(self, at):
        begin = self.begin_of(at)
        if self.lines[begin].startswith("static "):
            end = self.lines.index("}", begin)
            del self.lines[begin:end + 1]

    def mend(self, at, message):
        """False if the function has to go."""
        text = self.lines[at].strip()
        indent = self.lines[at][:len(self.lines[at]) - len(self.lines[at].lstrip())]
        owner = OWNS.search(message)
        is_end = text.startswith(("}", "return"))
        if owner and is_end and owner[1].startswith(("node", "bytes")) and self.round < PATIENCE:
            inside = indent + ("    " if text.startswith("}") else "")
            self.lines.insert(at, f"{inside}drop_{owner[1].split('_')[0]}({owner[1]});")
        elif text.startswith("return"):
            kind = next((k for k in NOTHING if self.lines[self.begin_of(at)].startswith("static " + TYPES[k])), "")
            plain = f"return {NOTHING[kind]};" if kind else "return;"
            self.lines[at] = indent + (plain if text != plain else "deed_fault(1);")
        elif text.startswith(("if (", "while (", "for (")) and not text.endswith(";"):
            word = "while" if text.startswith("for") else text.split(" ")[0]
            self.lines[at] = f"{indent}{word} (input() % 3 == 1){' {' if text.endswith('{') else ''}"
        elif is_end or not indent:
            return False
        else:
            self.lines[at] = indent + ";" if self.lines[at - 1].strip().startswith("if (which") else ""
        return True

    def weed(self, errors):
        """False if it can only be given up."""
        messages = {}
        for line, message, _ in errors:
            messages.setdefault(int(line) - 1, message)
        for at in sorted(messages, reverse=True):
            if at < len(PRELUDE):
                return False
            if at < len(self.lines) and (not self.mend(at, messages[at]) or self.round > LAST):
                self.without_function(at)
        return True


class Careless:
    def __init__(self, deed=ROOT / "build" / "deed"):
        self.deed = deed
        shutil.rmtree(WORK, ignore_errors=True)
        (WORK / "gen").mkdir(parents=True)
        (WORK / "unit").mkdir()
        shutil.copy(COMPONENT, WORK / "unit")
        subprocess.run([ROOT / "build" / "deed", "component", COMPONENT, "-o", WORK / "gen"], check=True)

    def check(self, lines):
        (WORK / "unit" / "memory.c").write_text("\n".join(lines) + "\n")
        return oracle.run([self.deed, "check", WORK / "unit" / "memory.component", "--sdk",
                           ROOT / "sdk" / "include", "--gen", WORK / "gen", "-o", WORK / "unit", "--no-object"])

    def accepted(self, seed):
        """The lines of a unit that are accepted; None: it was given up."""
        lines = Writer(seed).lines
        for number in range(MOST_ROUNDS):
            done = self.check(lines)
            if done.returncode == 0:
                return lines
            errors = ERROR.findall(done.stdout)
            if not errors or not Weeding(lines, number).weed(errors):
                return None
        return None

    def violation(self, lines):
        """What goes wrong when it runs; empty if nothing does."""
        text = "\n".join(lines).replace('#include "memory.component.h"', "")
        (WORK / "unit.inc").write_text(text + "\n")
        flags = ["-O1", "-g", "-w", "-fsanitize=address", "-fwrapv", "-fno-strict-aliasing"]
        done = oracle.run(["clang-19", *flags, "-I", WORK, "-I", WORK / "gen", "-I", ROOT / "sdk" / "include",
                           HERE / "run.c", "-o", WORK / "run"])
        if done.returncode:
            return done.stdout
        os.environ["ASAN_OPTIONS"] = "detect_leaks=0"
        done = oracle.run([WORK / "run", str(RUNS)])
        return done.stdout if done.returncode else ""

    def hunt(self, seed, units):
        """How many lines were accepted in how many units, and the first violation."""
        taken, count = 0, 0
        for number in range(units):
            lines = self.accepted(f"{seed} {number}")
            if lines is None:
                continue
            count += 1
            taken += sum(bool(line.strip()) for line in lines[len(PRELUDE):])
            said = self.violation(lines)
            if said:
                return taken, count, "\n".join(lines) + "\n" + said
        return taken, count, ""


def notices(seed):
    """Is a broken checker noticed?"""
    row = next(b for b in broken.rows() if b.name == SEEN_BROKEN)
    deed = row.build(WORK.parent, broken.tool_objects())
    said = Careless(deed).hunt(seed, MOST_UNITS)[2]
    deed.unlink()
    return "AddressSanitizer" in said


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--units", type=int, default=20)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--tap", action="store_true")
    options = parser.parse_args()
    taken, count, said = Careless().hunt(options.seed, options.units)
    points = [(f"{taken} lines in {count} units, {RUNS} runs each: no promise is broken", not said),
              ("most units are accepted in the end", 2 * count >= options.units)]
    if options.tap:
        points.append((f"where the checker is broken ({SEEN_BROKEN}), one is", notices(options.seed)))
    print(f"1..{len(points)}")
    for number, (name, fine) in enumerate(points, 1):
        print(f"{'ok' if fine else 'not ok'} {number} - {name}")
    print("\n".join("# " + line for line in said.split("\n") if line))
    return 0 if all(fine for _, fine in points) else 1


if __name__ == "__main__":
    sys.exit(main())
