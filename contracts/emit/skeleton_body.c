/* skeleton_body.c - what stands between the marks of a skeleton at first: everything that came is
 * dropped or sent back, and of several messages that could be sent it is the first. */
#include <stdlib.h>
#include <string.h>

#include "lines.h"
#include "skeleton.h"

static bool may_follow(const struct skeleton *skeleton, uint16_t state, size_t tag)
{
    return skeleton->contract->states[state].next[tag] != STATE_NONE &&
           message_from(&skeleton->contract->messages[tag], skeleton->side);
}

/* Would a client have to make this channel, at whose other end the server may then wait for it? */
static bool needs_channel(const struct skeleton *skeleton, const struct message *message)
{
    for (size_t i = 0; i < message->parameter_count; i++)
        if (message->parameters[i].type.contract_name && !message->parameters[i].type.optional)
            return skeleton->side == SIDE_CLIENT;
    return false;
}

/* The first message that may be sent; rather one that needs no channel. */
static const struct message *first_send(const struct skeleton *skeleton, uint16_t state)
{
    const struct message *first = NULL;

    for (size_t m = 0; m < skeleton->contract->message_count; m++) {
        const struct message *message = &skeleton->contract->messages[m];
        if (!may_follow(skeleton, state, m))
            continue;
        if (!needs_channel(skeleton, message))
            return message;
        first = first ? first : message;
    }
    return first;
}

static bool is_between(const struct skeleton *skeleton, uint16_t state)
{
    return !skeleton->is_stop[state] && !skeleton->contract->states[state].is_end;
}

/* ---- what is sent back ---- */

struct arguments {
    const struct message *message;
    const char **names;
    bool *used;
};

static bool may_stand_for(const struct value_type *came, const struct value_type *wanted)
{
    return value_is_owned(came) && strcmp(came->c_type, wanted->c_type) == 0 &&
           (!came->optional || wanted->optional) &&
           (!came->state_name || strcmp(came->state_name, wanted->state_name) == 0);
}

/* An argument that came and may go back as this one: rather the one of the same name. */
static const char *take_back(struct arguments *came, const struct parameter *wanted)
{
    const struct message *message = came->message;
    size_t best = SIZE_MAX;

    for (size_t i = 0; message && i < message->parameter_count; i++) {
        const struct parameter *parameter = &message->parameters[i];
        if (came->used[i] || !may_stand_for(&parameter->type, &wanted->type))
            continue;
        if (best == SIZE_MAX || strcmp(parameter->name, wanted->name) == 0)
            best = i;
    }
    if (best == SIZE_MAX)
        return NULL;
    came->used[best] = true;
    return came->names[best];
}

static const char **take_all_back(struct skeleton *skeleton, struct arguments *came,
                                  const struct message *reply)
{
    const char **ready =
        pool_take(&skeleton->fill.pool, (reply->parameter_count + 1) * sizeof *ready);

    for (size_t i = 0; i < reply->parameter_count; i++)
        ready[i] = value_is_owned(&reply->parameters[i].type)
                       ? take_back(came, &reply->parameters[i])
                       : NULL;
    return ready;
}

/* ---- sending ---- */

static void emit_choice(struct skeleton *skeleton, struct writer *out, uint16_t state)
{
    const struct contract *contract = skeleton->contract;
    struct writer list = {0};
    size_t count = 0;

    for (size_t m = 0; m < contract->message_count; m++)
        if (may_follow(skeleton, state, m))
            writer_print(&list, "%s%s", count++ ? " or " : "", contract->messages[m].name);
    const char *text = pool_text(&skeleton->fill.pool, list.text ? list.text : "", list.size);
    free(writer_finish(&list));
    if (count > 1)
        lines_comment(out, "    ", "decide: %s", text);
}

/* Send from state to state until there is something to wait for. */
static uint16_t emit_sends(struct skeleton *skeleton, struct writer *out, struct arguments *came,
                           uint16_t state, bool at_least_one)
{
    while (at_least_one || is_between(skeleton, state)) {
        const struct message *message = first_send(skeleton, state);
        const char **ready = take_all_back(skeleton, came, message);
        emit_choice(skeleton, out, state);
        fill_send(&skeleton->fill, out, "    ", skeleton->contract, message, skeleton->end, ready);
        state = skeleton->contract->states[state].next[message->tag];
        at_least_one = false;
    }
    return state;
}

/* What is neither used nor sent back. */
static void discard_rest(struct skeleton *skeleton, struct writer *out, struct arguments *came)
{
    for (size_t i = 0; i < came->message->parameter_count; i++) {
        const struct value_type *type = &came->message->parameters[i].type;
        if (!value_is_owned(type))
            writer_print(out, "    (void)%s;\n", came->names[i]);
        else if (!came->used[i])
            fill_discard(&skeleton->fill, out, "    ", type, came->names[i]);
    }
}

void skeleton_answer(struct skeleton *skeleton, struct writer *out, const struct message *message,
                     uint16_t next)
{
    size_t count = message->parameter_count + 1;
    struct pool *pool = &skeleton->fill.pool;
    struct arguments came = {message, pool_take(pool, count * sizeof(char *)),
                             pool_take(pool, count * sizeof(bool))};
    struct writer sends = {0};
    bool decides = skeleton_decides(skeleton, next);

    for (size_t i = 0; i < message->parameter_count; i++)
        came.names[i] = skeleton_argument(skeleton, &message->parameters[i]);
    uint16_t last = next;
    skeleton->fill.locals = 0;
    if (skeleton_answers(skeleton, next))
        last = emit_sends(skeleton, &sends, &came, next, false);
    if (decides)
        skeleton_leave(skeleton, &sends, "    ", last);
    if (!decides || last != skeleton->set || skeleton->side == SIDE_CLIENT)
        writer_print(out, "    (void)ports;\n");
    discard_rest(skeleton, out, &came);
    if (sends.text)
        writer_print(out, "%s", sends.text);
    free(writer_finish(&sends));
}

void skeleton_speak(struct skeleton *skeleton, struct writer *out, uint16_t state)
{
    struct arguments none = {0};
    struct writer sends = {0};
    skeleton->fill.locals = 0;
    uint16_t last = emit_sends(skeleton, &sends, &none, state, true);

    skeleton_leave(skeleton, &sends, "    ", last);
    if (last != skeleton->set || skeleton->side == SIDE_CLIENT)
        writer_print(out, "    (void)ports;\n");
    writer_print(out, "%s", sends.text);
    free(writer_finish(&sends));
}
