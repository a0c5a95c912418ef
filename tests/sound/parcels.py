"""parcels.py - statements of random programs about parcels: knots added, linked to each other in any
way, reached by links, lent to functions; parcels frozen and shared.

A knot's lenders say in which parcel it lies: one name, and it is known."""
from heap import HeapWriter

LENT = ("lent", "lentopt")


class ParcelWriter(HeapWriter):
    forced = None  # in a scene: shall the parcels be mixed up?

    def parcel_ways(self, v, writable):
        """How to use a parcel, a knot or a handle."""
        name, n = v.name, self.below(9)
        if v.kind == "ice":
            self.feature("frozen parcel")
            return [f"show(sum_graph({name}->graph));", f"show({name}->graph->core.value);"]
        if v.kind == "graph":
            ways = [f"show(sum_graph({name}));", f"show({name}->core.value);"]
            return ways + ([f"{name}->core.value = {n};"] if writable else [])
        ways = [f"show({name}->value);", f"show(sum_from({name}));"]
        return ways + ([f"{name}->value = {n};", f"{name}->value += 1;"] if writable else [])

    def graph(self, slip=None):
        return self.find(("graph",), ("own",), writable=True, slip=slip)

    @staticmethod
    def home(v):
        """The name of the parcel's owner, None if it is not known."""
        if v.kind == "graph":
            return v.name
        return next(iter(v.lenders)) if len(v.lenders) == 1 else None

    def new_knot(self, text, lenders, status="lentopt"):
        if self.goto_style and len(self.scopes) == 1:
            return
        v = self.declare("knot", status, frozenset(lenders), letter="k")
        self.line(f"struct knot *{v.name} = {text};")
        if status == "lentopt" and self.chance(0.7):
            self.line(f"if ({v.name} != NULL)")
            self.line(f"    {v.name}->value += {self.below(5)};")

    def knot(self):
        """A name for a knot: a new one, or one reached by links."""
        g = self.graph("parcel use")
        if g is None:
            return False
        k = self.find(("knot",), ("lent",), slip="knot use")
        if k and k.lenders and self.chance(0.4):
            self.new_knot(f"{k.name}->{self.pick(['next', 'way[choose(3)]'])}", k.lenders)
            self.feature("IN field read")
            return True
        if self.chance(0.2):
            self.new_knot(f"&{g.name}->core", {g.name}, "lent")
            return True
        text = self.pick([f"add_knot({g.name}, {self.below(9)})",
                          f"add_knot({g.name}, choose(4))", f"{g.name}->first",
                          f"deed_parcel_add({g.name}, sizeof(struct knot))", f"{g.name}->core.next"])
        self.new_knot(text, {g.name})
        self.feature("IN result" if text.startswith("add_knot") else "IN field read")
        return True

    def knot_test(self):
        k = self.find(("knot",), ("lentopt",))
        if k is None:
            return False

        def there():
            k.status = "lent"
            self.pick([self.link, self.link, self.knot, self.use])()
            self.block(2)
        self.if_else(f"{k.name} != NULL", there)
        return True

    def other(self, of):
        """A knot that may stand where `of` leads to."""
        found = [v for v in self.visible() if v.kind == "knot" and v.status in LENT]
        right = [v for v in found if self.home(v) is not None and self.home(v) == self.home(of)]
        if self.slip_chance and len(found) > len(right) and self.slip("other parcel"):
            return self.pick([v for v in found if v not in right])
        return self.pick(right) if right else None

    def link(self):
        """An IN field leads elsewhere."""
        at = self.find(("knot", "graph"), ("own", "lent"), writable=True, slip="knot use")
        if at is None or (self.home(at) is None and not self.slip("other parcel")):
            return False
        to = self.other(at)
        place = f"{at.name}->{self.pick(['next', 'way[choose(3)]', 'way[1]'])}"
        if at.kind == "graph":
            place = f"{at.name}->{self.pick(['first', 'core.next', 'core.way[2]'])}"
        self.feature("IN field written")
        if to is None or self.chance(0.1):
            self.line(f"{place} = NULL;")
        elif at.kind == "graph" and to.status == "lent" and self.chance(0.9):
            self.line(f"push_knot({at.name}, {to.name});")
            self.feature("IN parameter")
        elif at.kind == "knot" and self.chance(0.9):
            self.line(f"join_knots({at.name}, {to.name});")
            self.feature("IN parameter")
        else:
            self.line(f"{place} = {to.name};")
        return True

    def choose_knot(self):
        """Where paths meet a name may be of one of two knots."""
        k = self.find(("knot",), LENT)
        to = self.other(k) if k else None
        if to is None or k is to or (self.goto_style and len(self.scopes) == 1):
            return False
        v = self.declare("knot", "lentopt", k.lenders | to.lenders, letter="k")
        self.line(f"struct knot *{v.name} = choose(2) == 0 ? {k.name} : {to.name};")
        return True

    def freeze_graph(self):
        g = self.find(("graph",), ("own",), slip="parcel use")
        if g is None or g.pinned or (self.goto_style and len(self.scopes) == 1):
            return False
        v = self.declare("ice", "maybe")
        self.line(f"struct frozen_graph *{v.name} = deed_parcel_freeze({g.name});")
        self.consumed(g)
        self.feature("frozen parcel")
        return True

    def share_graph(self):
        f = self.find(("ice",), ("own",), slip="parcel use")
        if f is None or (self.goto_style and len(self.scopes) == 1):
            return False
        v = self.declare("ice", "maybe")
        self.line(f"struct frozen_graph *{v.name} = deed_parcel_share({f.name});")
        self.feature("frozen parcel")
        return True

    def parcel_work(self):
        """Some statements on one parcel in a row."""
        self.feature("parcel")
        g = self.graph()
        if g is None:
            if self.take_object(("graph",)) is None:
                return False
            g = self.find(("graph",), ("maybe", "own"))
            if g is None:
                return False
            if g.status == "maybe":
                self.test_null(g)
        if self.chance(0.4) and not self.goto_style:
            self.knot()
            self.take_object(("graph",))
            self.test_null(self.find(("graph",), ("maybe",)))
        for _ in range(3 + self.below(4)):
            if self.ended:
                break
            self.pick([self.knot, self.knot_test, self.knot_test, self.link, self.choose_knot])()
        if not self.ended and self.chance(0.2):
            self.freeze_graph()
        return True

    # ---- a scene: two parcels side by side, one of which goes first

    def two_parcels(self, act=None):
        p, q, a, b, c = (self.name("p") for _ in range(5))
        act = act or self.pick([self.act_store, self.act_join, self.act_choose, self.act_pass, self.act_pass,
                                self.act_read, self.act_swap, self.act_turn, self.act_test])
        lines = [f"struct graph *{p} = make_graph({1 + self.below(5)});",
                 f"struct graph *{q} = make_graph({1 + self.below(5)});",
                 f"if ({p} != NULL && {q} != NULL) {{",
                 f"    struct knot *{a} = add_knot({p}, {self.below(9)});",
                 f"    struct knot *{b} = add_knot({q}, {self.below(9)});",
                 f"    if ({a} != NULL && {b} != NULL) {{",
                 *("        " + line for line in act(p, q, a, b, c)),
                 "    }", "}", f"deed_drop({q});", f"if ({p} != NULL)",
                 f"    show(sum_graph({p}));", f"deed_drop({p});"]
        for line in ["{", *("    " + line for line in lines), "}"]:
            self.line(line)
        self.feature("parcel", "two parcels", "IN result")
        return True

    def probe_parcel_turn(self):
        self.forced = self.wrong
        self.two_parcels(self.act_turn)
        self.forced = None

    def probe_parcel_join(self):
        self.forced = self.wrong
        self.two_parcels(self.pick([self.act_join, self.act_choose, self.act_swap]))
        self.forced = None

    def probe_parcel_test(self):
        self.forced = self.wrong
        self.two_parcels(self.act_test)
        self.forced = None

    def mixes_up(self):
        return self.slip("other parcel") if self.forced is None else self.forced

    def own_or(self, right, wrong):
        """The right one, if nothing slips."""
        return wrong if self.mixes_up() else right

    def act_store(self, p, q, a, b, c):
        self.feature("IN field written")
        place = self.pick([f"{a}->next", f"{a}->way[choose(3)]", f"{p}->first", f"{p}->core.next"])
        return [f"{place} = {self.own_or(a, self.pick([b, f'&{q}->core']))};", f"{p}->first = {a};",
                f"{b}->value += 1;"]

    def act_join(self, p, q, a, b, c):
        self.feature("IN field written")
        return [f"struct knot *{c} = {a};", "if (choose(2) == 0)",
                f"    {c} = {self.own_or(f'{p}->first', b)};", f"{p}->core.next = {c};"]

    def act_choose(self, p, q, a, b, c):
        self.feature("IN field written")
        chosen = self.pick([f"choose(2) == 0 ? {a} : {{}}", f"choose(2) == 0 ? {{}} : {a}"])
        return [f"struct knot *{c} = {chosen.format(self.own_or(f'{a}->next', b))};",
                f"{p}->first = {c};", f"{b}->next = NULL;"]

    def act_pass(self, p, q, a, b, c):
        self.feature("IN parameter")
        return self.pick([[f"push_knot({p}, {self.own_or(a, b)});"],
                          [f"join_knots({a}, {self.own_or(a, b)});", f"{p}->first = {a};"],
                          [f"push_knot({self.own_or(q, p)}, {b});"]])

    def act_read(self, p, q, a, b, c):
        self.feature("IN field read")
        return [f"{b}->next = {q}->first;", f"{p}->first = {self.own_or(a, b)}->next;"]

    def act_swap(self, p, q, a, b, c):
        self.feature("IN field written")
        turn = [f"    struct graph *{c} = {p};", f"    {p} = {q};", f"    {q} = {c};"]
        slips = self.mixes_up()
        return [f"for (uint32_t n = 2 + choose(3); n != 0; n--) {{", f"    {p}->first = {a};",
                *(turn if slips else [f"    {q}->first = {b};"]), "}"]

    def act_turn(self, p, q, a, b, c):
        """What the same line made in the turn before is not what it makes now."""
        made, last = self.name("p"), f"{c}_last"
        slips = self.mixes_up()
        fresh = f"    {c} = add_knot({made}, 1);"
        return [f"struct graph *{last} = NULL;", f"struct knot *{c} = NULL;",
                "for (uint32_t n = 2 + choose(3); n != 0; n--) {",
                f"    struct graph *{made} = make_graph(2);", f"    if ({made} == NULL)", "        break;",
                *([] if slips else [fresh]), f"    {made}->first = {c};", *([fresh] if slips else []),
                f"    deed_drop({last});", f"    show(sum_graph({made}));", f"    {last} = {made};", "}",
                f"deed_drop({last});"]

    def act_test(self, p, q, a, b, c):
        self.feature("IN field read")
        stale = self.slip("stale test") if self.forced is None else self.forced
        return [f"struct knot *{c} = {a if stale else b};", f"{a}->next = choose(2) == 0 ? {a} : NULL;",
                f"if ({a}->next != NULL) {{", f"    {c}->next = NULL;", f"    {a}->next->value = 3;",
                "}"]
