/* infer_passage.c - what is found out of a static function's arguments beyond marks.
 *
 *   exits   what became of an owner or an endpoint, by the number that is returned: where each
 * number tells one thing, and not all of them the same entry   of an endpoint whose message the
 * body reads without having received it: what it is in at all calls together
 *
 * As with marks, nothing rests on what is found here: flow_passage.c holds body and callers to it.
 */
#include "infer.h"

#include <stdlib.h>

static struct flow_passage *passage_for(struct inference *in, struct ir_variable *formal)
{
    if (formal->passage == NULL)
        formal->passage = ir_allocate(in->unit, sizeof *formal->passage);
    return formal->passage;
}

bool infer_wants_message(const struct ir_variable *formal)
{
    return formal->passage != NULL && formal->passage->wants_message;
}

/* ---- messages that come along ---- */

/* May it ask for a message that the parameter brought? */
static bool may_want(const struct ir_function *function, size_t i)
{
    ir_var v = function->parameters[i];
    for (ir_block b = 0; b < function->block_count; b++)
        for (size_t n = 0; n < function->blocks[b].count; n++) {
            const struct ir_instruction *at = &function->blocks[b].instructions[n];
            if ((at->op == IR_TAG || at->op == IR_ACCESS || at->op == IR_ACCESS_OWNED) &&
                at->args[0] == v)
                return true;
            for (size_t k = 0; at->op == IR_CALL && k < at->arg_count; k++)
                if (at->args[k] == v && k < at->callee->parameter_count &&
                    infer_wants_message(infer_formal(at->callee, k)))
                    return true;
        }
    return false;
}

bool infer_wants(struct inference *in, struct ir_function *function)
{
    bool may = false, changed = false;
    for (size_t i = 0; i < function->parameter_count; i++) {
        const struct ir_variable *formal = infer_formal(function, i);
        may |= formal->class == IR_ENDPOINT && !infer_wants_message(formal) &&
               infer_is_open(&formal->annotation, IR_MARK_STATE) && may_want(function, i);
    }
    if (!may)
        return false;
    struct flow_trial trial = infer_trial(in, function);
    trial.wants = pool_take(&in->pool, function->parameter_count);
    flow_try(in->unit, function, &trial);
    for (size_t i = 0; i < function->parameter_count; i++) {
        struct ir_variable *formal = infer_formal(function, i);
        if (!trial.wants[i] || !infer_is_open(&formal->annotation, IR_MARK_STATE) ||
            infer_wants_message(formal))
            continue;
        passage_for(in, formal)->wants_message = true;
        changed = true;
    }
    return changed;
}

static bool brings_message(const struct flow_endpoint *endpoint)
{
    struct flow_mask messages = endpoint->messages;
    flow_mask_remove(&messages, FLOW_NO_MESSAGE);
    return !flow_mask_is_empty(&messages) || !flow_mask_is_empty(&endpoint->held);
}

bool infer_entry(struct inference *in, struct ir_function *function, size_t i)
{
    struct ir_variable *formal = infer_formal(function, i);
    struct flow_passage *passage = passage_for(in, formal);
    struct flow_endpoint entry = {.since = FLOW_NO_SITE};
    if (passage->has_entry)
        entry = passage->entry;
    for (size_t n = 0; n < in->count; n++) {
        if (!infer_calls(in->order[n], function))
            continue;
        struct flow_trial trial = infer_trial(in, in->order[n]);
        trial.watched = function;
        trial.argument = i;
        flow_try(in->unit, in->order[n], &trial);
        flow_endpoint_join(&entry, &trial.seen_endpoint);
    }
    entry.since = FLOW_NO_SITE;
    bool changed = !passage->has_entry || !flow_same_endpoint(&entry, &passage->entry);
    if (!brings_message(&entry) || !changed)
        return false;
    passage->has_entry = true;
    passage->entry = entry;
    formal->annotation.inferred |= IR_MARK_STATE | IR_MARK_TO;
    return true;
}

/* ---- what the result tells ---- */

static bool has_entry(const struct ir_variable *formal)
{
    return formal->passage != NULL && formal->passage->has_entry;
}

/* May the result tell something of the parameter? */
static bool is_candidate(const struct ir_function *function, size_t i)
{
    const struct ir_variable *formal = infer_formal(function, i);
    const struct ir_annotation *annotation = &formal->annotation;
    bool tells = function->returns_value && function->result_class == IR_SCALAR;
    if (!(annotation->open & IR_MARK_OWN) || !(tells || has_entry(formal)) ||
        infer_is_open(annotation, IR_MARK_STATE))
        return false;
    if (formal->class != IR_ENDPOINT && !annotation->claims)
        return false;
    return flow_is_reference(formal) && formal->class != IR_VIEW &&
           !ir_is_assigned(function, function->parameters[i]);
}

/* In one state, or such that it may be dropped, and with no message that nobody has looked at. */
static bool is_one_thing(const struct ir_variable *formal, const struct flow_endpoint *endpoint)
{
    unsigned states = 0, going_on = 0;
    for (unsigned s = 0; s < formal->contract->state_count; s++) {
        bool is_idle = flow_mask_has(&endpoint->idle, s);
        states += is_idle || flow_mask_has(&endpoint->loose, s);
        going_on += is_idle && !formal->contract->states[s].is_end;
    }
    return flow_mask_is_empty(&endpoint->held) && (going_on == 0 || states + endpoint->closed == 1);
}

/* Does each number tell one thing? */
static bool are_pure(const struct ir_variable *formal, const struct flow_exits *exits)
{
    const uint32_t here = FLOW_OWNED | FLOW_LENT;
    bool any_number = exits->count > 0 && exits->items[0].number == 0;
    if (exits->is_lost || (any_number && exits->count > 1)) /* it may be one of the others */
        return false;
    for (uint32_t n = 0; n < exits->count; n++) {
        const struct flow_case *one = &exits->items[n];
        if ((one->possible & ~(here | FLOW_GIVEN | FLOW_NULL)) != 0 ||
            ((one->possible & here) != 0 && (one->possible & FLOW_GIVEN) != 0))
            return false;
        bool is_endpoint = formal->class == IR_ENDPOINT && (one->possible & here) != 0;
        if (is_endpoint && (formal->annotation.claims || !has_entry(formal)) &&
            !is_one_thing(formal, &one->endpoint))
            return false;
    }
    return exits->count > 0;
}

/* Is anything said that the marks do not say? */
static bool say_more(const struct ir_variable *formal, const struct flow_exits *exits)
{
    bool kept = false, differ = false;
    for (uint32_t n = 0; n < exits->count; n++) {
        const struct flow_endpoint *a = &exits->items[0].endpoint, *b = &exits->items[n].endpoint;
        kept |= (exits->items[n].possible & (FLOW_OWNED | FLOW_LENT)) != 0;
        differ |= memcmp(&a->idle, &b->idle, sizeof a->idle) != 0 ||
                  memcmp(&a->loose, &b->loose, sizeof a->loose) != 0 || a->closed != b->closed;
    }
    return formal->annotation.claims ? kept : differ || has_entry(formal);
}

static bool same_exits(const struct flow_passage *passage, const struct flow_exits *exits)
{
    if (passage->exit_count != exits->count)
        return false;
    for (uint32_t n = 0; n < exits->count; n++)
        if (passage->exits[n].number != exits->items[n].number ||
            passage->exits[n].possible != exits->items[n].possible ||
            !flow_same_endpoint(&passage->exits[n].endpoint, &exits->items[n].endpoint))
            return false;
    return true;
}

static int by_number(const void *a, const void *b)
{
    uint32_t one = ((const struct flow_case *)a)->number;
    uint32_t other = ((const struct flow_case *)b)->number;
    return (one > other) - (one < other);
}

static bool settle_exits(struct inference *in, struct ir_variable *formal, struct flow_exits *exits)
{
    for (uint32_t n = 0; n < exits->count; n++) {
        struct flow_endpoint *endpoint = &exits->items[n].endpoint;
        endpoint->since = FLOW_NO_SITE;
        if (has_entry(formal))
            continue;
        endpoint->taken |= endpoint->untaken; /* the body is held to that */
        endpoint->untaken = 0;
    }
    qsort(exits->items, exits->count, sizeof *exits->items, by_number);
    if (has_entry(formal) && !formal->annotation.claims && !exits->is_lost && exits->count > 0 &&
        !are_pure(formal, exits))
        flow_exits_merge(exits); /* then the caller must come to terms with all of them */
    bool right = are_pure(formal, exits) && say_more(formal, exits);
    if (!right && formal->passage == NULL)
        return false;
    struct flow_passage *passage = passage_for(in, formal);
    if (!right)
        exits->count = 0;
    if (same_exits(passage, exits))
        return false;
    passage->exit_count = exits->count;
    passage->exits = ir_allocate(in->unit, (exits->count + 1) * sizeof *passage->exits);
    memcpy(passage->exits, exits->items, exits->count * sizeof *passage->exits);
    return true;
}

bool infer_exits(struct inference *in, struct ir_function *function)
{
    bool any = false, changed = false;
    for (size_t i = 0; i < function->parameter_count; i++)
        any |= is_candidate(function, i);
    if (!any || function->block_count == 0)
        return false;
    struct flow_trial trial = infer_trial(in, function);
    trial.exits = pool_take(&in->pool, function->parameter_count * sizeof *trial.exits);
    flow_try(in->unit, function, &trial);
    for (size_t i = 0; i < function->parameter_count; i++)
        if (is_candidate(function, i))
            changed |= settle_exits(in, infer_formal(function, i), &trial.exits[i]);
    return changed;
}
