/* monitor.c - a contract's automaton as C with a specification in ACSL that Frama-C proves: the
 * table of transitions, and a function that takes one step in it. For who checks a conversation
 * outside of Deed, or wants to know that the kernel's table means what the contract says. */
#include <stdlib.h>
#include <string.h>

#include "emit.h"
#include "fill.h"
#include "lines.h"

#define NO_STATE 255u

static const char *word_of(struct pool *pool, const struct contract *contract, size_t state)
{
    return fill_word(pool, contract->states[state].name);
}

static void emit_numbers(struct writer *out, struct pool *pool, const struct contract *contract)
{
    const char *name = contract->name;

    writer_print(out, "enum %s_state {\n", name);
    for (size_t s = 0; s < contract->state_count; s++)
        writer_print(out, "    %s_in_%s = %zu,\n", name, word_of(pool, contract, s), s);
    writer_print(out, "    %s_no_state = %u,\n};\n\nenum %s_message {\n", name, NO_STATE, name);
    for (size_t m = 0; m < contract->message_count; m++)
        writer_print(out, "    %s_says_%s = %zu,\n", name, contract->messages[m].name, m);
    writer_print(out, "};\n\n");
}

/* The transitions of a state, as a condition on the message. */
static void emit_declared(struct writer *out, const struct contract *contract, size_t s)
{
    bool first = true;

    for (size_t m = 0; m < contract->message_count; m++) {
        if (contract->states[s].next[m] == STATE_NONE)
            continue;
        writer_print(out, "%smessage == %zu", first ? "" : " || ", m);
        first = false;
    }
}

/* One behaviour a transition, and one for all that is none: together they are all there is, so the
 * result is always a state or none. */
static void emit_behaviours(struct writer *out, struct pool *pool, const struct contract *contract)
{
    for (size_t s = 0; s < contract->state_count; s++)
        for (size_t m = 0; m < contract->message_count; m++) {
            uint16_t next = contract->states[s].next[m];
            if (next == STATE_NONE)
                continue;
            writer_print(out,
                         "    behavior %s_then_%s:\n"
                         "      assumes state == %zu && message == %zu;\n"
                         "      ensures follows: \\result == %u; // %s\n",
                         word_of(pool, contract, s), contract->messages[m].name, s, m, next,
                         contract->states[next].name);
        }
    writer_print(out, "    behavior nothing_else:\n");
    for (size_t s = 0; s < contract->state_count; s++) {
        struct writer list = {0};
        emit_declared(&list, contract, s);
        if (list.size)
            writer_print(out, "      assumes !(state == %zu && (%s)); // %s\n", s, list.text,
                         contract->states[s].name);
        free(writer_finish(&list));
    }
    writer_print(out,
                 "      ensures refused: \\result == %u;\n"
                 "    complete behaviors;\n    disjoint behaviors;\n",
                 NO_STATE);
}

char *monitor_emit_header(const struct contract *contract)
{
    struct writer out = {0};
    struct pool pool = {0};
    const char *name = contract->name;

    writer_print(&out,
                 "/* %s.monitor.h - generated from %s.contract; do not edit. */\n"
                 "#ifndef DEED_MONITOR_%s_H\n#define DEED_MONITOR_%s_H\n\n#include <stdint.h>\n\n",
                 name, name, name, name);
    emit_numbers(&out, &pool, contract);
    lines_comment(&out, "",
                  "The state after that message in that state; %s_no_state if it may not be said "
                  "there.",
                  name);
    writer_print(
        &out, "/* clang-format off */\n/*@ terminates \\true; exits \\false; assigns \\nothing;\n");
    emit_behaviours(&out, &pool, contract);
    writer_print(
        &out,
        "*/\n/* clang-format on */\nuint8_t %s_step(uint32_t state, uint32_t message);\n\n#endif\n",
        name);
    pool_free(&pool);
    return writer_finish(&out);
}

char *monitor_emit_source(const struct contract *contract)
{
    struct writer out = {0};
    const char *name = contract->name;

    writer_print(&out,
                 "/* %s.monitor.c - generated from %s.contract; do not edit. */\n"
                 "#include \"%s.monitor.h\"\n\n#define STATES   %zuu\n#define MESSAGES %zuu\n"
                 "#define NONE     %uu\n\n"
                 "/* A row for each state, a column for each message. */\n/* clang-format off */\n"
                 "static const uint8_t %s_next[STATES][MESSAGES] = {\n",
                 name, name, name, contract->state_count, contract->message_count, NO_STATE, name);
    for (size_t s = 0; s < contract->state_count; s++) {
        struct list row;
        list_begin(&row, &out, "    ", "{");
        for (size_t m = 0; m < contract->message_count; m++) {
            uint16_t next = contract->states[s].next[m];
            list_item(&row, next == STATE_NONE ? "NONE" : "%u", next);
        }
        list_end(&row, "},");
    }
    writer_print(&out,
                 "};\n/* clang-format on */\n\n"
                 "uint8_t %s_step(uint32_t state, uint32_t message)\n{\n"
                 "    if (state >= STATES || message >= MESSAGES)\n        return NONE;\n"
                 "    return %s_next[state][message];\n}\n",
                 name, name);
    return writer_finish(&out);
}
