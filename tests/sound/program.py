"""program.py - one random program: what is known of its variables while it is written, and its
control flow.

A program is sound by construction: a statement is chosen among those that the state of the variables
allows, and where paths meet the states are made equal again. But with a small probability, `slip`,
each of these cares is forgotten: so many programs are refused, most of them for one reason, and those
that are accepted all the same lie close to the border."""
import random


class Variable:
    """`status`: own, maybe (own or null), null, gone, unset; lent, lentopt (maybe null), dead."""
    __slots__ = ("name", "kind", "status", "lenders", "state", "loose", "held", "untaken", "const",
                 "pinned", "parameter")

    def __init__(self, name, kind, status, lenders=frozenset()):
        self.name, self.kind, self.status, self.lenders = name, kind, status, lenders
        self.state = self.held = None
        self.loose = self.const = self.parameter = False
        self.untaken = ()
        self.pinned = 0

    def save(self):
        return (self.status, self.lenders, self.state, self.loose, self.held, self.untaken)

    def restore(self, saved):
        self.status, self.lenders, self.state, self.loose, self.held, self.untaken = saved


class Writer:
    """Control flow. Statements proper are in the classes that derive from this one."""

    def __init__(self, number, seed, slip, bias=()):
        self.random = random.Random(seed)
        self.number = number
        self.slip_chance = slip
        self.bias = bias
        self.slips = []
        self.features = set()
        self.scopes = [[]]
        self.out = []
        self.depth = 1
        self.ended = False
        self.names = 0
        self.loops = []
        self.in_switch = 0  # since the innermost loop: there, `break` leaves the switch
        self.goto_style = False
        self.used_label = False
        self.effects = set()
        self.result = None
        self.budget = 0

    # ---- small things

    def pick(self, many):
        return many[int(self.random.random() * len(many))]

    def below(self, n):
        return int(self.random.random() * n)

    def chance(self, probability):
        return self.random.random() < probability

    def slip(self, what):
        """Shall this care be forgotten?"""
        likely = self.slip_chance * (12 if what in self.bias else 1)
        if self.random.random() >= likely:
            return False
        self.slips.append(what)
        return True

    def feature(self, *names):
        self.features.update(names)

    def name(self, letter="v"):
        self.names += 1
        return f"{letter}{self.names}"

    def line(self, text):
        if not self.ended:
            self.out.append("    " * self.depth + text)

    def visible(self):
        return [v for scope in self.scopes for v in scope]

    def declare(self, kind, status, lenders=frozenset(), letter="v"):
        v = Variable(self.name(letter), kind, status, lenders)
        self.scopes[-1].append(v)
        return v

    def find(self, kinds, statuses, writable=False, slip=None):
        """A variable of one of the kinds in one of the statuses; if it slips, in any."""
        plain = writable or slip not in (None, "use", "borrow")
        found = [v for v in self.visible() if v.kind in kinds and not (plain and v.const)]
        right = [v for v in found if v.status in statuses]
        wrong = [v for v in found if v.status not in statuses] if slip and self.slip_chance else None
        if wrong and self.slip(slip):
            return self.pick(wrong)
        return self.pick(right) if right else None

    # ---- loans

    def expire(self, lender):
        for v in self.visible():
            if lender in v.lenders and v.status in ("lent", "lentopt"):
                v.status = "dead"

    def expire_slots(self, slots):
        for slot in slots:
            self.expire("slot " + slot)
        self.effects |= set(slots)

    def consumed(self, v):
        """Its owner gave it away."""
        self.expire(v.name)
        self.expire("message of " + v.name)
        v.status = "gone"
        v.held, v.untaken = None, ()
        if self.goto_style and v in self.scopes[0] and not v.parameter:
            if not self.slip("stale owner"):
                self.line(f"{v.name} = NULL;")
                v.status = "null"
        elif v.pinned or (self.chance(0.1) and not v.parameter):
            self.line(f"{v.name} = NULL;")
            v.status = "null"

    # ---- where paths meet

    def save(self):
        return {v: v.save() for v in self.visible()}

    def restore(self, saved):
        for v, state in saved.items():
            v.restore(state)

    def level(self, wanted):
        """At the end of a path: what others have given away is given away here, too."""
        for v, other in wanted.items():
            mine = v.status
            if mine in ("own", "maybe") and other[0] == "gone" and not self.slip("uneven join"):
                self.dispose(v)

    def merge(self, mine, other):
        """What is known behind the place where two paths meet; both are levelled."""
        for v, (a, b) in {v: (mine[v], other[v]) for v in mine}.items():
            v.restore(self.join(v, a, b))

    @staticmethod
    def join(v, a, b):
        if a[0] == b[0] and a[2:] == b[2:]:
            return (a[0], a[1] | b[1]) + a[2:]
        pair = {a[0], b[0]}
        if pair <= {"own", "null", "maybe"}:
            state = a if a[0] != "null" else b
            same = a[0] == "null" or b[0] == "null" or a[2:] == b[2:]
            return ("maybe" if same else "mixed", a[1] | b[1]) + state[2:]
        if pair <= {"lent", "lentopt"}:
            return ("lentopt", a[1] | b[1]) + a[2:]
        for worst in ("mixed", "gone", "dead", "unset"):
            if worst in pair:
                return (worst, frozenset()) + (a if a[0] == worst else b)[2:]
        return ("mixed", frozenset()) + a[2:]

    # ---- blocks

    def open_scope(self):
        self.scopes.append([])
        self.depth += 1

    def close_scope(self):
        """Everything that the scope declares ends."""
        if not self.ended:
            for v in list(self.scopes[-1]):
                if v.status in ("own", "maybe", "mixed") and not self.slip("leak"):
                    self.dispose(v)
                self.expire("local " + v.name)
                self.expire(v.name)
        self.scopes.pop()
        self.depth -= 1

    def path(self, before, body):
        """Write a path from the state `before`: its lines, and the state at its end (None: it does
        not come to its end)."""
        lines, self.out = self.out, []
        was_ended, self.ended = self.ended, False
        self.restore(before)
        self.open_scope()
        body()
        self.close_scope()
        written, self.out = self.out, lines
        state = None if self.ended else self.save()
        self.ended = was_ended
        return written, state

    def add_to_path(self, lines, state, body):
        """More lines at the end of a path written before."""
        self.restore(state)
        kept, self.out = self.out, lines
        self.depth += 1
        body()
        self.depth -= 1
        self.out = kept
        return self.save()

    def meet(self, paths):
        """Paths that meet here: level them in turn, then join. Returns whether any arrives."""
        arriving = [p for p in paths if p[1] is not None]
        if not arriving:
            self.ended = True
            return
        changed = True
        rounds = 0
        while changed and rounds < 3:
            changed = False
            rounds += 1
            for i, (lines, state) in enumerate(arriving):
                for j, (_, other) in enumerate(arriving):
                    if i == j:
                        continue
                    before = len(lines)
                    state = self.add_to_path(lines, state, lambda o=other: self.level(o))
                    changed = changed or len(lines) != before
                arriving[i] = (lines, state)
        joined = arriving[0][1]
        for _, state in arriving[1:]:
            self.merge(joined, state)
            joined = {v: v.save() for v in joined}
        self.restore(joined)

    def if_else(self, condition, then, otherwise=None):
        before = self.save()
        first, state = self.path(before, then)
        second, other = self.path(before, otherwise) if otherwise else ([], dict(before))
        self.restore(before)
        self.meet([(first, state), (second, other)])
        ended, self.ended = self.ended, False
        self.line(f"if ({condition}) {{")
        self.out += first
        if second:
            self.line("} else {")
            self.out += second
        self.line("}")
        self.ended = ended

    def block(self, most=3):
        for _ in range(1 + self.below(most)):
            if self.ended or self.budget <= 0:
                return
            self.budget -= 1
            self.statement()

    # ---- leaving

    def leave(self):
        """Out of the function: everything is cleaned up."""
        if self.goto_style:
            for scope in self.scopes[1:]:
                for v in scope:
                    if v.status in ("own", "maybe", "mixed") and not self.slip("leak"):
                        self.dispose(v)
            self.used_label = True
            self.line("goto out;")
            self.feature("goto cleanup")
        else:
            for v in self.visible():
                if v.status in ("own", "maybe", "mixed") and not self.slip("leak"):
                    self.dispose(v)
            self.put_back_lent()
            self.line(f"return {self.result};" if self.result else "return;")
        self.ended = True

    def put_back_lent(self):
        pass

    def early_return(self):
        self.feature("early return")
        self.if_else("choose(6) == 1", self.leave)

    # ---- conditions and loops

    def decide(self):
        self.feature("branch")
        if self.chance(0.5):
            self.if_else("choose(2) == 0", self.block, self.block)
        else:
            self.if_else("choose(3) != 0", self.block)

    def switch(self):
        self.feature("switch")
        count = 2 + self.below(2)
        before = self.save()
        self.in_switch += 1
        paths = [self.path(before, self.block) for _ in range(count)]
        self.in_switch -= 1
        self.restore(before)
        self.meet(paths)
        ended, self.ended = self.ended, False
        self.line(f"switch (choose({count})) {{")
        for i, (lines, _) in enumerate(paths):
            self.line(f"case {i}: {{" if i < count - 1 else "default: {")
            self.out += lines
            self.end_case()
        self.line("}")
        self.ended = ended

    def end_case(self):
        if not self.out[-1].strip().startswith(("return", "break;", "goto ", "continue;")):
            self.line("    break;")
        self.line("}")

    def loop(self):
        self.feature("loop")
        form = self.pick(["while", "for", "do", "ever"])
        for v in self.visible():
            v.pinned += 1
            if v.status == "null" and self.chance(0.7):
                v.status = "maybe"
        before = self.save()
        self.loops.append((before, []))
        switches, self.in_switch = self.in_switch, 0
        lines, state = self.path(before, lambda: self.loop_body(form))
        self.in_switch = switches
        _, exits = self.loops.pop()
        for v in before:
            v.pinned -= 1
        if form != "ever":
            exits = exits + ([state] if state else []) + ([before] if form != "do" else [])
        arriving = [([], dict(state)) for state in exits]
        arriving = [([], {v: s[v] for v in before if v in s}) for _, s in arriving]
        head, tail = {"while": ("while (choose(4) != 0) {", "}"),
                      "for": ("for (uint32_t n = choose(4); n != 0; n--) {", "}"),
                      "do": ("do {", "} while (choose(3) != 0);"),
                      "ever": ("for (;;) {", "}")}[form]
        self.line(head)
        self.out += lines
        self.line(tail)
        if not arriving:
            self.ended = True
            return
        joined = arriving[0][1]
        for _, state in arriving[1:]:
            self.merge(joined, state)
            joined = {v: v.save() for v in joined}
        self.restore(joined)

    def loop_body(self, form):
        before = self.loops[-1][0]
        if form == "ever":
            self.if_else("choose(3) == 0", self.leave_loop)
        self.block(3)
        if not self.ended:
            self.even_with(before)

    def even_with(self, before):
        """Round again: every variable as it was at the head of the loop."""
        for v, state in before.items():
            if v.status == state[0] or self.slip("uneven loop"):
                continue
            if state[0] in ("gone", "unset", "null", "dead") and v.status in ("own", "maybe"):
                self.dispose(v)
                if state[0] == "null" and v.status == "gone":
                    self.line(f"{v.name} = NULL;")
                    v.status = "null"

    def leave_loop(self):
        """break or continue, all that the loop declares cleaned up."""
        before, exits = self.loops[-1]
        inner = [v for v in self.visible() if v not in before]
        for v in inner:
            if v.status in ("own", "maybe", "mixed") and not self.slip("leak"):
                self.dispose(v)
        self.even_with(before)
        exits.append(self.save())
        self.line("break;")
        self.feature("break or continue")
        self.ended = True

    def go_on(self):
        before, _ = self.loops[-1]
        for v in [v for v in self.visible() if v not in before]:
            if v.status in ("own", "maybe", "mixed") and not self.slip("leak"):
                self.dispose(v)
        self.even_with(before)
        self.line("continue;")
        self.feature("break or continue")
        self.ended = True

    def jump(self):
        if not self.loops:
            return False
        self.if_else("choose(4) == 1",
                     self.go_on if self.in_switch else self.pick([self.leave_loop, self.go_on]))
        return True
