/* sets.c - what holds of sets of endpoints wherever they are named: the contract state of their
 * members, and whether new clients may come out of them.
 *
 * The state of a set is said once: by a port in the component file, by STATE(s) on a parameter, a
 * result, a field, a static or a local. A local on which nothing stands has the state of what is
 * first assigned to it; if that is a new set, the state that is asked for where it is used first;
 * else the start state (STATE_NONE if nothing comes there, which the flow pass refuses). A set that
 * was just made has none of its own (STATE_NONE), and takes that of the first variable, parameter
 * or slot that it gets to. All this only proposes: the flow pass refuses every place where two
 * states meet, and asks of none who wrote it.
 *
 * New clients come out of ports' sets only. A variable may be a port's set if it is read from the
 * ports, or if another that may be one is copied or lent to it, in any function. */
#include "checker.h"

static bool is_open_local(const struct ir_variable *variable)
{
    return variable->class == IR_ENDPOINTS && variable->storage == IR_LOCAL &&
           variable->annotation.state == STATE_NONE;
}

/* The state that the instruction's result has from elsewhere. */
static uint16_t state_of_result(const struct ir_unit *unit, const struct ir_function *function,
                                const struct ir_instruction *at)
{
    switch (at->op) {
    case IR_COPY: return function->variables[at->args[0]].set_state;
    case IR_CALL: return at->callee->result.state;
    case IR_LOAD:
    case IR_TAKE:
        if (at->slot != IR_NONE)
            return unit->slots[at->slot].state;
        return function->variables[at->dst].set_state; /* of a port */
    default: return STATE_NONE;
    }
}

/* True if that was news. */
static bool settle_result(const struct ir_unit *unit, struct ir_function *function,
                          const struct ir_instruction *at)
{
    struct ir_variable *variable = at->dst != IR_NONE ? &function->variables[at->dst] : NULL;
    if (variable == NULL || variable->class != IR_ENDPOINTS || variable->set_state != STATE_NONE)
        return false;
    variable->set_state = state_of_result(unit, function, at);
    return variable->set_state != STATE_NONE;
}

static bool settle_round(const struct ir_unit *unit, struct ir_function *function)
{
    bool changed = false;
    for (ir_block b = 0; b < function->block_count; b++)
        for (size_t n = 0; n < function->blocks[b].count; n++)
            changed |= settle_result(unit, function, &function->blocks[b].instructions[n]);
    return changed;
}

/* The state that a set must have that goes this way; STATE_NONE: any. */
static uint16_t state_wanted(const struct ir_unit *unit, const struct ir_function *function,
                             const struct ir_instruction *at, size_t i)
{
    switch (at->op) {
    case IR_COPY: return function->variables[at->dst].set_state;
    case IR_PUT: return i == 1 ? unit->slots[at->slot].state : STATE_NONE;
    case IR_RETURN: return function->result.state;
    case IR_CALL: {
        const struct ir_function *callee = at->callee;
        bool is_known = !callee->is_sdk && i < callee->parameter_count;
        return is_known ? callee->variables[callee->parameters[i]].annotation.state : STATE_NONE;
    }
    default: return STATE_NONE;
    }
}

/* A new set of which nobody has said more is what it is used as. */
static bool settle_by_use(const struct ir_unit *unit, struct ir_function *function)
{
    bool changed = false;
    for (ir_block b = 0; b < function->block_count; b++)
        for (size_t n = 0; n < function->blocks[b].count; n++) {
            const struct ir_instruction *at = &function->blocks[b].instructions[n];
            for (size_t i = 0; i < at->arg_count; i++) {
                struct ir_variable *used =
                    at->args[i] != IR_NONE ? &function->variables[at->args[i]] : NULL;
                if (used == NULL || used->class != IR_ENDPOINTS || used->set_state != STATE_NONE ||
                    used->storage == IR_PARAMETER || used->storage == IR_STATIC)
                    continue;
                used->set_state = state_wanted(unit, function, at, i);
                changed |= used->set_state != STATE_NONE;
            }
        }
    return changed;
}

static void settle_states(const struct ir_unit *unit, struct ir_function *function)
{
    bool has_open = false;
    for (ir_var v = 0; v < function->variable_count; v++)
        if (is_open_local(&function->variables[v])) {
            function->variables[v].set_state = STATE_NONE;
            has_open = true;
        }
    do {
        while (settle_round(unit, function))
            ;
    } while (settle_by_use(unit, function));
    if (!has_open)
        return;
    for (ir_var v = 0; v < function->variable_count; v++) {
        struct ir_variable *variable = &function->variables[v];
        const struct contract *contract = variable->contract;
        if (is_open_local(variable) && variable->set_state == STATE_NONE && variable->name[0] &&
            contract_may_receive(contract, contract->start, variable->side))
            variable->set_state = contract->start;
    }
}

/* ---- whose new clients come ---- */

static bool raise(struct ir_variable *variable, bool from_port)
{
    if (!from_port || variable->from_port || variable->class != IR_ENDPOINTS)
        return false;
    variable->from_port = true;
    return true;
}

static bool lend(const struct ir_function *function, const struct ir_instruction *call,
                 struct ir_function *callee)
{
    bool changed = false;
    for (size_t i = 0; i < call->arg_count && i < callee->parameter_count; i++)
        changed |= raise(&callee->variables[callee->parameters[i]],
                         function->variables[call->args[i]].from_port);
    for (size_t i = 0; i < callee->entry_count; i++)
        changed |= lend(function, call, callee->entries[i]);
    return changed;
}

static bool follow_ports(struct ir_function *function)
{
    bool changed = false;
    for (ir_block b = 0; b < function->block_count; b++)
        for (size_t n = 0; n < function->blocks[b].count; n++) {
            const struct ir_instruction *at = &function->blocks[b].instructions[n];
            if (at->op == IR_COPY)
                changed |= raise(&function->variables[at->dst],
                                 function->variables[at->args[0]].from_port);
            if (at->op == IR_CALL)
                changed |= lend(function, at, at->callee);
        }
    return changed;
}

static bool has_sets(const struct ir_function *function)
{
    for (ir_var v = 0; v < function->variable_count; v++)
        if (function->variables[v].class == IR_ENDPOINTS)
            return true;
    return false;
}

void sets_settle(struct ir_unit *unit)
{
    bool any = false, changed = true;
    for (size_t i = 0; i < unit->function_count; i++) {
        bool has = unit->functions[i]->block_count > 0 && has_sets(unit->functions[i]);
        if (has)
            settle_states(unit, unit->functions[i]);
        any |= has;
    }
    while (any && changed) {
        changed = false;
        for (size_t i = 0; i < unit->function_count; i++)
            changed |= follow_ports(unit->functions[i]);
    }
}
