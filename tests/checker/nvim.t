#!/usr/bin/env python3
"""nvim.t - editors/vim as a package of Neovim, without a screen, against the real `deed check --lsp`."""
import os
import subprocess

import corpus

SOURCE = '''#include "client.component.h"

static uint8_t last(const uint8_t *bytes COUNT(size), uint64_t size, uint64_t i)
{
    return bytes[i];
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
source = corpus.place(corpus.Program("editor", SOURCE), SOURCE, "nvim").with_suffix(".c")
start = corpus.WORK / "init.vim"
start.write_text(f"""filetype plugin on
set noswapfile runtimepath^={corpus.ROOT}/editors/vim
let g:deed_command = '{corpus.DEED}'
let g:deed_options = {{'sdk': '{corpus.ROOT}/sdk/include', 'contracts':
    \\ ['{corpus.HERE}/contracts', '{corpus.ROOT}/contracts']}}
""")
done = subprocess.run(["nvim", "--headless", "-u", start, source, "-c", f"luafile {corpus.HERE}/nvim.lua"],
                      timeout=150, env={**os.environ, "HOME": str(corpus.WORK), "TMPDIR": str(corpus.WORK)},
                      stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True)
print(done.stdout, end="")
raise SystemExit(done.returncode or "not ok" in done.stdout or "1..4" not in done.stdout)
