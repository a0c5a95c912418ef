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
    flow_help(flow, "this conversation never ends: keep the endpoint, with PUT in an owned static "
                    "or field, and use it again; it may be dropped after `closed`");
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
