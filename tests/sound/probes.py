"""probes.py - short scenes of random programs, each about one thing that the checker must follow:
who lends to whom, what is in a slot, what a message holds. Most of the time a scene is right; if it
slips, it does what it must not, and its name says what that was."""
from talk import TalkWriter


class ProbeWriter(TalkWriter):
    def probe(self):
        """One scene. They stand in a block of their own, and leave nothing behind."""
        names = PROBES if self.flavour != "heap" else HEAP_PROBES
        wanted = [n for n in self.bias if hasattr(self, "probe_" + n)]
        name = self.pick(wanted or names)
        if self.depth > 3 or (name in TALK_PROBES and not self.has_ports):
            return False
        self.scene(name)
        return True

    def scene(self, name):
        self.line("{")
        self.depth += 1
        self.prefix = self.name("s")
        self.leaves = []
        self.wrong = self.slip(name)
        getattr(self, "probe_" + name)()
        self.depth -= 1
        self.line("}")
        self.feature("scene")

    def rare(self):
        """One of the scenes with what other statements seldom lead to."""
        self.scene(self.pick(RARE_SCENES))

    def own_helper(self):
        """A call of the program's own helper, with an object for each parameter."""
        name, parameters, _, result = self.helpers[0]
        self.prefix = self.name("s")
        objects = []
        for i, (kind, claims, _) in enumerate(parameters):
            x = f"{self.prefix}p{i}"
            self.write(f"struct {'uint8_vector' if kind == 'vec' else kind} *{x} = {self.make(kind)};\n"
                       f"if ({x} != NULL) {{")
            self.depth += 1
            objects.append((x, kind, claims))
        text = f"{name}({', '.join(x for x, _, _ in objects)})"
        self.write(f"show({text});" if result == "scalar" else
                   f"drop_{result}({text});" if result else f"{text};")
        for i, (x, kind, claims) in reversed(list(enumerate(objects))):
            drop = f"{'deed_drop' if kind == 'vec' else 'drop_' + kind}({x});"
            if not claims:
                self.line(drop)
            self.done()
            if i > 0 and objects[i - 1][2]:
                before = objects[i - 1]
                how = "deed_drop" if before[1] == "vec" else "drop_" + before[1]
                self.write(f"else {{\n    {how}({before[0]});\n}}")
        self.feature("call of own helper", *(["CLAIMS"] if any(c for _, _, c in objects) else []))

    # ---- what scenes are made of

    def v(self, letter):
        return f"{self.prefix}{letter}"

    def write(self, text):
        for line in text.strip("\n").split("\n"):
            self.line(line)

    def have(self, letter, kind="leaf"):
        """An object that is surely there: without one the rest is left out."""
        name = self.v(letter)
        self.line(f"struct {kind} *{name} = make_{kind}({self.below(9)});")
        self.line(f"if ({name} != NULL) {{")
        self.depth += 1
        return name

    def done(self, count=1):
        for _ in range(count):
            self.depth -= 1
            self.line("}")

    def use_or_drop(self, use, drop):
        """The right order, or the wrong one."""
        for text in ([drop, use] if self.wrong else [use, drop]):
            self.line(text)

    # ---- borrows

    def probe_join_loans(self):
        a, b, w = self.have("a"), self.have("b"), self.v("w")
        self.write(f"uint32_t *{w} = &{a}->value;\nif (choose(2) == 0)\n    {w} = &{b}->value;")
        self.use_or_drop(f"*{w} = 3;", f"drop_leaf({self.pick([a, b])});"
                         if self.wrong else f"show({b}->value);")
        if self.wrong:
            left = b if f"drop_leaf({a});" in self.out[-2] else a
            self.line(f"drop_leaf({left});")
        else:
            self.line(f"drop_leaf({b});")
        self.done()
        if self.wrong:
            self.line("else {")
            self.line(f"    drop_leaf({a});")
            self.line("}")
        else:
            self.line(f"drop_leaf({a});")
        self.done()

    def probe_join_null(self):
        a, w = self.have("a"), self.v("w")
        arms = [f"{w} = NULL;", f"{w} = &{a}->value;"]
        first, second = self.random.sample(arms, 2)
        self.write(f"uint32_t *{w};\nif (choose(2) == 0)\n    {first}\nelse\n    {second}")
        self.write(f"*{w} = 3;" if self.wrong else f"if ({w} != NULL)\n    *{w} = 3;")
        self.line(f"drop_leaf({a});")
        self.done()
        self.feature("conditional borrow")

    def probe_expire_slot(self):
        n, b = self.have("n", "node"), self.v("b")
        self.write(f"struct leaf *{b} = {self.pick([f'{n}->leaf', f'leaf_of({n})'])};\n"
                   f"if ({b} != NULL) {{")
        self.depth += 1
        self.use_or_drop(f"show({b}->value);", self.pick([
            f"drop_leaf(TAKE({n}->leaf));", f"clear_leaf({n});", f"clear_again({n});",
            f"refill({n});"]))
        self.done()
        self.line(f"drop_node({n});")
        self.done()

    def probe_slot_null(self):
        n, b = self.have("n", "node"), self.v("b")
        test = "" if self.wrong else f"if ({b} != NULL)\n    "
        self.write(f"const struct leaf *{b} = {n}->leaf;\n{test}show({b}->value);\ndrop_node({n});")
        self.done()
        self.feature("borrow through slot")

    def probe_hand_on(self):
        a, c, w = self.have("a"), self.v("c"), self.v("w")
        self.write(f"uint32_t *{w} = {self.pick([f'&{a}->value', f'word_of({a})'])};\n"
                   f"struct leaf *{c} = {a};")
        self.use_or_drop(f"show(*{w});", f"drop_leaf({c});")
        self.done()

    def probe_moved_away(self):
        a, c = self.have("a"), self.v("c")
        self.line(f"struct leaf *{c} = {a};")
        self.use_or_drop(f"show({a if self.wrong else c}->value);", f"drop_leaf({c});")
        self.done()

    def probe_dangling_scene(self):
        b, x = self.v("b"), self.v("x")
        self.write(f"uint32_t *{b};\nuint32_t {x}o = 2;\n{{\n    uint32_t {x} = {self.below(9)};\n"
                   f"    {b} = &{x if self.wrong else x + 'o'};\n    show({x});\n}}\n*{b} = 4;")
        self.feature("address of local")

    def probe_result_loans(self):
        a, w = self.have("a"), self.v("w")
        self.line(f"uint32_t *{w} = word_of({a});")
        self.use_or_drop(f"*{w} = 4;", f"deed_drop({a});")
        self.done()

    def probe_list_walk(self):
        n, at = self.have("n", "node"), self.v("i")
        self.write(f"struct node *{at} = last_of({n});")
        self.use_or_drop(f"show({at}->key);", f"drop_node(TAKE({n}->next));")
        self.line(f"drop_node({n});")
        self.done()

    def probe_through_two(self):
        n, b, x = self.have("n", "node"), self.v("b"), self.v("x")
        self.write(f"struct node *{x} = {n}->next;\nif ({x} != NULL) {{\n"
                   f"    struct leaf *{b} = {x}->leaf;\n    if ({b} != NULL) {{")
        self.depth += 2
        self.use_or_drop(f"show({b}->value);", f"drop_node(pop({n}));")
        self.done(2)
        self.line(f"drop_node({n});")
        self.done()

    def probe_freeze(self):
        v, w, f = self.v("v"), self.v("w"), self.v("f")
        self.write(f"struct uint8_vector *{v} = vector(5);")
        if self.wrong:
            self.write(f"uint8_t *{w} = &AT({v}->at, {v}->length, 1);\n"
                       f"struct uint8_frozen *{f} = uint8_vector_freeze({v});\n*{w} = 3;")
        else:
            self.write(f"{v}->at[1] = 3;\nstruct uint8_frozen *{f} = uint8_vector_freeze({v});")
        self.line(f"deed_drop({f});")
        self.feature("frozen", "vector")

    def probe_frozen_view(self):
        f, w = self.v("f"), self.v("w")
        self.write(f"struct uint8_frozen *{f} = frozen(4);\n"
                   f"const struct uint8_vector *{w} = uint8_frozen_view({f});")
        self.use_or_drop(f"show({w}->at[1]);", f"deed_drop({f});")
        self.feature("frozen", "BORROWS")

    def probe_rows(self):
        r, w = self.v("r"), self.v("w")
        self.write(f"struct uint8_rows *{r} = uint8_rows_take(2, 8);\nif ({r} != NULL) {{\n"
                   f"    struct uint8_vector *{w} = uint8_rows_add({r}, 3);\n    if ({w} != NULL)\n"
                   f"        {w}->at[1] = 2;")
        self.depth += 1
        if self.wrong:
            self.write(f"deed_drop({r});\nif ({w} != NULL)\n    show({w}->at[1]);")
        else:
            self.line(f"deed_drop({r});")
        self.done()
        self.feature("rows")

    # ---- slots

    def probe_known_null(self):
        """The fields are known to be empty, on every way to the end."""
        n = self.have("n", "node")
        leaf = f"drop_leaf(TAKE({n}->leaf));"
        self.write(f"drop_node(TAKE({n}->next));\ndeed_drop(TAKE({n}->data));")
        way = self.below(4)
        if way == 0:
            self.write(f"if (choose(2) == 0)\n    {leaf}" if self.wrong else leaf)
        elif way == 1:
            self.write(leaf + f"\nrefill({n});" + ("" if self.wrong else "\n" + leaf))
        elif way == 2:
            x = self.v("x")
            self.write(leaf + f"\nstruct node *{x} = last_of({n});\ndrop_leaf(TAKE({x}->leaf));\n"
                       f"PUT({x}->leaf, make_leaf(2));" + ("" if self.wrong else "\n" + leaf))
        else:
            self.write(leaf + f"\nPUT({n}->leaf, make_leaf(1));" + ("" if self.wrong else "\n" + leaf))
        self.line(f"deed_drop({n});")
        self.done()
        self.feature("emptied and dropped", "TAKE")

    def probe_known_full(self):
        n, a = self.have("n", "node"), self.have("a")
        self.line(f"drop_leaf(TAKE({n}->leaf));")
        self.line(f"PUT({n}->leaf, {a});")
        if self.wrong:
            self.line(self.pick([f"if (choose(2) == 0)\n" + "    " * (self.depth + 1)
                                 + f"drop_leaf(TAKE({n}->leaf));", f"clear_leaf({n});"]))
        self.line(f"{n}->leaf->value = 3;")
        self.done()
        self.write(f"drop_node({n});")
        self.done()
        self.feature("PUT")

    def probe_take_array(self):
        table, y = f"g{self.number}_table", self.v("y")
        self.statics[table] = "table"
        self.write(f"drop_leaf(TAKE({table}[0]));\nstruct leaf *{y} = TAKE({table}[1]);")
        self.write(f"show({y} == NULL);" if self.wrong else f"drop_leaf({y});")
        z = self.v("z")
        self.write(f"struct leaf *{z} = make_leaf(3);\ndrop_leaf(TAKE({table}[1]));\n"
                   f"PUT({table}[1], {z});")
        self.feature("array of owners", "static slot")

    def probe_slot_to_slot(self):
        n, m = self.have("n", "node"), self.have("m", "node")
        self.write(f"drop_leaf(TAKE({n}->leaf));\nPUT({n}->leaf, TAKE({m}->leaf));")
        late = f"drop_node({m});"
        self.use_or_drop(f"show({m}->leaf == NULL);", late)
        self.done()
        self.line(f"drop_node({n});")
        self.done()
        self.feature("slot to slot", "TAKE", "PUT", "call with slot effects")

    def probe_elements(self):
        """Elements by AT and in a counted loop."""
        v, i = self.v("v"), self.v("i")
        self.write(f"struct uint8_vector *{v} = vector({1 + self.below(9)});\n"
                   f"for (uint64_t {i} = 0; {i} < {v}->length; {i}++)\n"
                   f"    {v}->at[{i}] = (uint8_t){i};")
        self.use_or_drop(f"AT({v}->at, {v}->length, choose(3)) = 7;", f"deed_drop({v});")
        self.feature("walk", "vector", "AT")

    def probe_put_twice(self):
        n, a = self.have("n", "node"), self.have("a")
        self.write(f"drop_leaf(TAKE({n}->leaf));\nPUT({n}->leaf, {a});")
        self.write(f"show({a}->value);" if self.wrong else f"show(read_node({n}));")
        self.done()
        self.line(f"drop_node({n});")
        self.done()

    def probe_filled(self):
        """Two objects for one place: a field, or an element whose index stays the same."""
        place = self.pick(["field", "constant", "local"])
        if place == "field":
            slot = self.have("n", "node") + "->leaf"
        else:
            table, i = f"g{self.number}_table", self.v("i")
            self.statics[table] = "table"
            slot = f"{table}[2]" if place == "constant" else f"AT({table}, 4, {i})"
            self.write(f"uint32_t {i} = choose(4);" if place == "local" else "")
        a, b = self.have("a"), self.have("b")
        self.write(f"drop_leaf(TAKE({slot}));\nPUT({slot}, {a});")
        if not self.wrong:
            self.line(f"drop_leaf(TAKE({slot}));")
        self.line(f"PUT({slot}, {b});")
        self.done()
        self.line("else {")
        self.line(f"    drop_leaf({a});")
        self.line("}")
        self.done()
        if place == "field":
            self.line(f"drop_node({slot[:-6]});")
            self.done()
        self.feature("TAKE", "PUT")

    def probe_cycle(self):
        n, b = self.have("n", "node"), self.v("b")
        self.write(f"struct node *{b} = last_of({n});")
        self.write(f"PUT({b}->next, {n});" if self.wrong else
                   f"PUT({b}->next, make_node(1));\ndrop_node({n});")
        self.done()

    # ---- calls

    def probe_lent_and_claimed(self):
        a, w = self.have("a"), self.v("w")
        b = self.have("b")
        self.write(f"uint32_t *{w} = &{a if self.wrong else b}->value;\n"
                   f"consume_and_read({a}, {w});\ndrop_leaf({b});")
        self.done()
        self.line("else {")
        self.line(f"    drop_leaf({a});")
        self.line("}")
        self.done()
        self.feature("CLAIMS")

    def probe_call_slots(self):
        n, b = self.have("n", "node"), self.v("b")
        m = self.have("m", "node")
        self.write(f"struct leaf *{b} = {n if self.wrong else n}->leaf;\nif ({b} != NULL)\n    "
                   + (f"clear_and_read({self.pick([n, m])}, {b});" if self.wrong
                      else f"show(read_leaf({b}));"))
        self.write(f"drop_node({m});")
        self.done()
        self.line(f"drop_node({n});")
        self.done()
        self.feature("call with slot effects")

    def probe_return_owned(self):
        name = f"steal_{self.number}_{self.prefix}"
        source = "n->leaf" if self.wrong else "TAKE(n->leaf)"
        self.before += ["OWN OPT", f"static struct leaf *{name}(struct node *n)", "{",
                        f"    return {source};", "}"]
        n = self.have("n", "node")
        self.write(f"drop_leaf({name}({n}));\ndrop_node({n});")
        self.done()
        self.feature("OWN result")

    def probe_claimed_parameter(self):
        name = f"keep_{self.number}_{self.prefix}"
        self.before += [f"static void {name}(struct leaf *l OWN CLAIMS)", "{", "    show(l->value);",
                        *([] if self.wrong else ["    deed_drop(l);"]), "}"]
        a = self.have("a")
        self.line(f"{name}({a});")
        self.done()
        self.feature("CLAIMS")

    def probe_null_branch(self):
        a = self.v("a")
        self.write(f"struct leaf *{a} = make_leaf(4);\nif ({a} == NULL)\n    "
                   + (f"show({a}->value);" if self.wrong else "show(0);")
                   + f"\nelse\n    show({a}->value);\ndrop_leaf({a});")
        self.feature("null test, branch")

    def probe_overwrite(self):
        a = self.v("a")
        self.write(f"struct leaf *{a} = make_leaf(4);\n" + ("" if self.wrong else f"drop_leaf({a});\n")
                   + f"{a} = make_leaf(5);\ndrop_leaf({a});")
        self.feature("assigned again")

    def probe_loop_move(self):
        a = self.have("a")
        self.write(f"while (choose(3) != 0) {{\n    show({a}->value);")
        if self.wrong:
            self.line(f"    drop_leaf({a});")
        self.line("}")
        if not self.wrong:
            self.line(f"drop_leaf({a});")
        self.done()

    # ---- conversations

    def ready(self, letter="e"):
        name = self.v(letter)
        self.line(f"struct Echo_client *{name} = line(ports);")
        return name

    def answered(self, e, said):
        """switch over the answer to Say; on `closed` the endpoint is gone."""
        self.write(f"switch ({said}) {{\ncase Echo_Said:\n    show(Echo_Said_number({e}));\n"
                   f"    end_line({e});\n    break;\ncase Echo_closed:\n    Echo_client_drop({e});\n"
                   "    break;\n}")
        self.feature("receive")

    def probe_slot_state(self):
        e = self.ready()
        static = f"g{self.number}_echo"
        self.statics[static] = "Echo.client"
        self.line(f"end_line(TAKE({static}));")
        if self.wrong:
            self.line(f"Echo_send_Say({e}, 2);")
        self.line(f"PUT({static}, {e});")
        self.feature("endpoint in a slot")

    def probe_parameter_state(self):
        e = self.ready()
        self.line(f"Echo_send_Say({e}, 2);")
        if self.wrong:
            self.line(f"end_line({e});")
        else:
            self.answered(e, f"Echo_client_receive({e})")

    def probe_step(self):
        e = self.ready()
        self.line(f"ask({e}, {self.below(9)});")
        if self.wrong:
            self.line(self.pick([f"end_line({e});", f"ask({e}, 1);"]))
            if "ask" in self.out[-1]:
                self.answered(e, f"Echo_client_receive({e})")
        else:
            self.answered(e, f"Echo_client_receive({e})")
        self.feature("STATE and TO")

    def probe_return_state(self):
        name = f"visit_{self.number}_{self.prefix}"
        body = ["    Echo_send_Say(e, 1);"]
        told = "Saying"
        if self.wrong:
            told = "Ready"
        self.before += [f"static void {name}(struct Echo_client *e STATE(Ready) TO({told}))", "{",
                        *body, "}"]
        e = self.ready()
        self.line(f"{name}({e});")
        if self.wrong:
            self.line(f"end_line({e});")
        else:
            self.answered(e, f"Echo_client_receive({e})")
        self.feature("STATE and TO")

    def probe_send_twice(self):
        e = self.ready()
        self.line(f"Echo_send_Say({e}, 2);")
        if self.wrong:
            self.line(f"Echo_send_Say({e}, 3);")
        self.answered(e, f"Echo_client_receive({e})")

    def probe_join_states(self):
        e = self.ready()
        if self.wrong:
            self.write(f"if (choose(2) == 0)\n    Echo_send_Say({e}, 2);\nend_line({e});")
        else:
            self.write(f"if (choose(2) == 0)\n    Echo_send_Bye({e});\nelse\n    Echo_send_Bye({e});\n"
                       f"Echo_client_drop({e});")

    def probe_after_answer(self):
        e = self.ready()
        again = f"    switch (Echo_client_receive({e})) {{\n    case Echo_closed:\n" \
            f"        Echo_client_drop({e});\n        break;\n    }}\n"
        self.write(f"switch (Echo_call_Say({e}, 1)) {{\ncase Echo_Said:\n" +
                   (again if self.wrong else f"    end_line({e});\n") +
                   f"    break;\ncase Echo_closed:\n    Echo_client_drop({e});\n    break;\n}}")

    def probe_answer_state(self):
        name = f"hear_{self.number}_{self.prefix}"
        self.before += [f"static void {name}(struct Echo_client *e OWN CLAIMS STATE(Saying))", "{",
                        "    for (;;) {", "        switch (Echo_client_receive(e)) {",
                        "        case Echo_Said:",
                        "            show(Echo_Said_number(e));",
                        "            break;" if self.wrong else "            end_line(e);\n            return;",
                        "        case Echo_closed:", "            Echo_client_drop(e);",
                        "            return;", "        }", "    }", "}"]
        e = self.ready()
        self.write(f"Echo_send_Say({e}, 1);\n{name}({e});")

    def probe_request_left(self):
        left = "" if self.wrong else "    deed_drop(Ferry_Told_more(FERRY));\n"
        self.ferry("switch (Ferry_call_Ask(FERRY, NULL)) {\ncase Ferry_Told:\n"
                   f"    deed_drop(Ferry_Told_text(FERRY));\n{left}"
                   "    switch (Ferry_call_Borrow(FERRY)) {\n    case Ferry_Lent:\n"
                   "        end_line(Ferry_Lent_line(FERRY));\n        Ferry_send_Leave(FERRY);\n"
                   "        break;\n    case Ferry_closed:\n        break;\n    }\n    break;\n"
                   "case Ferry_closed:\n    break;\n}\nFerry_client_drop(FERRY);")
        self.feature("opt argument", "endpoint in message", "call")

    def probe_set_state(self):
        w = self.v("w")
        pulse = "" if self.wrong else f"Wire_send_Pulse({w}, 1);\n"
        self.write(f"struct Wire_server *{w} = wire();\n{pulse}"
                   f"Wire_server_set_put(ports->wires, {w});")
        self.feature("set put")

    def probe_after_closed(self):
        e = self.ready()
        late = f"    Echo_send_Bye({e});\n" if self.wrong else ""
        self.write(f"switch (Echo_call_Say({e}, 1)) {{\ncase Echo_Said:\n    end_line({e});\n"
                   f"    break;\ncase Echo_closed:\n{late}    Echo_client_drop({e});\n    break;\n}}")

    def probe_join_closed(self):
        e = self.ready()
        stay = "" if self.wrong else f"    Echo_client_drop({e});\n    {e} = NULL;\n"
        self.write(f"switch (Echo_call_Say({e}, 1)) {{\ncase Echo_Said:\n    break;\n"
                   f"case Echo_closed:\n{stay}    break;\n}}\nend_line({e});")

    def probe_sent_endpoint(self):
        f, w = self.v("f"), self.v("w")
        pulse = f"        Wire_send_Pulse({w}, 1);\n" if self.wrong else ""
        self.write(f"struct Ferry_client *{f} = Ferry_open(ports->ferry, DEED_FOREVER);\n"
                   f"if ({f} != NULL) {{\n    if (choose(2) == 0) {{\n"
                   f"        struct Wire_server *{w} = wire();\n{pulse}"
                   f"        Ferry_send_Hand({f}, {w}, vector(3));\n"
                   f"        switch (Ferry_client_receive({f})) {{\n        case Ferry_Handed:\n"
                   f"            Ferry_send_Leave({f});\n            break;\n        case Ferry_closed:\n"
                   f"            break;\n        }}\n    }}\n    Ferry_client_drop({f});\n}}")
        self.feature("endpoint in message", "owned argument")

    def ferry(self, body):
        f = self.v("f")
        self.write(f"struct Ferry_client *{f} = Ferry_open(ports->ferry, DEED_FOREVER);\n"
                   f"if ({f} != NULL) {{")
        self.depth += 1
        self.write(body.replace("FERRY", f))
        self.done()
        self.feature("open", "owned argument")

    def probe_send_null(self):
        v = self.v("v")
        test = "" if self.wrong else f"if ({v} != NULL) "
        otherwise = "" if self.wrong else "else {\n    Ferry_client_drop(FERRY);\n}"
        self.ferry(f"struct uint8_vector *{v} = uint8_vector_take(4);\n{test}{{\n"
                   f"    switch (Ferry_call_Load(FERRY, {v}, 2)) {{\n    case Ferry_Loaded:\n"
                   "        deed_drop(Ferry_Loaded_rest(FERRY));\n        Ferry_send_Leave(FERRY);\n"
                   "        break;\n    case Ferry_Refused:\n        deed_drop(Ferry_Refused_cargo(FERRY));\n"
                   "        Ferry_send_Leave(FERRY);\n        break;\n    case Ferry_closed:\n"
                   f"        break;\n    }}\n    Ferry_client_drop(FERRY);\n}}\n{otherwise}")

    def probe_sent_is_gone(self):
        v = self.v("v")
        late = f"show({v}->length);" if self.wrong else "show(1);"
        self.ferry(f"struct uint8_vector *{v} = vector(4);\nFerry_send_Ask(FERRY, {v});\n{late}\n"
                   "switch (Ferry_client_receive(FERRY)) {\ncase Ferry_Told:\n"
                   "    deed_drop(Ferry_Told_text(FERRY));\n    deed_drop(Ferry_Told_more(FERRY));\n"
                   "    Ferry_send_Leave(FERRY);\n    break;\ncase Ferry_closed:\n    break;\n}\n"
                   "Ferry_client_drop(FERRY);")
        self.feature("opt argument")

    def probe_cells(self):
        """Both arguments of Told are taken, once each, before the next operation."""
        text, more = self.v("t"), self.v("m")
        way = self.below(3) if self.wrong else 3
        twice = self.v("x")
        take = [f"    struct uint8_vector *{text} = Ferry_Told_text(FERRY);",
                f"    show({text}->length);", f"    deed_drop({text});",
                "    deed_drop(Ferry_Told_more(FERRY));"]
        if way == 0:
            take[3:] = []
        elif way == 1:
            take += [f"    struct uint8_vector *{twice} = Ferry_Told_text(FERRY);",
                     f"    show({twice}->length);", f"    deed_drop({twice});"]
        elif way == 2:
            take[3] = (f"    struct uint8_vector *{more} = Ferry_Told_more(FERRY);\n"
                       f"    show({more}->length);\n    deed_drop({more});")
        self.ferry("switch (Ferry_call_Ask(FERRY, NULL)) {\ncase Ferry_Told: {\n" + "\n".join(take) +
                   "\n    if (choose(2) == 0) {\n        switch (Ferry_call_Borrow(FERRY)) {\n"
                   "        case Ferry_Lent:\n            end_line(Ferry_Lent_line(FERRY));\n"
                   "            Ferry_send_Leave(FERRY);\n            break;\n"
                   "        case Ferry_closed:\n            break;\n        }\n    } else {\n"
                   "        Ferry_send_Leave(FERRY);\n    }\n    break;\n}\ncase Ferry_closed:\n"
                   "    break;\n}\nFerry_client_drop(FERRY);")
        self.feature("opt argument", "endpoint in message")

    def probe_join_cells(self):
        """Two messages meet: what each carried is out."""
        left = "" if self.wrong else "    deed_drop(Ferry_Refused_cargo(FERRY));\n"
        self.ferry("switch (Ferry_call_Load(FERRY, vector(3), 1)) {\ncase Ferry_Loaded:\n"
                   "    deed_drop(Ferry_Loaded_rest(FERRY));\n    Ferry_send_Leave(FERRY);\n"
                   f"    break;\ncase Ferry_Refused:\n{left}    Ferry_send_Leave(FERRY);\n    break;\n"
                   "case Ferry_closed:\n    break;\n}\nFerry_client_drop(FERRY);")

    def probe_other_message(self):
        """Which message is it? After the switch nobody knows."""
        t = self.v("t")
        take = f"    deed_drop(Tide_Block_data({t}));\n"
        item = f"    show(Tide_Item_value({t}));\n"
        wrong = self.below(2) if self.wrong else 2
        ways = [f"    case Tide_Item:\n    {take if wrong == 0 else item}        Tide_send_Stop({t});\n"
                "        break;\n",
                f"    case Tide_Block:\n    {'' if wrong == 1 else take}        Tide_send_Stop({t});\n"
                "        break;\n"]
        ways.append(f"    case Tide_closed:\n        Tide_client_drop({t});\n        {t} = NULL;\n"
                    "        break;\n")
        first = self.below(3)
        ways = ways[first:] + ways[:first]
        if self.below(2):
            ways.reverse()
        self.write(f"struct Tide_client *{t} = Tide_open(ports->tide, DEED_FOREVER);\n"
                   f"if ({t} != NULL) {{\n    switch (Tide_client_receive({t})) {{\n{''.join(ways)}    }}\n"
                   f"    if ({t} != NULL) {{\n"
                   + (f"        deed_drop(Tide_Block_data({t}));\n" if wrong == 1 else "") +
                   f"        switch (Tide_client_receive({t})) {{\n        case Tide_Stopped:\n"
                   f"            deed_drop(Tide_Stopped_left({t}));\n            break;\n"
                   f"        case Tide_closed:\n            break;\n        }}\n"
                   f"        Tide_client_drop({t});\n    }}\n}}")
        self.feature("open", "owned argument", "plain argument")

    def probe_message_borrow(self):
        e, p, b = self.ready(), self.v("p"), self.v("b")
        late = f"        show({b}->x);\n" if self.wrong else ""
        early = "" if self.wrong else f"    show({b}->y[1]);\n"
        self.write(f"const struct Echo_Point {p} = {{.x = 2}};\n"
                   f"switch (Echo_call_Aim({e}, &{p}, true)) {{\ncase Echo_Hit:\n    end_line({e});\n"
                   f"    break;\ncase Echo_Missed: {{\n"
                   f"    const struct Echo_Point *{b} = Echo_Missed_by({e});\n{early}"
                   f"    switch (Echo_call_Say({e}, 1)) {{\n    case Echo_Said:\n{late}"
                   f"        end_line({e});\n        break;\n    case Echo_closed:\n"
                   f"        Echo_client_drop({e});\n        break;\n    }}\n    break;\n}}\n"
                   f"case Echo_closed:\n    Echo_client_drop({e});\n    break;\n}}")
        self.feature("borrow from message", "plain argument")

    def probe_upcast_state(self):
        d, m = self.v("d"), self.v("m")
        trim = f"    Disc_send_Trim({d}, 1);\n" if self.wrong else ""
        self.write(f"struct Disc_client *{d} = Disc_open(ports->disc, DEED_FOREVER);\n"
                   f"if ({d} != NULL) {{\n{trim}    struct Medium_client *{m} = Disc_as_Medium({d});\n"
                   f"    Medium_send_Leave({m});\n    Medium_client_drop({m});\n}}")
        self.feature("upcast", "open")

    def probe_set_receive(self):
        e = self.v("e")
        connected = "" if self.wrong else f"case Wire_connected:\n    Wire_send_Pulse({e}, 2);\n" \
            f"    Wire_server_set_put(ports->wires, {e});\n    break;\n"
        after = f"show(Wire_server_tag({e}));\n" if self.wrong and self.chance(0.3) else ""
        if after:
            connected = f"case Wire_connected:\n    Wire_send_Over({e});\n" \
                f"    Wire_server_drop({e});\n    break;\n"
        self.write(f"struct Wire_server *{e} = Wire_server_set_receive(ports->wires);\n"
                   f"switch (Wire_server_tag({e})) {{\ncase Wire_More:\n    Wire_send_Pulse({e}, 1);\n"
                   f"    Wire_server_set_put(ports->wires, {e});\n    break;\n"
                   f"case Wire_Enough:\n    Wire_server_drop({e});\n    break;\n{connected}"
                   f"case Wire_closed:\n    Wire_server_drop({e});\n    break;\n}}")
        self.feature("set receive", "set put")

    def probe_set_null(self):
        e = self.v("e")
        self.line(f"struct Wire_server *{e} = Wire_server_set_receive_until(ports->wires, 5);")
        if not self.wrong:
            self.line(f"if ({e} != NULL) {{")
            self.depth += 1
        self.write(f"switch (Wire_server_tag({e})) {{\ncase Wire_More:\ncase Wire_connected:\n"
                   f"    Wire_send_Over({e});\n    break;\ncase Wire_Enough:\ncase Wire_closed:\n"
                   f"    break;\n}}\nWire_server_drop({e});")
        if not self.wrong:
            self.done()
        self.feature("set receive", "deadline")

    def probe_set_gone(self):
        w = self.v("w")
        self.write(f"struct Wire_server *{w} = wire();\nWire_send_Pulse({w}, 1);\n"
                   f"Wire_server_set_put(ports->wires, {w});")
        if self.wrong:
            self.write(f"switch (Wire_server_receive({w})) {{\ncase Wire_More:\n"
                       f"    Wire_send_Over({w});\n    break;\ncase Wire_Enough:\ncase Wire_closed:\n"
                       f"    break;\n}}")
        self.feature("set put")

    def own_set(self, state="Held"):
        """A set that is there, and one to put into it; the text ends inside of the test for null."""
        s = self.v("s")
        self.line(f"struct Wire_server_set *{s} STATE({state}) = Wire_server_set_take();")
        self.line(f"if ({s} != NULL) {{")
        self.depth += 1
        return s

    def put_wire(self, s):
        w = self.v("w")
        self.write(f"struct Wire_server *{w} = wire();\nWire_send_Pulse({w}, 1);\n"
                   f"Wire_server_set_put({s}, {w});")

    def hear_wire(self, s, port):
        e = self.v("e")
        self.line(f"struct Wire_server *{e} = Wire_server_set_receive_until({s}, 5);")
        connected = "    case Wire_connected:\n" if port else ""
        self.write(f"if ({e} != NULL) {{\n    switch (Wire_server_tag({e})) {{\n{connected}"
                   f"    case Wire_More:\n        Wire_send_Over({e});\n        Wire_server_drop({e});\n"
                   f"        break;\n    case Wire_Enough:\n    case Wire_closed:\n"
                   f"        Wire_server_drop({e});\n        break;\n    }}\n}}")

    def probe_own_set(self):
        s = self.own_set()
        self.put_wire(s)
        self.hear_wire(s, False)
        self.line(f"Wire_server_set_drop({s});")
        if self.wrong:
            self.line(f"Wire_server_set_drop({s});")
        self.done()
        self.feature("set put", "set receive")

    def probe_own_set_left(self):
        s = self.own_set()
        self.put_wire(s)
        if not self.wrong:
            self.line(f"Wire_server_set_drop({s});")
        self.done()
        self.feature("set put")

    def probe_set_alias(self):
        t = self.v("t")
        self.line(f"struct Wire_server_set *{t} = ports->wires;")
        self.hear_wire(t, not self.wrong)
        self.feature("set receive", "deadline")

    def probe_wait_null(self):
        a, t = self.ready("a"), self.v("t")
        self.write(f"Echo_send_Say({a}, 1);\n"
                   f"struct Tide_client *{t} = Tide_open(ports->tide, DEED_FOREVER);")
        wait = (f"switch (deed_wait2({a}, {t}, 9)) {{\ncase 0: show(0); break;\ncase 1: show(1); break;\n"
                "case 2: break;\n}")
        drop = f"Tide_client_drop({t});"
        self.write(f"{wait}\nif ({t} != NULL)\n    {drop}" if self.wrong else
                   f"if ({t} != NULL) {{\n    {wait}\n    {drop}\n}}")
        self.answered(a, f"Echo_client_receive({a})")
        self.feature("wait", "deadline")

    def probe_old_tag(self):
        e, tag, late = self.ready(), self.v("t"), self.v("l")
        again = tag if self.wrong else late
        self.write(f"uint32_t {tag} = Echo_call_Say({e}, 1);\nswitch ({tag}) {{\ncase Echo_Said: {{\n"
                   f"    uint32_t {late} = Echo_call_Say({e}, 2);\n    switch ({again}) {{\n"
                   f"    case Echo_Said:\n        show({late});\n        end_line({e});\n        break;\n"
                   f"    case Echo_closed:\n        Echo_client_drop({e});\n        break;\n    }}\n"
                   f"    break;\n}}\ncase Echo_closed:\n    Echo_client_drop({e});\n    break;\n}}")
        self.feature("tag in a variable")

    def probe_timeout(self):
        e = self.ready()
        late = "" if self.wrong else f"case Echo_timeout:\n    Echo_client_drop({e});\n    break;\n"
        self.write(f"Echo_send_Say({e}, 3);\nswitch (Echo_client_receive_until({e}, DEED_NOW)) {{\n"
                   f"case Echo_Said:\n    end_line({e});\n    break;\ncase Echo_closed:\n"
                   f"    Echo_client_drop({e});\n    break;\n{late}}}")
        self.feature("deadline")

    def probe_own_channel(self):
        s, c = self.v("s"), self.v("c")
        reply = "" if self.wrong else f"            Echo_send_Said({s}, Echo_Say_number({s}), 1);\n"
        self.write(f"struct Echo_server *{s} = Echo_channel();\nif ({s} != NULL) {{\n"
                   f"    struct Echo_client *{c} = Echo_peer({s});\n    if ({c} != NULL) {{\n"
                   f"        Echo_send_Say({c}, 1);\n        switch (Echo_server_receive({s})) {{\n"
                   f"        case Echo_Say:\n{reply}            break;\n        case Echo_Aim:\n"
                   f"            Echo_send_Hit({s});\n            break;\n"
                   f"        case Echo_Bye:\n        case Echo_closed:\n            Echo_server_drop({s});\n"
                   f"            {s} = NULL;\n            break;\n        }}\n"
                   f"        if ({s} != NULL)\n            Echo_server_set_put(ports->echoes, {s});\n"
                   f"        switch (Echo_client_receive({c})) {{\n        case Echo_Said:\n"
                   f"            end_line({c});\n            break;\n        case Echo_closed:\n"
                   f"            Echo_client_drop({c});\n            break;\n        }}\n    }} else {{\n"
                   f"        Echo_server_drop({s});\n    }}\n}}")
        self.feature("own channel", "set put")


TALK_PROBES = {"slot_state", "parameter_state", "step", "return_state", "send_twice", "after_answer",
               "after_closed", "join_closed", "sent_endpoint", "send_null", "sent_is_gone", "cells",
               "join_cells", "other_message", "message_borrow", "upcast_state", "set_receive",
               "set_gone", "set_null", "own_set", "own_set_left", "set_alias", "join_states", "answer_state", "request_left", "set_state",
                "wait_null", "old_tag", "timeout", "own_channel"}
PROBES = [name[6:] for name in vars(ProbeWriter) if name.startswith("probe_")]
HEAP_PROBES = [name for name in PROBES if name not in TALK_PROBES]
RARE_SCENES = ["slot_to_slot", "elements", "upcast_state", "wait_null", "message_borrow", "own_channel",
               "step", "call_slots", "hand_on", "join_null", "sent_endpoint", "set_receive"]
