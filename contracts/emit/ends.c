/* ends.c - endpoints that travel in messages: how a generated component gets one in the state that
 * the contract asks for, and how it gives up one that it was sent.
 *
 * A fresh one is the end of a channel of its own, both ends of which it walks to that state; the
 * other end it gives up, so whoever gets the first finds its peer gone. To give up an endpoint is
 * to go on by its contract until it may be dropped: at the end, or when nothing comes. */
#include <stdlib.h>
#include <string.h>

#include "fill.h"
#include "lines.h"

#define FAR UINT16_MAX

/* ---- giving up ---- */

/* By state: how many own sends to a state where the conversation may be left. */
static uint16_t *distances(struct pool *pool, const struct contract *contract, enum side side)
{
    uint16_t *far = pool_take(pool, contract->state_count * sizeof *far);

    for (size_t s = 0; s < contract->state_count; s++)
        far[s] = contract->states[s].is_end                          ? 0
                 : contract_may_receive(contract, (uint16_t)s, side) ? 1
                                                                     : FAR;
    for (bool changed = true; changed;) {
        changed = false;
        for (size_t s = 0; s < contract->state_count; s++)
            for (size_t m = 0; m < contract->message_count; m++) {
                uint16_t next = contract->states[s].next[m];
                if (next == STATE_NONE || !message_from(&contract->messages[m], side) ||
                    far[next] == FAR || far[next] + 2 >= far[s])
                    continue;
                far[s] = (uint16_t)(far[next] + 2);
                changed = true;
            }
    }
    return far;
}

struct leaving {
    struct fill *fill;
    struct writer *out;
    const struct contract *contract;
    enum side side;
    const uint16_t *far;
    uint16_t first;
    bool *passed; /* by state */
    bool again;   /* the way came back to the first state */
};

static void leave(struct leaving *leaving, uint16_t state, const char *indent);

static void leave_by_receiving(struct leaving *l, uint16_t state, const char *indent)
{
    const struct contract *contract = l->contract;
    const char *name = contract->name;
    const char *side = side_word(l->side);
    const char *inner = pool_print(&l->fill->pool, "%s    ", indent);

    writer_print(l->out, "%sswitch (%s_%s_receive_until(%s, DEED_NOW)) {\n", indent, name, side,
                 side);
    for (size_t m = 0; m < contract->message_count; m++) {
        const struct message *message = &contract->messages[m];
        uint16_t next = contract->states[state].next[m];
        if (next == STATE_NONE || message_from(message, l->side))
            continue;
        struct writer body = {0};
        struct writer *out = l->out;
        for (size_t p = 0; p < message->parameter_count; p++)
            if (value_is_owned(&message->parameters[p].type))
                fill_discard(l->fill, &body, inner, &message->parameters[p].type,
                             pool_print(&l->fill->pool, "%s_%s_%s(%s)", name, message->name,
                                        message->parameters[p].name, side));
        l->out = &body;
        leave(l, next, inner);
        l->out = out;
        lines_case(out, indent, pool_print(&l->fill->pool, "%s_%s", name, message->name), body.text,
                   false);
        free(writer_finish(&body));
    }
    writer_print(l->out, "%scase %s_timeout:\n%scase %s_closed: %s_%s_drop(%s); return;\n%s}\n",
                 indent, name, indent, name, name, side, side, indent);
}

static void leave_by_sending(struct leaving *l, uint16_t state, const char *indent)
{
    const struct contract *contract = l->contract;

    for (size_t m = 0; m < contract->message_count; m++) {
        const struct message *message = &contract->messages[m];
        uint16_t next = contract->states[state].next[m];
        if (next == STATE_NONE || !message_from(message, l->side) || l->far[next] == FAR ||
            l->far[next] + 2 != l->far[state])
            continue;
        fill_send(l->fill, l->out, indent, contract, message, side_word(l->side), NULL);
        leave(l, next, indent);
        return;
    }
    writer_print(l->out, "%sdeed_fault(deed_reason_unreachable);\n", indent);
}

/* All that is written ends in a return, or goes round the loop. */
static void leave(struct leaving *l, uint16_t state, const char *indent)
{
    const char *side = side_word(l->side);

    if (l->contract->states[state].is_end) {
        writer_print(l->out, "%s%s_%s_drop(%s);\n%sreturn;\n", indent, l->contract->name, side,
                     side, indent);
        return;
    }
    if (l->passed[state]) {
        l->again |= state == l->first;
        writer_print(l->out, "%s%s;\n", indent,
                     state == l->first ? "continue" : "deed_fault(deed_reason_unreachable)");
        return;
    }
    l->passed[state] = true;
    if (l->far[state] == 1)
        leave_by_receiving(l, state, indent);
    else
        leave_by_sending(l, state, indent);
    l->passed[state] = false;
}

static void emit_leaving(struct fill *fill, struct writer *out, const struct contract *contract,
                         enum side side, uint16_t state)
{
    struct writer body = {0};
    struct leaving leaving = {.fill = fill,
                              .out = &body,
                              .contract = contract,
                              .side = side,
                              .far = distances(&fill->pool, contract, side),
                              .first = state,
                              .passed = pool_take(&fill->pool, contract->state_count)};

    leave(&leaving, state, "    ");
    if (leaving.again) {
        free(writer_finish(&body));
        leave(&leaving, state, "        ");
        writer_print(out, "    for (;;) {\n%s    }\n", body.text);
    } else {
        size_t size = body.size;
        static const char tail[] = "    return;\n";
        if (size > sizeof tail && strcmp(body.text + size - (sizeof tail - 1), tail) == 0)
            body.text[size - (sizeof tail - 1)] = '\0';
        writer_print(out, "%s", body.text);
    }
    free(writer_finish(&body));
}

const char *fill_give_up_end(struct fill *fill, const char *contract_name, enum side side,
                             const char *state)
{
    const struct contract *contract =
        contract_library_find(fill->library, contract_name, (struct place){0});
    const char *name = pool_print(&fill->pool, "give_up_%s_%s_%s", contract_name, side_word(side),
                                  fill_word(&fill->pool, state));
    struct writer out = {0};

    if (!fill_begin(fill, name))
        return fill_is_finished(fill, name) ? name : NULL;
    struct list head;
    lines_comment(&out, "", "Go on from %s until %s.%s may be dropped.", state, contract_name,
                  side_word(side));
    list_begin(&head, &out, "", "static void %s(", name);
    list_item(&head, "struct %s_%s *%s OWN CLAIMS OPT STATE(%s)", contract_name, side_word(side),
              side_word(side), state);
    list_end(&head, ")");
    writer_print(&out, "{\n    if (!%s)\n        return;\n", side_word(side));
    emit_leaving(fill, &out, contract, side, contract_find_state(contract, state));
    writer_print(&out, "}\n");
    fill_end(fill, name, &out);
    return name;
}

/* ---- fresh ones ---- */

/* By state: the tag of the last message on a shortest way to it from the start, and the state
 * before; `from` is STATE_NONE where there is no way. */
struct step {
    uint16_t from, tag;
};

static struct step *ways(struct pool *pool, const struct contract *contract)
{
    struct step *steps = pool_take(pool, contract->state_count * sizeof *steps);
    uint16_t *queue = pool_take(pool, contract->state_count * sizeof *queue);
    size_t head = 0, tail = 0;

    for (size_t s = 0; s < contract->state_count; s++)
        steps[s].from = STATE_NONE;
    steps[contract->start].from = contract->start;
    queue[tail++] = contract->start;
    while (head < tail) {
        uint16_t state = queue[head++];
        for (size_t m = 0; m < contract->message_count; m++) {
            uint16_t next = contract->states[state].next[m];
            if (next == STATE_NONE || steps[next].from != STATE_NONE)
                continue;
            steps[next] = (struct step){state, (uint16_t)m};
            queue[tail++] = next;
        }
    }
    return steps;
}

/* One message over the channel whose ends this component has both. */
static void emit_step(struct fill *fill, struct writer *out, const struct contract *contract,
                      const struct step *step)
{
    const struct message *message = &contract->messages[step->tag];
    enum side from = message->to_server ? SIDE_CLIENT : SIDE_SERVER;
    enum side to = message->to_server ? SIDE_SERVER : SIDE_CLIENT;
    const char *name = contract->name;
    struct writer body = {0};

    fill_send(fill, out, "    ", contract, message, side_word(from), NULL);
    writer_print(out, "    switch (%s_%s_receive(%s)) {\n", name, side_word(to), side_word(to));
    for (size_t p = 0; p < message->parameter_count; p++)
        if (value_is_owned(&message->parameters[p].type))
            fill_discard(fill, &body, "        ", &message->parameters[p].type,
                         pool_print(&fill->pool, "%s_%s_%s(%s)", name, message->name,
                                    message->parameters[p].name, side_word(to)));
    writer_print(&body, "        break;\n");
    lines_case(out, "    ", pool_print(&fill->pool, "%s_%s", name, message->name), body.text,
               false);
    free(writer_finish(&body));
    for (size_t m = 0; m < contract->message_count; m++)
        if (m != step->tag && contract->states[step->from].next[m] != STATE_NONE &&
            !message_from(&contract->messages[m], to))
            writer_print(out, "    case %s_%s:\n", name, contract->messages[m].name);
    writer_print(out, "    case %s_closed: deed_fault(deed_reason_unreachable);\n    }\n", name);
}

static void emit_fresh(struct fill *fill, struct writer *out, const struct contract *contract,
                       enum side side, uint16_t state)
{
    const char *name = contract->name;
    const char *kept = side_word(side);
    enum side other = side == SIDE_CLIENT ? SIDE_SERVER : SIDE_CLIENT;
    struct step *steps = ways(&fill->pool, contract);
    struct step way[256];
    size_t count = 0;

    for (uint16_t s = state; s != contract->start && count < 256; s = steps[s].from)
        way[count++] = steps[s];
    writer_print(out,
                 "    struct %s_server *server = %s_channel();\n    if (!server)\n"
                 "        deed_fault(deed_reason_null);\n"
                 "    struct %s_client *client = %s_peer(server);\n    if (!client)\n"
                 "        deed_fault(deed_reason_null);\n",
                 name, name, name, name);
    while (count > 0)
        emit_step(fill, out, contract, &way[--count]);
    if (state == contract->start) {
        writer_print(out, "    %s_%s_drop(%s);\n", name, side_word(other), side_word(other));
    } else {
        const char *function = fill_give_up_end(fill, name, other, contract->states[state].name);
        if (function)
            writer_print(out, "    %s(%s);\n", function, side_word(other));
        else
            writer_print(out, "    deed_fault(deed_reason_unreachable);\n");
    }
    writer_print(out, "    return %s;\n}\n", kept);
}

const char *fill_fresh_end(struct fill *fill, const struct value_type *type)
{
    const struct contract *contract =
        contract_library_find(fill->library, type->contract_name, (struct place){0});
    enum side side = type->kind == VALUE_CLIENT ? SIDE_CLIENT : SIDE_SERVER;
    const char *name = pool_print(&fill->pool, "fresh_%s_%s_%s", type->contract_name,
                                  side_word(side), fill_word(&fill->pool, type->state_name));
    struct writer out = {0};

    if (fill_begin(fill, name)) {
        lines_comment(&out, "", "A %s.%s in state %s, whose other end is given up.",
                      type->contract_name, side_word(side), type->state_name);
        writer_print(&out, "OWN STATE(%s) static struct %s_%s *%s(void)\n{\n", type->state_name,
                     type->contract_name, side_word(side), name);
        emit_fresh(fill, &out, contract, side, contract_find_state(contract, type->state_name));
        fill_end(fill, name, &out);
    }
    return pool_print(&fill->pool, "%s()", name);
}

const char *fill_makes(struct pool *pool, const char *source)
{
    static const char call[] = "_channel();";
    const char *list = "";

    for (const char *at = strstr(source, call); at; at = strstr(at + 1, call)) {
        const char *name = at;
        while (name > source && name[-1] != ' ')
            name--;
        name = pool_text(pool, name, (size_t)(at - name));
        const char *entry = pool_print(pool, " %s,", name);
        if (!strstr(list, entry))
            list = pool_print(pool, "%s%s", list, entry);
    }
    if (!*list)
        return "";
    return pool_print(pool, "    makes%.*s;\n", (int)strlen(list) - 1, list);
}
