"""eva_text.py - the kernel as one text for Eva: its files one behind the other, without annotations.

Annotations go, for Eva would believe a clause that it cannot decide; those of functions that are
used by their contract stay. Names that several files have get the file's name behind them, so each
function has one name; lines keep their numbers."""

import glob
import os
import re

ANNOTATION = re.compile(r"/\*@.*?\*/|//@[^\n]*", re.S)
DEFINED = re.compile(r"^(?!#|return|extern)((?:[A-Z][A-Z]+ |_Noreturn )*)(static )?[\w*][^;={}()\n]*?\b(\w+)(?=\(|\[|;| =)", re.M)
VOID = re.compile(r"^(?:static |NOINLINE )*void [^;{}]*\n\{.*?^\}", re.M | re.S)


def without(text, modelled):
    """The same lines, without annotations; these functions are called by the name of their models."""
    text = ANNOTATION.sub(lambda found: "\n" * found.group().count("\n"), text)
    calls = re.compile(rf"(?m)^([ \t].*?|#define .*?)(?<![\w.>])({'|'.join(modelled)})\(")
    while calls.search(text):
        text = calls.sub(r"\1eva_\2(", text)
    return text


def renamed(text, path, names):
    tag = os.path.splitext(os.path.basename(path))[0]
    for name in names:
        text = re.sub(rf"(?<![.>\w\"]){name}\b(?!\")", f"{name}__{tag}", text)
    return text


def in_void(text):
    """A function that returns nothing may not return what another one returns, for Frama-C."""
    return VOID.sub(lambda found: re.sub(r"\bIN_PLACE return (.*?);", r"{ \1; return; }", found.group()), text)


def write(folder, files, driver, modelled):
    """Writes the text, and the headers that it includes; returns its path."""
    headers = [path for where in ("kernel", "sharedheap", "proof") for path in glob.glob(where + "/**/*.h", recursive=True)]
    for path in headers:
        with open(path, encoding="utf-8") as file:
            text = without(file.read(), modelled)
        place = os.path.join(folder, path)
        os.makedirs(os.path.dirname(place), exist_ok=True)
        with open(place, "w", encoding="utf-8") as file:
            file.write(text)
    texts, owners = {}, {}
    for path in files:
        with open(path, encoding="utf-8") as file:
            texts[path] = without(file.read(), modelled)
        for words, static, name in DEFINED.findall(texts[path]):
            owners.setdefault(name, {})[path] = bool(static or "INLINE" in words)
    whole = os.path.join(folder, "whole.c")
    with open(whole, "w", encoding="utf-8") as file:
        for path, text in texts.items():
            shared = [name for name, paths in owners.items() if len(paths) > 1 and paths.get(path)]
            file.write(f'#line 1 "{path}"\n{in_void(renamed(text, path, shared))}\n')
        file.writelines(f'#include "{os.path.abspath(path)}"\n' for path in driver)
    return whole
