"""forms.py - scenes of random programs about forms of C that are rarer than the rest: functions that call each
other, tables of functions with holes, types that are declared inside of functions."""
from walks import WalkWriter


class FormWriter(WalkWriter):
    def probe_circle(self):
        """Functions that call each other; each passes on what it got, or less, and not all what they got."""
        count, name = 2 + self.below(2), self.own_name("round")
        what = self.pick(["lent", "owned", "inferred"])
        leaf = {"lent": "struct leaf *leaf", "owned": "struct leaf *leaf OWN CLAIMS"}.get(what, "struct leaf *leaf")
        less = [self.pick(["n", "n - 1", "n / 2"]) for _ in range(count)]
        less[self.below(count)] = self.pick(["n - 1", "n / 2"])
        without = count
        if self.wrong:
            way = self.pick(["all", "more", "again", "without"])
            if way == "all":
                less = ["n"] * count
            elif way == "without":
                without = self.below(count)
                less[without] = "7"
            else:
                less[self.below(count)] = {"more": "n + 1", "again": "7"}[way]
        heads = [f"static {'' if i == without else 'DEPTH(n) '}uint32_t {name}_{i}({leaf}, uint32_t n)"
                 for i in range(count)]
        self.define(";\n".join(heads[1:]) + ";")
        for i, head in enumerate(heads):
            end = "    deed_drop(leaf);\n" if what != "lent" else ""
            self.define(f"{head}\n{{\n    uint32_t value = leaf->value++;\n    if (n == 0) {{\n    {end}"
                        f"        return value;\n    }}\n"
                        f"    return {name}_{(i + 1) % count}(leaf, {less[i]}) + value % {2 + i};\n}}")
        a = self.have("a")
        self.write(f"show({name}_{self.below(count)}({a}, {2 + self.below(6)}));")
        if what == "lent":
            self.line(f"drop_leaf({a});")
        self.done()
        self.feature("functions that call each other", "DEPTH", *(["inferred marks"] if what == "inferred" else []))

    def probe_null_entry(self):
        """A table with elements that are NULL, called behind a test of the very element."""
        table, i, k, n = self.own_name("some"), self.v("i"), self.v("k"), self.v("n")
        in_rows = self.chance(0.5)
        self.define(f"static uint32_t one_{table}(uint32_t n)\n{{\n    return n + 1;\n}}\n"
                    f"static uint32_t two_{table}(uint32_t n)\n{{\n    show(n);\n    return n + 2;\n}}")
        if in_rows:
            self.define(f"struct row_{table} {{\n    uint32_t uses;\n    uint32_t (*run)(uint32_t n);\n}};\n"
                        f"static const struct row_{table} {table}[4] = {{{{1, one_{table}}}, {{2, NULL}}, {{.uses = 3}}, "
                        f"{{4, two_{table}}}}};")
        else:
            self.define(f"static uint32_t (*const {table}[4])(uint32_t n) = {{[3] = one_{table}, [1] = two_{table}}};")
        part = ".run" if in_rows else ""
        other = ""
        wrong = self.pick(["untested", "other", "moved", "late"]) if self.wrong else ""
        if in_rows and self.chance(0.5):
            row, e = self.v("r"), f"{self.v('r')}->run"
            begin = f"const struct row_{table} *{row} = &AT({table}, 4, {i});\n"
            move = f"{row} = &AT({table}, 4, {k});\n"
            other = f"AT({table}, 4, {k}).run"
        else:
            begin, e, move = "", self.pick([f"AT({table}, 4, {i}){part}", f"{table}[{i}]{part}"]), f"{i} = {k};\n"
            other = e.replace(i, k)
        test = {"untested": "choose(2) == 0", "other": f"{other} != NULL"}.get(
            wrong, self.pick([f"{e} != NULL", f"{e}", f"choose(3) != 0 && {e} != NULL"]))
        inside = move if wrong == "moved" else ""
        call = f"{n} += {e}(choose(5));"
        body = (f"if ({test}) {{\n    {inside}    {call}\n}}" if wrong != "late" else
                f"if ({test})\n    show(2);\n{call}")
        self.write(f"uint32_t {i} = choose(4), {k} = choose(4), {n} = 0;\n{begin}{body}\n"
                   f"for ({i} = 0; {i} < 4; {i}++)\n    if ({table}[{i}]{part} != NULL)\n"
                   f"        {n} += {table}[{i}]{part}({k});\nshow({n});")
        self.feature("table of functions", "table with holes")

    def probe_local_type(self):
        """Structs and enums that one function knows."""
        name, tag, a = self.own_name("own"), self.own_name("known"), self.v("a")
        late = f"show({a}->leaf != NULL);\n    " if self.wrong and self.chance(0.5) else ""
        full = self.wrong and not late
        empty = "" if full else "    drop_leaf(TAKE(all->leaf));\n"
        self.define(f"static uint32_t {name}(uint32_t n)\n{{\n    enum way_{tag} {{ none, one = {1 + self.below(3)} }};\n"
                    f"    typedef struct {{\n        uint8_t low;\n        uint64_t high;\n    }} part_{tag};\n"
                    f"    struct {tag} {{\n        struct leaf *leaf OWN;\n        enum way_{tag} way;\n    }};\n"
                    f"    struct {tag} *all = deed_take(sizeof(struct {tag}));\n    if (all == NULL)\n        return 0;\n"
                    f"    part_{tag} part = {{(uint8_t)n, n}};\n    all->way = n > 3 ? one : none;\n"
                    f"    struct leaf *leaf = make_leaf(n);\n    PUT(all->leaf, leaf);\n"
                    f"    uint32_t result = all->way == one ? 1 : (uint32_t)(part.low + part.high);\n{empty}"
                    f"    deed_drop(all);\n    {late.replace(a, 'all')}return result;\n}}")
        self.write(f"show({name}(choose(9)));")
        self.feature("type of a function", "OWN field")


FORMS = [name[6:] for name in vars(FormWriter) if name.startswith("probe_")]
