"""generate.py - whole programs: what they begin with, their functions, how everything comes to its end.

    tests/sound/generate.py SEED COUNT [SLIP]      prints a unit"""
import pathlib
import random
import sys

import contracts as contract_reader
from ends import ENDS
from facts import FACTS
from forms import FORMS, FormWriter
from heap import FIELDS, OWNED, TYPES
from newer import NEWER
from texts import TEXTS
from told import TOLD
from unit import Unit
from values import VALUES
from walks import WALKS
from wider import WIDER

HERE = pathlib.Path(__file__).resolve().parent

HEAP = [("take_object", 9), ("use", 14), ("dispose_one", 4), ("move", 4), ("put_field", 9),
        ("take_field", 6), ("swap_fields", 4), ("static_put", 4), ("static_take", 4), ("table", 5),
        ("borrow", 9), ("choose_borrow", 4), ("call", 9), ("freeze", 3), ("share", 3), ("walk", 4),
        ("scalars", 4), ("test_null", 6), ("parcel_work", 3), ("knot", 1), ("knot_test", 2),
        ("link", 2), ("choose_knot", 1), ("freeze_graph", 3), ("share_graph", 2), ("two_parcels", 2)]
FLOW = [("decide", 5), ("switch", 3), ("loop", 5), ("jump", 6), ("early_return", 2), ("probe", 12)]
TALK = [("connect", 8), ("serve", 6), ("say", 22), ("listen", 8), ("read_message", 4), ("upcast", 6),
        ("wait", 8), ("end_endpoint", 3), ("move_endpoint", 3), ("ask_helper", 8)]


class Program(FormWriter):
    """Its text is in `text`, its statics in `statics`. One that is `paired` meets another program on
    the real kernel: it never waits for ever, and has no scenes."""
    paired = False

    def __init__(self, number, seed, shared, slip=0.0, bias=()):
        super().__init__(number, seed, slip, bias, **shared)
        self.shared = shared
        self.slip_chance = 0.0 if slip and self.chance(0.3) else slip
        self.always_deadline = self.paired
        flavour = self.pick(["talk", "both"] if self.paired else ["heap", "heap", "talk", "both"])
        table = (FLOW[:-1] if self.paired else FLOW) + (HEAP if flavour != "talk" else HEAP[:4]) + \
            (TALK if flavour != "heap" else [])
        focus = {self.pick(table)[0] for _ in range(3)}
        self.moves = [(name, weight * (3 if name in focus else 1)) for name, weight in table]
        self.total = sum(weight for _, weight in self.moves)
        self.flavour = flavour
        self.before = []
        self.has_ports = True
        self.write_program()

    def statement(self):
        for _ in range(6):
            at = self.below(self.total)
            for name, weight in self.moves:
                at -= weight
                if at < 0:
                    break
            if self.depth > 4 and name in ("decide", "switch", "loop", "early_return"):
                continue
            if getattr(self, name)() is not False:
                return

    def write_program(self):
        self.goto_style = self.chance(0.3)
        if self.flavour != "talk" and self.chance(0.4):
            self.write_helper()
        if self.flavour != "heap" and self.chance(0.5):
            self.write_step()
        self.budget = 4 + self.below(6)
        if self.goto_style:
            for kind in self.random.sample(OWNED, 2):
                v = self.declare(kind, "null")
                if self.chance(0.5):
                    self.line(f"{TYPES[kind]} *{v.name} = {self.make(kind)};")
                    v.status = "maybe"
                else:
                    self.line(f"{TYPES[kind]} *{v.name} = NULL;")
            self.line("{")
            self.open_scope()
        if self.flavour == "talk":
            self.pick([self.connect, self.connect, self.serve])()
        elif not self.goto_style:
            self.take_object(OWNED)
        hunts = any(hasattr(self, "probe_" + name) for name in self.bias)
        if not self.ended and not self.paired and not (hunts and self.chance(0.6)):
            self.scenes()
        if not self.ended and self.helpers and self.chance(0.7):
            self.own_helper()
        while self.budget > 0 and not self.ended:
            self.budget -= 1
            self.statement()
        while len(self.scopes) > 1:
            self.close_scope()
            self.ended, was = False, self.ended
            self.line("}")
            self.ended = was
        self.finish()

    def scenes(self):
        """Some of each kind. In a hunt for the mistake of one scene most programs have no others, since
        a broken checker may refuse what is in them."""
        if self.chance(0.85):
            self.rare()
        if not self.ended and self.chance(0.9):
            self.scene(self.pick(NEWER))
        for name in self.random.sample(WIDER, 2 + self.below(2)):
            self.scene(name)
        if self.chance(0.9):
            for name in self.random.sample(ENDS, 1 + self.below(2)) + self.random.sample(FACTS, self.below(4)):
                self.scene(name)
        for table, likely in ((VALUES, 0.6), (TOLD, 0.5), (TEXTS, 0.5), (WALKS, 0.7), (FORMS, 0.4)):
            if self.chance(likely):
                self.scene(self.pick(table))

    def finish(self):
        label = self.used_label
        if not self.ended or label:
            if label and self.ended:
                for v in self.scopes[0]:
                    v.status = "maybe" if v.status != "null" else "maybe"
            self.ended = False
            if label:
                self.out += ["out:", "    show(0);"]
                for v in self.scopes[0]:
                    if v.kind in OWNED:
                        v.status = "maybe"
            for v in self.visible():
                if v.status in ("own", "maybe", "mixed") and not self.slip("leak"):
                    self.end_plainly(v) if label else self.dispose(v)
            self.drain()
        self.assemble()

    def end_plainly(self, v):
        drop = f"drop_{v.kind}" if v.kind in ("leaf", "node", "pair", "tree") else "deed_drop"
        self.line(f"{drop}({v.name});")
        v.status = "gone"

    def drain(self):
        pass

    def declarations(self):
        lines = []
        for name, kind in self.statics.items():
            if kind == "wiped":
                continue
            if kind == "table":
                lines.append(f"static struct leaf *{name}[4] OWN;")
            elif "." in kind:
                lines.append(f"static struct Echo_client *{name} OWN STATE(Ready);")
            else:
                lines.append(f"static {TYPES[kind]} *{name} OWN;")
        return lines

    def drains(self):
        lines = []
        for name, kind in self.statics.items():
            if kind == "wiped":
                continue
            if kind == "table":
                lines += ["    for (uint32_t i = 0; i < 4; i++)",
                          f"        drop_leaf(TAKE(AT({name}, 4, i)));"]
            elif "." in kind:
                lines.append(f"    end_line(TAKE({name}));")
            elif kind in ("leaf", "node", "tree"):
                lines.append(f"    drop_{kind}(TAKE({name}));")
            else:
                lines.append(f"    deed_drop(TAKE({name}));")
        return lines

    def assemble(self):
        n = self.number
        text = self.declarations() + self.before
        text += [f"static void body_{n}(struct sound_ports *ports)", "{", "    (void)ports;",
                 *self.out, "}", f"static void program_{n}(struct sound_ports *ports)", "{",
                 f"    body_{n}(ports);", *self.drains(), "}"]
        self.text = "\n".join(text)

    # ---- functions beside the main one

    def nested(self):
        """A writer for a function of this program's; it knows the same statics."""
        inner = Program.__new__(Program)
        FormWriter.__init__(inner, self.number, self.random.random(), self.slip_chance, self.bias,
                            **self.shared)
        inner.always_deadline = self.always_deadline
        inner.shared, inner.moves, inner.total = self.shared, self.moves, self.total
        inner.flavour, inner.before = self.flavour, []
        inner.statics = self.statics
        inner.names = 100
        inner.has_ports = False
        return inner

    def write_helper(self):
        inner = self.nested()
        inner.slip_chance = self.slip_chance / 2
        inner.moves = [m for m in FLOW + HEAP if m[0] not in ("call", "probe")]
        inner.total = sum(weight for _, weight in inner.moves)
        parameters, signature = [], []
        for i in range(1 + self.below(2)):
            kind = self.pick(["node", "leaf", "node", "vec", "pair"])
            claims = self.chance(0.4)
            optional = claims and self.chance(0.5)
            v = inner.declare(kind, ("maybe" if optional else "own") if claims else "lent", letter="a")
            v.parameter = True
            if not claims:
                v.lenders = frozenset({f"parameter {i}"})
            marks = (" OWN CLAIMS" if claims else "") + (" OPT" if optional else "")
            signature.append(f"{TYPES[kind]} *{v.name}{marks}")
            parameters.append((kind, claims, optional))
            if optional:
                self.feature("OPT parameter")
        result = self.pick([None, "scalar", "leaf", "node"])
        inner.result = {None: None, "scalar": "7"}.get(result, "NULL")
        inner.budget = 3 + self.below(5)
        while inner.budget > 0 and not inner.ended:
            inner.budget -= 1
            inner.statement()
        if not inner.ended:
            back = None
            if result in ("leaf", "node"):
                back = inner.find((result,), ("own", "maybe"), slip="return borrowed")
            for v in inner.visible():
                if v is not back and v.status in ("own", "maybe", "mixed") and not inner.slip("leak"):
                    inner.dispose(v)
            if result == "scalar":
                inner.line("return 7;")
            elif result:
                inner.line(f"return {back.name if back else inner.make(result)};")
                self.feature("OWN result")
        elif result and not inner.out[-1].strip().startswith("return"):
            inner.out.append("    return 7;" if result == "scalar" else "    return NULL;")
        name = f"helper_{self.number}"
        head = {None: "static void ", "scalar": "static uint32_t "}.get(
            result, f"OWN OPT\nstatic {TYPES.get(result, '')} *")
        self.before += [f"{head}{name}({', '.join(signature)})", "{", *inner.out, "}"]
        self.helpers.append((name, parameters, sorted(inner.effects), result))
        self.features |= inner.features
        self.slips += inner.slips

    def write_step(self):
        """static void step(struct C_side *e STATE(S) TO(T)): sends once."""
        contract = self.contracts[self.pick(list(self.contracts))]
        side = self.pick(["client", "server"])
        states = [s for s in contract.named if contract.sends(side, s)]
        if not states:
            return
        state = self.pick(states)
        message, to = self.pick(contract.sends(side, state))
        if to not in contract.named:
            return
        if any(a.kind in ("client", "server") and not a.optional for a in message.arguments):
            return
        inner = self.nested()
        kind = f"{contract.name}.{side}"
        v = inner.new_endpoint(kind, "lent", state, "a")
        texts, _ = inner.arguments(message)
        texts = ["NULL" if "ports" in t else t for t in texts]
        inner.line(f"{contract.name}_send_{message.name}({', '.join([v.name] + texts)});")
        told = to if not self.slip("wrong state") else self.pick(contract.named)
        name = f"step_{self.number}"
        self.before += [f"static void {name}(struct {contract.name}_{side} *{v.name} STATE({state}) "
                        f"TO({told}))", "{", *inner.out, "}"]
        self.steps = [(name, kind, state, told)]
        self.slips += inner.slips


def shared(folder=HERE / "contracts", component=HERE / "sound.component"):
    return {"contracts": contract_reader.read(folder), "ports": contract_reader.ports_of(component)}


def programs(seed, count, slip, known, bias=(), first=0):
    source = random.Random(seed)
    return [Program(first + i, source.random(), known, slip, bias) for i in range(count)]


if __name__ == "__main__":
    numbers = [float(word) for word in sys.argv[1:]]
    made = programs(int(numbers[0]), int(numbers[1]), numbers[2] if len(numbers) > 2 else 0.0, shared())
    print(Unit(made).files["sound.c"])
