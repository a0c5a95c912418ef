#!/usr/bin/env python3
"""large.py FOLDER LINES - write a component of about so many lines (blank ones not counted) for measuring the
checker: FOLDER/large.c and FOLDER/large.component. The same arguments give the same bytes.

It is made of modules of some sixty lines, each as a person would write it: a list of owned nodes, vectors,
loops over counted data, a search, a parser, an endpoint that is opened and asked, clean-up by goto. They vary in
names, constants and in which of their functions there are."""
import pathlib
import random
import sys

COMPONENT = """/// A component of many lines.
component large {
    uses calculator: Calculator;
    uses console: Console;
    heap 1M;
    endpoints 4;
}
"""

LIST = """
struct node_@ {
    struct node_@ *next OWN;
    struct uint8_vector *text OWN;
    uint32_t weight;
    uint16_t kind;
};

static struct node_@ *g_list_@ OWN;
static uint32_t g_used_@;

static bool push_@(uint32_t weight, uint16_t kind)
{
    struct node_@ *node = deed_take(sizeof(struct node_@));
    if (node == NULL)
        return false;
    struct uint8_vector *text = uint8_vector_take(%SIZE%);
    if (text == NULL) {
        deed_drop(node);
        return false;
    }
    for (uint64_t i = 0; i < text->length; i++)
        text->at[i] = (uint8_t)(weight >> (i % 4 * 8));
    node->weight = weight;
    node->kind = kind;
    PUT(node->text, text);
    PUT(node->next, TAKE(g_list_@));
    PUT(g_list_@, node);
    g_used_@++;
    return true;
}

static uint32_t heaviest_@(void)
{
    uint32_t most = 0;
    const struct node_@ *at = g_list_@;
    while (at != NULL) {
        if (at->kind != %KIND% && at->weight > most)
            most = at->weight;
        at = at->next;
    }
    return most;
}

static void clear_@(void)
{
    struct node_@ *node = TAKE(g_list_@);
    while (node != NULL) {
        struct node_@ *next = TAKE(node->next);
        struct uint8_vector *text = TAKE(node->text);
        deed_drop(text);
        deed_drop(node);
        node = next;
    }
    g_used_@ = 0;
}
"""

VECTOR = """
static uint32_t checksum_@(const struct uint8_vector *data)
{
    uint32_t sum = %SEED%u;
    for (uint64_t i = 0; i < data->length; i++) {
        sum ^= data->at[i];
        for (uint32_t bit = 0; bit < 8; bit++) {
            if (sum & 1)
                sum = (sum >> 1) ^ 0xedb88320u;
            else
                sum >>= 1;
        }
    }
    return ~sum;
}

static bool fill_@(uint64_t length, uint32_t *sum)
{
    bool good = false;
    struct uint8_vector *data = uint8_vector_take(length);
    if (data == NULL)
        return false;
    struct uint32_vector *totals = uint32_vector_take(%SIZE%);
    if (totals == NULL)
        goto out;
    for (uint64_t i = 0; i < data->length; i++)
        data->at[i] = (uint8_t)(i * %KIND% + 1);
    for (uint64_t i = 0; i < totals->length; i++)
        totals->at[i] = 0;
    for (uint64_t i = 0; i < data->length; i++)
        totals->at[i % totals->length] += data->at[i];
    *sum = checksum_@(data);
    good = totals->length > 0 && totals->at[0] != *sum;
    deed_drop(totals);
out:
    deed_drop(data);
    return good;
}
"""

TABLE = """
static const uint16_t g_limits_@[%SIZE%] = {%VALUES%};
static uint32_t g_counts_@[%SIZE%];

static uint32_t class_of_@(uint32_t value)
{
    for (uint32_t i = 0; i < %SIZE%; i++)
        if (value < g_limits_@[i])
            return i;
    return %SIZE% - 1;
}

static void count_@(uint32_t value)
{
    uint32_t class = class_of_@(value);
    if (class < %SIZE%)
        AT(g_counts_@, %SIZE%, class)++;
}

static uint32_t spread_@(void)
{
    uint32_t least = UINT32_MAX, most = 0;
    for (uint32_t i = 0; i < %SIZE%; i++) {
        uint32_t count = g_counts_@[i];
        if (count == 0)
            continue;
        if (count < least)
            least = count;
        if (count > most)
            most = count;
    }
    return most >= least ? most - least : 0;
}
"""

PARSER = """
enum token_@ { END_@, NUMBER_@, WORD_@, OTHER_@ };

static enum token_@ next_@(const struct uint8_vector *line, uint64_t *at, uint32_t *value)
{
    uint64_t i = *at;
    while (i < line->length && line->at[i] == ' ')
        i++;
    if (i >= line->length) {
        *at = i;
        return END_@;
    }
    enum token_@ kind = OTHER_@;
    uint32_t number = 0;
    if (line->at[i] >= '0' && line->at[i] <= '9') {
        kind = NUMBER_@;
        while (i < line->length && line->at[i] >= '0' && line->at[i] <= '9') {
            number = number * 10 + (uint32_t)(line->at[i] - '0');
            i++;
        }
    } else if (line->at[i] >= 'a' && line->at[i] <= 'z') {
        kind = WORD_@;
        do {
            number = number * %KIND% + line->at[i];
            i++;
        } while (i < line->length && line->at[i] >= 'a' && line->at[i] <= 'z');
    } else {
        i++;
    }
    *at = i;
    *value = number;
    return kind;
}

static uint32_t parse_@(const struct uint8_vector *line)
{
    uint64_t at = 0;
    uint32_t sum = 0;
    for (;;) {
        uint32_t value = 0;
        switch (next_@(line, &at, &value)) {
        case END_@: return sum;
        case NUMBER_@: sum += value; break;
        case WORD_@: sum ^= value; break;
        case OTHER_@: break;
        }
    }
}
"""

CLIENT = """
static struct Calculator_client *g_calculator_@ OWN STATE(Start);

OWN OPT STATE(Start) static struct Calculator_client *connection_@(struct large_ports *ports)
{
    struct Calculator_client *c = TAKE(g_calculator_@);
    if (c != NULL)
        return c;
    return Calculator_open(ports->calculator, DEED_FOREVER);
}

static bool ask_@(struct large_ports *ports, int32_t a, int32_t b, int32_t *result)
{
    struct Calculator_client *c = connection_@(ports);
    if (c == NULL)
        return false;
    bool fine = false;
    switch (Calculator_call_%MESSAGE%(c, a, b)) {
    case Calculator_Result:
        *result = Calculator_Result_value(c);
        fine = true;
        break;
    case Calculator_Overflow: break;
%DIVISION%    case Calculator_closed: Calculator_client_drop(c); return false;
    }
    PUT(g_calculator_@, c);
    return fine;
}
"""

# module -> (text, statements in the function that uses it)
MODULES = {
    "list": (LIST, "    for (uint16_t i = 0; i < %SIZE%; i++)\n        if (!push_@(i * 7u, i))\n            break;\n"
                   "    total += heaviest_@();\n    clear_@();\n"),
    "vector": (VECTOR, "    uint32_t sum = 0;\n    if (fill_@(%SIZE%, &sum))\n        total += sum;\n"),
    "table": (TABLE, "    for (uint32_t i = 0; i < 100; i++)\n        count_@(i * i);\n    total += spread_@();\n"),
    "parser": (PARSER, "    struct uint8_vector *line = uint8_vector_take(%SIZE%);\n    if (line != NULL) {\n"
                       "        total += parse_@(line);\n        deed_drop(line);\n    }\n"),
    "client": (CLIENT, "    int32_t result = 0;\n    if (ask_@(ports, %KIND%, %SIZE%, &result))\n"
                       "        total += (uint32_t)result;\n"),
}


def module(number, pick):
    kinds = pick.sample(sorted(MODULES), 2)
    size = pick.choice((8, 12, 16, 24, 32))
    message = pick.choice(("Add", "Subtract", "Multiply", "Divide"))
    values = ", ".join(str(value) for value in sorted(pick.sample(range(1, 60000), size)))
    words = {"SIZE": str(size), "KIND": str(pick.randrange(3, 90)), "SEED": str(pick.randrange(1, 1 << 30)),
             "MESSAGE": message, "VALUES": values,
             "DIVISION": "    case Calculator_DivisionByZero: break;\n" if message == "Divide" else ""}
    text = "".join(MODULES[kind][0] for kind in kinds)
    text += "\nstatic uint32_t use_@(struct large_ports *ports)\n{\n    uint32_t total = 0;\n    (void)ports;\n"
    text += "".join(MODULES[kind][1] for kind in kinds) + "    return total;\n}\n"
    for word, value in words.items():
        text = text.replace(f"%{word}%", value)
    return text.replace("@", str(number))


def count(text):
    return sum(1 for line in text.split("\n") if line.strip())


def main(folder, wanted):
    pick = random.Random(19)
    parts, lines = ['#include "large.component.h"\n'], 0
    while lines < wanted:
        parts.append(module(len(parts), pick))
        lines += count(parts[-1]) + 1
    last = len(parts)
    rounds = range(1, last, 20)
    for first in rounds:
        used = range(first, min(first + 20, last))
        parts.append(f"\nstatic uint32_t round_{first}(struct large_ports *ports)\n{{\n    uint32_t total = 0;\n" +
                     "".join(f"    total += use_{number}(ports);\n    total ^= use_{number}(ports);\n"
                             for number in used) + "    return total;\n}\n")
    parts.append("\nvoid large_main(struct large_ports *ports)\n{\n    uint32_t total = 0;\n" +
                 "".join(f"    total ^= round_{first}(ports);\n" for first in rounds for _ in range(2)) +
                 "    deed_sleep_until(total);\n}\n")
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "large.c").write_text("".join(parts))
    (folder / "large.component").write_text(COMPONENT)
    print(count("".join(parts)))


main(sys.argv[1], int(sys.argv[2]))
