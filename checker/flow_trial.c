/* flow_trial.c - what infer.c learns from a run over a body, and what errors say about marks that
 * nobody wrote.
 *
 * A trial is the ordinary run with nobody listening. Where the marks of a callee or of the function
 * itself are not known yet, nothing is asked for, so a trial complains of less than the checker's
 * own run, which comes when all marks stand. */
#include "flow.h"

bool flow_is_unknown(const struct flow *flow, const struct ir_annotation *annotation, unsigned mark)
{
    return flow->trial != NULL && (annotation->open & ~annotation->inferred & mark) != 0;
}

static bool is_before(struct place a, struct place b)
{
    return b.line == 0 || a.line < b.line || (a.line == b.line && a.column < b.column);
}

/* Only an owner can do that, and v is what parameters lent: each of them should own. What hangs in
 * a slot of theirs is another object. */
void flow_trial_asked(struct flow *flow, ir_var v, struct place at)
{
    if (flow->trial == NULL || !flow->reporting)
        return;
    struct flow_set_view loans = flow_set_view(flow->sets, flow_value(flow, v)->loans);
    for (uint32_t i = 0; i < loans.count; i++)
        if (flow_loan_kind(loans.items[i]) != FLOW_LOAN_PARAMETER)
            return;
    for (uint32_t i = 0; i < loans.count; i++) {
        struct place *asked = &flow->trial->asked[flow_loan_index(loans.items[i])];
        if (is_before(at, *asked))
            *asked = at;
    }
}

static void note_lenders(struct flow *flow, ir_var v)
{
    struct flow_set_view loans = flow_set_view(flow->sets, flow_value(flow, v)->loans);
    for (uint32_t i = 0; i < loans.count; i++) {
        uint32_t index = flow_loan_index(loans.items[i]);
        if (flow_loan_kind(loans.items[i]) == FLOW_LOAN_PARAMETER)
            flow->trial->lends[index] = true;
        if (flow_loan_kind(loans.items[i]) == FLOW_LOAN_MESSAGE &&
            flow_variable(flow, index)->storage == IR_PARAMETER)
            for (size_t p = 0; p < flow->function->parameter_count; p++)
                if (flow->function->parameters[p] == index)
                    flow->trial->lends[p] = true;
    }
}

/* The result goes to the caller, whatever it is. */
void flow_trial_return(struct flow *flow, const struct ir_instruction *at, ir_var v)
{
    struct flow_trial *trial = flow->trial;
    flow_use(flow, v, at->place);
    struct flow_value *value = flow_value(flow, v);
    if (flow->reporting) {
        trial->null |= (value->possible & FLOW_NULL) != 0;
        if ((value->possible & FLOW_OWNED) && is_before(at->place, trial->owned))
            trial->owned = at->place;
        if (value->possible & FLOW_LENT) {
            if (is_before(at->place, trial->lent))
                trial->lent = at->place;
            note_lenders(flow, v);
        }
        if (flow_variable(flow, v)->class == IR_ENDPOINT) {
            flow_mask_join(&trial->result, &flow_endpoint(flow, v)->idle);
            flow_mask_join(&trial->result, &flow_endpoint(flow, v)->loose);
        }
    }
    if (value->possible & FLOW_OWNED)
        flow_give(flow, v, at->place, "returned");
}

void flow_trial_left(struct flow *flow)
{
    if (flow->trial == NULL || !flow->reporting)
        return;
    for (size_t i = 0; i < flow->function->parameter_count; i++) {
        ir_var v = flow->function->parameters[i];
        if (flow_variable(flow, v)->class != IR_ENDPOINT ||
            !(flow_value(flow, v)->possible & FLOW_LENT))
            continue;
        flow_mask_join(&flow->trial->left[i], &flow_endpoint(flow, v)->idle);
        flow_mask_join(&flow->trial->left[i], &flow_endpoint(flow, v)->loose);
    }
}

void flow_trial_argument(struct flow *flow, const struct ir_instruction *call, size_t i)
{
    struct flow_trial *trial = flow->trial;
    if (trial == NULL || !flow->reporting || trial->watched != call->callee || trial->argument != i)
        return;
    const struct ir_variable *actual = flow_variable(flow, call->args[i]);
    if (actual->class == IR_ENDPOINTS && actual->set_state != STATE_NONE)
        flow_mask_add(&trial->seen, actual->set_state);
    if (actual->class != IR_ENDPOINT)
        return;
    const struct flow_endpoint *endpoint = flow_endpoint(flow, call->args[i]);
    flow_mask_join(&trial->seen, &endpoint->idle);
    flow_mask_join(&trial->seen, &endpoint->loose);
    flow_endpoint_join(&trial->seen_endpoint, endpoint);
}

/* ---- words ---- */

/* The call at `site` took something over, and only the callee's body says so. */
void flow_note_inferred(struct flow *flow, uint32_t site)
{
    if (site == FLOW_NO_SITE || flow->sites[site]->op != IR_CALL)
        return;
    const struct ir_function *callee = flow->sites[site]->callee;
    for (size_t i = 0; i < callee->parameter_count; i++) {
        const struct ir_variable *formal = &callee->variables[callee->parameters[i]];
        if (formal->annotation.claims && (formal->annotation.inferred & IR_MARK_OWN))
            flow_note_place(flow, formal->annotation.why,
                            "`%s` takes over `%s`: it goes away here [inferred]", callee->name,
                            formal->name);
    }
}

void flow_note_own_mark(struct flow *flow, ir_var parameter)
{
    const struct ir_variable *variable = flow_variable(flow, parameter);
    if (variable->annotation.claims && (variable->annotation.inferred & IR_MARK_OWN))
        flow_note_place(flow, variable->annotation.why,
                        "`%s` takes over `%s`, because it goes away here [inferred]",
                        flow->function->name, variable->name);
}
