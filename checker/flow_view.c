/* flow_view.c - borrows that are stored in views, and come out again.
 *
 * A view has the loans of all that was stored in it since it was last assigned as a whole; a part
 * that is read has them all. A pointer to a view is a borrow of the view's memory; what is read
 * through it has the loans of whatever views that may be, as they are then. Behind a parameter lie
 * views of the caller, who takes all that is in them for lent by what was in them before: so only
 * what derives from that very parameter may be stored there, or from the one that its BORROWS
 * names. */
#include "flow.h"

/* The view whose memory this loan is of, or IR_NONE. */
static ir_var view_of(const struct flow *flow, uint32_t loan)
{
    if (flow_loan_kind(loan) != FLOW_LOAN_VARIABLE ||
        flow_variable(flow, flow_loan_index(loan))->class != IR_VIEW)
        return IR_NONE;
    return flow_loan_index(loan);
}

/* Of a borrow that is read through a pointer with these loans. */
uint32_t flow_loans_in(struct flow *flow, uint32_t loans)
{
    uint32_t in = 0;
    for (uint32_t i = 0; i < flow_set_view(flow->sets, loans).count; i++) {
        uint32_t loan = flow_set_view(flow->sets, loans).items[i];
        ir_var view = view_of(flow, loan);
        in = view == IR_NONE ? flow_set_add(flow->sets, in, loan)
                             : flow_set_union(flow->sets, in, flow_loans(flow, view));
    }
    return in;
}

/* Of all that a function can reach that gets the variable as an argument. */
uint32_t flow_reach(struct flow *flow, ir_var v)
{
    uint32_t loans = flow_loans(flow, v);
    if (flow_variable(flow, v)->class == IR_VIEW)
        return loans;
    return flow_set_union(flow->sets, loans, flow_loans_in(flow, loans));
}

/* The same of a view that it returns: that is no part of a view that has no memory to lend. */
uint32_t flow_reach_apart(struct flow *flow, ir_var v)
{
    uint32_t reach = flow_reach(flow, v);
    for (uint32_t i = flow_set_view(flow->sets, reach).count; i-- > 0;) {
        uint32_t loan = flow_set_view(flow->sets, reach).items[i];
        ir_var view = view_of(flow, loan);
        if (view != IR_NONE && !flow_variable(flow, view)->lends_itself)
            reach = flow_set_remove(flow->sets, reach, loan);
    }
    return reach;
}

/* ---- storing ---- */

static void add_loans(struct flow *flow, ir_var view, uint32_t loans, bool fills)
{
    struct flow_value *value = flow_value(flow, view);
    if (fills)
        value->possible &= ~(uint32_t)FLOW_UNSET;
    value->possible |= FLOW_LENT;
    value->loans = flow_set_union(flow->sets, value->loans, loans);
}

/* May this be stored behind parameter `number`? If not, which loan is in the way. */
static bool derives_from(struct flow *flow, uint32_t loans, uint32_t number, uint32_t *other)
{
    ir_var v = flow->function->parameters[number];
    int borrows = flow_variable(flow, v)->annotation.borrows;
    struct flow_set_view view = flow_set_view(flow->sets, loans);
    for (uint32_t i = 0; i < view.count; i++) {
        *other = view.items[i];
        bool is_parameter = flow_loan_kind(*other) == FLOW_LOAN_PARAMETER;
        uint32_t index = flow_loan_index(*other);
        if (!is_parameter || (index != number && (borrows < 0 || index != (uint32_t)borrows)))
            return false;
    }
    return true;
}

/* What goes into a view: by a store, or by a call, which is told who lends it. */
struct stored {
    ir_var what;
    uint32_t loans;
    struct place place;
};

static void report_foreign(struct flow *flow, const struct stored *stored, uint32_t number,
                           uint32_t other)
{
    const char *view = flow_variable(flow, flow->function->parameters[number])->name;
    if (!flow_error(flow, stored->place, "borrow-escape",
                    "%s is stored in what `%s` points to, and does not derive from it",
                    flow_name(flow, stored->what), view))
        return;
    if (flow_loan_kind(other) != FLOW_LOAN_PARAMETER)
        flow_note(flow, FLOW_NO_SITE, "the caller would not know by whom `%s` is lent then", view);
    else
        flow_note(flow, FLOW_NO_SITE, "write BORROWS(%s) behind the parameter `%s`",
                  flow_variable(flow, flow->function->parameters[flow_loan_index(other)])->name,
                  view);
}

static void report_stored(struct flow *flow, const struct stored *stored)
{
    flow_error(flow, stored->place, "borrow-escape", "%s is stored in memory",
               flow_name(flow, stored->what));
}

/* In a view of the caller. */
static void store_behind_parameter(struct flow *flow, uint32_t number, const struct stored *stored)
{
    uint32_t other;
    if (derives_from(flow, stored->loans, number, &other))
        return;
    ir_var v = flow->function->parameters[number];
    bool is_open = flow_is_unknown(flow, &flow_variable(flow, v)->annotation, IR_MARK_BORROWS);
    if (!is_open || flow_loan_kind(other) != FLOW_LOAN_PARAMETER)
        report_foreign(flow, stored, number, other);
    else if (flow->reporting)
        flow->trial->stored[number] = (int)flow_loan_index(other) + 1;
}

/* One of the places that the pointer may lead to. */
static void store_behind(struct flow *flow, uint32_t loan, const struct stored *stored,
                         bool is_only)
{
    ir_var view = view_of(flow, loan);
    if (view != IR_NONE && flow_variable(flow, view)->storage != IR_STATIC)
        add_loans(flow, view, stored->loans, is_only);
    else if (flow_loan_kind(loan) != FLOW_LOAN_PARAMETER)
        report_stored(flow, stored);
    else
        store_behind_parameter(flow, flow_loan_index(loan), stored);
}

/* A borrow is stored. Where that is no view, it would be kept for longer than it was lent. */
void flow_view_store(struct flow *flow, const struct ir_instruction *at)
{
    ir_var base = at->args[0];
    struct stored stored = {at->args[1], flow_loans(flow, at->args[1]), at->place};
    const struct ir_variable *variable = flow_variable(flow, base);
    if (variable->class == IR_VIEW && variable->storage != IR_STATIC) {
        add_loans(flow, base, stored.loans, true);
        return;
    }
    uint32_t possible = flow_value(flow, base)->possible;
    uint32_t loans = possible & FLOW_LENT ? flow_value(flow, base)->loans : 0;
    uint32_t count = flow_set_view(flow->sets, loans).count;
    bool is_pointer = flow_is_reference(variable) && variable->class != IR_VIEW;
    if (!is_pointer || (possible & FLOW_OWNED) || (count == 0 && possible != FLOW_SILENT))
        report_stored(flow, &stored);
    for (uint32_t i = 0; is_pointer && i < count; i++)
        store_behind(flow, flow_set_view(flow->sets, loans).items[i], &stored,
                     count == 1 && possible == FLOW_LENT);
}

/* ---- calls ---- */

/* May the callee write through argument `i`? `borrows`: the parameter that lends what it stores. */
static bool may_store(const struct ir_instruction *call, size_t i, int *borrows)
{
    const struct ir_function *callee = call->callee;
    const struct ir_variable *formal = &callee->variables[callee->parameters[i]];
    *borrows = formal->annotation.borrows;
    return formal->class == IR_POINTER && !formal->pointee_const;
}

/* In a view of ours the callee may have stored what derives from that, its own memory included, and
 * what is lent by the parameter that is named. True if that changed anything. */
static bool store_in_views(struct flow *flow, const struct ir_instruction *call, size_t i)
{
    int borrows;
    if (!may_store(call, i, &borrows))
        return false;
    uint32_t loans = flow_loans(flow, call->args[i]);
    uint32_t lent = borrows >= 0 ? flow_reach(flow, call->args[borrows]) : 0;
    bool changed = false;
    for (uint32_t k = 0; k < flow_set_view(flow->sets, loans).count; k++) {
        uint32_t loan = flow_set_view(flow->sets, loans).items[k];
        ir_var view = view_of(flow, loan);
        if (view == IR_NONE)
            continue;
        uint32_t stored =
            flow_variable(flow, view)->lends_itself ? flow_set_add(flow->sets, lent, loan) : lent;
        uint32_t before = flow_value(flow, view)->loans;
        if (stored != 0)
            add_loans(flow, view, stored, false);
        changed |= flow_value(flow, view)->loans != before;
    }
    return changed;
}

/* In a view of our caller, too; there are no others. */
static void store_in_parameters(struct flow *flow, const struct ir_instruction *call, size_t i)
{
    int borrows;
    if (!may_store(call, i, &borrows) || borrows < 0)
        return;
    ir_var lender = call->args[borrows];
    struct stored stored = {lender, flow_reach(flow, lender), flow_argument_place(call, i)};
    uint32_t loans = flow_loans(flow, call->args[i]);
    for (uint32_t k = 0; k < flow_set_view(flow->sets, loans).count; k++) {
        uint32_t loan = flow_set_view(flow->sets, loans).items[k];
        if (flow_loan_kind(loan) == FLOW_LOAN_PARAMETER)
            store_behind_parameter(flow, flow_loan_index(loan), &stored);
    }
}

/* What was stored behind one argument may have been read from behind another. */
void flow_view_after_call(struct flow *flow, const struct ir_instruction *call)
{
    bool changed;
    do {
        changed = false;
        for (size_t i = 0; i < call->arg_count; i++)
            changed |= store_in_views(flow, call, i);
    } while (changed);
    for (size_t i = 0; i < call->arg_count; i++)
        store_in_parameters(flow, call, i);
}
