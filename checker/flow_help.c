/* flow_help.c - what to write instead, where a contract is broken: which messages lead from the
 * state that the endpoint is in to one in which the operation is allowed.
 *
 * All of it is found in the contract's states when an error is reported, never before. */
#include "flow.h"

/* States to search through from those that the endpoint may be in, and how each was reached. */
struct search {
    const struct contract *contract;
    uint16_t *from;    /* by state: the one before it on the way; STATE_NONE: it is a beginning */
    unsigned *message; /* by state: which message led there                                     */
    bool *seen;
    uint16_t *queue;
    size_t head, tail;
};

static struct search search_new(struct flow *flow, ir_var v)
{
    const struct contract *contract = flow_variable(flow, v)->contract;
    const struct flow_endpoint *endpoint = flow_endpoint(flow, v);
    size_t count = contract->state_count;
    struct search search = {.contract = contract};
    search.from = pool_take(flow->pool, count * sizeof *search.from);
    search.message = pool_take(flow->pool, count * sizeof *search.message);
    search.seen = pool_take(flow->pool, count * sizeof *search.seen);
    search.queue = pool_take(flow->pool, count * sizeof *search.queue);
    for (unsigned s = 0; s < count; s++)
        if (flow_mask_has(&endpoint->idle, s) || flow_mask_has(&endpoint->loose, s)) {
            search.seen[s] = true;
            search.from[s] = STATE_NONE;
            search.queue[search.tail++] = (uint16_t)s;
        }
    return search;
}

/* The next state in order of its distance, or STATE_NONE. */
static uint16_t search_next(struct search *search)
{
    if (search->head == search->tail)
        return STATE_NONE;
    uint16_t state = search->queue[search->head++];
    for (unsigned m = 0; m < search->contract->message_count; m++) {
        uint16_t to = search->contract->states[state].next[m];
        if (to == STATE_NONE || search->seen[to])
            continue;
        search->seen[to] = true;
        search->from[to] = state;
        search->message[to] = m;
        search->queue[search->tail++] = to;
    }
    return state;
}

/* "Open, then Opened"; NULL when the state is a beginning. */
static const char *way_to(const struct flow *flow, const struct search *search, uint16_t state)
{
    const char *text = NULL;
    for (unsigned steps = 0; search->from[state] != STATE_NONE && steps < 8; steps++) {
        const char *name = search->contract->messages[search->message[state]].name;
        text = text ? pool_print(flow->pool, "%s, then %s", name, text) : name;
        state = search->from[state];
    }
    return search->from[state] == STATE_NONE ? text : NULL;
}

/* Is it in an end state, and in no other? */
static bool is_over(const struct flow *flow, ir_var v)
{
    const struct flow_endpoint *endpoint = flow_endpoint(flow, v);
    const struct contract *contract = flow_variable(flow, v)->contract;
    bool any = false;
    for (unsigned s = 0; s < contract->state_count; s++) {
        if (!flow_mask_has(&endpoint->idle, s) && !flow_mask_has(&endpoint->loose, s))
            continue;
        if (!contract->states[s].is_end)
            return false;
        any = true;
    }
    return any;
}

void flow_help_send(struct flow *flow, ir_var v, const struct message *message)
{
    struct search search = search_new(flow, v);
    for (uint16_t s; (s = search_next(&search)) != STATE_NONE;) {
        if (search.contract->states[s].next[message->tag] == STATE_NONE)
            continue;
        const char *way = way_to(flow, &search, s);
        if (way)
            flow_help(flow, "%s is possible in state %s; to get there: %s", message->name,
                      search.contract->states[s].name, way);
        return;
    }
    if (is_over(flow, v))
        flow_help(flow, "nothing is sent in this conversation any more: %s_%s_drop(%s)",
                  search.contract->name,
                  flow_variable(flow, v)->side == SIDE_CLIENT ? "client" : "server",
                  flow_variable(flow, v)->name[0] ? flow_variable(flow, v)->name : "endpoint");
}

/* One of the paths to here has done something that the others have not. */
void flow_help_branch(struct flow *flow, ir_var v)
{
    const struct flow_endpoint *endpoint = flow_endpoint(flow, v);
    const struct ir_instruction *at =
        endpoint->since != FLOW_NO_SITE ? flow->sites[endpoint->since] : NULL;
    if (endpoint->closed)
        flow_help(flow, "drop it in the case `closed`, and leave there");
    else if (at && (at->op == IR_SEND || at->op == IR_REQUEST))
        flow_help(flow,
                  "on the path with %s this must not follow: put it into an `else`, or leave "
                  "behind %s",
                  at->message->name, at->message->name);
    else
        flow_help(flow, "bring it into one state on every path that leads here");
}

void flow_help_end(struct flow *flow, ir_var v)
{
    struct search search = search_new(flow, v);
    for (uint16_t s; (s = search_next(&search)) != STATE_NONE;) {
        const char *way = search.contract->states[s].is_end ? way_to(flow, &search, s) : NULL;
        if (way) {
            flow_help(flow,
                      "finish the conversation first: %s; after `closed` it may be dropped "
                      "anyway",
                      way);
            return;
        }
    }
    if (flow_variable(flow, v)->side == SIDE_SERVER)
        flow_help(flow, "this conversation has no end: answer, and put the endpoint back into its "
                        "set; it may be dropped after `closed`");
    else
        flow_help(flow,
                  "this conversation never ends: keep the endpoint, with PUT in an owned static "
                  "or field, and use it again; it may be dropped after `closed`");
}

/* What this side can send in a state to bring the endpoint into one that is wanted at once. */
static const char *sends_into(const struct flow *flow, const struct ir_variable *variable,
                              unsigned state, const struct flow_mask *wanted)
{
    const struct contract *contract = variable->contract;
    const char *text = NULL;
    for (unsigned m = 0; m < contract->message_count; m++) {
        uint16_t to = contract->states[state].next[m];
        if (to == STATE_NONE || !flow_mask_has(wanted, to) ||
            contract->messages[m].to_server != (variable->side == SIDE_CLIENT))
            continue;
        const char *one =
            pool_print(flow->pool, "%s_send_%s", contract->name, contract->messages[m].name);
        text = text ? pool_print(flow->pool, "%s or %s", text, one) : one;
    }
    return text;
}

/* A closed endpoint is dropped where `closed` came, by somebody who owns it. */
static void help_closed(struct flow *flow, const struct ir_variable *variable, bool lent)
{
    const char *name = variable->name[0] != '\0' ? variable->name : "endpoint";
    const char *side = variable->side == SIDE_CLIENT ? "client" : "server";
    if (lent)
        flow_help(flow,
                  "only who owns it can drop it: take it over, `%s OWN CLAIMS`, and in the case "
                  "`closed` write %s_%s_drop(%s)",
                  name, variable->contract->name, side, name);
    else
        flow_help(flow, "in the case `closed` write %s_%s_drop(%s), and leave",
                  variable->contract->name, side, name);
}

/* The name of the one state that it is in, or NULL. */
static const char *only_state(const struct flow *flow, ir_var v)
{
    const struct flow_endpoint *endpoint = flow_endpoint(flow, v);
    const struct contract *contract = flow_variable(flow, v)->contract;
    const char *name = NULL;
    for (unsigned s = 0; s < contract->state_count; s++) {
        if (!flow_mask_has(&endpoint->idle, s) && !flow_mask_has(&endpoint->loose, s))
            continue;
        if (name)
            return NULL;
        name = contract->states[s].name;
    }
    return name;
}

void flow_help_states(struct flow *flow, ir_var v, const struct flow_mask *wanted)
{
    const struct ir_variable *variable = flow_variable(flow, v);
    const struct flow_endpoint *endpoint = flow_endpoint(flow, v);
    for (unsigned s = 0; s < variable->contract->state_count; s++) {
        if (flow_mask_has(wanted, s) ||
            !(flow_mask_has(&endpoint->idle, s) || flow_mask_has(&endpoint->loose, s)))
            continue;
        const char *sends = sends_into(flow, variable, s, wanted);
        if (sends)
            flow_help(flow, "where it is in state %s: %s first", variable->contract->states[s].name,
                      sends);
    }
    bool lent = variable->storage == IR_PARAMETER && (flow_value(flow, v)->possible & FLOW_LENT);
    const char *now = only_state(flow, v);
    if (endpoint->closed)
        help_closed(flow, variable, lent);
    else if (lent && now)
        flow_help(flow, "if it is to stay so, say TO(%s) where `%s` is declared", now,
                  variable->name);
}

/* What was sent belongs to the receiver; perhaps an answer brings it back. */
void flow_help_answer(struct flow *flow, const struct ir_instruction *sent, ir_var given)
{
    const struct contract *contract = flow_variable(flow, sent->args[0])->contract;
    const char *type = NULL, *name = flow_variable(flow, sent->args[0])->name;
    for (size_t i = 1; i < sent->arg_count && i - 1 < sent->message->parameter_count; i++)
        if (sent->args[i] == given)
            type = sent->message->parameters[i - 1].type.c_type;
    for (unsigned s = 0; type && s < contract->state_count; s++) {
        uint16_t next = contract->states[s].next[sent->message->tag];
        for (unsigned m = 0; next != STATE_NONE && m < contract->message_count; m++) {
            const struct message *answer = &contract->messages[m];
            if (contract->states[next].next[m] == STATE_NONE ||
                answer->to_server == sent->message->to_server)
                continue;
            for (size_t p = 0; p < answer->parameter_count; p++)
                if (strcmp(answer->parameters[p].type.c_type, type) == 0) {
                    flow_help(flow,
                              "it is the receiver's now; the answer brings it back: "
                              "%s_%s_%s(%s)",
                              contract->name, answer->name, answer->parameters[p].name,
                              name[0] != '\0' ? name : "endpoint");
                    return;
                }
        }
    }
    flow_help(flow, "it is the receiver's now: read what you need before it is sent");
}

/* `names`: of all that may have come. */
void flow_help_switch(struct flow *flow, ir_var v, const char *names)
{
    const struct ir_variable *variable = flow_variable(flow, v);
    flow_help(flow,
              "write `switch` around the call, or switch (%s_%s_tag(%s)), with a `case %s_...:` "
              "for each of: %s",
              variable->contract->name, variable->side == SIDE_CLIENT ? "client" : "server",
              variable->name[0] != '\0' ? variable->name : "endpoint", variable->contract->name,
              names);
}

void flow_help_cases(struct flow *flow, ir_var v, const char *missing)
{
    const struct ir_variable *variable = flow_variable(flow, v);
    const char *contract = variable->contract->name;
    const char *side = variable->side == SIDE_CLIENT ? "client" : "server";
    const char *name = variable->name[0] != '\0' ? variable->name : "endpoint";
    const char *all = NULL;
    for (const char *at = missing; *at != '\0'; at += strspn(at, ", ")) {
        size_t size = strcspn(at, ",");
        const char *one = pool_print(flow->pool, "`case %s_%.*s:`", contract, (int)size, at);
        all = all ? pool_print(flow->pool, "%s, %s", all, one) : one;
        at += size;
    }
    flow_help(flow, "add %s", all);
    if (strstr(missing, "closed"))
        flow_help(flow, "`closed` means that the other side is gone: %s_%s_drop(%s) there",
                  contract, side, name);
}
