/* flow_cursor.c - cursors: locals that name what another variable owns, and never take it over.
 *
 *     for (struct node *n = list; n != NULL; n = n->next)
 *
 * Copying an owner moves it, unless nothing is ever done with the copy that only an owner can do:
 * then the copy is a borrow, lent by the variable it was copied from. That is a question about the
 * whole function, and is asked before it is solved: a local keeps what is copied to it if an owner
 * comes into it from elsewhere (a call, TAKE, a message) or if it is given away somewhere. Either
 * answer is sound, since what is a borrow is held to all rules of borrows, and what owns must go
 * somewhere; this one accepts most. Endpoints always move: a borrowed one would have two states. */
#include "flow.h"

bool flow_consumes(const struct ir_function *function, const struct ir_instruction *at, size_t i)
{
    const struct ir_annotation *result = &function->result;
    switch (at->op) {
    case IR_CALL: {
        const struct ir_function *callee = at->callee;
        return i < callee->parameter_count &&
               callee->variables[callee->parameters[i]].annotation.claims;
    }
    case IR_SEND:
    case IR_REQUEST:
        return i >= 1 && i - 1 < at->message->parameter_count &&
               value_is_owned(&at->message->parameters[i - 1].type);
    case IR_PUT:
    case IR_SET_PUT: return i == 1;
    case IR_CLOSE:
    case IR_SET_DROP:
    case IR_UPCAST: return i == 0;
    case IR_RETURN: return result->own || (result->open & ~result->inferred & IR_MARK_OWN) != 0;
    default: return false;
    }
}

/* Does an owner come out of it that no variable held before? */
static bool makes_owner(const struct ir_instruction *at)
{
    if (at->op != IR_CALL)
        return at->op == IR_TAKE || at->op == IR_ACCESS_OWNED || at->op == IR_SET_TAKE;
    const struct ir_annotation *result = &at->callee->result;
    return result->own || (result->open & ~result->inferred & IR_MARK_OWN) != 0;
}

static bool is_named(const struct ir_variable *variable)
{
    return variable->storage != IR_TEMPORARY && variable->name[0] != '\0';
}

static bool raise(bool *fact, bool value)
{
    bool changed = value && !*fact;
    *fact = *fact || value;
    return changed;
}

struct keeping {
    const struct ir_function *function;
    bool *makes; /* by variable: an owner comes into it that no named variable held */
    bool *keeps; /* and: whatever is copied to it moves */
};

static bool keep_round(const struct keeping *k, const struct ir_instruction *at)
{
    bool changed = false;
    const struct ir_variable *variables = k->function->variables;
    if (at->op == IR_COPY) {
        ir_var from = at->args[0];
        bool makes = k->makes[from] && !is_named(&variables[from]);
        changed |= raise(&k->makes[at->dst], makes);
        changed |= raise(&k->keeps[at->dst], makes);
        changed |= raise(&k->keeps[from], k->keeps[at->dst]);
    } else if (at->dst != IR_NONE && makes_owner(at)) {
        changed |= raise(&k->makes[at->dst], true);
        changed |= raise(&k->keeps[at->dst], true);
    }
    for (size_t i = 0; i < at->arg_count; i++)
        if (at->args[i] != IR_NONE && flow_consumes(k->function, at, i))
            changed |= raise(&k->keeps[at->args[i]], true);
    return changed;
}

bool *flow_cursors(struct pool *pool, const struct ir_function *function)
{
    struct keeping k = {.function = function};
    k.makes = pool_take(pool, function->variable_count + 1);
    k.keeps = pool_take(pool, function->variable_count + 1);
    for (bool changed = true; changed;) {
        changed = false;
        for (ir_block b = 0; b < function->block_count; b++)
            for (size_t n = 0; n < function->blocks[b].count; n++)
                changed |= keep_round(&k, &function->blocks[b].instructions[n]);
    }
    bool *cursor = pool_take(pool, function->variable_count + 1);
    for (ir_var v = 0; v < function->variable_count; v++) {
        const struct ir_variable *variable = &function->variables[v];
        bool is_local = variable->storage == IR_LOCAL ||
                        (variable->storage == IR_PARAMETER && !variable->annotation.claims);
        bool has_name_of_owner = variable->class == IR_POINTER || variable->class == IR_ENDPOINTS;
        cursor[v] = is_local && has_name_of_owner && !k.keeps[v];
    }
    return cursor;
}

/* A copy to a cursor: what is owned stays where it is. */
bool flow_lend_copy(struct flow *flow, ir_var to, ir_var from)
{
    struct flow_value copy = *flow_value(flow, from);
    const struct ir_variable *lender = flow_variable(flow, from);
    if (!flow->cursor[to] || !(copy.possible & FLOW_OWNED) || lender->storage == IR_TEMPORARY)
        return false;
    copy.possible = (copy.possible & ~(uint32_t)FLOW_OWNED) | FLOW_LENT;
    copy.loans = flow_loans(flow, from);
    flow_define(flow, to, 0);
    if (copy.link == to)
        copy.link = copy.link_slot = IR_NONE;
    flow_guard_copy(flow, &copy, to, from);
    *flow_value(flow, to) = copy;
    return true;
}
