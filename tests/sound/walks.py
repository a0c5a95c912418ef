"""walks.py - scenes of random programs about pointers that walk over counted elements, counts that change
and counts that are signed."""
from texts import TextWriter


class WalkWriter(TextWriter):
    def walker(self, lines, call, before=()):
        """A function over `bytes` that are counted, called with so many of some."""
        name, v = self.own_name("walk"), self.v("a")
        in_slice = self.chance(0.4)
        if in_slice:
            counted, given = "struct uint8_slice s", f"uint8_slice_sub(uint8_slice_of({v}, 8), 8 - {{0}}, {{0}})"
            lines = ["const uint8_t *p = s.at;", "uint64_t n = s.length;", *lines]
            before, call = (*before, f"uint64_t {v}n = {call};\n"), f"{v}n"
        else:
            counted, given = "const uint8_t *p COUNT(n), uint64_t n", f"{v}, {{0}}"
        self.define(f"static uint32_t {name}({counted})\n{{\n    uint32_t sum = 0;\n    "
                    + "\n    ".join(lines) + "\n    return sum;\n}")
        self.write(f"uint8_t {v}[8] = {{{self.below(9)}, 2, {self.below(9)}}};\n" + "".join(before)
                   + f"show({name}({given.format(call)}));")
        self.feature("pointer that walks", *(["slice that is walked"] if in_slice else []))

    def probe_walk_count(self):
        """As many as are counted."""
        test = "n-- + 1 > 0" if self.wrong else self.pick(["n-- > 0", "n--"])
        if self.chance(0.5):
            lines = [f"while ({test})", "    sum += *p++;"]
        else:
            more = "n + 1 > 0" if self.wrong else "n > 0"
            lines = [f"for (; {more}; n--, p++)", "    sum += *p + 1;"]
        self.walker(lines, "choose(9)")

    def probe_walk_end(self):
        """Up to the end, and what is there is not touched."""
        test, *rest = self.pick(["p < end", "end > p"]), "if (p == end)", "    sum++;"
        if self.wrong:
            test, *rest = self.pick([("p <= end",), ("p != end + 1",), (test, "sum += *p;"),
                                     (test, "if (p == end)", "    sum += *end;")])
        self.walker(["const uint8_t *end = p + n;", f"while ({test})", "    sum += *p++;", *rest], "choose(9)")

    def probe_walk_skip(self):
        """By lengths that stand among the elements."""
        test = "size > 100" if self.wrong else self.pick(["size > end - p", "end - p < size"])
        self.walker(["const uint8_t *end = p + n;", "while (p < end) {", "    uint8_t size = *p++;",
                     f"    if ({test})", "        break;", "    p += size;", "    sum++;", "}",
                     "if (p < end)", "    sum += *p;", "while (p != end) {", "    sum += *p;", "    p++;", "}"],
                    "choose(9)")

    def probe_walk_back(self):
        """Down to the beginning."""
        test = "at + 1 > p" if self.wrong else "at > p"
        step = self.pick(["*--at", "at[-1]"])
        self.walker(["const uint8_t *at = p + n;", f"while ({test}) {{", f"    sum += {step};",
                     "" if step == "*--at" else "    at--;", "}"], "choose(9)")

    def probe_walk_before(self):
        """From the beginning, and not from in front of it, where every element lies further on."""
        begin = "p - 1" if self.wrong else self.pick(["p", "p + n / 2"])
        self.walker([f"const uint8_t *at = {begin}, *end = p + n;", "while (at < end) {", "    sum += *at;",
                     "    at++;", "}"], "choose(9)")

    def probe_walk_rest(self):
        """What is left is passed on."""
        inner = self.own_name("rest")
        self.define(f"static uint32_t {inner}(const uint8_t *p COUNT(n), uint64_t n)\n{{\n    uint32_t sum = 0;\n"
                    f"    for (uint64_t i = 0; i < n; i++)\n        sum += p[i];\n    return sum;\n}}")
        left = self.pick(["n", "n - 1"]) if self.wrong else "n - 2"
        first = self.pick([f"sum += {inner}(p + 2, {left});", f"p += 2;\n        sum += {inner}(p, {left});",
                           f"sum += {inner}(&p[2], {left});"])
        self.walker(["if (n > 2) {", "    " + first, "}"], "choose(9)")

    def probe_walk_old_count(self):
        """A count that changed is not the pointer's any more."""
        step = "n += 4" if self.wrong else "n -= n / 2"
        self.walker([f"{step};", "for (uint64_t i = 0; i < n; i++)", "    sum += p[i];"], "choose(9)")

    def probe_walk_slots(self):
        """Owner slots of the elements: what is known of one is not known of the next."""
        tag, step = self.own_name("box"), self.pick(["p++", "p += 1"])
        last = "sum += t == NULL;" if self.wrong else "deed_drop(t);"
        self.define(f"struct {tag} {{\n    struct uint8_vector *v OWN;\n}};\nstatic struct {tag} g_{tag}[2];\n"
                    f"static uint32_t all_of_{tag}(void)\n{{\n    uint32_t sum = 0;\n    struct {tag} *p = g_{tag};\n"
                    f"    for (uint32_t i = 0; i < 2; i++)\n        PUT(g_{tag}[i].v, uint8_vector_take(3));\n"
                    f"    deed_drop(TAKE(p->v));\n    {step};\n    struct uint8_vector *t = TAKE(p->v);\n"
                    f"    sum += t != NULL;\n    {last}\n    return sum;\n}}")
        self.line(f"show(all_of_{tag}());")
        self.feature("pointer that walks", "static slot", "TAKE", "PUT")

    def probe_count_signed(self):
        """A count that may be negative, or is tested; what it counts is read backwards."""
        name, v, n = self.own_name("last"), self.v("a"), self.v("n")
        last = self.pick(["p[n - 1]", "p[0]"])
        self.define(f"static uint32_t {name}(const uint8_t *p COUNT(n), int32_t n)\n{{\n    uint32_t sum = 0;\n"
                    f"    for (int32_t i = n - 1; i >= 0; i--)\n        sum += p[i];\n"
                    f"    return n != 0 ? sum + {last} : sum;\n}}")
        test = f"{n} > 8" if self.wrong else f"{n} < 0 || {n} > 8"
        self.write(f"uint8_t {v}[8] = {{1, {self.below(9)}}};\nint32_t {n} = (int32_t)choose(12) - 3;\n"
                   f"if ({test})\n    {n} = 2;\nshow({name}({v}, {n}));")
        self.feature("signed count")


WALKS = [name[6:] for name in vars(WalkWriter) if name.startswith("probe_")]
