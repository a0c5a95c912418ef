/* flow_endpoint.c - the contracts: what may be done with an endpoint in the states it may be in.
 *
 * A variable's endpoint is in one of a set of states. An operation must be allowed in each; where
 * it is allowed in none the rule is `protocol` (or `state`, where a declaration asks for one),
 * where it is allowed in some of them different states met and the rule is `state-join`. The rest
 * of the path goes on with those states in which the operation was allowed. */
#include "flow.h"

#include <stdio.h>

static const struct contract *contract_of(const struct flow *flow, ir_var v)
{
    return flow_variable(flow, v)->contract;
}

static bool sends(const struct message *message, enum side side)
{
    return message->to_server == (side == SIDE_CLIENT);
}

/* Nothing is known about the endpoint from here on, or there is none. */
void flow_silence(struct flow *flow, ir_var v)
{
    flow_unbind(flow, v);
    *flow_endpoint(flow, v) = (struct flow_endpoint){.since = flow->site};
}

void flow_notice_silence(struct flow *flow, const struct flow_endpoint *endpoint, struct place at)
{
    if (flow->reporting && !endpoint->closed && flow_mask_is_empty(&endpoint->idle) &&
        flow_mask_is_empty(&endpoint->loose) && flow_mask_is_empty(&endpoint->held))
        flow->lost = at;
}

static struct flow_mask open_states(const struct flow_endpoint *endpoint)
{
    struct flow_mask open = endpoint->idle;
    flow_mask_join(&open, &endpoint->loose);
    return open;
}

/* ---- before any operation ---- */

/* An endpoint that is only lent by an owner slot could be operated on under two names. */
static bool lent_by_slot(const struct flow *flow, ir_var v)
{
    const struct flow_value *value = flow_value(flow, v);
    if (!(value->possible & FLOW_LENT))
        return false;
    struct flow_set_view view = flow_set_view(flow->sets, value->loans);
    for (uint32_t i = 0; i < view.count; i++)
        if (flow_loan_kind(view.items[i]) != FLOW_LOAN_PARAMETER)
            return true;
    return false;
}

/* What leaves an endpoint as it is may use it where it lies: the slot vouches for this state. */
bool flow_slot_keeps_state(const struct flow *flow, ir_var v, uint16_t state)
{
    const struct flow_endpoint *endpoint = flow_endpoint(flow, v);
    struct flow_mask open = open_states(endpoint),
                     both = flow_declared(contract_of(flow, v), state);

    return flow_value(flow, v)->possible == FLOW_LENT && lent_by_slot(flow, v) &&
           !endpoint->closed && flow_mask_is_empty(&endpoint->held) && !flow_mask_is_empty(&open) &&
           !flow_mask_join(&both, &open);
}

void flow_refuse_lent_by_slot(struct flow *flow, ir_var v, struct place at, const char *doing)
{
    if (!lent_by_slot(flow, v))
        return;
    flow_error(flow, at, "state",
               "%s is only read from its owner slot, which must keep its state: TAKE it before %s, "
               "and PUT it back after",
               flow_name(flow, v), doing);
    flow_value(flow, v)->possible = FLOW_SILENT;
    flow_silence(flow, v);
}

/* The endpoint is this variable's own, and its message is dealt with. */
static void make_ready(struct flow *flow, ir_var v, struct place at, const char *doing)
{
    flow_refuse_lent_by_slot(flow, v, at, doing);
    flow_settle(flow, v, at, doing);
}

struct flow_endpoint *flow_operate(struct flow *flow, ir_var v, struct place at, const char *doing)
{
    flow_use_object(flow, v, at);
    make_ready(flow, v, at, doing);
    flow_notice_silence(flow, flow_endpoint(flow, v), at);
    return flow_endpoint(flow, v);
}

/* Wherever it shows that different states met, that is one error. */
static bool first_meeting(struct flow *flow, ir_var v)
{
    const ir_var of_states = (ir_var)1 << 31;
    return !flow->reporting || flow_first(flow, v | of_states, flow_endpoint(flow, v)->since);
}

/* Does a send of this side lead into the state? */
static bool leads_into(const struct contract *contract, const struct ir_instruction *at,
                       unsigned state)
{
    if (at->op != IR_SEND)
        return false;
    for (unsigned s = 0; s < contract->state_count; s++)
        if (contract->states[s].next[at->message->tag] == state)
            return true;
    return false;
}

/* The first send of it that leads into the state. */
static uint32_t sent_into(const struct flow *flow, ir_var v, unsigned state)
{
    for (ir_block b = 0; b < flow->function->block_count; b++)
        for (size_t n = 0; n < flow->function->blocks[b].count; n++) {
            const struct ir_instruction *at = &flow->function->blocks[b].instructions[n];
            if (at->arg_count > 0 && at->args[0] == v && flow->blocks[b].rank != UINT32_MAX &&
                leads_into(contract_of(flow, v), at, state))
                return flow->blocks[b].first_site + (uint32_t)n;
        }
    return FLOW_NO_SITE;
}

/* Where it came into its states; and, where others are `right`, what leads into one that is not. */
static void note_since(struct flow *flow, ir_var v, const struct flow_mask *right)
{
    const struct flow_endpoint *endpoint = flow_endpoint(flow, v);
    const struct contract *contract = contract_of(flow, v);
    struct flow_mask open = open_states(endpoint);
    if (endpoint->since != FLOW_NO_SITE)
        flow_note(flow, endpoint->since, "it came into that state here");
    for (unsigned s = 0; right != NULL && s < contract->state_count; s++) {
        if (!flow_mask_has(&open, s) || flow_mask_has(right, s))
            continue;
        uint32_t site = sent_into(flow, v, s);
        if (site == FLOW_NO_SITE || site == endpoint->since)
            continue;
        flow_note(flow, site, "after this it is in state %s%s", contract->states[s].name,
                  site >= flow->site ? ", in which a round of the loop can end" : "");
        return;
    }
}

/* ---- states that a declaration asks for ---- */

void flow_require_state(struct flow *flow, ir_var v, struct place at, uint16_t state,
                        const char *what, const char *doing)
{
    if (!(flow_value(flow, v)->possible & (FLOW_OWNED | FLOW_LENT)))
        return;
    make_ready(flow, v, at, doing);
    struct flow_endpoint *endpoint = flow_endpoint(flow, v);
    const struct contract *contract = contract_of(flow, v);
    struct flow_mask open = open_states(endpoint), wanted = flow_declared(contract, state);
    bool some_right = false, some_wrong = endpoint->closed;
    for (unsigned s = 0; s < contract->state_count; s++) {
        if (!flow_mask_has(&open, s))
            continue;
        if (flow_mask_has(&wanted, s))
            some_right = true;
        else
            some_wrong = true;
    }
    if (!some_right && !some_wrong)
        return;
    if (some_wrong && (!some_right || first_meeting(flow, v))) {
        const char *name = flow_name(flow, v);
        bool reported =
            state == STATE_NONE
                ? flow_error(flow, at, some_right ? "state-join" : "state",
                             "%s is %s here, which %s does not allow", name,
                             flow_states_text(flow, v), what)
                : flow_error(flow, at, some_right ? "state-join" : "state",
                             "%s is %s here, but %s asks for state %s", name,
                             flow_states_text(flow, v), what, contract->states[state].name);
        if (reported) {
            note_since(flow, v, some_right ? &wanted : NULL);
            flow_note_allowed(flow, v);
            flow_help_states(flow, v, &wanted);
        }
    }
    struct flow_mask messages = endpoint->messages;
    uint32_t since = endpoint->since;
    *endpoint = flow_endpoint_in(state == STATE_NONE ? open : wanted, since);
    endpoint->messages = messages;
}

/* ---- send and receive ---- */

/* True if it was reported. */
static bool report_protocol(struct flow *flow, ir_var v, struct place at, bool some_right,
                            const struct flow_mask *right, const char *doing)
{
    if (!flow->reporting)
        return false;
    if (some_right && !first_meeting(flow, v))
        return false;
    if (!flow_error(flow, at, some_right ? "state-join" : "protocol", "%s: %s is %s here", doing,
                    flow_name(flow, v), flow_states_text(flow, v)))
        return false;
    note_since(flow, v, some_right ? right : NULL);
    flow_note_allowed(flow, v);
    if (some_right)
        flow_help_branch(flow, v);
    return true;
}

/* Step by an own send; false when it was not allowed in every possible state. */
static void step_send(struct flow *flow, const struct ir_instruction *at, ir_var v)
{
    struct flow_endpoint *endpoint = flow_endpoint(flow, v);
    const struct contract *contract = contract_of(flow, v);
    struct flow_mask open = open_states(endpoint), next = {{0}}, right = {{0}};
    bool some_right = false, some_wrong = endpoint->closed;
    for (unsigned s = 0; s < contract->state_count; s++) {
        if (!flow_mask_has(&open, s))
            continue;
        uint16_t to = contract->states[s].next[at->message->tag];
        if (to == STATE_NONE || !sends(at->message, flow_variable(flow, v)->side)) {
            some_wrong = true;
        } else {
            some_right = true;
            flow_mask_add(&next, to);
            flow_mask_add(&right, s);
        }
    }
    if (some_wrong) {
        char doing[160];
        snprintf(doing, sizeof doing, "%s cannot be sent", at->message->name);
        if (report_protocol(flow, v, at->place, some_right, &right, doing) && !some_right)
            flow_help_send(flow, v, at->message);
    }
    endpoint->idle = next;
    endpoint->loose = (struct flow_mask){{0}};
    endpoint->closed = false;
    endpoint->since = flow->site;
}

static void step_receive(struct flow *flow, const struct ir_instruction *at, ir_var v)
{
    struct flow_endpoint *endpoint = flow_endpoint(flow, v);
    const struct contract *contract = contract_of(flow, v);
    enum side side = flow_variable(flow, v)->side;
    struct flow_mask open = open_states(endpoint), held = {{0}};
    bool some_right = false, some_wrong = endpoint->closed;
    for (unsigned s = 0; s < contract->state_count; s++) {
        if (!flow_mask_has(&open, s))
            continue;
        if (contract_may_receive(contract, (uint16_t)s, side)) {
            some_right = true;
            flow_mask_add(&held, s);
        } else {
            some_wrong = true;
        }
    }
    if (some_wrong)
        report_protocol(flow, v, at->place, some_right, &held, "there is nothing to receive");
    flow_expire_message(flow, v);
    flow_wait_heard(flow, v, at->place, at->op == IR_RECEIVE && !at->with_deadline);
    *endpoint = (struct flow_endpoint){
        .held = held, .may_time_out = at->with_deadline, .since = flow->site};
    flow_message_came(flow, v, at->dst);
}

/* ---- the arguments of a send ---- */

static const struct value_type *argument_type(const struct ir_instruction *at, size_t i)
{
    return i >= 1 && i - 1 < at->message->parameter_count ? &at->message->parameters[i - 1].type
                                                          : NULL;
}

static void use_send_argument(struct flow *flow, const struct ir_instruction *at, size_t i,
                              const struct value_type *type)
{
    ir_var v = at->args[i];
    struct place place = flow_argument_place(at, i);
    if (!flow_is_reference(flow_variable(flow, v)) || (type && type->optional))
        flow_use(flow, v, place);
    else
        flow_use_object(flow, v, place);
    if (flow_variable(flow, v)->class == IR_POINTER && !(type && value_is_owned(type)))
        flow_use_memory(flow, v, place);
}

static void check_sent_endpoint(struct flow *flow, const struct ir_instruction *at, size_t i,
                                const struct value_type *type)
{
    ir_var v = at->args[i];
    const struct contract *contract = contract_of(flow, v);
    char what[160];
    if (!flow_must_own(flow, v, flow_argument_place(at, i), "sent"))
        return;
    snprintf(what, sizeof what, "`%s` of message %s", at->message->parameters[i - 1].name,
             at->message->name);
    flow_require_state(flow, v, flow_argument_place(at, i),
                       contract_find_state(contract, type->state_name), what, "passing it on");
}

static bool is_sent_over_itself(struct flow *flow, const struct ir_instruction *at)
{
    for (size_t i = 1; i < at->arg_count; i++) {
        const struct value_type *type = argument_type(at, i);
        if (at->args[i] != at->args[0] || !type || !value_is_owned(type))
            continue;
        flow_error(flow, flow_argument_place(at, i), "use-after-move",
                   "%s is given away by the very message that is sent on it",
                   flow_name(flow, at->args[0]));
        return true;
    }
    return false;
}

static void give_sent(struct flow *flow, const struct ir_instruction *at)
{
    for (size_t i = 1; i < at->arg_count; i++) {
        const struct value_type *type = argument_type(at, i);
        if (type && value_is_owned(type) && flow_is_reference(flow_variable(flow, at->args[i])))
            flow_give(flow, at->args[i], flow_argument_place(at, i), "sent");
    }
}

static void check_sent(struct flow *flow, const struct ir_instruction *at)
{
    bool few[16] = {false}, *claimed = few;
    if (at->arg_count > sizeof few)
        claimed = pool_take(flow->pool, at->arg_count);
    for (size_t i = 1; i < at->arg_count; i++) {
        const struct value_type *type = argument_type(at, i);
        use_send_argument(flow, at, i, type);
        claimed[i] = type && value_is_owned(type);
    }
    for (size_t i = 1; i < at->arg_count; i++) {
        const struct ir_variable *actual = flow_variable(flow, at->args[i]);
        const struct value_type *type = argument_type(at, i);
        if (flow_is_reference(actual) && !claimed[i])
            flow_lent_in_call(flow, at, i, claimed);
        else if (actual->class == IR_ENDPOINT && type && type->kind >= VALUE_CLIENT &&
                 at->args[i] != at->args[0])
            check_sent_endpoint(flow, at, i, type);
    }
}

static void do_send(struct flow *flow, const struct ir_instruction *at)
{
    ir_var v = at->args[0];
    check_sent(flow, at);
    flow_use_object(flow, v, at->place);
    flow_refuse_lent_by_slot(flow, v, at->place, "sending");
    /* A send leaves the message received in its place. */
    if (at->op == IR_REQUEST)
        flow_settle(flow, v, at->place, "this call");
    else
        flow_inspected(flow, v, at->place, "sending");
    step_send(flow, at, v);
    if (is_sent_over_itself(flow, at)) {
        flow_value(flow, v)->possible = FLOW_SILENT;
        flow_silence(flow, v);
    }
    give_sent(flow, at);
    if (at->op == IR_REQUEST)
        step_receive(flow, at, v);
}

static void do_receive(struct flow *flow, const struct ir_instruction *at)
{
    flow_operate(flow, at->args[0], at->place, "receiving");
    step_receive(flow, at, at->args[0]);
}

/* ---- the ends of a conversation ---- */

static void do_close(struct flow *flow, const struct ir_instruction *at)
{
    ir_var v = at->args[0];
    flow_use_object(flow, v, flow_argument_place(at, 0));
    if (!flow_must_own(flow, v, flow_argument_place(at, 0), "dropped"))
        return;
    struct flow_endpoint *endpoint = flow_operate(flow, v, at->place, "dropping it");
    const struct contract *contract = contract_of(flow, v);
    bool some_right = endpoint->closed || !flow_mask_is_empty(&endpoint->loose), some_wrong = false;
    for (unsigned s = 0; s < contract->state_count; s++) {
        if (!flow_mask_has(&endpoint->idle, s))
            continue;
        if (contract->states[s].is_end)
            some_right = true;
        else
            some_wrong = true;
    }
    if (some_wrong &&
        report_protocol(flow, v, at->place, some_right, NULL,
                        "the endpoint cannot be dropped in the middle of a conversation") &&
        !some_right)
        flow_help_end(flow, v);
    flow_give(flow, v, flow_argument_place(at, 0), "dropped");
}

static void new_endpoint(struct flow *flow, const struct ir_instruction *at)
{
    flow_define(flow, at->dst, FLOW_OWNED | FLOW_NULL);
    struct flow_mask none = {{0}};
    struct flow_endpoint *endpoint = flow_endpoint(flow, at->dst);
    *endpoint = flow_endpoint_in(none, flow->site);
    endpoint->loose = flow_declared(contract_of(flow, at->dst), contract_of(flow, at->dst)->start);
}

/* ---- upcast ---- */

/* What a state of a derived contract is to a client of the base; STATE_NONE where the base has no
 * such state, or where something may be under way to the client that it would not expect there. */
static uint16_t state_in_base(const struct contract *contract, unsigned state)
{
    uint16_t in_base = contract->base_state != NULL ? contract->base_state[state] : STATE_NONE;
    if (in_base == STATE_NONE)
        return STATE_NONE;
    for (size_t tag = 0; tag < contract->message_count; tag++) {
        bool expected =
            tag < contract->base->message_count && contract->base->states[in_base].under_way[tag];
        if (!contract->messages[tag].to_server && contract->states[state].under_way[tag] &&
            !expected)
            return STATE_NONE;
    }
    return in_base;
}

static void do_upcast(struct flow *flow, const struct ir_instruction *at)
{
    ir_var v = at->args[0];
    struct place place = flow_argument_place(at, 0);
    flow_use_object(flow, v, place);
    if (!flow_must_own(flow, v, place, "made a client of the base")) {
        flow_define(flow, at->dst, FLOW_SILENT);
        flow_silence(flow, at->dst);
        return;
    }
    const struct contract *contract = contract_of(flow, v);
    struct flow_endpoint *endpoint =
        flow_operate(flow, v, at->place, "making it a client of the base");
    const struct flow_mask none = {{0}};
    struct flow_endpoint in_base = flow_endpoint_in(none, flow->site);
    in_base.closed = endpoint->closed;
    struct flow_mask open = open_states(endpoint);
    bool some_right = endpoint->closed, some_wrong = false;
    for (unsigned s = 0; s < contract->state_count; s++) {
        if (!flow_mask_has(&open, s))
            continue;
        uint16_t to = state_in_base(contract, s);
        bool is_loose = flow_mask_has(&endpoint->loose, s);
        some_wrong |= to == STATE_NONE;
        some_right |= to != STATE_NONE;
        if (to != STATE_NONE && is_loose)
            flow_mask_add(&in_base.loose, to);
        if (to != STATE_NONE && (!is_loose || flow_mask_has(&endpoint->idle, s)))
            flow_mask_add(&in_base.idle, to);
    }
    if (some_wrong)
        report_protocol(flow, v, at->place, some_right, NULL,
                        "a client of the base cannot take over");
    flow_give(flow, v, place, "made a client of the base");
    flow_define(flow, at->dst, FLOW_OWNED);
    *flow_endpoint(flow, at->dst) = in_base;
}

/* ---- sets and waiting ---- */

/* A set's state is part of its type, in all but C's eyes: whatever a set is handed to must know it
 * as the same. */
void flow_require_set(struct flow *flow, ir_var v, uint16_t state, const char *what,
                      struct place at)
{
    const struct ir_variable *set = flow_variable(flow, v);
    if (set->set_state == STATE_NONE || set->set_state == state || state == STATE_NONE)
        return;
    if (flow_error(flow, at, "state",
                   "the endpoints in %s are in state %s, but %s takes them for %s",
                   flow_name(flow, v), set->contract->states[set->set_state].name, what,
                   set->contract->states[state].name))
        flow_note_place(flow, (struct place){0}, "say STATE(%s) there",
                        set->contract->states[set->set_state].name);
}

/* A new set in a variable of which nobody said a state is in the start state, if it can be. */
void flow_copy_set(struct flow *flow, ir_var to, ir_var from, struct place at)
{
    const struct ir_variable *set = flow_variable(flow, to);
    if (set->set_state != STATE_NONE) {
        flow_require_set(flow, from, set->set_state, "the variable", at);
        return;
    }
    if (set->name[0] != '\0' &&
        flow_error(flow, at, "state",
                   "nothing comes to a %s in state %s: in which state are those in %s?",
                   set->side == SIDE_CLIENT ? "client" : "server",
                   set->contract->states[set->contract->start].name, flow_name(flow, to)))
        flow_help(flow, "say so where it is declared: `%s STATE(s) = ...`", set->name);
}

static void do_set_receive(struct flow *flow, const struct ir_instruction *at)
{
    flow_use_object(flow, at->args[0], at->place);
    flow_wait_heard(flow, at->args[0], at->place, !at->with_deadline);
    if (at->dst == IR_NONE) {
        flow_error(flow, at->place, "leak", "the endpoint that comes out of the set is never used");
        return;
    }
    const struct ir_variable *set = flow_variable(flow, at->args[0]);
    flow_define(flow, at->dst, at->with_deadline ? FLOW_OWNED | FLOW_NULL : FLOW_OWNED);
    if (set->set_state != STATE_NONE) /* else refused before */
        *flow_endpoint(flow, at->dst) =
            (struct flow_endpoint){.held = flow_declared(set->contract, set->set_state),
                                   .may_connect = set->from_port,
                                   .since = flow->site};
}

static void do_set_put(struct flow *flow, const struct ir_instruction *at)
{
    ir_var v = at->args[1];
    flow_use_object(flow, at->args[0], at->place);
    flow_use_object(flow, v, flow_argument_place(at, 1));
    if (!flow_must_own(flow, v, flow_argument_place(at, 1), "put into a set"))
        return;
    struct flow_endpoint *endpoint =
        flow_operate(flow, v, flow_argument_place(at, 1), "putting it into the set");
    bool only_closed = endpoint->closed && flow_mask_is_empty(&endpoint->idle) &&
                       flow_mask_is_empty(&endpoint->loose);
    if (only_closed) {
        report_protocol(flow, v, at->place, false, NULL, "nothing will ever come for the set");
        flow_silence(flow, v);
    }
    flow_require_state(flow, v, flow_argument_place(at, 1),
                       flow_variable(flow, at->args[0])->set_state, "the set",
                       "putting it into the set");
    flow_give(flow, v, flow_argument_place(at, 1), "put into a set");
}

static void do_set_take(struct flow *flow, const struct ir_instruction *at)
{
    if (at->dst == IR_NONE)
        flow_error(flow, at->place, "leak", "the new set is never given to anyone");
    else
        flow_define(flow, at->dst, FLOW_OWNED | FLOW_NULL);
}

static void do_set_drop(struct flow *flow, const struct ir_instruction *at)
{
    ir_var set = at->args[0];
    struct place place = flow_argument_place(at, 0);
    flow_use_object(flow, set, place);
    flow_give(flow, set, place, "dropped");
}

/* Waiting looks at nothing but whether something has come, so a lent endpoint will do. */
static void do_wait(struct flow *flow, const struct ir_instruction *at)
{
    for (size_t i = 0; i < at->arg_count; i++) {
        ir_var v = at->args[i];
        struct place place = flow_argument_place(at, i);
        if (!flow_is_reference(flow_variable(flow, v))) {
            flow_use(flow, v, place);
            continue;
        }
        flow_use_object(flow, v, place);
        if (flow_variable(flow, v)->class != IR_ENDPOINT)
            continue;
        flow_inspected(flow, v, place, "waiting");
        const struct contract *contract = contract_of(flow, v);
        struct flow_mask open = open_states(flow_endpoint(flow, v));
        bool some_right = false, some_wrong = flow_endpoint(flow, v)->closed;
        for (unsigned s = 0; s < contract->state_count; s++)
            if (flow_mask_has(&open, s)) {
                if (contract_may_receive(contract, (uint16_t)s, flow_variable(flow, v)->side))
                    some_right = true;
                else
                    some_wrong = true;
            }
        if (some_wrong)
            report_protocol(flow, v, place, some_right, NULL, "there is nothing to wait for");
    }
    flow_wait(flow, at);
}

void flow_endpoint_operation(struct flow *flow, const struct ir_instruction *at)
{
    switch (at->op) {
    case IR_SEND:
    case IR_REQUEST: do_send(flow, at); break;
    case IR_RECEIVE: do_receive(flow, at); break;
    case IR_SET_RECEIVE: do_set_receive(flow, at); break;
    case IR_SET_PUT: do_set_put(flow, at); break;
    case IR_SET_TAKE: do_set_take(flow, at); break;
    case IR_SET_DROP: do_set_drop(flow, at); break;
    case IR_PEER:
    case IR_OPEN:
    case IR_CHANNEL:
        for (size_t i = 0; i < at->arg_count; i++)
            if (flow_is_reference(flow_variable(flow, at->args[i])))
                flow_use_object(flow, at->args[i], flow_argument_place(at, i));
            else
                flow_use(flow, at->args[i], flow_argument_place(at, i));
        if (at->dst == IR_NONE)
            flow_error(flow, at->place, "leak", "the new endpoint is never given to anyone");
        else
            new_endpoint(flow, at);
        break;
    case IR_UPCAST: do_upcast(flow, at); break;
    case IR_CLOSE: do_close(flow, at); break;
    case IR_WAIT: do_wait(flow, at); break;
    default: break;
    }
}
