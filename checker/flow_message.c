/* flow_message.c - received messages: which one is it, and what is still in it?
 *
 * After a receive the endpoint holds some message of those that may come in its state. Only a
 * switch on its tag says which: each case goes on in the state after that message. The tag may sit
 * in any scalar variable that nothing else can change; `link` binds it to the endpoint. The owned
 * arguments of the message are cells: each is taken once, before the endpoint is used again. */
#include "flow.h"

#define TAG_CONNECTED 0x7ff0
#define TAG_CLOSED    0x7ff1
#define TAG_TIMEOUT   0x7ff2

/* Can nothing else change the scalar? */
bool flow_is_private(const struct flow *flow, ir_var scalar)
{
    return flow_variable(flow, scalar)->storage != IR_STATIC && !flow->addressed[scalar];
}

void flow_bind(struct flow *flow, ir_var scalar, ir_var endpoint)
{
    flow_value(flow, scalar)->link = flow_is_private(flow, scalar) ? endpoint : IR_NONE;
}

void flow_unbind(struct flow *flow, ir_var endpoint)
{
    for (uint32_t i = 0; i < flow->used; i++)
        if (flow->now.values[i].link == endpoint)
            flow->now.values[i].link = IR_NONE;
}

void flow_message_came(struct flow *flow, ir_var endpoint, ir_var tag)
{
    flow_unbind(flow, endpoint);
    if (tag == IR_NONE)
        return;
    flow_define(flow, tag, FLOW_PLAIN);
    flow_bind(flow, tag, endpoint);
}

/* ---- what may come ---- */

/* Messages that may arrive in one of the states. */
static struct flow_mask arrivals(const struct contract *contract, enum side side,
                                 const struct flow_mask *states)
{
    struct flow_mask tags = {{0}};
    for (unsigned s = 0; s < contract->state_count; s++) {
        if (!flow_mask_has(states, s))
            continue;
        for (size_t m = 0; m < contract->message_count; m++)
            if (contract->states[s].next[m] != STATE_NONE &&
                contract->messages[m].to_server == (side == SIDE_SERVER))
                flow_mask_add(&tags, (unsigned)m);
    }
    return tags;
}

static bool may_come(const struct flow_endpoint *endpoint, const struct flow_mask *tags,
                     int64_t value)
{
    switch (value) {
    case TAG_CLOSED: return true;
    case TAG_TIMEOUT: return endpoint->may_time_out;
    case TAG_CONNECTED: return endpoint->may_connect;
    default: return value >= 0 && value < FLOW_NO_MESSAGE && flow_mask_has(tags, (unsigned)value);
    }
}

/* The names of all that the endpoint, which holds a message, may have received. */
static const char *may_have_come(struct flow *flow, ir_var v)
{
    if (!flow->reporting)
        return "";
    const struct flow_endpoint *endpoint = flow_endpoint(flow, v);
    const struct ir_variable *variable = flow_variable(flow, v);
    struct flow_mask tags = arrivals(variable->contract, variable->side, &endpoint->held);
    const char *text = flow_mask_is_empty(&tags)
                           ? "closed"
                           : pool_print(flow->pool, "%s, closed",
                                        flow_messages_text(flow, variable->contract, &tags));
    if (endpoint->may_time_out)
        text = pool_print(flow->pool, "%s, timeout", text);
    return endpoint->may_connect ? pool_print(flow->pool, "%s, connected", text) : text;
}

static void help_inspect(struct flow *flow, ir_var v)
{
    flow_note(flow, flow_endpoint(flow, v)->since, "received here");
    flow_help_switch(flow, v, may_have_come(flow, v));
}

/* ---- cells ---- */

static void report_untaken(struct flow *flow, ir_var v, struct place at, const char *doing)
{
    const struct flow_endpoint *endpoint = flow_endpoint(flow, v);
    const struct contract *contract = flow_variable(flow, v)->contract;
    for (size_t m = 0; m < contract->message_count; m++) {
        const struct message *message = &contract->messages[m];
        if (!flow_mask_has(&endpoint->messages, message->tag))
            continue;
        for (size_t p = 0; p < message->parameter_count; p++) {
            if (!(endpoint->untaken >> p & 1) || !value_is_owned(&message->parameters[p].type))
                continue;
            if (flow_error(flow, at, "cell", "`%s` of message %s %s taken out before %s",
                           message->parameters[p].name, message->name,
                           endpoint->taken >> p & 1 ? "may not have been" : "has not been",
                           doing)) {
                flow_note(flow, endpoint->since, "%s received it here", flow_name(flow, v));
                flow_help(flow, "%s_%s_%s(%s) takes it out; drop it, send it or keep it",
                          contract->name, message->name, message->parameters[p].name,
                          flow_variable(flow, v)->name[0] ? flow_variable(flow, v)->name
                                                          : "endpoint");
            }
            return;
        }
    }
}

/* Wherever it shows that nobody looked at what came, that is one error. */
static bool is_first_look(struct flow *flow, ir_var v)
{
    const ir_var of_looks = (ir_var)1 << 28;
    return flow->trial != NULL || !flow->reporting ||
           flow_first(flow, v | of_looks, flow_endpoint(flow, v)->since);
}

/* Has the message that the endpoint holds been looked at? */
void flow_inspected(struct flow *flow, ir_var v, struct place at, const char *doing)
{
    struct flow_endpoint *endpoint = flow_endpoint(flow, v);
    if (flow_mask_is_empty(&endpoint->held))
        return;
    bool always = flow_mask_is_empty(&endpoint->idle) && flow_mask_is_empty(&endpoint->loose) &&
                  !endpoint->closed;
    if (is_first_look(flow, v) &&
        flow_error(flow, at, "uninspected", "%s %s a message that nobody looked at before %s",
                   flow_name(flow, v), always ? "holds" : "may hold", doing) &&
        endpoint->since != FLOW_NO_SITE)
        help_inspect(flow, v);
    *endpoint = (struct flow_endpoint){.since = endpoint->since};
    flow_unbind(flow, v);
}

/* The message that the endpoint holds ends here: is everything taken out of it? */
void flow_settle(struct flow *flow, ir_var v, struct place at, const char *doing)
{
    struct flow_endpoint *endpoint = flow_endpoint(flow, v);
    flow_inspected(flow, v, at, doing);
    if (endpoint->untaken == 0)
        return;
    report_untaken(flow, v, at, doing);
    endpoint->taken |= endpoint->untaken;
    endpoint->untaken = 0;
}

/* ---- accessors ---- */

/* A parameter comes in a state, never with a message. */
static void help_parameter(struct flow *flow, ir_var v, const char *message)
{
    const struct ir_variable *variable = flow_variable(flow, v);
    if (variable->storage == IR_PARAMETER)
        flow_help(flow,
                  "a parameter comes without its message: switch where it is received, take the "
                  "arguments out in `case %s_%s:`, and pass them on beside it",
                  variable->contract->name, message);
}

void flow_tag(struct flow *flow, const struct ir_instruction *at)
{
    ir_var v = at->args[0];
    flow_use_object(flow, v, at->place);
    flow_passage_want(flow, v);
    struct flow_endpoint *endpoint = flow_endpoint(flow, v);
    bool nothing =
        flow_mask_is_empty(&endpoint->held) && flow_mask_has(&endpoint->messages, FLOW_NO_MESSAGE);
    if (nothing && flow_error(flow, at->place, "protocol",
                              "%s holds no message whose tag could be read", flow_name(flow, v)))
        help_parameter(flow, v, "...");
    if (at->dst == IR_NONE)
        return;
    bool pure = !flow_mask_is_empty(&endpoint->held) && flow_mask_is_empty(&endpoint->idle) &&
                flow_mask_is_empty(&endpoint->loose) && !endpoint->closed;
    flow_define(flow, at->dst, FLOW_PLAIN);
    flow_bind(flow, at->dst, pure ? v : IR_NONE);
}

static bool holds_exactly(const struct flow_endpoint *endpoint, const struct message *message)
{
    struct flow_mask others = endpoint->messages;
    flow_mask_remove(&others, message->tag);
    return flow_mask_is_empty(&others);
}

/* The message, if there is one only. */
static const struct message *only_message(const struct flow *flow, ir_var v,
                                          const struct flow_mask *tags)
{
    const struct contract *contract = flow_variable(flow, v)->contract;
    const struct message *only = NULL;
    for (unsigned m = 0; m < contract->message_count; m++) {
        if (!flow_mask_has(tags, m))
            continue;
        if (only != NULL)
            return NULL;
        only = &contract->messages[m];
    }
    return only;
}

/* What there is to read instead. */
static void help_other(struct flow *flow, ir_var v, const struct message *only)
{
    const struct ir_variable *variable = flow_variable(flow, v);
    if (only == NULL) {
        flow_help(flow, "read it where nothing else can have come; a `case` that does not end with "
                        "`break` goes on into the next");
        return;
    }
    const char *list = NULL;
    for (size_t p = 0; p < only->parameter_count; p++) {
        const char *one =
            pool_print(flow->pool, "%s_%s_%s(%s)", variable->contract->name, only->name,
                       only->parameters[p].name, variable->name[0] ? variable->name : "endpoint");
        list = list != NULL ? pool_print(flow->pool, "%s, %s", list, one) : one;
    }
    if (list != NULL)
        flow_help(flow, "what %s brings: %s", only->name, list);
    else
        flow_help(flow, "%s brings nothing but itself", only->name);
}

/* Does the endpoint hold this very message? */
static void check_message(struct flow *flow, const struct ir_instruction *at)
{
    ir_var v = at->args[0];
    flow_passage_want(flow, v);
    struct flow_endpoint *endpoint = flow_endpoint(flow, v);
    if (!flow_mask_is_empty(&endpoint->held)) {
        if (is_first_look(flow, v) &&
            flow_error(flow, at->place, "uninspected",
                       "`%s` is read before a switch on the tag of %s has said that it holds %s",
                       at->parameter->name, flow_name(flow, v), at->message->name) &&
            endpoint->since != FLOW_NO_SITE)
            help_inspect(flow, v);
        *endpoint = (struct flow_endpoint){.since = endpoint->since};
        flow_unbind(flow, v);
        return;
    }
    if (flow->reporting && flow_mask_is_empty(&endpoint->messages))
        flow->lost = at->place;
    if (holds_exactly(endpoint, at->message))
        return;
    struct flow_mask held = endpoint->messages;
    bool maybe_none = flow_mask_has(&held, FLOW_NO_MESSAGE);
    flow_mask_remove(&held, FLOW_NO_MESSAGE);
    if (flow_mask_is_empty(&held)) {
        if (flow_error(flow, at->place, "cell", "%s holds no message %s here", flow_name(flow, v),
                       at->message->name))
            help_parameter(flow, v, at->message->name);
        endpoint->messages = (struct flow_mask){{0}};
        endpoint->untaken = endpoint->taken = 0;
        return;
    }
    const struct message *only = maybe_none ? NULL : only_message(flow, v, &held);
    if (flow_error(flow, at->place, "cell", "%s %s %s%s here, not message %s", flow_name(flow, v),
                   only != NULL ? "holds" : "may hold",
                   flow_messages_text(flow, flow_variable(flow, v)->contract, &held),
                   maybe_none ? " or nothing" : "", at->message->name))
        help_other(flow, v, only);
    *endpoint = (struct flow_endpoint){.since = endpoint->since}; /* its state is as unclear */
}

void flow_access(struct flow *flow, const struct ir_instruction *at)
{
    ir_var v = at->args[0];
    flow_use_object(flow, v, at->place);
    check_message(flow, at);
    if (at->dst == IR_NONE)
        return;
    if (!flow_is_reference(flow_variable(flow, at->dst))) {
        flow_define(flow, at->dst, FLOW_PLAIN);
        return;
    }
    uint32_t loans = flow_loans(flow, v);
    loans = flow_set_add(flow->sets, loans, flow_loan(FLOW_LOAN_MESSAGE, v));
    flow_define(flow, at->dst, FLOW_LENT)->loans = loans;
}

static unsigned parameter_number(const struct ir_instruction *at)
{
    return (unsigned)(at->parameter - at->message->parameters) & 63;
}

void flow_access_owned(struct flow *flow, const struct ir_instruction *at)
{
    ir_var v = at->args[0];
    flow_use_object(flow, v, at->place);
    check_message(flow, at);
    struct flow_endpoint *endpoint = flow_endpoint(flow, v);
    uint64_t cell = (uint64_t)1 << parameter_number(at);
    if ((endpoint->taken & cell) &&
        flow_error(flow, at->place, "cell", "`%s` of message %s %s taken out before",
                   at->parameter->name, at->message->name,
                   endpoint->untaken & cell ? "may have been" : "was"))
        flow_help(flow, "take it once, into a variable, and use that");
    if (!flow_mask_is_empty(&endpoint->messages)) {
        endpoint->untaken &= ~cell;
        endpoint->taken |= cell;
    }
    const struct value_type *type = &at->parameter->type;
    if (at->dst == IR_NONE) {
        flow_error(flow, at->place, "leak", "`%s` of message %s is never given to anyone",
                   at->parameter->name, at->message->name);
        return;
    }
    struct flow_value *value =
        flow_define(flow, at->dst, type->optional ? FLOW_OWNED | FLOW_NULL : FLOW_OWNED);
    value->nulls = flow_fresh_slots(flow);
    const struct ir_variable *variable = flow_variable(flow, at->dst);
    if (variable->in_parcel)
        value->brand = flow_brand_fresh(flow);
    if (variable->class == IR_ENDPOINT)
        *flow_endpoint(flow, at->dst) = flow_endpoint_in(
            flow_declared(variable->contract,
                          contract_find_state(variable->contract, type->state_name)),
            flow->site);
}

/* ---- the switch ---- */

static uint64_t owned_cells(const struct message *message)
{
    uint64_t cells = 0;
    for (size_t p = 0; p < message->parameter_count; p++)
        if (value_is_owned(&message->parameters[p].type))
            cells |= (uint64_t)1 << (p & 63);
    return cells;
}

/* The endpoint after the switch has found this tag. */
static struct flow_endpoint after(const struct contract *contract,
                                  const struct flow_endpoint *before, int64_t value)
{
    struct flow_endpoint endpoint = {.since = before->since};
    flow_mask_add(&endpoint.messages, FLOW_NO_MESSAGE);
    switch (value) {
    case TAG_CLOSED: endpoint.closed = true; return endpoint;
    case TAG_TIMEOUT: endpoint.loose = before->held; return endpoint;
    case TAG_CONNECTED: flow_mask_add(&endpoint.loose, contract->start); return endpoint;
    default: break;
    }
    endpoint.messages = (struct flow_mask){{0}};
    flow_mask_add(&endpoint.messages, (unsigned)value);
    endpoint.untaken = owned_cells(&contract->messages[value]);
    for (unsigned s = 0; s < contract->state_count; s++) {
        uint16_t to = contract->states[s].next[value];
        if (flow_mask_has(&before->held, s) && to != STATE_NONE)
            flow_mask_add(&endpoint.idle, to);
    }
    return endpoint;
}

static bool has_case(const struct ir_instruction *at, int64_t value)
{
    for (size_t i = 0; i < at->case_count; i++)
        if (at->cases[i].value == value)
            return true;
    return false;
}

/* The messages without a case, as text; NULL when there are none. */
static const char *missing_cases(struct flow *flow, const struct ir_instruction *at, ir_var v,
                                 const struct flow_mask *tags)
{
    const struct contract *contract = flow_variable(flow, v)->contract;
    const struct flow_endpoint *endpoint = flow_endpoint(flow, v);
    struct flow_mask missing = {{0}};
    for (unsigned m = 0; m < contract->message_count; m++)
        if (flow_mask_has(tags, m) && !has_case(at, m))
            flow_mask_add(&missing, m);
    const char *text =
        flow_mask_is_empty(&missing) ? NULL : flow_messages_text(flow, contract, &missing);
    static const int64_t special[] = {TAG_CONNECTED, TAG_CLOSED, TAG_TIMEOUT};
    static const char *const names[] = {"connected", "closed", "timeout"};
    for (size_t i = 0; i < 3; i++)
        if (may_come(endpoint, tags, special[i]) && !has_case(at, special[i]))
            text = text ? pool_print(flow->pool, "%s, %s", text, names[i]) : names[i];
    return text;
}

static const char *case_name(struct flow *flow, const struct contract *contract, int64_t value)
{
    switch (value) {
    case TAG_CONNECTED: return "connected";
    case TAG_CLOSED: return "closed";
    case TAG_TIMEOUT: return "timeout";
    default: break;
    }
    if (value >= 0 && (uint64_t)value < contract->message_count)
        return contract->messages[value].name;
    return pool_print(flow->pool, "%lld", (long long)value);
}

/* Cases for what cannot have come; where another is missing, it is that which was meant. */
static void report_impossible(struct flow *flow, const struct ir_instruction *at, ir_var v,
                              const struct flow_mask *tags)
{
    const struct contract *contract = flow_variable(flow, v)->contract;
    for (size_t i = 0; i < at->case_count; i++) {
        const char *name = case_name(flow, contract, at->cases[i].value);
        if (may_come(flow_endpoint(flow, v), tags, at->cases[i].value) ||
            !flow_error(flow, at->cases[i].place, "impossible", "%s cannot have received %s here",
                        flow_name(flow, v), name))
            continue;
        flow_note_allowed(flow, v);
        flow_help(flow, "take this case away; what may have come here: %s", may_have_come(flow, v));
    }
}

static void report_missing(struct flow *flow, const struct ir_instruction *at, ir_var v,
                           const struct flow_mask *tags, const char *missing)
{
    const struct contract *contract = flow_variable(flow, v)->contract;
    const struct flow_endpoint *endpoint = flow_endpoint(flow, v);
    if (!flow_error(flow, at->place, "unhandled", "no case for what %s may have received: %s",
                    flow_name(flow, v), missing))
        return;
    if (endpoint->since != FLOW_NO_SITE)
        flow_note(flow, endpoint->since, "received here");
    for (size_t i = 0; i < at->case_count; i++)
        if (!may_come(endpoint, tags, at->cases[i].value))
            flow_note_place(flow, at->cases[i].place, "%s cannot have come here",
                            case_name(flow, contract, at->cases[i].value));
    flow_note_allowed(flow, v);
    flow_help_cases(flow, v, missing);
}

static void report_cases(struct flow *flow, const struct ir_instruction *at, ir_var v,
                         const struct flow_mask *tags)
{
    if (!flow->reporting)
        return;
    const char *missing = missing_cases(flow, at, v, tags);
    if (missing != NULL && !at->has_default) {
        report_missing(flow, at, v, tags, missing);
        return;
    }
    if (at->has_default &&
        flow_error(flow, flow->function->blocks[at->target[0]].place, "default",
                   "a switch over messages has a case for each and no default") &&
        missing) {
        flow_note_place(flow, at->place, "it stands for: %s", missing);
        flow_help_cases(flow, v, missing);
    }
    report_impossible(flow, at, v, tags);
}

static void message_switch(struct flow *flow, const struct ir_instruction *at, ir_var v)
{
    const struct ir_variable *variable = flow_variable(flow, v);
    struct flow_endpoint before = *flow_endpoint(flow, v);
    struct flow_mask tags = arrivals(variable->contract, variable->side, &before.held);
    report_cases(flow, at, v, &tags);
    flow_unbind(flow, v);
    for (size_t i = 0; i < at->case_count; i++) {
        if (!may_come(&before, &tags, at->cases[i].value))
            continue;
        *flow_endpoint(flow, v) = after(variable->contract, &before, at->cases[i].value);
        flow_edge(flow, at->cases[i].target);
    }
    if (!at->has_default)
        return;
    *flow_endpoint(flow, v) = (struct flow_endpoint){.since = before.since};
    flow_value(flow, v)->possible = FLOW_SILENT;
    flow_edge(flow, at->target[0]);
}

void flow_switch(struct flow *flow, const struct ir_instruction *at)
{
    flow_use(flow, at->args[0], at->place);
    if (flow_wait_switch(flow, at))
        return;
    ir_var v = flow_value(flow, at->args[0])->link;
    if (v != IR_NONE && !flow_mask_is_empty(&flow_endpoint(flow, v)->held)) {
        message_switch(flow, at, v);
        return;
    }
    for (size_t i = 0; i < at->case_count; i++)
        flow_edge_of(flow, at, i, at->cases[i].target);
    /* After an error about the endpoint the cases are taken to be all there are. */
    if (v == IR_NONE || at->has_default)
        flow_edge_of(flow, at, at->case_count, at->target[0]);
}
