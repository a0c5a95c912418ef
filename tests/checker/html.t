#!/usr/bin/env python3
"""`deed check --html`: the page is well-formed HTML that needs nothing but itself, shows the source as
it is, and says beside each line what is owned, lent and given away there."""
import html.parser
import pathlib
import re
import subprocess

import corpus

VOID = {"meta", "br"}
KNOWN = VOID | {"html", "head", "title", "style", "body", "main", "h1", "h2", "p", "div", "table", "thead",
                "tbody", "tr", "th", "td", "code", "span"}
ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|#39);)")
HOSTILE = "/* </code></td><script>alert(1)</script> &amp; &lt; \"quoted\" 'too' <!-- */"


class Page(html.parser.HTMLParser):
    """The rows of each file's table, by line: {file: {line: (source, accesses, {variable: text})}}."""

    def __init__(self, text):
        super().__init__()
        self.text, self.open, self.complaints = text, [], []
        self.files, self.file, self.cells, self.head = {}, None, [], ""
        self.feed(text)
        self.close()
        if self.open:
            self.complaints.append(f"never closed: {self.open}")

    def handle_starttag(self, tag, attributes):
        if tag not in KNOWN:
            self.complaints.append(f"a tag {tag}")
        if {name for name, _ in attributes} & {"src", "href", "onclick", "style"}:
            self.complaints.append(f"{tag} has {attributes}")
        if tag not in VOID:
            self.open.append(tag)
        if tag == "tr":
            self.cells = []
        elif tag == "td":
            self.cells.append("")
        elif tag == "br" and self.cells:
            self.cells[-1] += "\0"
        elif tag == "h2":
            self.file = ""

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.complaints.append(f"</{tag}> at {self.getpos()} closes something else")
        if tag == "h2":
            self.file = pathlib.Path(self.file).name
            self.files[self.file] = {}
        elif tag == "tr" and self.cells:
            line, source, accesses, behind = self.cells
            pairs = (entry.strip().partition(" ") for entry in behind.split("\0"))
            self.files[self.file][int(line)] = (
                source, accesses.strip(), {name: text for name, _, text in pairs if name})

    def handle_comment(self, data):
        self.complaints.append(f"a comment {data!r}")

    def handle_data(self, data):
        if "td" in self.open:
            self.cells[-1] += data
        elif "h2" in self.open:
            self.file += data
        elif "p" in self.open:
            self.head += data

    def row(self, file, words, occurrence=0):
        """Of the line that has these words."""
        return [row for row in self.files[file].values() if words in row[0]][occurrence]


def command(component_file, page, gen, folders, *more):
    return [corpus.DEED, "check", component_file, *(word for folder in folders for word in ("-I", folder)),
            "--sdk", "sdk/include", "--gen", gen, "-o", corpus.WORK / "out", f"--html={page}", *more]


def check(component_file, page, *more):
    """A test's component."""
    return corpus.run(command(component_file, page, corpus.GEN,
                              [corpus.HERE / "contracts", corpus.ROOT / "contracts"], *more))


def well_formed(page, sources):
    style = page.text.split("<style>")[1].split("</style>")[0]
    body = page.text.split("</style>")[1]
    complaints = list(page.complaints)
    complaints += ["an & that is no entity"] * bool(ENTITY.search(body))
    complaints += ["the style asks for a file"] * ("url(" in style or "@import" in style)
    complaints += ["not for the dark"] * ("@media (prefers-color-scheme: dark)" not in style)
    for source in sources:
        lines = source.read_text().splitlines()
        rows = page.files.get(source.name, {})
        if [rows[line][0] for line in sorted(rows)] != lines or sorted(rows) != list(range(1, len(lines) + 1)):
            complaints.append(f"{source.name} is not shown line by line as it is")
    return complaints


def says(page, file, facts):
    """facts: (words of a line, variable, what is said of it; None: nothing)."""
    complaints = []
    for words, variable, expected in facts:
        found = page.row(file, words)[2].get(variable)
        if found != expected:
            complaints.append(f"`{words}`: {variable} is {found!r}, not {expected!r}")
    return complaints


def counted(page, output):
    """The accesses at the lines are those of the head, and those that the check says."""
    total = {kind: number for number, kind in re.findall(r"(\d+) (?:accesses )?(proved|checked)", output)}
    at_lines = {"proved": 0, "checked": 0}
    for rows in page.files.values():
        for _, accesses, _ in rows.values():
            for number, kind in re.findall(r"(?:(\d+) )?(proved|checked)", accesses):
                at_lines[kind] += int(number or 1)
    return [f"{kind}: {total.get(kind)} and {at_lines[kind]} at the lines" for kind in at_lines
            if total.get(kind) != str(at_lines[kind])] + \
        [f"the head says {page.head}"] * (
            f"{total.get('proved')} accesses proved, {total.get('checked')} checked" not in page.head)


def test_shipped(tap):
    gen, page_file = corpus.WORK / "shipped", corpus.WORK / "store.html"
    gen.mkdir()
    for word, files in (("contract", "contracts/*.contract"), ("component", "apps/store/*.component")):
        subprocess.run([corpus.DEED, word, *sorted(corpus.ROOT.glob(files)), "-I", "contracts", "-o", gen],
                       cwd=corpus.ROOT, check=True)
    done = corpus.run(command("apps/store/store.component", page_file, gen, ["contracts"]))
    page = Page(page_file.read_text())
    folder = corpus.ROOT / "apps" / "store"
    tap.test("store: well-formed, and the source as it is",
             well_formed(page, [folder / "store.c", folder / "entries.h"]))
    tap.test("store: owners and endpoints", says(page, "store.c", [
        ("fresh = deed_take(", "fresh", "owned or null"),
        ("Store_send_Full(", "key", "given away in line 17"),
        ("Store_send_Full(", "fresh", "null"),
        ("previous = cut(", "key", "owned"),
        ("previous = cut(", "fresh", "owned"),
        ("previous = cut(", "client",
         "lent by the caller; server of contract Store, in state Putting; may send Stored, Full"),
        ("insert(bucket,", "value", "given away in line 21"),
        ("Store_server_set_receive(", "client",
         "owned; server of contract Store, with a message that nobody has looked at"),
        ("Store_send_Deleted(", "value", "given away in line 43"),
        ("Store_server_set_put(", "client", "given away in line 78"),
        ("#include \"entries.h\"", "client", None)]))
    tap.test("store: all accesses", counted(page, done.stdout))
    tap.test("store: its head", [page.head] * (not re.search(r"[1-9]\d* bytes of stack", page.head) or
                                               "4 marks in" not in page.head))


def test_program(tap, program):
    text = program.text + HOSTILE + "\n"
    component_file = corpus.place(program, text, "html")
    page_file = corpus.WORK / "client.html"
    done = check(component_file, page_file)
    page = Page(page_file.read_text())
    tap.test("file_client: nothing of the source is markup",
             well_formed(page, [component_file.parent / "client.c"]))
    ready = "client of contract File, in state Ready; may send Read, Duplicate, Close"
    tap.test("file_client: owners and endpoints", says(page, "client.c", [
        ("buffer = uint8_vector_take(", "buffer", "owned or null"),
        ("uint64_t offset = 0", "buffer", "owned"),
        ("File_call_Read(", "buffer", "given away in line 37"),
        ("File_call_Read(", "file",
         f"owned; {ready}; or owned; client of contract File, closed"),
        ("buffer = File_Data_buffer(", "buffer", "owned"),
        ("buffer = File_Data_buffer(", "file", "owned; " + ready),
        ("*size = stat->size", "stat", "lent by `file` and the message of `file`"),
        ("deed_drop(buffer)", "buffer", "given away in line 49"),
        ("if (ready == NULL)", "ready", f"null; or owned; {ready}")]))
    tap.test("file_client: all accesses", counted(page, done.stdout))
    tap.test("file_client: an access that may trap is marked",
             [page.row("client.c", "buffer->at[i]")[1]] * (page.row("client.c", "buffer->at[i]")[1] != "checked"))
    first = page_file.read_bytes()
    page_file.unlink()
    check(component_file, page_file)
    tap.test("the page is made each time, and is the same",
             ["it is not"] * (not page_file.exists() or page_file.read_bytes() != first))
    check(component_file, page_file, "--no-object")
    tap.test("without an object there is no stack",
             ["it says one"] * ("its stack is not known" not in Page(page_file.read_text()).head))


def test_refused(tap, program):
    text = program.text.replace("    deed_drop(buffer);\n", "")
    component_file = corpus.place(program, text, "refused")
    new, old = corpus.WORK / "new.html", corpus.WORK / "old.html"
    old.write_text("what was there")
    complaints = []
    for page in (new, old):
        done = check(component_file, page)
        complaints += [done.stdout] * (done.returncode != 1 or ": error: " not in done.stdout)
    tap.test("a component that is refused has no page", complaints + ["it has"] * new.exists() +
             ["the old one is gone"] * (old.read_text() != "what was there"))
    done = check(corpus.place(program, program.text, "html"), corpus.WORK / "missing" / "page.html")
    tap.test("a page that cannot be written is an error",
             [done.stdout] * (done.returncode != 1 or "the report cannot be written" not in done.stdout))


tap = corpus.Tap()
corpus.prepare()
client = corpus.read_program(corpus.HERE / "ok" / "file_client.c")
test_shipped(tap)
test_program(tap, client)
test_refused(tap, client)
tap.done()
