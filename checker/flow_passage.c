/* flow_passage.c - arguments of static functions of which marks cannot say all: the result tells
 * what became of them, or a message comes along with them.
 *
 *     static bool ask(struct Store_client *s)      true: in state Ready; false: gone
 *     static bool try_put(struct packet *p)        true: taken over; false: still the caller's
 *     static void answer(struct Store_server *s)   comes with the message that it answers
 *
 * `exits` says in what condition the parameter is at a return, by the number that is returned;
 * `entry` what an endpoint is in at every call. infer.c writes both. Here every return and every
 * call is held against them, so what is written there wrongly refuses a program and accepts none.
 * What exits say is kept is the very object that came in: such a parameter is never assigned. */
#include "flow.h"

static const struct ir_variable *formal_of(const struct ir_function *function, size_t i)
{
    return &function->variables[function->parameters[i]];
}

static const struct flow_passage *passage_of(const struct ir_function *function, size_t i)
{
    return i < function->parameter_count ? formal_of(function, i)->passage : NULL;
}

bool flow_has_exits(const struct ir_function *function, size_t i)
{
    const struct flow_passage *passage = passage_of(function, i);
    return passage != NULL && passage->exit_count > 0;
}

/* ---- what one condition includes ---- */

static bool mask_within(const struct flow_mask *inner, const struct flow_mask *outer)
{
    for (int i = 0; i < 4; i++)
        if (inner->word[i] & ~outer->word[i])
            return false;
    return true;
}

/* Whatever may be done with all of `outer` may be done with `inner`. */
static bool is_within(const struct flow_endpoint *inner, const struct flow_endpoint *outer)
{
    struct flow_mask open = outer->idle;
    flow_mask_join(&open, &outer->loose);
    return mask_within(&inner->idle, &outer->idle) && mask_within(&inner->loose, &open) &&
           mask_within(&inner->held, &outer->held) &&
           mask_within(&inner->messages, &outer->messages) &&
           (inner->untaken & ~outer->untaken) == 0 && (inner->taken & ~outer->taken) == 0 &&
           inner->closed <= outer->closed && inner->may_time_out <= outer->may_time_out &&
           inner->may_connect <= outer->may_connect;
}

static bool is_unknown(const struct flow_endpoint *endpoint)
{
    return !endpoint->closed && flow_mask_is_empty(&endpoint->idle) &&
           flow_mask_is_empty(&endpoint->loose) && flow_mask_is_empty(&endpoint->held);
}

/* ---- the call ---- */

/* An endpoint that comes with its message; false if the parameter is an ordinary one. */
bool flow_passage_enter(struct flow *flow, const struct ir_instruction *call, size_t i)
{
    const struct flow_passage *passage = passage_of(call->callee, i);
    if (passage == NULL || !passage->has_entry)
        return false;
    ir_var v = call->args[i];
    struct place at = flow_argument_place(call, i);
    if (!(flow_value(flow, v)->possible & (FLOW_OWNED | FLOW_LENT)))
        return true;
    flow_refuse_lent_by_slot(flow, v, at, "passing it on");
    const struct flow_endpoint *endpoint = flow_endpoint(flow, v);
    flow_notice_silence(flow, endpoint, at);
    if (is_unknown(endpoint) || is_within(endpoint, &passage->entry))
        return true;
    if (flow_error(flow, at, "state", "%s is not as other callers of `%s` pass it",
                   flow_name(flow, v), call->callee->name))
        flow_help(flow, "call it with the same messages everywhere, or write two functions");
    flow_value(flow, v)->possible = FLOW_SILENT;
    flow_silence(flow, v);
    return true;
}

/* An endpoint went in with its message, and nobody knows how it came back. Where the callee was
 * refused, that is why. */
bool flow_passage_lost(struct flow *flow, const struct ir_instruction *call, size_t i)
{
    const struct flow_passage *passage = passage_of(call->callee, i);
    if (passage == NULL || !passage->has_entry)
        return false;
    for (size_t n = 0; flow->told != NULL && n < flow->told->refused_count; n++)
        flow->complained |= flow->told->refused[n] == call->callee;
    return true;
}

/* An exit, for an argument that may be null or not; false: it is impossible for this one. */
static bool exit_for(const struct flow *flow, const struct flow_case *exit, ir_var v,
                     struct flow_case *item)
{
    uint32_t null = flow_value(flow, v)->possible & FLOW_NULL;
    uint32_t held = flow_value(flow, v)->possible & (FLOW_OWNED | FLOW_LENT);
    *item = *exit;
    item->endpoint.since = flow->site;
    item->possible = exit->possible & FLOW_GIVEN;
    if (exit->possible & (FLOW_OWNED | FLOW_LENT))
        item->possible |= held;
    item->possible |= null;
    return item->possible != 0;
}

/* The argument after the call, whatever the result, and by it. Only for what has exits. */
void flow_passage_leave(struct flow *flow, const struct ir_instruction *call, size_t i)
{
    const struct flow_passage *passage = passage_of(call->callee, i);
    ir_var v = call->args[i];
    bool is_endpoint = flow_variable(flow, v)->class == IR_ENDPOINT;
    struct flow_case items[FLOW_MOST_CASES], all = {.endpoint.since = flow->site};
    uint32_t count = 0;
    bool claims = formal_of(call->callee, i)->annotation.claims;
    if (claims && !flow_must_own(flow, v, flow_argument_place(call, i), "given away"))
        return;
    if (!(flow_value(flow, v)->possible & (FLOW_OWNED | FLOW_LENT)))
        return;
    if (claims)
        flow_expire_lender(flow, v);
    else
        flow_expire_message(flow, v);
    if (is_endpoint && is_unknown(flow_endpoint(flow, v))) {
        flow_unbind(flow, v);
        flow_value(flow, v)->possible = claims ? FLOW_SILENT : flow_value(flow, v)->possible;
        return;
    }
    for (uint32_t n = 0; n < passage->exit_count; n++) {
        if (!exit_for(flow, &passage->exits[n], v, &items[count]))
            continue;
        all.possible |= items[count].possible;
        flow_endpoint_join(&all.endpoint, &items[count].endpoint);
        count++;
    }
    struct flow_value *value = flow_value(flow, v);
    value->possible = count > 0 ? all.possible : FLOW_SILENT;
    if (value->possible & FLOW_GIVEN) {
        flow_wait_gone(flow, v);
        value->cause = flow->site;
        value->meet = IR_NONE;
        value->nulls = value->fulls = value->filled = 0;
    }
    if (is_endpoint) {
        flow_unbind(flow, v);
        *flow_endpoint(flow, v) = all.endpoint;
    }
    flow_cases_begin(flow, v, call->dst, items, count);
}

/* ---- the return ---- */

static const struct flow_case *exit_with(const struct flow_passage *passage, uint32_t number)
{
    const struct flow_case *any = NULL;
    for (uint32_t n = 0; n < passage->exit_count; n++) {
        if (passage->exits[n].number == number)
            return &passage->exits[n];
        if (passage->exits[n].number == 0)
            any = &passage->exits[n];
    }
    return any;
}

static bool is_exit(const struct flow_case *one, const struct flow_case *exit)
{
    const uint32_t known = FLOW_OWNED | FLOW_LENT | FLOW_GIVEN | FLOW_NULL | FLOW_SILENT;
    if (exit == NULL || (one->possible & ~known) != 0 ||
        (one->possible & ~(exit->possible | FLOW_SILENT)) != 0)
        return false;
    return !(one->possible & (FLOW_OWNED | FLOW_LENT)) ||
           is_within(&one->endpoint, &exit->endpoint);
}

/* With a number of which nothing is known it must agree with every exit. */
static bool agrees(const struct flow_passage *passage, const struct flow_case *one)
{
    if (one->number != 0)
        return is_exit(one, exit_with(passage, one->number));
    for (uint32_t n = 0; n < passage->exit_count; n++)
        if (!is_exit(one, &passage->exits[n]))
            return false;
    return exit_with(passage, 0) != NULL;
}

static ir_var returned(const struct ir_instruction *at)
{
    return at->arg_count > 0 ? at->args[0] : IR_NONE;
}

/* What came along may go back as it came, once it is known which message it is. */
static void settle(struct flow *flow, const struct ir_instruction *at, ir_var v)
{
    const struct ir_variable *variable = flow_variable(flow, v);
    if (variable->class != IR_ENDPOINT ||
        !(flow_value(flow, v)->possible & (FLOW_OWNED | FLOW_LENT)))
        return;
    if (variable->passage->has_entry)
        flow_inspected(flow, v, at->place, "the return");
    else
        flow_settle(flow, v, at->place, "the return");
}

/* At a return: the parameters whose exits are known. */
void flow_passage_return(struct flow *flow, const struct ir_instruction *at)
{
    struct flow_case items[FLOW_MOST_CASES];
    for (size_t i = 0; i < flow->function->parameter_count; i++) {
        ir_var v = flow->function->parameters[i];
        if (!flow_has_exits(flow->function, i))
            continue;
        settle(flow, at, v);
        uint32_t count = flow_cases_of(flow, v, returned(at), items);
        bool right = true;
        for (uint32_t n = 0; n < count; n++)
            right &= agrees(passage_of(flow->function, i), &items[n]);
        if (!right && flow_error(flow, at->place, "join",
                                 "what `%s` returns here does not tell what became of %s",
                                 flow->function->name, flow_name(flow, v)))
            flow_help(flow, "return one number where it is gone and another where it is not");
        flow_value(flow, v)->possible = FLOW_SILENT; /* the caller has it, or it is gone */
    }
}

/* ---- what infer.c wants to know ---- */

/* The message of this parameter is asked for, and it has received none yet. */
void flow_passage_want(struct flow *flow, ir_var v)
{
    if (flow->trial == NULL || flow->trial->wants == NULL || !flow->reporting ||
        flow_variable(flow, v)->storage != IR_PARAMETER ||
        flow_endpoint(flow, v)->since != FLOW_NO_SITE)
        return;
    for (size_t i = 0; i < flow->function->parameter_count; i++)
        if (flow->function->parameters[i] == v)
            flow->trial->wants[i] = true;
}

/* The same, of what is passed on. */
void flow_passage_wanted(struct flow *flow, const struct ir_instruction *call, size_t i)
{
    const struct flow_passage *passage = passage_of(call->callee, i);
    if (passage != NULL && passage->wants_message)
        flow_passage_want(flow, call->args[i]);
}

/* All of them together, whatever is returned. */
void flow_exits_merge(struct flow_exits *exits)
{
    struct flow_case *first = &exits->items[0];
    for (uint32_t n = 1; n < exits->count; n++) {
        first->possible |= exits->items[n].possible;
        flow_endpoint_join(&first->endpoint, &exits->items[n].endpoint);
    }
    first->number = 0;
    exits->count = 1;
}

/* Where there are too many numbers, they are told apart no longer. */
static void note_exit(struct flow_exits *exits, const struct flow_case *one)
{
    uint32_t n = 0;
    while (n < exits->count && exits->items[n].number != one->number)
        n++;
    if (n == FLOW_MOST_CASES) {
        flow_exits_merge(exits);
        n = 0;
    } else if (n == exits->count) {
        exits->items[exits->count++] = *one;
    }
    exits->items[n].possible |= one->possible;
    flow_endpoint_join(&exits->items[n].endpoint, &one->endpoint);
}

void flow_passage_note(struct flow *flow, const struct ir_instruction *at)
{
    struct flow_case items[FLOW_MOST_CASES];
    if (flow->trial == NULL || flow->trial->exits == NULL || !flow->reporting)
        return;
    for (size_t i = 0; i < flow->function->parameter_count; i++) {
        ir_var v = flow->function->parameters[i];
        if (!flow_is_reference(flow_variable(flow, v)))
            continue;
        uint32_t count = flow_cases_of(flow, v, returned(at), items);
        for (uint32_t n = 0; n < count; n++) {
            if (!(items[n].possible & (FLOW_OWNED | FLOW_LENT)))
                items[n].endpoint = (struct flow_endpoint){.since = FLOW_NO_SITE};
            else if (flow_variable(flow, v)->class == IR_ENDPOINT && is_unknown(&items[n].endpoint))
                flow->trial->exits[i].is_lost = true;
            note_exit(&flow->trial->exits[i], &items[n]);
        }
    }
}

/* ---- words ---- */

/* Which results keep the argument, or give it away: "1 or 2"; NULL: none. */
static const char *results(struct flow *flow, const struct flow_passage *passage, uint32_t what)
{
    const char *text = NULL;
    for (uint32_t n = 0; n < passage->exit_count; n++) {
        const struct flow_case *exit = &passage->exits[n];
        if (!(exit->possible & what))
            continue;
        const char *one =
            exit->number == 0
                ? "anything else"
                : pool_print(flow->pool, "%lld", (long long)flow_number_value(exit->number));
        text = text != NULL ? pool_print(flow->pool, "%s or %s", text, one) : one;
    }
    return text;
}

/* v was an argument of the call at `site`: true if the call's result would have told what became of
 * it, and that is said. */
bool flow_passage_explain(struct flow *flow, ir_var v, uint32_t site)
{
    if (site == FLOW_NO_SITE || flow->sites[site]->op != IR_CALL)
        return false;
    const struct ir_instruction *call = flow->sites[site];
    for (size_t i = 0; i < call->arg_count; i++) {
        const struct flow_passage *passage = passage_of(call->callee, i);
        if (call->args[i] != v || !flow_has_exits(call->callee, i))
            continue;
        const char *gone = results(flow, passage, FLOW_GIVEN);
        const char *kept = results(flow, passage, FLOW_OWNED);
        if (gone == NULL || kept == NULL)
            return false;
        flow_note_place(flow, formal_of(call->callee, i)->annotation.why,
                        "`%s` takes over `%s` when it returns %s, and leaves it to its caller when "
                        "it returns %s [inferred]",
                        call->callee->name, formal_of(call->callee, i)->name, gone, kept);
        flow_help(flow, "test the result of `%s`: only where it is %s is %s still there",
                  call->callee->name, kept, flow_name(flow, v));
        return true;
    }
    return false;
}
