#!/usr/bin/env python3
"""vscode.t - the extension of VS Code, without VS Code: vscode.js is a stand-in for the editor, and drives it
against the real `deed check --lsp`."""
import os
import subprocess

import corpus

SOURCE = '''#include "client.component.h"

static uint8_t last(const uint8_t *bytes COUNT(size), uint64_t size, uint64_t i)
{
    return AT(bytes, size, i);
}

void client_main(struct client_ports *ports)
{
    (void)ports;
    struct uint8_vector *v = uint8_vector_take(10);
    deed_drop(v);
    uint8_t bytes[4] = {1, 2, 3, 4};
    (void)last(bytes, 4, deed_now());
}
'''

corpus.prepare()
component = corpus.place(corpus.Program("editor", SOURCE), SOURCE, "vscode")
done = subprocess.run(["node", corpus.HERE / "vscode.js", corpus.DEED, component.with_suffix(".c"),
                       corpus.ROOT / "sdk" / "include", corpus.HERE / "contracts", corpus.ROOT / "contracts"],
                      timeout=120, env={**os.environ, "TMPDIR": str(corpus.WORK)})
raise SystemExit(done.returncode)
