/* flow_call.c - calls and returns: what annotations promise, kept on both sides.
 *
 * A call is judged by the callee's declaration and its slot effects alone, a body by its own
 * declaration. Arguments are looked at in order; ownership goes when all have been. */
#include "flow.h"

#include <stdlib.h>

struct place flow_argument_place(const struct ir_instruction *at, size_t argument)
{
    return at->arg_places ? at->arg_places[argument] : at->place;
}

static const struct ir_variable *parameter(const struct ir_instruction *call, size_t number)
{
    const struct ir_function *callee = call->callee;
    return &callee->variables[callee->parameters[number]];
}

static bool is_sdk(const struct ir_instruction *call, const char *name)
{
    return call->callee->is_sdk && strcmp(call->callee->name, name) == 0;
}

static bool claims(const struct ir_variable *parameter)
{
    return parameter->annotation.own && parameter->annotation.claims;
}

/* ---- arguments ---- */

static void use_argument(struct flow *flow, const struct ir_instruction *call, size_t i)
{
    const struct ir_variable *formal = parameter(call, i);
    ir_var actual = call->args[i];
    struct place at = flow_argument_place(call, i);
    if (!flow_is_reference(flow_variable(flow, actual)) || formal->annotation.opt)
        flow_use(flow, actual, at);
    else
        flow_use_object(flow, actual, at);
    /* The SDK fills what it is given; another function may, or may not. */
    if (formal->class == IR_POINTER && (formal->pointee_const || !call->callee->is_sdk) &&
        !flow_output_unread(flow, call, i))
        flow_use_memory(flow, actual, at);
}

/* Argument `lent` is a borrow. Does the call take away what it points to? `claimed` says which
 * arguments the call consumes. */
void flow_lent_in_call(struct flow *flow, const struct ir_instruction *at, size_t lent,
                       const bool *claimed)
{
    ir_var v = at->args[lent];
    uint32_t loans = flow_reach(flow, v);
    struct place place = flow_argument_place(at, lent);
    for (size_t i = 0; i < at->arg_count; i++) {
        ir_var other = at->args[i];
        if (i == lent)
            continue;
        bool same =
            claimed[i] &&
            (other == v || flow_set_has(flow->sets, loans, flow_loan(FLOW_LOAN_VARIABLE, other)));
        bool message = at->op == IR_CALL &&
                       flow_set_has(flow->sets, loans, flow_loan(FLOW_LOAN_MESSAGE, other));
        if (!same && !message)
            continue;
        if (flow_error(flow, place, "borrow-expired", "%s is lent by %s, which the same call %s",
                       flow_name(flow, v), flow_name(flow, other),
                       same ? "gives away" : "may use up"))
            flow_note_place(flow, flow_argument_place(at, i), "%s goes here",
                            flow_name(flow, other));
        flow_value(flow, v)->possible = FLOW_SILENT;
        return;
    }
}

static void check_slots(struct flow *flow, const struct ir_instruction *call, size_t i)
{
    ir_var v = call->args[i];
    ir_slot slot;
    const struct ir_set *takes = &call->callee->takes;
    if (takes->count == 0 || !(flow_value(flow, v)->possible & FLOW_LENT) ||
        !flow_loans_overlap(flow, flow_reach(flow, v), takes, &slot))
        return;
    if (flow_error(flow, flow_argument_place(call, i), "borrow-expired",
                   "%s was read through `%s`, which `%s` may empty", flow_name(flow, v),
                   flow->unit->slots[slot].name, call->callee->name))
        flow_note_place(flow, call->callee->place, "`%s` takes from `%s`, itself or in a call",
                        call->callee->name, flow->unit->slots[slot].name);
    flow_value(flow, v)->possible = FLOW_SILENT;
}

/* One endpoint under two names in the callee would have two states there. */
static void check_twice(struct flow *flow, const struct ir_instruction *call, size_t i)
{
    for (size_t j = 0; j < i; j++) {
        if (call->args[j] != call->args[i] || claims(parameter(call, j)) ||
            claims(parameter(call, i)))
            continue;
        flow_error(flow, flow_argument_place(call, i), "state",
                   "endpoint %s is passed twice to one call", flow_name(flow, call->args[i]));
        flow_value(flow, call->args[i])->possible = FLOW_SILENT;
    }
}

static void require_parameter_state(struct flow *flow, const struct ir_instruction *call, size_t i)
{
    const struct ir_variable *formal = parameter(call, i);
    if (formal->class != IR_ENDPOINT)
        return;
    if (call->callee->is_sdk && formal->pointee_const &&
        flow_slot_keeps_state(flow, call->args[i], formal->annotation.state))
        return;
    flow_passage_wanted(flow, call, i);
    if (flow_passage_enter(flow, call, i) ||
        flow_is_unknown(flow, &formal->annotation, IR_MARK_STATE))
        return;
    const char *what = pool_print(flow->pool, "`%s`", call->callee->name);
    flow_require_state(flow, call->args[i], flow_argument_place(call, i), formal->annotation.state,
                       what, "passing it on");
}

/* SDK functions take sets of any state. */
static void check_set(struct flow *flow, const struct ir_instruction *call, size_t i)
{
    const struct ir_function *callee = call->callee;
    if (callee->is_sdk || i >= callee->parameter_count)
        return;
    const struct ir_variable *formal = &callee->variables[callee->parameters[i]];
    if (formal->set_state != STATE_NONE &&
        !flow_is_unknown(flow, &formal->annotation, IR_MARK_STATE))
        flow_require_set(flow, call->args[i], formal->set_state, "the function",
                         flow_argument_place(call, i));
}

static void check_arguments(struct flow *flow, const struct ir_instruction *call,
                            const bool *claimed)
{
    for (size_t i = 0; i < call->arg_count; i++)
        use_argument(flow, call, i);
    for (size_t i = 0; i < call->arg_count; i++) {
        const struct ir_variable *actual = flow_variable(flow, call->args[i]);
        if (!flow_is_reference(actual))
            continue;
        if (!claimed[i]) {
            flow_lent_in_call(flow, call, i, claimed);
            check_slots(flow, call, i);
        }
        check_set(flow, call, i);
        flow_trial_argument(flow, call, i);
        if (actual->class != IR_ENDPOINT)
            continue;
        check_twice(flow, call, i);
        if (!claimed[i] ||
            flow_must_own(flow, call->args[i], flow_argument_place(call, i), "given away"))
            require_parameter_state(flow, call, i);
    }
}

/* ---- effects ---- */

static void give_argument(struct flow *flow, const struct ir_instruction *call, size_t i)
{
    ir_var v = call->args[i];
    struct place at = flow_argument_place(call, i);
    if (is_sdk(call, "deed_drop")) {
        if (flow_variable(flow, v)->class == IR_ENDPOINT)
            flow_error(flow, at, "protocol",
                       "%s is an endpoint: its contract says how it is dropped",
                       flow_name(flow, v));
        else
            flow_drop_full(flow, v, at, "drop-full", "is dropped");
        flow_give(flow, v, at, "dropped");
    } else {
        flow_give(flow, v, at, "given away");
    }
}

/* What the callee may have done to what it only borrowed. */
static void return_argument(struct flow *flow, const struct ir_instruction *call, size_t i)
{
    ir_var v = call->args[i];
    const struct ir_variable *formal = parameter(call, i);
    if (formal->class == IR_POINTER && !formal->pointee_const && call->callee->is_sdk)
        flow_fill_memory(flow, v);
    if (formal->class != IR_ENDPOINT || flow_variable(flow, v)->class != IR_ENDPOINT ||
        !(flow_value(flow, v)->possible & (FLOW_OWNED | FLOW_LENT)))
        return;
    flow_expire_message(flow, v);
    flow_unbind(flow, v);
    if (flow_is_unknown(flow, &formal->annotation, IR_MARK_TO) ||
        flow_passage_lost(flow, call, i)) {
        flow_silence(flow, v);
        return;
    }
    uint16_t state =
        formal->annotation.to != STATE_NONE ? formal->annotation.to : formal->annotation.state;
    if (flow_mask_is_empty(&flow_endpoint(flow, v)->idle))
        return;
    *flow_endpoint(flow, v) = flow_endpoint_in(flow_declared(formal->contract, state), flow->site);
}

static uint32_t loans_of_argument(struct flow *flow, const struct ir_instruction *call,
                                  ir_var lender)
{
    uint32_t loans =
        call->callee->result_is_apart ? flow_reach_apart(flow, lender) : flow_reach(flow, lender);
    if (flow_variable(flow, lender)->class == IR_ENDPOINT)
        loans = flow_set_add(flow->sets, loans, flow_loan(FLOW_LOAN_MESSAGE, lender));
    return loans;
}

/* A borrowed result: lent by an argument, or by a static. Perhaps it was read through slots on the
 * way. */
static uint32_t loans_of_result(struct flow *flow, const struct ir_instruction *call)
{
    int lender = call->callee->result.borrows;
    uint32_t loans = lender >= 0 && (size_t)lender < call->arg_count
                         ? loans_of_argument(flow, call, call->args[lender])
                         : 0;
    const struct ir_set *reads = &call->callee->reads;
    uint32_t apart = loans;
    for (ir_slot slot = 0; (slot = ir_set_next(reads, slot)) != IR_NONE; slot++)
        loans = flow_set_add(flow->sets, loans, flow_loan(FLOW_LOAN_SLOT, slot));
    if (lender < 0 && loans != apart)
        loans = flow_set_add(flow->sets, loans, flow_loan(FLOW_LOAN_STATICS, 0));
    return loans;
}

/* Was the callee refused because of what it returns? */
static bool is_told(const struct flow *flow, const struct ir_function *callee)
{
    for (size_t i = 0; flow->told != NULL && i < flow->told->function_count; i++)
        if (flow->told->functions[i] == callee)
            return true;
    return false;
}

static void set_result(struct flow *flow, const struct ir_instruction *call, uint32_t loans)
{
    const struct ir_function *callee = call->callee;
    if (call->dst == IR_NONE) {
        if (callee->returns_value && callee->result.own)
            flow_error(flow, call->place, "leak", "the result of `%s` is never given to anyone",
                       callee->name);
        return;
    }
    const struct ir_variable *variable = flow_variable(flow, call->dst);
    if (!flow_is_reference(variable)) {
        flow_define(flow, call->dst, FLOW_PLAIN);
        return;
    }
    if (flow_is_unknown(flow, &callee->result, IR_MARK_OWN)) {
        flow_define(flow, call->dst, FLOW_SILENT);
        return;
    }
    if (is_told(flow, callee)) {
        flow->complained = true;
        flow_define(flow, call->dst, FLOW_SILENT);
        return;
    }
    uint32_t null = callee->result.opt ? FLOW_NULL : 0;
    uint32_t brand = flow_brand_of_result(flow, call);
    struct flow_value *value =
        flow_define(flow, call->dst, null | (callee->result.own ? FLOW_OWNED : FLOW_LENT));
    if (!callee->result.own)
        value->loans = loans;
    else if (callee->is_sdk) /* a fresh object: whatever owned fields it has, they are null */
        value->nulls = flow_fresh_slots(flow);
    else
        flow_learn_result(flow, call);
    value->brand = brand;
    if (variable->class == IR_ENDPOINT)
        *flow_endpoint(flow, call->dst) =
            flow_endpoint_in(flow_declared(variable->contract, callee->result.state), flow->site);
}

void flow_call(struct flow *flow, const struct ir_instruction *call)
{
    bool few[16], *claimed = few;
    if (call->arg_count > sizeof few)
        claimed = pool_take(flow->pool, call->arg_count);
    for (size_t i = 0; i < call->arg_count; i++)
        claimed[i] =
            flow_is_reference(flow_variable(flow, call->args[i])) && claims(parameter(call, i));
    check_arguments(flow, call, claimed);
    flow_wait_call(flow, call);
    flow_brand_arguments(flow, call);
    flow_affect_call(flow, call);
    flow_view_after_call(flow, call);
    uint32_t loans = loans_of_result(flow, call);
    for (size_t i = 0; i < call->arg_count; i++)
        if (claimed[i] && !flow_has_exits(call->callee, i))
            give_argument(flow, call, i);
    for (size_t i = 0; i < call->arg_count; i++)
        if (!claimed[i] && !flow_has_exits(call->callee, i))
            return_argument(flow, call, i);
    flow_learn_empty(flow, call);
    set_result(flow, call, loans);
    flow_output_call(flow, call);
    for (size_t i = 0; i < call->arg_count; i++)
        if (flow_has_exits(call->callee, i))
            flow_passage_leave(flow, call, i);
}

/* ---- return ---- */

/* The locals' scopes end before the return itself: a borrow of one of them ends there. */
static bool expired_with_scope(struct flow *flow, const struct ir_instruction *at, ir_var v)
{
    struct flow_value *value = flow_value(flow, v);
    if (!(value->possible & FLOW_EXPIRED) || value->cause == FLOW_NO_SITE ||
        flow->sites[value->cause]->op != IR_SCOPE_END)
        return false;
    ir_var lender = flow->sites[value->cause]->args[0];
    if (flow_error(flow, at->place, "borrow-escape",
                   "`%s` ends with this function, and %s borrows from it",
                   flow_variable(flow, lender)->name, flow_name(flow, v))) {
        flow_help(flow, "return an object of the heap, made by deed_take (OWN in front), or let "
                        "the caller lend one to fill in");
        struct flow_told *told = flow->told;
        told->functions =
            must_reallocate(told->functions, (told->function_count + 1) * sizeof *told->functions);
        told->functions[told->function_count++] = flow->function;
    }
    value->possible = FLOW_SILENT;
    return true;
}

static void return_owned(struct flow *flow, const struct ir_instruction *at, ir_var v)
{
    const struct ir_annotation *result = &flow->function->result;
    if (expired_with_scope(flow, at, v))
        return;
    if (result->opt)
        flow_use(flow, v, at->place);
    else
        flow_use_object(flow, v, at->place);
    if (flow_variable(flow, v)->class == IR_ENDPOINT &&
        flow_must_own(flow, v, at->place, "returned as OWN"))
        flow_require_state(flow, v, at->place, result->state, "the result", "returning it");
    if (flow_variable(flow, v)->class == IR_ENDPOINTS)
        flow_require_set(flow, v, result->state, "the result", at->place);
    flow_give(flow, v, at->place, "returned as OWN");
}

/* What lies in the same parcel as x lives as long as x: IN(x) on a parameter says so. */
static bool parameter_is_in(const struct flow *flow, uint32_t number, int x)
{
    ir_var parameter = flow->function->parameters[number];
    return flow_variable(flow, parameter)->annotation.in_of == x;
}

/* The caller will take the result for lent by the parameter that BORROWS names, and by nobody else:
 * a static, or what hangs in its slots, would change behind its back. Without BORROWS it will take
 * it for a part of a static, or of what hangs there. */
static bool may_be_returned(const struct flow *flow, uint32_t loan)
{
    const struct ir_annotation *result = &flow->function->result;
    switch (flow_loan_kind(loan)) {
    case FLOW_LOAN_SLOT: return true; /* the caller knows them all */
    case FLOW_LOAN_STATICS: return result->borrows < 0;
    case FLOW_LOAN_PARAMETER:
        return result->borrows >= 0 &&
               (flow_loan_index(loan) == (uint32_t)result->borrows ||
                (result->in_of >= 0 &&
                 parameter_is_in(flow, flow_loan_index(loan), result->in_of)));
    case FLOW_LOAN_MESSAGE:
        return result->borrows >= 0 &&
               flow->function->parameters[result->borrows] == flow_loan_index(loan);
    case FLOW_LOAN_VARIABLE:
        return result->borrows < 0 &&
               flow_variable(flow, flow_loan_index(loan))->storage == IR_STATIC;
    }
    return false;
}

static void report_lent(struct flow *flow, const struct ir_instruction *at, const char *name,
                        const char *lender)
{
    if (flow_error(flow, at->place, "borrow-escape",
                   "%s is lent by `%s`: the result must say BORROWS(%s)", name, lender, lender))
        flow_help(flow, "write BORROWS(%s) in front of `%s`", lender, flow->function->name);
}

static void report_escape(struct flow *flow, const struct ir_instruction *at, ir_var v,
                          uint32_t loan)
{
    const char *name = flow_name(flow, v);
    uint32_t index = flow_loan_index(loan);
    switch (flow_loan_kind(loan)) {
    case FLOW_LOAN_PARAMETER:
        report_lent(flow, at, name, flow_variable(flow, flow->function->parameters[index])->name);
        break;
    case FLOW_LOAN_STATICS:
        flow_error(flow, at->place, "borrow-escape",
                   "%s may be part of what hangs in a static, which no parameter leads to", name);
        break;
    case FLOW_LOAN_SLOT: break;
    case FLOW_LOAN_MESSAGE:
        flow_error(flow, at->place, "borrow-escape", "%s is part of the message that %s holds",
                   name, flow_name(flow, index));
        break;
    case FLOW_LOAN_VARIABLE:
        flow_error(flow, at->place, "borrow-escape", "%s borrows from %s, which %s", name,
                   flow_name(flow, index),
                   flow_variable(flow, index)->storage == IR_STATIC ? "no parameter leads to"
                                                                    : "ends with this function");
        break;
    }
}

static void return_borrowed(struct flow *flow, const struct ir_instruction *at, ir_var v)
{
    if (expired_with_scope(flow, at, v))
        return;
    if (flow->function->result.opt)
        flow_use(flow, v, at->place);
    else
        flow_use_object(flow, v, at->place);
    struct flow_value *value = flow_value(flow, v);
    if (value->possible & FLOW_OWNED) {
        flow_error(flow, at->place, "borrow-escape",
                   "%s is an owner, but the result is a borrow: say OWN in front of `%s`",
                   flow_name(flow, v), flow->function->name);
        value->possible = FLOW_SILENT;
        return;
    }
    if (!(value->possible & FLOW_LENT))
        return;
    struct flow_set_view view = flow_set_view(flow->sets, value->loans);
    for (uint32_t i = 0; i < view.count; i++)
        if (!may_be_returned(flow, view.items[i])) {
            report_escape(flow, at, v, view.items[i]);
            return;
        }
    if (flow->function->result.in_of >= 0)
        flow_brand_return(flow, v, at->place);
}

/* What the caller lent must be as the declaration says. */
static void return_parameters(struct flow *flow, const struct ir_instruction *at)
{
    for (size_t i = 0; i < flow->function->parameter_count; i++) {
        ir_var v = flow->function->parameters[i];
        const struct ir_annotation *annotation = &flow_variable(flow, v)->annotation;
        if (flow_variable(flow, v)->class != IR_ENDPOINT ||
            !(flow_value(flow, v)->possible & FLOW_LENT) || flow_has_exits(flow->function, i) ||
            flow_is_unknown(flow, annotation, IR_MARK_TO))
            continue;
        uint16_t state = annotation->to != STATE_NONE ? annotation->to : annotation->state;
        flow_require_state(flow, v, at->place, state, "the end of the function", "the return");
    }
}

void flow_return(struct flow *flow, const struct ir_instruction *at)
{
    flow_note_empty(flow, at);
    if (at->arg_count > 0) {
        ir_var v = at->args[0];
        if (!flow_is_reference(flow_variable(flow, v)))
            flow_use(flow, v, at->place);
        else if (flow_is_unknown(flow, &flow->function->result, IR_MARK_OWN | IR_MARK_STATE))
            flow_trial_return(flow, at, v);
        else if (flow->function->result.own)
            return_owned(flow, at, v);
        else
            return_borrowed(flow, at, v);
    }
    flow_trial_left(flow);
    flow_passage_note(flow, at);
    flow_passage_return(flow, at);
    flow_wait_return(flow, at->place);
    return_parameters(flow, at);
    for (uint32_t i = 0; i < flow->used; i++)
        if (flow->now.values[i].possible & FLOW_OWNED)
            flow_lose(flow, flow->variable_at[i], at->place, "leak",
                      "still owns something when the function returns");
}
