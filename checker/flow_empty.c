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
    if (function->block_count == 0 || function->is_entry)
        return false;
    if (function->returns_value && function->result.own && function->result_class == IR_POINTER)
        return unit->slot_count > 0;
    bool affects = ir_set_next(&function->affects, 0) != IR_NONE;
    for (size_t i = 0; affects && i < function->parameter_count; i++)
        if (formal(function, i)->class == IR_POINTER && !formal(function, i)->annotation.claims &&
            has_slots(unit, formal(function, i)->pointee))
            return true;
    return false;
}

/* `kind`: what it has to be, if it is not null. */
static void note_value(struct flow *flow, const struct flow_value *value, uint32_t kind,
                       size_t number)
{
    bool known = kind != 0 && (value->possible & ~(kind | FLOW_NULL)) == 0;
    if (known && value->possible == FLOW_NULL)
        return; /* there is no object */
    struct ir_set *empties = &flow->trial->empties[number];
    struct flow_set_view nulls = flow_set_view(flow->sets, known ? value->nulls : 0);
    for (uint32_t i = 0; i < nulls.count && !flow->trial->returned[number]; i++)
        if (!flow->unit->slots[nulls.items[i]].is_in)
            ir_set_add(flow->trial->unit, empties, nulls.items[i]);
    for (ir_slot slot = 0; (slot = ir_set_next(empties, slot)) != IR_NONE; slot++)
        if (!flow_set_has(flow->sets, known ? value->nulls : 0, slot))
            ir_set_remove(empties, slot);
    flow->trial->returned[number] = true;
}

void flow_note_empty(struct flow *flow, const struct ir_instruction *at)
{
    if (flow->trial == NULL || flow->trial->empties == NULL || !flow->reporting)
        return;
    size_t count = flow->function->parameter_count;
    for (size_t i = 0; i < count; i++) {
        ir_var v = flow->function->parameters[i];
        bool known = formal(flow->function, i)->class == IR_POINTER &&
                     !formal(flow->function, i)->annotation.claims &&
                     !ir_is_assigned(flow->function, v);
        note_value(flow, flow_value(flow, v), known ? FLOW_LENT : 0, i);
    }
    if (at->arg_count == 0 || !flow_is_reference(flow_variable(flow, at->args[0])))
        return;
    note_value(flow, flow_value(flow, at->args[0]), FLOW_OWNED, count);
}

/* The callee left these slots null in what it was lent. */
void flow_learn_empty(struct flow *flow, const struct ir_instruction *call)
{
    const struct ir_set *empties = call->callee->empties;
    for (size_t i = 0; empties != NULL && i < call->arg_count; i++) {
        ir_var v = call->args[i];
        if (flow_variable(flow, v)->class != IR_POINTER ||
            !(flow_value(flow, v)->possible & (FLOW_OWNED | FLOW_LENT)))
            continue;
        for (ir_slot slot = 0; (slot = ir_set_next(&empties[i], slot)) != IR_NONE; slot++)
            flow_learn_null(flow, v, slot);
    }
}

/* And these in what it returns. */
void flow_learn_result(struct flow *flow, const struct ir_instruction *call)
{
    if (call->callee->empties == NULL)
        return;
    const struct ir_set *empties = &call->callee->empties[call->callee->parameter_count];
    for (ir_slot slot = 0; (slot = ir_set_next(empties, slot)) != IR_NONE; slot++)
        flow_learn_null(flow, call->dst, slot);
}
