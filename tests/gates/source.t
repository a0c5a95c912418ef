#!/usr/bin/env python3
"""The text before the component's own is the SDK's, byte for byte, whatever the component's folder, the
generated headers or the first lines of the source try."""
import gates

tap = gates.Tap()
INCLUDE = '#include "probe.component.h"\n'
MAIN = "void probe_main(struct probe_ports *ports)\n{\n    (void)ports;\n}\n"


def tree_with(name, source, files=None, before=None):
    tree = gates.Tree(name)
    tree.generate()
    tree.write("apps/probe/probe.c", source)
    (tree.path / "apps" / "other").mkdir()
    for file, text in (files or {}).items():
        tree.write(file, text)
    if before is not None:
        before(tree)
    return tree


def accepted(name, source, files=None):
    tree = tree_with(name, source, files)
    status, output = tree.check()
    tap.ok(status == 0 and tree.has("build/components/probe.cert"), f"{name}: accepted", output)


def refused(name, source, line, files=None, before=None, rule="prefix", says=""):
    tree = tree_with(name, source, files, before)
    status, output = tree.check()
    first = output.split("\n")[0]
    where = f"apps/probe/probe.c:{line}:" if line else ""
    tap.ok(status == 1 and where in first and f"[{rule}]" in first and says in first and
           not tree.has("build/components/probe.cert") and not tree.has("build/components/probe.o"),
           f"{name}: refused", output)


accepted("plain", INCLUDE + MAIN)
accepted("comment in front", "/* A component.\n *\n *\n *\n *\n *\n *\n *\n *\n *\n * Much said. */\n\n// More.\n" +
         INCLUDE + MAIN)
accepted("spaces", "\n\n  #  include   \"probe.component.h\"\n\n\n\n" + MAIN)
accepted("own header", INCLUDE + '#include "own.h"\n' + MAIN.replace("(void)ports", "(void)ports; own()"),
         {"apps/probe/own.h": "static void own(void)\n{\n}\n"})
accepted("library header", INCLUDE + "#include <deed/library/text.h>\n" + MAIN)

refused("no include", MAIN, 1, says="first line of code")
refused("a macro in front", "#define OWN\n" + INCLUDE + MAIN, 1, says="first line of code")
refused("a declaration in front", "typedef int uint8_t;\n" + INCLUDE + MAIN, 1)
refused("another header first", "#include <stdint.h>\n" + INCLUDE + MAIN, 1)
refused("a pragma in front", "#pragma pack(1)\n" + INCLUDE + MAIN, 1)
OVERFLOW = "#pragma clang __debug overflow_stack\n"
refused("a pragma that the preprocessor would never come back from", INCLUDE + OVERFLOW + MAIN, 2, rule="token")
refused("the same in one of several sources", INCLUDE + OVERFLOW + MAIN, 2, {"apps/probe/more.c": INCLUDE},
        rule="token")
refused("an empty directive in front", "#\n" + INCLUDE + MAIN, 1)
refused("include in angle brackets", INCLUDE.replace('"p', "<p").replace('h"', "h>") + MAIN, 1)
refused("code behind the include", INCLUDE.strip() + " /*\n*/ int x;\n" + MAIN, 1)
refused("another component's header", INCLUDE.replace("probe", "other") + MAIN, 1)
refused("spliced include", '#include \\\n"probe.component.h"\n' + MAIN, 1)
refused("a macro in a comment's shadow", "/* \\\n*/ #define OWN\n" + INCLUDE + MAIN, 2)
refused("trigraph", "// ??/\n" + INCLUDE + MAIN, 1, rule="compile")
refused("a carriage return hides a system header's marker",
        INCLUDE + '// harmless\r# 3 "apps/probe/probe.c" 3\n' + MAIN, 0, says="system header")
refused("a carriage return hides a directive",
        INCLUDE + "// harmless\r#define HIDDEN 1\n" + MAIN, 2, rule="token", says="control character")

evil = "#define OWN\n"
refused("planted component header", INCLUDE + MAIN, None, {"apps/probe/probe.component.h": evil})
# The generated headers lie together, so nobody looks for what they include in the component's folder.
accepted("planted deed.h", INCLUDE + MAIN, {"apps/probe/deed.h": evil})
accepted("planted contract header", INCLUDE + MAIN, {"apps/probe/Calculator.contract.h": evil})

refused("altered component header", INCLUDE + MAIN, None,
        before=lambda tree: tree.write("build/gen/probe.component.h",
                                       tree.read("build/gen/probe.component.h") + evil),
        says="not what `deed` generates")
refused("altered contract header", INCLUDE + MAIN, None,
        before=lambda tree: tree.write("build/gen/Calculator.contract.h",
                                       tree.read("build/gen/Calculator.contract.h").replace(
                                           "deed_send(", "deed_sent(")),
        says="not what `deed` generates")
refused("contract that changed since", INCLUDE + MAIN, None,
        before=lambda tree: tree.write("contracts/Calculator.contract",
                                       tree.read("contracts/Calculator.contract").replace(
                                           "Overflow", "Overflowed")),
        says="not what `deed` generates")
refused("component file that changed since", INCLUDE + MAIN, None,
        before=lambda tree: tree.write("apps/probe/probe.component",
                                       gates.COMPONENT.replace("service:", "other:")),
        says="not what `deed` generates")
refused("missing contract header", INCLUDE + MAIN, None,
        before=lambda tree: (tree.path / "build/gen/Calculator.contract.h").unlink(),
        says="cannot be read")

for name, line in (("a header of another component", '#include "../other/x.h"\n'),
                   ("a header of the kernel", '#include "../../kernel/core.h"\n'),
                   ("a header below the folder", '#include "deep/x.h"\n'),
                   ("a system header", "#include <limits.h>\n"),
                   ("one more part of a system header", "#define __need_wint_t\n#include <stddef.h>\n"),
                   ("another generated header", '#include "Store.contract.h"\n')):
    refused(name, INCLUDE + line + MAIN, 1 + line.count("\n"),
            {"apps/other/x.h": ""},
            lambda tree: ((tree.path / "kernel").mkdir(), tree.write("kernel/core.h", ""),
                          (tree.path / "apps/probe/deep").mkdir(), tree.write("apps/probe/deep/x.h", "")))
refused("a header that is not there", INCLUDE + '#include "nowhere.h"\n' + MAIN, 2, rule="compile")
refused("an embedded file", INCLUDE + 'static const char x[] = {\n#embed "../other/x.h"\n};\n' + MAIN, 3,
        {"apps/other/x.h": "abc"}, rule="compile")
tap.done()
