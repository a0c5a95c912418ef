"""newer.py - scenes of random programs about slices, overlays, parcels, tables of functions, recursion
of bounded depth, inferred marks and proved indices."""
from probes import ProbeWriter


class NewerWriter(ProbeWriter):
    def slice_of(self, vector, letter="s"):
        s = self.v(letter)
        self.line(f"struct uint8_slice {s} = uint8_vector_slice({vector});")
        self.feature("slice")
        return s

    def vector_scene(self, letter="v"):
        v = self.v(letter)
        self.line(f"struct uint8_vector *{v} = vector({4 + self.below(9)});")
        return v

    # ---- slices

    def probe_slice_gone(self):
        v = self.vector_scene()
        s, t = self.slice_of(v), self.v("t")
        part = self.pick([f"uint8_slice_sub({s}, 1, 2)", f"uint8_slice_rest({s}, 2)",
                          f"uint8_slice_first({s}, 3)"])
        self.line(f"struct uint8_slice {t} = {part};")
        self.use_or_drop(f"AT({t}.at, {t}.length, choose(2)) = 3;", f"deed_drop({v});")
        self.feature("AT")

    def probe_slice_join(self):
        v, w = self.vector_scene("v"), self.vector_scene("w")
        s = self.slice_of(v)
        self.write(f"if (choose(2) == 0)\n    {s} = uint8_vector_slice({w});")
        if self.wrong:
            self.line(f"deed_drop({v});")
        self.line(f"show(uint8_const_slice_find(uint8_slice_const({s}), 4));")
        if not self.wrong:
            self.line(f"deed_drop({v});")
        self.line(f"deed_drop({w});")

    def probe_slice_walk(self):
        """Every element, by raw indices that are proved."""
        v, i = self.vector_scene(), self.v("i")
        s = self.slice_of(v)
        test = "<=" if self.wrong else "<"
        self.write(f"for (uint64_t {i} = 0; {i} {test} {s}.length; {i}++)\n    {s}.at[{i}] = 1;\n"
                   f"deed_drop({v});")
        self.feature("proved index", "walk")

    def probe_slice_parameter(self):
        """A function of its own gives a part of its slice back."""
        name = f"part_{self.number}_{self.prefix}"
        self.before += ["BORROWS(in)", f"static struct uint8_slice {name}(struct uint8_slice in)", "{",
                        "    if (in.length < 2)", "        return in;",
                        "    return uint8_slice_rest(in, 1);", "}"]
        v = self.vector_scene()
        s, t = self.slice_of(v), self.v("t")
        self.line(f"struct uint8_slice {t} = {name}({s});")
        self.use_or_drop(f"uint8_slice_fill({t}, 7);", f"deed_drop({v});")
        self.feature("BORROWS")

    def probe_view(self):
        """A view: a struct of slices that never leaves."""
        v = self.vector_scene()
        s, p = self.slice_of(v), self.v("p")
        self.line(f"struct reader {p} = {{.rest = {s}}};")
        self.use_or_drop(f"show(next_byte(&{p}));", f"deed_drop({v});")
        self.feature("view")

    def pair_scene(self):
        """A view with two slices, of nothing yet."""
        tag = f"pair_{self.number}_{self.prefix}"
        self.before += [f"struct {tag} {{", "    struct uint8_slice a;", "    struct uint8_slice b;", "};"]
        p = self.v("p")
        self.line(f"struct {tag} {p} = {{{{0}}, {{0}}}};")
        self.feature("view", "slice")
        return tag, p

    def probe_view_store(self):
        """Each part has its own lender; the view has both."""
        v, w = self.vector_scene("v"), self.vector_scene("w")
        _, p = self.pair_scene()
        self.write(f"{p}.a = uint8_vector_slice({v});\n{p}.b = uint8_vector_slice({w});")
        part, gone, left = self.pick([("a", v, w), ("b", w, v)])
        self.use_or_drop(f"uint8_slice_fill({p}.{part}, 5);", f"deed_drop({gone});")
        self.line(f"deed_drop({left});")

    def probe_view_behind(self):
        """A function stores in the view of its caller."""
        v = self.vector_scene()
        tag, p = self.pair_scene()
        name = f"keep_{tag}"
        self.before += [f"static void {name}(struct {tag} *p, struct uint8_slice s)", "{",
                        f"    p->{self.pick(['a', 'b'])} = s;", "}"]
        self.line(f"{name}(&{p}, uint8_vector_slice({v}));")
        self.use_or_drop(f"uint8_slice_fill({p}.a, 5);\nuint8_slice_fill({p}.b, 6);", f"deed_drop({v});")
        self.feature("inferred marks")

    def probe_view_middle(self):
        """The same, two calls down: the one in the middle only passes on."""
        v = self.vector_scene()
        tag, p = self.pair_scene()
        self.before += [f"static void keep_{tag}(struct {tag} *p, struct uint8_slice s)", "{",
                        f"    p->{self.pick(['a', 'b'])} = s;", "}", "",
                        f"static void pass_{tag}(struct uint8_slice s, struct {tag} *p)", "{",
                        f"    keep_{tag}(p, s);", "}"]
        self.line(f"pass_{tag}(uint8_vector_slice({v}), &{p});")
        self.use_or_drop(f"uint8_slice_fill({p}.a, 5);\nuint8_slice_fill({p}.b, 6);", f"deed_drop({v});")
        self.feature("inferred marks")

    def probe_view_turn(self):
        """What is stored behind one argument goes on behind another."""
        v = self.vector_scene()
        tag, p = self.pair_scene()
        q = self.v("q")
        self.before += [f"static void both_{tag}(struct {tag} *p, struct {tag} *q, struct uint8_slice s)",
                        "{", "    q->a = s;", "    p->b = q->a;", "}"]
        self.write(f"struct {tag} {q} = {{{{0}}, {{0}}}};\n"
                   f"both_{tag}(&{p}, &{q}, uint8_vector_slice({v}));")
        self.use_or_drop(f"uint8_slice_fill({p}.b, 5);", f"deed_drop({v});")
        self.feature("inferred marks")

    def probe_view_read(self):
        """What is read through a pointer to a view is lent by what lends the view."""
        v = self.vector_scene()
        tag, p = self.pair_scene()
        q, t = self.v("q"), self.v("t")
        self.write(f"struct {tag} *{q} = &{p};\n{q}->a = uint8_vector_slice({v});\n"
                   f"struct uint8_slice {t} = {q}->a;")
        self.use_or_drop(f"uint8_slice_fill({t}, 5);", f"deed_drop({v});")

    def probe_view_reach(self):
        """So is what a function returns of it."""
        v = self.vector_scene()
        tag, p = self.pair_scene()
        name, t = f"front_{tag}", self.v("t")
        self.before += [f"static struct uint8_slice {name}(const struct {tag} *p)", "{", "    return p->a;", "}"]
        self.write(f"{p}.a = uint8_vector_slice({v});\nstruct uint8_slice {t} = {name}(&{p});")
        self.use_or_drop(f"uint8_slice_fill({t}, 5);", f"deed_drop({v});")
        self.feature("inferred marks")

    def probe_overlay(self):
        v, h = self.vector_scene(), self.v("h")
        s = self.v("s")
        self.write(f"struct uint8_const_slice {s} = uint8_vector_const_slice({v});\n"
                   f"const struct header *{h} = OVERLAY(struct header, {s}, {self.below(5)});")
        self.use_or_drop(f"show({h}->kind);", f"deed_drop({v});")
        self.feature("overlay", "slice")

    # ---- indices

    def probe_proved(self):
        name = f"sum_{self.number}_{self.prefix}"
        way = self.below(4)
        loop, index = [("for (uint64_t i = 0; i < count; i++)", "i"),
                       ("for (uint64_t i = count; i > 0; i--)", "i - 1"),
                       ("for (uint64_t i = 0; i + 1 < count; i += 2)", "i + 1"),
                       ("for (uint64_t i = 0; i < count; i++)", "count - 1 - i")][way]
        if self.wrong:
            loop, index = [("for (uint64_t i = 0; i <= count; i++)", "i"),
                           ("for (uint64_t i = count; i > 0; i--)", "i"),
                           ("for (uint64_t i = 0; i < count; i += 2)", "i + 1"),
                           ("for (uint64_t i = 0; i < count; i++)", "count - i")][way]
        self.before += [f"static uint32_t {name}(const uint8_t *bytes COUNT(count), uint64_t count)", "{",
                        "    uint32_t total = 0;", f"    {loop}", f"        total += bytes[{index}];",
                        "    return total;", "}"]
        v = self.vector_scene()
        self.write(f"show({name}({v}->at, {v}->length));\ndeed_drop({v});")
        self.feature("proved index", "COUNT")

    def probe_ring(self):
        """An index that a test or a remainder keeps inside."""
        name = f"ring_{self.number}_{self.prefix}"
        test = {0: "at >= count", 1: "at > count - 1"}[self.below(2)]
        if self.wrong:
            test = "at > count"
        self.before += [f"static uint8_t {name}(const uint8_t *bytes COUNT(count), uint64_t count,",
                        "                    uint64_t at)", "{", f"    if (count == 0 || {test})",
                        "        return 0;", "    return bytes[at];", "}"]
        v = self.vector_scene()
        self.write(f"show({name}({v}->at, {v}->length, {v}->length - choose(2)));\ndeed_drop({v});")
        self.feature("proved index", "COUNT")

    def index_scene(self, body, static=None):
        """A function that reads one element, raw, at an index it has made."""
        name = f"at_{self.number}_{self.prefix}"
        self.before += [*(static or []),
                        f"static uint8_t {name}(const uint8_t *bytes COUNT(count), uint64_t count)", "{",
                        *body, "}"]
        v = self.vector_scene()
        self.write(f"show({name}({v}->at, {v}->length));\ndeed_drop({v});")
        self.feature("proved index", "COUNT")

    def probe_index_join(self):
        far = 40 if self.wrong else 0
        first, second = self.random.sample([far, 0], 2)
        self.index_scene([f"    uint64_t at = {first};", "    if (choose(2) == 0)",
                          f"        at = {second};", "    if (count == 0)", "        return 0;",
                          "    return bytes[at];"])

    def probe_index_loop(self):
        step = "        at++;" if self.wrong else "        show(at);"
        self.index_scene(["    uint64_t at = 0;", "    while (choose(30) != 0)", step,
                          "    if (count == 0)", "        return 0;", "    return bytes[at];"])

    def probe_index_shared(self):
        g, bump = f"at{self.number}_{self.prefix}", f"bump_{self.number}_{self.prefix}"
        self.index_scene([f"    {g} = 0;", *([f"    {bump}();"] if self.wrong else []),
                          "    if (count == 0)", "        return 0;",
                          f"    uint8_t byte = bytes[{g}];", f"    {bump}();", "    return byte;"],
                         [f"static uint64_t {g};", f"static void {bump}(void)", "{",
                          f"    {g} += 40;", "}"])

    def probe_index_field(self):
        kind, far = f"place{self.number}_{self.prefix}", f"far_{self.number}_{self.prefix}"
        self.index_scene([f"    {far}();", "    if (count == 0)", "        return 0;",
                          f"    return bytes[g_{kind}.at];"],
                         [f"struct {kind} {{", "    uint64_t at;", "};", f"static struct {kind} g_{kind};",
                          f"static void {far}(void)", "{", f"    g_{kind}.at = {60 if self.wrong else 0};",
                          "}"])

    # ---- what a callee leaves empty, and names for what others own

    def probe_empties(self):
        name = f"strip_{self.number}_{self.prefix}"
        test = "    if (choose(2) == 0)\n    " if self.wrong else ""
        self.before += [f"static void {name}(struct pair *pair)", "{",
                        f"{test}    deed_drop(TAKE(pair->one));", "    deed_drop(TAKE(pair->two));", "}"]
        n = self.have("n", "pair")
        self.write(f"{name}({n});\ndeed_drop({n});")
        self.done()
        self.feature("emptied and dropped")

    def probe_cursor(self):
        n, c = self.have("n", "node"), self.v("c")
        self.write(f"const struct node *{c} = {n};\nif ({c}->next != NULL)\n    {c} = {c}->next;")
        self.use_or_drop(f"show({c}->key);", f"drop_node({n});")
        self.done()
        self.feature("cursor")

    # ---- parcels

    def chain(self, letter="c"):
        c = self.v(letter)
        self.line(f"struct chain *{c} = deed_parcel_take(sizeof(struct chain), 160);")
        self.line(f"if ({c} != NULL) {{")
        self.depth += 1
        self.feature("parcel")
        return c

    def probe_parcel(self):
        c, i = self.chain(), self.v("i")
        self.write(f"struct item *{i} = add_item({c}, {self.below(9)});\nif ({i} != NULL)\n"
                   f"    {i}->again = {c}->first;")
        self.use_or_drop(f"show(walk_items({c}));", f"deed_drop({c});")
        self.done()

    def probe_parcel_node(self):
        c, i = self.chain(), self.v("i")
        self.line(f"struct item *{i} = add_item({c}, 2);")
        self.use_or_drop(f"if ({i} != NULL)\n" + "    " * (self.depth + 1) + f"{i}->number = 4;",
                         f"deed_drop({c});")
        self.done()

    def probe_parcel_brand(self):
        c, d, i = self.chain("c"), self.chain("d"), self.v("i")
        self.line(f"struct item *{i} = add_item({c if not self.wrong else d}, 2);")
        self.write(f"if ({i} != NULL)\n    {c}->first = {i};\ndeed_drop({d});\nshow(walk_items({c}));\n"
                   f"deed_drop({c});")
        self.done()
        self.line("else {")
        self.line(f"    deed_drop({c});")
        self.line("}")
        self.done()

    def probe_parcel_argument(self):
        name = f"link_{self.number}_{self.prefix}"
        self.before += [f"static void {name}(struct chain *chain, struct item *item IN(chain))", "{",
                        "    chain->first = item;", "}"]
        c, d, i = self.chain("c"), self.chain("d"), self.v("i")
        self.line(f"struct item *{i} = add_item({d if self.wrong else c}, 2);")
        self.write(f"if ({i} != NULL)\n    {name}({c}, {i});\ndeed_drop({d});\nshow(walk_items({c}));\n"
                   f"deed_drop({c});")
        self.done()
        self.line("else {")
        self.line(f"    deed_drop({c});")
        self.line("}")
        self.done()

    # ---- functions

    def probe_table(self):
        table = f"rows_{self.number}_{self.prefix}"
        self.before += [f"static void first_{table}(struct node *node)", "{", "    node->key++;", "}",
                        f"static void second_{table}(struct node *node)", "{", "    clear_leaf(node);",
                        "}", f"struct row_{table} {{", "    uint32_t number;",
                        "    void (*run)(struct node *node);", "};",
                        f"static const struct row_{table} {table}[] = {{",
                        f"    {{1, first_{table}}},", f"    {{2, second_{table}}},", "};"]
        n, b = self.have("n", "node"), self.v("b")
        self.write(f"const struct row_{table} *{b}r = &AT({table}, 2, choose(2));\n"
                   f"struct leaf *{b} = {n}->leaf;\nif ({b} != NULL) {{")
        self.depth += 1
        self.use_or_drop(f"show({b}->value);", f"{b}r->run({n});")
        self.done()
        self.line(f"drop_node({n});")
        self.done()
        self.feature("table of functions", "borrow through slot")

    def probe_depth(self):
        t = self.have("t", "tree")
        self.write(f"show(sum_tree({t}, {3 + self.below(4)}));")
        self.use_or_drop(f"show({t}->key);", f"drop_deep({t}, 6);")
        self.done()
        self.feature("DEPTH")

    def probe_inferred(self):
        """Marks of static functions that nobody wrote."""
        name = f"plain_{self.number}_{self.prefix}"
        way = self.below(3)
        if way == 0:
            self.before += [f"static void {name}(struct leaf *leaf)", "{", "    show(leaf->value);",
                            "    deed_drop(leaf);", "}"]
            a = self.have("a")
            self.line(f"{name}({a});")
            if self.wrong:
                self.line(f"show({a}->value);")
        elif way == 1:
            self.before += [f"static uint32_t *{name}(struct leaf *leaf)", "{",
                            "    return &leaf->value;", "}"]
            a, w = self.have("a"), self.v("w")
            self.line(f"uint32_t *{w} = {name}({a});")
            self.use_or_drop(f"*{w} = 3;", f"drop_leaf({a});")
        else:
            self.before += [f"static struct leaf *{name}(void)", "{", "    return make_leaf(4);", "}"]
            a = self.v("a")
            self.write(f"struct leaf *{a} = {name}();\n" + (f"show({a}->value);" if self.wrong else
                                                            f"if ({a} != NULL)\n    show({a}->value);")
                       + f"\ndrop_leaf({a});")
            self.feature("inferred marks")
            return
        self.done()
        self.feature("inferred marks")


NEWER = [name[6:] for name in vars(NewerWriter) if name.startswith("probe_")] + [
    "inferred", "view", "table", "depth", "overlay", "cursor", "cursor"]
