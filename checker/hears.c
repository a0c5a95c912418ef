/* hears.c - which of its sources a function hears, whatever way it takes: receives from, or is rid
 * of.
 *
 * A wait says which of several sources is ready, and somebody has to hear it (flow_wait.c). When
 * that is left to a function, it must do so on each way to its return. Sources are parameters that
 * are never assigned, owner slots and ports. One forward fixpoint a function over what was heard on
 * all ways, callees first; of functions that call each other nothing is known. */
#include "flow.h"

struct hearing {
    const struct ir_unit *unit;
    const struct ir_function *function;
    struct pool *pool;
    const struct ir_instruction **definition; /* by variable: the only one */
    uint8_t *definitions;                     /* by variable: 0, 1, more   */
    size_t count;                             /* of sources */
    bool **in;                                /* by block and source; NULL: not reached yet */
};

static size_t source_count(const struct ir_unit *unit, const struct ir_function *function)
{
    return function->parameter_count + unit->slot_count + unit->component->port_count;
}

static void find_definitions(struct hearing *h)
{
    const struct ir_function *function = h->function;
    h->definition = pool_take(h->pool, (function->variable_count + 1) * sizeof *h->definition);
    h->definitions = pool_take(h->pool, function->variable_count + 1);
    for (ir_block b = 0; b < function->block_count; b++)
        for (size_t n = 0; n < function->blocks[b].count; n++) {
            const struct ir_instruction *at = &function->blocks[b].instructions[n];
            if (at->dst == IR_NONE)
                continue;
            h->definition[at->dst] = at;
            h->definitions[at->dst] += h->definitions[at->dst] < 2;
        }
}

static size_t of_port(const struct hearing *h, const struct port *port)
{
    for (size_t i = 0; i < h->unit->component->port_count; i++)
        if (&h->unit->component->ports[i] == port)
            return h->function->parameter_count + h->unit->slot_count + i;
    return SIZE_MAX;
}

/* The number of the source that the variable certainly is; SIZE_MAX: of none. */
static size_t source_of(const struct hearing *h, ir_var v)
{
    for (size_t steps = 0; steps <= h->function->variable_count; steps++) {
        const struct ir_variable *variable = &h->function->variables[v];
        const struct ir_instruction *from = h->definition[v];
        if (variable->storage == IR_PARAMETER && h->definitions[v] == 0)
            for (size_t i = 0; i < h->function->parameter_count; i++)
                if (h->function->parameters[i] == v)
                    return i;
        if (variable->port != NULL)
            return of_port(h, variable->port);
        if (h->definitions[v] != 1)
            return SIZE_MAX;
        if (from->op == IR_LOAD && from->slot != IR_NONE)
            return h->function->parameter_count + from->slot;
        if (from->op != IR_COPY)
            return SIZE_MAX;
        v = from->args[0];
    }
    return SIZE_MAX;
}

static void hear(const struct hearing *h, bool *heard, ir_var v)
{
    size_t source = v != IR_NONE ? source_of(h, v) : SIZE_MAX;
    if (source < h->count)
        heard[source] = true;
}

/* Does the function hear its source, or, if it is a table, do all of its functions? */
static bool always_hears(const struct ir_function *callee, size_t source)
{
    bool all = callee->entry_count > 0;
    for (size_t i = 0; i < callee->entry_count; i++)
        all &= callee->entries[i]->hears != NULL && callee->entries[i]->hears[source];
    return all || (callee->hears != NULL && callee->hears[source]);
}

/* What the function hears, the call does. */
static void hear_in(const struct hearing *h, bool *heard, const struct ir_instruction *call)
{
    size_t parameters = call->callee->parameter_count;
    for (size_t i = 0; i < call->arg_count && i < parameters; i++)
        if (always_hears(call->callee, i))
            hear(h, heard, call->args[i]);
    for (size_t i = parameters; i < source_count(h->unit, call->callee); i++)
        if (always_hears(call->callee, i))
            heard[i - parameters + h->function->parameter_count] = true;
}

static void do_instruction(const struct hearing *h, bool *heard, const struct ir_instruction *at)
{
    if (at->op == IR_RECEIVE || at->op == IR_REQUEST || at->op == IR_SET_RECEIVE)
        hear(h, heard, at->args[0]);
    if (at->op == IR_TAKE)
        heard[h->function->parameter_count + at->slot] = true;
    if (at->op == IR_CALL && !at->callee->is_sdk)
        hear_in(h, heard, at);
    for (size_t i = 0; i < at->arg_count; i++)
        if (at->args[i] != IR_NONE && flow_consumes(h->function, at, i) &&
            flow_is_reference(&h->function->variables[at->args[i]]))
            hear(h, heard, at->args[i]);
}

/* True if fewer are heard there than was thought. */
static bool enter(struct hearing *h, ir_block block, const bool *heard)
{
    bool changed = h->in[block] == NULL;
    if (changed) {
        h->in[block] = pool_take(h->pool, h->count + 1);
        memcpy(h->in[block], heard, h->count);
        return true;
    }
    for (size_t i = 0; i < h->count; i++) {
        changed |= h->in[block][i] && !heard[i];
        h->in[block][i] = h->in[block][i] && heard[i];
    }
    return changed;
}

/* What is heard by all returns. */
static void go_through(struct hearing *h, bool *always)
{
    const struct ir_function *function = h->function;
    bool *heard = pool_take(h->pool, h->count + 1);
    memset(always, true, h->count);
    enter(h, 0, heard);
    for (bool changed = true; changed;) {
        changed = false;
        for (ir_block b = 0; b < function->block_count; b++) {
            if (h->in[b] == NULL)
                continue;
            memcpy(heard, h->in[b], h->count);
            for (size_t n = 0; n < function->blocks[b].count; n++)
                do_instruction(h, heard, &function->blocks[b].instructions[n]);
            const struct ir_instruction *end = ir_terminator(function, b);
            for (size_t i = 0; i < ir_successor_count(end); i++)
                changed |= enter(h, ir_successor(end, i), heard);
            for (size_t i = 0; end->op == IR_RETURN && i < h->count; i++)
                always[i] = always[i] && heard[i];
        }
    }
}

static bool has_wait(const struct ir_unit *unit)
{
    for (size_t f = 0; f < unit->function_count; f++)
        for (ir_block b = 0; b < unit->functions[f]->block_count; b++)
            for (size_t n = 0; n < unit->functions[f]->blocks[b].count; n++)
                if (unit->functions[f]->blocks[b].instructions[n].op == IR_WAIT)
                    return true;
    return false;
}

static void find_for(struct ir_unit *unit, struct ir_function *function)
{
    struct pool pool = {NULL};
    struct hearing h = {.unit = unit, .function = function, .pool = &pool};
    h.count = source_count(unit, function);
    h.in = pool_take(&pool, (function->block_count + 1) * sizeof *h.in);
    bool *always = ir_allocate(unit, h.count + 1);
    find_definitions(&h);
    go_through(&h, always);
    function->hears = always;
    pool_free(&pool);
}

/* What is in tables may come behind those that call it: so they are gone through once more. */
void hears_find(struct ir_unit *unit, struct ir_function *const *order, size_t count)
{
    for (int round = 0; has_wait(unit) && round < (unit->has_tables ? 2 : 1); round++)
        for (size_t f = 0; f < count; f++)
            find_for(unit, order[f]);
}
