/* A state machine over bytes: do loops, ternaries, logical operators, characters and masks. */
#include "memory.component.h"

enum mode { mode_start, mode_key, mode_value, mode_comment };

struct summary {
    uint32_t lines;
    uint32_t keys;
    uint32_t longest;
    bool clean;
};

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static enum mode step(enum mode mode, char c, struct summary *summary)
{
    if (c == '\n') {
        summary->lines++;
        return mode_start;
    }
    switch (mode) {
    case mode_start:
        if (c == '#')
            return mode_comment;
        summary->keys += is_letter(c) ? 1u : 0u;
        return is_letter(c) ? mode_key : mode_start;
    case mode_key:
        if (c == '=')
            return mode_value;
        summary->clean = summary->clean && (is_letter(c) || c == ' ');
        return mode_key;
    case mode_value:
    case mode_comment: return mode;
    default: summary->clean = false; return mode_start;
    }
}

static void parse(struct summary *summary, const char *text COUNT(size), uint64_t size)
{
    const struct summary empty = {0, 0, 0, true};
    *summary = empty;
    enum mode mode = mode_start;
    uint64_t i = 0;
    uint32_t run = 0;
    if (size == 0)
        return;
    do {
        char c = AT(text, size, i);
        mode = step(mode, c, summary);
        run = c == '\n' ? 0 : run + 1;
        summary->longest = run > summary->longest ? run : summary->longest;
        i++;
    } while (i < size);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct summary summary = {0, 0, 0, false};
    parse(&summary, LITERAL("# colours\nred = 1\ngreen = 2\n\nblue = 3\n"));
    if (summary.lines != 5 || summary.keys != 3 || !summary.clean)
        deed_fault(deed_reason_value);
    parse(&summary, LITERAL("a1=2"));
    if (summary.clean)
        deed_fault(deed_reason_value);
}
