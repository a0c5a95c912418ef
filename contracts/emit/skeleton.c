/* skeleton.c - a component to be filled in, server or client of a contract: the frame, in which the
 * author's parts lie between marks. skeleton_body.c has what those contain at first, and
 * skeleton_keep.c what becomes of them when the contract changes. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "lines.h"
#include "skeleton.h"

/* ---- the shape ---- */

uint16_t skeleton_set_state(const struct contract *contract)
{
    size_t best_count = 0;
    uint16_t best = STATE_NONE;

    for (size_t i = 0; i < contract->state_count; i++) {
        uint16_t s = (uint16_t)((contract->start + i) % contract->state_count);
        size_t count = 0;
        for (size_t m = 0; m < contract->message_count; m++)
            count += contract->messages[m].to_server && contract->states[s].next[m] != STATE_NONE;
        if (count && !contract_may_send(contract, s, SIDE_SERVER))
            count += contract->message_count; /* rather one where only the client may speak */
        if (count && contract->states[s].is_named)
            count += 2 * contract->message_count;
        if (count > best_count) {
            best_count = count;
            best = s;
        }
    }
    return best;
}

static void find_stops(struct skeleton *skeleton)
{
    const struct contract *contract = skeleton->contract;

    skeleton->is_stop = pool_take(&skeleton->fill.pool, contract->state_count);
    for (uint16_t s = 0; s < contract->state_count; s++) {
        const struct state *state = &contract->states[s];
        skeleton->is_stop[s] =
            !state->is_end &&
            (s == contract->start || contract_may_receive(contract, s, skeleton->side) ||
             (skeleton->side == SIDE_CLIENT && state->is_named));
    }
}

static void add_targets(const struct skeleton *skeleton, uint16_t state, bool from_stop,
                        struct targets *targets)
{
    const struct contract *contract = skeleton->contract;

    if (!from_stop && (skeleton->is_stop[state] || contract->states[state].is_end)) {
        if (targets->count == 0 || targets->only != state)
            targets->count++;
        targets->only = state;
        return;
    }
    for (size_t m = 0; m < contract->message_count; m++)
        if (contract->states[state].next[m] != STATE_NONE &&
            message_from(&contract->messages[m], skeleton->side))
            add_targets(skeleton, contract->states[state].next[m], false, targets);
}

struct targets skeleton_targets(const struct skeleton *skeleton, uint16_t state, bool from_stop)
{
    struct targets targets = {0};

    add_targets(skeleton, state, from_stop, &targets);
    return targets;
}

bool skeleton_answers(const struct skeleton *skeleton, uint16_t next)
{
    return !skeleton->is_stop[next] && !skeleton->contract->states[next].is_end;
}

bool skeleton_decides(const struct skeleton *skeleton, uint16_t next)
{
    struct targets targets = skeleton_targets(skeleton, next, false);

    return skeleton_answers(skeleton, next) &&
           (targets.count > 1 || skeleton->contract->states[targets.only].is_end);
}

static const char *word_of(const struct skeleton *skeleton, uint16_t state)
{
    return fill_word((struct pool *)&skeleton->fill.pool, skeleton->contract->states[state].name);
}

static bool in_set(const struct skeleton *skeleton, uint16_t state)
{
    return skeleton->side == SIDE_SERVER && state == skeleton->set;
}

void skeleton_leave(const struct skeleton *skeleton, struct writer *out, const char *indent,
                    uint16_t state)
{
    const char *name = skeleton->contract->name;
    struct list call;

    if (skeleton->contract->states[state].is_end) {
        list_begin(&call, out, indent, "%s_%s_drop(", name, side_word(skeleton->side));
    } else if (in_set(skeleton, state)) {
        list_begin(&call, out, indent, "%s_server_set_put(", name);
        list_item(&call, "ports->%s", skeleton->port);
    } else {
        list_begin(&call, out, indent, "PUT(");
        list_item(&call, "g_%s", word_of(skeleton, state));
    }
    list_item(&call, "%s", skeleton->end);
    list_end(&call, ");");
}

const char *skeleton_argument(struct skeleton *skeleton, const struct parameter *parameter)
{
    bool taken =
        strcmp(parameter->name, "ports") == 0 || strcmp(parameter->name, skeleton->end) == 0;

    return taken ? pool_print(&skeleton->fill.pool, "its_%s", parameter->name) : parameter->name;
}

/* ---- handlers ---- */

static void emit_part(struct writer *out, const char *key, const char *text)
{
    writer_print(out, "    /* begin %s */\n%s    /* end %s */\n", key, text ? text : "", key);
}

/* "Ready: Read -> Reading". */
static void emit_what_follows(struct skeleton *skeleton, struct writer *out, uint16_t state)
{
    const struct contract *contract = skeleton->contract;
    struct writer text = {0};
    size_t count = 0;

    for (size_t m = 0; m < contract->message_count; m++) {
        if (contract->states[state].next[m] == STATE_NONE)
            continue;
        bool sent = message_from(&contract->messages[m], skeleton->side);
        writer_print(&text, "%s%s %s", count++ ? ", or " : "", sent ? "send" : "hear",
                     contract->messages[m].name);
    }
    lines_comment(out, "", "%s: %s.", contract->states[state].name, text.text ? text.text : "");
    free(writer_finish(&text));
}

static void add_parameter(struct skeleton *skeleton, struct list *head,
                          const struct parameter *parameter)
{
    const struct value_type *type = &parameter->type;
    const char *name = skeleton_argument(skeleton, parameter);

    if (type->array)
        list_item(head, "const %s (*%s)[%u]", type->c_type, name, type->array);
    else if (type->kind == VALUE_STRUCT)
        list_item(head, "const %s *%s", type->c_type, name);
    else if (value_is_owned(type))
        list_item(head, "%s%s OWN CLAIMS%s%s%s%s", type->c_type, name, type->optional ? " OPT" : "",
                  type->state_name ? " STATE(" : "", type->state_name ? type->state_name : "",
                  type->state_name ? ")" : "");
    else
        list_item(head, "%s %s", type->kind == VALUE_ENUM ? "uint32_t" : type->c_type, name);
}

static void emit_handler(struct skeleton *skeleton, uint16_t state, const struct message *message)
{
    const struct contract *contract = skeleton->contract;
    struct writer *out = &skeleton->out;
    struct pool *pool = &skeleton->fill.pool;
    const char *from = contract->states[state].name;
    uint16_t next = contract->states[state].next[message->tag];
    struct targets targets = skeleton_targets(skeleton, next, false);
    struct writer body = {0};
    struct list head;

    writer_comment(out, "", message->documentation);
    list_begin(&head, out, "", "static void on_%s_in_%s(", message->name, word_of(skeleton, state));
    list_item(&head, "struct %s_ports *ports", skeleton->component);
    if (skeleton_decides(skeleton, next))
        list_item(&head, "struct %s_%s *%s OWN CLAIMS STATE(%s)", contract->name,
                  side_word(skeleton->side), skeleton->end, contract->states[next].name);
    else if (skeleton_answers(skeleton, next))
        list_item(&head, "struct %s_%s *%s STATE(%s) TO(%s)", contract->name,
                  side_word(skeleton->side), skeleton->end, contract->states[next].name,
                  contract->states[targets.only].name);
    for (size_t i = 0; i < message->parameter_count; i++)
        add_parameter(skeleton, &head, &message->parameters[i]);
    list_end(&head, ")\n{");
    skeleton_answer(skeleton, &body, message, next);
    emit_part(out, pool_print(pool, "%s in %s", message->name, from), body.text);
    writer_print(out, "}\n\n");
    free(writer_finish(&body));
}

/* ---- the switch over what came ---- */

/* What is lent by the message, copied: the message may go with the endpoint. */
static const char *emit_copy(struct skeleton *skeleton, struct writer *out, const char *indent,
                             const struct parameter *parameter, const char *value)
{
    const struct value_type *type = &parameter->type;
    const char *name = skeleton_argument(skeleton, parameter);
    const char *i = strcmp(name, "i") == 0 ? "j" : "i";

    writer_print(out, "%s%s%s %s", indent, fill_storage(type), type->c_type, name);
    if (type->array) {
        writer_print(out, "[%u] = {0};\n", type->array);
        writer_print(out, "%sfor (uint32_t %s = 0; %s < %u; %s++)\n", indent, i, i, type->array, i);
        if (type->kind == VALUE_STRUCT) /* the compiler checks no index where a struct is stored */
            writer_print(out, "%s    AT(%s, %u, %s) = AT(*%s, %u, %s);\n", indent, name,
                         type->array, i, value, type->array, i);
        else
            writer_print(out, "%s    %s[%s] = (*%s)[%s];\n", indent, name, i, value, i);
    } else {
        writer_print(out, " = {0};\n");
        lines_assign(out, indent, name, "*%s", value);
    }
    return pool_print(&skeleton->fill.pool, "&%s", name);
}

/* An argument as it is handed on: read at once, or, where the order in which the arguments of a
 * call are worked out would matter, before. */
static const char *emit_argument(struct skeleton *skeleton, struct writer *out, const char *indent,
                                 const struct message *message, const struct parameter *parameter,
                                 uint16_t next, bool alone)
{
    struct pool *pool = &skeleton->fill.pool;
    const struct value_type *type = &parameter->type;
    const char *value = pool_print(pool, "%s_%s_%s(%s)", skeleton->contract->name, message->name,
                                   parameter->name, skeleton->end);
    bool lent = type->array || type->kind == VALUE_STRUCT;

    if (lent)
        return skeleton_answers(skeleton, next) ? emit_copy(skeleton, out, indent, parameter, value)
                                                : value;
    if (value_is_owned(type) ? alone : !skeleton_decides(skeleton, next))
        return value;
    const char *name = skeleton_argument(skeleton, parameter);
    lines_assign(out, indent,
                 pool_print(pool, "%s%s%s", type->kind == VALUE_ENUM ? "uint32_t" : type->c_type,
                            value_is_owned(type) ? "" : " ", name),
                 "%s", value);
    return name;
}

/* All that a handler is given; true when it needs declarations before it. */
static bool emit_handling(struct skeleton *skeleton, struct writer *out, const char *indent,
                          uint16_t state, const struct message *message)
{
    uint16_t next = skeleton->contract->states[state].next[message->tag];
    bool decides = skeleton_decides(skeleton, next);
    struct writer before = {0};
    struct list call;

    list_begin(&call, out, indent, "on_%s_in_%s(", message->name, word_of(skeleton, state));
    list_item(&call, "ports");
    if (skeleton_answers(skeleton, next))
        list_item(&call, "%s", skeleton->end);
    size_t owned = 0;
    for (size_t i = 0; i < message->parameter_count; i++)
        owned += value_is_owned(&message->parameters[i].type);
    for (size_t i = 0; i < message->parameter_count; i++)
        list_item(&call, "%s",
                  emit_argument(skeleton, &before, indent, message, &message->parameters[i], next,
                                owned <= 1 && !decides));
    bool declares = before.size > 0;
    if (declares)
        writer_print(out, "%s", before.text);
    free(writer_finish(&before));
    list_end(&call, ");");
    return declares;
}

/* The cases of the messages. `leaves`: each says itself where the endpoint goes. `way_out` leaves
 * the switch when there is nothing more to be done: `return;` or `continue;`. */
static void emit_cases(struct skeleton *skeleton, uint16_t state, const char *indent, bool leaves,
                       const char *way_out)
{
    const struct contract *contract = skeleton->contract;
    struct pool *pool = &skeleton->fill.pool;
    const char *inner = pool_print(pool, "%s    ", indent);

    for (size_t m = 0; m < contract->message_count; m++) {
        const struct message *message = &contract->messages[m];
        uint16_t next = contract->states[state].next[m];
        struct writer text = {0};
        if (next == STATE_NONE || message_from(message, skeleton->side))
            continue;
        bool braces = emit_handling(skeleton, &text, inner, state, message);
        if (skeleton_decides(skeleton, next))
            writer_print(&text, "%s%s\n", inner, leaves ? "break;" : way_out);
        else {
            if (leaves)
                skeleton_leave(skeleton, &text, inner,
                               skeleton_targets(skeleton, next, false).only);
            writer_print(&text, "%sbreak;\n", inner);
        }
        lines_case(&skeleton->out, indent, pool_print(pool, "%s_%s", contract->name, message->name),
                   text.text, braces);
        free(writer_finish(&text));
    }
}

/* The one state that every message of the state leads to, or STATE_NONE: then each case says where
 * the endpoint goes. */
static uint16_t common_target(struct skeleton *skeleton, uint16_t state)
{
    const struct contract *contract = skeleton->contract;
    uint16_t common = STATE_NONE;

    for (size_t m = 0; m < contract->message_count; m++) {
        uint16_t next = contract->states[state].next[m];
        if (next == STATE_NONE || message_from(&contract->messages[m], skeleton->side) ||
            skeleton_decides(skeleton, next))
            continue;
        uint16_t target = skeleton_targets(skeleton, next, false).only;
        if (contract->states[target].is_end || (common != STATE_NONE && common != target))
            return STATE_NONE;
        common = target;
    }
    return common;
}

/* ---- stops ---- */

static void emit_head_of_stop(struct skeleton *skeleton, uint16_t state, const char *prefix)
{
    const struct contract *contract = skeleton->contract;
    struct list head;

    list_begin(&head, &skeleton->out, "", "static void %s_%s(", prefix, word_of(skeleton, state));
    list_item(&head, "struct %s_ports *ports", skeleton->component);
    list_item(&head, "struct %s_%s *%s OWN CLAIMS STATE(%s)", contract->name,
              side_word(skeleton->side), skeleton->end, contract->states[state].name);
    list_end(&head, ")\n{");
}

static void emit_speaking(struct skeleton *skeleton, uint16_t state, const char *prefix,
                          const char *key)
{
    struct writer body = {0};

    emit_what_follows(skeleton, &skeleton->out, state);
    emit_head_of_stop(skeleton, state, prefix);
    skeleton_speak(skeleton, &body, state);
    emit_part(&skeleton->out, key, body.text);
    writer_print(&skeleton->out, "}\n\n");
    free(writer_finish(&body));
}

static void emit_listening(struct skeleton *skeleton, uint16_t state)
{
    const struct contract *contract = skeleton->contract;
    struct writer *out = &skeleton->out;
    const char *name = contract->name;
    const char *side = side_word(skeleton->side);
    const char *end = skeleton->end;
    bool speaks = contract_may_send(contract, state, skeleton->side);
    bool patient = skeleton->side == SIDE_CLIENT && !speaks;
    uint16_t common = common_target(skeleton, state);

    if (speaks)
        emit_speaking(
            skeleton, state, "silence_in",
            pool_print(&skeleton->fill.pool, "silence in %s", contract->states[state].name));
    emit_what_follows(skeleton, out, state);
    emit_head_of_stop(skeleton, state, "in");
    size_t before = out->size;
    if (patient)
        writer_print(out, "    switch (%s_%s_receive(%s)) {\n", name, side, end);
    else
        writer_print(out, "    switch (%s_%s_receive_until(%s, deed_now() + %s)) {\n", name, side,
                     end, speaks ? "PAUSE" : "PATIENCE");
    emit_cases(skeleton, state, "    ", common == STATE_NONE, "return;");
    const char *way_out = common == STATE_NONE ? "break" : "return";
    if (speaks)
        writer_print(out, "    case %s_timeout: silence_in_%s(ports, %s); %s;\n", name,
                     word_of(skeleton, state), end, way_out);
    else if (!patient)
        writer_print(out, "    case %s_timeout:\n", name);
    writer_print(out, "    case %s_closed: %s_%s_drop(%s); %s;\n    }\n", name, name, side, end,
                 way_out);
    if (common != STATE_NONE)
        skeleton_leave(skeleton, out, "    ", common);
    if (!strstr(out->text + before, "ports"))
        writer_print(out, "    (void)ports;\n");
    writer_print(out, "}\n\n");
}

static void emit_stop(struct skeleton *skeleton, uint16_t state)
{
    const struct contract *contract = skeleton->contract;

    for (size_t m = 0; m < contract->message_count; m++)
        if (contract->states[state].next[m] != STATE_NONE &&
            !message_from(&contract->messages[m], skeleton->side))
            emit_handler(skeleton, state, &contract->messages[m]);
    if (in_set(skeleton, state))
        return;
    if (contract_may_receive(contract, state, skeleton->side))
        emit_listening(skeleton, state);
    else
        emit_speaking(skeleton, state, "in", contract->states[state].name);
}

static size_t emit_slots(struct skeleton *skeleton, struct writer *out)
{
    const struct contract *contract = skeleton->contract;
    size_t count = 0;

    for (uint16_t s = 0; s < contract->state_count; s++) {
        if (!skeleton->is_stop[s] || in_set(skeleton, s))
            continue;
        if (count++ == 0)
            writer_print(out, "/* %s, in the state that it is in. */\n",
                         skeleton->side == SIDE_SERVER
                             ? "The client that is being served until it is in the set again"
                             : "The conversation");
        writer_print(out, "static struct %s_%s *g_%s OWN STATE(%s);\n", contract->name,
                     side_word(skeleton->side), word_of(skeleton, s), contract->states[s].name);
    }
    writer_print(out, count ? "\n" : "");
    return count;
}

static void emit_move(struct skeleton *skeleton)
{
    const struct contract *contract = skeleton->contract;
    struct writer *out = &skeleton->out;
    bool first = true;

    writer_print(out,
                 "/* One step; false when there is none to take. */\n"
                 "static bool move(struct %s_ports *ports)\n{\n",
                 skeleton->component);
    for (uint16_t s = 0; s < contract->state_count; s++) {
        if (!skeleton->is_stop[s] || in_set(skeleton, s))
            continue;
        const char *word = word_of(skeleton, s);
        writer_print(out, "%s    struct %s_%s *at_%s = TAKE(g_%s);\n", first ? "" : "\n",
                     contract->name, side_word(skeleton->side), word, word);
        writer_print(out,
                     "    if (at_%s) {\n        in_%s(ports, at_%s);\n        return true;\n"
                     "    }\n",
                     word, word, word);
        first = false;
    }
    writer_print(out, "    return false;\n}\n\n");
}

/* ---- main ---- */

static void emit_server_main(struct skeleton *skeleton, bool moves)
{
    const struct contract *contract = skeleton->contract;
    struct writer *out = &skeleton->out;
    const char *name = contract->name;
    uint16_t common = common_target(skeleton, skeleton->set);
    bool home = common == skeleton->set; /* most go back into the set */
    bool at_start = skeleton->set == contract->start;

    writer_print(out, "void %s_main(struct %s_ports *ports)\n{\n", skeleton->component,
                 skeleton->component);
    emit_part(out, "main", "");
    writer_print(out, "    for (;;) {\n");
    if (moves)
        writer_print(out, "        if (move(ports))\n            continue;\n");
    lines_assign(out, "        ",
                 pool_print(&skeleton->fill.pool, "struct %s_server *client", name),
                 "%s_server_set_receive(ports->%s)", name, skeleton->port);
    writer_print(out, "\n        switch (%s_server_tag(client)) {\n", name);
    if (home && at_start)
        writer_print(out, "        case %s_connected: break;\n", name);
    else if (at_start)
        writer_print(out, "        case %s_connected: %s_server_set_put(ports->%s, client); %s;\n",
                     name, name, skeleton->port, home ? "continue" : "break");
    else
        writer_print(out, "        case %s_connected: PUT(g_%s, client); %s;\n", name,
                     word_of(skeleton, contract->start), home ? "continue" : "break");
    writer_print(out, "        case %s_closed: %s_server_drop(client); %s;\n", name, name,
                 home ? "continue" : "break");
    emit_cases(skeleton, skeleton->set, "        ", !home, "continue;");
    writer_print(out, "        }\n");
    if (home)
        skeleton_leave(skeleton, out, "        ", skeleton->set);
    writer_print(out, "    }\n}\n");
}

static void emit_client_main(struct skeleton *skeleton)
{
    const struct contract *contract = skeleton->contract;
    struct writer *out = &skeleton->out;
    const char *name = contract->name;

    writer_print(out, "void %s_main(struct %s_ports *ports)\n{\n", skeleton->component,
                 skeleton->component);
    emit_part(out, "main", "");
    lines_assign(out, "    ", pool_print(&skeleton->fill.pool, "struct %s_client *server", name),
                 "%s_open(ports->%s, DEED_FOREVER)", name, skeleton->port);
    writer_print(out,
                 "    if (!server)\n        return;\n"
                 "    PUT(g_%s, server);\n"
                 "    for (uint32_t moves = 0; moves < MOVES && move(ports);)\n"
                 "        moves++;\n",
                 word_of(skeleton, contract->start));
    for (uint16_t s = 0; s < contract->state_count; s++) {
        /* Where a message ends the conversation, it is said; else the kernel closes it. */
        for (size_t m = 0; skeleton->is_stop[s] && m < contract->message_count; m++) {
            uint16_t next = contract->states[s].next[m];
            if (next == STATE_NONE || !contract->messages[m].to_server ||
                !contract->states[next].is_end)
                continue;
            const char *word = word_of(skeleton, s);
            struct writer goodbye = {0};
            fill_send(&skeleton->fill, &goodbye, "        ", contract, &contract->messages[m],
                      pool_print(&skeleton->fill.pool, "at_%s", word), NULL);
            writer_print(out,
                         "\n    struct %s_client *at_%s = TAKE(g_%s);\n    if (at_%s) {\n%s"
                         "        %s_client_drop(at_%s);\n    }\n",
                         name, word, word, word, goodbye.text, name, word);
            free(writer_finish(&goodbye));
            break;
        }
    }
    writer_print(out, "}\n");
}

static void emit_top(struct skeleton *skeleton, struct writer *out)
{
    const struct contract *contract = skeleton->contract;
    bool waits = false, pauses = false;

    writer_print(out, "/* %s.c - %s %s. */\n#include \"%s.component.h\"\n\n", skeleton->component,
                 skeleton->side == SIDE_SERVER ? "serves" : "uses", contract->name,
                 skeleton->component);
    writer_print(out, "/* begin declarations */\n/* end declarations */\n\n");
    for (uint16_t s = 0; s < contract->state_count; s++) {
        bool listens = skeleton->is_stop[s] && !in_set(skeleton, s) &&
                       contract_may_receive(contract, s, skeleton->side);
        bool speaks = contract_may_send(contract, s, skeleton->side);
        pauses |= listens && speaks;
        waits |= listens && !speaks && skeleton->side == SIDE_SERVER;
    }
    if (waits)
        writer_print(out, "/* Nanoseconds: a client that keeps silent for longer is dropped. */\n"
                          "#define PATIENCE 10000000000u\n\n");
    if (pauses)
        writer_print(out, "/* Nanoseconds: the other side has had its chance to speak. */\n"
                          "#define PAUSE 10000000u\n\n");
    if (skeleton->side == SIDE_CLIENT)
        writer_print(out, "#define MOVES 16u /* decide: when it is enough */\n\n");
}

char *contract_emit_skeleton(const struct contract *contract, enum side side, const char *component,
                             const char *port, uint16_t set, struct contract_library *library)
{
    struct skeleton skeleton = {.fill = {.library = library},
                                .contract = contract,
                                .side = side,
                                .component = component,
                                .port = port,
                                .end = side == SIDE_SERVER ? "client" : "server",
                                .set = set};
    struct writer out = {0};

    find_stops(&skeleton);
    emit_top(&skeleton, &out);
    size_t slots = emit_slots(&skeleton, &out);
    for (uint16_t s = 0; s < contract->state_count; s++)
        if (skeleton.is_stop[s])
            emit_stop(&skeleton, s);
    if (slots)
        emit_move(&skeleton);
    if (side == SIDE_SERVER)
        emit_server_main(&skeleton, slots > 0);
    else
        emit_client_main(&skeleton);
    if (skeleton.fill.helpers.text)
        writer_print(&out, "%s", skeleton.fill.helpers.text);
    free(writer_finish(&skeleton.fill.helpers));
    writer_print(&out, "%s", skeleton.out.text);
    free(writer_finish(&skeleton.out));
    pool_free(&skeleton.fill.pool);
    return writer_finish(&out);
}
