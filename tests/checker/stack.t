#!/usr/bin/env python3
"""The stack that `deed check` reserves, where calls go through tables and where functions call
themselves or each other: the deepest function of the table, and as many frames as the constant says."""
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

static DEPTH(n) uint32_t large(uint32_t n, uint32_t seed);

static DEPTH(n) uint32_t small(uint32_t n, uint32_t seed)
{
    if (n == 0)
        return seed;
    uint32_t numbers[16] = {seed};
    for (uint32_t i = 1; i < 16; i++)
        numbers[i] = numbers[i - 1] * n + (uint32_t)deed_now() %% 7;
    return large(n - 1, numbers[n %% 16]) + large(n / 2, numbers[seed %% 16]) + numbers[3];
}

static DEPTH(n) uint32_t large(uint32_t n, uint32_t seed)
{
    uint32_t numbers[64] = {seed};
    for (uint32_t i = 1; i < 64; i++)
        numbers[i] = numbers[i - 1] * n + (uint32_t)deed_now() %% 7;
    if (n == 0)
        return numbers[seed %% 64];
    return small(%(less)s, numbers[n %% 64]) + small(n / 2, numbers[5]) + numbers[seed %% 64];
}

static uint32_t around(uint32_t n)
{
    return n + small(%(around)d, n);
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
                                                       "start": "shallow", "depth": 1, "around": 1,
                                                       "less": "n - 1", **values})
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
around = {(depth, less): stack_of(f"around{depth}{less == 'n'}", start="around", around=depth, less=less)
          for depth in (10, 20, 30) for less in ("n - 1", "n")}
pair = (around[20, "n - 1"] - around[10, "n - 1"]) // 5
tap.test("of two that call each other, a frame of each for two steps",
         [] if 80 * 4 + 32 <= pair <= 80 * 4 + 160 and pair % 8 == 0 and
         around[30, "n - 1"] - around[20, "n - 1"] == 5 * pair else [f"{around}"])
tap.test("and a frame of each for one step, where one of them passes on what it got",
         [] if around[20, "n"] - around[10, "n"] == 10 * pair and
         around[30, "n"] - around[20, "n"] == 10 * pair else [f"{around}"])
tap.done()
