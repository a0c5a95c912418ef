"""texts.py - scenes of random programs about texts of the program, which are read up to their zero, and
about bit-fields, which keep less than what they are given."""
from told import ToldWriter


class TextWriter(ToldWriter):
    def some_text(self):
        """Some text, as an expression: a literal, one of two, an element of a table."""
        words = self.random.sample(['""', '"a"', '"word"', '"two words"'], 3)
        if self.chance(0.4):
            table = self.own_name("g_words")
            self.define(f"static const char *const {table}[3] = {{{', '.join(words)}}};")
            return f"{table}[choose(3)]"
        return self.pick([words[0], f"choose(2) == 0 ? {words[0]} : {words[1]}"])

    def probe_text_scan(self):
        """The zero is looked for; what is read then is no further."""
        name = self.own_name("scan")
        ahead = self.pick(["n + 1", "n + 2"]) if self.wrong else "n"
        test = self.pick(["s[n] != 0", "s[n]", "s[n] != 0 && s[n] != ' '"])
        self.define(f"static uint32_t {name}(const char *s)\n{{\n    uint32_t n = 0;\n    while ({test})\n"
                    f"        n++;\n    return n + (uint32_t)s[{ahead}];\n}}")
        self.write(f"show({name}({self.some_text()}));")
        self.feature("text scanned")

    def probe_text_test(self):
        """A character is tested, and the one behind it is read."""
        s, i = self.v("s"), self.below(2)
        test = f"{s}[0] == 0" if self.wrong else self.pick([f"{s}[0] != 0", f"*{s}", f"{s}[0] == 'w'"])
        begin = f"const char *{s} = {self.some_text()};\n"
        self.write(begin + f"if ({test})\n    show((uint32_t){s}[{1 if self.wrong else i}]);")
        self.feature("text scanned")

    def probe_text_step(self):
        """A text is stepped on while there is a character."""
        name = self.own_name("step")
        test = self.pick(["n < 12", "n < 12 || *s"]) if self.wrong else self.pick(["*s", "n < 12 && *s != 0"])
        self.define(f"static uint32_t {name}(const char *s)\n{{\n    uint32_t n = 0;\n    while ({test}) {{\n"
                    f"        s++;\n        n++;\n    }}\n    return n + (uint32_t)*s;\n}}")
        self.write(f"show({name}({self.some_text()}));")
        self.feature("text scanned", "text stepped on")

    def probe_text_made(self):
        """What is read as a text is a literal, and no character that lies somewhere."""
        name, c = self.own_name("scan"), self.v("c")
        self.define(f"static uint32_t {name}(const char *s)\n{{\n    uint32_t n = 0;\n    while (s[n] != 0)\n"
                    f"        n++;\n    return n;\n}}")
        text = f"&{c}" if self.wrong else self.some_text()
        self.write(f"const char {c} = (char)('a' + choose(3));\nshow((uint32_t){c});\nshow({name}({text}));")
        self.feature("text scanned")

    def probe_bit_field(self):
        """The value of an assignment is what is left of it in three bits."""
        f, n, at, p, a = (self.v(x) for x in ("f", "n", "at", "p", "a"))
        tag = self.own_name("bits")
        self.define(f"struct {tag} {{\n    unsigned kind : 3;\n    unsigned rest : 5;\n}};")
        index = f"{at} - 8" if self.wrong else f"{at} & 7"
        value = f"{f}.kind = {n}" if self.wrong or self.chance(0.5) else f"++{f}.kind"
        self.write(f"struct {tag} {f} = {{.rest = {self.below(9)}}};\nuint8_t {a}[8] = {{1}};\n"
                   f"uint32_t {n} = 8 + (choose(8) & 7);\nuint32_t {at};\n{at} = {value};\n"
                   f"uint8_t *{p} = &{a}[{index}];\nshow(*{p});\nshow({f}.rest + {n});")
        self.feature("bit-field")


TEXTS = [name[6:] for name in vars(TextWriter) if name.startswith("probe_")]
