/* summary.c - what each function may do to owner slots, itself and in what it calls.
 *
 * Three sets of slots per function: those it may TAKE from or PUT to (`affects`), those it may TAKE
 * from (`takes`), those it reads borrows through (`reads`). They are what a caller must know
 * (flow_borrow.c). A slot stands for that field of all objects of a struct, so a set is small and
 * no alias escapes it. IN fields are slots that are only affected: what they lead to is nobody's,
 * and stays. Functions of the SDK touch no slot; what is called through a table of functions does
 * what all that stand there do. */
#include "flow.h"

struct call {
    struct ir_function *caller;
    const struct ir_function *callee;
};

struct calls {
    struct call *items;
    size_t count;
    struct pool pool;
};

static void add_call(struct calls *calls, struct ir_function *caller,
                     const struct ir_function *callee)
{
    struct call call = {caller, callee};
    bool again = calls->count > 0 && calls->items[calls->count - 1].caller == caller &&
                 calls->items[calls->count - 1].callee == callee;
    if (again || (callee->block_count == 0 && callee->entry_count == 0))
        return;
    calls->items = pool_grow(&calls->pool, calls->items, calls->count, sizeof *calls->items);
    calls->items[calls->count++] = call;
}

/* The function's own effects; its calls are only noted. */
static void own_effects(struct ir_unit *unit, struct ir_function *function, struct calls *calls)
{
    for (size_t i = 0; i < function->entry_count; i++)
        add_call(calls, function, function->entries[i]);
    for (size_t b = 0; b < function->block_count; b++)
        for (size_t n = 0; n < function->blocks[b].count; n++) {
            const struct ir_instruction *at = &function->blocks[b].instructions[n];
            if (at->op == IR_CALL)
                add_call(calls, function, at->callee);
            bool stores_in = at->op == IR_STORE && at->slot != IR_NONE;
            if (at->op == IR_TAKE || at->op == IR_PUT || stores_in)
                ir_set_add(unit, &function->affects, at->slot);
            if (at->op == IR_TAKE)
                ir_set_add(unit, &function->takes, at->slot);
            if (at->op == IR_LOAD && at->slot != IR_NONE && !unit->slots[at->slot].is_in)
                ir_set_add(unit, &function->reads, at->slot);
        }
}

static bool add_effects(struct ir_unit *unit, const struct call *call)
{
    struct ir_function *caller = call->caller;
    const struct ir_function *callee = call->callee;
    bool affects = ir_set_join(unit, &caller->affects, &callee->affects);
    bool takes = ir_set_join(unit, &caller->takes, &callee->takes);
    bool reads = ir_set_join(unit, &caller->reads, &callee->reads);
    return affects || takes || reads;
}

/* Callees stand before their callers, or all the other way round: going there and back again
 * settles either at once. */
void summarise(struct ir_unit *unit)
{
    struct calls calls = {0};
    for (size_t i = 0; i < unit->function_count; i++)
        if (unit->functions[i]->block_count > 0 || unit->functions[i]->entry_count > 0)
            own_effects(unit, unit->functions[i], &calls);
    bool changed = true;
    while (changed) {
        changed = false;
        for (size_t i = 0; i < calls.count; i++)
            changed |= add_effects(unit, &calls.items[i]);
        for (size_t i = calls.count; i-- > 0;)
            changed |= add_effects(unit, &calls.items[i]);
    }
    pool_free(&calls.pool);
    sets_settle(unit);
}
