#!/usr/bin/env python3
"""Every kind of argument, from one checked component to another: vectors of structs, rows, frozen vectors,
parcels; a derived contract behind a port of its base, upcast and passed on; and a sender that breaks what a
message requires is stopped at its own
line, as is who leaves the bounds of any of these. Contracts are those of the checker's corpus."""
import os
import pathlib
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "gates"))
import gates

HERE = pathlib.Path(__file__).resolve().parent / "kinds"
CORPUS = HERE.parent.parent / "checker" / "contracts"
COMPONENTS = ["asker", "keeper", "disc", "breaker"]
SYSTEM = """system test {
    component console in apps/console { priority 20; irq 4; ioport 0x3f8..0x3ff; }
    component asker in apps/asker;
    component keeper in apps/keeper { priority 10; }
    component disc in apps/disc { priority 10; }
    component breaker in apps/breaker { priority 15; }
    connect asker.console -> console.service;
    connect asker.album, breaker.album -> keeper.albums;
    connect asker.media, asker.disc -> disc.discs;
    connect asker.lender -> disc.lenders;
}
"""
WANTED = ["list 1 full 1 rows 1 news 1 kept 1 news 1 kept 1 tree 1 tree 1 paid 1 media 1 lent 1 disc 1 "
          "upcast 1 passed 1",
          "deed: component breaker stopped: message that breaks its `requires` (apps/breaker/breaker.c:%d)"
          % next(number for number, line in enumerate((HERE / "breaker.c").read_text().split("\n"), 1)
                 if "/* here */" in line)]

# Accepted, and stopped by what they do: a name, the declaration, the line that traps, and why.
TRAPS = [
    ("element", "struct Album_Stat_vector *list = Album_Stat_vector_take(8);",
     "list->at[g_large].size = 1;", "list", "index outside an array or vector"),
    ("inner", "struct Album_Stat_vector *list = Album_Stat_vector_take(8);",
     "list->at[1].days[g_large] = 1;", "list", "index outside an array or vector"),
    ("row", "struct uint8_rows *rows = uint8_rows_take(8, 80);",
     "deed_sleep_until(uint8_rows_peek(rows, g_large)->length);", "rows", "index outside its bounds"),
    ("cell", "struct uint8_rows *rows = uint8_rows_take(8, 80);",
     "{ struct uint8_vector *row = uint8_rows_add(rows, 8); if (row) row->at[g_large] = 1; }", "rows",
     "index outside an array or vector"),
    ("branch", "struct Album_Node_parcel *tree = Album_Node_parcel_take(100);",
     "{ struct uint8_vector *v = Album_Node_parcel_add_uint8_vector(tree, 8); tree->root.name = v; "
     "if (v) v->at[g_large] = 1; }", "tree", "index outside an array or vector"),
    ("branches", "struct table *table = deed_parcel_take(sizeof(struct table), 100);",
     "table->at[g_large] = deed_parcel_add(table, sizeof(struct Album_Stat));", "table",
     "index outside an array or vector"),
    ("frozen", "struct uint8_vector *text = uint8_vector_take(8);",
     "{ struct uint8_frozen *f = uint8_vector_freeze(text); text = NULL; if (f) "
     "deed_sleep_until(uint8_frozen_view(f)->at[g_large]); deed_drop(f); }", "text",
     "index outside an array or vector"),
]
TRAP = """#include "%s.component.h"

static uint32_t g_large = 8;
struct table { struct deed_parcel parcel; struct Album_Stat *at[8] IN(parcel); };

void %s_main(struct %s_ports *ports)
{
    %s
    (void)ports->album;
    if (%s == NULL)
        deed_fault(deed_reason_value);
    %s
    deed_drop(%s);
}
"""

tap = gates.Tap()
tree = gates.Tree("tree")
for contract in CORPUS.glob("*.contract"):
    tree.write(f"contracts/{contract.name}", contract.read_text())
for name in COMPONENTS + ["console"]:
    folder = gates.ROOT / "apps" / name if name == "console" else HERE
    (tree.path / "apps" / name).mkdir()
    for file in folder.iterdir():
        if name == "console" or file.stem == name:
            tree.write(f"apps/{name}/{file.name}", file.read_text())
for name, declaration, line, variable, why in TRAPS:
    (tree.path / "apps" / name).mkdir()
    tree.write(f"apps/{name}/{name}.component",
               f"component {name} {{\n    uses album: Album;\n    heap 4K;\n}}\n")
    tree.write(f"apps/{name}/{name}.c",
               TRAP % (name, name, name, declaration, variable, line, variable))
    COMPONENTS.append(name)
    WANTED.append(f"deed: component {name} stopped: {why} (apps/{name}/{name}.c:12)")
    SYSTEM = SYSTEM.replace("    connect asker.console", f"    component {name} in apps/{name} "
                            f"{{ priority 15; }}\n    connect {name}.album -> keeper.albums;\n"
                            "    connect asker.console")
tree.generate()
for name in COMPONENTS + ["console"]:
    status, output = tree.check(name=name)
    tap.ok(status == 0, f"{name} is accepted", output)
status, output = tree.link(SYSTEM)
tap.ok(status == 0, "it links: a client of Media to a server of Disc", output)


def check(name, status, output):
    lines = [line for line in output.replace("\r", "").split("\n")
             if line and "system test" not in line and not line.startswith("deed:   ")]
    tap.ok(status == 0 and sorted(lines) == sorted(WANTED), name, output)


status, output = gates.run("sh", "-c", f"{gates.ROOT}/sdk/tool/run.sh image.elf </dev/null",
                           cwd=tree.path, seconds=60)
check("booted, all arrives as it was sent, and the breaker is stopped", status, output)
status, output = gates.run(gates.DEED, "link", "apps/test.system", "--root", ".", "-I", "contracts",
                           "--components", "build/components", "--kernel",
                           gates.ROOT / "build" / "kernel" / "hosted.o", "--tables",
                           "build/system.c", "-o", "hosted", "--machine", "hosted", cwd=tree.path)
tap.ok(status == 0, "it links as a process", output)
status, output = gates.run("sh", "-c", "./hosted </dev/null", cwd=tree.path, seconds=60)
check("as a process it does the same", status, output)
tap.done()
