"""unit.py - many programs as one component: in one source, or in several with a header between them.

What all programs share is prelude.c. In several sources its types and the heads of its functions are in
shared.h, its bodies in shared.c, and the programs in parts; what was `static` is not, there."""
import pathlib
import re

PRELUDE = (pathlib.Path(__file__).resolve().parent / "prelude.c").read_text()
FUNCTION = re.compile(r"^(?P<head>(?:(?!struct|enum|union|#|/\*|\s)[^;{}]*?)\bstatic [^;{}]*?\([^;{]*\))\n\{.*?^\}\n",
                      re.M | re.S)
INCLUDES = '#include "sound.component.h"\n#include "shared.h"\n'
PARTS = 3


def entry(programs):
    return "\n".join(["void sound_main(struct sound_ports *ports)", "{",
                      *(f"    program_{p.number}(ports);" for p in programs), "}", ""])


def shared_header():
    """shared.h and shared.c, made of the prelude."""
    heads = [found["head"] for found in FUNCTION.finditer(PRELUDE)]
    types = FUNCTION.sub("", PRELUDE).replace('#include "sound.component.h"\n', "")
    bodies = [found[0].replace("static ", "", 1) for found in FUNCTION.finditer(PRELUDE)]
    header = types + "\n".join(head.replace("static ", "", 1) + ";" for head in heads) + "\n"
    return header, INCLUDES + "\n".join(bodies)


class Unit:
    """`files` is its text by name of file, `owner` says whose a line is (None: shared)."""

    def __init__(self, programs, several=False):
        self.programs = programs
        self.owner = {}
        self.files = self.in_several() if several else self.in_one()

    def put(self, name, head, programs):
        """The text of one source; its lines have owners."""
        parts, self.owner[name] = [head], [None] * head.count("\n")
        for p in programs:
            text = p.text.replace(f"static void program_{p.number}(", f"void program_{p.number}(") \
                if name.startswith("part") else p.text
            parts.append(text + "\n")
            self.owner[name] += [p] * (text.count("\n") + 1)
        return "".join(parts)

    def in_one(self):
        return {"sound.c": self.put("sound.c", PRELUDE, self.programs) + entry(self.programs)}

    def in_several(self):
        header, source = shared_header()
        header += "".join(f"void program_{p.number}(struct sound_ports *ports);\n" for p in self.programs)
        files = {"shared.h": header, "shared.c": source, "sound.c": INCLUDES + entry(self.programs)}
        for part in range(PARTS):
            name = f"part{part}.c"
            files[name] = self.put(name, INCLUDES, self.programs[part::PARTS])
        return files

    def owner_of(self, file, line):
        lines = self.owner.get(file, [])
        return lines[line - 1] if 0 < line <= len(lines) else None

    def appendix(self):
        """C behind the checked text: the table that the harness runs."""
        lines = ["# 1 \"appendix.c\"", "struct program { const char *name; void (*run)(void *); "
                 "void (*reset)(void); };"]
        for p in self.programs:
            lines += [f"static void reset_{p.number}(void) {{"]
            lines += [f"    __builtin_memset(&{name}, 0, sizeof {name});" for name in p.statics]
            lines.append("}")
        lines.append("const struct program programs[] = {")
        lines += [f'    {{"{p.number}", (void (*)(void *))program_{p.number}, reset_{p.number}}},'
                  for p in self.programs]
        lines += ["};", f"const uint32_t program_count = {len(self.programs)};", ""]
        return "\n".join(lines)
