"""told.py - scenes of random programs about helpers that marks cannot describe: whose result tells what
became of the owner or the endpoint they were called with, and those that read a message which came
before the call."""
from values import ValuesWriter


class ToldWriter(ValuesWriter):
    def result_kind(self):
        """A type, what is returned when the argument is kept and when it is gone, a test for kept."""
        return self.pick([("bool", "true", "false", "{}", "!{}"), ("bool", "false", "true", "!{}", "{}"),
                          ("int", "0", "-1", "{} == 0", "{} < 0"), ("uint32_t", "7", "3", "{} > 5", "{} != 7")])

    def putting(self):
        """A helper that puts a leaf into a static, if there is room."""
        kind, kept, gone, is_kept, is_gone = self.result_kind()
        g, name = self.own_name("g_place"), self.own_name("put")
        self.define(f"static struct leaf *{g} OWN;\nstatic {kind} {name}(struct leaf *leaf)\n{{\n"
                    f"    if ({g} != NULL || leaf->value == {self.below(4)})\n        return {kept};\n"
                    f"    PUT({g}, leaf);\n    return {gone};\n}}")
        return kind, is_kept, is_gone, g, name

    def probe_told_put(self):
        """Only if the helper says that it is still there, the leaf is dropped."""
        kind, is_kept, is_gone, g, name = self.putting()
        a, r = self.have("a"), self.v("r")
        test = is_gone if self.wrong else is_kept
        if self.wrong and self.chance(0.4):
            self.write(f"show({name}({a}) ? 1 : 2);\ndrop_leaf({a});")
        elif self.chance(0.4):
            self.write(f"if ({test.format(f'{name}({a})')}) {{\n    show({a}->value);\n    drop_leaf({a});\n}}")
        else:
            self.write(f"{kind} {r} = {name}({a});\nshow(4);\nif ({test.format(r)}) {{\n"
                       f"    show({a}->value);\n    drop_leaf({a});\n}}")
        if not self.wrong:
            self.write(f"{a} = make_leaf(3);\ndrop_leaf({a});")
            self.feature("assigned again")
        self.done()
        self.line(f"drop_leaf(TAKE({g}));")
        self.feature("told by a result", "static slot")

    def probe_told_changed(self):
        """The result that told gets another value, or stays."""
        kind, is_kept, is_gone, g, name = self.putting()
        a, r, s = self.have("a"), self.v("r"), self.v("s")
        value = self.pick([s, "1" if kind != "bool" else "true", "0" if kind != "bool" else "false"])
        other = self.pick([f"if (choose(2) == 0)\n    {r} = {value};", f"{r} = {s};"]) if self.wrong else f"show({s} ? 1 : 2);"
        self.write(f"{kind} {s} = ({kind})choose(2);\n{kind} {r} = {name}({a});\n{other}\nif ({is_kept.format(r)})\n"
                   f"    drop_leaf({a});")
        self.done()
        self.line(f"drop_leaf(TAKE({g}));")
        self.feature("told by a result")

    def probe_told_round(self):
        """In a loop, what the last round told is of that round's leaf."""
        kind, is_kept, _, g, name = self.putting()
        p, r, i = self.v("p"), self.v("r"), self.v("i")
        inside = (f"{kind} {r} = {name}({p});\n    " if not self.wrong else
                  f"if ({i} == 1)\n        {r} = {name}({p});\n    ")
        before = f"{kind} {r} = ({kind})choose(2);\n" if self.wrong else ""
        self.write(f"{before}for (uint32_t {i} = 0; {i} < 3; {i}++) {{\n    struct leaf *{p} = make_leaf({i});\n"
                   f"    if ({p} == NULL)\n        continue;\n    {inside}if ({is_kept.format(r)})\n"
                   f"        drop_leaf({p});\n}}\ndrop_leaf(TAKE({g}));")
        self.feature("told by a result", "loop")

    def probe_told_asked(self):
        """A helper asks, and says whether the other side is still there."""
        kind, here, gone, is_here, is_gone = self.result_kind()
        name, e = self.own_name("asked"), self.ready()
        self.define(f"static {kind} {name}(struct Echo_client *echo, uint32_t number)\n{{\n"
                    f"    switch (Echo_call_Say(echo, number)) {{\n    case Echo_Said: return {here};\n"
                    f"    case Echo_closed: Echo_client_drop(echo); break;\n    }}\n    return {gone};\n}}")
        if self.chance(0.4):
            first, then = (is_gone, is_here) if self.wrong else (is_here, is_here)
            self.write(f"if ({first.format(f'{name}({e}, 2)')})\n"
                       f"    if ({then.format(f'{name}({e}, 3)')})\n        end_line({e});")
        else:
            test = is_gone if self.wrong else is_here
            r = self.v("r")
            self.write(f"{kind} {r} = {name}({e}, {self.below(9)});\nif ({test.format(r)})\n    end_line({e});")
        self.feature("told by a result", "receive")

    def probe_told_message(self):
        """A helper reads the message with which the endpoint is lent to it."""
        name, e = self.own_name("heard"), self.ready()
        self.define(f"static uint64_t {name}(struct Echo_client *echo)\n{{\n"
                    f"    return Echo_Said_number(echo) + Echo_Said_twice(echo);\n}}")
        call = f"    show({name}({e}));\n"
        left = f"    show(1);\n    end_line({e});\n    break;\n"
        said, closed = (left, call) if self.wrong else (call + left, "")
        self.write(f"switch (Echo_call_Say({e}, {self.below(9)})) {{\ncase Echo_Said:\n{said}"
                   f"case Echo_closed:\n{closed}    Echo_client_drop({e});\n    break;\n}}")
        self.feature("message read in a helper", "receive")


TOLD = [name[6:] for name in vars(ToldWriter) if name.startswith("probe_")]
