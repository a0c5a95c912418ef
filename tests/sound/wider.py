"""wider.py - scenes of random programs about values: floating numbers, structs that are copied, enums,
arithmetic that traps, tables, texts, bytes with an order, views of arrays; and about what is lent or
owned in less usual ways."""
from newer import NewerWriter


class WiderWriter(NewerWriter):
    def own_name(self, word):
        """A name for a function or type of this scene alone."""
        return f"{word}_{self.number}_{self.prefix}"

    def define(self, text):
        self.before += text.strip("\n").split("\n")

    # ---- floating numbers

    def probe_float(self):
        """Sums, roots, comparisons; what becomes an index is looked at first."""
        name, x, y = self.own_name("mean"), self.v("x"), self.v("y")
        kind = self.pick(["double", "float"])
        self.define(f"static {kind} {name}(const {kind} *at COUNT(count), uint32_t count)\n{{\n"
                    f"    {kind} sum = 0;\n    for (uint32_t i = 0; i < count; i++)\n"
                    f"        sum += at[i] * ({kind}){1 + self.below(4)} / 3;\n    return sum;\n}}")
        first = "" if self.wrong else " = 0.5"
        self.write(f"{kind} {x}[4] = {{({kind})choose(9), 2, -1}};\n{kind} {y}{first};\n"
                   f"if (choose(2) == 0)\n    {y} = {name}({x}, {1 + self.below(4)});\n"
                   f"{x}[choose(4)] += {y} * 2;\nif ({x}[0] > {y} && {x}[0] < 1000)\n    show((uint64_t){x}[0]);\n"
                   f"show({y} < 3 ? 1 : 2);")
        self.feature("floating point")

    def probe_float_index(self):
        """A number with a fraction becomes an index."""
        self.feature("floating point", "vector")
        if self.wrong:
            self.index_scene(["    double at = (double)choose(40) / 3;", "    return bytes[(uint64_t)at];"])
            return
        v, x = self.vector_scene(), self.v("x")
        at = f"{v}->at[(uint64_t){x}] = 3;"
        self.write(f"double {x} = (double)choose(30) / 4 - 1;\nif ({x} >= 0)\n    {at}\ndeed_drop({v});")

    def probe_float_field(self):
        """Floating fields in an object of the heap and in a static."""
        tag, p, g = self.own_name("body"), self.v("p"), self.own_name("scale")
        self.define(f"struct {tag} {{\n    double x, y;\n    float weight;\n}};\nstatic float {g} = 1.5f;")
        self.write(f"struct {tag} *{p} = deed_take(sizeof(struct {tag}));\nif ({p} != NULL) {{")
        self.depth += 1
        self.write(f"{p}->x += (double){g} * 2;\n{p}->weight = (float){p}->x;\n{g} -= 0.25f;")
        self.use_or_drop(f"show({p}->weight > {g} ? 1 : 0);", f"deed_drop({p});")
        self.done()
        self.feature("floating point")

    # ---- structs that are copied

    def probe_copy(self):
        """Plain structs are copied; one with an owned field is not."""
        tag, a, b = self.own_name("plain"), self.v("a"), self.v("b")
        own = "    struct leaf *leaf OWN;\n" if self.wrong else ""
        self.define(f"struct {tag} {{\n{own}    uint32_t number;\n    struct point at[2];\n}};\n"
                    f"static struct {tag} *take_{tag}(void)\n{{\n    return deed_take(sizeof(struct {tag}));\n}}")
        self.write(f"struct {tag} *{a} = take_{tag}();\nstruct {tag} *{b} = take_{tag}();\n"
                   f"if ({a} != NULL && {b} != NULL) {{")
        self.depth += 1
        self.write((f"PUT({a}->leaf, make_leaf(2));\n" if self.wrong else "") + f"{a}->number = 4;\n*{b} = *{a};\n"
                   f"show({b}->at[1].x);")
        self.done()
        for x in (a, b):
            if self.wrong:
                self.write(f"if ({x} != NULL)\n    drop_leaf(TAKE({x}->leaf));")
            self.line(f"deed_drop({x});")
        self.feature("struct copied")

    def probe_copied_out(self):
        """A struct is copied, changed, and copied back."""
        name, x, y = self.own_name("moved"), self.v("x"), self.v("y")
        self.define(f"static void {name}(struct point *p, const struct point *from, uint32_t by)\n{{\n"
                    f"    struct point copy = *from;\n    copy.x += by;\n"
                    f"    copy.y[by % 4] = {self.below(9)};\n    *p = copy;\n}}")
        some = "" if self.wrong else f" = {{.x = {self.below(9)}}}"
        self.write(f"struct point {x}{some};\nstruct point {y} = {{.x = 1}};\nif (choose(2) == 0)\n"
                   f"    {x} = {y};\n{name}(&{y}, &{x}, choose(9));\nshow({y}.x);\nshow({x}.y[3]);")
        self.feature("struct copied")

    def probe_out(self):
        """Results through pointers to the caller's locals."""
        name, low, high = self.own_name("split"), self.v("l"), self.v("h")
        self.define(f"static bool {name}(uint32_t number, uint32_t *low, uint32_t *high)\n{{\n"
                    f"    if (number > {self.below(5)})\n        return false;\n    *low = number % 4;\n"
                    f"    *high = number / 4;\n    return true;\n}}")
        first = "" if self.wrong else " = 1"
        self.write(f"uint32_t {low} = 0;\nuint32_t {high}{first};\n"
                   f"show({name}(choose(9), &{low}, &{high}) ? {low} : {high});")
        self.feature("address of local", "result through a pointer")

    # ---- enums and control

    def probe_enum(self):
        """Every constant has its case, and behind the switch there is a result all the same."""
        tag, c = self.own_name("colour"), self.v("c")
        last = "" if self.wrong else "    return NULL;\n"
        self.define(f"enum {tag} {{ red_{tag}, green_{tag} = {2 + self.below(5)}, blue_{tag} }};\n"
                    f"BORROWS(node) OPT static struct leaf *of_{tag}(struct node *node, enum {tag} colour)\n{{\n"
                    f"    switch (colour) {{\n    case red_{tag}: return node->leaf;\n"
                    f"    case green_{tag}:\n    case blue_{tag}: return NULL;\n    }}\n{last}}}")
        n, b = self.have("n", "node"), self.v("b")
        self.write(f"enum {tag} {c} = choose(2) == 0 ? red_{tag} : blue_{tag};\n"
                   f"struct leaf *{b} = of_{tag}({n}, {c});\nif ({b} != NULL)\n    show({b}->value);\n"
                   f"show({c} == red_{tag} ? 1 : 2);\ndrop_node({n});")
        self.done()
        self.feature("enum", "borrow through slot")

    def probe_short_circuit(self):
        a, b = self.v("a"), self.v("b")
        test = self.pick([f"{a} == NULL && choose(2) == 0", f"{a} == NULL && {b} == NULL"]) if self.wrong else \
            self.pick([f"{a} == NULL || choose(2) == 0", f"{a} == NULL || {b} == NULL", f"!{a}"])
        self.write(f"struct leaf *{a} = make_leaf({self.below(9)});\nstruct leaf *{b} = make_leaf(1);\n"
                   f"if ({test})\n    show(0);\nelse\n    show({a}->value);\n"
                   f"if ({a} != NULL && {a}->value > 2 && ({b} == NULL || {b}->value < {a}->value))\n"
                   f"    show({a}->more[1]);\ndrop_leaf({a});\ndrop_leaf({b});")
        self.feature("null test in a condition")

    def probe_conditional_owner(self):
        """An owner from either arm of `?:`."""
        a, b, c = self.v("a"), self.v("b"), self.v("c")
        self.write(f"struct leaf *{a} = make_leaf(3);\nstruct leaf *{b} = make_leaf(4);\n"
                   f"struct leaf *{c} = NULL;\nif (choose(2) == 0) {{\n    {c} = {a};\n    {a} = {b};\n"
                   f"}} else {{\n    {c} = {b};\n}}\n"
                   + (f"drop_leaf({b});\n" if self.wrong else "") + f"drop_leaf({c});\ndrop_leaf({a});")
        self.feature("owner from either arm")

    def probe_fall(self):
        """A loop with a switch in it that breaks, goes on and leaves."""
        a, n = self.v("a"), self.v("n")
        end = f"    {a} = NULL;\n" if not self.wrong else ""
        self.write(f"struct leaf *{a} = NULL;\nfor (uint32_t {n} = 0; {n} < 5; {n}++) {{\n"
                   f"    switch (choose(4)) {{\n    case 0:\n        drop_leaf({a});\n        {a} = make_leaf({n});\n"
                   f"        break;\n    case 1: continue;\n    case 2:\n        drop_leaf({a});\n    {end}"
                   f"        break;\n    default: show({n}); break;\n    }}\n"
                   f"    if ({a} != NULL && {a}->value > 2)\n        break;\n}}\ndrop_leaf({a});")
        self.feature("switch", "loop", "break or continue")

    # ---- arithmetic

    def probe_divide(self):
        """Signed division has a function of its own."""
        name, way = self.own_name("part"), self.pick(["deed_divide", "deed_remainder"])
        body = f"(a {'/' if way == 'deed_divide' else '%'} b)" if self.wrong else f"{way}(a, b)"
        self.define(f"static int64_t {name}(int64_t a, int64_t b)\n{{\n    return {body};\n}}")
        a, b = self.pick(["INT64_MIN", "(int64_t)choose(9) - 4"]), "(int64_t)choose(3) - 1"
        self.write(f"show((uint64_t){name}({a}, {b}));\n"
                   f"show((uint64_t){name}(-7, {1 + self.below(5)}));\nshow(choose(100) / (choose(3) + 1));")
        self.feature("arithmetic", "division")

    def probe_size(self):
        """A length is computed by what cannot wrap, or traps."""
        name, v = self.own_name("grid"), self.v("v")
        size = self.pick(["rows * columns", "rows + columns - 1"]) if self.wrong else \
            self.pick(["(uint64_t)rows * columns", "deed_multiply_u32(rows, columns)",
                       "deed_add_u32(rows, columns)", "rows % 16 + columns % 16"])
        loop = "rows * columns" if self.wrong else "made->length"
        self.define(f"OWN OPT static struct uint8_vector *{name}(uint32_t rows, uint32_t columns)\n{{\n"
                    f"    struct uint8_vector *made = uint8_vector_take({size});\n    if (made == NULL)\n"
                    f"        return NULL;\n    for (uint64_t i = 0; i < {loop} && i < 50; i++)\n"
                    "        made->at[i] = 1;\n    return made;\n}")
        many = self.pick(["1u << 31", "0x10001u", "3", "choose(9)"])
        self.write(f"struct uint8_vector *{v} = {name}({many}, {self.pick(['2', '0xffffu', 'choose(9)'])});\n"
                   f"if ({v} != NULL)\n    show({v}->length);\ndeed_drop({v});")
        self.feature("size computed", "vector")

    def probe_wrapped_index(self):
        """`i + 1 < count` says nothing when i + 1 wraps."""
        step = 1 + self.below(3)
        test = f"at + {step} < count" if self.wrong else \
            self.pick([f"at < count && count - at > {step}", f"count > {step} && at < count - {step}"])
        self.index_scene([f"    uint64_t at = choose(2) == 0 ? choose(9) : UINT64_MAX - choose(3);",
                          f"    if ({test})", f"        return bytes[at{self.pick(['', f' + {step}'])}];",
                          "    return 0;"])

    def probe_narrow(self):
        """Numbers that become smaller: cut off, or with a trap."""
        x = self.v("x")
        self.write(f"uint32_t {x} = choose({self.pick([9, 300, 70000])});\n"
                   f"const uint8_t {x}n = {self.pick([f'deed_to_u8({x})', f'(uint8_t){x}'])};\n"
                   f"uint8_t {x}t[256] = {{0}};\n{x}t[{x}n] = 4;\nshow({x}t[{x} % 256]);\n"
                   f"show((({x} >> {self.below(9)}) | ({x} << choose(34))) & 0xfffff);\n"
                   f"int32_t {x}s = (int32_t){x} - 5;\nshow({x}s < 0 ? 1u : (uint32_t){x}s);")
        self.feature("arithmetic", "number cut")

    # ---- tables, texts, arrays

    def probe_search(self):
        """Binary search in what is counted."""
        name = self.own_name("search")
        high, middle = ("count", "low + (high - low) / 2") if not self.wrong else \
            self.pick([("count", "(low + high + 1) / 2"), ("count + 1", "low + (high - low) / 2")])
        self.define(f"static uint64_t {name}(const uint8_t *bytes COUNT(count), uint64_t count, uint8_t wanted)\n"
                    f"{{\n    uint64_t low = 0, high = {high};\n    while (low < high) {{\n"
                    f"        uint64_t middle = {middle};\n        if (bytes[middle] < wanted)\n"
                    "            low = middle + 1;\n        else\n            high = middle;\n    }\n    return low;\n}")
        v = self.vector_scene()
        self.write(f"show({name}({v}->at, {v}->length, {self.below(3)}));\ndeed_drop({v});")
        self.feature("proved index", "COUNT", "search")

    def probe_grid(self):
        """Two dimensions in one."""
        name, v = self.own_name("grid"), self.v("v")
        bound = "<=" if self.wrong else "<"
        width = 2 + self.below(4)
        self.define(f"static uint32_t {name}(const uint8_t (*grid)[3][{width}])\n{{\n    uint32_t sum = 0;\n"
                    f"    for (uint32_t i = 0; i < 3; i++)\n        for (uint32_t j = 0; j {bound} {width}; j++)\n"
                    f"            sum += (*grid)[i][j];\n    return sum;\n}}")
        self.write(f"uint8_t {v}[3][{width}] = {{{{1, 2}}}};\n{v}[choose(3)][choose({width})] = 7;\n"
                   f"show({name}(&{v}));\nshow({v}[2][{width - 1}]);")
        self.feature("two dimensions")

    def probe_text(self):
        """Texts of the program, and what is found in them."""
        t, w = self.v("t"), self.v("w")
        text = self.pick(["GET /index", "a=b;c=d", "", "  x "])
        self.write(f"struct uint8_const_slice {t} = deed_text(LITERAL(\"{text}\"));\n"
                   f"uint64_t {w} = 0;\nwhile ({w} < {t}.length && {t}.at[{w}] != '{self.pick(' =/')}')\n    {w}++;\n"
                   f"show({w});\nshow(uint8_const_slice_equal(uint8_const_slice_first({t}, {w}), "
                   f"deed_text(LITERAL(\"a\"))));")
        if self.wrong:
            self.index_scene(["    struct uint8_const_slice t = deed_text(LITERAL(\"abc\"));",
                              "    uint64_t at = 0;", "    while (t.at[at] != 'x')", "        at++;",
                              "    return at < count ? bytes[at] : 0;"])
        self.feature("text", "slice")

    def probe_const_table(self):
        """A table of constants, which nobody writes."""
        table, x = self.own_name("steps"), self.v("x")
        const = "const "
        self.define(f"static {const}struct point {table}[] = {{{{1, {{2, 3}}}}, {{.x = 7}}, {{9, {{0}}}}}};")
        self.write(f"for (uint32_t {x} = 0; {x} {'<=' if self.wrong else '<'} 2; {x}++)\n"
                   f"    show({table}[{x}].y[{x}]);\nshow(AT({table}, 3, choose(4)).x);")
        self.feature("table of constants")

    def probe_static_number(self):
        """Numbers and arrays that outlive the call."""
        g, t = self.own_name("count"), self.own_name("seen")
        self.define(f"static uint32_t {g};\nstatic uint8_t {t}[8];")
        self.write(f"{g}++;\n{t}[{g} % 8] = 3;\nif ({g} < 8)\n    show({t}[{g}]);\n"
                   f"fill({t}, 8, {self.below(9)});\nshow(sum({t}, {9 if self.wrong else 8}));")
        self.feature("static number", "COUNT")

    def probe_array_slice(self):
        """A slice of a local array ends with it."""
        s, x = self.v("s"), self.v("x")
        inner = f"    uint8_t {x}i[8] = {{1, 2}};\n    {s} = uint8_slice_of({x}i, 8);\n" if self.wrong else \
            f"    {s} = uint8_slice_of({x}, 6);\n"
        self.write(f"uint8_t {x}[6] = {{3, 1, 2}};\nstruct uint8_slice {s} = uint8_slice_of({x}, 6);\n{{\n{inner}"
                   f"    show({s}.length);\n}}\nuint8_slice_fill({s}, {self.below(9)});\n"
                   f"show(uint8_slice_copy(uint8_slice_first({s}, 2), uint8_slice_const({s})));")
        self.feature("slice of an array", "slice", "local array")

    def probe_order(self):
        """Numbers with a byte order, written into bytes."""
        tag, v, h = self.own_name("frame"), self.vector_scene(), self.v("h")
        self.define(f"struct {tag} {{\n    struct deed_be16 length;\n    uint8_t kind[2];\n"
                    f"    struct deed_le32 sum;\n}};")
        s = self.slice_of(v)
        self.write(f"if ({s}.length >= 8) {{\n    struct {tag} *{h} = OVERLAY_TO_WRITE(struct {tag}, {s}, 0);\n"
                   f"    deed_be16_set(&{h}->length, (uint16_t)choose(999));\n    {h}->kind[choose(2)] = 3;")
        self.depth += 1
        if self.wrong:
            self.write(f"uint8_t {h}k = {h}->kind[1];\ndeed_drop({v});\ndeed_le32_set(&{h}->sum, {h}k);")
        else:
            self.write(f"deed_le32_set(&{h}->sum, deed_be16(&{h}->length));\n"
                       f"deed_be16_put({s}, 1, 5);\nshow(deed_le32_at(uint8_slice_const({s}), 4));\ndeed_drop({v});")
        self.done()
        self.write(f"else {{\n    deed_drop({v});\n}}")
        self.feature("overlay to write", "overlay", "slice")

    def probe_records(self):
        """Records in bytes: a kind, a length, so many bytes; each read out of the rest."""
        v, r, n = self.vector_scene(), self.v("r"), self.v("n")
        test = "" if self.wrong else f"    if ({n} > {r}.length - 2)\n        break;\n"
        self.write(f"{v}->at[1] = {self.below(4)};\nstruct uint8_const_slice {r} = uint8_vector_const_slice({v});\n"
                   f"while ({r}.length >= 2) {{\n    uint64_t {n} = {r}.at[1];\n{test}"
                   f"    for (uint64_t i = 0; i < {n}; i++)\n        show({r}.at[2 + i]);\n"
                   f"    {r} = uint8_const_slice_rest({r}, 2 + {n});\n}}\ndeed_drop({v});")
        self.feature("records in bytes", "slice", "proved index")

    # ---- lent and owned in other ways

    def probe_borrowed_opt(self):
        """A parameter that may be null, and is only lent."""
        name = self.own_name("value")
        test = "" if self.wrong else "leaf == NULL ? 0 : "
        self.define(f"static uint32_t {name}(const struct leaf *leaf OPT)\n{{\n    return {test}leaf->value;\n}}")
        a = self.v("a")
        self.write(f"struct leaf *{a} = make_leaf(4);\nshow({name}({a}));\nshow({name}(NULL));\ndrop_leaf({a});")
        self.feature("OPT parameter")

    def probe_slots(self):
        """A table of owners as a field of a static: filled, borrowed from, emptied."""
        tag, b = self.own_name("shelf"), self.v("b")
        g = f"g_{tag}"
        self.statics[g] = "wiped"
        self.define(f"struct {tag} {{\n    struct leaf *slot[4] OWN;\n    uint32_t used;\n}};\n"
                    f"static struct {tag} {g};\n"
                    f"static void add_{tag}(struct {tag} *table, struct leaf *leaf OWN CLAIMS OPT, uint32_t key)\n{{\n"
                    f"    drop_leaf(TAKE(AT(table->slot, 4, key % 4)));\n    PUT(AT(table->slot, 4, key % 4), leaf);\n"
                    f"    table->used++;\n}}")
        self.write(f"for (uint32_t i = 0; i < 6; i++)\n    add_{tag}(&{g}, make_leaf(i), i * {1 + self.below(4)});\n"
                   f"struct leaf *{b} = AT({g}.slot, 4, choose(4));\nif ({b} != NULL) {{")
        self.depth += 1
        late = self.pick([f"add_{tag}(&{g}, NULL, choose(4));", f"drop_leaf(TAKE(AT({g}.slot, 4, choose(4))));"])
        self.use_or_drop(f"show({b}->value);", late)
        self.done()
        self.write(f"for (uint32_t i = 0; i < 4; i++)\n    drop_leaf(TAKE(AT({g}.slot, 4, i)));")
        self.feature("array of owners", "array of owners in a field", "borrow through slot", "static slot")

    def probe_cut(self):
        """Nodes are cut out of a list behind the one that stays."""
        n, at = self.v("n"), self.v("i")
        self.write(f"struct node *{n} = make_list({2 + self.below(3)});\nif ({n} != NULL) {{")
        self.depth += 1
        cut, rest = self.v("c"), self.v("r")
        self.write(f"struct node *{at} = {n};\nfor (uint32_t i = 0; i < 4; i++) {{\n"
                   f"    struct node *{cut} = TAKE({at}->next);\n    if ({cut} == NULL)\n        break;\n"
                   f"    struct node *{rest} = TAKE({cut}->next);\n    drop_node({cut});\n"
                   f"    if ({rest} != NULL)\n        PUT({at}->next, {rest});\n"
                   + (f"    show({cut}->key);\n" if self.wrong else f"    show({at}->key);\n") +
                   f"    struct node *{at}n = {at}->next;\n    if ({at}n == NULL)\n        break;\n    {at} = {at}n;\n}}\n"
                   f"show({at}->key);\ndrop_node({n});")
        self.done()
        self.feature("cursor", "TAKE", "PUT")

    def probe_insert(self):
        """A tree that grows at the place where a search ends."""
        name = self.own_name("insert")
        last = "    struct tree *old = at->left;\n    drop_tree(TAKE(at->left));\n    if (old != NULL)\n" \
            "        show(old->key);\n" if self.wrong else \
            "    if (at->left == NULL)\n        PUT(at->left, make_tree(key));\n"
        self.define(f"static void {name}(struct tree *top, uint32_t key)\n{{\n    struct tree *at = top;\n"
                    "    for (uint32_t steps = 0; steps < 20; steps++) {\n"
                    "        struct tree *next = key < at->key ? at->left : at->right;\n"
                    f"        if (next == NULL)\n            break;\n        at = next;\n    }}\n{last}}}")
        t = self.have("t", "tree")
        self.write(f"for (uint32_t i = 0; i < 5; i++)\n    {name}({t}, choose(9));\nshow(sum_tree({t}, 7));\n"
                   f"drop_tree({t});")
        self.done()
        self.feature("cursor", "DEPTH")

    def probe_depth_own(self):
        """A recursion of this program's own; what it counts by becomes less."""
        name = self.own_name("deep")
        less = self.pick(["n", "n + 1"]) if self.wrong else self.pick(["n - 1", "n - 2", "n / 2"])
        end = {"n - 2": "n < 2"}.get(less, "n == 0")
        self.define(f"static DEPTH(n) uint32_t {name}(struct leaf *leaf, uint32_t n)\n{{\n    if ({end})\n"
                    f"        return leaf->value;\n    leaf->value++;\n    uint32_t below = {name}(leaf, {less});\n"
                    f"    return below + {'0' if less != 'n / 2' else f'{name}(leaf, n / 2)'};\n}}")
        a = self.have("a")
        self.write(f"show({name}({a}, {2 + self.below(6)}));\ndrop_leaf({a});")
        self.done()
        self.feature("DEPTH")

    def probe_table_owners(self):
        """Functions in a table that make and end objects."""
        table = self.own_name("ways")
        self.define(f"static OWN OPT struct leaf *make_{table}(uint32_t n)\n{{\n    return make_leaf(n);\n}}\n"
                    f"static OWN OPT struct leaf *none_{table}(uint32_t n)\n{{\n    show(n);\n    return NULL;\n}}\n"
                    f"static void end_{table}(struct leaf *leaf OWN CLAIMS)\n{{\n    drop_leaf(leaf);\n}}\n"
                    f"static void keep_{table}(struct leaf *leaf OWN CLAIMS)\n{{\n    show(leaf->value);\n"
                    f"    deed_drop(leaf);\n}}\nstruct row_{table} {{\n    OWN OPT struct leaf *(*make)(uint32_t n);\n"
                    f"    void (*end)(struct leaf *leaf OWN CLAIMS);\n}};\n"
                    f"static const struct row_{table} {table}[] = {{{{make_{table}, end_{table}}}, "
                    f"{{.make = none_{table}, .end = keep_{table}}}}};")
        a, r = self.v("a"), self.v("r")
        test = "" if self.wrong and self.chance(0.5) else f"if ({a} != NULL)\n    "
        late = f"if ({a} != NULL)\n    show({a}->value);" if self.wrong and test else "show(1);"
        self.write(f"const struct row_{table} *{r} = &AT({table}, 2, choose(2));\n"
                   f"struct leaf *{a} = {r}->make(3);\n{test}{r}->end({a});\n{late}")
        self.feature("table of functions", "OWN result", "CLAIMS")

    def probe_frozen_const(self):
        """What is read through a frozen handle is const to any depth."""
        i, k = self.v("i"), self.v("k")
        const = "" if self.wrong else "const "
        use = f"{k}->value = 5;" if self.wrong else f"show({k}->value + sum_from({k}));"
        self.write(f"struct frozen_graph *{i} = make_ice({1 + self.below(4)});\nif ({i} != NULL) {{\n"
                   f"    {const}struct knot *{k} = {i}->graph->first;\n    if ({k} != NULL)\n        {use}\n"
                   f"    deed_drop({i});\n}}")
        self.feature("frozen parcel", "const to any depth")

    def probe_parcel_vector(self):
        """A vector in a parcel, led to by a field."""
        tag, p, b = self.own_name("page"), self.v("p"), self.v("b")
        self.define(f"struct {tag} {{\n    struct deed_parcel parcel;\n    struct uint8_vector *bytes IN(parcel);\n"
                    f"    struct {tag}_line *first IN(parcel);\n}};\nstruct {tag}_line {{\n"
                    f"    struct {tag}_line *next IN(parcel);\n    struct uint8_vector *text IN(parcel);\n}};")
        line = self.v("l")
        self.write(f"struct {tag} *{p} = deed_parcel_take(sizeof(struct {tag}), 120);\nif ({p} != NULL) {{\n"
                   f"    {p}->bytes = deed_parcel_add_vector({p}, {1 + self.below(9)}, sizeof(uint8_t));\n"
                   f"    struct {tag}_line *{line} = deed_parcel_add({p}, sizeof(struct {tag}_line));\n"
                   f"    if ({line} != NULL) {{\n        {line}->text = {p}->bytes;\n        {line}->next = {p}->first;\n"
                   f"        {p}->first = {line};\n    }}\n    struct uint8_vector *{b} = {p}->bytes;\n"
                   f"    if ({b} != NULL) {{\n        {b}->at[0] = 4;")
        self.depth += 2
        if self.wrong:
            self.write(f"struct {tag} *{p}g = {p};\ndeed_drop({p}g);\nshow({b}->at[1]);")
        else:
            self.write(f"show(sum({b}->at, {b}->length));\ndeed_drop({p});")
        self.done()
        self.write(f"else {{\n    deed_drop({p});\n}}")
        self.done()
        self.feature("parcel", "vector in a parcel", "IN field written", "IN field read")

    def probe_view_parts(self):
        """Parts of views travel through functions of the program's own."""
        v, tag = self.vector_scene(), self.own_name("cursor")
        c, t = self.v("c"), self.v("t")
        self.define(f"struct {tag} {{\n    struct uint8_const_slice in;\n    uint64_t position;\n}};\n"
                    f"static bool bytes_{tag}(struct {tag} *cursor, uint64_t count,\n"
                    f"                        struct uint8_const_slice *bytes BORROWS(cursor))\n{{\n"
                    f"    if (cursor->in.length < cursor->position || cursor->in.length - cursor->position < count)\n"
                    f"        return false;\n"
                    f"    *bytes = uint8_const_slice_sub(cursor->in, cursor->position, count);\n"
                    f"    cursor->position += count;\n    return true;\n}}")
        self.write(f"struct {tag} {c} = {{.in = uint8_vector_const_slice({v})}};\n"
                   f"struct uint8_const_slice {t} = {{0}};\nif (bytes_{tag}(&{c}, 2, &{t}))\n"
                   f"    show({t}.length);")
        self.use_or_drop(f"show(uint8_const_slice_find({t}, 1));", f"deed_drop({v});")
        self.feature("view", "slice", "BORROWS")


WIDER = [name[6:] for name in vars(WiderWriter) if name.startswith("probe_")]
