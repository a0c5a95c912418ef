"""forms.py - scenes of random programs about forms of C that are rarer than the rest: functions that call each
other."""
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


FORMS = [name[6:] for name in vars(FormWriter) if name.startswith("probe_")]
