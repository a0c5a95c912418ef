/* flow_state.c - the lattice: what a state is made of, the state at a function's entry, and the
 * join.
 *
 * What may be is united; what is known for certain is intersected, but a variable that holds
 * nothing on one of the paths has every fact there. Sites, which only serve the notes, take the
 * smaller number: so results do not depend on the order of visits. */
#include "flow.h"

void flow_state_new(struct flow *flow, struct flow_state *state, uint32_t values,
                    uint32_t endpoints)
{
    state->values = pool_take(flow->pool, (values + 1) * sizeof *state->values);
    state->endpoints = pool_take(flow->pool, (endpoints + 1) * sizeof *state->endpoints);
}

static bool lower(uint32_t *into, uint32_t from)
{
    if (*into <= from)
        return false;
    *into = from;
    return true;
}

static bool change(uint32_t *into, uint32_t to)
{
    bool changed = *into != to;
    *into = to;
    return changed;
}

static bool join_facts(struct flow *flow, struct flow_value *into, const struct flow_value *from)
{
    const uint32_t holds = FLOW_OWNED | FLOW_LENT;
    bool changed = false;
    if (!(from->possible & holds))
        return false;
    if (!(into->possible & holds)) {
        changed |= change(&into->nulls, from->nulls);
        changed |= change(&into->fulls, from->fulls);
        changed |= change(&into->filled, from->filled);
        return changed;
    }
    changed |= change(&into->nulls, flow_set_intersection(flow->sets, into->nulls, from->nulls));
    changed |= change(&into->fulls, flow_set_intersection(flow->sets, into->fulls, from->fulls));
    changed |= change(&into->filled, flow_set_intersection(flow->sets, into->filled, from->filled));
    return changed;
}

static bool join_value(struct flow *flow, struct flow_value *into, const struct flow_value *from,
                       ir_block at)
{
    const uint32_t both = FLOW_OWNED | FLOW_GIVEN;
    uint32_t possible = into->possible | from->possible;
    bool changed = join_facts(flow, into, from);
    changed |= flow_brand_join(into, from);
    if ((possible & both) == both && (into->possible & both) != both &&
        (from->possible & both) != both)
        changed |= lower(&into->meet, at);
    changed |= lower(&into->meet, from->meet);
    changed |= possible != into->possible;
    into->possible = possible;
    changed |= change(&into->loans, flow_set_union(flow->sets, into->loans, from->loans));
    changed |=
        change(&into->outcome, flow_set_intersection(flow->sets, into->outcome, from->outcome));
    changed |= lower(&into->cause, from->cause);
    changed |= lower(&into->source, from->source);
    if (into->link != from->link || into->link_slot != from->link_slot) {
        changed |= change(&into->link, IR_NONE);
        changed |= change(&into->link_slot, IR_NONE);
    }
    if (into->twin != from->twin)
        changed |= change(&into->twin, IR_NONE);
    return changed;
}

static bool raise(bool *into, bool from)
{
    bool changed = from && !*into;
    *into |= from;
    return changed;
}

bool flow_endpoint_join(struct flow_endpoint *into, const struct flow_endpoint *from)
{
    bool changed = flow_mask_join(&into->idle, &from->idle);
    changed |= flow_mask_join(&into->loose, &from->loose);
    changed |= flow_mask_join(&into->held, &from->held);
    changed |= flow_mask_join(&into->messages, &from->messages);
    uint64_t untaken = into->untaken | from->untaken, taken = into->taken | from->taken;
    changed |= untaken != into->untaken || taken != into->taken;
    into->untaken = untaken;
    into->taken = taken;
    changed |= raise(&into->closed, from->closed);
    changed |= raise(&into->may_time_out, from->may_time_out);
    changed |= raise(&into->may_connect, from->may_connect);
    changed |= lower(&into->since, from->since);
    return changed;
}

/* ---- values of blocks ---- */

static size_t part_size(const struct flow *flow, uint32_t first)
{
    uint32_t count = flow->kept - first < FLOW_PART ? flow->kept - first : FLOW_PART;
    return count * sizeof(struct flow_value);
}

void flow_keep_values(struct flow *flow, struct flow_block *block, const struct flow_value *values)
{
    if (block->parts == NULL)
        block->parts = pool_take(flow->pool, (flow->kept / FLOW_PART + 1) * sizeof *block->parts);
    for (uint32_t first = 0; first < flow->kept; first += FLOW_PART) {
        const struct flow_value **part = &block->parts[first / FLOW_PART];
        const struct flow_value *other =
            flow->loaded != NULL ? flow->loaded[first / FLOW_PART] : NULL;
        size_t size = part_size(flow, first);
        if (*part != NULL && memcmp(*part, values + first, size) == 0)
            continue;
        if (other != NULL && memcmp(other, values + first, size) == 0)
            *part = other;
        else
            *part = memcpy(pool_take(flow->pool, size), values + first, size);
    }
}

void flow_load_values(const struct flow *flow, const struct flow_block *block,
                      struct flow_value *values)
{
    for (uint32_t first = 0; first < flow->kept; first += FLOW_PART)
        memcpy(values + first, block->parts[first / FLOW_PART], part_size(flow, first));
}

static void enter_first(struct flow *flow, struct flow_block *block)
{
    const struct flow_state *from = &flow->now;
    struct flow_state *into = &block->in;
    into->reached = true;
    into->waited = from->waited;
    into->has_cases = from->has_cases;
    into->endpoints = pool_take(flow->pool, (flow->kept_endpoints + 1) * sizeof *into->endpoints);
    memcpy(into->endpoints, from->endpoints, flow->kept_endpoints * sizeof *into->endpoints);
    flow_keep_values(flow, block, from->values);
}

/* True if something was not known to the block. */
bool flow_state_join(struct flow *flow, ir_block at)
{
    struct flow_block *block = &flow->blocks[at];
    const struct flow_state *from = &flow->now;
    struct flow_state *into = &block->in;
    if (!into->reached) {
        enter_first(flow, block);
        return true;
    }
    into->values = flow->met;
    flow_load_values(flow, block, into->values);
    bool changed = change(&into->waited, flow_set_union(flow->sets, into->waited, from->waited));
    changed |= flow_cases_join(flow, into);
    changed |= flow_guard_join(flow, into);
    for (uint32_t i = 0; i < flow->kept; i++)
        if (memcmp(&into->values[i], &from->values[i], sizeof into->values[i]) != 0)
            changed |= join_value(flow, &into->values[i], &from->values[i], at);
    for (uint32_t i = 0; i < flow->kept_endpoints; i++)
        changed |= flow_endpoint_join(&into->endpoints[i], &from->endpoints[i]);
    flow_keep_values(flow, block, into->values);
    into->values = NULL;
    return changed;
}

/* While reporting, blocks come in reverse postorder: what an edge brings is known to the blocks
 * behind it, but for the edges that close a loop. */
void flow_note_edges(struct flow *flow, ir_block target)
{
    struct flow_block *block = &flow->blocks[target];
    const uint32_t both = FLOW_OWNED | FLOW_GIVEN;
    for (uint32_t i = 0; i < flow->kept; i++) {
        const struct flow_value *in = flow_value_in(block, i);
        if ((in->possible & both) != both || in->meet != target ||
            (flow->now.values[i].possible & both) != FLOW_GIVEN)
            continue;
        if (!block->given_edges) {
            block->given_edges = pool_take(flow->pool, flow->kept * sizeof *block->given_edges);
            memset(block->given_edges, 0xff, flow->kept * sizeof *block->given_edges);
        }
        if (block->given_edges[i] == FLOW_NO_SITE)
            block->given_edges[i] = flow->site;
    }
}

struct flow_mask flow_declared(const struct contract *contract, uint16_t state)
{
    struct flow_mask mask = {{0}};
    if (state != STATE_NONE)
        flow_mask_add(&mask, state);
    else
        for (unsigned s = 0; s < contract->state_count; s++)
            flow_mask_add(&mask, s);
    return mask;
}

struct flow_endpoint flow_endpoint_in(struct flow_mask states, uint32_t site)
{
    struct flow_endpoint endpoint = {.idle = states, .since = site};
    flow_mask_add(&endpoint.messages, FLOW_NO_MESSAGE);
    return endpoint;
}

static uint32_t parameter_number(const struct flow *flow, ir_var variable)
{
    uint32_t number = 0;
    while (flow->function->parameters[number] != variable)
        number++;
    return number;
}

/* A variable as the function finds it. */
static uint32_t at_entry(struct flow *flow, ir_var v, uint32_t *loans)
{
    const struct ir_variable *variable = flow_variable(flow, v);
    if (variable->storage == IR_STATIC) {
        *loans = flow_set_add(flow->sets, 0, flow_loan(FLOW_LOAN_VARIABLE, v));
        return variable->class == IR_SCALAR ? FLOW_PLAIN : FLOW_PLAIN | FLOW_LENT;
    }
    if (variable->storage != IR_PARAMETER)
        return FLOW_UNSET;
    if (!flow_is_reference(variable))
        return FLOW_PLAIN;
    uint32_t null = variable->annotation.opt ? FLOW_NULL : 0;
    if (variable->annotation.own && variable->annotation.claims)
        return null | FLOW_OWNED;
    *loans = flow_set_add(flow->sets, 0, flow_loan(FLOW_LOAN_PARAMETER, parameter_number(flow, v)));
    return null | FLOW_LENT;
}

void flow_entry(struct flow *flow)
{
    struct flow_state *in = &flow->blocks[0].in;
    flow_state_new(flow, in, flow->kept, flow->kept_endpoints);
    in->reached = true;
    for (uint32_t i = 0; i < flow->kept; i++) {
        ir_var v = flow->variable_at[i];
        uint32_t loans = 0;
        uint32_t possible = at_entry(flow, v, &loans);
        memset(&in->values[i], 0, sizeof in->values[i]);
        in->values[i].possible = possible;
        in->values[i].loans = loans;
        in->values[i].cause = in->values[i].source = FLOW_NO_SITE;
        in->values[i].meet = in->values[i].link = in->values[i].link_slot = IR_NONE;
        in->values[i].twin = IR_NONE;
        const struct ir_variable *variable = flow_variable(flow, v);
        if (variable->storage == IR_PARAMETER && variable->class == IR_POINTER)
            in->values[i].brand = flow_brand_of_parameter(flow, parameter_number(flow, v));
        if (variable->class != IR_ENDPOINT)
            continue;
        struct flow_endpoint *endpoint = &in->endpoints[flow->endpoint_home[v]];
        endpoint->since = FLOW_NO_SITE;
        if (variable->storage == IR_PARAMETER && variable->passage != NULL &&
            variable->passage->has_entry)
            *endpoint = variable->passage->entry;
        else if (variable->storage == IR_PARAMETER &&
                 !flow_is_unknown(flow, &variable->annotation, IR_MARK_STATE))
            *endpoint = flow_endpoint_in(
                flow_declared(variable->contract, variable->annotation.state), FLOW_NO_SITE);
    }
    flow_keep_values(flow, &flow->blocks[0], in->values);
    in->values = NULL;
}
