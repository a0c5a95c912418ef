/* flow_report.c - the words of the flow pass.
 *
 * Nothing is said while the solver still runs. An error stands at the user's line and speaks of the
 * user's names; a temporary is described by what made it. Notes are added only to an error that was
 * reported. */
#include "flow.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

bool flow_error(struct flow *flow, struct place at, const char *rule, const char *format, ...)
{
    if (!flow->reporting)
        return false;
    flow->complained = true;
    if (flow->trial != NULL) {
        flow->trial->complaints++;
        flow->trial->nulls += strcmp(rule, "null") == 0;
        return false;
    }
    char *text = NULL;
    va_list arguments;
    va_start(arguments, format);
    int length = vasprintf(&text, format, arguments);
    va_end(arguments);
    if (length < 0)
        abort();
    bool reported = rule_error(flow->all, at, rule, "%s", text);
    free(text);
    return reported;
}

static void note(struct flow *flow, struct place at, const char *format, va_list arguments)
{
    char *text = NULL;
    if (vasprintf(&text, format, arguments) < 0)
        abort();
    diagnostic_note(flow->all, at, "%s", text);
    free(text);
}

void flow_note_place(struct flow *flow, struct place at, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    note(flow, at, format, arguments);
    va_end(arguments);
}

void flow_note(struct flow *flow, uint32_t site, const char *format, ...)
{
    struct place nowhere = {NULL, 0, 0};
    va_list arguments;
    va_start(arguments, format);
    note(flow, site == FLOW_NO_SITE ? nowhere : flow->sites[site]->place, format, arguments);
    va_end(arguments);
}

void flow_help(struct flow *flow, const char *format, ...)
{
    char *text = NULL;
    va_list arguments;
    va_start(arguments, format);
    if (vasprintf(&text, format, arguments) < 0)
        abort();
    va_end(arguments);
    diagnostic_help(flow->all, "%s", text);
    free(text);
}

bool flow_first(struct flow *flow, ir_var variable, uint32_t cause)
{
    uint64_t pair = (uint64_t)variable << 32 | cause;
    for (size_t i = 0; i < flow->reported_count; i++)
        if (flow->reported[i] == pair)
            return false;
    flow->reported =
        pool_grow(flow->pool, flow->reported, flow->reported_count, sizeof *flow->reported);
    flow->reported[flow->reported_count++] = pair;
    return true;
}

/* ---- names ---- */

static const char *temporary_name(const struct flow *flow, const struct ir_instruction *at)
{
    const struct ir_slot_info *slot = at->slot != IR_NONE && at->slot < flow->unit->slot_count
                                          ? &flow->unit->slots[at->slot]
                                          : NULL;
    switch (at->op) {
    case IR_CALL: return pool_print(flow->pool, "the result of `%s`", at->callee->name);
    case IR_TAKE: return pool_print(flow->pool, "what TAKE gets from `%s`", slot->name);
    case IR_LOAD:
        return slot ? pool_print(flow->pool, "what hangs in `%s`", slot->name) : "this value";
    case IR_ACCESS:
    case IR_ACCESS_OWNED:
        return pool_print(flow->pool, "`%s` of message %s", at->parameter->name, at->message->name);
    case IR_SET_RECEIVE: return "the endpoint out of the set";
    case IR_SET_TAKE: return "the new set";
    case IR_OPEN:
    case IR_CHANNEL:
    case IR_PEER: return "the new endpoint";
    case IR_UPCAST: return "the endpoint of the base";
    case IR_NULL: return "this pointer";
    case IR_ADDRESS:
        if (flow_variable(flow, at->args[0])->name[0] != '\0')
            return pool_print(flow->pool, "the address of `%s`",
                              flow_variable(flow, at->args[0])->name);
        return "this address";
    case IR_INTERIOR:
        if (flow_variable(flow, at->args[0])->name[0] != '\0')
            return pool_print(flow->pool, "the part of `%s`",
                              flow_variable(flow, at->args[0])->name);
        return "this part";
    default: return "this value";
    }
}

const char *flow_name(const struct flow *flow, ir_var v)
{
    if (!flow->reporting)
        return "";
    const struct ir_variable *variable = flow_variable(flow, v);
    if (variable->name[0] != '\0')
        return pool_print(flow->pool, "`%s`", variable->name);
    uint32_t source = flow_value(flow, v)->source;
    return source == FLOW_NO_SITE ? "this value" : temporary_name(flow, flow->sites[source]);
}

/* ---- states and messages ---- */

static const char *joined(const struct flow *flow, const char *so_far, const char *between,
                          const char *more)
{
    return so_far ? pool_print(flow->pool, "%s%s%s", so_far, between, more) : more;
}

const char *flow_states_text(const struct flow *flow, ir_var v)
{
    if (!flow->reporting)
        return "";
    const struct flow_endpoint *endpoint = flow_endpoint(flow, v);
    const struct contract *contract = flow_variable(flow, v)->contract;
    const char *text = NULL;
    for (unsigned s = 0; s < contract->state_count; s++)
        if (flow_mask_has(&endpoint->idle, s) || flow_mask_has(&endpoint->loose, s))
            text = joined(flow, text, " or ",
                          pool_print(flow->pool, "in state %s", contract->states[s].name));
    if (endpoint->closed)
        text = joined(flow, text, " or ", "closed");
    return text ? text : "in no known state";
}

const char *flow_messages_text(const struct flow *flow, const struct contract *contract,
                               const struct flow_mask *tags)
{
    const char *text = NULL;
    for (unsigned m = 0; m < contract->message_count; m++)
        if (flow_mask_has(tags, m))
            text = joined(flow, text, ", ", contract->messages[m].name);
    return text ? text : "nothing";
}

static struct flow_mask messages_from(const struct contract *contract, unsigned state,
                                      enum side side)
{
    struct flow_mask tags = {{0}};
    for (unsigned m = 0; m < contract->message_count; m++)
        if (contract->states[state].next[m] != STATE_NONE &&
            contract->messages[m].to_server == (side == SIDE_CLIENT))
            flow_mask_add(&tags, m);
    return tags;
}

static void note_state(struct flow *flow, const struct contract *contract, unsigned state)
{
    struct place nowhere = {NULL, 0, 0};
    if (contract->states[state].is_end) {
        flow_note_place(flow, nowhere, "contract %s: in state %s the conversation is over",
                        contract->name, contract->states[state].name);
        return;
    }
    struct flow_mask client = messages_from(contract, state, SIDE_CLIENT);
    struct flow_mask server = messages_from(contract, state, SIDE_SERVER);
    const char *text = NULL;
    if (!flow_mask_is_empty(&client))
        text = pool_print(flow->pool, "the client may send %s",
                          flow_messages_text(flow, contract, &client));
    if (!flow_mask_is_empty(&server))
        text = joined(flow, text, "; ",
                      pool_print(flow->pool, "the server may send %s",
                                 flow_messages_text(flow, contract, &server)));
    flow_note_place(flow, nowhere, "contract %s: in state %s %s", contract->name,
                    contract->states[state].name, text ? text : "nobody may send");
}

/* What the contract says about the states the endpoint may be in. */
void flow_note_allowed(struct flow *flow, ir_var v)
{
    const struct flow_endpoint *endpoint = flow_endpoint(flow, v);
    const struct contract *contract = flow_variable(flow, v)->contract;
    struct place nowhere = {NULL, 0, 0};
    for (unsigned s = 0; s < contract->state_count; s++)
        if (flow_mask_has(&endpoint->idle, s) || flow_mask_has(&endpoint->loose, s) ||
            flow_mask_has(&endpoint->held, s))
            note_state(flow, contract, s);
    if (endpoint->closed)
        flow_note_place(flow, nowhere, "a closed endpoint can only be dropped");
}
