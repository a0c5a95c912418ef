#!/usr/bin/env python3
"""The graph and the report of a system: well-formed, whole, self-contained, and no text becomes markup."""
import html
import html.parser
import os
import pathlib
import re
import subprocess
import xml.etree.ElementTree as tree

HERE = "tests/contracts"
WORK = pathlib.Path("build/tests/views")
WORK.mkdir(parents=True, exist_ok=True)
PATHS = ["--root", HERE, "-I", "contracts", "-I", f"{HERE}/golden", "-I", str(WORK)]
VOID = {"meta", "br", "hr", "img", "link", "input"}
count = 0


def ok(good, name, *why):
    global count
    count += 1
    print(f"{'ok' if good else 'not ok'} {count} - {name}")
    if not good:
        for line in "\n".join(map(str, why)).split("\n")[:30]:
            print(f"# {line}")


def deed(*words, **more):
    done = subprocess.run(["build/deed", *words], capture_output=True, text=True, timeout=120, check=False, **more)
    return done.returncode, done.stdout, done.stderr


class Page(html.parser.HTMLParser):
    """Every tag closed in order; what stands in it."""

    def __init__(self, text):
        super().__init__()
        self.open, self.errors, self.tags, self.attributes = [], [], set(), []
        self.cells, self.rows, self.ids, self.in_svg = [], {}, set(), 0
        self.feed(text)
        self.close()
        self.errors += [f"never closed: {name}" for name in self.open]

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes += attrs
        self.ids |= {value for name, value in attrs if name == "id"}
        if tag not in VOID:
            self.open.append(tag)
        if tag in ("td", "th"):
            self.cells.append("")

    def handle_startendtag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes += attrs

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.errors.append(f"{tag} closed at {self.getpos()}")

    def handle_data(self, data):
        if "td" in self.open or "th" in self.open:
            self.cells[-1] += data

    def unknown_decl(self, data):
        self.errors.append(f"declaration {data}")


# ---- the graph ----

SYSTEM = f"{HERE}/golden/whole.system"
status, dot, said = deed("graph", SYSTEM, *PATHS, "--dot")
ok(status == 0 and dot == pathlib.Path(HERE, "golden/whole.dot").read_text(), "the graph is the one that is kept", said)
status, svg, said = deed("graph", SYSTEM, *PATHS)
ok(status == 0 and svg.startswith("<svg"), "it is drawn", said)
root = tree.fromstring(svg)
texts = {"".join(node.itertext()) for node in root.iter("{http://www.w3.org/2000/svg}text")}
components = re.findall(r"^\s*component (\w+)", pathlib.Path(SYSTEM).read_text(), re.M)
contracts = set(re.findall(r'component_\w+ -> component_\w+ \[label = "(\w+)', dot))
ok(all(name in texts for name in components), "each component is in the drawing", components, texts)
ok(contracts and all(any(text.startswith(name) for text in texts) for name in contracts),
   "each contract is on its edge", contracts, texts)
ok({"irq 4", "ioport 0x3f8..0x3ff"} <= texts, "what the machine gives is in it", texts)
RICH = f"{HERE}/golden/rich.system"
status, rich, said = deed("graph", RICH, *PATHS)
ok(status == 0, "a system with everything is drawn", said)
rich = ["".join(node.itertext()) for node in tree.fromstring(rich).iter("{http://www.w3.org/2000/svg}text")]
for text, times in (("client[0]", 1), ("client[1]", 1), ("2ms of each 10ms", 2), ("guard", 1), ("start manual", 1),
                    ("supervises", 2), ("no flow", 1), ("inner", 1), ("inner.adder", 1), ("watch", 1),
                    ("registers 0xfed00000..0xfed003ff", 1), ("checked monitor, on a connection", 1),
                    ("trusted to separate", 1), ("trusted: kernel and shared heap", 1)):
    ok(rich.count(text) == times, f"it says `{text}`", rich)
status, _, said = deed("graph", SYSTEM, *PATHS, "-o", str(WORK / "whole.svg"))
ok(status == 0 and (WORK / "whole.svg").read_text() == svg, "it goes into a file as well", said)
status, _, said = deed("graph", SYSTEM, *PATHS, env={**os.environ, "PATH": "/nowhere"})
ok(status == 1 and said.count("\n") == 1 and "graphviz" in said, "without dot there is one line that says so", said)
fake = WORK / "bin"
fake.mkdir(exist_ok=True)
for body, name in (("exit 3", "fails"), ("cat >/dev/null", "draws nothing"), ("kill -9 $$", "dies")):
    (fake / "dot").write_text(f"#!/bin/sh\n{body}\n")
    (fake / "dot").chmod(0o755)
    status, _, said = deed("graph", SYSTEM, *PATHS, env={**os.environ, "PATH": f"{fake}:{os.environ['PATH']}"})
    ok(status == 1 and "[drawing]" in said, f"a dot that {name}: refused in words", status, said)

# ---- the report ----

ATTACK = '</td><script>alert("x")</script><img src=x onerror=alert(1)> & \' --> ]]>'
(WORK / "Evil.contract").write_text(f"/// {ATTACK}\ncontract Evil {{\n    in message Ask();\n    state S: Ask? -> end;\n}}\n")
for name, text in (("evil", "serves service: Evil many;"), ("good", "uses evil: Evil;")):
    (WORK / name).mkdir(exist_ok=True)
    (WORK / name / f"{name}.component").write_text(f"/// {ATTACK}\ncomponent {name} {{ {text} }}\n")
(WORK / "evil.system").write_text("system evil {\n    component evil in evil;\n    component good in good;\n"
                                  "    connect good.evil -> evil.service;\n}\n")
(WORK / "evil.cert").write_text(f"deed 3\ncomponent evil\nsource {ATTACK}\nstack {ATTACK}\nimport {ATTACK}\n")
(WORK / "linked").write_text(ATTACK + "\n")


def report(name, system, *more):
    """The page of that system, after the tests that every page must pass."""
    status, text, said = deed("system", "report", system, *more)
    ok(status == 0 and text.startswith("<!DOCTYPE html>"), f"{name}: a page", said)
    page = Page(text)
    ok(not page.errors, f"{name}: every tag is closed, in order", *page.errors)
    ok("script" not in page.tags and not any(key.startswith("on") for key, _ in page.attributes),
       f"{name}: no script")
    links = [value for key, value in page.attributes if key in ("src", "href", "xlink:href")]
    ok(all(value.startswith("#") for value in links) and "url(" not in text and "@import" not in text,
       f"{name}: nothing from elsewhere", links)
    ok(all(value[1:] in page.ids for value in links), f"{name}: every link leads somewhere",
       [value for value in links if value[1:] not in page.ids])
    return page, text


page, text = report("evil", str(WORK / "evil.system"), "--root", str(WORK), "-I", "contracts", "-I", str(WORK),
                    f"--components={WORK}", f"--linked={WORK / 'linked'}")
ok("img" not in page.tags and any(ATTACK[:30] in cell for cell in page.cells), "evil: what is text stays text")
ok(text.count(html.escape(ATTACK).replace("&#x27;", "&#39;")) >= 3, "evil: it is there, escaped")

page, text = report("whole", SYSTEM, *PATHS)
for name in components:
    ok(name in page.cells, f"whole: {name} is in it")
connections = [(client.strip(), server.strip())
               for clients, server in re.findall(r"connect ([^;]*?)->([^;]*);", pathlib.Path(SYSTEM).read_text())
               for client in clients.split(",")]
for client, server in connections:
    at = page.cells.index(client) if client in page.cells else -1
    ok(at >= 0 and page.cells[at + 1] == server, f"whole: {client} -> {server} is in it")
ok("interrupt 4" in page.cells and "I/O ports 0x3f8..0x3ff" in page.cells, "whole: the hardware is in it")
ok(text.count("not certified") >= len(components), "whole: what is not certified is said")
ok("<svg" in text, "whole: the graph is in it")
status, text, said = deed("system", "report", SYSTEM, *PATHS, env={**os.environ, "PATH": "/nowhere"})
ok(status == 0 and "Not drawn" in text and said.count("\n") == 1, "whole: without dot it says so, in one line", said)

page, text = report("rich", RICH, *PATHS)
for cells in (["client[0].calc", "guard.front", "Adder"], ["guard.back", "server.service", "Adder"],
              ["single.calc", "inner.adder.service", "Adder"], ["device", "registers 0xfed00000..0xfed003ff"],
              ["guard", "checked monitor"], ["clean", "trusted to separate"], ["2ms of each 10ms"]):
    ok(any(page.cells[i:i + len(cells)] == cells for i in range(len(page.cells))), f"rich: {', '.join(cells)}",
       page.cells)
ok(page.cells.count("guard monitors") == 2 and page.cells.count("keeper") >= 3, "rich: monitors and supervisors")
ok("<li>teller -&gt; last</li>" in text, "rich: the flow that is forbidden")
page, text = report("demo", "apps/demo.system", "--root", ".", "-I", "contracts", "--components=build/components",
                    "--linked=build/demo/deed.elf.parts/figures")
ok("not certified" not in text, "demo: each component is certified")
certificate = dict(line.split(" ", 1) for line in pathlib.Path("build/components/shell.cert").read_text().splitlines())
for key in ("source", "object", "checker"):
    ok(certificate[key] in page.cells, f"demo: the hash of shell's {key}")
for key in ("contract", "tool"):
    ok(certificate[key].split()[0] in page.cells, f"demo: the hash of a {key} of shell's")
for key in ("stack", "accesses-proved", "accesses-checked", "traps"):
    ok(certificate[key] in page.cells, f"demo: shell's {key}")
ok("demo: what each component takes" in text, "demo: what the linker said")
status, text, said = deed("system", "report", "apps/demo.system", "-I", "contracts", "--linked=/nowhere")
ok(status == 1 and "[file]" in said, "a file that is not there is reported", said)
print(f"1..{count}")
