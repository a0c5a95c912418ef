"""facts.py - scenes of random programs about what holds only for a while, or only on one way: what a wait
has found, what was just filled, where a result lies, what a callee has emptied, numbers in memory,
numbers of all the program, how a result relates to an argument."""
from ends import EndsWriter


class FactsWriter(EndsWriter):
    # ---- what a wait has found

    def two_asked(self):
        a, b = self.ready("a"), self.ready("b")
        self.write(f"Echo_send_Say({a}, 1);\nEcho_send_Say({b}, 2);")
        return a, b

    def probe_wait_order(self):
        """Who is ready is heard before the other."""
        a, b = self.two_asked()
        first, second = (a, b) if self.wrong else (b, a)
        self.line(f"switch (deed_wait2({a}, {b}, DEED_FOREVER)) {{")
        for case, order in ((0, (a, b)), (1, (first, second))):
            self.write(f"case {case}:")
            for e in order:
                self.write(self.answered_by(e, f"end_line({e});"))
            self.line("break;")
        self.line("}")
        self.feature("wait")

    def probe_wait_join(self):
        """A wait on one way only is over where the ways meet."""
        a, b = self.two_asked()
        wait = f"show(deed_wait2({a}, {b}, DEED_FOREVER));" if self.wrong else "show(1);"
        first, second = self.random.sample([wait, "show(2);"], 2)
        self.write(f"if (choose(2) == 0)\n    {first}\nelse\n    {second}")
        for e in (a, b):
            self.write(self.answered_by(e, f"end_line({e});"))
        self.feature("receive")

    # ---- what was filled, emptied, or lies in a parcel

    def probe_filled_join(self):
        """A slot that is filled on either way is full behind both."""
        table, i = f"g{self.number}_table", self.v("i")
        self.statics[table] = "table"
        slot = self.pick([f"{table}[2]", f"AT({table}, 4, {i})"])
        self.line(f"uint32_t {i} = choose(4);")
        a, b, c = self.have("a"), self.have("b"), self.have("c")
        left = "" if self.wrong else f"drop_leaf(TAKE({slot}));\n"
        self.write(f"drop_leaf(TAKE({slot}));\nif ({i} > 1) {{\n    drop_leaf({b});\n    PUT({slot}, {a});\n"
                   f"}} else {{\n    drop_leaf({a});\n    PUT({slot}, {b});\n}}\n{left}PUT({slot}, {c});")
        for names in ([a, b], [a], []):
            self.done()
            if names:
                self.write("else {\n" + "\n".join(f"    drop_leaf({x});" for x in names) + "\n}")
        self.feature("PUT", "TAKE", "array of owners")

    def probe_came_from(self):
        """What a list is walked by says of the slots that it came from."""
        name, a, b = self.own_name("unlinked"), self.v("a"), self.v("b")
        start, step, between, lengths = "NULL", "n = n->next", "", (1 + self.below(5), 1 + self.below(2))
        if self.wrong:
            kind = self.below(4)
            lengths = (2, 4) if kind == 1 else lengths
            start = "other" if kind == 0 else start
            step = ["n = n->next", "n = other->next;\n        if (n != NULL)\n            n = n->next", "n = n->next;\n        if (choose(2) == 0)\n            before = other",
                    step][kind]
            between = "        before = other;\n        if (n == NULL)\n            return NULL;\n" if kind == 3 else ""
        self.define(f"OWN OPT static struct node *{name}(struct node *list, struct node *other, uint32_t key)\n{{\n"
                    f"    struct node *before = {start};\n    struct node *n = list->next;\n"
                    "    for (uint32_t i = 0; i < 4 && n != NULL; i++) {\n        if (n->key != key) {\n"
                    f"            before = n;\n            {step.replace('        ', '            ')};\n            continue;\n        }}\n"
                    f"{between}        struct node *gone = before != NULL ? TAKE(before->next) : TAKE(list->next);\n"
                    "        struct node *rest = TAKE(gone->next);\n        if (before != NULL)\n"
                    "            PUT(before->next, rest);\n        else\n            PUT(list->next, rest);\n"
                    "        return gone;\n    }\n    return NULL;\n}")
        self.write(f"struct node *{a} = make_list({lengths[0]}), *{b} = make_list({lengths[1]});\n"
                   f"if ({a} != NULL && {b} != NULL)\n    drop_node({name}({a}, {b}, choose(4)));\n"
                   f"drop_node({a});\ndrop_node({b});")
        self.feature("TAKE", "PUT", "loop")

    def probe_local_struct(self):
        """A struct that owns, as a local: filled, lent, emptied, and gone with its block."""
        name, s, p = self.own_name("settled"), self.v("s"), self.v("p")
        end, last = f"settle_{name}(&{s});", ""
        if self.wrong:
            end, last = self.random.choice([("", ""), (f"if (choose(2) == 0)\n    {end}", ""),
                                            (end, f"PUT({p}->two, make_leaf(3));\n"), (end, f"drop_pair(&{s});\n")])
        self.define(f"static void settle_{name}(struct pair *pair)\n{{\n    drop_leaf(TAKE(pair->one));\n"
                    "    drop_leaf(TAKE(pair->two));\n    pair->key++;\n}")
        self.write(f"struct pair {s} = {{.key = {self.below(9)}}};\nstruct pair *{p} = &{s};\n"
                   f"PUT({s}.one, make_leaf(1));\nif (choose(2) == 0)\n    PUT({p}->two, make_leaf(2));\n"
                   f"struct leaf *{s}l = {s}.one;\nif ({s}l != NULL)\n    show(read_leaf({s}l) + {p}->key);\n{end}\n{last}")
        self.feature("local struct that owns", "TAKE", "PUT")

    def probe_parcel_result(self):
        """A result lies in the parcel that its mark names."""
        name, p, q, k = self.own_name("front"), self.v("p"), self.v("q"), self.v("k")
        self.define(f"{'BORROWS(b) ' if self.wrong else ''}IN(a) OPT static struct knot *{name}(struct graph *a, struct graph *b)\n{{\n"
                    f"    show(sum_graph(b));\n    return {'b' if self.wrong else 'a'}->first;\n}}")
        self.write(f"struct graph *{p} = make_graph(2);\nif ({p} != NULL) {{\n    struct graph *{q} = make_graph(3);\n"
                   f"    if ({q} != NULL) {{\n        struct knot *{k} = {name}({p}, {q});\n        {p}->core.next = {k};\n"
                   f"        deed_drop({q});\n        show(sum_graph({p}));\n    }}\n    deed_drop({p});\n}}")
        self.feature("parcel", "IN result", "IN field written")

    def probe_fresh(self):
        """What a function returns empty can be dropped."""
        name, p = self.own_name("fresh"), self.v("p")
        full = "    PUT(made->two, make_leaf(1));\n" if self.wrong else "    made->key = 2;\n"
        self.define(f"OWN OPT static struct pair *{name}(void)\n{{\n    struct pair *made = deed_take(sizeof(struct pair));\n"
                    f"    if (made == NULL)\n        return NULL;\n{full}    return made;\n}}")
        self.write(f"struct pair *{p} = {name}();\nif ({p} != NULL)\n    show({p}->key);\ndeed_drop({p});")
        self.feature("emptied and dropped", "OWN result")

    # ---- numbers

    def probe_cell(self):
        """A number in memory, between its test and its use."""
        tag = self.own_name("mark")
        change = self.pick([f"    bump_{tag}(mark);\n", "    other->at += 40;\n"]) if self.wrong else "    other->key++;\n"
        name = self.own_name("cell")
        self.define(f"struct {tag} {{\n    uint64_t at;\n    uint64_t key;\n}};\n"
                    f"static void bump_{tag}(struct {tag} *mark)\n{{\n    mark->at += 40;\n}}\n"
                    f"static uint8_t {name}(const uint8_t *bytes COUNT(count), uint64_t count, struct {tag} *mark,\n"
                    f"                      struct {tag} *other)\n{{\n    if (mark->at >= count)\n        return 0;\n{change}"
                    "    return bytes[mark->at];\n}")
        v, m = self.vector_scene(), self.v("m")
        self.write(f"struct {tag} {m} = {{choose(5), 0}};\nshow({name}({v}->at, {v}->length, &{m}, &{m}));\n"
                   f"bump_{tag}(&{m});\nshow({m}.at);\ndeed_drop({v});")
        self.feature("proved index", "COUNT", "number in memory")

    def probe_whole(self):
        """A static number, wherever it is written."""
        g, name = self.own_name("g_at"), self.own_name("ninth")
        most = self.pick([40, 16]) if self.wrong else 7
        self.define(f"static uint32_t {g};\nstatic uint8_t {name}(const uint8_t *bytes COUNT(8))\n{{\n"
                    f"    return bytes[{g}];\n}}")
        x = self.v("x")
        self.write(f"struct uint8_vector *{x} = vector(8);\n{g} = choose(2) == 0 ? {self.below(7)} : {most};\n"
                   f"if ({x}->length == 8)\n    show({name}({x}->at));\n{g} = 1;\ndeed_drop({x});")
        self.feature("static number", "proved index")

    def probe_relation(self):
        """How far a result is from an argument, on each way out of the function."""
        name, far = self.own_name("before"), 1 + self.below(3)
        wrong, right = f"at + {far}", self.pick([f"at - {far}", "at", f"at - {far - 1}"])
        changed = f"{wrong if self.wrong else right}"
        low, high = ("at", changed) if self.chance(0.5) or not self.wrong else (changed, "at")
        self.define(f"static uint64_t {name}(uint64_t at)\n{{\n    if (at > {4 + far})\n"
                    f"        return {high};\n    return {low};\n}}")
        self.index_scene(["    uint64_t at = choose(40);", "    if (at >= count)", "        return 0;",
                          f"    return bytes[{name}(at)];"])
        self.feature("relation of a result")

    def probe_grid(self):
        """A number of fours, below a multiple of four."""
        more = 1 + self.below(3) if self.wrong else 4
        self.index_scene(["    uint64_t at = 4 * choose(4), whole = count & ~(uint64_t)3;",
                          "    if (choose(2) == 0)", f"        at += {more};", "    if (at >= whole)",
                          "        return 0;", "    return bytes[at + 3];"])

    def probe_linear(self):
        """What is done and what is left are the whole, on each round."""
        step = 2 + self.below(3) if self.wrong else 1
        self.index_scene(["    uint64_t at = 0, left = count;", "    uint32_t total = 0;",
                          "    while (left > 0) {", "        total += bytes[at];", f"        at += {step};",
                          "        left -= 1;", "    }", "    return (uint8_t)total;"])

    def probe_halves(self):
        """A place that goes on by what a length gives up."""
        rounded, gives = "left / 2", "part + 1"
        if self.wrong:
            rounded, gives = self.random.choice([("left - left / 2", "part + 1"), ("left / 2", "part")])
        self.index_scene(["    uint64_t at = 0, left = count;", "    uint32_t total = 0;",
                          "    while (left > 0) {", f"        uint64_t part = {rounded};",
                          "        total += bytes[at + part];", "        if (choose(3) > 0) {",
                          "            at += part + 1;", f"            left -= {gives} < left ? {gives} : left;"
                          if self.wrong else f"            left -= {gives};",
                          "        } else {", "            left = part;", "        }", "    }",
                          "    return (uint8_t)total;"])
        self.feature("halved length")

    def probe_first_round(self):
        """A borrow that a loop sets, which has a first round or none."""
        x, p, i, most = self.v("x"), self.v("p"), self.v("i"), 2 + self.below(4)
        start = most + self.below(2) if self.wrong else self.below(most)
        test = self.pick([f"{i} < {most}", f"{most} > {i}", f"{i} <= {most - 1}"])
        self.write(f"uint32_t {x}[2] = {{3, choose(9)}};\nconst uint32_t *{p};\n"
                   f"for (uint32_t {i} = {start}; {test}; {i}++)\n    {p} = &{x}[{i} & 1];\nshow(*{p});")
        self.feature("local array", "address of local")

    def probe_turned(self):
        """A product that fits into its type, or turns round."""
        factor = "0x10000000u" if self.wrong else self.pick(["2", "3", "1000"])
        self.index_scene(["    uint32_t at = choose(200);", f"    uint32_t times = at * {factor};",
                          "    if (times >= count)", "        return 0;", "    return bytes[at];"])


FACTS = [name[6:] for name in vars(FactsWriter) if name.startswith("probe_")]
