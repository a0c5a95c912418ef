#!/usr/bin/env python3
"""The checker's memory grows with the program, not with its square: functions of thousands of locals and
branches, numbers in one and owners in the other, are checked in 300 MiB."""
import os

import corpus

LOCALS = 3000
MOST = 300 << 10  # KiB; with a state for each block and variable it was 1.9 GiB

NUMBER = """    uint32_t n{0} = total;
    if (total > {0}u)
        n{0} = {0}u;
    total += n{0} % 3u;"""
OWNER = """    struct uint8_vector *v{0} = uint8_vector_take({0});
    if (v{0} != NULL)
        deed_drop(v{0});"""


def program(local):
    body = "\n".join(local.format(i) for i in range(1, LOCALS + 1))
    return corpus.framed(f"static void many(void)\n{{\n    uint32_t total = 0;\n{body}\n}}\n", "memory").replace(
        "(void)ports;", "(void)ports;\n    many();")


def complaints(name, text):
    component_file = corpus.place(corpus.Program(name, text), text, "ok")
    log = component_file.with_suffix(".log")
    words = [corpus.DEED, "check", component_file, "-I", corpus.ROOT / "contracts", "--sdk", "sdk/include", "--gen",
             corpus.GEN, "-o", component_file.parent, "--no-object"]
    pid = os.posix_spawn(corpus.DEED, words, os.environ, file_actions=[
        (os.POSIX_SPAWN_OPEN, fd, log, os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o644) for fd in (1, 2)])
    _, status, used = os.wait4(pid, 0)
    return ([log.read_text()] * (status != 0) +
            [f"it took {used.ru_maxrss >> 10} MiB"] * (used.ru_maxrss > MOST))


tap = corpus.Tap()
os.chdir(corpus.ROOT)
corpus.prepare()
tap.test(f"{LOCALS} numbers", complaints("numbers", program(NUMBER)))
tap.test(f"{LOCALS} owners", complaints("owners", program(OWNER)))
tap.done()
