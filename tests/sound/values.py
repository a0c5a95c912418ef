"""values.py - scenes of random programs about values that move in one piece or several at once: plain
structs by value, compound literals, chains of assignments, commas; about what helpers write for
their callers, and what statics lend."""
from facts import FactsWriter


class ValuesWriter(FactsWriter):
    def number_pair(self):
        """A plain struct of two numbers, of this scene alone."""
        tag = self.own_name("span")
        self.define(f"struct {tag} {{\n    uint32_t from, to;\n    uint8_t kind;\n}};")
        return tag

    def probe_by_value(self):
        """A struct goes in and out of a function as a value, or one without a value does."""
        tag, name = self.number_pair(), self.own_name("widened")
        s, t = self.v("s"), self.v("t")
        first = "" if self.wrong else f" = {{{self.below(4)}, 9, 1}}"
        self.define(f"static struct {tag} {name}(struct {tag} span, uint32_t by)\n{{\n"
                    f"    span.to += by;\n    span.from = span.to / 2;\n    return span;\n}}")
        self.write(f"struct {tag} {s}{first};\nif (choose(2) == 0)\n    {s} = {name}((struct {tag}){{1, 2, 3}}, 4);\n"
                   f"struct {tag} {t} = {name}({s}, choose(5));\nshow({t}.from);\nshow({name}({t}, 2).to);")
        self.feature("struct by value", "compound literal")

    def probe_value_index(self):
        """A number in a struct that came back by value becomes an index."""
        tag, name = self.number_pair(), self.own_name("found")
        far = "40" if self.wrong else "count - 1"
        self.define(f"static struct {tag} {name}(uint32_t count)\n{{\n    struct {tag} span = {{0}};\n"
                    f"    if (count > 4)\n        span = (struct {tag}){{.from = count - 4, .to = {far}}};\n"
                    f"    return span;\n}}")
        v, s = self.vector_scene(), self.v("s")
        self.write(f"struct {tag} {s} = {name}((uint32_t){v}->length);\nif ({s}.from < {v}->length)\n"
                   f"    show({v}->at[{s}.from]);\nif ({v}->length > 4{'' if self.wrong else f' && {s}.to < {v}->length'})\n"
                   f"    show({v}->at[{s}.to]);\ndeed_drop({v});")
        self.feature("struct by value")

    def probe_literal_kept(self):
        """A compound literal is assigned on one way, or on none."""
        tag, s = self.number_pair(), self.v("s")
        some = "" if self.wrong else f"\nelse\n    {s} = (struct {tag}){{.kind = 2}};"
        self.write(f"struct {tag} {s};\nif (choose(2) == 0)\n    {s} = (struct {tag}){{choose(3), 7, 1}};{some}\n"
                   f"show({s}.to);")
        self.feature("compound literal")

    def probe_chain(self):
        """Several get the same value at once."""
        v, i, j, k = self.vector_scene(), self.v("i"), self.v("j"), self.v("k")
        last = "choose(40)" if self.wrong else f"{v}->length / 2"
        test = f"{i} < 3" if self.wrong else f"{k} < {v}->length"
        self.write(f"uint64_t {i}, {j}, {k};\n{i} = {j} = {k} = {last};\nif ({test})\n    {v}->at[{k}] = 3;\n"
                   f"show({i} + {j});\ndeed_drop({v});")
        self.feature("chain of assignments")

    def probe_chain_null(self):
        """A field and a variable become the same link at once; or what may be null is used."""
        g, k = self.v("g"), self.v("k")
        use = f"show({k}->value);" if self.wrong else f"if ({k} != NULL)\n        show({k}->value);"
        self.write(f"struct graph *{g} = make_graph({1 + self.below(3)});\nif ({g} != NULL) {{\n    struct knot *{k};\n"
                   f"    {g}->core.next = {k} = {g}->first;\n    {use}\n    deed_drop({g});\n}}")
        self.feature("chain of assignments", "IN field written")

    def probe_comma(self):
        """Two counters in one head of a loop."""
        limit = f"{1 + self.below(3)} * i" if self.wrong else "j"
        self.index_scene(["    uint64_t i, j;", "    uint32_t total = 0;",
                          "    for (i = 0, j = count; i < j; i++) {", "        j--;",
                          f"        total += bytes[i], total += bytes[{limit}];", "    }",
                          "    return (uint8_t)total;"])
        self.feature("comma")

    def probe_output(self):
        """A local without a value, which a helper writes if it says so."""
        name, n, far = self.own_name("parse"), self.v("n"), 2 + self.below(5)
        kind, good, bad, test = self.pick([("bool", "true", "false", "{}"), ("int", "0", "-1", "{} == 0"),
                                           ("int", "0", "-1", "!{}"), ("uint32_t", "from + 1", "0", "{} > 0")])
        self.define(f"static {kind} {name}(uint32_t from, uint32_t *to)\n{{\n    if (from > {far})\n"
                    f"        return {bad};\n    *to = from * 2;\n    return {good};\n}}")
        call = f"{name}(choose(9), &{n})"
        if self.wrong:
            self.write(f"uint32_t {n};\nif ({test.format(call)})\n    show(1);\nshow({n});")
        elif self.chance(0.5):
            self.write(f"uint32_t {n};\nif ({test.format(call)})\n    show({n});")
        else:
            self.write(f"uint32_t {n};\n{kind} {n}r = {call};\nif ({test.format(n + 'r')})\n    show({n});")
        self.feature("result through a pointer", "definite assignment")

    def probe_static_lends(self):
        """What a static owns is lent by a function, until it is dropped there."""
        g, name, b = self.own_name("g_kept"), self.own_name("kept"), self.v("b")
        self.define(f"static struct leaf *{g} OWN;\nstatic struct leaf *{name}(void)\n{{\n    return {g};\n}}")
        self.write(f"drop_leaf(TAKE({g}));\nPUT({g}, make_leaf({self.below(9)}));\nstruct leaf *{b} = {name}();\n"
                   f"if ({b} != NULL) {{")
        self.depth += 1
        self.use_or_drop(f"show({b}->value);", f"drop_leaf(TAKE({g}));")
        self.done()
        self.line(f"drop_leaf(TAKE({g}));")
        self.feature("static lends")

    def probe_static_text(self):
        """A slice of a text that a static owns."""
        g, name, s = self.own_name("g_text"), self.own_name("text"), self.v("s")
        self.define(f"static struct uint8_vector *{g} OWN;\nstatic struct uint8_const_slice {name}(void)\n{{\n"
                    f"    const struct uint8_vector *text = {g};\n    if (text == NULL)\n"
                    f"        return deed_text(LITERAL(\"none\"));\n    return uint8_vector_const_slice(text);\n}}")
        self.write(f"deed_drop(TAKE({g}));\nPUT({g}, vector({2 + self.below(9)}));\n"
                   f"struct uint8_const_slice {s} = {name}();")
        self.use_or_drop(f"show(uint8_const_slice_find({s}, 4));", f"deed_drop(TAKE({g}));")
        self.feature("static lends", "slice")


VALUES = [name[6:] for name in vars(ValuesWriter) if name.startswith("probe_")]
