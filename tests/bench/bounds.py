#!/usr/bin/env python3
"""bounds.py IMAGE LOOPS - how long interrupts can be off at most, by analysis of the linked image.

A part is what is executed from where interrupts are switched off, or a context is switched to, up to where they are
switched on, or the next context is. Of each part the longest path is bounded: instruction by instruction through all
calls, each loop as often as LOOPS says. A loop that is not in LOOPS is an error, and so is one there that is not in
the image. Page faults in tables (kernel/rows.h) are not counted.

A line of LOOPS: FILE | TEXT OF THE LOOP | BOUND | why. The bound is a number, or the name of what there may be any
number of: then one round is counted, and the name is printed with the bound. Lines `call | FUNCTION | TARGET...` say
what a function calls through a pointer, `end | FUNCTION` that what comes there is the end of the machine.

Prints each start with its bound, the largest first, and `parts N longest M`."""
import collections
import pathlib
import re
import subprocess
import sys

OFF, ON = "cli", ("sti", "iretq", "hlt")
HEAD = re.compile(r"^([0-9a-f]+) <(.*)>:$")
LINE = re.compile(r"^; (\S+):(\d+)$")
CODE = re.compile(r"^\s*([0-9a-f]+):\s+(\S+)\s*(.*)$")
TARGET = re.compile(r"(?:0x)?([0-9a-f]+) <([^+>]*)(\+0x[0-9a-f]+)?>")
SERVICE = re.compile(r"deed_|u?int[0-9]+_vector_take$|ended$|kernel_main$|machine_interrupt$")
LOOP = re.compile(r"\b(for|while) \(")


class Trouble(Exception):
    """What the analysis does not understand."""


class Image:
    """Instructions by address, functions by name, and what LOOPS says."""

    def __init__(self, path):
        self.code, self.function, self.entry, self.next = {}, {}, {}, {}
        text = subprocess.run(["llvm-objdump-19", "-d", "-l", "--no-show-raw-insn", path], capture_output=True, text=True,
                              check=True).stdout
        name = place = last = None
        for line in text.splitlines():
            if match := HEAD.match(line):
                if not match[2].startswith(".L"):
                    name, place = match[2], None
                    self.entry[name] = int(match[1], 16)
            elif match := LINE.match(line):
                place = (match[1], int(match[2]))
            elif match := CODE.match(line):
                at = int(match[1], 16)
                self.code[at] = (match[2], match[3], place)
                self.function[at] = name
                if last is not None:
                    self.next[last] = at
                last = at

    def is_kernel(self, at):
        """Is there code of the kernel at this address? What was written in assembler says no place."""
        if at not in self.code:
            return False
        place = self.code[at][2]
        return place is not None and re.search(r"(^|/)(kernel|sharedheap)/", place[0]) is not None

    def target(self, at):
        match = TARGET.search(self.code[at][1])
        return int(match[1], 16) if match else None


class Loops:
    """The file LOOPS."""

    def __init__(self, path):
        self.bound, self.calls, self.ends, self.used = {}, {}, set(), set()
        for number, line in enumerate(open(path), 1):
            parts = [part.strip() for part in line.split(" | ")]
            if line.startswith("#") or not line.strip():
                continue
            if parts[0] == "call":
                self.calls[parts[1]] = parts[2].split()
            elif parts[0] == "end":
                self.ends.add(parts[1])
            elif len(parts) == 4 and parts[3]:
                self.bound[parts[0], parts[1]] = parts[2]
            else:
                raise Trouble(f"{path}:{number}: not a line of the kind FILE | LOOP | BOUND | why")
        self.text = {}

    def source(self, place):
        """The file, from the root of the tree, and its lines."""
        file = re.sub(r"^.*?/(?=(?:kernel|sharedheap|sdk)/)", "", place[0])
        if file not in self.text:
            path = pathlib.Path(file)
            self.text[file] = [""] + (path.read_text().splitlines() if path.exists() else [])
        return file, self.text[file]

    def of(self, place):
        """The loop that begins at this place of the source, if one does."""
        if place is None:
            return None
        file, lines = self.source(place)
        text = lines[place[1]].strip() if place[1] < len(lines) else ""
        return (file, text) if LOOP.search(text) else None

    def around(self, place):
        """The innermost loop around this place, by its indentation."""
        if place is None or place[1] >= len(self.source(place)[1]):
            return None
        file, lines = self.source(place)
        depth = len(lines[place[1]]) - len(lines[place[1]].lstrip())
        for line in reversed(lines[:place[1]]):
            indent = len(line) - len(line.lstrip())
            if line.strip() and indent < depth:
                depth = indent
                if LOOP.search(line):
                    return file, line.strip()
        return None


class Bounds:
    def __init__(self, image, loops):
        self.image, self.loops = image, loops
        self.known, self.active, self.unknown = {}, [], {}
        self.callers = collections.defaultdict(set)

    def steps(self, at):
        """(where it goes on in its function, functions that it calls, how it ends)."""
        code, operands, _ = self.image.code[at]
        after, name = self.image.next.get(at), self.image.function[at]
        if name in self.loops.ends or code in ("ud2", "ud1", "ud1l", "int3"):
            return [], [], "end"
        if code in ON:
            return [], [], "on"
        if code.startswith("ret"):
            return [], [], "switch" if self.is_switch(at) else "return"
        if code.startswith("call"):
            return [after], self.called(at, operands), None
        if code.startswith("jmp"):
            target = self.image.target(at)
            if target is None:
                return [], self.called(at, operands), "tail"
            if self.image.function[target] != name:
                return [], [target], "tail"
            return [target], [], None
        if code.startswith("j"):
            target = self.image.target(at)
            if self.image.function[target] != name:
                return [after], [target], "either"
            return [target, after], [], None
        return [after], [], None

    def called(self, at, operands):
        target = self.image.target(at) if "*" not in operands else None
        if target is not None:
            return [target]
        name = self.image.function[at]
        if name not in self.loops.calls:
            raise Trouble(f"{name}: calls through a pointer, and LOOPS does not say what")
        return [self.image.entry[callee] for callee in self.loops.calls[name]]

    def is_switch(self, at):
        """machine_switch, machine_resume and the like put another stack in place just before."""
        for back in range(1, 16):
            code = self.image.code.get(at - back)
            if code and "%rsp" in code[1].split(",")[-1] and code[0].startswith("mov"):
                return True
        return False

    def explore(self, starts):
        """Find all code that can be reached, and who calls whom."""
        todo, seen = list(starts), set()
        while todo:
            at = todo.pop()
            if at in seen or at not in self.image.code:
                continue
            seen.add(at)
            after, callees, kind = self.steps(at)
            for callee in callees:
                self.callers[self.image.function[callee]].add(at)
            on = kind in ("on", "switch") and self.image.code[at][0] != "iretq"
            todo += after + callees + ([self.image.next[at]] if on else [])

    def costs(self, start):
        """From here: the longest way to the function's return and to an end of the part, or None; with names."""
        if start in self.known:
            return self.known[start]
        if start in self.active:
            raise Trouble(f"recursion through {self.image.function[start]}")
        self.active.append(start)
        result = self.longest(start)
        self.active.pop()
        self.known[start] = result
        return result

    def longest(self, start):
        nodes, todo, edges, weight, ends, names = [], [start], {}, {}, {}, {}
        while todo:
            at = todo.pop()
            if at in edges:
                continue
            nodes.append(at)
            edges[at], weight[at], ends[at], names[at] = self.node(at)
            todo.extend(edges[at])
        total = {}
        for group in components(nodes, edges):
            self.group(group, edges, weight, ends, names, total)
        return total[start]

    def node(self, at):
        after, callees, kind = self.steps(at)
        out = {"return": None, "end": None}
        through, names = [], set()
        for callee in callees:
            back, end, more = self.costs(callee)
            names |= more
            through.append(back)
            out["end"] = most(out["end"], plus(end, 1))
        if kind == "either":
            out["return"] = most(*(plus(cost, 1) for cost in through))
            through = [0]
        if kind == "tail":
            out["return"] = most(*(plus(cost, 1) for cost in through)) if callees else None
            return [], 1, out, names
        if kind in ("on", "switch"):
            out["end"] = 1
        if kind == "return":
            out["return"] = 1
        through = most(*through) if callees else 0
        return [a for a in after if a is not None] if through is not None else [], 1 + (through or 0), out, names

    def group(self, group, edges, weight, ends, names, total):
        """Instructions that are one loop, or a single one: the best of what comes behind is known already."""
        inside = set(group)
        loop = len(group) > 1 or group[0] in edges[group[0]]
        own, all_names = self.body(group, edges, weight) if loop else (weight[group[0]], set())
        back = end = None
        for at in group:
            all_names = all_names | names[at]
            back, end = most(back, ends[at]["return"]), most(end, ends[at]["end"])
        if loop:
            back, end = plus(back, own), plus(end, own)
        for at in group:
            for after in edges[at]:
                if after not in inside:
                    more = total[after]
                    back, end = most(back, plus(more[0], own)), most(end, plus(more[1], own))
                    all_names = all_names | more[2]
        for at in group:
            total[at] = (back, end, all_names)

    def body(self, group, edges, weight):
        """All rounds of a loop: the longest way through its body, loops in it first, as often as it is said to run."""
        head = group[-1]  # found first, so where it is entered
        inside = set(group)
        inner = {at: [after for after in edges[at] if after in inside and after != head] for at in group}
        names, total, single, deeper = set(), {}, [], []
        for part in components([head] + group, inner):
            nested = len(part) > 1 or part[0] in inner[part[0]]
            own, more = self.body(part, inner, weight) if nested else (weight[part[0]], set())
            (deeper if nested else single).extend(part)
            names |= more
            behind = [total[after] for at in part for after in inner[at] if after not in part]
            for at in part:
                total[at] = own + max(behind, default=0)
        rounds, more = self.rounds(single or group, deeper)
        return max(total.values()) * rounds, names | more

    def rounds(self, group, deeper):
        """How often a loop of these instructions is run through at most, those of loops in it apart. The condition of
        such a loop may be asked once in front of it, too."""
        places = {self.image.code[at][2] for at in group}
        found = {self.loops.of(place) for place in places} - {None}
        found = found - {self.loops.of(self.image.code[at][2]) for at in deeper} or found
        found = found or {self.loops.around(place) for place in places} - {None}
        found = found or {("?", self.image.function[group[0]])}
        rounds, names = 1, set()
        for loop in sorted(found):
            bound = self.loops.bound.get(loop)
            self.loops.used.add(loop)
            if bound is None:
                self.unknown[loop] = self.image.function[group[0]]
            elif bound.isdigit():
                rounds *= int(bound) + 1
            else:
                names.add(bound)
        return rounds, names

    def behind(self, name, seen=()):
        """What comes behind the return of this function, until the part ends."""
        if name in seen:
            return 0, set()
        best, names = 0, set()
        for call in sorted(self.callers[name]):
            after, _, kind = self.steps(call)
            if kind in ("tail", "either"):
                cost, more = self.behind(self.image.function[call], seen + (name,))
            else:
                cost, more = self.part(after[0], seen + (name,))
            if cost > best:
                best = cost
            names |= more
        return best, names

    def part(self, start, seen=()):
        back, end, names = self.costs(start)
        best = end or 0
        if back is not None:
            cost, more = self.behind(self.image.function[start], seen)
            best, names = max(best, back + cost), names | more
        return best, names

    def starts(self):
        for at, (code, _, _) in sorted(self.image.code.items()):
            if code == OFF:
                yield self.image.next[at]
            elif code.startswith("ret") and self.is_switch(at) and self.image.function[at] not in (
                    "machine_resume", "interrupt_line", "interrupt_alarm"):
                yield self.image.next[at]
        for name in ("interrupt_entries", "alarm_entry", "fault_entries", "page_entry"):
            yield self.image.entry[name]


def most(*values):
    return max((value for value in values if value is not None), default=None)


def plus(value, more):
    return None if value is None else value + more


def components(nodes, edges):
    """Strongly connected ones, what is behind first (Tarjan, without recursion)."""
    index, low, stack, on, count = {}, {}, [], set(), 0
    for root in nodes:
        if root in index:
            continue
        work = [(root, iter(edges[root]))]
        index[root] = low[root] = count
        count += 1
        stack.append(root)
        on.add(root)
        while work:
            at, rest = work[-1]
            for after in rest:
                if after not in index:
                    index[after] = low[after] = count
                    count += 1
                    stack.append(after)
                    on.add(after)
                    work.append((after, iter(edges[after])))
                    break
                if after in on:
                    low[at] = min(low[at], index[after])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[at])
                if low[at] == index[at]:
                    group = []
                    while not group or group[-1] != at:
                        group.append(stack.pop())
                        on.discard(group[-1])
                    yield group


def main():
    image, loops = Image(sys.argv[1]), Loops(sys.argv[2])
    bounds = Bounds(image, loops)
    bounds.explore([at for name, at in image.entry.items() if SERVICE.match(name)] + list(bounds.starts()))
    found = sorted(((*bounds.part(at), at) for at in bounds.starts()), key=lambda row: (-row[0], row[2]))
    for cost, names, at in found:
        more = " and for each " + ", ".join(sorted(names)) if names else ""
        print(f"{cost:9} {image.function[at]}+{at - image.entry[image.function[at]]:#x}{more}")
    print(f"parts {len(found)} longest {found[0][0]}")
    for (file, text), name in sorted(bounds.unknown.items()):
        print(f"not in {sys.argv[2]}: {file} | {text} (in {name})")
    for file, text in sorted(set(loops.bound) - loops.used):
        print(f"in {sys.argv[2]} but not in the image: {file} | {text}")
    return 1 if bounds.unknown or set(loops.bound) - loops.used else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Trouble as trouble:
        sys.exit(f"bounds.py: {trouble}")
