/* suite_states.c - the states of a conformance suite's component, see suite.h: a slot for each, a
 * function that takes a step in each, and one that sends for each message that may be sent there.
 *
 * Which of several messages is sent, `choose` says, which the component defines in front. The
 * client listens for as long as `g_deadline` says: for ever, or, when it has had enough, not at
 * all; then it drops its end. A server that may speak and listen looks whether there is something
 * to hear, but now and then it speaks without looking, so that messages cross. */
#include <stdlib.h>
#include <string.h>

#include "lines.h"
#include "suite.h"

size_t suite_transition(const struct contract *contract, uint16_t state, size_t tag)
{
    size_t number = 0;

    for (uint16_t s = 0; s <= state; s++)
        for (size_t m = 0; m < contract->message_count && (s < state || m < tag); m++)
            number += contract->states[s].next[m] != STATE_NONE;
    return number;
}

size_t suite_transition_count(const struct contract *contract)
{
    return suite_transition(contract, (uint16_t)(contract->state_count - 1),
                            contract->message_count);
}

static const char *word_of(struct suite *suite, uint16_t state)
{
    return fill_word(&suite->fill.pool, suite->contract->states[state].name);
}

static bool may_send(const struct suite *suite, uint16_t state, size_t tag)
{
    return suite->contract->states[state].next[tag] != STATE_NONE &&
           message_from(&suite->contract->messages[tag], suite->side);
}

static bool may_hear(const struct suite *suite, uint16_t state, size_t tag)
{
    return suite->contract->states[state].next[tag] != STATE_NONE &&
           !message_from(&suite->contract->messages[tag], suite->side);
}

/* Note the transition, and leave the endpoint where it is now. */
static void emit_arrival(struct suite *suite, struct writer *out, const char *indent,
                         uint16_t state, size_t tag)
{
    const struct contract *contract = suite->contract;
    uint16_t next = contract->states[state].next[tag];

    writer_print(out, "%smoved(%zu, %u);\n", indent, suite_transition(contract, state, tag), next);
    if (contract->states[next].is_end)
        writer_print(out, "%s%s_%s_drop(here);\n", indent, contract->name, side_word(suite->side));
    else
        writer_print(out, "%sPUT(g_%s, here);\n", indent, word_of(suite, next));
}

static void head_of(struct suite *suite, const char *name, uint16_t state)
{
    const struct contract *contract = suite->contract;
    struct list head;

    list_begin(&head, &suite->out, "", "static void %s(", name);
    list_item(&head, "struct %s_%s *here OWN CLAIMS STATE(%s)", contract->name,
              side_word(suite->side), contract->states[state].name);
    list_end(&head, ")\n{");
}

static void emit_send(struct suite *suite, uint16_t state, size_t tag)
{
    const struct contract *contract = suite->contract;
    const struct message *message = &contract->messages[tag];
    struct writer body = {0};
    struct list call;

    const char **names = suite_make(suite, &body, message, "g_sent");
    list_begin(&call, &body, "    ", "%s_send_%s(", contract->name, message->name);
    list_item(&call, "here");
    for (size_t i = 0; i < message->parameter_count; i++)
        list_item(&call, "%s", names[i]);
    list_end(&call, ");");
    writer_print(&body, "    g_sent++;\n");
    emit_arrival(suite, &body, "    ", state, tag);
    head_of(suite,
            pool_print(&suite->fill.pool, "send_%s_in_%s", message->name, word_of(suite, state)),
            state);
    writer_print(&suite->out, "%s}\n\n", body.text);
    free(writer_finish(&body));
}

/* One of the messages that may be sent. */
static void emit_speak(struct suite *suite, uint16_t state)
{
    const struct contract *contract = suite->contract;
    struct writer *out = &suite->out;
    size_t count = 0, last = 0, number = 0;

    for (size_t m = 0; m < contract->message_count; m++)
        if (may_send(suite, state, m)) {
            emit_send(suite, state, m);
            count++;
            last = m;
        }
    const char *word = word_of(suite, state);
    head_of(suite, pool_print(&suite->fill.pool, "speak_in_%s", word), state);
    if (count > 1)
        writer_print(out, "    switch (choose(%u, %zu)) {\n", state, count);
    for (size_t m = 0; m < contract->message_count; m++) {
        if (!may_send(suite, state, m))
            continue;
        const char *call =
            pool_print(&suite->fill.pool, "send_%s_in_%s(here);", contract->messages[m].name, word);
        if (count == 1)
            writer_print(out, "    %s\n", call);
        else if (m == last)
            writer_print(out, "    default: %s break;\n    }\n", call);
        else
            writer_print(out, "    case %zu: %s break;\n", number++, call);
    }
    writer_print(out, "}\n\n");
}

static void emit_hear(struct suite *suite, uint16_t state, bool speaks)
{
    const struct contract *contract = suite->contract;
    struct pool *pool = &suite->fill.pool;
    struct writer *out = &suite->out;
    const char *name = contract->name;
    const char *side = side_word(suite->side);
    bool looks = suite->side == SIDE_SERVER && speaks;

    writer_print(out, "    switch (%s_%s_receive_until(here, %s)) {\n", name, side,
                 looks ? "DEED_NOW" : "g_deadline");
    for (size_t m = 0; m < contract->message_count; m++) {
        const struct message *message = &contract->messages[m];
        struct writer body = {0};
        if (!may_hear(suite, state, m))
            continue;
        suite_check(suite, &body, "        ", message, "here", "g_came");
        bool braces = message->parameter_count > 0;
        writer_print(&body, "        g_came++;\n");
        emit_arrival(suite, &body, "        ", state, m);
        writer_print(&body, "        break;\n");
        lines_case(out, "    ", pool_print(pool, "%s_%s", name, message->name), body.text, braces);
        free(writer_finish(&body));
    }
    writer_print(out, "    case %s_timeout:", name);
    if (looks)
        writer_print(out, " speak_in_%s(here); break;\n", word_of(suite, state));
    else if (suite->side == SIDE_CLIENT)
        writer_print(out,
                     "\n        %s_client_drop(here);\n        g_state = OVER;\n        break;\n",
                     name);
    else
        writer_print(out, "\n");
    if (suite->side == SIDE_CLIENT)
        writer_print(out, "    case %s_closed: deed_fault(deed_reason_unreachable);\n    }\n",
                     name);
    else
        writer_print(out,
                     "    case %s_closed:\n        %s_server_drop(here);\n        g_state = OVER;\n"
                     "        break;\n    }\n",
                     name, name);
}

static void emit_step(struct suite *suite, uint16_t state)
{
    const struct contract *contract = suite->contract;
    struct writer *out = &suite->out;
    const char *word = word_of(suite, state);
    bool speaks = contract_may_send(contract, state, suite->side);
    bool hears = contract_may_receive(contract, state, suite->side);

    if (speaks)
        emit_speak(suite, state);
    writer_print(out,
                 "static void at_%s(void)\n{\n"
                 "    struct %s_%s *here = TAKE(g_%s);\n"
                 "    if (!here)\n        return;\n",
                 word, contract->name, side_word(suite->side), word);
    if (speaks && hears && suite->side == SIDE_CLIENT)
        writer_print(out, "    if (g_deadline != DEED_NOW && choose(%zu, 2) == 0) {\n",
                     contract->state_count + state);
    else if (speaks && hears)
        writer_print(out, "    if (choose(%zu, 3) == 2) {\n", contract->state_count + state);
    if (speaks && hears)
        writer_print(out, "        speak_in_%s(here);\n        return;\n    }\n", word);
    else if (speaks)
        writer_print(out, "    speak_in_%s(here);\n", word);
    if (hears)
        emit_hear(suite, state, speaks);
    writer_print(out, "}\n\n");
}

static void emit_slots(struct suite *suite)
{
    const struct contract *contract = suite->contract;
    struct writer *out = &suite->out;

    writer_print(
        out,
        "#define OVER        %zuu\n#define TRANSITIONS %zuu\n\n"
        "/* The conversation: its state, how many messages went each way, and when to leave. "
        "*/\n"
        "static uint32_t g_state = OVER;\nstatic uint32_t g_sent;\n"
        "static uint32_t g_came;\n",
        contract->state_count, suite_transition_count(contract));
    if (suite->side == SIDE_CLIENT)
        writer_print(out, "static uint64_t g_deadline;\n");
    else
        writer_print(out, "static const uint64_t g_deadline = DEED_FOREVER;\n");
    writer_print(out, "static uint32_t g_steps;\nstatic bool g_taken[TRANSITIONS];\n\n");
    for (uint16_t s = 0; s < contract->state_count; s++)
        if (!contract->states[s].is_end)
            writer_print(out, "static struct %s_%s *g_%s OWN STATE(%s);\n", contract->name,
                         side_word(suite->side), word_of(suite, s), contract->states[s].name);
    writer_print(out,
                 "\nstatic void moved(uint32_t transition, uint32_t state)\n{\n"
                 "    g_taken[transition] = true;\n    g_state = state;\n    g_steps++;\n}\n\n");
}

void suite_emit_states(struct suite *suite)
{
    const struct contract *contract = suite->contract;
    struct writer *out = &suite->out;

    emit_slots(suite);
    for (uint16_t s = 0; s < contract->state_count; s++)
        if (!contract->states[s].is_end)
            emit_step(suite, s);
    writer_print(out, "static void step(void)\n{\n    switch (g_state) {\n");
    for (uint16_t s = 0; s < contract->state_count; s++)
        if (contract->states[s].is_end)
            writer_print(out, "    case %u: g_state = OVER; break;\n", s);
        else
            writer_print(out, "    case %u: at_%s(); break;\n", s, word_of(suite, s));
    writer_print(out, "    }\n}\n\n");
}
