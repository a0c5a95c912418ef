#!/usr/bin/env python3
"""The stack that `deed check` reserves, where calls go through tables and where a function calls
itself: the deepest function of the table, and as many frames as the constant says."""
import re

import corpus

SOURCE = """#include "memory.component.h"

static uint32_t shallow(uint32_t n)
{
    return n + 1;
}

static uint32_t deep(uint32_t n)
{
    uint32_t numbers[%(words)d] = {n};
    for (uint32_t i = 1; i < %(words)d; i++)
        numbers[i] = numbers[i - 1] * n + deed_heap_used(0) %% 7;
    return numbers[n %% %(words)d];
}

static uint32_t (*const table[])(uint32_t n) = {shallow, %(entry)s};

static DEPTH(n) uint32_t down(uint32_t n)
{
    if (n == 0)
        return 0;
    return down(n - 1) + (uint32_t)deed_now() + n;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint32_t which = (uint32_t)deed_now();
    if (table[which %% 2](which) == %(start)s(%(depth)d))
        deed_fault(deed_reason_value);
}
""".replace("deed_heap_used(0)", "(uint32_t)deed_now()")

corpus.prepare()
tap = corpus.Tap()


def stack_of(name, **values):
    program = corpus.Program(f"stack/{name}", SOURCE % {"words": 16, "entry": "shallow",
                                                       "start": "shallow", "depth": 1, **values})
    component_file = corpus.place(program, program.text, "whole")
    outcome = corpus.check(component_file, whole=True)
    certificate = component_file.with_suffix(".cert")
    if outcome.status != 0 or not certificate.exists():
        tap.test(f"{name} is accepted", [outcome.output])
        return 0
    return int(re.search(r"^stack (\d+)$", certificate.read_text(), re.M)[1])


shallow = stack_of("shallow")
words = {count: stack_of(f"deep{count}", words=count, entry="deep") for count in (16, 48, 200)}
tap.test("a table costs what its deepest function costs",
         [] if words[16] > shallow and words[48] - words[16] == 128 and words[200] - words[48] == 608
         else [f"shallow {shallow}, {words}"])
depths = {depth: stack_of(f"down{depth}", start="down", depth=depth) for depth in (10, 20, 30, 1000)}
frame = (depths[20] - depths[10]) // 10
tap.test("recursion costs a frame for each step",
         [] if frame >= 16 and frame % 8 == 0 and depths[30] - depths[20] == 10 * frame and
         depths[1000] - depths[20] == 980 * frame else [f"{depths}"])
tap.done()
