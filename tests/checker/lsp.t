#!/usr/bin/env python3
"""The language server, asked by a client that has a script: errors of texts that nobody saved, what is
known of a variable, changes, definitions; and that nothing one sends makes it crash or fall silent."""
import json
import os
import pathlib
import shutil
import subprocess
import threading

import corpus

SOURCE = '''#include "client.component.h"

static struct Calculator_client *g_calculator OWN STATE(Start);

static void add(struct Calculator_client *c OWN CLAIMS STATE(Start))
{
    switch (Calculator_call_Add(c, 1, 2)) {
    case Calculator_Result:
    case Calculator_Overflow: PUT(g_calculator, c); break;
    case Calculator_closed: Calculator_client_drop(c); break;
    }
}

static uint8_t last(const uint8_t *bytes COUNT(size), uint64_t size, uint64_t i)
{
    /* \u00fc\U0001f600 */ return AT(bytes, size, i);
}

void client_main(struct client_ports *ports)
{
    struct uint8_vector *v = uint8_vector_take(10);
    deed_drop(v);
    uint8_t bytes[4] = {1, 2, 3, 4};
    (void)last(bytes, 4, deed_now());
    struct Calculator_client *c = Calculator_open(ports->calculator, DEED_FOREVER);
    if (c != NULL)
        add(c);
}
'''


class Client:
    def __init__(self):
        self.server = subprocess.Popen([corpus.DEED, "check", "--lsp"], stdin=subprocess.PIPE,
                                       stdout=subprocess.PIPE, cwd="/",
                                       env={**os.environ, "TMPDIR": str(corpus.WORK)})
        self.watchdog = threading.Timer(100, self.server.kill)
        self.watchdog.start()
        self.number = 0
        self.diagnostics = {}

    def raw(self, data):
        self.server.stdin.write(data)
        self.server.stdin.flush()

    def send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.raw(b"Content-Length: %d\r\n\r\n" % len(body) + body)

    def receive(self):
        size = 0
        while True:
            line = self.server.stdout.readline()
            if not line:
                raise EOFError("the server has ended")
            if line == b"\r\n":
                break
            if line.lower().startswith(b"content-length:"):
                size = int(line.split(b":")[1])
        message = json.loads(self.server.stdout.read(size))
        if message.get("method") == "textDocument/publishDiagnostics":
            self.diagnostics[message["params"]["uri"]] = message["params"]["diagnostics"]
        return message

    def ask(self, method, **params):
        self.number += 1
        self.send({"id": self.number, "method": method, "params": params})
        while True:
            message = self.receive()
            if message.get("id") == self.number:
                return message

    def tell(self, method, **params):
        self.send({"method": method, "params": params})

    def error_of_garbage(self, data):
        self.raw(data)
        message = self.receive()
        while "error" not in message:
            message = self.receive()
        return message["error"]["code"]

    def published(self, uri):
        """The next diagnostics of this file."""
        self.diagnostics.pop(uri, None)
        while uri not in self.diagnostics:
            self.receive()
        return self.diagnostics[uri]


def place():
    folder = corpus.WORK / "open it"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    shutil.copy(corpus.HERE / "components" / "client.component", folder)
    (folder / "client.c").write_text("nothing that compiles\n")
    return folder / "client.c"


def point(text, word, nth=0):
    """Line and character, as the protocol counts them, of the nth place of a word."""
    at = -1
    for _ in range(nth + 1):
        at = text.index(word, at + 1)
    before = text[:at].split("\n")
    return {"line": len(before) - 1, "character": len(before[-1].encode("utf-16-le")) // 2}


def same(got, wanted):
    return [] if got == wanted else [f"expected {wanted!r}, got {got!r}"]


def names(words, text):
    return [f"`{word}` is not in: {text}" for word in words if word not in text]


def apply(text, edits):
    for edit in sorted(edits, key=lambda e: -e["range"]["start"]["line"]):
        lines = text.split("\n")
        line = lines[edit["range"]["start"]["line"]].encode("utf-16-le")
        start, end = (edit["range"][side]["character"] * 2 for side in ("start", "end"))
        line = line[:start] + edit["newText"].encode("utf-16-le") + line[end:]
        lines[edit["range"]["start"]["line"]] = line.decode("utf-16-le")
        text = "\n".join(lines)
    return text


tap = corpus.Tap()
corpus.prepare()
path = place()
uri = path.as_uri()
client = Client()

tap.test("nothing before initialize", same(client.ask("textDocument/hover")["error"]["code"], -32002))
capabilities = client.ask("initialize", processId=None, rootUri=None, capabilities={}, initializationOptions={
    "contracts": [str(corpus.HERE / "contracts"), str(corpus.ROOT / "contracts")],
    "sdk": str(corpus.ROOT / "sdk" / "include")})["result"]["capabilities"]
tap.test("it says what it can", same([capabilities.get(key) for key in (
    "hoverProvider", "definitionProvider")], [True, True]) + same(capabilities["textDocumentSync"]["change"], 1))
client.tell("initialized")


def change(text):
    client.tell("textDocument/didChange", textDocument={"uri": uri, "version": 2},
                contentChanges=[{"text": text}])


client.tell("textDocument/didOpen", textDocument={"uri": uri, "languageId": "c", "version": 1, "text": SOURCE})
tap.test("a text that is not saved is accepted", same(client.published(uri), []))

# Hover.
for name, word, nth, wanted in (
        ("before and after a drop", "v);", 0, ["owned or null", "given away in line 22"]),
        ("an endpoint's state and messages", "c, 1", 0, ["contract Calculator", "in state Start", "may send Add"]),
        ("behind a switch, whichever case", "c, 1", 0,
         ["before this line: owned; client of contract Calculator, in state Start; may send Add, "
          "Subtract, Multiply, Divide\n",
          "after it: owned; client of contract Calculator, in state Start; may send Add, "
          "Subtract, Multiply, Divide; or: owned; client of contract Calculator, closed"]),
        ("behind a test, either way", "c != NULL", 0,
         ["before this line: owned or null; client of contract Calculator, in state Start; may send "
          "Add, Subtract, Multiply, Divide\n", "after it: null; or: owned; client of"]),
        ("a parameter", "bytes, size", 0, ["lent by the caller"])):
    result = client.ask("textDocument/hover", textDocument={"uri": uri}, position=point(SOURCE, word, nth))["result"]
    tap.test("hover: " + name, names(wanted, result["contents"]["value"] if result else "nothing"))
tap.test("hover: nothing at a brace", same(client.ask("textDocument/hover", textDocument={"uri": uri},
         position={"line": 5, "character": 0})["result"], None))
tap.test("hover: nothing behind the end", same(client.ask("textDocument/hover", textDocument={"uri": uri},
         position={"line": 5000, "character": 7})["result"], None))

# Definitions.
for name, word, file in (("a component", "client.component.h", path.parent / "client.component"),
                         ("a message", "Calculator_call_Add", corpus.HERE / "contracts" / "Calculator.contract")):
    if not file.exists():
        file = corpus.ROOT / "contracts" / file.name
    found = client.ask("textDocument/definition", textDocument={"uri": uri}, position=point(SOURCE, word))["result"]
    complaints = same(found["uri"], file.as_uri())
    if name == "a message":
        complaints += names(["message Add"], file.read_text().split("\n")[found["range"]["start"]["line"]])
    tap.test("definition: " + name, complaints)

# A mistake, and its change, on a line with characters that UTF-16 counts otherwise.
wrong = SOURCE.replace("return AT(bytes, size, i)", "return bytes[i]")
change(wrong)
errors = client.published(uri)
tap.test("a mistake shows", same([error["code"] for error in errors], ["index"]))
tap.test("at its place", same(errors[0]["range"]["start"], point(wrong, "bytes[i]")))
tap.test("with what to write instead", names(["help: write AT(bytes, size, i)"], errors[0]["message"]))
spot = errors[0]["range"]
actions = client.ask("textDocument/codeAction", textDocument={"uri": uri}, range=spot,
                     context={"diagnostics": errors})["result"]
tap.test("one change is offered, and preferred", same([action["isPreferred"] for action in actions], [True]))
tap.test("it gives the right text", same(apply(wrong, actions[0]["edit"]["changes"][uri]), SOURCE))
tap.test("none elsewhere", same(client.ask("textDocument/codeAction", textDocument={"uri": uri}, range={
    "start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 1}}, context={})["result"], []))

# Notes as related information; a change that is not certain.
leak = SOURCE.replace("    deed_drop(v);\n", "    if (v == NULL)\n        return;\n    if (v->at[0] == 1)\n        return;\n    deed_drop(v);\n")
change(leak)
errors = client.published(uri)
tap.test("a leak shows where it comes from", same(errors[0]["code"], "leak") + same(
    errors[0]["relatedInformation"][0]["location"]["range"]["start"], point(leak, "uint8_vector_take")))
actions = client.ask("textDocument/codeAction", textDocument={"uri": uri}, range=errors[0]["range"], context={})["result"]
tap.test("its change is no more than offered", same(actions[0]["isPreferred"], False))

# The component's own file and a header of its folder, not saved either.
header = path.parent / "part.h"
header.write_text("nothing\n")
client.tell("textDocument/didOpen", textDocument={"uri": header.as_uri(), "languageId": "c", "version": 1,
                                                  "text": "static void part(void)\n{\n    int x = ;\n}\n"})
client.published(header.as_uri())
change(SOURCE.replace(".h\"\n", ".h\"\n#include \"part.h\"\n", 1))
client.published(uri)
while not client.diagnostics.get(header.as_uri()):
    client.receive()
tap.test("errors in an unsaved header stand there",
         same(client.diagnostics[header.as_uri()][0]["range"]["start"]["line"], 2))
change(SOURCE)
tap.test("and are gone with their cause", same(client.published(uri), []))
tap.test("no file was touched", same(path.read_text(), "nothing that compiles\n"))
tap.test("and none made beside them", same(sorted(p.name for p in path.parent.iterdir()),
                                           ["client.c", "client.component", "part.h"]))

# Whatever comes.
for name, data, code in (
        ("no JSON", b"Content-Length: 5\r\n\r\n{\"a\":", -32700),
        ("no object", b"Content-Length: 2\r\n\r\n[]", -32600),
        ("a number", b"Content-Length: 2\r\n\r\n17", -32700),
        ("bytes that are no UTF-8", b"Content-Length: 6\r\n\r\n\"\xff\xfe\xfd\"}", -32700),
        ("no size", b"X-Nothing: 1\r\n\r\n", -32700),
        ("a size that is none", b"Content-Length: many\r\n\r\n", -32700),
        ("no method", b"Content-Length: 8\r\n\r\n{\"id\":7}", -32600),
        ("deep nesting", b"Content-Length: 100000\r\n\r\n" + b"[" * 100000, -32700)):
    tap.test("garbage: " + name, same(client.error_of_garbage(data), code))
tap.test("a method that is not there", same(client.ask("textDocument/rename")["error"]["code"], -32601))
for method in ("hover", "codeAction", "definition"):
    for params in ({}, {"textDocument": 3}, {"textDocument": {"uri": "file:///nowhere.c"}},
                   {"textDocument": {"uri": uri}, "position": {"line": -4, "character": -1}},
                   {"textDocument": {"uri": uri}, "position": "here", "range": 7}):
        tap.test(f"{method} of {params}", names(["result"], str(client.ask("textDocument/" + method, **params))))
for method in ("didOpen", "didChange", "didSave", "didClose", "nothing"):
    client.tell("textDocument/" + method, textDocument=[], contentChanges={})
    client.tell("textDocument/" + method, textDocument={"uri": "untitled:1", "text": "x"}, contentChanges=[])
    client.tell("textDocument/" + method)
client.tell("textDocument/didOpen", textDocument={"uri": "file:///proc/1/nothing.c", "text": "int x;"})
client.tell("textDocument/didOpen", textDocument={"uri": uri, "text": "#define A A A\nA" * 1000})
tap.test("it lives", same(client.ask("textDocument/hover", textDocument={"uri": uri},
                                     position={"line": 0, "character": 0}).get("error"), None))

tap.test("shutdown", same(client.ask("shutdown")["result"], None))
tap.test("nothing after it", same(client.ask("textDocument/hover")["error"]["code"], -32600))
client.tell("exit")
tap.test("and it ends well", same(client.server.wait(20), 0))
client.watchdog.cancel()
tap.test("its folder is gone", same(list(corpus.WORK.glob("deed-lsp-*")), []))
client = Client()
client.server.stdin.close()
tap.test("without a client it ends, too", same(client.server.wait(20), 1))
client.watchdog.cancel()
tap.done()
