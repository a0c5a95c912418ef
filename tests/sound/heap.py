"""heap.py - statements of random programs about objects: take, move, drop, lend, fields and statics
that own, arrays of owners, vectors, frozen ones, rows; and scalars, arrays, addresses."""
from program import Writer

TYPES = {"leaf": "struct leaf", "node": "struct node", "vec": "struct uint8_vector",
         "frozen": "struct uint8_frozen", "rows": "struct uint8_rows", "pair": "struct pair",
         "tree": "struct tree", "word": "uint32_t", "point": "struct point",
         "view": "const struct uint8_vector", "row": "struct uint8_vector",
         "aim": "const struct Echo_Point", "graph": "struct graph", "knot": "struct knot",
         "ice": "struct frozen_graph"}
OWNED = ("leaf", "node", "vec", "frozen", "rows", "pair", "tree", "graph", "ice", "crates", "shelves",
         "sealed", "task", "route")
# Owner slots of structs: field, what it holds.
FIELDS = {"node": [("next", "node"), ("leaf", "leaf"), ("data", "vec")],
          "pair": [("one", "leaf"), ("two", "leaf")], "tree": [("left", "tree"), ("right", "tree")]}
STATICS = ("leaf", "node", "vec", "frozen", "tree", "graph")
LIVE = ("own", "lent")


class HeapWriter(Writer):
    paired = False  # its traps would end what others do, too

    def __init__(self, *arguments, **named):
        super().__init__(*arguments, **named)
        self.statics = {}
        self.helpers = []

    # ---- making and ending

    def static(self, kind):
        name = f"g{self.number}_{kind.partition('.')[0].lower()}"
        self.statics[name] = kind
        return name

    def make(self, kind):
        n = self.below(9)
        if kind == "leaf":
            return self.pick([f"make_leaf({n})", "deed_take(sizeof(struct leaf))"])
        if kind == "node":
            return self.pick([f"make_node({n})", f"make_list({n % 4})",
                              "deed_take(sizeof(struct node))"])
        if kind == "tree":
            return self.pick([f"make_tree({n})", "deed_take(sizeof(struct tree))"])
        return {"vec": f"uint8_vector_take({1 + n})", "pair": "deed_take(sizeof(struct pair))",
                "rows": f"uint8_rows_take(3, {12 + n})", "graph": f"make_graph({n})",
                "ice": f"make_ice({n})",
                "frozen": f"uint8_vector_freeze(vector({1 + n}))"}[kind]

    def dispose(self, v):
        """It owns, perhaps; afterwards it does not. In any of many ways."""
        if v.kind not in OWNED:
            self.dispose_endpoint(v)
            return
        name, kind = v.name, v.kind
        ways = [f"drop_{kind}({name});" if kind in ("leaf", "node", "pair", "tree")
                else f"deed_drop({name});"]
        if kind == "leaf":
            ways.append(f"deed_drop({name});")
        if kind in STATICS and self.chance(0.2):
            static = self.static(kind)
            drop = f"drop_{kind}" if kind in ("leaf", "node", "tree") else "deed_drop"
            ways = [f"{drop}(TAKE({static}));\n" + "    " * self.depth + f"PUT({static}, {name});"]
            self.expire_slots([static])
            self.feature("static slot", "PUT", "TAKE")
        if kind == "node" and v.status == "own" and self.chance(0.15):
            self.line(f"drop_node(TAKE({name}->next));")
            self.line(f"drop_leaf(TAKE({name}->leaf));")
            if not self.slip("drop full"):
                self.line(f"deed_drop(TAKE({name}->data));")
            ways = [f"deed_drop({name});"]
            self.expire_slots(["node.next", "node.leaf", "node.data"])
            self.feature("emptied and dropped")
        if kind == "pair" and v.status == "own" and self.chance(0.3):
            self.line(f"deed_drop(TAKE({name}->one));")
            if not self.slip("drop full"):
                self.line(f"deed_drop(TAKE({name}->two));")
            ways = [f"deed_drop({name});"]
            self.expire_slots(["pair.one", "pair.two"])
            self.feature("emptied and dropped")
        self.line(self.pick(ways))
        self.feature("drop")
        self.consumed(v)

    def take_object(self, kinds=OWNED):
        kind = self.pick(kinds)
        again = self.find((kind,), ("gone", "null", "unset"), slip="overwrite")
        if again and again.kind == kind and not again.parameter and self.chance(0.8):
            self.expire(again.name)
            self.line(f"{again.name} = {self.make(kind)};")
            again.status, again.lenders = "maybe", frozenset()
            self.feature("assigned again")
            return again
        if self.goto_style and len(self.scopes) > 1 and self.chance(0.5):
            return None
        if self.goto_style and len(self.scopes) == 1:
            return None
        made = self.make(kind)
        if self.chance(0.1):
            v = self.declare(kind, "unset")
            self.line(f"{TYPES[kind]} *{v.name};")
            if not self.slip("uninitialised"):
                self.line(f"{v.name} = {made};")
            self.feature("assigned later")
        else:
            v = self.declare(kind, "maybe")
            self.line(f"{TYPES[kind]} *{v.name} = {made};")
        v.status = "maybe"
        self.feature("take")
        if self.chance(0.5):
            self.test_null(v)
        return v

    def test_null(self, v=None):
        v = v or self.find(OWNED + tuple(k for k in self.endpoint_kinds), ("maybe",))
        if v is None:
            return False
        if v.status != "maybe" or self.slip("null test"):
            v.status = "own"
            return True
        if self.chance(0.6):
            self.line(f"if ({v.name} == NULL) {{")
            saved = self.save()
            v.status = "null"
            self.depth += 1
            was = self.ended
            self.leave()
            self.ended = was
            self.depth -= 1
            self.line("}")
            self.restore(saved)
            v.status = "own"
            self.feature("null test, leave")
            return True

        def full():
            v.status = "own"
            self.block()

        def empty():
            v.status = "null"
            if self.chance(0.5):
                self.block(2)
        self.feature("null test, branch")
        if self.chance(0.5):
            self.if_else(f"{v.name} != NULL", full, empty)
        else:
            self.if_else(f"{v.name} == NULL", empty, full)
        return True

    # ---- using

    def use(self):
        v = self.find(tuple(TYPES), LIVE, slip="use")
        if v is None:
            return False
        writable = not v.const
        n, name = self.below(9), v.name
        if v.kind == "leaf":
            ways = [f"show({name}->value);", f"show(read_leaf({name}));",
                    f"show({name}->more[choose(3)]);"]
            if writable:
                ways += [f"{name}->value = {n};", f"write_leaf({name}, {n});", f"{name}->value++;"]
        elif v.kind == "node":
            ways = [f"show(read_node({name}));", f"show({name}->key);", f"show({name}->at.y[{n % 4}]);"]
            if writable:
                ways += [f"{name}->key = choose(9);", f"{name}->at.x += {n};",
                         f"{name}->at.y[choose(4)] = {n};"]
        elif v.kind in ("vec", "view", "row"):
            ways = [f"show(sum({name}->at, {name}->length));", f"show({name}->length);",
                    f"show({name}->at[choose(4)]);"]
            self.feature("vector")
            if writable and v.kind != "view":
                ways += [f"fill({name}->at, {name}->length, {n});", f"{name}->at[0] = {n};",
                         f"AT({name}->at, {name}->length, choose(5)) = {n};"]
        elif v.kind == "frozen":
            ways = [f"show(uint8_frozen_view({name})->length);",
                    f"show(uint8_frozen_view({name})->at[0]);"]
            self.feature("frozen")
        elif v.kind == "rows":
            ways = [f"show(uint8_rows_count({name}));"]
            if writable:
                ways.append(f"(void)uint8_rows_add({name}, {n % 4});")
            self.feature("rows")
        elif v.kind in ("graph", "knot", "ice"):
            ways = self.parcel_ways(v, writable)
        elif v.kind in ("crates", "shelves", "sealed", "task", "route"):
            ways = self.cargo_ways(v, writable)
        elif v.kind in ("pair", "tree"):
            ways = [f"show({name}->key);"] + ([f"{name}->key = {n};"] if writable else [])
        elif v.kind == "word":
            ways = [f"show(*{name});"] + ([f"*{name} = {n};", f"*{name} += 1;"] if writable else [])
        else:
            ways = [f"show({name}->x);", f"show({name}->y[choose(4)]);"]
            if writable:
                ways += [f"{name}->x = {n};", f"{name}->y[{n % 4}] = {n};"]
        way = self.pick(ways)
        self.line(way)
        if "fill(" in way or "sum(" in way:
            self.feature("COUNT")
        if "AT(" in way:
            self.feature("AT")
        if v.status == "lent":
            self.feature("borrow used")
        return True

    def dispose_one(self):
        v = self.find(OWNED, ("own", "maybe"), slip="give twice")
        if v is None or (v.pinned and v.status == "own" and not self.slip("loop move")):
            return False
        self.dispose(v)
        return True

    def move(self):
        v = self.find(OWNED, ("own", "maybe"), slip="move twice")
        if v is None or (v.pinned and v.status == "own" and not self.slip("loop move")):
            return False
        to = self.find((v.kind,), ("gone", "null", "unset"))
        status = v.status
        if to and to is not v and not to.parameter and not to.pinned and self.chance(0.4):
            self.expire(to.name)
            self.line(f"{to.name} = {v.name};")
        elif len(self.scopes) > 1 or not self.goto_style:
            to = self.declare(v.kind, status)
            self.line(f"{TYPES[v.kind]} *{to.name} = {v.name};")
        else:
            return False
        to.status, to.lenders = status, frozenset()
        for other in self.visible():
            if v.name in other.lenders:
                other.lenders = other.lenders - {v.name} | {to.name}
        self.feature("move")
        v.status = "gone"
        if v.pinned or (self.goto_style and v in self.scopes[0]):
            self.line(f"{v.name} = NULL;")
            v.status = "null"
        return True

    # ---- slots

    def holder(self, slip):
        """Something with an owned field: variable, field, what it holds."""
        v = self.find(tuple(FIELDS), LIVE, writable=True, slip=slip)
        if v is None:
            return None
        field, kind = self.pick(FIELDS[v.kind])
        return v, field, kind

    def empty_slot(self, place, kind):
        if self.paired or self.chance(0.85):
            drop = f"drop_{kind}" if kind in ("leaf", "node", "tree") else "deed_drop"
            self.line(f"{drop}(TAKE({place}));")
            self.feature("TAKE")

    def put_field(self):
        found = self.holder("put into borrowed")
        if not found:
            return False
        v, field, kind = found
        owner = self.find((kind,), ("own", "maybe"), slip="put twice")
        if owner is None or (owner is v and not self.slip("cycle")) or \
                (owner.pinned and owner.status == "own" and not self.slip("loop move")) or \
                (owner.name in v.lenders and not self.slip("cycle")):
            return False
        self.empty_slot(f"{v.name}->{field}", kind)
        slot = f"{v.kind}.{field}"
        keep, status = v.lenders, v.status
        self.expire_slots([slot])
        if "slot " + slot not in keep:
            v.status = status
        if v.status == "dead" and not self.slip("use"):
            return True
        self.line(f"PUT({v.name}->{field}, {owner.name});")
        self.feature("PUT", "owned field")
        self.consumed(owner)
        return True

    def take_field(self):
        found = self.holder("take from borrowed")
        if not found:
            return False
        v, field, kind = found
        slot = f"{v.kind}.{field}"
        if self.goto_style and len(self.scopes) == 1:
            to = self.find((kind,), ("null",))
            if to is None or to is v:
                return False
            self.line(f"{to.name} = TAKE({v.name}->{field});")
            to.status = "maybe"
        else:
            to = self.declare(kind, "maybe")
            self.line(f"{TYPES[kind]} *{to.name} = TAKE({v.name}->{field});")
        status, keep = v.status, v.lenders
        self.expire_slots([slot])
        if "slot " + slot not in keep:
            v.status = status
        self.feature("TAKE", "owned field")
        return True

    def swap_fields(self):
        found = self.holder("take from borrowed")
        if not found:
            return False
        v, field, kind = found
        others = [w for w in self.visible() if w.kind == v.kind and w is not v and
                  w.status in LIVE and not w.const]
        if not others:
            return False
        w = self.pick(others)
        self.empty_slot(f"{v.name}->{field}", kind)
        self.expire_slots([f"{v.kind}.{field}"])
        if "dead" in (v.status, w.status) and not self.slip("use"):
            return True
        self.line(f"PUT({v.name}->{field}, TAKE({w.name}->{field}));")
        self.feature("PUT", "TAKE", "owned field", "slot to slot")
        return True

    def static_put(self):
        v = self.find(STATICS, ("own", "maybe"), slip="put twice")
        if v is None or v.kind not in STATICS or v.pinned:
            return False
        static = self.static(v.kind)
        self.empty_slot(static, v.kind)
        self.expire_slots([static])
        self.line(f"PUT({static}, {v.name});")
        self.feature("static slot", "PUT")
        self.consumed(v)
        return True

    def static_take(self):
        kind = self.pick(STATICS)
        static = self.static(kind)
        if self.goto_style and len(self.scopes) == 1:
            return False
        v = self.declare(kind, "maybe")
        self.expire_slots([static])
        self.line(f"{TYPES[kind]} *{v.name} = TAKE({static});")
        self.feature("static slot", "TAKE")
        return True

    def table(self):
        name = f"g{self.number}_table"
        self.statics[name] = "table"
        index = "1" if self.paired else self.pick(["choose(4)", "choose(5)", "1"])
        place = f"AT({name}, 4, {index})" if index != "1" else f"{name}[1]"
        self.expire_slots([name])
        self.feature("array of owners")
        v = self.find(("leaf",), ("own", "maybe"), slip="put twice")
        if v and v.kind == "leaf" and not v.pinned and self.chance(0.5):
            if index == "1":
                self.empty_slot(place, "leaf")
            self.line(f"PUT({place}, {v.name});")
            self.consumed(v)
        elif self.chance(0.3) or (self.goto_style and len(self.scopes) == 1):
            self.line(f"drop_leaf(TAKE({place}));")
        else:
            v = self.declare("leaf", "maybe")
            self.line(f"struct leaf *{v.name} = TAKE({place});")
        return True

    # ---- borrows

    def borrow(self):
        n = self.below(9)
        if n == 0:
            return self.borrow_static()
        if n in (1, 2, 8):
            return self.borrow_local()
        v = self.find(("node", "leaf", "pair", "tree", "frozen", "rows", "vec"), LIVE, slip="borrow")
        if v is None:
            return False
        lenders = (v.lenders if v.status != "own" else frozenset()) | \
            ({v.name} if v.status in ("own", "maybe", "gone") else frozenset())
        const = "const " if v.const or self.chance(0.2) else ""
        options = {"leaf": [("word", f"word_of({v.name})", None, False),
                            ("word", f"&{v.name}->value", None, False),
                            ("word", f"&AT({v.name}->more, 3, choose(4))", None, False)],
                   "node": [("point", f"point_of({v.name})", None, False),
                            ("point", f"&{v.name}->at", None, False),
                            ("leaf", f"leaf_of({v.name})", ["node.leaf"], True),
                            ("leaf", f"{v.name}->leaf", ["node.leaf"], True),
                            ("node", f"{v.name}->next", ["node.next"], True),
                            ("vec", f"{v.name}->data", ["node.data"], True),
                            ("node", f"last_of({v.name})", ["node.next"], False)],
                   "pair": [("leaf", f"{v.name}->one", ["pair.one"], True),
                            ("leaf", f"{v.name}->two", ["pair.two"], True)],
                   "tree": [("tree", f"{v.name}->left", ["tree.left"], True)],
                   "vec": [("word", f"&{v.name}->at[0]", None, False)],
                   "frozen": [("view", f"uint8_frozen_view({v.name})", None, False)],
                   "rows": [("row", f"uint8_rows_add({v.name}, 2)", None, True),
                            ("row", f"uint8_rows_lend({v.name}, 0)", None, False)]}[v.kind]
        kind, text, slots, null = self.pick(options)
        if v.kind == "vec" or (const and ("word_of" in text or "point_of" in text or "leaf_of" in text
                                          or "last_of" in text or "rows_" in text) and v.const):
            return False
        b = self.declare(kind, "lentopt" if null else "lent",
                         lenders | {"slot " + s for s in slots or ()}, "b")
        b.const = bool(const)
        type_name = TYPES[kind]
        self.line(f"{'' if type_name.startswith('const') else const}{type_name} *{b.name} = {text};")
        self.feature("borrow", *(["borrow through slot"] if slots else []),
                     *(["BORROWS"] if "_of(" in text or "view(" in text else []))
        if null:
            self.full_borrow(b)
        return True

    def full_borrow(self, b):
        if self.slip("null test"):
            b.status = "lent"
            return

        def full():
            b.status = "lent"
            self.block()
        self.if_else(f"{b.name} != NULL", full)
        b.status = "dead"

    def borrow_static(self):
        kind = self.pick(("leaf", "node", "tree"))
        static = self.static(kind)
        b = self.declare(kind, "lentopt", frozenset({"slot " + static}), "b")
        self.line(f"{TYPES[kind]} *{b.name} = {static};")
        self.feature("borrow through slot", "static slot")
        self.full_borrow(b)
        return True

    def borrow_local(self):
        x = self.name("x")
        if self.chance(0.5):
            b = self.declare("word", "lent", frozenset({"local " + x}), "b")
            value = f" = {self.below(9)}" if not self.slip("uninitialised") else ""
            self.line(f"uint32_t {x}{value};")
            self.line(f"uint32_t *{b.name} = &{x};")
        else:
            b = self.declare("point", "lent", frozenset({"local " + x}), "b")
            self.line(f"struct point {x} = {{.x = {self.below(9)}}};")
            self.line(f"struct point *{b.name} = &{x};")
        self.feature("address of local")
        if self.slip("dangling"):
            y = self.name("x")
            self.line("{")
            self.line(f"    uint32_t {y} = 3;")
            self.line(f"    {'uint32_t' if b.kind == 'word' else 'uint32_t'} *q{y} = &{y};")
            self.line(f"    show(*q{y});")
            if b.kind == "word":
                self.line(f"    {b.name} = q{y};")
            self.line("}")
        return True

    def choose_borrow(self):
        """One of two borrows, by ?:, which lends from both."""
        found = [v for v in self.visible() if v.status == "lent" and v.kind in ("leaf", "node", "word")]
        if not found:
            return False
        a = self.pick(found)
        b = self.pick([v for v in found if v.kind == a.kind])
        c = self.declare(a.kind, "lent", a.lenders | b.lenders, "b")
        c.const = a.const or b.const
        self.line(f"{'const ' if c.const else ''}{TYPES[a.kind]} *{c.name} = choose(2) == 0 ? "
                  f"{a.name} : {b.name};")
        self.feature("conditional borrow")
        return True

    # ---- calls that change slots

    def call(self):
        n = self.below(7)
        a = self.find(("node",), LIVE, writable=True, slip="use")
        if a is None:
            return False
        if n == 0:
            b = self.find(("node",), ("own",), slip="give twice")
            if b is None or b is a or (b.pinned and not self.slip("loop move")) or \
                    (b.name in a.lenders and not self.slip("cycle")):
                return False
            slots = ["node.next", "node.leaf", "node.data"]
            text = f"push({a.name}, {b.name});"
            self.call_with_slots(text, slots, [a])
            self.consumed(b)
        elif n == 1:
            if self.goto_style and len(self.scopes) == 1:
                return False
            to = self.declare("node", "maybe")
            self.call_with_slots(f"struct node *{to.name} = pop({a.name});", ["node.next"], [a])
            to.status = "maybe"
        elif n == 2:
            b = self.find(("node",), LIVE, writable=True, slip="use")
            if b is None or (b is a and not self.slip("same twice")):
                return False
            self.call_with_slots(f"swap_leaves({a.name}, {b.name});", ["node.leaf"], [a, b])
        elif n == 3:
            self.call_with_slots(f"clear_leaf({a.name});", ["node.leaf"], [a])
        elif n == 4:
            v = self.find(("node",), ("own",))
            if v is None or v.pinned:
                return False
            self.call_with_slots(f"{v.name} = reverse({v.name});", ["node.next"], [v])
            self.expire(v.name)
            v.status = "own"
        else:
            return self.call_helper()
        self.feature("call with slot effects")
        return True

    def call_with_slots(self, text, slots, arguments):
        for v in arguments:
            if v.status == "lent" and any("slot " + s in v.lenders for s in slots):
                if not self.slip("borrow into call"):
                    return
        self.line(text)
        self.expire_slots(slots)

    def call_helper(self):
        if not self.helpers:
            return False
        name, parameters, effects, result = self.pick(self.helpers)
        arguments, given = [], []
        for kind, claims, optional in parameters:
            v = self.find((kind,), ("own", "maybe") if claims and optional else
                          ("own",) if claims else LIVE, writable=True,
                          slip="give twice" if claims else "use")
            if v is None or v in arguments or (claims and v.pinned and not self.slip("loop move")):
                return False
            arguments.append(v)
            if claims:
                given.append(v)
        for v in arguments:
            hurt = [s for s in effects if "slot " + s in v.lenders] + \
                [g for g in given if g.name in v.lenders]
            if v not in given and hurt and not self.slip("borrow into call"):
                return False
        text = f"{name}({', '.join(v.name for v in arguments)})"
        if result == "scalar":
            text = f"show({text})"
        elif result:
            if self.goto_style and len(self.scopes) == 1:
                return False
            to = self.declare(result, "maybe")
            text = f"{TYPES[result]} *{to.name} = {text}"
            to.status = "maybe"
        self.line(text + ";")
        self.expire_slots(effects)
        for v in given:
            self.consumed(v)
        self.feature("call of own helper", *(["CLAIMS"] if given else []))
        return True

    # ---- vectors

    def freeze(self):
        v = self.find(("vec",), ("own",), slip="freeze")
        if v is None or v.pinned or (self.goto_style and len(self.scopes) == 1):
            return False
        f = self.declare("frozen", "maybe")
        self.line(f"struct uint8_frozen *{f.name} = uint8_vector_freeze({v.name});")
        self.consumed(v)
        f.status = "maybe"
        self.feature("frozen")
        self.test_null(f)
        return True

    def share(self):
        v = self.find(("frozen",), LIVE, slip="use")
        if v is None or (self.goto_style and len(self.scopes) == 1):
            return False
        f = self.declare("frozen", "maybe")
        self.line(f"struct uint8_frozen *{f.name} = uint8_frozen_share({v.name});")
        f.status = "maybe"
        self.feature("frozen")
        return True

    def walk(self):
        v = self.find(("vec", "view", "row"), LIVE, slip="use")
        if v is None:
            return False
        i = self.name("i")
        end = f"{v.name}->length" if not self.slip("bounds") else "9"
        self.line(f"for (uint64_t {i} = 0; {i} < {end}; {i}++)")
        element = f"{v.name}->at[{i}]"
        write = v.kind == "vec" and not v.const and self.chance(0.5)
        self.line(f"    {element} = (uint8_t){i};" if write else f"    show({element});")
        self.feature("walk", "vector")
        return True

    # ---- scalars

    def scalars(self):
        n = self.below(4)
        x = self.name("x")
        if n == 0:
            self.line(f"uint32_t {x};")
            if self.slip("uninitialised"):
                self.line(f"if (choose(2) == 0)\n" + "    " * (self.depth + 1) + f"{x} = 1;")
            else:
                self.line(f"if (choose(2) == 0)\n" + "    " * (self.depth + 1) + f"{x} = 1;\n"
                          + "    " * self.depth + f"else\n" + "    " * (self.depth + 1) + f"{x} = 2;")
            self.line(f"show({x});")
            self.feature("definite assignment")
        elif n == 1:
            self.line(f"uint32_t {x}[5] = {{1, 2, 3}};")
            self.line(f"for (uint32_t i = 0; i < 5; i++)")
            self.line(f"    {x}[i] += i;")
            self.line(f"show({x}[choose({self.pick([5, 5, 6])})]);")
            self.feature("local array")
        elif n == 2:
            self.line(f"uint8_t {x}[8] = {{0}};")
            self.line(f"fill({x}, 8, {self.below(9)});")
            self.line(f"show(sum({x}, {self.pick([8, 8, 4])}));")
            self.feature("local array", "COUNT")
        else:
            self.line(f"uint32_t {x} = choose({1 + self.below(9)});")
            self.line(f"show({x} > 2 && {x} < 7 ? {x} * 3 : {x} % 4);")
            self.feature("arithmetic")
        return True
