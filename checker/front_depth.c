/* front_depth.c - bounded recursion: DEPTH(n) in front of functions that call themselves or each
 * other.
 *
 * `n` is an unsigned parameter, which stays as it is. A function with a DEPTH that calls one passes
 * a smaller n (the bounds pass proves it), or its own n as it is, but not so all the way round;
 * whoever else calls one passes a constant. So on the way round no more calls than `steps` are made
 * with one n, and no more than that for each n from the constant down to 0 are ever on the stack.
 */
#include "front_emit.h"

/* The largest first n: what is deeper is better done by a loop. */
#define DEEPEST 65535

static int depth_of(const struct function *function)
{
    return function->is_sdk ? -1 : function->ir->result.depth;
}

void depth_enter(struct function *function)
{
    int depth = depth_of(function);
    if (depth >= 0)
        function->parameters[depth]->is_depth = true;
}

bool depth_is_bounded(const struct function *function)
{
    return depth_of(function) >= 0;
}

const struct node *depth_start(const struct node *call)
{
    int depth = depth_of(call->function);
    return depth >= 0 ? node_bare(call->children[depth]) : NULL;
}

/* ---- What a call passes ---- */

/* A constant, where the callee does not come back: it begins there. */
static bool begins(const struct function *caller, const struct function *callee,
                   const struct node *start)
{
    return start->kind == NODE_CONSTANT && caller->circle != callee->circle;
}

static bool passes_its_own(const struct function *caller, const struct node *start)
{
    return depth_is_bounded(caller) && start->kind == NODE_VARIABLE &&
           start->variable == caller->parameters[depth_of(caller)];
}

/* The caller's own n, to another function on the way round. */
static bool stays(const struct function *caller, const struct call_site *call)
{
    return call->start != NULL && call->callee != caller &&
           call->callee->circle == caller->circle && passes_its_own(caller, call->start);
}

static void check_start(struct front *front, const struct function *caller,
                        const struct call_site *call)
{
    const struct node *start = call->start;
    const struct function *function = call->callee;
    bool is_constant = start->kind == NODE_CONSTANT;
    bool is_inside = depth_is_bounded(caller) && !begins(caller, function, start);
    if (is_inside || (caller->circle == function->circle && !function->circle->is_bounded))
        return;
    if (is_constant && start->value >= 0 && start->value <= DEEPEST) {
        uint64_t depth = start->value > 0 ? (uint64_t)start->value : 1;
        if (depth > function->circle->depth)
            function->circle->depth = depth;
        return;
    }
    if (front_refuse(front, start->place, "depth",
                     is_constant ? "`%s` of `%s` would start at more than 65535"
                                 : "`%s` of `%s` starts at something that is not known here",
                     function->parameters[depth_of(function)]->name, function->name))
        front_advise(front,
                     "pass a constant, at most 65535: so many calls and one more find room on "
                     "the stack, which is reserved for them");
}

/* ---- All calls ---- */

/* How many calls in a row pass what they got, the one of this function among them. */
static uint64_t count_steps(struct front *front, struct function *function)
{
    uint64_t steps = 0;
    function->is_on_the_way = true;
    for (size_t i = 0; i < function->call_count; i++) {
        const struct call_site *call = &function->calls[i];
        struct function *callee = call->callee;
        if (!stays(function, call))
            continue;
        if (callee->is_on_the_way && !callee->circle->is_told) {
            callee->circle->is_told = true;
            const char *n = function->parameters[depth_of(function)]->name;
            if (front_refuse(
                    front, call->place, "depth",
                    "`%s` passes its `%s` on as it is, and so does every call from `%s` up "
                    "to here: it never gets smaller",
                    function->name, n, callee->name))
                front_advise(front, "end where `%s` is 0, and pass `%s - 1` in one of these calls",
                             n, n);
        }
        if (callee->is_on_the_way)
            continue;
        uint64_t further = callee->steps > 0 ? callee->steps : count_steps(front, callee);
        steps = further > steps ? further : steps;
    }
    function->is_on_the_way = false;
    return function->steps = steps + 1;
}

/* What begins with the caller's n or less. True if that was news. */
static bool hand_on_depth(const struct function *caller)
{
    bool changed = false;
    for (size_t i = 0; i < caller->call_count && depth_is_bounded(caller); i++) {
        const struct call_site *call = &caller->calls[i];
        if (call->start == NULL || begins(caller, call->callee, call->start) ||
            call->callee->circle->depth >= caller->circle->depth)
            continue;
        call->callee->circle->depth = caller->circle->depth;
        changed = true;
    }
    return changed;
}

void depth_check(struct front *front)
{
    for (size_t f = 0; f < front->function_count; f++) {
        struct function *function = front->functions[f];
        for (size_t i = 0; i < function->call_count; i++)
            if (function->calls[i].start != NULL)
                check_start(front, function, &function->calls[i]);
        if (function->circle->is_bounded && function->steps == 0)
            count_steps(front, function);
        if (function->steps > function->circle->steps)
            function->circle->steps = function->steps;
    }
    for (bool changed = true; changed;) {
        changed = false;
        for (size_t f = 0; f < front->function_count; f++)
            changed |= hand_on_depth(front->functions[f]);
    }
    for (size_t f = 0; f < front->function_count; f++) {
        const struct circle *circle = front->functions[f]->circle;
        if (circle->is_bounded && circle->depth > 0)
            front->functions[f]->ir->bound = (circle->depth + 1) * circle->steps - 1;
    }
}

bool depth_in_table_refused(struct front *front, const struct function *entry, struct place at)
{
    if (depth_of(entry) < 0 ||
        !front_refuse(front, at, "depth", "`%s` has a DEPTH, and stands in a table", entry->name))
        return false;
    front_advise(front, "write a function that calls it with a constant, and put that there");
    return true;
}

bool depth_change_refused(struct front *front, const struct variable *variable, struct place at)
{
    if (!variable->is_depth || !front_refuse(front, at, "depth",
                                             "`%s` bounds how deep this function calls itself, and "
                                             "would change",
                                             variable->name))
        return false;
    front_advise(front, "copy it to a local first, and pass on what is smaller than `%s` itself",
                 variable->name);
    return true;
}

/* ---- Into the IR ---- */

/* What is called by a function with a DEPTH, and does not begin there: it must be passed less. */
void depth_lower(struct emit *emit, const struct node *call, const ir_var *values)
{
    const struct function *callee = call->function, *caller = emit->function;
    const struct node *start = depth_start(call);
    if (start == NULL || !depth_is_bounded(caller) || begins(caller, callee, start) ||
        (callee != caller && passes_its_own(caller, start)))
        return;
    int depth = depth_of(callee);
    const struct node *argument = call->children[depth];
    const struct variable *n = caller->parameters[depth_of(caller)];
    const char *whom =
        callee == caller ? "itself" : front_format(emit->front, "`%s`", callee->name);
    struct ir_element element = {
        .check = IR_SMALLER,
        .base = IR_NONE,
        .index = operand_of(emit, argument, values[depth]),
        .count = {.kind = IR_VARIABLE, .variable = n->index},
        .rule = "depth",
        .why = front_format(emit->front, "`%s` calls %s, and must pass less than its own `%s`",
                            caller->name, whom, n->name),
        .advice = front_format(emit->front,
                               "end where `%s` is 0 before the call, and pass `%s - 1`: "
                               "`if (%s == 0) return ...;`",
                               n->name, n->name, n->name),
    };
    emit_element(emit, element, argument->place);
}
