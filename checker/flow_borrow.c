/* flow_borrow.c - who lent what, and when a borrow ends.
 *
 * A borrow's loans are its roots (an owner variable here, a local or static by its address, the
 * caller's parameter) and the owner slots it was read through on the way down from them. What is
 * owned forms a forest: no object has two owners, and PUT makes no cycles (flow_slot.c sees to it).
 * Hence
 *  - what can be reached from an owner variable can be reached from nothing else, so a change below
 *    one owner ends no borrow below another. Parameters and statics may lead to the same tree;
 *  - an object below the owner slot S of x is reached from the root only through S, so a change of
 * S can only concern borrows that have S among their loans. x itself, whose slot is changed, is
 *    above the change and stays. */
#include "flow.h"

/* Of what is read through the variable. */
uint32_t flow_loans(const struct flow *flow, ir_var v)
{
    const struct flow_value *value = flow_value(flow, v);
    uint32_t loans = value->possible & FLOW_LENT ? value->loans : 0;
    if (value->possible & FLOW_OWNED)
        loans = flow_set_add(flow->sets, loans, flow_loan(FLOW_LOAN_VARIABLE, v));
    return loans;
}

static void expire(struct flow *flow, struct flow_value *value)
{
    value->possible = (value->possible & ~(uint32_t)FLOW_LENT) | FLOW_EXPIRED;
    value->loans = 0;
    value->nulls = value->fulls = value->filled = 0;
    value->cause = flow->site;
}

static void expire_all(struct flow *flow, uint32_t loan)
{
    for (uint32_t i = 0; i < flow->used; i++) {
        struct flow_value *value = &flow->now.values[i];
        if (value->loans && (value->possible & FLOW_LENT) &&
            flow_variable(flow, flow->variable_at[i])->storage != IR_STATIC &&
            flow_set_has(flow->sets, value->loans, loan))
            expire(flow, value);
    }
}

void flow_expire_lender(struct flow *flow, ir_var lender)
{
    expire_all(flow, flow_loan(FLOW_LOAN_VARIABLE, lender));
    if (flow_variable(flow, lender)->class == IR_ENDPOINT)
        flow_expire_message(flow, lender);
}

void flow_expire_message(struct flow *flow, ir_var endpoint)
{
    expire_all(flow, flow_loan(FLOW_LOAN_MESSAGE, endpoint));
}

static void replace_loan(struct flow *flow, struct flow_value *value, enum flow_loan kind,
                         ir_var from, ir_var to)
{
    if (!flow_set_has(flow->sets, value->loans, flow_loan(kind, from)))
        return;
    value->loans = flow_set_remove(flow->sets, value->loans, flow_loan(kind, from));
    value->loans = flow_set_add(flow->sets, value->loans, flow_loan(kind, to));
}

/* The owner moved from one variable to another of this function: its loans move along, and so do
 * the tag that was received from it and the facts about its fields. */
void flow_hand_on(struct flow *flow, ir_var from, ir_var to)
{
    for (uint32_t i = 0; i < flow->used; i++) {
        struct flow_value *value = &flow->now.values[i];
        if (value->loans) {
            replace_loan(flow, value, FLOW_LOAN_VARIABLE, from, to);
            replace_loan(flow, value, FLOW_LOAN_MESSAGE, from, to);
        }
        if (value->link == from)
            value->link = to;
        flow_guard_forget(flow, value, from);
    }
    struct flow_value *value = flow_value(flow, from);
    value->possible &= ~(uint32_t)(FLOW_OWNED | FLOW_NULL | FLOW_SILENT);
    value->possible |= FLOW_GIVEN;
    value->cause = flow->site;
    value->meet = IR_NONE;
    value->nulls = value->fulls = value->filled = 0;
    value->link = value->link_slot = value->twin = IR_NONE;
    value->guards = 0;
    if (flow_variable(flow, from)->class == IR_ENDPOINT)
        flow_silence(flow, from);
}

/* The variable is about to name something else: nothing refers to what it was any more. */
void flow_forget(struct flow *flow, ir_var v)
{
    uint32_t own = flow_loan(FLOW_LOAN_VARIABLE, v), message = flow_loan(FLOW_LOAN_MESSAGE, v);
    for (uint32_t i = 0; i < flow->used; i++) {
        struct flow_value *value = &flow->now.values[i];
        if (value->link == v)
            value->link = value->link_slot = IR_NONE;
        flow_guard_forget(flow, value, v);
        if (value->loans && flow->variable_at[i] != v &&
            flow_variable(flow, flow->variable_at[i])->storage != IR_STATIC) {
            value->loans = flow_set_remove(flow->sets, value->loans, own);
            value->loans = flow_set_remove(flow->sets, value->loans, message);
        }
    }
}

/* Temporaries that only this block mentions end with it: nothing that is kept may refer to them. */
void flow_leave_block(struct flow *flow)
{
    for (uint32_t i = 0; i < flow->kept; i++) {
        struct flow_value *value = &flow->now.values[i];
        if (value->link != IR_NONE && flow->home[value->link] >= flow->kept)
            value->link = value->link_slot = IR_NONE;
        flow_guard_leave_block(flow, value);
        for (uint32_t k = flow_set_view(flow->sets, value->loans).count; k-- > 0;) {
            uint32_t loan = flow_set_view(flow->sets, value->loans).items[k];
            enum flow_loan kind = flow_loan_kind(loan);
            if ((kind == FLOW_LOAN_VARIABLE || kind == FLOW_LOAN_MESSAGE) &&
                flow->home[flow_loan_index(loan)] >= flow->kept)
                value->loans = flow_set_remove(flow->sets, value->loans, loan);
        }
    }
}

/* ---- slots ---- */

static bool is_outside(const struct flow *flow, uint32_t loan)
{
    if (flow_loan_kind(loan) == FLOW_LOAN_PARAMETER || flow_loan_kind(loan) == FLOW_LOAN_STATICS)
        return true;
    return flow_loan_kind(loan) == FLOW_LOAN_VARIABLE &&
           flow_variable(flow, flow_loan_index(loan))->storage == IR_STATIC;
}

/* What was read through slots from nobody we know came from outside, too: a function that borrows
 * from no parameter returned a static, or a part of one. */
static bool has_outside(const struct flow *flow, uint32_t loans)
{
    struct flow_set_view view = flow_set_view(flow->sets, loans);
    bool has_root = false;
    for (uint32_t i = 0; i < view.count; i++) {
        if (is_outside(flow, view.items[i]))
            return true;
        has_root = has_root || flow_loan_kind(view.items[i]) != FLOW_LOAN_SLOT;
    }
    return !has_root;
}

/* May there be a path from a root of one to a root of the other? */
static bool same_tree(const struct flow *flow, uint32_t a, uint32_t b)
{
    if (has_outside(flow, a) && has_outside(flow, b))
        return true;
    struct flow_set_view view = flow_set_view(flow->sets, a);
    for (uint32_t i = 0; i < view.count; i++)
        if (flow_loan_kind(view.items[i]) == FLOW_LOAN_VARIABLE &&
            flow_set_has(flow->sets, b, view.items[i]))
            return true;
    return false;
}

static void forget_facts(struct flow *flow, struct flow_value *value, ir_slot slot)
{
    value->nulls = flow_set_remove(flow->sets, value->nulls, slot);
    value->fulls = flow_set_remove(flow->sets, value->fulls, slot);
    flow_filled_forget(flow, value, slot);
}

static bool has_facts(const struct flow_value *value)
{
    return value->loans || value->nulls || value->fulls || value->filled;
}

/* The slot of what `base` refers to changes: TAKE or PUT. What is known about `base` itself is left
 * to the caller. */
void flow_affect(struct flow *flow, ir_var base, ir_slot slot)
{
    uint32_t loans = flow_loans(flow, base);
    for (uint32_t i = 0; i < flow->used; i++) {
        ir_var v = flow->variable_at[i];
        struct flow_value *value = &flow->now.values[i];
        if (value->link_slot == slot)
            value->link = value->link_slot = IR_NONE;
        flow_guard_affect(flow, value, slot);
        if (v == base || !(value->possible & (FLOW_LENT | FLOW_OWNED)))
            continue;
        if (!has_facts(value))
            continue;
        if (!same_tree(flow, flow_loans(flow, v), loans))
            continue;
        forget_facts(flow, value, slot);
        if ((value->possible & FLOW_LENT) &&
            flow_set_has(flow->sets, value->loans, flow_loan(FLOW_LOAN_SLOT, slot)))
            expire(flow, value);
    }
}

/* Does the path to a borrow with these loans lead through one of the slots? */
bool flow_loans_overlap(const struct flow *flow, uint32_t loans, const struct ir_set *slots,
                        ir_slot *which)
{
    struct flow_set_view view = flow_set_view(flow->sets, loans);
    for (uint32_t i = 0; i < view.count; i++) {
        if (flow_loan_kind(view.items[i]) != FLOW_LOAN_SLOT)
            continue;
        *which = flow_loan_index(view.items[i]);
        if (ir_set_has(slots, *which))
            return true;
    }
    return false;
}

static bool is_argument(const struct ir_instruction *call, ir_var v)
{
    for (size_t i = 0; i < call->arg_count; i++)
        if (call->args[i] == v)
            return true;
    return false;
}

static void forget_affected_facts(struct flow *flow, struct flow_value *value,
                                  const struct ir_set *affects)
{
    for (ir_slot slot = 0; (slot = ir_set_next(affects, slot)) != IR_NONE; slot++)
        forget_facts(flow, value, slot);
}

/* A call may change slots of whatever it can reach: the trees of its arguments and all that is
 * outside. Borrows among the arguments were judged before the call (flow_call.c). */
void flow_affect_call(struct flow *flow, const struct ir_instruction *call)
{
    const struct ir_set *affects = &call->callee->affects, *reads = &call->callee->reads;
    for (ir_slot slot = 0; (slot = ir_set_next(reads, slot)) != IR_NONE; slot++)
        flow_filled_look(flow, slot);
    if (affects->count == 0)
        return;
    uint32_t reach = 0;
    for (size_t i = 0; i < call->arg_count; i++)
        if (flow_is_reference(flow_variable(flow, call->args[i])))
            reach = flow_set_union(flow->sets, reach, flow_reach(flow, call->args[i]));
    for (uint32_t i = 0; i < flow->used; i++) {
        ir_var v = flow->variable_at[i];
        struct flow_value *value = &flow->now.values[i];
        if (value->link_slot != IR_NONE && ir_set_has(affects, value->link_slot))
            value->link = value->link_slot = IR_NONE;
        flow_guard_affect_call(flow, value, affects);
        if (!(value->possible & (FLOW_LENT | FLOW_OWNED)))
            continue;
        if (!has_facts(value))
            continue;
        uint32_t loans = flow_loans(flow, v);
        if (!has_outside(flow, loans) && !same_tree(flow, loans, reach))
            continue;
        forget_affected_facts(flow, value, affects);
        ir_slot which;
        if (!is_argument(call, v) && (value->possible & FLOW_LENT) &&
            flow_loans_overlap(flow, value->loans, &call->callee->takes, &which))
            expire(flow, value);
    }
}
