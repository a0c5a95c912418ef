/* flow_empty.c - owned fields that are null when a function returns: those of an object that it was
 * lent, and those of one that it returns.
 *
 *     clear(table);     which takes all out of table->first
 *     deed_drop(table);
 *
 * Computed callees first, from the facts of the flow at each return; a function that is called
 * before it is known empties nothing. A parameter counts if it is never assigned: else it might
 * name another object in the end. At the call, what the callee may affect has been forgotten
 * before, and what it left null is known behind. */
#include "flow.h"

static const struct ir_variable *formal(const struct ir_function *function, size_t i)
{
    return &function->variables[function->parameters[i]];
}

static bool has_slots(const struct ir_unit *unit, const char *pointee)
{
    for (ir_slot slot = 0; slot < unit->slot_count; slot++)
        if (unit->slots[slot].container != NULL &&
            strcmp(unit->slots[slot].container, pointee) == 0)
            return true;
    return false;
}

/* Is it worth a run to find out? */
bool flow_may_empty(const struct ir_unit *unit, const struct ir_function *function)
{
    if (function->block_count == 0 || function->affects == NULL || function->is_entry)
        return false;
    if (function->returns_value && function->result.own && function->result_class == IR_POINTER)
        return unit->slot_count > 0;
    bool affects = false;
    for (ir_slot slot = 0; slot < unit->slot_count; slot++)
        affects |= function->affects[slot];
    for (size_t i = 0; affects && i < function->parameter_count; i++)
        if (formal(function, i)->class == IR_POINTER && !formal(function, i)->annotation.claims &&
            has_slots(unit, formal(function, i)->pointee))
            return true;
    return false;
}

static bool is_assigned(const struct ir_function *function, ir_var v)
{
    for (ir_block b = 0; b < function->block_count; b++)
        for (size_t n = 0; n < function->blocks[b].count; n++)
            if (function->blocks[b].instructions[n].dst == v)
                return true;
    return false;
}

/* `kind`: what it has to be, if it is not null. */
static void note_value(struct flow *flow, const struct flow_value *value, uint32_t kind,
                       bool *fills)
{
    bool known = kind != 0 && (value->possible & ~(kind | FLOW_NULL)) == 0;
    if (known && value->possible == FLOW_NULL)
        return; /* there is no object */
    for (ir_slot slot = 0; slot < flow->unit->slot_count; slot++)
        fills[slot] |= !known || flow->unit->slots[slot].is_in ||
                       !flow_set_has(flow->sets, value->nulls, slot);
}

void flow_note_empty(struct flow *flow, const struct ir_instruction *at)
{
    if (flow->trial == NULL || flow->trial->fills == NULL || !flow->reporting)
        return;
    size_t slots = flow->unit->slot_count, count = flow->function->parameter_count;
    for (size_t i = 0; i < count; i++) {
        ir_var v = flow->function->parameters[i];
        bool known = formal(flow->function, i)->class == IR_POINTER &&
                     !formal(flow->function, i)->annotation.claims &&
                     !is_assigned(flow->function, v);
        note_value(flow, flow_value(flow, v), known ? FLOW_LENT : 0,
                   flow->trial->fills + i * slots);
    }
    if (at->arg_count == 0 || !flow_is_reference(flow_variable(flow, at->args[0])))
        return;
    note_value(flow, flow_value(flow, at->args[0]), FLOW_OWNED, flow->trial->fills + count * slots);
}

/* The callee left these slots null in what it was lent. */
void flow_learn_empty(struct flow *flow, const struct ir_instruction *call)
{
    const bool *empties = call->callee->empties;
    for (size_t i = 0; empties != NULL && i < call->arg_count; i++) {
        ir_var v = call->args[i];
        if (flow_variable(flow, v)->class != IR_POINTER ||
            !(flow_value(flow, v)->possible & (FLOW_OWNED | FLOW_LENT)))
            continue;
        for (ir_slot slot = 0; slot < flow->unit->slot_count; slot++)
            if (empties[i * flow->unit->slot_count + slot])
                flow_learn_null(flow, v, slot);
    }
}

/* And these in what it returns. */
void flow_learn_result(struct flow *flow, const struct ir_instruction *call)
{
    const bool *empties = call->callee->empties;
    if (empties == NULL)
        return;
    empties += call->callee->parameter_count * flow->unit->slot_count;
    for (ir_slot slot = 0; slot < flow->unit->slot_count; slot++)
        if (empties[slot])
            flow_learn_null(flow, call->dst, slot);
}
