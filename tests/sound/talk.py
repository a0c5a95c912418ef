"""talk.py - statements of random programs about endpoints: open, send, call, receive with a switch
over what may come, deadlines, sets, channels of one's own, endpoints in slots and messages, upcast,
helpers that borrow an endpoint and move its state on."""
from cargo import CARRIED, PERHAPS, CargoWriter
from heap import TYPES


class TalkWriter(CargoWriter):
    def __init__(self, *arguments, contracts, ports, **named):
        super().__init__(*arguments, **named)
        self.contracts = contracts
        self.client_ports = {c: name for word, name, c, _ in ports if word == "uses"}
        self.sets = {(c, s or contracts[c].start): name for word, name, c, s in ports
                     if word == "serves"}
        self.invented = [c for c in contracts if c[:1] == "R" and c[1:].isdigit()]
        self.always_deadline = False
        self.endpoint_kinds = [f"{c}.{s}" for c in contracts for s in ("client", "server")]

    # ---- small things

    @staticmethod
    def is_endpoint(v):
        return "." in v.kind

    def of(self, v):
        name, side = v.kind.split(".")
        if name in self.invented:
            self.feature("invented contract")
        return self.contracts[name], side

    def type_of(self, kind):
        return TYPES[kind] if kind in TYPES else "struct " + kind.replace(".", "_")

    def new_endpoint(self, kind, status, state, letter="e"):
        v = self.declare(kind, status, letter=letter)
        v.state, v.loose = state, False
        return v

    def find_endpoint(self, statuses=("own", "lent"), slip=None, test=None):
        found = [v for v in self.visible() if self.is_endpoint(v)]
        right = [v for v in found if v.status in statuses and (test is None or test(v))]
        wrong = [v for v in found if v not in right] if slip and self.slip_chance else None
        if wrong and self.slip(slip):
            return self.pick(wrong)
        return self.pick(right) if right else None

    @staticmethod
    def join(v, a, b):
        """States of an endpoint that differ are `mixed`; what it holds is forgotten."""
        if "." in v.kind and a[0] == b[0] and a[2] == b[2]:
            return (a[0], a[1] | b[1], a[2], a[3] and b[3], a[4] if a[4] == b[4] else None,
                    tuple(sorted(set(a[5]) | set(b[5]))))
        if "." in v.kind and {a[0], b[0]} <= {"own", "maybe"} and a[2] == b[2]:
            return ("maybe", a[1] | b[1], a[2], a[3] and b[3], None, ())
        return CargoWriter.join(v, a, b)

    # ---- what a message carried

    def take_cells(self, v, most=True):
        """Owned arguments of the message that v holds go somewhere."""
        if v.held is None:
            v.untaken = ()
            return
        contract, _ = self.of(v)
        message = contract.messages[v.held]
        for argument in message.owned:
            if argument.name in v.untaken:
                if self.slip("cell left"):
                    continue
                self.take_cell(v, message, argument)
                if self.slip("cell twice"):
                    self.take_cell(v, message, argument)
        v.untaken = ()

    def take_cell(self, v, message, argument):
        contract, _ = self.of(v)
        text = f"{contract.name}_{message.name}_{argument.name}({v.name})"
        self.feature("owned argument", *(["opt argument"] if argument.optional else []))
        if argument.kind in ("client", "server"):
            self.feature("endpoint in message")
            kind = f"{argument.contract}.{argument.kind}"
            if kind == "Echo.client" and self.chance(0.5):
                self.line(f"end_line({text});")
                return
            e = self.new_endpoint(kind, "maybe" if argument.optional else "own", argument.state)
            self.line(f"{self.type_of(kind)} *{e.name} = {text};")
            return
        kind = CARRIED[argument.c_type]
        if self.chance(0.4) or (self.goto_style and len(self.scopes) == 1):
            self.line(f"deed_drop({text});")
            return
        w = self.declare(kind, "maybe" if argument.optional else "own")
        self.line(f"{TYPES[kind]} *{w.name} = {text};")

    def read_plain(self, v):
        if v.held is None:
            return False
        contract, _ = self.of(v)
        message = contract.messages[v.held]
        plain = [a for a in message.arguments if not a.owned]
        if not plain:
            return False
        a = self.pick(plain)
        text = f"{contract.name}_{message.name}_{a.name}({v.name})"
        if a.array:
            self.line(f"show((*{text})[choose({a.array})]);")
            self.feature("array in message")
        elif a.c_type.startswith("struct"):
            b = self.declare("aim", "lent", frozenset({"message of " + v.name, v.name}), "b")
            b.const = True
            self.line(f"const {a.c_type} *{b.name} = {text};")
            self.feature("borrow from message")
        else:
            self.line(f"show({'(uint64_t)' if a.c_type.startswith('int') else ''}{text});")
        self.feature("plain argument")
        return True

    def read_message(self):
        v = self.find_endpoint(slip="stale message", test=lambda v: v.held is not None)
        if v is None or v.held is None:
            return False
        return self.read_plain(v)

    # ---- the end of an endpoint

    def ready_to_drop(self, v):
        contract, _ = self.of(v)
        return v.loose or v.state == "closed" or v.state == contract.end

    def operated(self, v):
        self.expire("message of " + v.name)
        v.held, v.untaken = None, ()

    def drop_endpoint(self, v):
        contract, side = self.of(v)
        self.line(f"{contract.name}_{side}_drop({v.name});")
        self.feature("endpoint dropped")
        self.consumed(v)

    def dispose_endpoint(self, v, depth=0):
        if v.status == "maybe":
            def full():
                v.status = "own"
                self.dispose_endpoint(v, depth)
            before = self.save()
            lines, state = self.path(before, full)
            self.restore(before)
            self.line(f"if ({v.name} != NULL) {{")
            self.out += lines
            self.line("}")
            v.status = state[v][0] if state else "gone"
            if v.status not in ("gone", "null"):
                v.status = "gone"
            return
        contract, side = self.of(v)
        self.take_cells(v)
        if self.ready_to_drop(v) or self.slip("early drop"):
            self.drop_endpoint(v)
            return
        name = self.sets.get((contract.name, v.state))
        if side == "server" and name and (depth > 0 or self.chance(0.9)):
            self.line(f"{contract.name}_server_set_put(ports->{name}, {v.name});")
            self.feature("set put")
            self.consumed(v)
            return
        if v.kind == "Echo.client" and v.state == "Ready" and self.chance(0.6):
            if self.chance(0.5):
                self.line(f"end_line({v.name});")
            else:
                static = self.static("Echo.client")
                self.line(f"end_line(TAKE({static}));")
                self.line(f"PUT({static}, {v.name});")
                self.expire_slots([static])
                self.feature("endpoint in a slot")
            self.consumed(v)
            return
        sends = contract.sends(side, v.state)
        if sends:
            if not self.chance(0.1):
                near = min(contract.distance(side, to) for _, to in sends)
                sends = [s for s in sends if contract.distance(side, s[1]) == near]
            message, to = self.pick(sends)
            self.send(v, message, to)
            if depth < 6:
                self.dispose_endpoint(v, depth + 1)
            return
        if contract.receives(side, v.state) and depth < 6:
            self.receive_and_end(v, depth + 1)
        else:
            self.drop_endpoint(v)

    def receive_and_end(self, v, depth):
        """Whatever comes, the conversation is brought to its end."""
        contract, side = self.of(v)
        state, with_deadline = v.state, self.always_deadline or self.chance(0.25)
        self.operated(v)
        before = self.save()
        self.in_switch += 1
        cases = []
        for message, to in contract.receives(side, state):
            def came(message=message, to=to):
                self.arrived(v, message, to)
                self.dispose_endpoint(v, depth)
            cases.append((message.name, self.path(before, came)))
        cases.append(("closed", self.path(before, lambda: self.came_closed(v, True))))
        if with_deadline:
            def late():
                v.loose = True
                self.drop_endpoint(v)
            cases.append(("timeout", self.path(before, late)))
        self.in_switch -= 1
        self.restore(before)
        self.write_switch(v, self.receive_text(v, with_deadline), cases)
        v.status = "null" if v.pinned or (self.goto_style and v in self.scopes[0]) else "gone"

    def receive_text(self, v, with_deadline):
        contract, side = self.of(v)
        if with_deadline:
            self.feature("deadline")
            return f"{contract.name}_{side}_receive_until({v.name}, {self.deadline()})"
        return f"{contract.name}_{side}_receive({v.name})"

    def deadline(self):
        if self.always_deadline:
            return self.pick(["deed_now() + 20000", "deed_now() + 200000", "DEED_NOW"])
        return self.pick(["DEED_NOW", "7"])

    def arrived(self, v, message, to):
        v.state, v.loose, v.held = to, False, message.name
        v.untaken = tuple(a.name for a in message.owned)

    def came_closed(self, v, ending):
        v.state = "closed"
        if self.slip("after closed"):
            contract, side = self.of(v)
            if contract.sends(side, contract.start):
                v.state = contract.start
                self.send(v, *self.pick(contract.sends(side, contract.start)))
        self.drop_endpoint(v)
        if not ending:
            if v.status == "gone" and self.chance(0.4) and not v.parameter:
                self.line(f"{v.name} = NULL;")
                v.status = "null"
            else:
                self.get_out()

    def get_out(self):
        if self.loops and not self.in_switch and self.chance(0.6):
            self.leave_loop()
        elif self.loops and self.chance(0.2):
            self.go_on()
        else:
            self.leave()

    def write_switch(self, v, scrutinee, cases):
        contract, _ = self.of(v)
        if self.chance(0.15):
            tag = self.name("tag")
            self.line(f"uint32_t {tag} = {scrutinee};")
            scrutinee = tag
            self.feature("tag in a variable")
        self.line(f"switch ({scrutinee}) {{")
        skipped = self.pick(cases)[0] if self.slip("missing case") else None
        for name, (lines, _) in cases:
            if name == skipped:
                continue
            self.line(f"case {contract.name}_{name}: {{")
            self.out += lines
            self.end_case()
        self.line("}")

    # ---- sending

    def argument(self, a):
        """An expression for an argument, and the variable that it uses up."""
        if not a.owned:
            if a.array or a.c_type.startswith("struct"):
                p = self.name("p")
                head = f"{p}[{a.array}] = {{" if a.array else f"{p} = {{.x = "
                self.line(f"const {a.c_type} {head}{self.below(9)}}};")
                return f"&{p}", None
            if a.kind == "enum":
                self.feature("enum")
                return self.pick(a.constants), None
            if a.is_bool:
                return self.pick(["true", "false"]), None
            return str(self.below(5)), None
        if a.kind in ("client", "server"):
            kind = f"{a.contract}.{a.kind}"
            v = self.find((kind,), ("own", "maybe") if a.optional else ("own",), slip="give twice")
            if v and v.kind == kind and not v.pinned and \
                    (v.state == a.state or self.slip("wrong state")) and self.chance(0.8):
                self.feature("endpoint in message")
                return v.name, v
            if a.optional and self.chance(0.5):
                return "NULL", None
            self.feature("endpoint in message")
            return ("line(ports)" if a.kind == "client" else "wire()"), None
        kind = CARRIED[a.c_type]
        v = self.find((kind,), ("own", "maybe") if a.optional else ("own",), slip="give twice")
        if v and not v.pinned and self.chance(0.8):
            return v.name, v
        if a.optional:
            self.feature("opt argument")
            return self.pick(["NULL", PERHAPS[kind].format(5 + self.below(9))]), None
        return self.surely(kind), None

    def arguments(self, message):
        texts, given = [], []
        for a in message.arguments:
            text, v = self.argument(a)
            if v is not None and v in given and not self.slip("same twice"):
                text, v = ("NULL" if a.optional else
                           {"client": "line(ports)", "server": "wire()"}.get(a.kind) or
                           self.surely(CARRIED[a.c_type])), None
            texts.append(text)
            if v is not None:
                given.append(v)
            if a.owned:
                self.feature("owned argument")
        return texts, given

    def send(self, v, message, to):
        contract, _ = self.of(v)
        texts, given = self.arguments(message)
        self.line(f"{contract.name}_send_{message.name}({', '.join([v.name] + texts)});")
        for w in given:
            if w.status not in ("gone", "null"):
                self.consumed(w)
        v.state, v.loose = to, False
        self.feature("send")

    def say(self):
        v = self.find_endpoint(slip="endpoint after give")
        if v is None or (v.pinned and not self.loops):
            return False
        contract, side = self.of(v)
        if v.state not in contract.next:
            return False
        if self.slip("wrong message"):
            message = self.pick(list(contract.messages.values()))
            if message.to_server != (side == "client"):
                return False
            to = contract.next[v.state].get(message.name, v.state)
        else:
            sends = [s for s in contract.sends(side, v.state) if s[1] != contract.end or self.chance(0.1)]
            if not sends:
                return self.listen(v) if contract.receives(side, v.state) else False
            message, to = self.pick(sends)
        if contract.receives(side, to) and message.name in contract.next[v.state] and \
                not self.always_deadline and self.chance(0.6):
            return self.call_message(v, message, to)
        self.send(v, message, to)
        if contract.receives(side, v.state) and self.chance(0.9):
            self.listen(v)
        return True

    def call_message(self, v, message, to):
        contract, _ = self.of(v)
        self.take_cells(v)
        texts, given = self.arguments(message)
        for w in given:
            if w.status not in ("gone", "null"):
                keep = w.pinned
                self.expire(w.name)
                w.status = "gone"
        v.state, v.loose = to, False
        self.feature("call")
        self.listen(v, f"{contract.name}_call_{message.name}({', '.join([v.name] + texts)})")
        return True

    # ---- receiving

    def listen(self, v=None, text=None):
        if v is None:
            v = self.find_endpoint(slip="endpoint after give")
            if v is None:
                return False
        contract, side = self.of(v)
        if v.state not in contract.next or not contract.receives(side, v.state):
            return False
        if text is None:
            self.take_cells(v)
        with_deadline = text is None and (self.always_deadline or self.chance(0.25))
        text = text or self.receive_text(v, with_deadline)
        self.operated(v)
        self.feature("receive")
        state = v.state
        before = self.save()
        comes = contract.receives(side, state)
        target = self.target(v, comes)
        self.in_switch += 1
        cases = []
        for message, to in comes:
            def came(message=message, to=to):
                self.arrived(v, message, to)
                self.handle(v, target)
            cases.append((message.name, self.path(before, came)))
        cases.append(("closed", self.path(before, lambda: self.came_closed(v, False))))
        if with_deadline:
            def late():
                v.loose = True
                self.reach(v, target)
            cases.append(("timeout", self.path(before, late)))
        self.in_switch -= 1
        self.restore(before)
        self.meet([path for _, path in cases])
        ended, self.ended = self.ended, False
        self.write_switch(v, text, cases)
        self.ended = ended
        return True

    def target(self, v, comes):
        """The state in which the paths are to meet again."""
        if v.pinned and self.loops:
            head = self.loops[-1][0].get(v)
            if head and head[2] and head[0] == "own":
                return head[2]
        return self.pick(comes)[1]

    def handle(self, v, target):
        """A message has come."""
        if self.chance(0.4):
            self.read_plain(v)
        contract, side = self.of(v)
        if self.chance(0.3) and contract.sends(side, v.state) and v.state != target:
            self.reach(v, target)  # answer while the message is still held
            if not self.ended:
                self.take_cells(v)
            return
        self.take_cells(v)
        if self.chance(0.4):
            self.block(2)
        if self.ended:
            return
        if v.status in ("own", "lent"):
            self.reach(v, target)
        elif v.status in ("maybe", "mixed") and not self.slip("uneven states"):
            self.dispose_endpoint(v)
            self.get_out()

    def reach(self, v, target):
        """Bring the conversation to that state by sending, or to its end."""
        contract, side = self.of(v)
        if v.state == target or self.slip("uneven states"):
            return
        if v.state in contract.next:
            for message, to in contract.sends(side, v.state):
                if to == target:
                    self.send(v, message, to)
                    return
        if v.status == "own":
            self.dispose_endpoint(v)
        if not self.ended:
            self.get_out()

    # ---- where endpoints come from

    def connect(self):
        if self.goto_style and len(self.scopes) == 1:
            return False
        n = self.below(8)
        if n < 5 and not self.client_ports:
            return self.own_channel()
        if n < 5:
            name = self.pick(list(self.client_ports))
            e = self.new_endpoint(f"{name}.client", "maybe", self.contracts[name].start)
            e.loose = True
            self.line(f"struct {name}_client *{e.name} = {name}_open(ports->{self.client_ports[name]}, "
                      "DEED_FOREVER);")
            self.feature("open")
            self.test_null(e)
        elif n == 5:
            e = self.new_endpoint("Echo.client", "own", "Ready")
            self.line(f"struct Echo_client *{e.name} = line(ports);")
        elif n == 6:
            static = self.static("Echo.client")
            self.expire_slots([static])
            e = self.new_endpoint("Echo.client", "maybe", "Ready")
            self.line(f"struct Echo_client *{e.name} = TAKE({static});")
            self.feature("endpoint in a slot", "TAKE")
            self.test_null(e)
        else:
            return self.own_channel()
        return True

    def own_channel(self):
        """Both ends of a conversation."""
        name = self.pick(["Echo", "Wire"])
        s = self.new_endpoint(f"{name}.server", "maybe", self.contracts[name].start)
        s.loose = True
        self.line(f"struct {name}_server *{s.name} = {name}_channel();")
        self.test_null(s)
        if self.ended or s.status != "own":
            return True
        e = self.new_endpoint(f"{name}.client", "maybe", self.contracts[name].start)
        e.loose = True
        self.line(f"struct {name}_client *{e.name} = {name}_peer({s.name});")
        self.feature("own channel")
        self.test_null(e)
        return True

    def serve(self):
        """Out of a set: whoever has something to say."""
        if self.goto_style and len(self.scopes) == 1:
            return False
        if not self.sets:
            return self.connect()
        (name, state), port = self.pick(list(self.sets.items()))
        contract = self.contracts[name]
        until = self.always_deadline or self.chance(0.3)
        e = self.new_endpoint(f"{name}.server", "maybe" if until else "own", state)
        text = f"{name}_server_set_receive{'_until' if until else ''}(ports->{port}" + \
            (f", {self.deadline()})" if until else ")")
        self.line(f"struct {name}_server *{e.name} = {text};")
        self.feature("set receive", *(["deadline"] if until else []))
        if until:
            self.test_null_or_leave(e)
        before = self.save()
        comes = contract.receives("server", state)
        target = state
        self.in_switch += 1
        cases = []
        for message, to in comes:
            def came(message=message, to=to):
                self.arrived(e, message, to)
                self.handle(e, target)
            cases.append((message.name, self.path(before, came)))

        def connected():
            e.state, e.loose = contract.start, True
            self.reach_or_end(e, target)
        cases.append(("connected", self.path(before, connected)))
        cases.append(("closed", self.path(before, lambda: self.came_closed(e, False))))
        self.in_switch -= 1
        self.restore(before)
        self.meet([path for _, path in cases])
        ended, self.ended = self.ended, False
        self.write_switch(e, f"{name}_server_tag({e.name})", cases)
        self.ended = ended
        return True

    def reach_or_end(self, e, target):
        if e.state == target:
            return
        self.reach(e, target)

    def test_null_or_leave(self, e):
        if self.slip("null test"):
            e.status = "own"
            return
        self.line(f"if ({e.name} == NULL) {{")
        saved = self.save()
        e.status = "null"
        self.depth += 1
        self.leave()
        self.ended = False
        self.depth -= 1
        self.line("}")
        self.restore(saved)
        e.status = "own"

    # ---- other operations

    def upcast(self):
        v = self.find_endpoint(("own",), test=lambda v: v.kind == "Disc.client" and
                               v.state in ("Ready", "Reading"))
        if v is None or v.kind != "Disc.client" or v.pinned or (self.goto_style and len(self.scopes) == 1):
            return False
        self.take_cells(v)
        e = self.new_endpoint("Medium.client", "own", v.state)
        e.loose = v.loose
        self.line(f"struct Medium_client *{e.name} = Disc_as_Medium({v.name});")
        self.feature("upcast")
        self.consumed(v)
        return True

    def wait(self):
        found = [v for v in self.visible() if self.is_endpoint(v) and v.status == "own" and
                 v.held is None and v.state in self.of(v)[0].next and
                 self.of(v)[0].receives(self.of(v)[1], v.state)]
        if len(found) < 2:
            return False
        a, b = self.random.sample(found, 2)
        until = self.deadline() if self.always_deadline else "DEED_FOREVER"
        self.if_else(f"deed_wait2({a.name}, {b.name}, {until}) == 0",
                     lambda: self.listen(a), lambda: self.listen(b))
        self.feature("wait")
        return True

    def end_endpoint(self):
        v = self.find_endpoint(("own", "maybe"), slip="give twice")
        if v is None or (v.pinned and not self.slip("loop move")):
            return False
        self.dispose_endpoint(v)
        return True

    def move_endpoint(self):
        v = self.find_endpoint(("own", "maybe"), slip="move twice")
        if v is None or v.pinned or (self.goto_style and len(self.scopes) == 1):
            return False
        e = self.new_endpoint(v.kind, v.status, v.state)
        e.loose, e.held, e.untaken = v.loose, v.held, v.untaken
        self.line(f"{self.type_of(v.kind)} *{e.name} = {v.name};")
        for other in self.visible():
            for text in (v.name, "message of " + v.name):
                if text in other.lenders:
                    other.lenders = other.lenders - {text} | {text.replace(v.name, e.name)}
        v.status, v.held, v.untaken = "gone", None, ()
        self.feature("move")
        return True

    def ask_helper(self):
        """A helper that borrows the endpoint and moves its state on."""
        v = self.find_endpoint(slip="endpoint after give", test=lambda v: self.steps_of(v))
        if v is None or not self.steps_of(v):
            return False
        name, kind, state, to = self.pick(self.steps_of(v))
        if state != v.state and not self.slip("wrong state"):
            return False
        self.take_cells(v)
        self.line(f"{name}({v.name});")
        self.operated(v)
        v.state, v.loose = to, False
        self.feature("STATE and TO")
        return True

    steps = ()

    def steps_of(self, v):
        return [s for s in self.steps if s[1] == v.kind and (s[2] == v.state or self.slip_chance)]
