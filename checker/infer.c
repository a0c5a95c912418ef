/* infer.c - pass `infer`: the marks that the author of a static function left out.
 *
 * A declaration that carries a mark is taken at its word (but the state of an endpoint may be
 * missing); of one without any, the body tells what was meant, callees before callers:
 *
 *   OWN CLAIMS  something is done with the parameter that only an owner can do
 *   OPT         the parameter is tested for null, and nothing is done with it that null forbids
 *   STATE       the only contract state in which nothing is wrong with the body; where there are
 *               several, the one in which all callers pass it
 *   TO          the state in which every return leaves it
 *   results     OWN if owners are returned, else BORROWS(x) of whoever lends them; OPT if null is.
 *               A view that nobody lends is of statics or of constants
 *   BORROWS     of parameters that point to views: who lends what is stored there
 *
 * What marks cannot say, that the result tells what became of an argument, or that a message comes
 * along with it, infer_passage.c finds out.
 *
 * Why this is sound: it only writes marks. The flow pass then holds every body and every caller
 * against all marks, and asks of none who wrote it. So what is inferred wrongly gets a correct
 * program refused, and never a wrong one accepted. For the same reason a trial may be generous, and
 * functions that call each other are tried again until their marks settle, or left as they are. */
#include "infer.h"

#include <stdlib.h>

#define MOST_ROUNDS 4 /* for functions that call each other */

/* ---- trials ---- */

struct flow_trial infer_trial(struct inference *in, const struct ir_function *function)
{
    struct flow_trial trial = {0};
    size_t count = function->parameter_count + 1;
    trial.asked = pool_take(&in->pool, count * sizeof *trial.asked);
    trial.lends = pool_take(&in->pool, count * sizeof *trial.lends);
    trial.stored = pool_take(&in->pool, count * sizeof *trial.stored);
    trial.seen_endpoint.since = FLOW_NO_SITE;
    trial.left = pool_take(&in->pool, count * sizeof *trial.left);
    return trial;
}

static struct flow_trial try_body(struct inference *in, const struct ir_function *function)
{
    struct flow_trial trial = infer_trial(in, function);
    flow_try(in->unit, function, &trial);
    return trial;
}

/* The only state in the mask, or STATE_NONE. */
static uint16_t only_state(const struct contract *contract, const struct flow_mask *states)
{
    uint16_t only = STATE_NONE;
    for (unsigned s = 0; s < contract->state_count; s++) {
        if (!flow_mask_has(states, s))
            continue;
        if (only != STATE_NONE)
            return STATE_NONE;
        only = (uint16_t)s;
    }
    return only;
}

static uint16_t first_state(const struct contract *contract, const struct flow_mask *states)
{
    unsigned s = 0;
    while (s < contract->state_count && !flow_mask_has(states, s))
        s++;
    return s < contract->state_count ? (uint16_t)s : STATE_NONE;
}

/* ---- a look at the instructions, before anything is tried ---- */

/* Variables that may be another name of what the parameter was called with. */
static bool *names_of(struct inference *in, const struct ir_function *function, ir_var parameter)
{
    bool *named = pool_take(&in->pool, function->variable_count);
    named[parameter] = true;
    for (bool changed = true; changed;) {
        changed = false;
        for (ir_block b = 0; b < function->block_count; b++)
            for (size_t n = 0; n < function->blocks[b].count; n++) {
                const struct ir_instruction *at = &function->blocks[b].instructions[n];
                if (at->op == IR_COPY && named[at->args[0]] && !named[at->dst])
                    changed = named[at->dst] = true;
            }
    }
    return named;
}

/* Does it allow argument i to be null, as the author must have had in mind? */
static bool allows_null(const struct ir_instruction *at, size_t i)
{
    switch (at->op) {
    case IR_BRANCH_NULL: return true;
    case IR_PUT: return i == 1;
    case IR_CALL:
        return i < at->callee->parameter_count && infer_formal(at->callee, i)->annotation.opt;
    case IR_SEND:
    case IR_REQUEST:
        return i >= 1 && i - 1 < at->message->parameter_count &&
               at->message->parameters[i - 1].type.optional;
    default: return false;
    }
}

struct sight {
    bool consumed, tested;
};

static struct sight look(struct inference *in, const struct ir_function *function, size_t parameter)
{
    struct sight sight = {false, false};
    const bool *named = names_of(in, function, function->parameters[parameter]);
    for (ir_block b = 0; b < function->block_count; b++)
        for (size_t n = 0; n < function->blocks[b].count; n++) {
            const struct ir_instruction *at = &function->blocks[b].instructions[n];
            for (size_t i = 0; i < at->arg_count; i++) {
                if (at->args[i] == IR_NONE || !named[at->args[i]])
                    continue;
                bool is_name =
                    at->op == IR_COPY && function->variables[at->args[i]].class == IR_ENDPOINT;
                sight.consumed |= is_name || flow_consumes(function, at, i);
                sight.tested |= allows_null(at, i);
            }
        }
    return sight;
}

/* ---- OWN CLAIMS, OPT ---- */

static void take_over(struct ir_annotation *annotation, struct place why)
{
    annotation->own = annotation->claims = true;
    annotation->inferred |= IR_MARK_OWN;
    annotation->why = why;
}

/* True if that was news. Who returns owners elsewhere owns what it returns. */
static bool claim_asked(struct ir_function *function, const struct flow_trial *trial)
{
    bool changed = false;
    bool both = trial->owned.line != 0 && trial->lent.line != 0;
    for (size_t i = 0; i < function->parameter_count; i++) {
        struct ir_annotation *annotation = &infer_formal(function, i)->annotation;
        if (!infer_is_open(annotation, IR_MARK_OWN))
            continue;
        if (trial->asked[i].line != 0)
            take_over(annotation, trial->asked[i]);
        else if (both && trial->lends[i])
            take_over(annotation, trial->lent);
        else
            continue;
        changed = true;
    }
    return changed;
}

static bool infer_claims(struct inference *in, struct ir_function *function,
                         const struct sight *sights)
{
    bool possible = false;
    for (size_t i = 0; i < function->parameter_count; i++)
        possible |= sights[i].consumed &&
                    infer_is_open(&infer_formal(function, i)->annotation, IR_MARK_OWN);
    bool changed = false;
    while (possible) {
        struct flow_trial trial = try_body(in, function);
        possible = claim_asked(function, &trial);
        changed |= possible;
    }
    return changed;
}

static bool infer_optional(struct inference *in, struct ir_function *function,
                           const struct sight *sights)
{
    bool changed = false, has_complaints = false;
    size_t nulls = 0;
    for (size_t i = 0; i < function->parameter_count; i++) {
        struct ir_annotation *annotation = &infer_formal(function, i)->annotation;
        if (!sights[i].tested || !infer_is_open(annotation, IR_MARK_OPT))
            continue;
        if (!has_complaints)
            nulls = try_body(in, function).nulls;
        has_complaints = true;
        annotation->opt = true;
        annotation->opt = try_body(in, function).nulls <= nulls;
        if (annotation->opt)
            annotation->inferred |= IR_MARK_OPT;
        changed |= annotation->opt;
    }
    return changed;
}

/* ---- STATE, TO ---- */

static void assume_state(struct ir_variable *variable, uint16_t state)
{
    if (variable->class == IR_ENDPOINTS)
        variable->set_state = state;
    else
        variable->annotation.state = state;
}

static struct flow_mask fewest_complaints(struct inference *in, struct ir_function *function,
                                          struct ir_variable *variable, size_t *least)
{
    struct flow_mask best = {{0}};
    size_t fewest = SIZE_MAX;
    unsigned inferred = variable->annotation.inferred;
    uint16_t set_state = variable->set_state;
    variable->annotation.inferred |= IR_MARK_STATE;
    for (unsigned s = 0; s < variable->contract->state_count && s < FLOW_NO_MESSAGE; s++) {
        assume_state(variable, (uint16_t)s);
        size_t complaints = try_body(in, function).complaints;
        if (complaints > fewest)
            continue;
        if (complaints < fewest)
            best = (struct flow_mask){{0}};
        fewest = complaints;
        flow_mask_add(&best, s);
    }
    variable->annotation.inferred = inferred;
    variable->annotation.state = STATE_NONE;
    variable->set_state = set_state;
    *least = fewest;
    return best;
}

static void settle_state(struct ir_variable *variable, uint16_t state)
{
    variable->annotation.state = state;
    if (variable->class == IR_ENDPOINTS)
        variable->set_state = state;
    variable->annotation.inferred |= IR_MARK_STATE;
}

static bool infer_to(struct inference *in, struct ir_function *function, size_t i)
{
    struct ir_variable *variable = infer_formal(function, i);
    struct ir_annotation *annotation = &variable->annotation;
    if (!infer_is_open(annotation, IR_MARK_TO) || infer_is_open(annotation, IR_MARK_STATE))
        return false;
    struct flow_trial trial = try_body(in, function);
    uint16_t to = only_state(variable->contract, &trial.left[i]);
    if (flow_mask_is_empty(&trial.left[i]) && !annotation->claims)
        return false; /* it rests on what is not known yet */
    if (!annotation->claims && to != STATE_NONE && to != annotation->state)
        annotation->to = to;
    annotation->inferred |= IR_MARK_TO;
    return true;
}

static bool infer_states(struct inference *in, struct ir_function *function)
{
    bool changed = infer_wants(in, function);
    for (size_t i = 0; i < function->parameter_count; i++) {
        struct ir_variable *variable = infer_formal(function, i);
        if (!infer_is_open(&variable->annotation, IR_MARK_STATE) || variable->contract == NULL ||
            infer_wants_message(variable))
            continue;
        size_t complaints;
        struct flow_mask states = fewest_complaints(in, function, variable, &complaints);
        if (complaints > 0) /* something is wrong: what callers have says more */
            continue;
        uint16_t state = only_state(variable->contract, &states);
        if (state == STATE_NONE)
            continue;
        settle_state(variable, state);
        changed = true;
    }
    for (size_t i = 0; i < function->parameter_count; i++)
        changed |= infer_to(in, function, i);
    return changed;
}

/* ---- results ---- */

static void own_result(struct ir_function *function, const struct flow_trial *trial)
{
    struct ir_annotation *result = &function->result;
    bool nobody_lends = trial->lent.line == 0;
    result->own = function->result_class != IR_VIEW &&
                  (trial->owned.line != 0 || nobody_lends || function->result_class == IR_ENDPOINT);
    if (result->own) {
        result->opt = trial->null || (trial->owned.line == 0 && nobody_lends);
        result->why = trial->owned;
    } else {
        for (size_t i = 0; i < function->parameter_count && result->borrows < 0; i++)
            if (trial->lends[i])
                result->borrows = (int)i;
        result->opt = trial->null;
        result->why = trial->lent;
    }
    result->inferred |= IR_MARK_OWN | IR_MARK_OPT;
}

static bool infer_result(struct inference *in, struct ir_function *function)
{
    struct ir_annotation *result = &function->result;
    if (!infer_is_open(result, IR_MARK_OWN | IR_MARK_STATE))
        return false;
    struct flow_trial trial = try_body(in, function);
    if (infer_is_open(result, IR_MARK_OWN))
        own_result(function, &trial);
    uint16_t state = function->result_class == IR_ENDPOINT
                         ? only_state(function->result_contract, &trial.result)
                         : STATE_NONE;
    if (infer_is_open(result, IR_MARK_STATE) && state != STATE_NONE) {
        result->state = state;
        result->inferred |= IR_MARK_STATE;
    }
    return true;
}

/* ---- BORROWS of parameters: who lends what is stored in the views behind them ---- */

static bool infer_stored(struct inference *in, struct ir_function *function)
{
    bool has_view = false;
    for (size_t i = 0; i < function->parameter_count; i++)
        has_view |= infer_is_open(&infer_formal(function, i)->annotation, IR_MARK_BORROWS);
    if (!has_view)
        return false;
    struct flow_trial trial = try_body(in, function);
    for (size_t i = 0; i < function->parameter_count; i++) {
        struct ir_annotation *annotation = &infer_formal(function, i)->annotation;
        if (!infer_is_open(annotation, IR_MARK_BORROWS))
            continue;
        annotation->borrows = trial.stored[i] - 1;
        annotation->inferred |= IR_MARK_BORROWS;
    }
    return true;
}

/* ---- one function ---- */

static bool has_open(const struct ir_function *function)
{
    unsigned open = function->result.open & ~function->result.inferred;
    for (size_t i = 0; i < function->parameter_count; i++) {
        const struct ir_annotation *annotation = &infer_formal(function, i)->annotation;
        open |= annotation->open & ~annotation->inferred;
    }
    return open != 0 && function->block_count > 0;
}

/* True if something was found out. */
static bool infer_function(struct inference *in, struct ir_function *function)
{
    if (!has_open(function))
        return infer_exits(in, function);
    struct sight *sights = pool_take(&in->pool, (function->parameter_count + 1) * sizeof *sights);
    for (size_t i = 0; i < function->parameter_count; i++)
        if (infer_is_open(&infer_formal(function, i)->annotation, IR_MARK_OWN | IR_MARK_OPT))
            sights[i] = look(in, function, i);
    bool changed = infer_optional(in, function, sights);
    changed |= infer_claims(in, function, sights);
    changed |= infer_states(in, function);
    changed |= infer_result(in, function);
    changed |= infer_stored(in, function);
    changed |= infer_exits(in, function);
    return changed;
}

/* ---- states that only the callers know ---- */

bool infer_calls(const struct ir_function *caller, const struct ir_function *callee)
{
    for (ir_block b = 0; b < caller->block_count; b++)
        for (size_t n = 0; n < caller->blocks[b].count; n++)
            if (caller->blocks[b].instructions[n].op == IR_CALL &&
                caller->blocks[b].instructions[n].callee == callee)
                return true;
    return false;
}

static struct flow_mask states_at_callers(struct inference *in, const struct ir_function *function,
                                          size_t parameter)
{
    struct flow_mask seen = {{0}};
    for (size_t i = 0; i < in->count; i++) {
        if (!infer_calls(in->order[i], function))
            continue;
        struct flow_trial trial = infer_trial(in, in->order[i]);
        trial.watched = function;
        trial.argument = parameter;
        flow_try(in->unit, in->order[i], &trial);
        flow_mask_join(&seen, &trial.seen);
    }
    return seen;
}

static bool ask_callers(struct inference *in, struct ir_function *function)
{
    bool changed = false;
    for (size_t i = 0; i < function->parameter_count; i++) {
        struct ir_variable *variable = infer_formal(function, i);
        if (infer_wants_message(variable) && infer_entry(in, function, i))
            changed = true;
        if (!infer_is_open(&variable->annotation, IR_MARK_STATE) || variable->contract == NULL)
            continue;
        size_t complaints;
        struct flow_mask right = fewest_complaints(in, function, variable, &complaints);
        struct flow_mask states = states_at_callers(in, function, i);
        uint16_t state = only_state(variable->contract, &states);
        if (state == STATE_NONE && complaints > 0)
            state = only_state(variable->contract, &right);
        if (state != STATE_NONE && complaints == 0 && !flow_mask_has(&right, state))
            state = first_state(variable->contract, &right); /* that caller is wrong */
        if (state == STATE_NONE)
            continue;
        settle_state(variable, state);
        infer_to(in, function, i);
        changed = true;
    }
    if (changed) {
        infer_result(in, function);
        infer_exits(in, function);
    }
    return changed;
}

/* ---- slots that are null in the end ---- */

static void find_empties(struct inference *in, struct ir_function *function)
{
    size_t count = function->parameter_count + 1;
    if (!flow_may_empty(in->unit, function))
        return;
    struct flow_trial trial = infer_trial(in, function);
    trial.unit = in->unit;
    trial.empties = ir_allocate(in->unit, count * sizeof *trial.empties);
    trial.returned = pool_take(&in->pool, count);
    flow_try(in->unit, function, &trial);
    for (size_t i = 0; i < count; i++) /* nothing comes back: all that is said of it holds */
        for (ir_slot slot = 0; !trial.returned[i] && slot < in->unit->slot_count; slot++)
            ir_set_add(in->unit, &trial.empties[i], slot);
    function->empties = trial.empties;
}

/* ---- what remains ---- */

static const char *state_names(struct inference *in, const struct contract *contract,
                               const struct flow_mask *states)
{
    const char *text = NULL;
    for (unsigned s = 0; s < contract->state_count; s++)
        if (flow_mask_has(states, s))
            text = text != NULL ? pool_print(&in->pool, "%s or %s", text, contract->states[s].name)
                                : contract->states[s].name;
    return text;
}

static void report_parameter(struct inference *in, const struct ir_function *function, size_t i)
{
    const struct ir_variable *variable = infer_formal(function, i);
    struct flow_mask seen = states_at_callers(in, function, i);
    const char *names = state_names(in, variable->contract, &seen);
    if (!rule_error(in->all, variable->place, "annotation",
                    "`%s`: the body of `%s` does not tell in which state it gets this %s",
                    variable->name, function->name,
                    variable->class == IR_ENDPOINT ? "endpoint" : "set's members"))
        return;
    struct place nowhere = {NULL, 0, 0};
    if (names != NULL)
        diagnostic_note(in->all, nowhere, "its callers pass it in state %s", names);
    diagnostic_help(in->all,
                    "write STATE(s) behind `%s`: the contract state in which the function gets it",
                    variable->name);
}

static void report_result(struct inference *in, const struct ir_function *function)
{
    if (!rule_error(in->all, function->place, "annotation",
                    "`%s` returns an endpoint, and its body does not tell in which state",
                    function->name))
        return;
    diagnostic_help(in->all, "write OWN STATE(s) in front of it");
}

static void report_open(struct inference *in, const struct ir_function *function)
{
    for (size_t i = 0; i < function->parameter_count; i++)
        if (infer_is_open(&infer_formal(function, i)->annotation, IR_MARK_STATE))
            report_parameter(in, function, i);
    if (infer_is_open(&function->result, IR_MARK_STATE))
        report_result(in, function);
}

/* Two assignments in one expression, to a field and to what a pointer leads to. */
static void report_two_changes(struct inference *in, const struct ir_condition *condition)
{
    if (!in->unit->fields[condition->field - 1].is_open ||
        !rule_error(in->all, condition->place, "sequence",
                    "a second assignment in one expression, and a pointer may lead to `%s`: its "
                    "address is taken somewhere",
                    condition->name))
        return;
    diagnostic_help(in->all, "write a statement for each, `i++;` on its own");
}

/* What was refused unless the callee leaves its argument alone. */
static void report_conditions(struct inference *in)
{
    for (size_t i = 0; i < in->unit->condition_count; i++) {
        const struct ir_condition *condition = &in->unit->conditions[i];
        const struct ir_function *callee = condition->callee;
        if (callee == NULL) {
            report_two_changes(in, condition);
            continue;
        }
        if (condition->parameter >= callee->parameter_count ||
            !infer_formal(callee, condition->parameter)->annotation.claims)
            continue;
        if (!rule_error(in->all, condition->place, "sequence",
                        "`%s` is given away here, and is also read in the same expression; which "
                        "comes first is open",
                        condition->name))
            continue;
        diagnostic_note(in->all, infer_formal(callee, condition->parameter)->annotation.why,
                        "`%s` takes it over: it goes away here [inferred]", callee->name);
        diagnostic_help(in->all, "write two statements");
    }
}

/* ---- the unit ---- */

struct walk {
    struct ir_function *function;
    ir_block block;
    size_t instruction;
};

/* The next function with a body that the walk's calls; NULL at its end. */
static struct ir_function *next_callee(struct walk *walk)
{
    for (; walk->block < walk->function->block_count; walk->block++, walk->instruction = 0) {
        const struct ir_basic_block *block = &walk->function->blocks[walk->block];
        while (walk->instruction < block->count) {
            const struct ir_instruction *at = &block->instructions[walk->instruction++];
            if (at->op == IR_CALL && at->callee->block_count > 0)
                return at->callee;
        }
    }
    return NULL;
}

/* Depth first, by an explicit stack: generated call chains may be deep. */
static void find_order(struct inference *in)
{
    const struct ir_unit *unit = in->unit;
    enum { NOT_SEEN, ON_THE_WAY, DONE } * seen;
    seen = pool_take(&in->pool, (unit->function_count + 1) * sizeof *seen);
    struct walk *stack = pool_take(&in->pool, (unit->function_count + 1) * sizeof *stack);
    in->order = pool_take(&in->pool, (unit->function_count + 1) * sizeof *in->order);
    for (size_t i = 0; i < unit->function_count; i++) {
        if (seen[i] != NOT_SEEN || unit->functions[i]->block_count == 0)
            continue;
        size_t depth = 0;
        stack[depth++] = (struct walk){unit->functions[i], 0, 0};
        seen[i] = ON_THE_WAY;
        while (depth > 0) {
            struct ir_function *callee = next_callee(&stack[depth - 1]);
            if (callee == NULL) {
                in->order[in->count++] = stack[--depth].function;
                seen[stack[depth].function->number] = DONE;
                continue;
            }
            in->has_circle |= seen[callee->number] == ON_THE_WAY;
            if (seen[callee->number] != NOT_SEEN)
                continue;
            seen[callee->number] = ON_THE_WAY;
            stack[depth++] = (struct walk){callee, 0, 0};
        }
    }
}

static bool wants_any(const struct ir_function *function)
{
    bool any = false;
    for (size_t i = 0; i < function->parameter_count; i++)
        any |= infer_wants_message(infer_formal(function, i));
    return any;
}

static bool infer_upward(struct inference *in)
{
    bool any = false, changed = true;
    for (int round = 0; changed && round < (in->has_circle ? MOST_ROUNDS : 1); round++) {
        changed = false;
        for (size_t i = 0; i < in->count; i++)
            changed |= infer_function(in, in->order[i]);
        any |= changed;
    }
    sets_settle(in->unit);
    return any;
}

/* What only callers know; what comes of that may tell more about them. */
static bool infer_downward(struct inference *in)
{
    bool changed = false;
    for (size_t i = in->count; i-- > 0;)
        if (has_open(in->order[i]) || wants_any(in->order[i]))
            changed |= ask_callers(in, in->order[i]);
    sets_settle(in->unit);
    return changed;
}

void infer(struct ir_unit *unit, struct diagnostics *all)
{
    struct inference in = {.unit = unit, .all = all};
    find_order(&in);
    for (size_t i = 0; i < in.count; i++)
        outputs_find(unit, in.order[i]);
    infer_upward(&in);
    for (int round = 0; infer_downward(&in) && round < MOST_ROUNDS; round++)
        infer_upward(&in);
    for (size_t i = 0; i < in.count; i++)
        find_empties(&in, in.order[i]);
    hears_find(unit, in.order, in.count);
    for (size_t i = 0; i < in.count; i++)
        report_open(&in, in.order[i]);
    report_conditions(&in);
    pool_free(&in.pool);
}
